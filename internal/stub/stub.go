// Package stub makes the text of new content files. A stub is a file with what is known of somebody or something
// so far; an editor completes it.
//
// The text is that of a template for its kind, a text/template over a Stub. A site's own,
// templates/person.md in its folder, replaces the built-in one.
package stub

import (
	"bytes"
	"embed"
	"errors"
	"io/fs"
	"path"
	"strings"
	"text/template"

	"readout/internal/country"
	"readout/internal/document"
	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// A Stub is a content file to be written. Fields that are not known are empty.
type Stub struct {
	Kind    document.Kind
	ID      string // of a country its code, of an article its path under content/articles
	Name    string // of an article or event its title
	Country string // a country's code: the nationality, where it lies, or for whom it speaks
	Post    string // of a person: the role
	Since   string // of a post: a date, perhaps partial
	Date    string // of an article or event
	Type    string // of an event
	Embargo string // until when it is withheld, as front matter has it
	Draft   bool
}

// Folder is where a site's own templates stand.
const Folder = "templates"

//go:embed templates
var builtIn embed.FS

// CountryCode returns the code of a country that is written by code or by name.
func CountryCode(word string) (string, bool) {
	if c, ok := country.Lookup(country.Code(strings.ToLower(word))); ok {
		return string(c.Code), true
	}
	folded := spelling.Fold(word)
	for _, c := range country.All() {
		for _, name := range append([]string{c.Name, c.OfficialName, c.InSentence}, c.Aliases...) {
			if spelling.Fold(name) == folded {
				return string(c.Code), true
			}
		}
	}
	return "", false
}

// Path is where the file stands in the site.
func (s *Stub) Path() source.Path {
	return source.Path(path.Join("content", s.Kind.Folder(), s.ID+".md"))
}

// Text writes the file by the template of its kind: the site's own in its folder, if there is one.
func (s *Stub) Text(site fs.FS) ([]byte, error) {
	name := path.Join(Folder, s.Kind.String()+".md")
	text, err := fs.ReadFile(site, name)
	if errors.Is(err, fs.ErrNotExist) {
		text, err = builtIn.ReadFile(name)
	}
	if err != nil {
		return nil, err
	}
	t, err := template.New(name).Funcs(template.FuncMap{"yaml": meta.Scalar}).Parse(string(text))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := t.Execute(&b, s); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
