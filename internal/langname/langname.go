// Package langname knows the names of languages: in English, in the language itself, and in
// the language of a site.
//
// The names are those of the Unicode CLDR, which follows ISO 639. Names in use that CLDR
// does not have, such as Dari, are in a short list. ISO 639 has thousands of languages
// more: a text that ends with the word "language" is always taken for one.
package langname

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"readout/internal/spelling"
)

// Names are the names of languages that a site may use. They are immutable and safe for
// concurrent use.
type Names struct {
	folded map[string]bool
	index  *spelling.Index
}

// more are names that CLDR has not, or has under another name only.
const more = `Farsi, Dari, Pushto, Mandarin, Putonghua, Hokkien, Teochew, Flemish, Norwegian, Bokmål, Nynorsk, Castilian, Valencian, Bengali, Oriya, Burmese, Myanmar,
	Tagalog, Moldovan, Montenegrin, Serbo-Croat, Sinhalese, Kirghiz, Uighur, Cambodian, Sorani, Kurmanji, Setswana, Sesotho, isiZulu, isiXhosa, Kirundi, Kiswahili, Chichewa,
	Oromo, Amazigh, Berber, Tamazight, Gaelic, Maldivian, Dhivehi, Romani, Sámi, Mapudungun, Tok Pisin, Bahasa Indonesia, Bahasa Melayu, Creole, Modern Greek`

// New returns the names for a site in a language, a BCP 47 tag.
func New(site string) *Names {
	n := &Names{folded: map[string]bool{}}
	var all []string
	add := func(name string) {
		if key := spelling.Fold(name); key != "" && !n.folded[key] {
			n.folded[key] = true
			all = append(all, name)
		}
	}
	english, own := display.English.Tags(), display.Tags(language.Make(site))
	addTag := func(tag language.Tag, name string) {
		add(name)
		add(display.Self.Name(tag))
		if own != nil { // CLDR has no names in some languages
			add(own.Name(tag))
		}
	}
	bases := display.English.Languages()
	for _, base := range language.Supported.BaseLanguages() {
		// Of 8,000 codes some 600 have a name, and looking for it is the least costly.
		if name := bases.Name(base); name != "" && !slices.Contains(noLanguages, base.String()) {
			addTag(language.Make(base.String()), name)
		}
	}
	for _, tag := range regional {
		addTag(tag, english.Name(tag))
	}
	for name := range strings.SplitSeq(more, ",") {
		add(strings.TrimSpace(name))
	}
	n.index = spelling.NewIndex(all)
	return n
}

// noLanguages are the codes of ISO 639 that stand for no language: "undetermined",
// "several", "no linguistic content".
var noLanguages = []string{"und", "mul", "zxx", "mis", "root"}

// regional are varieties with a name of their own in CLDR: "Brazilian Portuguese".
var regional = []language.Tag{
	language.BritishEnglish, language.AmericanEnglish, language.Make("en-AU"), language.Make("en-CA"), language.BrazilianPortuguese, language.EuropeanPortuguese,
	language.EuropeanSpanish, language.LatinAmericanSpanish, language.Make("es-MX"), language.CanadianFrench, language.Make("fr-CH"), language.Make("de-AT"), language.Make("de-CH"),
	language.Make("nl-BE"), language.Make("ro-MD"), language.SimplifiedChinese, language.TraditionalChinese, language.ModernStandardArabic,
}

// Known reports whether a text names a language, with or without words before it:
// "Russian", "русский", "Levantine Arabic", "the Sentinelese language". Case and accents
// are ignored, and so are blanks around the text.
func (n *Names) Known(text string) bool {
	text = strings.TrimSpace(text)
	for {
		if key := spelling.Fold(text); n.folded[key] || key == "language" || key == "languages" {
			return true
		}
		_, size := utf8.DecodeRuneInString(text)
		if i := strings.IndexByte(text, ' '); i >= 0 {
			size = i
		} else if text == "" || !unicode.Is(unicode.Han, []rune(text)[0]) { // which has no blanks between words
			return false
		}
		text = strings.TrimSpace(text[size:])
	}
}

// Nearest returns the name that was probably meant by a misspelt one.
func (n *Names) Nearest(text string) (string, bool) { return n.index.Nearest(text) }

// OfCode returns the English names of the languages that a code may mean: of the one that
// most people of a country speak, given its code of ISO 3166-1, and of the one that has
// the code in ISO 639.
func OfCode(code string) []string {
	var names []string
	add := func(base language.Base, known bool) {
		name := display.English.Languages().Name(base)
		if known && name != "" && !slices.Contains(noLanguages, base.String()) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if region, err := language.ParseRegion(code); err == nil {
		tag, err := language.Compose(region)
		base, confidence := tag.Base()
		add(base, err == nil && confidence > language.No)
	}
	base, err := language.ParseBase(code)
	add(base, err == nil)
	return names
}
