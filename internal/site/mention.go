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
	for i := range s.Articles {
		a := &s.Articles[i]
		a.Mentions.From = int32(len(s.Mentions))
		s.Mentions = append(s.Mentions, marked(a, ArticleID(i))...)
		for _, f := range r.found[i].Found {
			s.Mentions = append(s.Mentions, Mention{
				Article: ArticleID(i), Entity: f.Entity, Text: f.Text, Block: f.Block, How: f.How,
				Linked: !f.Crosses, Crosses: f.Crosses,
			})
		}
		a.Mentions.To = int32(len(s.Mentions))
		own := s.Mentions[a.Mentions.From:a.Mentions.To]
		slices.SortStableFunc(own, func(m, n Mention) int { return cmp.Compare(m.Text.Start, n.Text.Start) })
		markQuoted(a.Document, own)
		chooseLinks(a.Document, own)
		r.warnAmbiguous(a.Document, r.found[i].Ambiguous)
	}
}

// marked returns the mentions that the author marked.
func marked(a *Article, id ArticleID) []Mention {
	var list []Mention
	for i, ref := range a.Document.References {
		if a.References[i] != entity.None {
			list = append(list, Mention{
				Article: id, Entity: a.References[i], Text: ref.Text, Block: ref.Block, How: mention.Explicit, Linked: !ref.InLink,
			})
		}
	}
	for i, l := range a.Document.Links {
		if t := a.Links[i]; t.Kind == ToEntity && !l.Image {
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
	type place struct {
		section int32
		entity  entity.ID
	}
	linked := map[place]bool{}
	for i := range mentions {
		m := &mentions[i]
		block := d.Text.Blocks[m.Block]
		at := place{block.Section, m.Entity}
		free := block.Kind == document.Paragraph && !insideEventLink(d, m.Text)
		m.Linked = free && m.Linked && (m.How == mention.Explicit || !linked[at])
		linked[at] = linked[at] || m.Linked
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
