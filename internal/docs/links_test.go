package docs_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

var (
	pageLink  = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	anyFence  = regexp.MustCompile("(?ms)^ *```.*?^ *```$")
	inlineRun = regexp.MustCompile("`[^`\n]*`")
	title     = regexp.MustCompile(`(?m)^#+ (.*)$`)
)

// outside are links that lead to no file of the repository.
var outside = map[string]bool{"../../releases": true} // of GitHub, which reads it as a page of the repository

// Every link of the documentation leads to a file of the repository, and to a heading of
// it that is there. Addresses of other hosts are https.
func TestLinks(t *testing.T) {
	for _, file := range pages(t) {
		name, _ := filepath.Rel(root, file)
		for _, m := range pageLink.FindAllStringSubmatch(prose(read(t, name)), -1) {
			address := m[1]
			switch {
			case outside[address], strings.HasPrefix(address, "https://"), strings.HasPrefix(address, "http://127.0.0.1:8080/"):
				continue
			case strings.Contains(address, "://"):
				t.Errorf("%s: %s is not https", name, address)
				continue
			}
			path, anchor, _ := strings.Cut(address, "#")
			target := filepath.Join(filepath.Dir(file), filepath.FromSlash(path))
			if path == "" {
				target = file
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s: %s leads to nothing", name, address)
			} else if anchor != "" && !anchors(t, target)[anchor] {
				t.Errorf("%s: %s: there is no such heading", name, address)
			}
		}
	}
}

// prose returns a page without its code.
func prose(page string) string {
	return inlineRun.ReplaceAllString(anyFence.ReplaceAllString(page, ""), "")
}

// anchors returns the anchors of a page's headings, as GitHub makes them.
func anchors(t *testing.T, file string) map[string]bool {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for _, m := range title.FindAllStringSubmatch(anyFence.ReplaceAllString(string(data), ""), -1) {
		all[anchorOf(m[1])] = true
	}
	return all
}

// anchorOf returns the anchor of a heading: its letters, digits, hyphens and spaces, in
// lower case and with hyphens for the spaces.
func anchorOf(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, strings.ReplaceAll(heading, "`", ""))
}
