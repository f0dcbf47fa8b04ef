package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/source"
)

// resolveMentions puts together, for each article, what the author marked and
// what was found.
func (r *resolver) resolveMentions() {
	s := r.site
	n := int32(0)
	for i := range s.Articles {
		a := &s.Articles[i]
		a.Mentions = Range{n, n + int32(marks(a)+len(r.found[i].Found))}
		n = a.Mentions.To
	}
	s.Mentions = make([]Mention, n)
	r.articles(func(r *resolver, id ArticleID) {
		a, found := &s.Articles[id], r.found[id]
		own := appendMarked(s.Mentions[a.Mentions.From:a.Mentions.From], a, id)
		for i := range found.Found {
			f := &found.Found[i]
			own = append(own, Mention{
				Article: id, Entity: f.Entity, Text: f.Text, Block: f.Block, How: f.How,
				Linked: !f.Crosses, Crosses: f.Crosses,
			})
		}
		slices.SortStableFunc(own, func(m, n Mention) int { return cmp.Compare(m.Text.Start, n.Text.Start) })
		markQuoted(a.Document, own)
		chooseLinks(a.Document, own)
		r.warnAmbiguous(a.Document, found.Ambiguous)
	})
}

// marks counts the mentions that the author marked.
func marks(a *Article) int {
	n := 0
	for _, id := range a.References {
		if id != entity.None {
			n++
		}
	}
	for i, t := range a.Links {
		if t.Kind == ToEntity && !a.Document.Links[i].Image {
			n++
		}
	}
	return n
}

// appendMarked appends the mentions that the author marked.
func appendMarked(list []Mention, a *Article, id ArticleID) []Mention {
	for i, target := range a.References {
		if ref := &a.Document.References[i]; target != entity.None {
			list = append(list, Mention{
				Article: id, Entity: target, Text: ref.Text, Block: ref.Block, How: mention.Explicit, Linked: !ref.InLink,
			})
		}
	}
	for i, t := range a.Links {
		if l := &a.Document.Links[i]; t.Kind == ToEntity && !l.Image {
			list = append(list, Mention{
				Article: id, Entity: entity.ID(t.Index), Text: l.Text, Block: l.Block, How: mention.Explicit, Linked: true,
			})
		}
	}
	return list
}

// markQuoted says which mentions, in order of the text, are a speaker's words and
// not the article's.
func markQuoted(d *document.Document, mentions []Mention) {
	for i := range d.Statements {
		for _, said := range d.Statements[i].Quotations(d.Text.Plain) {
			first, _ := slices.BinarySearchFunc(mentions, said.Start, func(m Mention, start int32) int {
				return cmp.Compare(m.Text.Start, start)
			})
			for j := first; j < len(mentions) && mentions[j].Text.Start < said.End; j++ {
				mentions[j].Quoted = mentions[j].Quoted || mentions[j].Text.End <= said.End
			}
		}
	}
}

// chooseLinks makes the first mention of an entity in each section a link.
// Headings, captions and the words of another link count but get none; what the
// author marked is always a link, even a second time.
func chooseLinks(d *document.Document, mentions []Mention) {
	blocks := d.Text.Blocks
	linked := map[entity.ID]bool{} // in the section
	section := int32(-1)
	for i := range mentions {
		m := &mentions[i]
		block := &blocks[m.Block]
		if block.Section != section {
			section = block.Section
			clear(linked)
		}
		free := block.Kind == document.Paragraph && !insideEventLink(d, m.Text)
		m.Linked = free && m.Linked && (m.How == mention.Explicit || !linked[m.Entity])
		if m.Linked {
			linked[m.Entity] = true
		}
	}
}

// insideEventLink reports whether words stand in a link to an event: a link
// cannot hold another.
func insideEventLink(d *document.Document, text source.Span) bool {
	return slices.ContainsFunc(d.EventLinks, func(l document.EventLink) bool {
		return l.Text.Start <= text.Start && text.End <= l.Text.End
	})
}

// warnAmbiguous says once for each name of an article that it was not guessed
// at. Names that only countries share ("Congolese", "Korea") are in common use
// and not worth a word.
func (r *resolver) warnAmbiguous(d *document.Document, list []mention.Ambiguous) {
	if len(list) == 0 {
		return
	}
	said := map[string]bool{}
	for _, a := range list {
		name := string(a.Text.Of(d.Text.Plain))
		onlyCountries := !slices.ContainsFunc(a.Entities, func(id entity.ID) bool {
			return r.Registry.At(id).Kind != entity.Country
		})
		if said[name] || onlyCountries {
			continue
		}
		said[name] = true
		var keys []string
		for _, id := range a.Entities {
			keys = append(keys, r.Registry.At(id).Key.String())
		}
		at := source.Span{Start: d.Text.SourceOf(a.Text.Start), End: d.Text.SourceOf(a.Text.End-1) + 1}
		r.report(source.Diagnostic{
			Path: d.File.Path, Span: at, Severity: source.Warning, Rule: "ambiguous-name",
			Message: fmt.Sprintf("%q may be %s; it is linked to nobody", name, strings.Join(keys, " or ")),
			Hint:    fmt.Sprintf("write [[%s|%s]], or [[|%s]] for nobody", r.Registry.At(a.Entities[0]).Key.ID, name, name),
		})
	}
}
