package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"readout/internal/attribution"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/site"
	"readout/internal/source"
	"readout/internal/spelling"
)

// leastQuoted is the number of words from which a passage in quotation marks is looked
// at: fewer may be a term.
const leastQuoted = 5

// unattributedQuotations finds quotations in an article that no mark covers. An article
// without any mark gets one warning.
func unattributedQuotations(a *article) {
	var list []*attribution.Attribution
	for i := range a.reading.Attributions {
		if q := &a.reading.Attributions[i]; a.isQuotation(q) && !a.marked(q) {
			list = append(list, q)
		}
	}
	if len(list) > 1 && len(a.statements()) == 0 {
		var related []source.Related
		for _, q := range list[1:min(len(list), 1+maxPlaces)] {
			related = append(related, source.Related{Path: a.path(), Span: a.place(q.Words), Message: "here too"})
		}
		a.warn(a.path(), a.place(list[0].Words), source.Diagnostic{
			Rule:    "unattributed-quotation",
			Message: fmt.Sprintf("%d quotations, and this article has no mark that says whose words they are", len(list)),
			Hint:    a.speakerHint(list[0]),
			Related: related,
		})
		return
	}
	for _, q := range list {
		a.warn(a.path(), a.place(q.Words), source.Diagnostic{
			Rule: "unattributed-quotation", Message: "these words are quoted, and no mark says whose they are", Hint: a.speakerHint(q),
		})
	}
}

// isQuotation reports whether the prose certainly quotes somebody, in a paragraph of the
// article's own.
func (a *article) isQuotation(q *attribution.Attribution) bool {
	text := &a.Document.Text
	block := &text.Blocks[q.Block]
	body := text.Body.Blocks
	if q.Form != document.Direct || q.Cue.Len() == 0 && q.Speaker.Kind == attribution.Open ||
		a.isWriting(q) || block.Kind != document.Paragraph || block.Statement >= 0 || q.Block < body.Start || q.Block >= body.End {
		return false
	}
	inCallout := func(c document.Callout) bool { return overlap(c.Text, q.Words) > 0 }
	return len(words(string(q.Words.Of(text.Plain)))) >= leastQuoted && !slices.ContainsFunc(a.Document.Callouts, inCallout)
}

// writing is what has words without a speaker: a notice, a law.
var writing = regexp.MustCompile(`(?i)\b(?:signs?|notices?|posters?|banners?|placards?|billboards?|laws?|acts?|articles?|clauses?|sections?|paragraphs?|constitution|treaty|charter|rules?|code|decree|` +
	`inscriptions?|plaques?|labels?|headlines?|captions?|slogans?|songs?|anthem|verses?|proverbs?|mottos?)(?: \d[\w()]*)?$`)

// isWriting reports whether the prose says that words stand somewhere rather than that somebody said them.
func (a *article) isWriting(q *attribution.Attribution) bool {
	s := &q.Speaker
	return (s.Kind == attribution.Described || s.Kind == attribution.Named && s.Person < 0) && writing.MatchString(headOf(s.Name))
}

// headOf returns a description up to what it is of: "The sign" of "The sign at the door".
func headOf(words string) string {
	return headEnd.Split(words, 2)[0]
}

var headEnd = regexp.MustCompile(` (?:of|at|in|on|by|from|for|to|near|above|outside|with) `)

// marked reports whether a statement has any of the words.
func (a *article) marked(q *attribution.Attribution) bool {
	for i := range a.Document.Statements {
		for _, piece := range a.Document.Statements[i].Pieces {
			if slices.ContainsFunc(q.Parts, func(part source.Span) bool { return overlap(piece, part) > 0 }) {
				return true
			}
		}
	}
	return false
}

// speakerHint says how to mark words whose speaker the prose may tell.
func (a *article) speakerHint(q *attribution.Attribution) string {
	switch s := &q.Speaker; s.Kind {
	case attribution.Known:
		return fmt.Sprintf("put them into brackets, with the speaker behind them; the text tells of %s: [“…”](said:%s)", a.name(s.Entity), a.Registry.At(s.Entity).Key.ID)
	case attribution.Named:
		return fmt.Sprintf("put them into brackets, with the speaker behind them; the text tells of %s: [“…”](said:%s)", s.Name, spelling.Slug(s.Name))
	case attribution.Described, attribution.Group:
		if s.Name != "" && !strings.ContainsAny(s.Name, `";`) {
			return fmt.Sprintf("put them into brackets, with the speaker behind them: [“…”](said: \"by %s\")", leadingArticle.ReplaceAllString(s.Name, ""))
		}
	}
	return "put them into brackets, with the speaker behind them: [“…”](said:ana-torres), or for one without a name (said: \"by …\")"
}

var leadingArticle = regexp.MustCompile(`^(?:[Tt]he|[Aa]n?) `)

// contradictedSpeakers finds statements whose words the sentence around them ascribes to
// somebody else.
func contradictedSpeakers(a *article) {
	statements := a.statements()
	for i := range statements {
		st := &statements[i]
		if len(st.Speakers) == 0 || st.Mark.Quote || len(st.Mark.Pieces) == 0 {
			continue
		}
		for n, piece := range st.Mark.Pieces {
			q := a.contradiction(st, piece)
			if q == nil || n > 0 && q.Cue.Start < piece.Start { // the parser has told of it
				continue
			}
			a.warn(a.path(), a.speakerSpan(st, st.Speakers[0]), source.Diagnostic{
				Rule:    "speaker-contradicted",
				Message: fmt.Sprintf("this mark ascribes the words to %s, and the sentence to %s", a.name(st.Speakers[0]), q.Speaker.Name),
				Hint:    "correct the one or the other; who only passed the words on stands in \"via\"",
				Related: []source.Related{{Path: a.path(), Span: a.place(q.Speaker.Text), Message: "the speaker in the text"}},
			})
			break
		}
	}
}

// contradiction returns the attribution of a piece of a statement's words in the prose, if all that
// the prose says of it is of others than the mark says.
func (a *article) contradiction(st *site.Statement, piece source.Span) *attribution.Attribution {
	var found *attribution.Attribution
	for i := range a.reading.Attributions {
		q := &a.reading.Attributions[i]
		common := 0
		for _, part := range q.Parts {
			common += overlap(part, piece)
		}
		if common == 0 {
			continue
		}
		if q.Speaker.Text.Len() == 0 || !a.other(st, &q.Speaker) || slices.ContainsFunc(q.Via, func(p attribution.Party) bool { return !a.other(st, &p) }) {
			return nil
		}
		if 5*common >= 4*piece.Len() && q.Continues < 0 && a.close(q) {
			found = q
		}
	}
	return found
}

// mostBetween is how many words may stand between the words, their cue and their
// speaker for the three to belong together beyond doubt.
const mostBetween = 3

// close reports whether the speaker, the cue and the words stand side by side.
func (a *article) close(q *attribution.Attribution) bool {
	return q.Cue.Len() > 0 && a.between(q.Speaker.Text, q.Cue) <= mostBetween && slices.ContainsFunc(q.Parts, func(part source.Span) bool {
		return min(a.between(part, q.Cue), a.between(part, q.Speaker.Text)) <= mostBetween
	})
}

// between returns the number of words between two spans of the text.
func (a *article) between(x, y source.Span) int {
	if y.Start < x.Start {
		x, y = y, x
	}
	if y.Start <= x.End {
		return 0
	}
	return len(words(string(a.Document.Text.Plain[x.End:y.Start])))
}

// other reports whether a party in the prose is certainly none of those to whom a mark
// ascribes words, or who relay them.
func (a *article) other(st *site.Statement, p *attribution.Party) bool {
	switch p.Kind {
	case attribution.Known:
		relays := func(v mention.Party) bool {
			return v.Entity == p.Entity || slices.Contains(v.Named, p.Entity)
		}
		return !a.related(st.Speakers, []entity.ID{p.Entity}, st) && !slices.ContainsFunc(st.Via, relays)
	case attribution.Named:
		return len(strings.Fields(p.Name)) > 1 && !a.sharesName(st, p.Name)
	}
	return false
}

// sharesName reports whether a name has a word in common with that of a speaker or of
// somebody who relays.
func (a *article) sharesName(st *site.Statement, name string) bool {
	var known []string
	for _, id := range st.Speakers {
		e := a.Registry.At(id)
		if e.Kind != entity.Person {
			return true // somebody who may speak for it
		}
		known = append(append(known, e.Name), e.Aliases...)
	}
	for _, v := range st.Via {
		if v.Entity != entity.None {
			known = append(known, a.name(v.Entity))
		}
		known = append(known, v.Text)
	}
	others := strings.Fields(spelling.Fold(strings.Join(known, " ")))
	return slices.ContainsFunc(strings.Fields(spelling.Fold(name)), func(word string) bool { return slices.Contains(others, word) })
}
