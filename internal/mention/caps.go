package mention

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"readout/internal/document"
)

// markCapitals says of the words of a block, from word from on, whether their
// capitals mean anything: not where all is in capitals, and little where every
// word has one.
func (x *text) markCapitals(block document.Block, from int) {
	words := x.words[from:]
	if !hasCapitalsWord(words) {
		if x.isHeadline(words, block.Kind == document.Paragraph) {
			for i := range words {
				words[i].shape |= headline
			}
		}
		return
	}
	if x.allCapitals(words, 2) {
		x.ignoreCase(from, len(x.words))
		return
	}
	if x.isHeadline(words, block.Kind == document.Paragraph) {
		for i := range words {
			words[i].shape |= headline
		}
		return
	}
	for first := from; first < len(x.words); {
		last := first + 1
		for last < len(x.words) && !(x.begins(last) && x.words[last].gap != gapStart) {
			last++
		}
		if x.allCapitals(x.words[first:last], 4) {
			x.ignoreCase(first, last)
		}
		first = last
	}
	x.markNames(from)
	if block.Kind == document.Paragraph {
		if end := x.datelineEnd(from); end > from {
			for end > from && x.shape(end-1)&lower != 0 {
				end--
			}
			x.ignoreCase(from, end)
		}
	}
}

// markNames lets single words in capitals match, in mixed text, if they are the name
// of something: "the JAPAN index".
func (x *text) markNames(from int) {
	if !slices.ContainsFunc(x.words[from:], func(w word) bool { return w.shape&(capital|lower|digit) == lower }) {
		return
	}
	var buffer [64]byte
	for i := from; i < len(x.words); i++ {
		w := x.words[i]
		if w.shape&(lower|digit|loud) != 0 || w.shape&capital == 0 || w.number != 0 || w.end-w.start < 4 {
			continue
		}
		form := lowered(buffer[:0], w.Of(x.plain))
		if n := x.Lexicon.words.find(hashOf(form), form); n != 0 && x.first[n] != 0 && x.hasCountry(x.first[n]) {
			x.ignoreCase(i, i+1)
		}
	}
}

// lowered appends a word in capitals with all but its first letter small.
func lowered(buffer, word []byte) []byte {
	if !ascii(word) {
		form := plainWord(buffer, word)
		_, size := utf8.DecodeRune(form)
		return append(form[:size], bytes.ToLower(form[size:])...)
	}
	buffer = append(buffer, word...)
	for i := 1; i < len(buffer); i++ {
		if 'A' <= buffer[i] && buffer[i] <= 'Z' {
			buffer[i] |= 0x20
		}
	}
	return buffer
}

// hasCapitalsWord reports whether any longer word is all in capitals: most blocks have
// none, and need no closer look.
func hasCapitalsWord(words []word) bool {
	for _, w := range words {
		if w.shape&(lower|capital) == capital && w.end-w.start >= 4 {
			return true
		}
	}
	return false
}

// allCapitals reports whether words are all in capitals, at least a few of them and
// one that is no abbreviation.
func (x *text) allCapitals(words []word, least int) bool {
	long, count := false, 0
	for _, w := range words {
		if w.shape&lower != 0 {
			return false
		}
		if w.shape&capital != 0 {
			count++
			long = long || w.end-w.start >= 4
		}
	}
	return long && count >= least
}

// ignoreCase lets words from first up to end match without case.
func (x *text) ignoreCase(first, end int) {
	if x.alts == nil {
		x.alts = map[int32][]uint32{}
	}
	for i := first; i < end; i++ {
		x.words[i].shape |= loud
		x.alts[int32(i)] = x.spellings(x.words[i].Of(x.plain))
	}
}

// Of returns the bytes of a word.
func (w word) Of(text []byte) []byte { return text[w.start:w.end] }

// spellings returns the words that a word in capitals may be: itself, "Moscow",
// "of", "McCain".
func (l *Lexicon) spellings(loud []byte) []uint32 {
	form := plainWord(nil, loud)
	var list []uint32
	add := func(spelling []byte) {
		if n := l.words.find(hashOf(spelling), spelling); n != 0 {
			list = append(list, n)
		}
	}
	add(form)
	_, size := utf8.DecodeRune(form)
	low := bytes.ToLower(form)
	if len(form) > size {
		add(append(bytes.Clone(form[:size]), low[size:]...))
	}
	if !bytes.Equal(low, form) {
		add(low)
	}
	for _, prefix := range []string{"MC", "MAC"} {
		if n := len(prefix); len(form) > n+1 && string(form[:n]) == prefix {
			add(append(append(bytes.Clone(form[:1]), low[1:n]...), append(bytes.Clone(form[n:n+1]), low[n+1:]...)...))
		}
	}
	return list
}

// longestInCapitals is longest where all is in capitals.
func (x *text) longestInCapitals(i int) (last int, node uint32) {
	var try func(at uint32, j int)
	try = func(at uint32, j int) {
		if at == 0 {
			return
		}
		if x.heads[at] != 0 && (node == 0 || j > last) {
			last, node = j, at
		}
		if j++; j == len(x.words) || !x.words[j].gap.joins() {
			return
		}
		for _, n := range x.numbers(j) {
			try(x.edges.find(at, n<<4|uint32(x.words[j].gap)), j)
		}
	}
	for _, n := range x.numbers(i) {
		try(x.first[n], i)
	}
	return last, node
}

func (x *text) numbers(i int) []uint32 {
	if x.words[i].shape&loud != 0 {
		return x.alts[int32(i)]
	}
	return []uint32{x.words[i].number}
}

// isHeadline reports whether nearly all longer words of a block have a capital.
// In running text a short list of names may have, too, so there a verb or
// particle must as well.
func (x *text) isHeadline(words []word, prose bool) bool {
	if len(words) > 30 {
		return false
	}
	long, high, sure := 0, 0, !prose
	for i, w := range words {
		if w.end-w.start < 4 || w.shape&digit != 0 {
			continue
		}
		long++
		if w.shape&capital != 0 {
			high++
			sure = sure || i > 0 && x.classes[w.number]&(function|speech) != 0 && x.classes[w.number]&given == 0
		}
	}
	return sure && long >= 3 && 5*high >= 4*long
}

// pronoun reports whether "US" among capitals may be the pronoun: a verb or a
// preposition stands before it that often has one, "LET US", "GIVE US".
func (x *text) pronoun(m *match) bool {
	if m.first != m.last || x.shape(int(m.first))&loud == 0 || string(x.words[m.first].Of(x.plain)) != "US" || m.span.Len() != 2 {
		return false
	}
	i := int(m.first)
	if x.begins(i) || x.gap(i) == gapHyphen || x.gap(i+1) == gapHyphen || x.gap(i) == gapComma {
		return false
	}
	return x.class(i-1)&ditransitive != 0
}
