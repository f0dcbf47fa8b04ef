package build_test

import (
	"strconv"
	"strings"
)

// block writes a block of any kind. It ends without a line feed.
func (d *draft) block(depth int) {
	d.last = -1
	kinds := []func(int){
		d.paragraph, d.paragraph, d.quoteBlock, d.list, d.heading, d.table, d.callout, d.plainQuote, d.fenced,
		d.comment, d.rule, d.eventBlock,
	}
	if d.slips {
		kinds = append(kinds, d.indented, d.unclosed, d.html, d.lazy, d.setext, d.indentedLine)
	}
	if depth > 2 {
		kinds = kinds[:2]
	}
	kinds[d.of(len(kinds))](depth)
}

func (d *draft) paragraph(int) {
	d.last = -1
	d.inlines(prose)
	if len(d.open) > 0 && !d.slips {
		d.write(".") // what ends without, after a sentence, may say who spoke
		return
	}
	d.write(d.pick(".", "", "!"))
}

func (d *draft) heading(int) {
	d.write(strings.Repeat("#", 2+d.of(2)) + " ")
	if d.slips {
		d.inlines(inCell)
	} else {
		d.plainWords(3)
	}
}

func (d *draft) setext(int) {
	d.plainWords(3)
	d.line()
	d.write(d.pick("---", "==="))
}

func (d *draft) rule(int) { d.write("***") }

// list writes a list: of words in quotations, which may hold lists, of paragraphs.
func (d *draft) list(depth int) {
	marker := d.pick("- ", "1. ", "* ")
	gap := d.once(3)
	prefix := d.prefix
	for i := range 1 + d.of(3) {
		d.prefix = prefix
		if i > 0 && gap {
			d.gap()
		} else if i > 0 {
			d.line()
		}
		d.write(marker)
		d.prefix = prefix + strings.Repeat(" ", len(marker))
		if d.slips && d.once(3) {
			d.block(depth + 1)
		} else {
			d.paragraph(depth)
		}
	}
	d.prefix = prefix
}

// within writes blocks inside a block quote.
func (d *draft) within(blocks func()) {
	prefix := d.prefix
	d.prefix = prefix + "> "
	if d.once(2) {
		d.write("\n" + prefix + ">")
	}
	d.line()
	blocks()
	d.prefix = prefix
}

func (d *draft) quoteBlock(depth int) {
	verb := d.pick("quote", "demands", "quote", "denies")
	in := intent{at: d.file.Len(), speaker: d.pick(speakers...), inside: d.open}
	d.write("> [!" + verb + "] " + in.speaker + d.attributes(&in, "; "))
	outer := d.open
	d.intents = append(d.intents, in)
	d.open = append(append([]int(nil), outer...), len(d.intents)-1)
	d.within(func() {
		if d.slips && d.once(6) { // an attribution line
			credit := d.pick("— ", "-- ", "– ")
			if verb == "quote" && d.once(3) {
				credit = "" // in a paraphrase it may be one
			}
			d.write("“")
			d.plainWords(3)
			d.write("”")
			d.line()
			d.aside(true, func() { d.write(credit); d.plainWords(2) })
			return
		}
		for i := range 1 + d.of(2) {
			if i > 0 {
				d.gap()
			}
			switch {
			case d.slips && d.once(2):
				d.block(depth + 1)
			case d.once(3):
				d.list(depth + 1)
			default:
				d.paragraph(depth)
			}
		}
	})
	d.open = outer
}

func (d *draft) callout(depth int) {
	d.aside(true, func() {
		d.write(d.pick("> [!note]", "> [!background]", "> [!correction] 2022-02-03", "> [!warning]"))
		d.within(func() { d.paragraph(depth) })
	})
}

// plainQuote is a block quote without a header: words in nobody's mouth.
func (d *draft) plainQuote(depth int) {
	d.aside(true, func() {
		d.write("> ")
		prefix := d.prefix
		d.prefix += "> "
		if d.slips {
			d.block(depth + 1)
		} else {
			d.plainWords(4)
		}
		d.prefix = prefix
	})
}

func (d *draft) table(int) {
	columns := 1 + d.of(3)
	row := func(n int, cell func()) {
		d.write("|")
		for range n {
			d.write(" ")
			cell()
			d.write(" |")
		}
	}
	row(columns, func() { d.plainWords(1) })
	d.line()
	row(columns, func() { d.write("---") })
	for range 1 + d.of(3) {
		d.line()
		n := columns
		if d.slips && d.once(3) {
			n++
		}
		row(n, func() { d.last = -1; d.inlines(inCell) })
	}
}

// fenced is code: words of the author's that nobody says.
func (d *draft) fenced(int) {
	d.aside(true, func() {
		d.write("```")
		d.line()
		d.plainWords(3)
		d.line()
		d.write("```")
	})
}

// indented is code where words were meant.
func (d *draft) indented(int) {
	d.write("    ")
	d.inlines(prose)
}

func (d *draft) indentedLine(int) {
	d.plainWords(2)
	d.gap()
	d.write("    ")
	d.plainWords(3)
}

func (d *draft) comment(int) {
	d.aside(false, func() {
		pair := d.pick("<!-- | -->", "%% | %%")
		open, shut, _ := strings.Cut(pair, "|")
		d.write(open)
		d.plainWords(3)
		d.write(shut)
	})
}

// unclosed begins what takes all that follows with it.
func (d *draft) unclosed(int) {
	d.openEnded = append(d.openEnded, len(d.fragments))
	d.write(d.pick("<!-- ", "```\n"+d.prefix, "%% ", "<script>\n", "<?", "<![CDATA["))
	d.plainWords(3)
}

func (d *draft) html(int) {
	tag := d.pick("p", "div", "table", "center", "style")
	d.write("<" + tag + ">")
	d.plainWords(3)
	d.write("</" + tag + ">")
}

// lazy is a line after a quotation that Markdown takes into it.
func (d *draft) lazy(depth int) {
	d.quoteBlock(depth)
	d.line()
	d.aside(true, func() { d.plainWords(3) })
}

func (d *draft) eventBlock(int) {
	if d.prefix != "" {
		d.paragraph(0)
		return
	}
	d.aside(true, func() {
		n := strconv.Itoa(len(d.words))
		d.write("> [!meeting] 2022-01-" + strconv.Itoa(10+d.of(15)) + " ")
		d.plainWords(3)
		d.write("\n>\n> - id: event-" + n + "\n> - participants: [[ana-torres]], [[boris-hale]]")
	})
}
