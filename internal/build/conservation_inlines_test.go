package build_test

import (
	"slices"
	"strconv"
)

// A place says where inlines stand, and so what may stand there.
type inlinePlace int

const (
	prose       inlinePlace = iota
	inCell                  // of a table: all on one line
	inWords                 // of a statement
	inCellWords             // of a statement in a cell
)

var speakers = []string{"ana-torres", "boris-hale", "mika-aro"}

// inlines writes some inlines, beginning with a word.
func (d *draft) inlines(place inlinePlace) {
	d.word()
	for range d.of(6) {
		d.write(" ")
		d.inline(place)
	}
}

func (d *draft) inline(place inlinePlace) {
	kinds := []func(inlinePlace){d.oneWord, d.oneWord, d.emphasis, d.label, d.literal}
	quoting := len(d.open) > 0
	if place == prose || place == inWords {
		kinds = append(kinds, d.softBreak)
	}
	if place == prose || place == inCell {
		kinds = append(kinds, d.outsideLink)
		if !quoting {
			kinds = append(kinds, d.statement, d.statement, d.statement, d.continuation, d.strike, d.codeSpan, d.inlineComment, d.eventLink, d.entity)
		}
		if place == prose && !quoting {
			kinds = append(kinds, d.footnote)
		}
	}
	if d.slips {
		kinds = append(kinds, d.strike, d.codeSpan, d.inlineComment, d.statement, d.outsideLink, d.innerQuotes, d.rawHTML, d.entity,
			d.footnote, d.brokenMark, d.softBreak, d.pipe, d.struckStatement, d.autolink)
	}
	kinds[d.of(len(kinds))](place)
}

func (d *draft) oneWord(inlinePlace) { d.word() }

func (d *draft) softBreak(inlinePlace) {
	d.write(d.pick("", "\\", "  "))
	d.line()
	d.word()
}

func (d *draft) emphasis(place inlinePlace) {
	mark := d.pick("*", "**", "_")
	d.write(mark)
	d.word()
	if d.once(3) {
		d.write(" ")
		d.word()
	}
	d.write(mark)
}

func (d *draft) label(place inlinePlace) {
	d.write("[[mika-aro")
	if place == inCell || place == inCellWords {
		d.write("\\") // a bar would end the cell
	}
	d.write("|")
	d.word()
	d.write("]]")
}

// literal is a name that pages put in the place of an id.
func (d *draft) literal(inlinePlace) {
	d.write("[[mika-aro]]")
}

func (d *draft) outsideLink(inlinePlace) {
	d.write("[")
	d.word()
	d.write("](https://example.org/a?x=1&region=eu)")
}

func (d *draft) eventLink(inlinePlace) {
	d.write("[")
	d.word()
	d.write("](event:talks)")
}

func (d *draft) strike(inlinePlace) {
	d.aside(true, func() { d.write("~~"); d.word(); d.write("~~") })
}

func (d *draft) codeSpan(inlinePlace) { d.write("`"); d.word(); d.write("`") }

func (d *draft) inlineComment(inlinePlace) {
	d.aside(false, func() {
		if d.once(2) {
			d.write("%%")
			d.word()
			d.write("%%")
		} else {
			d.write("<!-- ")
			d.word()
			d.write(" -->")
		}
	})
}

func (d *draft) footnote(inlinePlace) {
	d.noted++
	mark := "n" + strconv.Itoa(d.noted)
	d.notes = append(d.notes, mark)
	d.write("x[^" + mark + "]")
}

func (d *draft) rawHTML(inlinePlace) {
	d.write(d.pick("<b>", "<br>", "<span class=x>", "<br/>"))
	d.word()
}

func (d *draft) innerQuotes(inlinePlace) {
	pair := []rune(d.pick("“”", "\"\"", "«»", "‘’", "''", "「」", "„“"))
	d.write(string(pair[0]))
	d.word()
	d.write(string(pair[1]))
}

func (d *draft) entity(inlinePlace) {
	d.write(d.pick("&amp; ", "\\[ ", "\\* ", "&nbsp;", "& ", "5~7 "))
	d.word()
}

func (d *draft) pipe(inlinePlace) { d.write("| "); d.word() }

func (d *draft) autolink(inlinePlace) { d.write("<https://example.org/q>") }

func (d *draft) struckStatement(place inlinePlace) {
	d.write("~~")
	d.statement(place)
	d.intents[len(d.intents)-1].refused = true
	d.write("~~")
}

// quotationMarks are the marks of direct words.
var quotationMarks = [][2]string{{"", ""}, {"“", "”"}, {`"`, `"`}, {"« ", " »"}, {"„", "“"}, {"「", "」"}}

// statement writes words with a mark.
func (d *draft) statement(place inlinePlace) {
	in := intent{at: d.file.Len(), speaker: d.pick(speakers...), inside: d.open}
	outer := d.open
	d.intents = append(d.intents, in)
	index := len(d.intents) - 1
	d.open = append(slices.Clone(outer), index)
	d.spoken(place)
	d.open = outer
	target := "(" + d.pick("said", "claims", "denies", "demands") + ":" + d.intents[index].speaker
	if attributes := d.attributes(&d.intents[index], ""); attributes != "" {
		target += ` "` + attributes + `"`
	}
	d.write(target + ")")
	if place == prose || place == inCell {
		d.last = index
	}
}

// spoken writes the words of a mark, in brackets.
func (d *draft) spoken(place inlinePlace) {
	marks := quotationMarks[d.of(len(quotationMarks))]
	d.write("[" + marks[0])
	d.word()
	within := inWords
	if place == inCell {
		within = inCellWords
	}
	for range d.of(4) {
		d.write(" ")
		d.inline(within)
	}
	d.write(marks[1] + "]")
}

func (d *draft) continuation(place inlinePlace) {
	if d.last < 0 {
		d.word()
		return
	}
	outer := d.open
	d.open = append(slices.Clone(outer), d.last)
	d.spoken(place)
	d.open = outer
	d.write("(cont:)")
}

// attributes writes what else is known of a statement.
func (d *draft) attributes(in *intent, lead string) string {
	var list []string
	if d.once(2) {
		in.to = d.pick("boris-hale", "reporters")
		list = append(list, "to "+in.to)
	}
	if d.once(3) {
		in.via = d.pick("mika-aro", "senior official")
		list = append(list, "via "+in.via)
	}
	if d.once(3) {
		in.event = "talks"
		list = append(list, "at talks")
	}
	text := ""
	for i, a := range list {
		if i > 0 {
			text += d.separator(a)
		}
		text += a
	}
	if text != "" {
		text = lead + text
	}
	return text
}

// separator returns what stands before an attribute: the semicolon, or a slip. Before
// words that name nobody, "via" with a blank alone may be part of a text.
func (d *draft) separator(before string) string {
	switch {
	case !d.slips || !d.once(4):
		return "; "
	case before == "via senior official":
		return d.pick(", ", " | ", "； ")
	}
	return d.pick(", ", " | ", "； ", " ", ": ")
}

// brokenMark writes a mark that Markdown takes for none.
func (d *draft) brokenMark(inlinePlace) {
	d.write("[")
	at, index := d.file.Len(), len(d.intents)
	d.intents = append(d.intents, intent{at: at, speaker: "ana-torres"})
	outer := d.open
	d.open = append(slices.Clone(outer), index)
	d.word()
	d.open = outer
	d.write(d.pick("]\u00a0(said:ana-torres)", "]\u200b(said:ana-torres)", "](said:ana-torres \u201cto reporters\u201d)", "]（said:ana-torres）",
		"]{said:ana-torres}", "](ana-torres said)", "\\](said:ana-torres)", "] (said:ana-torres)", "](said：ana-torres)", "][said:ana-torres]"))
}
