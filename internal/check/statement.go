package check

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/config"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/source"
)

// withoutSource finds articles with statements that do not say where they are from. On
// a site whose articles mostly have no source, all is its own reporting.
func withoutSource(c *checker) {
	var without []site.ArticleID
	with := 0
	for i := range c.Articles {
		switch a := &c.Articles[i]; {
		case a.Statements.From == a.Statements.To:
		case a.Document.Article.SourceURL.Given() || a.Document.Article.Publisher.Given():
			with++
		case c.unsourced(a) != nil:
			without = append(without, site.ArticleID(i))
		}
	}
	if with <= len(without) {
		return
	}
	for _, id := range without {
		a := &c.Articles[id]
		c.warn(a.Document.File.Path, c.unsourced(a).Mark.Source, source.Diagnostic{
			Rule: "no-source", Message: "this article has statements and does not say where they are from, as most articles here do",
			Hint: `write source_url or publisher into the front matter, or "src https://…" at the statement`,
		})
	}
}

// unsourced returns the first statement of an article that has no source, or nil. Who
// relays it is one, and so is a published account of the event at which it was made.
func (c *checker) unsourced(a *site.Article) *site.Statement {
	for i := a.Statements.From; i < a.Statements.To; i++ {
		st := &c.Statements[i]
		if !st.Mark.Src.Given() && len(st.Via) == 0 && st.By == nil && (c.EventOf(st) == nil || len(c.EventOf(st).Readouts) == 0) {
			return st
		}
	}
	return nil
}

// unnamedSources finds direct words of somebody of whom readers learn nothing: neither
// the name nor for whom he speaks. There is one warning for each description.
func unnamedSources(c *checker) {
	index := map[string]int{}
	var list []source.Diagnostic
	for i := range c.Statements {
		st := &c.Statements[i]
		if st.Mark.Form != document.Direct || st.By == nil || len(st.Sides) > 0 || st.Nobody {
			continue
		}
		path, at := c.pathOf(st), st.Mark.Source
		if st.Mark.By.Given() {
			at = st.Mark.By.Span
		}
		key := config.SourceKey(st.By.Text)
		k, known := index[key]
		if !known {
			index[key] = len(list)
			list = append(list, source.Diagnostic{
				Path: path, Span: at, Severity: source.Warning, Rule: "unnamed-source",
				Message: fmt.Sprintf("direct words of %q, of whom nothing says for whom they speak", st.By.Text),
				Hint:    "describe the office that they hold, write \"side us\", or \"side -\" if they speak for nobody; or say it under sources in readout.yaml",
			})
		} else if d := &list[k]; len(d.Related) < maxPlaces {
			d.Related = append(d.Related, source.Related{Path: path, Span: at, Message: "here too"})
		}
	}
	c.diagnostics = append(c.diagnostics, list...)
}

// A quoted is the words of a direct statement, for comparison with others.
type quoted struct {
	*site.Statement
	words []string // in lower case, without signs
}

// minWords is the number of words from which a quotation is one of its kind.
const minWords = 6

// quotations returns the direct statements of the site that have several words.
func (c *checker) quotations() []quoted {
	var list []quoted
	for i := range c.Statements {
		st := &c.Statements[i]
		if st.Mark.Form != document.Direct || st.Misdated {
			continue
		}
		if words := wordsOf(st, &c.Articles[st.Article].Document.Text); len(words) >= minWords {
			list = append(list, quoted{st, words})
		}
	}
	return list
}

// wordsOf returns the words of a statement as they are compared.
func wordsOf(st *site.Statement, text *document.Text) []string {
	var b strings.Builder
	for _, piece := range st.Mark.Pieces {
		b.Write(piece.Of(text.Plain))
		b.WriteByte(' ')
	}
	return words(b.String())
}

// attributedTwice finds the same words in the mouths of two speakers. There is one warning
// for the same words.
func attributedTwice(c *checker) {
	type claim struct {
		first  quoted
		warned int // the index of the warning, counted from 1
	}
	claims := map[string]*claim{}
	for _, q := range c.oldestFirst() {
		key := strings.Join(q.words, " ")
		other := claims[key]
		switch {
		case other == nil:
			claims[key] = &claim{first: q}
			continue
		case q.By != nil || other.first.By != nil || c.related(q.Speakers, other.first.Speakers, q.Statement):
			continue
		case other.warned > 0:
			if d := &c.diagnostics[other.warned-1]; len(d.Related) < maxPlaces {
				d.Related = append(d.Related, source.Related{Path: c.pathOf(q.Statement), Span: q.Mark.Source, Message: "and " + c.name(q.Speakers[0]) + "'s here"})
			}
			continue
		}
		c.warn(c.pathOf(q.Statement), q.Mark.Source, source.Diagnostic{
			Rule:    "attributed-twice",
			Message: fmt.Sprintf("these words are %s's here, and %s's elsewhere", c.name(q.Speakers[0]), c.name(other.first.Speakers[0])),
			Hint:    "correct the one or the other speaker",
			Related: []source.Related{{Path: c.pathOf(other.first.Statement), Span: other.first.Mark.Source, Message: "the same words"}},
		})
		other.warned = len(c.diagnostics)
	}
}

// oldestFirst returns the quotations in the order in which they were published.
func (c *checker) oldestFirst() []quoted {
	list := c.quotations()
	slices.SortStableFunc(list, func(a, b quoted) int { return int(b.Article) - int(a.Article) })
	return list
}

// related reports whether two lists of speakers have one in common, or one that speaks
// for another.
func (c *checker) related(a, b []entity.ID, st *site.Statement) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	for _, x := range a {
		for _, y := range b {
			people := c.Registry.At(x).Kind == entity.Person && c.Registry.At(y).Kind == entity.Person
			if x == y || !people && c.SpeaksFor(x, st.Date) == c.SpeaksFor(y, st.Date) {
				return true
			}
		}
	}
	return false
}

// quotedDifferently finds two articles that quote the same words of one speaker on one
// day, and differ in a word or two. Translations may differ, and one article may quote
// less than another.
func quotedDifferently(c *checker) {
	type occasion struct {
		speaker entity.ID
		day     string
	}
	met := map[occasion][]quoted{}
	for _, q := range c.oldestFirst() {
		if len(q.Speakers) != 1 || q.Mark.From.Given() {
			continue
		}
		key := occasion{q.Speakers[0], q.Date.String()}
		for _, other := range met[key] {
			if other.Article == q.Article {
				continue
			}
			if a, b, ok := drift(other.words, q.words); ok {
				c.warn(c.pathOf(q.Statement), q.Mark.Source, source.Diagnostic{
					Rule:    "quoted-differently",
					Message: fmt.Sprintf("%s is quoted with %q here, and with %q elsewhere, in the same words of %s", c.name(q.Speakers[0]), b, a, q.Date),
					Hint:    `quote the words as they were spoken; if one is a translation, say so: "from Russian"`,
					Related: []source.Related{{Path: c.pathOf(other.Statement), Span: other.Mark.Source, Message: "the other quotation"}},
				})
				break
			}
		}
		if len(met[key]) < maxCompared {
			met[key] = append(met[key], q)
		}
	}
}
