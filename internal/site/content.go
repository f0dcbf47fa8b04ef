package site

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// resolveOthers resolves what documents that are no articles refer to.
func (r *resolver) resolveOthers() {
	s := r.site
	for i := range s.Bodies {
		r.resolveOther(&s.Bodies[i])
	}
	for i := range s.Events {
		r.resolveOther(&s.Events[i].Body)
	}
	for i := range s.Pages {
		r.resolveOther(&s.Pages[i])
	}
}

func (r *resolver) resolveOther(c *Content) {
	if c.Document == nil {
		return
	}
	c.References = r.Names.Lexicon.ReadMarks(c.Document, r.reportMark).References
	r.resolveLinks(c)
}

// resolveLinks resolves what a document refers to beside entities.
func (r *resolver) resolveLinks(c *Content) {
	d := c.Document
	for _, l := range d.EventLinks {
		c.EventLinks = append(c.EventLinks, r.event(d.File.Path, meta.Value{Text: l.Target, Span: l.Source}))
	}
	for _, l := range d.Links {
		t := r.target(d.File.Path, l.Target, l.Source)
		t.Anchor = r.anchor(d.File.Path, l, t)
		c.Links = append(c.Links, t)
	}
	c.Image = r.image(d)
}

// listed returns the events that a topic's file lists.
func (r *resolver) listed(d *document.Document) []EventID {
	if d == nil || d.Topic == nil {
		return nil
	}
	var list []EventID
	for _, v := range d.Topic.Events {
		if id := r.event(d.File.Path, v); id != NoEvent && !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}

// resolveArticle resolves the marks of an article, which are known, and what it
// refers to else.
func (r *resolver) resolveArticle(a *Article, head *document.Head, marks *mention.Marks) {
	a.References, a.Topics, a.About = marks.References, marks.Topics, marks.About
	if marks.Unclear {
		r.Names.Lexicon.ReadMarks(a.Document, r.reportMark)
	}
	if marks.Suspect {
		r.reportSlips(a, marks.Statements)
	}
	a.Moved = head.Moved
	if head.Refers {
		r.resolveLinks(&a.Content)
		r.resolveEvents(a)
	}
}

func (r *resolver) resolveEvents(a *Article) {
	d := a.Document
	a.MainEvent = r.event(d.File.Path, d.Article.Event)
	add := func(id EventID) {
		if id != NoEvent && !slices.Contains(a.Events, id) {
			a.Events = append(a.Events, id)
		}
	}
	add(a.MainEvent)
	for i := range d.Events {
		id := r.events[d.Events[i].ID]
		a.Declared = append(a.Declared, id)
		add(id)
	}
	for _, id := range a.EventLinks {
		add(id)
	}
}

// image returns the file that a document's front matter names as its picture.
func (r *resolver) image(d *document.Document) source.Path {
	v := imageOf(d)
	if !v.Given() {
		return ""
	}
	t := r.target(d.File.Path, source.Path(path.Join(path.Dir(string(d.File.Path)), v.Text)), v.Span)
	if t.Kind != ToFile {
		return ""
	}
	return t.File
}

func imageOf(d *document.Document) meta.Value {
	switch {
	case d.Article != nil:
		return d.Article.Image
	case d.Person != nil:
		return d.Person.Image
	}
	return meta.Value{}
}

// target resolves a link to a file of the site.
func (r *resolver) target(from, to source.Path, at source.Span) Target {
	if i, ok := r.published(to); ok && r.targets[i].Kind != ToNothing {
		return r.targets[i]
	}
	kind, id, isContent := document.KindOf(to)
	if isContent {
		if t, ok := r.contentTarget(from, to, at, kind, id); ok {
			return t
		}
	} else if file, ok := r.file(to); ok {
		if strings.HasPrefix(string(to), "content/") && !publishable(to) {
			name := path.Base(string(to))
			r.problem(from, at, "unsafe-file", fmt.Sprintf("move it to assets/root/%s and link to it as /%s; files beside an article may be %s", name, name, strings.Join(attachments, ", ")),
				"%q is not a kind of file that content may publish", name)
			return Target{}
		}
		return Target{Kind: ToFile, File: file}
	}
	r.problem(from, at, "broken-link", r.pathHint(from, to), "there is no file %q", to)
	return Target{}
}

// anchor returns the place on the page that a link leads to, and reports one that
// is not there.
func (r *resolver) anchor(from source.Path, l document.Link, t Target) string {
	if strings.TrimPrefix(l.Fragment, "#") == "" || t.Kind == ToNothing {
		return ""
	}
	if t.Kind == ToFile {
		return strings.TrimPrefix(l.Fragment, "#")
	}
	place := l.Fragment
	var places []string
	if d := r.documentAt(l.Target); d != nil {
		id, ok := d.Anchor(l.Fragment)
		if ok {
			return id
		}
		place, places = id, slices.Clone(d.Anchors)
		for _, s := range d.Statements {
			places = append(places, s.ID)
		}
	}
	hint := "link to the page as a whole, or to one of its headings"
	if near, ok := spelling.Nearest(place, places); ok {
		hint = fmt.Sprintf("did you mean %q?", "#"+near)
	}
	r.problem(from, l.Source, "broken-link", hint, "there is no heading %q on that page", l.Fragment)
	return ""
}

// file returns the file of the site that a path means: a name is the same however
// its accents are composed, which differs between systems.
func (r *resolver) file(p source.Path) (source.Path, bool) {
	if r.Files()[p] {
		return p, true
	}
	if r.composed == nil {
		r.composed = map[source.Path]source.Path{}
		for file := range r.Files() {
			if composed := compose(file); composed != file || strings.ContainsFunc(string(file), func(c rune) bool { return c >= utf8.RuneSelf }) {
				r.composed[composed] = file
			}
		}
	}
	file, ok := r.composed[compose(p)]
	return file, ok
}

func compose(p source.Path) source.Path { return source.Path(spelling.Compose(string(p))) }

func (r *resolver) documentAt(p source.Path) *document.Document {
	i, found := r.published(p)
	if !found {
		return nil
	}
	return r.Published[i].Document
}

// attachments are the kinds of file that may stand beside an article. Content
// is not trusted, so none of them can hold a script that a browser would run
// at the site's address: no pages, no scripts, no SVG.
var attachments = []string{".avif", ".csv", ".gif", ".jpeg", ".jpg", ".mp3", ".mp4", ".pdf", ".png", ".txt", ".webp"}

func publishable(p source.Path) bool {
	return slices.Contains(attachments, strings.ToLower(path.Ext(string(p))))
}

// contentTarget resolves a link to a content file that is not published as a
// document of its own: a built-in country, or a withheld or broken file.
func (r *resolver) contentTarget(from, to source.Path, at source.Span, kind document.Kind, id string) (Target, bool) {
	if country, ok := r.Registry.Find(entity.Key{Kind: entity.Country, ID: id}); ok && kind == document.KindCountry {
		return Target{Kind: ToEntity, Index: int32(country)}, true
	}
	for _, d := range r.Withheld {
		if d.File.Path == to && !d.Unsure {
			r.report(entity.Withheld(from, at, fmt.Sprintf("%q", to), d))
			return Target{}, true
		}
	}
	// The file exists, and what is wrong with it has been said.
	return Target{}, r.Files()[to]
}

func (r *resolver) pathHint(from, to source.Path) string {
	if word := path.Base(string(to)); slices.Contains(document.Verbs, word) {
		return fmt.Sprintf("a statement is written [words](%s:speaker)", word)
	}
	if strings.HasPrefix(string(to), "assets/root/") {
		return "an address that begins with / leads to a file under assets/root/; to link to a page, write the path of its Markdown file from this one"
	}
	if near, ok := r.filesLike(to).Nearest(string(to)); ok && !r.inWithheld(near) {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return fmt.Sprintf("the address is read from the folder of this file, %s", path.Dir(string(from)))
}

// inWithheld reports whether a withheld file has the name of a file beside an
// article: then who hears of it may hear what is withheld.
func (r *resolver) inWithheld(file string) bool {
	if strings.HasSuffix(file, ".md") {
		return false
	}
	name := []byte(path.Base(file))
	return slices.ContainsFunc(r.Withheld, func(d *document.Document) bool { return bytes.Contains(d.File.Data, name) })
}

// filesLike returns the index of the files with the extension of a path: of
// content, of those that are published, and of others, of those that no withheld
// file refers to.
func (r *resolver) filesLike(to source.Path) *spelling.Index {
	extension := path.Ext(string(to))
	if r.files[extension] == nil {
		var known []string
		for p := range r.Files() {
			if path.Ext(string(p)) == extension && extension != ".md" {
				known = append(known, string(p))
			}
		}
		for i := range r.Published {
			if extension == ".md" {
				known = append(known, string(r.Published[i].File.Path))
			}
		}
		withheld := r.withheldLinks()
		known = slices.DeleteFunc(known, func(p string) bool { return withheld[source.Path(p)] })
		slices.Sort(known)
		r.files[extension] = spelling.NewIndex(known)
	}
	return r.files[extension]
}

// withheldLinks returns the files beside articles that withheld files refer to.
func (r *resolver) withheldLinks() map[source.Path]bool {
	files := map[source.Path]bool{}
	for _, d := range r.Withheld {
		for _, l := range d.Links {
			if _, _, isContent := document.KindOf(l.Target); !isContent {
				files[l.Target] = true
			}
		}
		if v := imageOf(d); v.Given() {
			files[source.Path(path.Join(path.Dir(string(d.File.Path)), v.Text))] = true
		}
	}
	return files
}
