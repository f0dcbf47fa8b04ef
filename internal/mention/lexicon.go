package mention

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"strings"
	"sync"

	"readout/internal/entity"
)

// A Lexicon is all names that may be found, compiled into a trie of words, with
// the words that rules know. It is immutable; its finders are memory that workers
// use again.
//
// Words are numbered, and an edge of the trie takes a gap and a word: so a
// word of the text that is in no name, and most are not, costs one look-up.
type Lexicon struct {
	settings  Settings
	registry  *entity.Registry
	words     *wordTable
	classes   []class            // by word
	concepts  map[uint32]concept // by word
	first     []uint32           // by word: the node to which it leads from the root
	edges     *edgeTable
	heads     []uint32 // by node: its first sense, as an index of senses; 0 if it has none
	senses    []sense
	surnameOf []uint32          // by entity: the last word of the surname, 0 for none that is in the lexicon
	unspaced  map[rune][]string // by first letter: names in scripts that put no blanks between words, longest first
	digest    [sha256.Size]byte

	finders sync.Pool // of *finder, for their memory
}

// A sense is one thing that a name may mean.
type sense struct {
	entity entity.ID
	how    How
	form   form
	next   uint32 // of the same name; 0 is the last
}

// A form tells senses apart that the rules treat apart.
type form uint8

const (
	plain  form = iota
	sits        // a metonym that names nothing but the government
	joined      // a combining form: Sino-
	larger      // a longer name that swallows what it covers
	region      // likewise, and it is a state within a country
	part        // a part of a country, or a territory
)

// Compile makes the lexicon of a registry.
func Compile(r *entity.Registry, settings Settings) *Lexicon {
	l := &Lexicon{
		settings: settings, registry: r,
		words: newWordTable(4096 + 2*r.Len()), edges: newEdgeTable(8192 + 3*r.Len()),
		heads: make([]uint32, 1, 8192+3*r.Len()), senses: make([]sense, 1, 8192+3*r.Len()),
		concepts: map[uint32]concept{}, unspaced: map[rune][]string{},
	}
	l.addVocabulary()
	l.addLonger()
	for i := range r.Len() {
		if e := r.At(entity.ID(i)); e.InProse() {
			l.addEntity(entity.ID(i), e)
		}
	}
	l.addParts()
	l.addHalves()
	l.first = append(l.first, make([]uint32, len(l.words.ends)-len(l.first))...)
	l.classes = append(l.classes, make([]class, len(l.words.ends)-len(l.classes))...)
	l.sortUnspaced()
	l.addSurnames()
	l.digest = digestOf(r, settings)
	return l
}

// Digest stands for all that Find depends on beside the document: equal digests,
// equal results.
func (l *Lexicon) Digest() [sha256.Size]byte { return l.digest }

func (l *Lexicon) addVocabulary() {
	mark := func(word string, c class) {
		n := l.words.add([]byte(word))
		for int(n) >= len(l.classes) {
			l.classes = append(l.classes, 0)
		}
		l.classes[n] |= c
	}
	both := func(word string, c class) {
		mark(word, c)
		mark(strings.ToUpper(word[:1])+word[1:], c)
	}
	for _, v := range vocabularies {
		for word := range strings.FieldsSeq(v.words) {
			both(word, v.class)
		}
	}
	speechForms(func(verb string) { both(verb, speech) })
	for i, words := range conceptWords {
		for word := range strings.FieldsSeq(words) {
			for _, w := range []string{word, strings.ToUpper(word[:1]) + word[1:]} {
				l.concepts[l.words.add([]byte(w))] |= 1 << i
			}
		}
	}
}

func (l *Lexicon) addLonger() {
	for _, name := range longer {
		l.add(name, sense{entity: entity.None, form: larger})
	}
	for _, name := range regions {
		l.add(name, sense{entity: entity.None, form: region})
	}
}

// add puts a name into the trie. One that has no word is no name.
func (l *Lexicon) add(name string, s sense) {
	l.addUnspaced(name)
	var room [16]word
	text := []byte(name)
	node := uint32(0)
	for i, w := range l.tokenize(room[:0], text, 0) {
		if w.number == 0 {
			form := text[w.start:w.end]
			if !ascii(form) {
				form = plainWord(nil, form)
			}
			w.number = l.words.add(form)
		}
		node = l.step(node, w, i == 0)
	}
	if node != 0 {
		l.addSense(node, s)
	}
}

func ascii(word []byte) bool {
	for _, c := range word {
		if c >= 0x80 {
			return false
		}
	}
	return true
}

func (w word) label() uint32 { return w.number<<4 | uint32(w.gap) }

// step returns the node that a word leads to, made if need be.
func (l *Lexicon) step(node uint32, w word, first bool) uint32 {
	if first {
		for int(w.number) >= len(l.first) {
			l.first = append(l.first, 0)
		}
		if l.first[w.number] == 0 {
			l.first[w.number] = l.newNode()
		}
		return l.first[w.number]
	}
	next := l.edges.find(node, w.label())
	if next == 0 {
		next = l.newNode()
		l.edges.add(edge{node, w.label(), next})
	}
	return next
}

func (l *Lexicon) newNode() uint32 {
	l.heads = append(l.heads, 0)
	return uint32(len(l.heads) - 1)
}

// addSense appends a sense to those of a name, unless the entity has the name
// already.
func (l *Lexicon) addSense(node uint32, s sense) {
	at := &l.heads[node]
	for *at != 0 {
		o := &l.senses[*at]
		if o.entity == s.entity && (s.entity != entity.None || o.form == s.form) {
			return
		}
		at = &o.next
	}
	*at = uint32(len(l.senses))
	l.senses = append(l.senses, s)
}

// of yields the senses of a name.
func (l *Lexicon) of(node uint32) func(func(sense) bool) {
	return func(yield func(sense) bool) {
		for i := l.heads[node]; i != 0 && yield(l.senses[i]); i = l.senses[i].next {
		}
	}
}

// digestOf covers all of the registry that finding and the reading of marks
// depend on, each text with its length, so that no two registries have the same
// bytes.
func digestOf(r *entity.Registry, settings Settings) (digest [sha256.Size]byte) {
	d := digester{hash: sha256.New(), buffer: make([]byte, 0, 1<<14)}
	for i := range r.Len() {
		e := r.At(entity.ID(i))
		d.number(int(e.Kind), int(e.Country))
		d.text(e.Key.ID, e.Name, e.Surname, e.Gender, e.Born.String(), e.Died.String())
		d.list(e.Aliases)
		d.flag(e.SurnameAlone)
		d.number(len(e.Posts))
		for _, p := range e.Posts {
			d.text(p.Role, p.Start.String(), p.End.String())
			d.number(int(p.Organization), int(p.Country))
		}
		if e.State != nil {
			d.list(e.State.Demonyms)
			d.list(e.State.Metonyms)
		}
	}
	d.list(r.WithheldNames())
	d.flag(settings.Explicit)
	d.hash.Write(d.buffer)
	d.hash.Sum(digest[:0])
	return digest
}

type digester struct {
	hash   hash.Hash
	buffer []byte
}

func (d *digester) number(list ...int) {
	for _, n := range list {
		d.buffer = binary.AppendVarint(d.buffer, int64(n))
	}
}

func (d *digester) flag(b bool) {
	n := 0
	if b {
		n = 1
	}
	d.number(n)
}

func (d *digester) text(list ...string) {
	for _, s := range list {
		d.number(len(s))
		d.buffer = append(d.buffer, s...)
	}
	if len(d.buffer) > 1<<13 {
		d.hash.Write(d.buffer)
		d.buffer = d.buffer[:0]
	}
}

func (d *digester) list(l []string) {
	d.number(len(l))
	d.text(l...)
}
