// Package starter makes the files of a new site: settings, an example of an article with
// the people and the topic in it, and what an editor's tools need: a workflow, a hook,
// schemas and snippets.
//
// The files stand in the folder site/, where DATE and YEAR are those of the day, HOME
// and REF say where readout's action is, and GENERATOR is both. Snippets, schemas
// and types of properties are made of the descriptions of package schema. No file that
// exists is ever replaced, so that a site may also be completed.
package starter

import (
	"embed"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"time"

	"readout/internal/schema"
)

// A File is one file of a new site, at a path below its folder.
type File struct {
	Path       string
	Text       string
	Executable bool
	// Example says that the file shows how content is written. A folder that has
	// content gets none.
	Example bool
}

// A Generator is the repository that has readout's action, at a tag, branch or commit.
type Generator struct{ Home, Ref string }

var generatorForm = regexp.MustCompile(`^([A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+)@([A-Za-z0-9][A-Za-z0-9._/-]*)$`)

// ParseGenerator reads OWNER/REPO@REF. An empty text is no generator.
func ParseGenerator(text string) (Generator, error) {
	if text == "" {
		return Generator{}, nil
	}
	m := generatorForm.FindStringSubmatch(text)
	if m == nil {
		return Generator{}, fmt.Errorf("%q is no repository with a tag, branch or commit; write it as OWNER/REPO@v1", text)
	}
	return Generator{m[1], m[2]}, nil
}

//go:embed all:site
var site embed.FS

// Workflow is the path of the file that needs a generator.
const Workflow = ".github/workflows/site.yml"

// Files returns the files of a site that is begun on a day, in UTC, which is the time
// zone of its settings. Without a generator there is
// no workflow.
func Files(day time.Time, g Generator) []File {
	homepage, publish := "readout", ""
	if g.Home != "" {
		homepage = "[readout](https://github.com/" + g.Home + ")"
		publish = "- To publish it on GitHub: under *Settings → Pages*, set *Source* to *GitHub Actions*, and push to `main`.\n"
	}
	words := strings.NewReplacer(
		"[readout](HOMEPAGE)", homepage, "PUBLISH\n", publish,
		"DATE", day.Format(time.DateOnly), "YEAR", day.Format("2006"),
		"GENERATOR", g.Home+"@"+g.Ref, "HOME", g.Home, "REF", g.Ref,
	)
	var files []File
	err := fs.WalkDir(site, "site", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := site.ReadFile(name)
		if err != nil {
			return err
		}
		path := strings.TrimPrefix(name, "site/")
		if path == Workflow && g.Home == "" {
			return nil
		}
		files = append(files, File{
			Path: words.Replace(path), Text: words.Replace(string(text)),
			Executable: strings.HasPrefix(path, ".githooks/"), Example: strings.HasPrefix(path, "content/"),
		})
		return nil
	})
	if err != nil {
		panic(err) // the files are part of the program
	}
	settings, _ := schema.Of(schema.Site)
	return append(files,
		File{Path: ".vscode/readout.schema.json", Text: string(settings)},
		File{Path: ".vscode/readout.code-snippets", Text: snippets()},
		File{Path: ".obsidian/types.json", Text: propertyTypes()},
	)
}
