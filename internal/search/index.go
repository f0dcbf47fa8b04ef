package search

import (
	"encoding/binary"
	"readout/internal/address"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Kind is what a document is of.
type Kind uint8

// The kinds of documents. Their numbers stand in the index.
const (
	Article Kind = iota
	Event
	Text // a page of the publisher's own
	Person
	Country
	Organization
	Place
	Topic
)

// kindNames are the kinds as the index names them.
var kindNames = []string{"article", "event", "page", "person", "country", "organization", "place", "topic"}

// A Document is one thing that can be found.
type Document struct {
	Kind    Kind
	Title   string          // as it is shown
	Address address.Address // of its page
	Note    string          // one line beside the title: a date, a post
	Year    int             // 0 for what has no date
	// Sentences are its text, one after the other. The first holds its names, or
	// is its title: who finds all words there has found what they were looking for.
	Sentences []Sentence
	About     []int // numbers of the people and countries in it, ascending; see documents
}

// A Sentence is one line of a document, with the anchor of its place on the
// page. It is "" for what is put together of facts and stands there in no one
// place.
type Sentence struct{ Text, Anchor string }

// An indexer collects documents, in order, and the sentences of each term.
type indexer struct {
	numbers   map[string]int32 // of terms, by the words they are the term of
	byTerm    map[string]int32
	terms     []occurrences
	sentences int32
	documents columns
	texts     []chunk
	text      []byte // of the last chunk, as far as it goes
	inText    int    // how many documents that is
	facets    []chunk
	facet     []byte
	inFacet   int
}

// occurrences are the sentences in which a term stands, ascending, each as the
// distance from the one before.
type occurrences struct {
	term  string
	last  int32 // 1 + number of the last sentence
	bytes []byte
}

// columns has one value of each kind for every document.
type columns struct{ kinds, sentences, years []byte }

// A chunk is the data of some consecutive documents.
type chunk struct {
	documents int
	data      []byte
}

func newIndexer() *indexer {
	return &indexer{numbers: map[string]int32{}, byTerm: map[string]int32{}}
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
			x.terms = append(x.terms, occurrences{term: t})
		}
	}
	x.numbers[strings.Clone(word)] = n
	return n
}

// add enters the next document.
func (x *indexer) add(d *Document) {
	for i, s := range d.Sentences {
		words(s.Text, func(start, end int) {
			if n := x.number(s.Text[start:end]); n != none {
				x.terms[n].add(x.sentences + int32(i))
			}
		})
	}
	x.sentences += int32(len(d.Sentences))
	c := &x.documents
	c.kinds = append(c.kinds, byte(d.Kind))
	c.sentences = binary.AppendUvarint(c.sentences, uint64(len(d.Sentences)))
	c.years = binary.AppendUvarint(c.years, uint64(max(d.Year, 0)))
	x.addText(d)
	x.addFacets(d)
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
		line(s.Anchor + "\t" + oneLine(s.Text))
	}
	x.inText++
	if len(x.text) >= textSize {
		x.closeText()
	}
}

func (x *indexer) closeText() {
	if x.inText > 0 {
		x.texts = append(x.texts, chunk{x.inText, slices.Clone(x.text)})
	}
	x.text, x.inText = x.text[:0], 0
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
		x.facets = append(x.facets, chunk{x.inFacet, x.facet})
	}
	x.facet, x.inFacet = nil, 0
}

// oneLine returns a text without line feeds and tabs, which end things here.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\t") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// shardSize is the size in bytes at which a shard of terms is full. A query
// fetches one for each word.
const shardSize = 24 << 10

// A shard is the occurrences of all terms from one to the next shard's first.
type shard struct {
	first string
	data  []byte
}

// shards sorts the terms and cuts them into ranges.
func (x *indexer) shards() []shard {
	slices.SortFunc(x.terms, func(a, b occurrences) int { return compareUTF16(a.term, b.term) })
	var list []shard
	for rest := x.terms; len(rest) > 0; {
		n, size := 0, 0
		for n < len(rest) && size < shardSize {
			size += len(rest[n].term) + len(rest[n].bytes)
			n++
		}
		list = append(list, shard{rest[0].term, encode(rest[:n])})
		rest = rest[n:]
	}
	return list
}

// encode writes terms, then how long the occurrences of each are, then these.
func encode(terms []occurrences) []byte {
	var names, lengths, all []byte
	for _, t := range terms {
		names = append(append(names, t.term...), '\n')
		lengths = binary.AppendUvarint(lengths, uint64(len(t.bytes)))
		all = append(all, t.bytes...)
	}
	out := binary.AppendUvarint(nil, uint64(len(names)))
	return append(append(append(out, names...), lengths...), all...)
}

// compareUTF16 orders strings as JavaScript does, by UTF-16 code units, which
// puts what needs two of them before the last characters that need one.
func compareUTF16(a, b string) int {
	for a != "" && b != "" {
		r, n := utf8.DecodeRuneInString(a)
		s, m := utf8.DecodeRuneInString(b)
		if r != s {
			return int(unit(r)) - int(unit(s))
		}
		a, b = a[n:], b[m:]
	}
	return len(a) - len(b)
}

// unit keeps the order of runes but for those beyond the first plane, which go
// where surrogates are.
func unit(r rune) rune {
	switch {
	case r >= 0x10000:
		return r - 0x10000 + 0xE000 // 20 bits
	case r >= 0xE000:
		return r + 0x100000
	}
	return r
}
