package search

import (
	"maps"
	"slices"
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/english"
)

// A grammar is what the index knows of the site's language. It is immutable.
type grammar struct {
	stop map[string]bool   // terms that are in nearly every text
	long map[string]string // terms, by their abbreviations
	// stem returns the stem of a term. It is nil for a language that has no stemmer here.
	stem func(term string) string
	// article is what most words may begin with: the Arabic "the". It may be "".
	article string
}

// grammarOf returns the grammar of a language, given as a BCP 47 tag, with its stop words
// and its abbreviations: "dept=department govt=government".
func grammarOf(tag, stopWords, abbreviations string) *grammar {
	g := &grammar{stop: map[string]bool{}, long: map[string]string{}}
	for pair := range strings.FieldsSeq(abbreviations) {
		short, long, _ := strings.Cut(pair, "=")
		g.long[term(short)] = term(long)
	}
	for word := range strings.FieldsSeq(stopWords) {
		g.stop[term(word)] = true
	}
	// Terms have no accents, which the stemmers of most other languages need to see.
	switch language, _, _ := strings.Cut(tag, "-"); language {
	case "en":
		g.stem = stemmer(english.Stem)
	case "ar":
		g.stem = fully(stemmer(arabic.Stem))
		g.article = "ال"
	}
	return g
}

// stopWords lists the stop words as the index has them.
func (g *grammar) stopWords() string { return strings.Join(slices.Sorted(maps.Keys(g.stop)), " ") }

// abbreviated lists the abbreviations.
func (g *grammar) abbreviated() []string { return slices.Sorted(maps.Keys(g.long)) }

// fully stems until nothing changes: the Arabic stemmer takes one of two beginnings, so
// that a word with the article and one without end differently.
func fully(stem func(string) string) func(string) string {
	return func(term string) string {
		for {
			next := stem(term)
			if len(next) >= len(term) {
				return next
			}
			term = next
		}
	}
}

// forms returns forms of a term that may stand nowhere, and are asked for.
func (g *grammar) forms(term, stem string) []string {
	if g.article == "" {
		return []string{stem}
	}
	if bare, ok := strings.CutPrefix(term, g.article); ok {
		return []string{stem, bare}
	}
	return []string{stem, g.article + term}
}

func stemmer(stem func(*snowballstem.Env) bool) func(string) string {
	env := snowballstem.NewEnv("")
	return func(term string) string {
		env.SetCurrent(term)
		stem(env)
		return env.Current()
	}
}
