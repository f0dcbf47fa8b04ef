// Package language holds the words that readout itself puts on a page: headings,
// labels, dates, numbers, plurals. They come from one file for each language,
// words/LANG.yaml among the layouts; the built-in English file is the list of
// all there are.
//
// # Files
//
// A file is a tree of keys; {{t "verb.claims"}} in a layout is the leaf claims under
// verb. A leaf is a whole phrase, so that each language can choose the order of its
// words. Arguments have names in it, as in "relayed by {who}"; callers pass them in the
// order of the English phrase. A phrase with {n} may instead be a mapping of the plural
// categories of the language (CLDR's zero, one, two, few, many and other).
//
// For a site in pt-BR, pt-BR.yaml takes precedence over pt.yaml, and a site's own file
// over the built-in one of the same name. Phrases that none of them has are English,
// with a warning that lists them. A key or an argument that English does not have is an
// error.
//
// Beside the words, a file may have names of countries under country, by ISO
// 3166-1 alpha-2 code. English has none: its names are in the country table.
package language

import (
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/bidi"

	"readout/internal/country"
	"readout/internal/source"
)

// English is the language whose built-in file has all keys.
const English = "en"

// Words are the words of one language. They are immutable and safe for
// concurrent use.
type Words struct {
	phrases   map[string]phrase
	frames    map[string]Frame
	countries map[country.Code]string
	digits    []string // of 0 to 9; nil for ASCII's
	group     string   // between thousands
	// rightToLeft says that the language is written from right to left, so that names in
	// other scripts must be isolated from the text around them.
	rightToLeft bool
}

// New reads the words of a language, a canonical BCP 47 tag, from the built-in
// layouts and a site's own, which may be nil. The diagnostics are those of the
// files read; with errors among them the words can still be used.
func New(tag string, base, site fs.FS) (*Words, []source.Diagnostic) {
	l := &loader{words: &Words{phrases: map[string]phrase{}, countries: map[country.Code]string{}}, translated: map[string]bool{}}
	l.define(base)
	for _, name := range files(tag) {
		if name != English {
			l.overlay(base, name)
		}
		if site != nil {
			l.overlay(site, name)
		}
	}
	if base, _ := language.Make(tag).Base(); base.String() != English {
		l.warnOfMissing(tag)
	}
	l.words.setNumberFormat()
	l.words.setFrames()
	return l.words, source.Sort(l.diagnostics)
}

// files are the names of the files that a language's words may stand in,
// without the ending: the most general first.
func files(tag string) []string {
	var names []string
	for t := language.Make(tag); t != language.Und; t = t.Parent() {
		names = append(names, t.String())
	}
	slices.Reverse(names)
	return names
}

// setNumberFormat looks up once the phrases that every number needs.
func (w *Words) setNumberFormat() {
	for r := range strings.SplitSeq(w.Month(1), "") {
		properties, _ := bidi.LookupString(r)
		w.rightToLeft = w.rightToLeft || properties.Class() == bidi.R || properties.Class() == bidi.AL
	}
	w.group = w.Say("number.group")
	if digits := w.Say("number.digits"); digits != "0123456789" {
		w.digits = strings.Split(digits, "")
	}
}

// Country returns the name of a country in the language, or "" if the words
// have none.
func (w *Words) Country(c country.Code) string { return w.countries[c] }

// Say returns a phrase with its arguments: strings, and whole numbers, which are
// formatted for the language. The key must exist: a test checks all callers against the
// English file.
func (w *Words) Say(key string, args ...any) string { return w.say(w.phrases[key], args) }

func (w *Words) say(p phrase, args []any) string {
	form := p.form(args)
	if len(form) == 1 && form[0].arg < 0 {
		return form[0].text
	}
	parts := make([]string, 0, 8) // which most phrases have not, so that they need no memory
	for _, p := range form {
		if p.arg < 0 {
			parts = append(parts, p.text)
		} else if p.arg < len(args) {
			parts = append(parts, w.Isolated(w.text(args[p.arg])))
		}
	}
	return strings.Join(parts, "")
}

// Word returns a phrase of a group whose keys are known words, such as the
// verbs; it is the word itself if the group has none for it.
func (w *Words) Word(group, word string, args ...any) string {
	p, ok := w.phrases[group+"."+word]
	if !ok {
		return word
	}
	return w.say(p, args)
}

// Group returns the phrases of a group, by their keys without the name of the group.
func (w *Words) Group(group string) map[string]string {
	said := map[string]string{}
	for key := range w.phrases {
		if name, ok := strings.CutPrefix(key, group+"."); ok {
			said[name] = w.Say(key)
		}
	}
	return said
}

// Phrase is Say for layouts: if an argument is markup, the phrase is markup. An unknown
// key, and a wrong number of arguments, are errors.
func (w *Words) Phrase(key string, args ...any) (any, error) {
	phrase, ok := w.phrases[key]
	if !ok || len(phrase.names) != len(args) {
		problem, _ := w.Wrong(key, len(args))
		return nil, errors.New(problem)
	}
	if !slices.ContainsFunc(args, w.needsMarkup) {
		return w.say(phrase, args), nil
	}
	var b strings.Builder
	for _, p := range phrase.form(args) {
		switch {
		case p.arg < 0:
			template.HTMLEscape(&b, []byte(p.text))
		case isHTML(args[p.arg]):
			b.WriteString(string(args[p.arg].(template.HTML)))
		default:
			b.WriteString(string(w.Name(w.text(args[p.arg]))))
		}
	}
	return template.HTML(b.String()), nil
}

func (w *Words) needsMarkup(arg any) bool {
	text, ok := arg.(string)
	return isHTML(arg) || ok && w.rightToLeft && w.runsAgainst(text)
}

func isHTML(arg any) bool {
	_, ok := arg.(template.HTML)
	return ok
}

// Has reports whether there is a key with this number of arguments.
func (w *Words) Has(key string, args int) bool {
	p, ok := w.phrases[key]
	return ok && len(p.names) == args
}

// Wrong says what is wrong with a key and this number of arguments, and what to do; or
// nothing.
func (w *Words) Wrong(key string, args int) (problem, hint string) {
	p, ok := w.phrases[key]
	switch {
	case !ok:
		return fmt.Sprintf("there are no words %q", key), didYouMean(key, slices.Sorted(maps.Keys(w.phrases)))
	case len(p.names) != args:
		hint = "nothing is filled in there"
		if len(p.names) > 0 {
			hint = "give {" + strings.Join(p.names, "}, {") + "}"
		}
		return fmt.Sprintf("the words %q are asked for with %d things to fill in, not %d", key, args, len(p.names)), hint
	}
	return "", ""
}

// WrongGroup is Wrong for a group of words, such as the verbs.
func (w *Words) WrongGroup(group string) (problem, hint string) {
	groups := map[string]bool{}
	for key := range w.phrases {
		if i := strings.LastIndexByte(key, '.'); i > 0 {
			groups[key[:i]] = true
		}
	}
	if groups[group] {
		return "", ""
	}
	return fmt.Sprintf("there is no group of words %q", group), didYouMean(group, slices.Sorted(maps.Keys(groups)))
}

// Name isolates a name or a title in markup if its direction is not that of the page.
// Without that, on a right-to-left page, a name in Latin letters would move the comma
// after it and the next such name; on other pages, the parts of a title in Arabic or
// Hebrew would change places around a number.
func (w *Words) Name(name string) template.HTML {
	escaped := template.HTMLEscapeString(name)
	if w.runsAgainst(name) {
		escaped = "<bdi>" + escaped + "</bdi>"
	}
	return template.HTML(escaped)
}

// Isolated is Name for text without markup: it uses the isolates of Unicode.
func (w *Words) Isolated(name string) string {
	if w.rightToLeft && w.runsAgainst(name) {
		return "\u2068" + name + "\u2069"
	}
	return name
}

// runsAgainst reports whether most letters of a text run in the direction opposite to that
// of the language.
func (w *Words) runsAgainst(text string) bool {
	left, right := 0, 0
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf && 'a' <= r|0x20 && r|0x20 <= 'z':
			left++
		case r < utf8.RuneSelf:
		default:
			switch properties, _ := bidi.LookupRune(r); properties.Class() {
			case bidi.L:
				left++
			case bidi.R, bidi.AL:
				right++
			}
		}
	}
	if w.rightToLeft {
		return left > right
	}
	return right > left
}

// text writes an argument.
func (w *Words) text(arg any) string {
	switch arg := arg.(type) {
	case string:
		return arg
	case int:
		return w.Number(arg)
	case template.HTML:
		return string(arg)
	}
	return fmt.Sprint(arg)
}

// A phrase is a text with placeholders for arguments, in one form or in one for each
// plural category.
type phrase struct {
	names []string                 // of the arguments, in order
	n     int                      // the index of the argument that chooses the form; -1 for none
	forms [plural.Many + 1][]piece // by category, nil where it is as plural.Other
	rules language.Tag             // whose plurals they are
}

// A piece of a phrase is text or a placeholder.
type piece struct {
	text string
	arg  int // -1 for text
}

// form chooses the form for the arguments.
func (p phrase) form(args []any) []piece {
	if p.n >= 0 && p.n < len(args) {
		if n, ok := args[p.n].(int); ok {
			if f := p.forms[category(p.rules, n)]; f != nil {
				return f
			}
		}
	}
	return p.forms[plural.Other]
}

func category(rules language.Tag, n int) plural.Form {
	return plural.Cardinal.MatchPlural(rules, max(n, -n), 0, 0, 0, 0)
}

// Number writes a whole number: "1,234".
func (w *Words) Number(n int) string {
	s := strconv.Itoa(n)
	if w.group != "" {
		for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
			s = s[:i] + w.group + s[i:]
		}
	}
	return w.Digits(s)
}

// Digits writes the digits of a text as the language does, and leaves all else:
// a year has no mark between its thousands.
func (w *Words) Digits(s string) string {
	if w.digits == nil {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if '0' <= r && r <= '9' && int(r-'0') < len(w.digits) {
			b.WriteString(w.digits[r-'0'])
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Join writes names in a row: "A, B, C".
func (w *Words) Join(names []string) string {
	names = slices.Clone(names)
	for i := range names {
		names[i] = w.Isolated(names[i])
	}
	return strings.Join(names, w.Say("comma")+" ")
}

// List writes names as a sentence does: "A, B and C".
func (w *Words) List(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return w.Say("and", w.Join(names[:last]), names[last])
}
