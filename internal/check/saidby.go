package check

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"readout/internal/attribution"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/quotation"
	"readout/internal/site"
	"readout/internal/source"
)

// What the reading of the prose does not attribute may yet name a speaker in a fixed place: a label before a colon, the
// subject of the clause that leads to the words, a name behind them. The name counts if somebody of the site has it.

const (
	nameForm = `(\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,6})`
	deeds    = `(?:said|told|says|tells|added|asked|answered|replied|claimed|denied|rejected|demanded|offered|pledged|promised|vowed|warned|threatened|accused|condemned|supported|announced|confirmed|stated|insisted)`
)

var (
	// subjects are clauses before the words, of which group 1 is who spoke.
	subjects = []*regexp.Regexp{
		regexp.MustCompile(`^(?:Then |And |But )?` + nameForm + `(?: \([^)]{1,60}\))? ?[:：]$`),
		regexp.MustCompile(`^(?:In the words of|To quote|According to|As quoted by) ` + nameForm + `[,:]?$`),
		regexp.MustCompile(`^` + nameForm + `[’']s? (?:own )?(?:words|answer|reply|response|comment|comments|message) (?:was|were)[:,]?$`),
		regexp.MustCompile(`^(?:Then |And |But )?` + nameForm + `(?:, [^,]{1,60},)? (?:\pL+ly |also |later |then |has |had )?` + deeds + `((?: [^.;:,]{1,60})?)[:,]?$`),
		regexp.MustCompile(`\b(?:and|while|but) ` + nameForm + ` that$`),
	}
	// relatives are clauses that tell that somebody near to group 1 spoke.
	relatives = regexp.MustCompile(`^` + nameForm + `[’']s? (wife|husband|brother|sister|mother|father|son|daughter|lawyer|aide|spokesman|spokeswoman|spokesperson|deputy|predecessor|successor) ` + deeds + `(?: [^.;:,]{1,60})?[:,]?$`)
	// signed is a name behind the words, at the end of their paragraph.
	signed = regexp.MustCompile(`^[\s.,”"’»]*(?:[-–—] ?|\()` + nameForm + `\)?\.?$`)
	deed   = regexp.MustCompile(`\b(?:` + deeds + `|say|saying|tell|telling|claim|claiming|answer|deny|denying|insist)\b`)
	// toldBehind is who spoke, right behind the words: "“…,” Weber said", "“…,” said Weber".
	toldBehind = regexp.MustCompile(`^[\s,”"’»]*[,”"»]\s*(?:` + nameForm + ` (?:said|added|replied|answered|told|insisted|warned)\b|(?:said|added|replied|answered) ` + nameForm + `)`)
)

// saidByAnother returns who spoke by a label, a clause or a signature, if that is certainly none of a statement's speakers.
func (a *article) saidByAnother(st *site.Statement) (name string, found bool) {
	plain := a.Document.Text.Plain
	before := a.lead(st)
	if m := relatives.FindSubmatch(before); m != nil {
		if id := a.personOf(string(m[1])); id != entity.None && slices.Contains(st.Speakers, id) {
			return string(m[1]) + "’s " + string(m[2]), true
		}
	}
	for _, re := range subjects {
		if m := re.FindSubmatch(before); m != nil && (len(m) < 3 || !deed.Match(m[2])) {
			if name, found := a.nameOfOther(st, string(m[1])); found {
				return name, true
			}
		}
	}
	if st.Mark.Quote {
		return "", false
	}
	last := st.Mark.Pieces[len(st.Mark.Pieces)-1]
	block := a.blockOf(last.End)
	behind := plain[last.End:max(last.End, block.Span.End)]
	if m := signed.FindSubmatch(behind); m != nil {
		return a.nameOfOther(st, string(m[1]))
	}
	if m := toldBehind.FindSubmatch(behind); m != nil {
		return a.nameOfOther(st, string(m[1])+string(m[2]))
	}
	return "", false
}

// lead returns the clause that leads to a statement's words: in their sentence, or for a block in the paragraph above.
func (a *article) lead(st *site.Statement) []byte {
	text := &a.Document.Text
	at := st.Mark.Pieces[0].Start
	if st.Mark.Quote {
		i := slices.IndexFunc(text.Blocks, func(b document.Block) bool { return b.Span.End >= at })
		if i <= 0 || text.Blocks[i-1].Kind != document.Paragraph || text.Blocks[i-1].Statement >= 0 || !bytes.HasSuffix(bytes.TrimSpace(text.Blocks[i-1].Span.Of(text.Plain)), []byte(":")) {
			return nil
		}
		at = text.Blocks[i-1].Span.End
	}
	from := max(a.blockOf(at).Span.Start, text.SentenceAt(max(at-1, 0)).Start)
	return bytes.TrimFunc(text.Plain[min(from, at):at], func(r rune) bool { return quotation.IsSpace(r) || quotation.MayOpen(r) })
}

func (a *article) blockOf(at int32) *document.Block {
	blocks := a.Document.Text.Blocks
	i := slices.IndexFunc(blocks, func(b document.Block) bool { return b.Span.End >= at })
	return &blocks[max(i, 0)]
}

// nameOfOther returns the name of a person of the site, if it is neither a speaker of a statement nor relays it.
func (a *article) nameOfOther(st *site.Statement, words string) (string, bool) {
	id := a.personOf(words)
	relays := func(v mention.Party) bool { return v.Entity == id || slices.Contains(v.Named, id) }
	if id == entity.None || slices.Contains(st.Speakers, id) || slices.ContainsFunc(st.Via, relays) ||
		slices.ContainsFunc(st.Speakers, func(s entity.ID) bool { return a.Registry.At(s).Kind != entity.Person }) {
		return "", false
	}
	return a.name(id), true
}

// personOf returns the only person whose name ends some words, without the titles before it, or None.
func (a *article) personOf(words string) entity.ID {
	list := strings.Fields(strings.TrimRight(words, "."))
	for i := range list {
		name := strings.TrimSuffix(strings.TrimSuffix(strings.Join(list[i:], " "), "’s"), "'s")
		switch ids := a.Registry.Resolve(name, entity.Person); len(ids) {
		case 0:
		case 1:
			return ids[0]
		default:
			return entity.None
		}
	}
	return entity.None
}

// contradictedLabels finds statements whose label, clause or signature names somebody else.
func contradictedLabels(a *article) {
	statements := a.statements()
	for i := range statements {
		st := &statements[i]
		if len(st.Speakers) == 0 || len(st.Mark.Pieces) == 0 || a.warned(st) || a.confirmed(st) {
			continue
		}
		if name, found := a.saidByAnother(st); found {
			a.warn(a.path(), a.speakerSpan(st, st.Speakers[0]), source.Diagnostic{
				Rule:    "speaker-contradicted",
				Message: fmt.Sprintf("this mark ascribes the words to %s, and the text to %s", a.name(st.Speakers[0]), name),
				Hint:    "correct the one or the other; who only passed the words on stands in \"via\"",
			})
		}
	}
}

// warned reports whether a statement's speaker is contradicted already.
func (a *article) warned(st *site.Statement) bool {
	at := a.speakerSpan(st, st.Speakers[0])
	return slices.ContainsFunc(a.diagnostics, func(d source.Diagnostic) bool {
		return d.Rule == "speaker-contradicted" && d.Span == at
	})
}

// confirmed reports whether the prose attributes a statement's words to one of its speakers.
func (a *article) confirmed(st *site.Statement) bool {
	return slices.ContainsFunc(a.reading.Attributions, func(q attribution.Attribution) bool {
		said := slices.ContainsFunc(q.Parts, func(part source.Span) bool { return overlap(part, st.Mark.Pieces[0]) > 0 })
		return said && q.Speaker.Text.Len() > 0 && q.Speaker.Kind == attribution.Known && slices.Contains(st.Speakers, q.Speaker.Entity) && q.Speaker.Text.Start > st.Mark.Pieces[0].End
	})
}
