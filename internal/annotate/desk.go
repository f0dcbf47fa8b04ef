package annotate

import (
	"slices"

	"readout/internal/attribution"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/parse"
	"readout/internal/source"
)

// A desk is the report on its way to a draft.
type desk struct {
	site   Site
	plain  plainArticle
	parser *parse.Parser

	known    []*document.Document // files of entities: the site's, and those proposed
	registry *entity.Registry
	lexicon  *mention.Lexicon

	doc     *document.Document // the article without marks
	found   *mention.Result    // not nil
	names   []attribution.Name // in order of the text
	reading attribution.Reading
	naming  []source.Span // where the people of the reading are named, in order of the text

	descriptions map[string][]source.Span // of somebody, by their noun

	places      []placeName  // in order of the text
	spoken      map[int]bool // blocks that are turns of a transcript; nil before it is asked
	corrections []bool       // by block: it corrects an earlier report; nil before it is asked

	wondered []source.Span // sentences that may name an event
	events   []*event      // in order of their first naming
	files    []File        // proposed
	summary  Summary
	looked   int // how many bytes rules asked for, for the test that it is linear
}

func newDesk(site Site, plain plainArticle) *desk {
	d := &desk{site: site, plain: plain, descriptions: map[string][]source.Span{}, parser: parse.NewParser(parse.Options{Location: site.Config.TimeZone, RightToLeft: site.Config.RightToLeft})}
	for _, doc := range site.Documents {
		if doc.Kind != document.KindArticle && doc.Kind != document.KindEvent && doc.Kind != document.KindPage {
			d.known = append(d.known, doc)
		}
	}
	d.summary.Open = plain.open
	d.doc = d.parser.Parse(source.NewFile(plain.path, plain.data()))
	d.read()
	return d
}

// read finds the names in the article, and who is said to have said what, with the
// entities that are known by now.
func (d *desk) read() {
	d.registry, _ = entity.New(d.known, nil, d.site.Countries)
	d.lexicon = mention.Compile(d.registry, mention.Settings{})
	d.names, d.found = nil, &mention.Result{}
	if d.doc.Article == nil {
		return
	}
	d.found = d.lexicon.Find(d.doc)
	add := func(text source.Span, id entity.ID) {
		if id != entity.None && text.Len() > 0 {
			d.names = append(d.names, attribution.Name{Text: text, Entity: id, Kind: d.registry.At(id).Kind})
		}
	}
	for i, ref := range d.doc.References {
		add(ref.Text, d.found.References[i])
	}
	for _, f := range d.found.Found {
		add(f.Text, f.Entity)
	}
	slices.SortStableFunc(d.names, func(a, b attribution.Name) int { return int(a.Text.Start - b.Text.Start) })
	d.reading = attribution.Read(d.doc, d.names)
	d.naming = nil
	for _, p := range d.reading.People {
		d.naming = append(d.naming, p.Mentions...)
	}
	slices.SortFunc(d.naming, func(a, b source.Span) int { return int(a.Start - b.Start) })
}

// propose adds a file of an entity, unless there is one at its path. It reports whether
// the file was added.
func (d *desk) propose(path source.Path, data string) bool {
	taken := func(doc *document.Document) bool { return doc.File.Path == path }
	if slices.ContainsFunc(d.site.Documents, taken) || slices.ContainsFunc(d.known, taken) {
		return false
	}
	f := source.NewFile(path, []byte(data))
	d.known = append(d.known, d.parser.Parse(f))
	d.files = append(d.files, File{path, f.Data})
	return true
}

// proposed reports whether there is a file that was proposed at a path.
func (d *desk) proposed(path source.Path) bool {
	return slices.ContainsFunc(d.files, func(f File) bool { return f.Path == path })
}

// words returns the text of a span.
func (d *desk) words(s source.Span) string {
	d.looked += s.Len()
	return string(s.Of(d.doc.Text.Plain))
}

// id returns how an attribute writes an entity: its id, with its kind if another kind
// has the same.
func (d *desk) id(id entity.ID) string {
	key := d.registry.At(id).Key
	if ids := d.registry.Resolve(key.ID); len(ids) == 1 {
		return key.ID
	}
	return key.String()
}

// blockOf returns the index of the block that a text offset stands in.
func (d *desk) blockOf(offset int32) int {
	i, found := slices.BinarySearchFunc(d.doc.Text.Blocks, offset, func(b document.Block, at int32) int {
		switch {
		case b.Span.End < at:
			return -1
		case b.Span.Start > at:
			return 1
		}
		return 0
	})
	if !found {
		return max(0, i-1)
	}
	return i
}

// inText reports whether a text offset stands in the body, and not in a heading.
func (d *desk) inText(offset int32) bool {
	i := d.blockOf(offset)
	body := d.doc.Text.Body.Blocks
	return int(body.Start) <= i && i < int(body.End) && d.doc.Text.Blocks[i].Kind != document.Heading
}

// inBody reports whether a text offset stands in a paragraph of the body.
func (d *desk) inBody(offset int32) bool {
	i := d.blockOf(offset)
	body := d.doc.Text.Body.Blocks
	return int(body.Start) <= i && i < int(body.End) && d.doc.Text.Blocks[i].Kind == document.Paragraph
}

// namesIn returns the names in a stretch of the text.
func (d *desk) namesIn(s source.Span) []attribution.Name {
	first, _ := slices.BinarySearchFunc(d.names, s.Start, func(n attribution.Name, at int32) int { return int(n.Text.Start - at) })
	last := first
	for last < len(d.names) && d.names[last].Text.End <= s.End {
		last++
	}
	return d.names[first:last]
}
