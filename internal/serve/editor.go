package serve

import (
	"fmt"
	"html/template"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"readout/internal/source"
)

// An Editor is an address that opens a file in an editor, with {path}, {line}
// and {column} where they belong, or "" for none. The path is absolute and
// begins with a slash on every system.
type Editor string

// editors are those that go by a name.
func editors() map[string]Editor {
	return map[string]Editor{
		"none":     "",
		"vscode":   "vscode://file{path}:{line}:{column}",
		"vscodium": "vscodium://file{path}:{line}:{column}",
		"cursor":   "cursor://file{path}:{line}:{column}",
		"zed":      "zed://file{path}:{line}:{column}",
		"idea":     "idea://open?file={path}&line={line}&column={column}",
		"obsidian": "obsidian://open?path={path}",
	}
}

// ParseEditor returns the editor of a name, or one that is given as an address.
func ParseEditor(text string) (Editor, error) {
	if e, known := editors()[text]; known {
		return e, nil
	}
	scheme, _, found := strings.Cut(text, ":")
	harmful := []string{"javascript", "data", "vbscript", "http", "https", "file", "blob", "about"}
	if _, err := url.Parse(strings.NewReplacer("{", "", "}", "").Replace(text)); err != nil || !found || scheme == "" ||
		slices.Contains(harmful, strings.ToLower(scheme)) || !strings.Contains(text, "{path}") {
		return "", fmt.Errorf("%q is no editor; write vscode, vscodium, cursor, zed, idea, obsidian, none, "+
			"or an address such as vscode://file{path}:{line}:{column}", text)
	}
	return Editor(text), nil
}

// link returns the address that opens a place in a file.
func (e Editor) link(file string, at source.Position) template.URL {
	name := "/" + strings.TrimPrefix(filepath.ToSlash(file), "/")
	escaped := (&url.URL{Path: name}).EscapedPath()
	if strings.Contains(string(e), "={path}") {
		escaped = strings.ReplaceAll(url.QueryEscape(name), "+", "%20")
	}
	return template.URL(strings.NewReplacer(
		"{path}", escaped, "{line}", strconv.Itoa(at.Line), "{column}", strconv.Itoa(at.Column)).Replace(string(e)))
}
