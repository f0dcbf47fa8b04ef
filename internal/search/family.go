package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// shortest is how many letters a word has at least that has other forms.
const shortest = 4

// A family is the terms with one stem, as numbers of terms.
type family struct {
	stem    string
	members []int32
}

// addFamilies tells each term the others with the same stem. Stems are entered as terms,
// too, which stand nowhere: who asks for "tanker" finds "tankers". So the browser needs
// to know nothing of the language.
func (x *indexer) addFamilies() {
	for _, f := range x.families() {
		names := make([]string, len(f.members))
		for i, n := range f.members {
			names[i] = x.terms[n].term
		}
		slices.Sort(names)
		for _, n := range f.members {
			x.terms[n].family = without(names, x.terms[n].term)
		}
		for _, name := range names {
			for _, t := range x.grammar.forms(name, f.stem) {
				if !x.knows(t) && isInflected(t) {
					x.byTerm[t] = int32(len(x.terms))
					x.terms = append(x.terms, occurrences{term: t, family: names})
				}
			}
		}
	}
}

// families lists the families, in order of their first members.
func (x *indexer) families() []family {
	if x.grammar.stem == nil {
		return nil
	}
	var list []family
	at := map[string]int{}
	for i := range x.terms {
		t := x.terms[i].term
		if x.grammar.stop[t] || !isInflected(t) {
			continue
		}
		stem := x.grammar.stem(t)
		n, known := at[stem]
		if !known {
			n = len(list)
			at[stem] = n
			list = append(list, family{stem: stem})
		}
		list[n].members = append(list[n].members, int32(i))
	}
	return list
}

func (x *indexer) knows(term string) bool {
	_, known := x.byTerm[term]
	return known
}

func without(list []string, s string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(t string) bool { return t == s })
}

// isInflected reports whether a term may have other forms: it is letters alone.
func isInflected(term string) bool {
	return utf8.RuneCountInString(term) >= shortest &&
		!strings.ContainsFunc(term, func(r rune) bool { return !unicode.IsLetter(r) })
}
