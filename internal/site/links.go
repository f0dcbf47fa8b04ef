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
	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// A linkResolver finds the targets of links to files of the site. Each worker has its
// own.
type linkResolver struct {
	*reporter
	*Input
	targets []Target // by Published

	// Made when first needed.
	composed  map[source.Path]source.Path // files with accents, by their paths in composed form
	spellings map[string]*spelling.Index  // paths, by extension, for "did you mean"
}

// image returns the file that a document's front matter names as its picture.
func (r *linkResolver) image(d *document.Document) source.Path {
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
func (r *linkResolver) target(from, to source.Path, at source.Span) Target {
	if i, ok := indexOf(r.Published, to); ok && r.targets[i].Kind != ToNothing {
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

// anchor returns the id on the page that a link's fragment leads to. It reports a
// fragment that is not there.
func (r *linkResolver) anchor(from source.Path, l document.Link, t Target) string {
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

// file returns the file of the site at a path. Accents may be composed or not: file
// systems differ in that.
func (r *linkResolver) file(p source.Path) (source.Path, bool) {
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

func (r *linkResolver) documentAt(p source.Path) *document.Document {
	i, found := indexOf(r.Published, p)
	if !found {
		return nil
	}
	return r.Published[i].Document
}

// attachments are the extensions of the files that may stand beside an article.
// Content is not trusted, so none of these can hold a script that a browser would run
// at the site's address: no pages, no scripts, no SVG.
var attachments = []string{".avif", ".csv", ".gif", ".jpeg", ".jpg", ".mp3", ".mp4", ".pdf", ".png", ".txt", ".webp"}

func publishable(p source.Path) bool {
	return slices.Contains(attachments, strings.ToLower(path.Ext(string(p))))
}

// contentTarget resolves a link to a content file that is not published as a
// document of its own: a built-in country, or a withheld or broken file.
func (r *linkResolver) contentTarget(from, to source.Path, at source.Span, kind document.Kind, id string) (Target, bool) {
	if country, ok := r.Registry.Find(entity.Key{Kind: entity.Country, ID: id}); ok && kind == document.KindCountry {
		return Target{Kind: ToEntity, Index: int32(country)}, true
	}
	for _, d := range r.Withheld {
		if d.File.Path == to && !d.Unsure {
			r.report(entity.Withheld(from, at, fmt.Sprintf("%q", to), d))
			return Target{}, true
		}
	}
	// If the file exists, what is wrong with it is reported already.
	return Target{}, r.Files()[to]
}

func (r *linkResolver) pathHint(from, to source.Path) string {
	if word := path.Base(string(to)); slices.Contains(document.Verbs, document.Verb(word)) {
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

// inWithheld reports whether a withheld document has the name of an attachment in its
// text. To propose that name would tell something of the document.
func (r *linkResolver) inWithheld(file string) bool {
	if strings.HasSuffix(file, ".md") {
		return false
	}
	name := []byte(path.Base(file))
	return slices.ContainsFunc(r.Withheld, func(d *document.Document) bool { return bytes.Contains(d.File.Data, name) })
}

// filesLike returns a spelling index of the files with the extension of a path: of the
// published documents, or of the attachments that no withheld document refers to.
func (r *linkResolver) filesLike(to source.Path) *spelling.Index {
	extension := path.Ext(string(to))
	if r.spellings[extension] == nil {
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
		r.spellings[extension] = spelling.NewIndex(known)
	}
	return r.spellings[extension]
}

// withheldLinks returns the attachments that withheld documents refer to.
func (r *linkResolver) withheldLinks() map[source.Path]bool {
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
