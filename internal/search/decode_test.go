package search

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"readout/internal/address"
	"readout/internal/page"
)

// A decoded is an index read back from its files alone, as a browser reads it,
// though all of it.
type decoded struct {
	documents []Document
	at        map[string][]int    // sentences by term
	terms     []string            // that stand somewhere, in the order of the index
	families  map[string][]string // by term
	twins     []int               // by document, the first that is nearly the same
	names     string
}

// decode reads the files of an index, which must be the only ones there.
func decode(t *testing.T, x *Index) decoded {
	t.Helper()
	files := map[string][]byte{}
	for _, part := range x.parts() {
		files[strings.TrimSuffix(strings.TrimPrefix(string(part.Address), Folder), ".bin")] = unzip(t, part)
	}
	var about top
	if err := json.Unmarshal(x.top, &about); err != nil {
		t.Fatal(err)
	}
	out := decoded{at: map[string][]int{}, families: map[string][]string{}, names: take(t, files, about.Names).String()}
	for _, s := range about.Terms {
		out.shard(t, s[0], take(t, files, s[1]))
	}
	out.table(t, files, about)
	for name := range files {
		t.Errorf("nothing leads to %s", name)
	}
	return out
}

func unzip(t *testing.T, o page.Output) []byte {
	t.Helper()
	data, err := o.Make()
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(o.Address, err)
	}
	data, err = io.ReadAll(r)
	if err != nil {
		t.Fatal(o.Address, err)
	}
	return data
}

// take returns a file and strikes it off.
func take(t *testing.T, files map[string][]byte, name string) *bytes.Buffer {
	t.Helper()
	data, ok := files[name]
	if !ok {
		t.Fatal("there is no file ", name)
	}
	delete(files, name)
	return bytes.NewBuffer(data)
}

func number(t *testing.T, b *bytes.Buffer) int {
	t.Helper()
	n, err := binary.ReadUvarint(b)
	if err != nil {
		t.Fatal(err)
	}
	return int(n)
}

func (d *decoded) shard(t *testing.T, first string, b *bytes.Buffer) {
	lines := strings.Split(string(b.Next(number(t, b))), "\n")
	terms := make([]string, len(lines)-1)
	for i := range terms {
		list := strings.Split(lines[i], "\t")
		terms[i] = list[0]
		d.families[list[0]] = list[1:]
	}
	if terms[0] != first {
		t.Errorf("a shard is said to begin with %q and begins with %q", first, terms[0])
	}
	lengths := make([]int, len(terms))
	for i := range terms {
		lengths[i] = number(t, b)
	}
	for i, term := range terms {
		sentence := -1
		for list := bytes.NewBuffer(b.Next(lengths[i])); list.Len() > 0; {
			sentence += number(t, list)
			d.at[term] = append(d.at[term], sentence)
		}
	}
	for _, term := range terms {
		if len(d.at[term]) > 0 {
			d.terms = append(d.terms, term)
		}
	}
}

// table reads what is told of documents.
func (d *decoded) table(t *testing.T, files map[string][]byte, about top) {
	b := take(t, files, about.Documents)
	d.documents = make([]Document, number(t, b))
	for i := range d.documents {
		kind, _ := b.ReadByte()
		d.documents[i].Kind = Kind(kind)
	}
	lengths := make([]int, len(d.documents))
	for i := range lengths {
		lengths[i] = number(t, b)
	}
	for i := range d.documents {
		d.documents[i].Year = number(t, b)
	}
	for i := range d.documents {
		d.twins = append(d.twins, i-number(t, b))
	}
	eachChunk(t, b, files, "text", func(i int, lines *bytes.Buffer) {
		d.documents[i].text(t, lines, lengths[i])
	})
	eachChunk(t, b, files, "about", func(i int, list *bytes.Buffer) {
		last := 0
		for range number(t, list) {
			last += number(t, list)
			d.documents[i].About = append(d.documents[i].About, last)
		}
	})
	if b.Len() > 0 {
		t.Errorf("%d bytes too many", b.Len())
	}
}

// eachChunk calls read for each document with the chunk it is in.
func eachChunk(t *testing.T, b *bytes.Buffer, files map[string][]byte, kind string, read func(int, *bytes.Buffer)) {
	sizes := make([]int, number(t, b))
	for i := range sizes {
		sizes[i] = number(t, b)
	}
	document, hash := 0, ""
	for i, size := range sizes {
		if i%inGroup == 0 {
			hash = hex.EncodeToString(b.Next(3))
		}
		chunk := take(t, files, fmt.Sprintf("%s-%d-%s", kind, i, hash))
		for range size {
			read(document, chunk)
			document++
		}
		if chunk.Len() > 0 {
			t.Errorf("chunk %s %d has %d bytes too many", kind, i, chunk.Len())
		}
	}
}

func (d *Document) text(t *testing.T, lines *bytes.Buffer, sentences int) {
	line := func() string {
		s, err := lines.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		return s[:len(s)-1]
	}
	d.Title, d.Address, d.Note = line(), address.Address(line()), line()
	for range sentences {
		anchor, words, _ := strings.Cut(line(), "\t")
		d.Sentences = append(d.Sentences, Sentence{Text: words, Anchor: anchor})
	}
}

// sentencesWith finds a term the slow way: by reading everything.
func sentencesWith(documents []Document, g *grammar) map[string][]int {
	at := map[string][]int{}
	n := 0
	enter := func(t string) {
		if list := at[t]; t != "" && (len(list) == 0 || list[len(list)-1] != n) {
			at[t] = append(list, n)
		}
	}
	for _, d := range documents {
		for _, s := range d.Sentences {
			for _, t := range termsIn(s.Text) {
				if !g.stop[t] {
					enter(t)
				}
			}
			for _, names := range s.Under {
				for _, text := range names.Texts {
					for _, t := range termsIn(text) {
						enter(t)
					}
				}
			}
			n++
		}
	}
	return at
}

// termsIn lists the terms of a text, with compounds.
func termsIn(text string) (list []string) {
	var spans [][2]int
	words(text, func(start, end int) {
		if t := term(text[start:end]); t != "" {
			list = append(list, t)
			spans = append(spans, [2]int{start, end})
		}
	})
	hyphen := func(i int) bool {
		return i > 0 && i < len(spans) && spans[i][0] > spans[i-1][1] && isHyphen(text[spans[i-1][1]:spans[i][0]])
	}
	for i := range spans {
		for n := i + 1; !hyphen(i) && n < i+maxParts && hyphen(n); n++ {
			list = append(list, term(text[spans[i][0]:spans[n][1]]))
		}
	}
	return list
}

// check indexes documents, reads the index back, and compares.
func check(t *testing.T, documents []Document) *Index {
	t.Helper()
	index, _ := checkDecoded(t, documents)
	return index
}

// checkDecoded also returns what was read back.
func checkDecoded(t *testing.T, documents []Document) (*Index, decoded) {
	t.Helper()
	g := grammarOf("en", "the of i", "dept=department")
	x := newIndexer(g, 0, 0)
	for i := range documents {
		x.add(&documents[i])
	}
	index := x.finish()
	got := decode(t, index)
	if len(got.documents) != len(documents) {
		t.Fatalf("%d documents became %d", len(documents), len(got.documents))
	}
	for i, want := range documents {
		want.Sentences = slices.Clone(want.Sentences)
		for j, s := range want.Sentences {
			want.Sentences[j] = Sentence{Text: oneLine(s.Text), Anchor: s.Anchor}
		}
		want.Met = 0
		want.Title, want.Note = oneLine(want.Title), oneLine(want.Note)
		if fmt.Sprintf("%+v", got.documents[i]) != fmt.Sprintf("%+v", want) {
			t.Errorf("%+v\nbecame\n%+v", want, got.documents[i])
		}
	}
	want := sentencesWith(documents, g)
	if len(got.at) != len(want) || len(got.terms) != len(want) {
		t.Errorf("%d terms became %d, listed %d times", len(want), len(got.at), len(got.terms))
	}
	for term, list := range want {
		if !slices.Equal(got.at[term], list) {
			t.Errorf("%q stands in %v, and not in %v", term, list, got.at[term])
		}
	}
	if !slices.IsSortedFunc(got.terms, compareUTF16) {
		t.Errorf("the terms are not in order: %q", got.terms)
	}
	return index, got
}
