package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostInitials is how many letters initials have at most: more are a name in capitals.
const mostInitials = 5

// addInitials notes the initials that name one entity, of which each is found by the
// others: "US" and "USA".
func (x *indexer) addInitials(d *Document) {
	var list []string
	for _, names := range d.Sentences[0].Under {
		for _, text := range names.Texts {
			if t := term(text); isInitials(text) && !slices.Contains(list, t) {
				list = append(list, t)
			}
		}
	}
	if len(list) > 1 {
		x.initials = append(x.initials, list)
	}
}

// isInitials reports whether a name is capitals alone, with or without stops.
func isInitials(name string) bool {
	letters := strings.ReplaceAll(name, ".", "")
	n := utf8.RuneCountInString(letters)
	return 1 < n && n <= mostInitials && !strings.ContainsFunc(letters, func(r rune) bool { return !unicode.IsUpper(r) })
}

// addSynonyms tells abbreviations the words that they stand for, with their other forms, and
// initials the others of their entity.
func (x *indexer) addSynonyms() {
	for _, short := range x.grammar.abbreviated() {
		if n, known := x.byTerm[x.grammar.long[short]]; known {
			x.addToFamily(short, append([]string{x.terms[n].term}, x.terms[n].family...))
		}
	}
	for _, list := range x.initials {
		for _, t := range list {
			x.addToFamily(t, without(list, t))
		}
	}
}

// addToFamily tells a term, which may stand nowhere, of others.
func (x *indexer) addToFamily(t string, others []string) {
	n, known := x.byTerm[t]
	if !known {
		n = int32(len(x.terms))
		x.byTerm[t] = n
		x.terms = append(x.terms, occurrences{term: t})
	}
	x.terms[n].family = slices.Compact(slices.Sorted(slices.Values(slices.Concat(x.terms[n].family, others))))
}
