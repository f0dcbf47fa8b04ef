package wording

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// English tells one from the other by an article where many languages do not.

// unnamed is a description of somebody as it stands within a sentence: "a senior
// official", "two diplomats".
func (w *Writer) unnamed(text string) string {
	if !w.english || text == "" || hasDeterminer(text) || isPlural(text) || isBare(text) {
		return text
	}
	if isOnlyOne(text) {
		return "the " + text
	}
	if soundsLikeVowel(text) {
		return "an " + text
	}
	return "a " + text
}

var (
	// bare are nouns and pronouns without an article.
	bare = strings.Fields("television tv radio intelligence data news everyone everybody someone somebody anyone anybody nobody himself herself itself themselves " +
		"him her them me us you parliament congress")
	// onlyOnes are the nouns of what a state has one of: "the Kenyan foreign ministry".
	onlyOnes = strings.Fields("ministry presidency government army navy military administration kremlin pentagon secretariat embassy mission")
)

// isBare reports whether a description has no article: "state television", "everyone", and what is not written in
// Latin letters or begins with an article of another language ("l’Assemblée").
func isBare(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	_, behind, elided := strings.Cut(strings.ReplaceAll(text[size:], "'", "’"), "’")
	after, _ := utf8.DecodeRuneInString(behind)
	return !unicode.Is(unicode.Latin, first) || elided && unicode.IsLower(first) && unicode.IsUpper(after) || slices.Contains(bare, strings.ToLower(headOf(text)))
}

// isOnlyOne reports whether a description is of one that everybody knows: "Kenyan foreign ministry", "newspaper Bild".
func isOnlyOne(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return slices.Contains(onlyOnes, strings.ToLower(headOf(text))) || unicode.IsLower(first) && !describes(text)
}

var determiners = strings.Fields("a an the this that these those his her its their our my your one two three four five six seven eight nine ten " +
	"some several many few both all any no another each every other others most various numerous dozens hundreds")

// beginsWithArticle reports whether a text begins with a word after which an article
// would be one too many.
func beginsWithArticle(text string) bool {
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	return slices.Contains(determiners, first)
}

// hasDeterminer reports whether a description needs no article: it begins with one, a
// number, a possessive or a name.
func hasDeterminer(text string) bool {
	first, _, _ := strings.Cut(text, " ")
	r, _ := utf8.DecodeRuneInString(first)
	switch {
	case beginsWithArticle(text), unicode.IsDigit(r), strings.HasSuffix(first, "’s"), strings.HasSuffix(first, "'s"), strings.HasSuffix(first, "s’"):
		return true
	case !unicode.IsUpper(r):
		return false
	}
	// "Ned Price" is a name, "U.S. officials" and "Western diplomat" are not.
	return !describes(text)
}

// describes reports whether the head of a description is written small: "Western
// diplomat" is a kind of person, "Ann Lee" is one.
func describes(text string) bool {
	r, _ := utf8.DecodeRuneInString(headOf(text))
	return unicode.IsLower(r)
}

var (
	prepositions   = strings.Fields("of in at from with for on to by who whom that which close familiar near within inside involved briefed speaking present not about under behind")
	pluralsWithout = strings.Fields("people men women media press police children personnel staff parliament congress staffers aides")
	singularsInS   = strings.Fields("press")
)

// headOf returns the noun of a description: "official" of "senior official in Kyiv".
func headOf(text string) string {
	head := ""
	for _, word := range strings.Fields(text) {
		if slices.Contains(prepositions, strings.ToLower(word)) {
			break
		}
		head = strings.TrimRight(word, ",")
		if head != word {
			break
		}
	}
	return head
}

func isPlural(text string) bool {
	head := strings.ToLower(headOf(text))
	if slices.Contains(pluralsWithout, head) {
		return true
	}
	return strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "ss") && !strings.HasSuffix(head, "us") && !slices.Contains(singularsInS, head)
}

// vowelLetters are the capitals whose names begin with a vowel: "an NSC official".
const vowelLetters = "AEFHILMNORSX"

// soundsLikeVowel reports whether a text begins with the sound of a vowel, as far as its
// letters tell.
func soundsLikeVowel(text string) bool {
	first, _, _ := strings.Cut(text, " ")
	first, _, _ = strings.Cut(first, "-")
	letters := strings.ReplaceAll(first, ".", "")
	if letters == "" {
		return false
	}
	if len(letters) > 1 && strings.ToUpper(letters) == letters {
		return strings.Contains(vowelLetters, letters[:1]) && !slices.Contains([]string{"NATO", "EU"}, letters)
	}
	small := strings.ToLower(letters)
	for _, start := range []string{"eu", "unic", "unif", "unio", "uniq", "unis", "unit", "univ", "one", "use", "usu", "ukr", "ug"} {
		if strings.HasPrefix(small, start) {
			return false
		}
	}
	for _, start := range []string{"hour", "honest", "honour", "honor", "heir"} {
		if strings.HasPrefix(small, start) {
			return true
		}
	}
	return strings.Contains("aeiou", small[:1])
}

// institutions are the nouns of names that take the article: "the Harbour Ministry".
var institutions = strings.Fields("department ministry council union office house commission agency committee nations organization organisation " +
	"court parliament senate congress assembly secretariat government administration service fund board bureau chancellery embassy mission league " +
	"kremlin pentagon presidency authority states federation forum association community group front movement party army forces corps guard taliban cross crescent")

// withArticle returns the name of an organization as it stands within a sentence.
func withArticle(name string) string {
	first, _, _ := strings.Cut(name, " ")
	if beginsWithArticle(name) || strings.HasSuffix(first, "’s") || strings.HasSuffix(first, "'s") {
		return name
	}
	for _, word := range strings.Fields(strings.ToLower(name)) {
		if slices.Contains(institutions, strings.Trim(word, ",.()")) {
			return "the " + name
		}
	}
	return name
}
