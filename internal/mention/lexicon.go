package mention

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"strings"

	"readout/internal/entity"
)

// A Lexicon is all names that may be found, compiled into a trie of words, with
// the words that rules know. It is immutable.
//
// Words are numbered, and an edge of the trie takes a gap and a word: so a
// word of the text that is in no name, and most are not, costs one look-up.
type Lexicon struct {
	settings Settings
	registry *entity.Registry
	words    *wordTable
	classes  []class            // by word
	concepts map[uint32]concept // by word
	first    []uint32           // by word: the node to which it leads from the root
	edges    *edgeTable
	heads    []uint32 // by node: its first sense, as an index of senses; 0 if it has none
	senses   []sense
	digest   [sha256.Size]byte
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
)

// Compile makes the lexicon of a registry.
func Compile(r *entity.Registry, settings Settings) *Lexicon {
	l := &Lexicon{
		settings: settings, registry: r,
		words: newWordTable(4096 + 2*r.Len()), edges: newEdgeTable(8192 + 3*r.Len()),
		heads: make([]uint32, 1, 8192+3*r.Len()), senses: make([]sense, 1, 8192+3*r.Len()),
		concepts: map[uint32]concept{},
	}
	l.addVocabulary()
	l.addLonger()
	for i := range r.Len() {
		l.addEntity(entity.ID(i), r.At(entity.ID(i)))
	}
	l.first = append(l.first, make([]uint32, len(l.words.ends)-len(l.first))...)
	l.classes = append(l.classes, make([]class, len(l.words.ends)-len(l.classes))...)
	l.digest = digestOf(r, settings)
	return l
}

// Digest stands for all that finding depends on beside the document: equal
// digests, equal results.
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

// addEntity adds the names under which an entity is found in prose.
func (l *Lexicon) addEntity(id entity.ID, e *entity.Entity) {
	l.add(e.Name, sense{entity: id, how: Name})
	if e.Kind == entity.Person && !ascii([]byte(e.Name)) {
		l.addTransliterated(id, e)
	}
	for _, alias := range e.Aliases {
		if withArticle(e, alias) {
			continue
		}
		l.add(alias, sense{entity: id, how: Alias})
		if rest, ok := strings.CutPrefix(alias, "the "); ok {
			l.add("The "+rest, sense{entity: id, how: Alias})
		}
	}
	switch {
	case e.State != nil:
		l.addState(id, e)
	case e.Kind == entity.Person && e.Surname != "":
		l.addShort(id, e)
		l.add(e.Surname, sense{entity: id, how: Surname})
		if c := e.Surname[0]; 'a' <= c && c <= 'z' {
			l.add(string(c-'a'+'A')+e.Surname[1:], sense{entity: id, how: Surname}) // "Von der Leyen said"
		}
	}
}

// addShort adds names under which a person is known and that follow from the
// others: a name up to the surname, if it goes on after it (Óscar Arias Sánchez),
// and the title and first name of royalty (King Fahd).
func (l *Lexicon) addShort(id entity.ID, e *entity.Entity) {
	if i := strings.Index(e.Name, " "+e.Surname+" "); i > 0 {
		if rest, mark := cutGeneration(e.Name); mark == "" || len(rest) > i+1+len(e.Surname) {
			l.add(e.Name[:i+1+len(e.Surname)], sense{entity: id, how: Alias})
		}
	}
	if parts := strings.Fields(e.Name); len(parts) == 3 && parts[2] == e.Surname && l.twoSurnames(e) {
		l.add(parts[0]+" "+parts[1], sense{entity: id, how: Alias})
		l.add(parts[1], sense{entity: id, how: Surname})
	}
	title, rest, many := strings.Cut(e.Name, " ")
	if l.isRoyal(title) && strings.Contains(rest, " ") {
		rest, _, _ = strings.Cut(rest, " ")
		l.add(title+" "+rest, sense{entity: id, how: Title})
		return
	}
	for i := range e.Posts {
		if role, _, _ := strings.Cut(e.Posts[i].Role, " "); many && l.isRoyal(role) {
			l.add(role+" "+title, sense{entity: id, how: Title})
		}
	}
}

// twoSurnames reports whether a person comes from a country where people bear
// their father's and their mother's family name, and are called by the former.
func (l *Lexicon) twoSurnames(e *entity.Entity) bool {
	return e.Country != entity.None && strings.Contains(spanishSpeaking, l.registry.At(e.Country).Key.ID)
}

func (l *Lexicon) isRoyal(word string) bool {
	n := l.words.find(hashOf([]byte(word)), []byte(word))
	return n != 0 && int(n) < len(l.classes) && l.classes[n]&royal != 0
}

// transliterations are letters that news in English also writes as two: Pöhl is
// Poehl, Ødegård Oedegaard.
var transliterations = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ø", "oe", "Ø", "Oe", "å", "aa", "Å", "Aa")

func (l *Lexicon) addTransliterated(id entity.ID, e *entity.Entity) {
	if name := transliterations.Replace(e.Name); name != e.Name {
		l.add(name, sense{entity: id, how: Alias})
		l.add(transliterations.Replace(e.Surname), sense{entity: id, how: Surname})
	}
}

// withArticle reports whether an alias is a country's name with the article that it
// has within a sentence. The article stays outside a mention, as it does at the
// beginning of one.
func withArticle(e *entity.Entity, alias string) bool {
	return e.State != nil && alias == e.State.InSentence && strings.HasPrefix(alias, "the ")
}

func (l *Lexicon) addState(id entity.ID, e *entity.Entity) {
	for _, demonym := range e.State.Demonyms {
		l.add(demonym, sense{entity: id, how: Demonym})
	}
	for _, word := range e.State.Metonyms {
		s := sense{entity: id, how: Metonym}
		for _, name := range seats {
			if word == name {
				s.form = sits
			}
		}
		l.add(word, s)
	}
	for _, c := range combiningForms {
		if c.code == e.Key.ID {
			l.add(c.word, sense{entity: id, how: Demonym, form: joined})
		}
	}
}

// add puts a name into the trie. One that has no word is no name.
func (l *Lexicon) add(name string, s sense) {
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

// digestOf covers all of the registry that finding reads, each text with its
// length, so that no two registries have the same bytes.
func digestOf(r *entity.Registry, settings Settings) (digest [sha256.Size]byte) {
	d := digester{hash: sha256.New(), buffer: make([]byte, 0, 1<<14)}
	for i := range r.Len() {
		e := r.At(entity.ID(i))
		d.number(int(e.Kind), int(e.Country))
		d.text(e.Key.ID, e.Name, e.Surname)
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
