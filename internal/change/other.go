package change

import (
	"bytes"
	"reflect"
	"slices"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/source"
)

// otherFiles counts the files of both versions that say something else in their text or
// their front matter, and that no list of a report names. Settings count as a file.
func (c *comparer) otherFiles(r *Report) int {
	named := c.filesOf(r)
	before := map[string]*document.Document{}
	for _, d := range c.before.documents() {
		before[c.before.file(d.File.Path)] = d
	}
	n := 0
	if !c.sameSettings() {
		n++
	}
	for _, d := range c.after.documents() {
		path := string(d.File.Path)
		if b := before[path]; b != nil && !named[path] && b.File.Digest != d.File.Digest && !sameWords(b, d) {
			n++
		}
	}
	return n
}

// sameSettings reports whether the settings of both versions are the same, the sides of unnamed
// sources aside, which are seen at the statements.
func (c *comparer) sameSettings() bool {
	before, after := c.before.site.Config, c.after.site.Config
	before.Sources, after.Sources = nil, nil
	return reflect.DeepEqual(before, after)
}

// documents returns the files of articles, entities, events and pages.
func (v *version) documents() []*document.Document {
	var list []*document.Document
	for i := range v.site.Articles {
		list = append(list, v.site.Articles[i].Document)
	}
	for i := range v.site.Registry.Len() {
		list = append(list, v.site.Registry.At(entity.ID(i)).Document)
	}
	for i := range v.site.Events {
		list = append(list, v.site.Events[i].Body.Document)
	}
	for i := range v.site.Pages {
		list = append(list, v.site.Pages[i].Document)
	}
	return slices.DeleteFunc(list, func(d *document.Document) bool { return d == nil })
}

// sameWords reports whether two documents have the same text and front matter. Comments
// and blank lines of the text are no words.
func sameWords(a, b *document.Document) bool {
	return bytes.Equal(a.Text.Plain, b.Text.Plain) && bytes.Equal(frontMatter(a), frontMatter(b))
}

// frontMatter returns what stands before the text of a file.
func frontMatter(d *document.Document) []byte {
	data := bytes.ReplaceAll(d.File.Data, []byte("\r"), nil)
	if head, _, found := bytes.Cut(data, []byte("\n---\n")); found {
		return head
	}
	return data
}

// filesOf returns the files that a report names, by the names that they have in the second
// version.
func (c *comparer) filesOf(r *Report) map[string]bool {
	named := map[string]bool{}
	add := func(v *version, file string) { named[v.file(source.Path(file))] = true }
	namedIn(c, r.Statements, add, func(s *Statement) string { return s.File })
	namedIn(c, r.Corrections, add, func(c *Correction) string { return c.File })
	namedIn(c, r.Events, add, func(e *Event) string { return e.File })
	namedIn(c, r.Posts, add, func(p *Post) string { return p.File })
	namedIn(c, r.Pages, add, func(p *Page) string { return p.File })
	namedIn(c, r.Diagnostics, add, func(d *Diagnostic) string { return d.File })
	return named
}

func namedIn[T any](c *comparer, list []Change[T], add func(*version, string), file func(*T) string) {
	for _, one := range list {
		if one.Before != nil {
			add(c.before, file(one.Before))
		}
		if one.After != nil {
			add(c.after, file(one.After))
		}
	}
}
