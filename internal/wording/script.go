package wording

import (
	"slices"
	"strings"
	"unicode"

	"readout/internal/document"
)

// A script is one that a quotation may be in on a site in another.
type script struct {
	code      string // ISO 15924
	letters   *unicode.RangeTable
	direction string
}

var scripts = []script{
	{"Latn", unicode.Latin, "ltr"}, {"Arab", unicode.Arabic, "rtl"}, {"Cyrl", unicode.Cyrillic, "ltr"},
	{"Grek", unicode.Greek, "ltr"}, {"Hebr", unicode.Hebrew, "rtl"}, {"Hani", unicode.Han, "ltr"},
	{"Hang", unicode.Hangul, "ltr"}, {"Deva", unicode.Devanagari, "ltr"}, {"Thai", unicode.Thai, "ltr"},
	{"Geor", unicode.Georgian, "ltr"}, {"Armn", unicode.Armenian, "ltr"},
}

// written are the scripts in which ISO 15924 counts the letters of several.
var written = map[string][]string{"Hans": {"Hani"}, "Hant": {"Hani"}, "Jpan": {"Hani"}, "Kore": {"Hang", "Hani"}}

// foreign returns the language and the direction of words that are not in the
// site's script; both are empty for those that are. Which language it is nobody
// has said: "und-Cyrl" is as much as can be seen, and enough for a browser to
// choose a typeface, and not to read it out as the site's.
func (w *Writer) foreign(words string) (lang, direction string) {
	var count [16]int
	most := -1
	for _, r := range words {
		i := slices.IndexFunc(scripts, func(s script) bool { return unicode.Is(s.letters, r) })
		if i < 0 {
			continue
		}
		if count[i]++; most < 0 || count[i] > count[most] {
			most = i
		}
	}
	own := w.site.Config.Script
	if most < 0 || scripts[most].code == own || slices.Contains(written[own], scripts[most].code) {
		return "", ""
	}
	return "und-" + scripts[most].code, scripts[most].direction
}

// ForeignWords is foreign for a statement: for all of its words together, if
// they are a quotation. Others are the author's, and have no more than a direction.
func (w *Writer) ForeignWords(t *document.Text, mark *document.Statement) (lang, direction string) {
	var words strings.Builder
	for _, piece := range mark.Pieces {
		words.Write(piece.Of(t.Plain))
	}
	if mark.Form != document.Direct {
		return "", w.turned([]byte(words.String()))
	}
	return w.foreign(words.String())
}

// turned returns the direction of words that are written in another than the
// site's; it is empty for all others.
func (w *Writer) turned(words []byte) string {
	own := "ltr"
	if w.site.Config.RightToLeft {
		own = "rtl"
	}
	if direction := document.Direction(words); direction != own {
		return direction
	}
	return ""
}
