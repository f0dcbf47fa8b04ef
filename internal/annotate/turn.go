package annotate

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/source"
)

// A turn is what one speaker of a transcript says: "MR. PRICE: We wait." and the
// paragraphs behind it.
type turn struct {
	label  string
	words  source.Span   // of the text: of the first paragraph, without the label
	blocks []source.Span // of the text: the paragraphs behind the first
	// loose are the paragraphs behind the last label, which nothing ends: nobody knows whether they are still said.
	loose []source.Span
}

// turnLabel is what a transcript has before the words of a speaker, in capitals.
var turnLabel = regexp.MustCompile(`^((?:\p{Lu}[\p{Lu}\pM.'’-]*)(?: \p{Lu}[\p{Lu}\pM.'’-]*){0,5}):[ \x{a0}]+`)

// turns returns the turns of a transcript; of another text none.
func (d *desk) turns() []turn {
	var turns []turn
	body := d.doc.Text.Body.Blocks
	for i := body.Start; i < body.End; i++ {
		b := d.doc.Text.Blocks[i]
		words := d.words(b.Span)
		m := turnLabel.FindStringSubmatch(words)
		switch {
		case b.Kind != document.Paragraph || b.Statement >= 0:
			turns = append(turns, turn{}) // ends the one before
		case m != nil:
			turns = append(turns, turn{label: m[1], words: source.Span{Start: b.Span.Start + int32(len(m[0])), End: b.Span.End}})
		case closing.MatchString(words):
			turns = append(turns, turn{})
		case len(turns) > 0 && turns[len(turns)-1].label != "":
			last := &turns[len(turns)-1]
			last.blocks = append(last.blocks, b.Span)
		}
	}
	turns = slices.DeleteFunc(turns, func(t turn) bool { return t.label == "" })
	if len(turns) < 2 {
		return nil
	}
	last := &turns[len(turns)-1]
	last.loose, last.blocks = last.blocks, nil
	return turns
}

// closing begins what stands behind the last words of a transcript.
var closing = regexp.MustCompile(`^(?i:\W*(?:end(?:ed|s)?\b|whereupon\b|\(?concluded\b|(?:the|this) (?:press |news )?(?:briefing|call|conference|interview|gaggle|session|readout|transcript|meeting|event) (?:was |is )?(?:ended|ends|concluded|concludes|over|adjourned)\b|` +
	`(?:media |press )?contacts?:|for (?:more|further|media|press) (?:information|inquiries|enquiries)\b|notes? to editors?\b|about the\b|source:|-? ?30 ?-?$|#+$|\*+$|x+$))`)

// inTurn reports whether a text offset stands in what one speaker of a transcript says, who is "I" there.
func (d *desk) inTurn(offset int32) bool {
	if d.spoken == nil {
		d.spoken = map[int]bool{}
		for _, t := range d.turns() {
			for _, b := range append(t.blocks, t.words) {
				d.spoken[d.blockOf(b.Start)] = true
			}
		}
	}
	return d.spoken[d.blockOf(offset)]
}

// shortest is how many words a turn has at least to be worth a statement: "Yes." is none.
const shortest = 6

// turnMarks are the quotations that the turns of a transcript are. The label stays above
// its quotation.
func (d *desk) turnMarks() []mark {
	var marks []mark
	for i, t := range d.turns() {
		if len(t.loose) > 0 {
			marks = append(marks, d.asks(whoQuestion, "are the paragraphs from “%s” on still said by "+t.label+"?", t.loose[0]))
		}
		speaker := d.speakerOf(t.label)
		if speaker == "" || len(strings.Fields(d.words(t.words))) < shortest && len(t.blocks) == 0 {
			continue
		}
		if toPress.MatchString(d.doc.Article.Title.Text) {
			speaker += "; to reporters"
		}
		group := -1000 - i
		data := d.doc.File.Data
		add := func(at int, text string) {
			marks = append(marks, mark{kind: turnMark, span: source.At(at), open: text, group: group})
		}
		add(int(d.doc.Text.SourceOf(t.words.Start)), "\n\n> [!quote] "+speaker+"\n>\n> ")
		for _, b := range t.blocks {
			at := int(d.doc.Text.SourceOf(b.Start))
			if !bytes.HasSuffix(data[:at], []byte("\n\n")) {
				break
			}
			add(at-1, ">")
			add(at, "> ")
		}
	}
	return marks
}

// toPress is a title that says that reporters were spoken to.
var toPress = regexp.MustCompile(`(?i)\b(?:press|briefing|gaggle|reporters|journalists|conference call)\b`)

// speakerOf returns how a header names who a label means, or "" if nobody knows: the one
// person of that surname in the text, or a description.
func (d *desk) speakerOf(label string) string {
	words := strings.Fields(label)
	surname := words[len(words)-1]
	var found []entity.ID
	for _, n := range d.names {
		if n.Kind == entity.Person && !slices.Contains(found, n.Entity) && strings.EqualFold(d.registry.At(n.Entity).Surname, surname) {
			found = append(found, n.Entity)
		}
	}
	switch {
	case len(found) == 1:
		return d.id(found[0])
	case describedLabel.MatchString(label):
		return "by " + strings.ToLower(label)
	}
	return ""
}

// describedLabel is a label without a name.
var describedLabel = regexp.MustCompile(`^(?:SENIOR |ADMINISTRATION |STATE DEPARTMENT |DEFENSE |WHITE HOUSE |U\.S\. |UN )+OFFICIAL$`)
