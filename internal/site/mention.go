package site

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/source"
)

// appendMarked appends the mentions that the author marked.
func appendMarked(list []Mention, a *Article, id ArticleID) []Mention {
	for i, target := range a.References {
		if ref := &a.Document.References[i]; target != entity.None {
			list = append(list, Mention{
				Article: id, Entity: target, Text: ref.Text, Block: ref.Block, How: mention.Explicit, InLink: ref.InLink,
			})
		}
	}
	for i, t := range a.Links {
		if l := &a.Document.Links[i]; t.Kind == ToEntity && !l.Image {
			list = append(list, Mention{
				Article: id, Entity: entity.ID(t.Index), Text: l.Text, Block: l.Block, How: mention.Explicit,
			})
		}
	}
	return list
}

// Quoted reports whether a mention stands inside a quotation: it is the
// speaker's word, and not the article's.
func (s *Site) Quoted(m *Mention) bool {
	marks := s.Articles[m.Article].Document.Statements
	for i := range marks {
		for _, said := range marks[i].Quoted {
			if said.Start <= m.Text.Start && m.Text.End <= said.End {
				return true
			}
		}
	}
	return false
}

// Linked returns, by mention of an article, whether it is shown as a link: the first
// mention of an entity in each section is. What the author marked is always a link.
// Mentions in headings, captions and other links are never links.
func (s *Site) Linked(a *Article) []bool {
	mentions := s.Mentions[a.Mentions.From:a.Mentions.To]
	links := make([]bool, len(mentions))
	linked := map[entity.ID]bool{} // in the section
	section := int32(-1)
	for i := range mentions {
		m := &mentions[i]
		block := &a.Document.Text.Blocks[m.Block]
		if block.Section != section {
			section = block.Section
			clear(linked)
		}
		free := block.Kind == document.Paragraph && !m.InLink && !m.Crosses && !insideEventLink(a.Document, m.Text)
		if free && (m.How == mention.Explicit || !linked[m.Entity]) {
			links[i], linked[m.Entity] = true, true
		}
	}
	return links
}

// insideEventLink reports whether a text is inside a link to an event. A link cannot
// contain another.
func insideEventLink(d *document.Document, text source.Span) bool {
	return slices.ContainsFunc(d.EventLinks, func(l document.EventLink) bool {
		return l.Text.Start <= text.Start && text.End <= l.Text.End
	})
}

// warnAmbiguous warns once of each ambiguous name of an article. A name that only
// countries share ("Congolese", "Korea") is in common use: there is no warning.
func (r *lookup) warnAmbiguous(d *document.Document, list []mention.Ambiguous) {
	if len(list) == 0 {
		return
	}
	said := map[string]bool{}
	for _, a := range list {
		name := string(a.Text.Of(d.Text.Plain))
		onlyCountries := !slices.ContainsFunc(a.Entities, func(id entity.ID) bool {
			return r.registry.At(id).Kind != entity.Country
		})
		if said[name] || onlyCountries {
			continue
		}
		said[name] = true
		var keys []string
		for _, id := range a.Entities {
			keys = append(keys, r.registry.At(id).Key.String())
		}
		at := source.Span{Start: d.Text.SourceOf(a.Text.Start), End: d.Text.SourceOf(a.Text.End-1) + 1}
		r.report(source.Diagnostic{
			Path: d.File.Path, Span: at, Severity: source.Warning, Rule: "ambiguous-name",
			Message: fmt.Sprintf("%q may be %s; it is linked to nobody", name, strings.Join(keys, " or ")),
			Hint:    fmt.Sprintf("write [[%s|%s]], or [[|%s]] for nobody", r.registry.At(a.Entities[0]).Key.ID, name, name),
		})
	}
}
