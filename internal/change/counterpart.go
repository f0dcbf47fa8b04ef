package change

import (
	"slices"
	"strings"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/source"
)

// A comparer compares two versions. What has another id in the second version is known
// by its new id in both, so that a renamed person is not another speaker.
type comparer struct{ before, after *version }

// A version is a Version with the ids by which its articles, entities and events are
// known.
type version struct {
	Version
	site     *site.Site
	articles []string                    // by site.ArticleID: "2022/talks"
	entities []string                    // by entity.ID: "person/ana-lund"
	events   []string                    // by site.EventID
	files    map[source.Path]source.Path // the names by which moved files are known
	lines    map[source.Path]*lineCounter
}

func newComparer(before, after Version) *comparer {
	c := &comparer{newVersion(before), newVersion(after)}
	c.pairArticles()
	c.pairEntities()
	c.pairEvents()
	return c
}

func newVersion(v Version) *version {
	s := v.Plan.Site
	w := &version{Version: v, site: s, files: map[source.Path]source.Path{}, lines: map[source.Path]*lineCounter{}}
	for i := range s.Articles {
		w.articles = append(w.articles, s.Articles[i].Document.ID)
	}
	for i := range s.Registry.Len() {
		w.entities = append(w.entities, s.Registry.At(entity.ID(i)).Key.String())
	}
	for i := range s.Events {
		w.events = append(w.events, s.Events[i].ID)
	}
	return w
}

// moved notes that a document of the first version stands in another file now.
func (c *comparer) moved(before, after *document.Document) {
	if before != nil && after != nil && before.File.Path != after.File.Path {
		c.before.files[before.File.Path] = after.File.Path
	}
}

// pairArticles finds the articles that stand at another path: one that says so itself,
// or that has the same bytes, the same title and day, the same text, or the same day and
// words of statements.
func (c *comparer) pairArticles() {
	p := newPairing(len(c.before.articles), len(c.after.articles))
	p.by(c.before.article, c.after.article)
	same := len(p.pairs)
	p.by(c.before.article, c.after.formerArticle(c.before))
	p.by(c.before.formerArticle(c.after), c.after.article)
	p.by(c.before.bytesOfArticle, c.after.bytesOfArticle)
	p.by(c.before.headOfArticle, c.after.headOfArticle)
	p.by(c.before.textOfArticle, c.after.textOfArticle)
	p.by(c.before.wordsOfArticle, c.after.wordsOfArticle)
	for _, pair := range p.pairs[same:] {
		c.before.articles[pair[0]] = c.after.articles[pair[1]]
		c.moved(c.before.site.Articles[pair[0]].Document, c.after.site.Articles[pair[1]].Document)
	}
}

func (v *version) article(i int) string { return v.articles[i] }

// formerArticle returns a function that returns the id that an article has in another
// version, by its redirect_from.
func (v *version) formerArticle(other *version) func(i int) string {
	known := make(map[string]bool, len(other.articles))
	for _, id := range other.articles {
		known[id] = true
	}
	return func(i int) string {
		for _, from := range v.site.Articles[i].Document.RedirectFrom {
			id := strings.TrimSuffix(strings.TrimPrefix(from.Text, "articles/"), ".html")
			if known[id] {
				return id
			}
		}
		return ""
	}
}

func (v *version) bytesOfArticle(i int) string { return bytesOf(v.site.Articles[i].Document) }

func (v *version) headOfArticle(i int) string {
	a := &v.site.Articles[i]
	return keyOf(v.Words.Title(a), a.Date.Day.String())
}

func (v *version) textOfArticle(i int) string {
	t := &v.site.Articles[i].Document.Text
	if t.Body.Blocks.Start == t.Body.Blocks.End {
		return ""
	}
	return string(t.Plain[t.Blocks[t.Body.Blocks.Start].Span.Start:])
}

func (v *version) wordsOfArticle(i int) string {
	a := &v.site.Articles[i]
	var words []string
	for id := a.Statements.From; id < a.Statements.To; id++ {
		words = append(words, v.Words.Quote(&v.site.Statements[id]))
	}
	return keyOf(strings.Join(words, "\x00"), a.Date.Day.String())
}

// bytesOf returns what two documents share if their files have the same bytes.
func bytesOf(d *document.Document) string {
	if d == nil {
		return ""
	}
	return string(d.File.Digest[:])
}

// pairEntities finds the entities whose files have another name: those with the same
// bytes, or of the same name.
func (c *comparer) pairEntities() {
	before, after := c.before.site.Registry, c.after.site.Registry
	p := newPairing(before.Len(), after.Len())
	p.by(c.before.entity, c.after.entity)
	same := len(p.pairs)
	p.by(bytesOfEntities(before), bytesOfEntities(after))
	p.by(namesOfEntities(before), namesOfEntities(after))
	for _, pair := range p.pairs[same:] {
		c.before.entities[pair[0]] = c.after.entities[pair[1]]
		c.moved(before.At(entity.ID(pair[0])).Document, after.At(entity.ID(pair[1])).Document)
	}
}

func (v *version) entity(i int) string { return v.entities[i] }

func bytesOfEntities(r *entity.Registry) func(i int) string {
	return func(i int) string {
		e := r.At(entity.ID(i))
		return keyOf(bytesOf(e.Document), e.Kind.String())
	}
}

func namesOfEntities(r *entity.Registry) func(i int) string {
	return func(i int) string {
		e := r.At(entity.ID(i))
		if e.Document == nil {
			return ""
		}
		return keyOf(e.Name, e.Kind.String())
	}
}

// pairEvents finds the events with another id, which is often made of the date and the
// title: those alike in all else, with the same type, day and participants, with the
// same type and title, or with the same type in the same file.
func (c *comparer) pairEvents() {
	p := newPairing(len(c.before.events), len(c.after.events))
	p.by(c.before.event, c.after.event)
	same := len(p.pairs)
	for _, key := range []func(v *version, e *site.Event) string{
		func(v *version, e *site.Event) string {
			return keyOf(e.Title, string(e.Type), e.Date.String(), v.participants(e))
		},
		func(v *version, e *site.Event) string {
			return keyOf(v.participants(e), string(e.Type), e.Date.String())
		},
		func(v *version, e *site.Event) string { return keyOf(e.Title, string(e.Type)) },
		func(v *version, e *site.Event) string { return keyOf(v.file(fileOfEvent(e)), string(e.Type)) },
	} {
		p.by(func(i int) string { return key(c.before, &c.before.site.Events[i]) }, func(i int) string { return key(c.after, &c.after.site.Events[i]) })
	}
	for _, pair := range p.pairs[same:] {
		c.before.events[pair[0]] = c.after.events[pair[1]]
		c.moved(c.before.site.Events[pair[0]].Body.Document, c.after.site.Events[pair[1]].Body.Document)
	}
}

func (v *version) event(i int) string { return v.events[i] }

func (v *version) participants(e *site.Event) string {
	keys := v.keys(e.Participants)
	slices.Sort(keys)
	return strings.Join(keys, ",")
}

func fileOfEvent(e *site.Event) source.Path {
	path, _ := e.Origin()
	return path
}

// file returns the path by which a file is known in both versions.
func (v *version) file(p source.Path) string {
	if now, moved := v.files[p]; moved {
		p = now
	}
	return string(p)
}

// key returns an entity as "kind/id", or "" for nobody.
func (v *version) key(id entity.ID) string {
	if id == entity.None {
		return ""
	}
	return v.entities[id]
}

func (v *version) keys(ids []entity.ID) []string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = v.entities[id]
	}
	return list
}

// id returns an entity's id alone, for where the kind is known, or "".
func (v *version) id(id entity.ID) string {
	_, name, _ := strings.Cut(v.key(id), "/")
	return name
}

func (v *version) eventID(id site.EventID) string {
	if id == site.NoEvent {
		return ""
	}
	return v.events[id]
}
