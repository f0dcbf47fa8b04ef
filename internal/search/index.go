package search

import (
	"encoding/binary"
	"slices"
	"strings"
)

// An indexer collects documents, in order, and the sentences of each term.
type indexer struct {
	grammar   *grammar
	numbers   map[string]int32 // of terms, by the words they are the term of
	byTerm    map[string]int32
	terms     []occurrences
	met       map[int32]int // of terms in names, in how many articles those so named are
	twins     *twins
	initials  [][]string         // of the entities that have several
	named     map[*Names][]int32 // terms
	cuts      cuts
	sentences int32
	documents columns
	texts     chunks
	text      []byte // of the last chunk, as far as it goes
	inText    int    // how many documents that is
	facets    chunks
	facet     []byte
	inFacet   int
	files     files
}

// occurrences are the sentences in which a term stands, ascending, each as the
// distance from the one before.
type occurrences struct {
	term   string
	stop   bool     // a stop word, which is entered for names alone
	family []string // the other terms with the same stem
	last   int32    // 1 + number of the last sentence
	bytes  []byte
}

// columns has one value of each kind for every document.
type columns struct{ kinds, sentences, years, twins []byte }

func newIndexer(g *grammar, stories, statements int) *indexer {
	return &indexer{
		grammar: g, numbers: map[string]int32{}, byTerm: map[string]int32{}, met: map[int32]int{}, twins: newTwins(stories, statements), named: map[*Names][]int32{},
		texts: chunks{kind: "text"}, facets: chunks{kind: "about"},
	}
}

// none is the number of words that are no term: marks alone.
const none = -1

// number returns the number of a word's term.
func (x *indexer) number(word string) int32 {
	if n, ok := x.numbers[word]; ok {
		return n
	}
	n, t := int32(none), term(word)
	if t != "" {
		known := false
		if n, known = x.byTerm[t]; !known {
			n = int32(len(x.terms))
			t = strings.Clone(t)
			x.byTerm[t] = n
			x.terms = append(x.terms, occurrences{term: t, stop: x.grammar.stop[t]})
		}
	}
	x.numbers[strings.Clone(word)] = n
	return n
}

// add enters the next document.
func (x *indexer) add(d *Document) {
	if d.Kind != Statement {
		x.cuts.forget()
	}
	for i := range d.Sentences {
		x.addSentence(d, i)
	}
	if d.Met > 0 {
		x.addMet(d)
		x.addInitials(d)
	}
	x.sentences += int32(len(d.Sentences))
	c := &x.documents
	c.kinds = append(c.kinds, byte(d.Kind))
	c.sentences = binary.AppendUvarint(c.sentences, uint64(len(d.Sentences)))
	c.years = binary.AppendUvarint(c.years, uint64(max(d.Year, 0)))
	c.twins = binary.AppendUvarint(c.twins, uint64(x.twins.add(d)))
	x.addText(d)
	x.addFacets(d)
}

func (x *indexer) addSentence(d *Document, number int) {
	s, at := &d.Sentences[number], x.sentences+int32(number)
	for _, n := range x.termsIn(s.Text, d.Kind == Statement) {
		if o := &x.terms[n]; !o.stop {
			o.add(at)
		}
	}
	for _, names := range s.Under {
		for _, n := range x.termsOf(names) {
			x.terms[n].add(at)
		}
	}
}

// termsIn returns the numbers of the terms of a sentence, which may stand in the story before.
func (x *indexer) termsIn(text string, again bool) []int32 {
	if text == "" {
		return nil
	}
	c := &x.cuts
	if again {
		if terms, known := c.find(text); known {
			return terms
		}
	}
	from := len(c.terms)
	c.terms = x.cut(c.terms, text)
	c.texts, c.ends = append(c.texts, text), append(c.ends, len(c.terms))
	return c.terms[from:]
}

// cut appends the numbers of the terms of a text.
func (x *indexer) cut(list []int32, text string) []int32 {
	var c compound
	words(text, func(start, end int) {
		n := x.number(text[start:end])
		if n == none {
			return
		}
		list = append(list, n)
		if whole := c.next(text, start, end); whole != "" {
			list = append(list, x.number(whole))
		}
	})
	return list
}

// termsOf returns the numbers of the terms of names, each once.
func (x *indexer) termsOf(names *Names) []int32 {
	terms, known := x.named[names]
	if !known {
		for _, text := range names.Texts {
			terms = x.cut(terms, text)
		}
		slices.Sort(terms)
		terms = slices.Compact(terms)
		x.named[names] = terms
	}
	return terms
}

// addMet counts in how many articles each word of an entity's names is met.
func (x *indexer) addMet(d *Document) {
	for _, names := range d.Sentences[0].Under {
		for _, n := range x.termsOf(names) {
			x.met[n] += d.Met
		}
	}
}

func (o *occurrences) add(sentence int32) {
	if o.last == sentence+1 {
		return
	}
	o.bytes = binary.AppendUvarint(o.bytes, uint64(sentence+1-o.last))
	o.last = sentence + 1
}

// textSize is the size in bytes at which a chunk of text is full. A query
// fetches one for each hit it shows.
const textSize = 9 << 10

// addText enters the text that a hit shows.
func (x *indexer) addText(d *Document) {
	line := func(s string) { x.text = append(append(x.text, s...), '\n') }
	line(oneLine(d.Title))
	line(string(d.Address))
	line(oneLine(d.Note))
	for _, s := range d.Sentences {
		x.text = append(append(x.text, s.Anchor...), '\t')
		line(oneLine(s.Text))
	}
	x.inText++
	if len(x.text) >= textSize {
		x.closeText()
	}
}

func (x *indexer) closeText() {
	if x.inText > 0 {
		x.texts.add(&x.files, x.inText, x.text)
	}
	x.text, x.inText = x.files.buffer(), 0
}

// facetDocuments is how many documents share a chunk of facets.
const facetDocuments = 4096

// addFacets enters whom a document names.
func (x *indexer) addFacets(d *Document) {
	x.facet = binary.AppendUvarint(x.facet, uint64(len(d.About)))
	last := 0
	for _, n := range d.About {
		x.facet = binary.AppendUvarint(x.facet, uint64(n-last))
		last = n
	}
	if x.inFacet++; x.inFacet == facetDocuments {
		x.closeFacets()
	}
}

func (x *indexer) closeFacets() {
	if x.inFacet > 0 {
		x.facets.add(&x.files, x.inFacet, x.facet)
	}
	x.facet, x.inFacet = nil, 0
}

// oneLine returns a text without line feeds and tabs, which end things here.
func oneLine(s string) string {
	if strings.IndexByte(s, '\n') < 0 && strings.IndexByte(s, '\t') < 0 {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}
