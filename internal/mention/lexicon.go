package mention

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"

	"readout/internal/entity"
)

// A Lexicon is all names that may be found, compiled into a trie of words. It
// is immutable.
//
// Words are numbered, and an edge of the trie is a pair of numbers: the node it
// leaves and the word it takes. So a word of the text that is in no name, and
// most are not, costs one look-up.
type Lexicon struct {
	settings Settings
	words    map[string]uint32
	edges    map[edge]uint32 // to a node
	senses   [][]sense       // by node: what a name that ends there may mean
	digest   [sha256.Size]byte
}

type edge struct{ node, word uint32 }

// A sense is one thing that a name may mean.
type sense struct {
	entity entity.ID
	how    How
}

// Compile makes the lexicon of a registry.
func Compile(r *entity.Registry, settings Settings) *Lexicon {
	l := &Lexicon{settings: settings, words: map[string]uint32{}, edges: map[edge]uint32{}, senses: make([][]sense, 1)}
	hash := sha256.New()
	add := func(name string, s sense) {
		l.add(name, s)
		// The digest covers names with what they mean, each with its length, so
		// that no two lists of names have the same bytes.
		var n [12]byte
		binary.LittleEndian.PutUint32(n[:], uint32(len(name)))
		binary.LittleEndian.PutUint32(n[4:], uint32(s.entity))
		n[8] = byte(s.how)
		hash.Write(n[:])
		hash.Write([]byte(name))
	}
	for i := range r.Len() {
		id := entity.ID(i)
		names(r.At(id), func(name string, how How) { add(name, sense{id, how}) })
	}
	if settings.Explicit {
		hash.Write([]byte{1})
	}
	hash.Sum(l.digest[:0])
	return l
}

// Digest stands for all that finding depends on beside the document: equal
// digests, equal results.
func (l *Lexicon) Digest() [sha256.Size]byte { return l.digest }

// names calls yield with each name under which an entity is found in prose.
// A place is found only where it is marked, so it has none.
func names(e *entity.Entity, yield func(string, How)) {
	if e.Kind == entity.Place {
		return
	}
	yield(e.Name, Name)
	for _, alias := range e.Aliases {
		if withArticle(e, alias) {
			continue
		}
		yield(alias, Alias)
		if rest, ok := strings.CutPrefix(alias, "the "); ok {
			yield("The "+rest, Alias)
		}
	}
	if e.State != nil {
		for _, demonym := range e.State.Demonyms {
			yield(demonym, Demonym)
		}
	}
}

// withArticle reports whether an alias is a country's name with the article that it
// has within a sentence. The article stays outside a mention, as it does at the
// beginning of one.
func withArticle(e *entity.Entity, alias string) bool {
	return e.State != nil && alias == e.State.InSentence && strings.HasPrefix(alias, "the ")
}

func (l *Lexicon) add(name string, s sense) {
	node := uint32(0)
	var buffer [64]byte
	for t := range tokens([]byte(name), buffer[:0]) {
		if t.gap != "" {
			node = l.step(node, t.gap)
		}
		node = l.step(node, string(t.word))
	}
	if node == 0 {
		return
	}
	if !slices.ContainsFunc(l.senses[node], func(o sense) bool { return o.entity == s.entity }) {
		l.senses[node] = append(l.senses[node], s)
	}
}

// step returns the node that word leads to, made if need be.
func (l *Lexicon) step(node uint32, word string) uint32 {
	number, ok := l.words[word]
	if !ok {
		number = uint32(len(l.words))
		l.words[word] = number
	}
	next, ok := l.edges[edge{node, number}]
	if !ok {
		next = uint32(len(l.senses))
		l.senses = append(l.senses, nil)
		l.edges[edge{node, number}] = next
	}
	return next
}
