package page

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/date"
	"readout/internal/spelling"
	"readout/internal/view"
)

// say returns what readout itself says, in the site's language.
func (v *viewer) say(key string, args ...any) string { return v.p.words.Say(key, args...) }

// word returns what readout calls one of a group of things, in the site's
// language.
func (v *viewer) word(group, word string, args ...any) string {
	return v.p.words.Word(group, word, args...)
}

// day writes a date in the forms that pages need.
func (v *viewer) day(d date.Date) view.Day {
	if d.IsZero() {
		return view.Day{}
	}
	if known, ok := v.p.written.Load(d); ok {
		return *known.(*view.Day)
	}
	short, long := v.p.words.Day(d)
	day := view.Day{ISO: d.String(), Short: short, Long: long}
	v.p.written.Store(d, &day)
	return day
}

func (v *viewer) year(d date.Date) string {
	return v.p.words.Digits(strconv.Itoa(int(d.Year)))
}

// years writes the term of a post: "2004–", "1994–2004", "1994", or "".
func (v *viewer) years(start, end date.Date) string {
	switch {
	case start.IsZero() && end.IsZero():
		return ""
	case end.IsZero():
		return v.year(start) + "–"
	case start.IsZero():
		return "–" + v.year(end)
	case start.Year == end.Year:
		return v.year(start)
	}
	return v.year(start) + "–" + v.year(end)
}

// life writes when somebody lived: "born 1950", "1918–2008", or "".
func (v *viewer) life(born, died date.Date) string {
	switch {
	case born.IsZero() && died.IsZero():
		return ""
	case died.IsZero():
		return v.say("born", v.year(born))
	case born.IsZero():
		return v.say("died", v.year(died))
	}
	return v.year(born) + "–" + v.year(died)
}

// upperFirst begins words like a sentence. A word with a capital inside (iPhone)
// and an address are written in one way only.
func upperFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if !unicode.IsLower(first) {
		return s
	}
	word := s
	if end := strings.IndexFunc(s, unicode.IsSpace); end >= 0 {
		word = s[:end]
	}
	if strings.HasPrefix(word, "www.") || strings.Contains(word, "@") || strings.Contains(word, "://") {
		return s
	}
	if end := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }); end >= 0 {
		word = word[:end]
	}
	if strings.IndexFunc(word, unicode.IsUpper) >= 0 {
		return s
	}
	return string(unicode.ToTitle(first)) + s[size:]
}

// distinct returns names without those that differ from an earlier one only in
// case or accents.
func distinct(names []string) []string {
	var list []string
	seen := map[string]bool{}
	for _, name := range names {
		if folded := spelling.Fold(name); !seen[folded] {
			seen[folded] = true
			list = append(list, name)
		}
	}
	return list
}
