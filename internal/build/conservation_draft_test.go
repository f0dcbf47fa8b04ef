package build_test

import (
	"slices"
	"strings"
)

// A draft is an article made up by chance, of fragments of CommonMark, GFM and
// the annotation language, with what its author meant by each word: whether a
// reader must find it, and whose it is. No word is written twice.
//
// A draft without slips has no error. One with slips may hold anything at any
// place: then what matters is that nothing is lost or said by somebody else
// without a diagnostic.
type draft struct {
	choices
	slips     bool
	file      strings.Builder
	prefix    string // of each line of the block that is being written: "> "
	fragments []int  // where the top-level blocks begin: offsets
	openEnded []int  // those that are opened and never closed, from 1
	words     []draftWord
	intents   []intent
	open      []int    // the intents that the next word belongs to
	uncounted bool     // no reader need find it
	last      int      // the statement that cont: would continue, or -1
	notes     []string // marks of footnotes that are yet to be written
	noted     int      // how many footnotes there are
}

// A draftWord is a word of the text, and where it stands.
type draftWord struct {
	text    string
	at      int
	said    []int // the intents it belongs to
	counted bool
}

// An intent is a statement as its author means it.
type intent struct {
	at                      int
	speaker, to, via, event string
	inside                  []int // the intents around it, the innermost last
	words                   []string
	refused                 bool // it must not be published
}

// choices are the decisions a draft is made by, a byte each. When they run out
// the first possibility is taken, which is always the plainest.
type choices struct{ bytes []byte }

func (c *choices) of(n int) int {
	if len(c.bytes) == 0 {
		return 0
	}
	b := c.bytes[0]
	c.bytes = c.bytes[1:]
	return int(b) % n
}

// once reports true in one of n cases.
func (c *choices) once(n int) bool { return c.of(n) == n-1 }

func (c *choices) pick(list ...string) string { return list[c.of(len(list))] }

// newDraft makes an article of the decisions.
func newDraft(decisions []byte) *draft {
	d := &draft{choices: choices{decisions}, last: -1}
	d.slips = d.once(2)
	d.front()
	for range 1 + d.of(6) {
		d.fragments = append(d.fragments, d.file.Len())
		d.block(0)
		d.footnotes()
		d.write("\n")
	}
	return d
}

func (d *draft) front() {
	d.write("---\ndate: 2022-02-02\ntitle: \"")
	d.plainWords(3)
	d.write("\"\n")
	if d.once(2) {
		d.write("summary: \"")
		d.plainWords(4)
		d.write("\"\n")
	}
	if d.once(2) {
		d.write("key_points:\n  - \"")
		d.plainWords(3)
		d.write("\"\n")
	}
	if d.once(4) {
		d.write("image: p.png\nimage_alt: a door\nimage_caption: \"")
		d.plainWords(3)
		d.write("\"\n")
	}
	d.write("---\n\n")
}

func (d *draft) write(s string) { d.file.WriteString(s) }

// line begins a new line of the block that is being written.
func (d *draft) line() { d.write("\n" + d.prefix) }

// gap begins a new line after an empty one.
func (d *draft) gap() {
	d.write("\n" + strings.TrimRight(d.prefix, " "))
	d.line()
}

// scripts are alphabets of which words are made, of sixteen letters each.
var scripts = [][]rune{
	[]rune("abdefgiklmnoprtu"), []rune("абвгдежзиклмнопр"), []rune("αβγδεζηθικλμνξοπ"), []rune("ابتثجحخدذرزسشصضط"),
	[]rune("אבגדהוזחטיכלמנסע"), []rune("日月火水木金土山川田人口目耳手足"), []rune("あいうえおかきくけこさしすせそた"),
}

// word writes one word, never the same twice.
func (d *draft) word() {
	script := scripts[0]
	if d.once(8) {
		script = scripts[d.of(len(scripts))]
	}
	d.token(spell(script, len(d.words)))
}

// spell writes a number with letters, so that it is unlike any name.
func spell(alphabet []rune, n int) string {
	letters := []rune{alphabet[n>>8&15], alphabet[n>>4&15], alphabet[(n+5)&15], alphabet[n>>4&15], alphabet[n&15], alphabet[7]}
	return string(letters)
}

func (d *draft) token(text string) {
	w := draftWord{text: text, at: d.file.Len(), counted: !d.uncounted}
	if !d.uncounted {
		w.said = slices.Clone(d.open)
		for _, i := range d.open {
			d.intents[i].words = append(d.intents[i].words, text)
		}
	}
	d.words = append(d.words, w)
	d.write(text)
}

func (d *draft) plainWords(most int) {
	for i := range 1 + d.of(most) {
		if i > 0 {
			d.write(" ")
		}
		d.word()
	}
}

// aside writes what does not belong to what is being said around it, such as a
// comment in a quotation.
func (d *draft) aside(counted bool, write func()) {
	open, uncounted := d.open, d.uncounted
	d.open, d.uncounted = nil, uncounted || !counted
	write()
	d.open, d.uncounted = open, uncounted
}

// footnotes writes the notes that the block refers to.
func (d *draft) footnotes() {
	for _, mark := range d.notes {
		d.write("\n\n[^" + mark + "]: ")
		d.plainWords(2)
	}
	d.notes = nil
	d.write("\n")
}
