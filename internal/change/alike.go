package change

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// pairStatements pairs the statements of two versions, the most alike first:
//
//  1. those of which nothing differs;
//  2. those of one article with the same permalink, which is made of the verb, the
//     speakers and the words;
//  3. those of one article with the same words: another speaker, verb or form;
//  4. those of two articles with the same words, speakers and verb, which were moved;
//  5. those of two articles with the same words, if these are many: moved, and said by
//     another;
//  6. those of one article with nearly the same words: see alike.
func pairStatements(before, after []Statement) *pairing {
	p := newPairing(len(before), len(after))
	for _, key := range []func(*Statement) string{
		func(s *Statement) string { return identity(s) },
		(*Statement).permalink,
		func(s *Statement) string { return keyOf(plain(s.Words), s.Article) },
		func(s *Statement) string { return keyOf(plain(s.Words), append([]string{s.Verb}, s.Speakers...)...) },
		func(s *Statement) string {
			if len(s.Words) < manyWords {
				return ""
			}
			return keyOf(plain(s.Words))
		},
	} {
		pairItems(p, before, after, key)
	}
	pairAlike(p, before, after)
	return p
}

// manyWords is the length in bytes from which two articles hardly have the same words
// by chance.
const manyWords = 40

// permalink returns the address of a statement without the number that tells repeats
// apart: when one of them goes, the others are counted anew.
func (s *Statement) permalink() string {
	article, mark, _ := strings.Cut(s.ID, "#")
	if parts := strings.Split(mark, "-"); len(parts) > 2 {
		mark = parts[0] + "-" + parts[1]
	}
	return article + "#" + mark
}

// plain returns words without what an editor changes when the form of a statement does:
// case and marks.
func plain(words string) string { return strings.Join(tokens(words), " ") }

// tokens returns the words of a text in lower case. In scripts that put no spaces
// between words, each character counts as one.
func tokens(text string) []string {
	var list []string
	start := -1
	for i, r := range text {
		word := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		if start >= 0 && (!word || spaceless(r)) {
			list, start = append(list, strings.ToLower(text[start:i])), -1
		}
		switch {
		case word && spaceless(r):
			list = append(list, string(r))
		case word && start < 0:
			start = i
		}
	}
	if start >= 0 {
		list = append(list, strings.ToLower(text[start:]))
	}
	return list
}

func spaceless(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// How alike words must be to be taken for one statement that was edited: the share of
// words that two texts have in common. The words that every text has make up a third.
const (
	likeness      = 0.5
	likenessApart = 0.65 // with other speakers
)

// neighbours is how many unpaired statements of an article, before and behind, a
// statement is compared with.
const neighbours = 30

// A likePair is two statements of one article, with their places among the unpaired
// ones of the article.
type likePair struct {
	score         float64
	apart, sum    int
	before, after int
}

// pairAlike pairs the edited statements of each article, the most alike first.
func pairAlike(p *pairing, before, after []Statement) {
	theirs := map[string][]int{}
	for _, j := range p.after {
		theirs[after[j].Article] = append(theirs[after[j].Article], j)
	}
	ours := map[string][]int{}
	var candidates []likePair
	for _, i := range p.before {
		list := theirs[before[i].Article]
		at := len(ours[before[i].Article])
		ours[before[i].Article] = append(ours[before[i].Article], i)
		for k := max(0, at-neighbours); k < min(len(list), at+neighbours+1); k++ {
			if score := alike(&before[i], &after[list[k]]); score > 0 {
				candidates = append(candidates, likePair{score, max(at-k, k-at), at + k, i, list[k]})
			}
		}
	}
	slices.SortStableFunc(candidates, func(a, b likePair) int {
		return cmp.Or(cmp.Compare(b.score, a.score), a.apart-b.apart, a.sum-b.sum)
	})
	p.take(candidates)
}

// take pairs candidates in their order, each statement once.
func (p *pairing) take(candidates []likePair) {
	before, after := map[int]bool{}, map[int]bool{}
	for _, c := range candidates {
		if !before[c.before] && !after[c.after] {
			before[c.before], after[c.after] = true, true
			p.pairs = append(p.pairs, [2]int{c.before, c.after})
		}
	}
	p.before, p.after = without(p.before, before), without(p.after, after)
}

// alike returns how alike the words of two statements are, from 0 to 1, and 1 more if
// they have the same speakers. It is 0 if they are not taken for one statement.
func alike(a, b *Statement) float64 {
	score := common(tokens(a.Words), tokens(b.Words))
	switch same := slices.Equal(a.Speakers, b.Speakers); {
	case same && score >= likeness:
		return 1 + score
	case score >= likenessApart:
		return score
	}
	return 0
}

// common returns the share of words that two texts have in common, repeats counted.
func common(a, b []string) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	counts := make(map[string]int, len(a))
	for _, w := range a {
		counts[w]++
	}
	both := 0
	for _, w := range b {
		if counts[w] > 0 {
			counts[w]--
			both++
		}
	}
	return 2 * float64(both) / float64(len(a)+len(b))
}
