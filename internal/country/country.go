// Package country is the built-in table of countries: every entry of
// ISO 3166-1, and Kosovo, with the names under which prose speaks of it.
//
// A word for two countries ("Congolese", "Dominican", "Korea") is listed with both; the
// finder of names decides which is meant. A site overrides entries with files under
// content/countries.
//
// Statuses and borders follow ISO 3166-1 and the UN's M49, the least disputed lists, and
// not the view of any government. Names are those in current English use: the name a
// country asks for comes first (Türkiye, Eswatini, Côte d'Ivoire), the one still widely
// written is an alias (Turkey, Swaziland, Ivory Coast).
//
// Strings are in NFC, with the ASCII apostrophe. Compare them without accents and the
// shape of apostrophes: no word is listed twice for these. Words that differ in case
// are listed twice, since case tells names from other words in prose.
//
// The table is generated from public data by the program in gen, whose file
// overrides.yaml holds every correction with its reason.
package country

import (
	"slices"
	"strings"
)

//go:generate go run ./gen -corpora ../../../shared/corpora

// A Code is an ISO 3166-1 alpha-2 code in lower case: "ru". Kosovo has the
// user-assigned "xk".
type Code string

// A Country is one entry of the table. It is shared by all who ask for it and
// never changes; callers must not write to it or to its slices.
type Country struct {
	Code     Code
	Alpha3   string // ISO 3166-1 alpha-3: "RUS"; Kosovo has the user-assigned "XKX"
	M49      string // the UN's three digits: "643"; "" for Kosovo, which has none
	Wikidata string // the item of the present state: "Q159"

	Name         string // short, for readers: "Russia"
	OfficialName string // "Russian Federation"; equal to Name where there is no longer one
	InSentence   string // Name as used within a sentence: "the United States"; mostly equal to Name

	// Adjective goes before a noun: "the Russian account". It is the name
	// itself where English has no other word ("the New Zealand account").
	// Sovereign states and most territories have one.
	Adjective string

	// Demonyms are the words that mean the country or its people: the
	// adjective first, then the nouns, singular and plural. A demonym is never
	// also a name of its country, so an adjective equal to one is not listed.
	Demonyms []string

	// Aliases are other current names and abbreviations: "U.S.", "Burma". Name
	// and OfficialName are not repeated among them.
	Aliases     []string
	FormerNames []string // "Soviet Union", "Zaire"; also of states this one continues

	Capital string // the constitutional or, among several, first-named capital: "Pretoria"; "" if none

	// Metonyms are places that stand for the government: the capital, and
	// seats of power ("White House", "Quai d'Orsay"). In prose "the" may stand
	// before any of them. Left out are capitals that mostly mean something
	// else (Georgetown), are disputed (Jerusalem), or are also the country's
	// name (Singapore), and all of territories. No two countries share one.
	Metonyms []string

	Region    string // UN M49 region: "Europe"
	Subregion string // the finest M49 area in it: "Eastern Europe", "Caribbean"; "" for Antarctica

	// Parent is the state that a dependent territory belongs to or is freely
	// associated with, "" for states and for entries of no settled status
	// (Antarctica, Western Sahara). A territory never shares its parent's
	// demonyms.
	Parent Code

	Borders []Code // land neighbours, sorted; symmetric
}

// All returns every country, sorted by Code. The slice is shared and must not
// be changed.
func All() []*Country { return table }

// Lookup returns the country of a code, which must be in lower case.
func Lookup(c Code) (*Country, bool) {
	i, found := slices.BinarySearchFunc(table, c, func(have *Country, want Code) int {
		return strings.Compare(string(have.Code), string(want))
	})
	if !found {
		return nil, false
	}
	return table[i], true
}

// Flag returns the flag as an emoji: the two regional indicator symbols
// (Unicode TS 51) that spell the code.
func (c *Country) Flag() string {
	const indicatorA = '\U0001F1E6'
	var b strings.Builder
	for _, letter := range string(c.Code) {
		b.WriteRune(indicatorA + letter - 'a')
	}
	return b.String()
}
