package language

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"readout/internal/country"
	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// categories are the plural categories by their CLDR names.
var categories = map[string]plural.Form{
	"zero": plural.Zero, "one": plural.One, "two": plural.Two, "few": plural.Few, "many": plural.Many, "other": plural.Other,
}

// A loader collects the words of a language, file by file.
type loader struct {
	words       *Words
	english     map[string]phrase // all keys
	translated  map[string]bool   // the keys that a file of the language itself has
	last        source.Path       // the last file of the language that was there
	diagnostics []source.Diagnostic
}

// A file is a file of words while it is read.
type file struct {
	*loader
	source *source.File
	rules  language.Tag
	forms  []string // the language's plural categories
	leaves []meta.Leaf
}

// open returns a language's file, or nil if there is none.
func (l *loader) open(fsys fs.FS, name string) *file {
	at := path.Join("words", name+".yaml")
	data, err := fs.ReadFile(fsys, at)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	f := &file{loader: l, source: &source.File{Path: source.Path("layouts/" + at), Data: data}, rules: language.Make(name)}
	if err != nil {
		f.report(source.Error, source.Span{}, "layout", err.Error(), "")
		return nil
	}
	f.forms = pluralsOf(f.rules)
	front, diagnostics := meta.Whole(f.source)
	f.leaves = meta.NewReader(f.source, front, "the words of a language", &diagnostics).Leaves()
	l.diagnostics = append(l.diagnostics, diagnostics...)
	return f
}

func (f *file) report(severity source.Severity, span source.Span, rule source.Rule, message, hint string) {
	f.diagnostics = append(f.diagnostics, source.Diagnostic{
		Path: f.source.Path, Span: span, Severity: severity, Rule: rule, Message: message, Hint: hint,
	})
}

// define reads the built-in English file, which has all keys.
func (l *loader) define(base fs.FS) {
	f := l.open(base, English)
	if f == nil {
		return
	}
	plurals := map[string]bool{} // mappings of nothing but categories
	for _, leaf := range f.leaves {
		parent, last := parentOf(leaf)
		_, ok := categories[last]
		if before, seen := plurals[parent]; parent != "" {
			plurals[parent] = ok && (before || !seen)
		}
	}
	for _, leaf := range f.leaves {
		key, form := keyOf(leaf), plural.Other
		if parent, last := parentOf(leaf); plurals[parent] {
			key, form = parent, categories[last]
		}
		p := l.words.phrases[key]
		p.rules = f.rules
		for _, name := range namesIn(leaf.Value.Text) {
			if !slices.Contains(p.names, name) {
				p.names = append(p.names, name)
			}
		}
		p.n = slices.Index(p.names, "n")
		p.forms[form] = pieces(leaf.Value.Text, p.names)
		l.words.phrases[key] = p
	}
	l.english = maps.Clone(l.words.phrases)
}

// keyOf returns the key of a leaf: "verb.claims".
func keyOf(leaf meta.Leaf) string {
	parent, last := parentOf(leaf)
	if parent == "" {
		return last
	}
	return parent + "." + last
}

func parentOf(leaf meta.Leaf) (parent, last string) {
	names := make([]string, len(leaf.Keys))
	for i, k := range leaf.Keys {
		names[i] = k.Text
	}
	n := len(names) - 1
	return strings.Join(names[:n], "."), names[n]
}

// overlay replaces phrases by those of a file.
func (l *loader) overlay(fsys fs.FS, name string) {
	f := l.open(fsys, name)
	if f == nil {
		return
	}
	l.last = f.source.Path
	fresh := map[string]phrase{} // a phrase of several forms is replaced whole
	for _, leaf := range f.leaves {
		if leaf.Keys[0].Text == "country" {
			f.setCountry(leaf)
			continue
		}
		key, form, ok := f.find(leaf)
		if !ok {
			continue
		}
		p, begun := fresh[key]
		if !begun {
			p = phrase{names: f.english[key].names, n: f.english[key].n, rules: f.rules}
		}
		p.forms[form] = pieces(leaf.Value.Text, p.names)
		fresh[key] = p
		f.checkPlaceholders(leaf, p)
		if _, wrong := parseFrame(leaf.Value.Text); wrong != "" && leaf.Keys[0].Text == frames {
			f.report(source.Error, leaf.Value.Span, "wrong-type", wrong, "brackets enclose what may be left out, bars part what is chosen from, and two stars enclose the verb")
		}
		if key == "number.digits" && utf8.RuneCountInString(leaf.Value.Text) != 10 {
			f.report(source.Error, leaf.Value.Span, "wrong-type", "number.digits is not ten digits", `write them from zero to nine: "0123456789"`)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(fresh)) {
		p := fresh[key]
		if p.forms[plural.Other] == nil {
			f.report(source.Error, f.place(key), "missing-key", fmt.Sprintf("%s has no form other", key),
				"add it: it is for all numbers that have no form of their own")
			continue
		}
		f.checkForms(key, p)
		l.words.phrases[key], l.translated[key] = p, true
	}
}

// checkForms warns of a phrase that has some, but not all of the forms that the
// language needs.
func (f *file) checkForms(key string, p phrase) {
	var absent []string
	for _, name := range f.forms {
		if p.forms[categories[name]] == nil {
			absent = append(absent, name)
		}
	}
	if p.n >= 0 && len(absent) > 0 {
		f.report(source.Warning, f.place(key), "missing-words",
			fmt.Sprintf("%s has no form %s; other stands for it", key, strings.Join(absent, ", ")),
			fmt.Sprintf("in %s the number needs the forms %s", f.rules, strings.Join(f.forms, ", ")))
	}
}

// find returns the key and the plural category of a leaf. It reports a leaf whose key is
// unknown.
func (f *file) find(leaf meta.Leaf) (string, plural.Form, bool) {
	key := keyOf(leaf)
	if _, ok := f.english[key]; ok {
		return key, plural.Other, true
	}
	parent, last := parentOf(leaf)
	at := leaf.Keys[len(leaf.Keys)-1].Span
	english, ok := f.english[parent]
	switch {
	case !ok:
		f.report(source.Error, at, "unknown-key", fmt.Sprintf("unknown key %q in the words of a language", key),
			didYouMean(key, slices.Sorted(maps.Keys(f.english))))
		return "", 0, false
	case english.n < 0:
		f.report(source.Error, at, "unknown-key", fmt.Sprintf("%s counts nothing, so it has no forms", parent),
			fmt.Sprintf(`write it as one text: %s: "…"`, parent))
		return "", 0, false
	case !slices.Contains(f.forms, last) && categories[last] == 0 && last != "other":
		f.report(source.Error, at, "unknown-key", fmt.Sprintf("%q is no plural category", last), "they are zero, one, two, few, many and other")
		return "", 0, false
	case !slices.Contains(f.forms, last):
		// The tables may be older than the language's newest rules.
		f.report(source.Warning, at, "unknown-key", fmt.Sprintf("no number has the form %q in %s", last, f.rules),
			"it has "+strings.Join(f.forms, ", "))
	}
	return parent, categories[last], true
}

// checkPlaceholders reports unknown placeholders of a phrase, and those that it leaves
// out. A form may leave out the number: "two events" has it as a word.
func (f *file) checkPlaceholders(leaf meta.Leaf, p phrase) {
	used := namesIn(leaf.Value.Text)
	misspelt := false
	for _, name := range used {
		if slices.Contains(p.names, name) {
			continue
		}
		hint := "nothing is filled in there"
		if len(p.names) > 0 {
			hint = "it has {" + strings.Join(p.names, "}, {") + "}"
		}
		if near, ok := spelling.Nearest(name, p.names); ok {
			hint = fmt.Sprintf("did you mean {%s}?", near)
		}
		misspelt = true
		f.report(source.Error, leaf.Value.Span, "unknown-placeholder", fmt.Sprintf("{%s} is not filled in here", name), hint)
	}
	for _, name := range p.names {
		if !misspelt && name != "n" && !slices.Contains(used, name) {
			f.report(source.Warning, leaf.Value.Span, "missing-placeholder", fmt.Sprintf("{%s} is left out, so readers will not see it", name),
				fmt.Sprintf("put {%s} where it belongs", name))
		}
	}
}

// setCountry reads the name of a country.
func (f *file) setCountry(leaf meta.Leaf) {
	code := country.Code(leaf.Keys[len(leaf.Keys)-1].Text)
	if _, ok := country.Lookup(code); !ok || len(leaf.Keys) != 2 {
		f.report(source.Error, leaf.Keys[len(leaf.Keys)-1].Span, "unknown-country", fmt.Sprintf("%q is not a country code", code),
			"write the ISO 3166-1 alpha-2 code in lower case, such as ru")
		return
	}
	f.words.countries[code] = leaf.Value.Text
}

// place returns where a key of the file stands.
func (f *file) place(key string) source.Span {
	for _, leaf := range f.leaves {
		if parent, _ := parentOf(leaf); parent == key {
			return leaf.Keys[len(leaf.Keys)-2].Span
		}
		if keyOf(leaf) == key {
			return leaf.Keys[len(leaf.Keys)-1].Span
		}
	}
	return source.Span{}
}

// warnOfMissing warns of phrases that are in English on a site in another language.
func (l *loader) warnOfMissing(tag string) {
	if l.last == "" {
		l.diagnostics = append(l.diagnostics, source.Diagnostic{
			Path: "readout.yaml", Severity: source.Warning, Rule: "missing-words",
			Message: fmt.Sprintf("there are no words in the language %s: what readout adds to a page is in English", tag),
			Hint:    fmt.Sprintf("say the words of layouts/words/en.yaml in layouts/words/%s.yaml; see docs/layouts.md", tag),
		})
		return
	}
	if keys := l.untranslated(); len(keys) > 0 {
		l.diagnostics = append(l.diagnostics, source.Diagnostic{
			Path: l.last, Severity: source.Warning, Rule: "missing-words",
			Message: "some words are missing, and said in English: " + strings.Join(keys, ", "),
			Hint:    "add them; layouts/words/en.yaml of readout has them all",
		})
	}
}

// untranslated lists the keys that the language has no words for; "month.*" for all of
// a group.
func (l *loader) untranslated() []string {
	started := map[string]bool{} // groups with a key that is translated
	for key := range l.translated {
		group, _, _ := strings.Cut(key, ".")
		started[group] = true
	}
	var keys []string
	for _, key := range slices.Sorted(maps.Keys(l.english)) {
		if l.translated[key] {
			continue
		}
		if group, _, ok := strings.Cut(key, "."); ok && !started[group] {
			key = group + ".*"
		}
		keys = append(keys, key)
	}
	return slices.Compact(keys)
}

var placeholder = regexp.MustCompile(`\{([a-z]+)\}`)

func namesIn(text string) []string {
	var names []string
	for _, match := range placeholder.FindAllStringSubmatch(text, -1) {
		names = append(names, match[1])
	}
	return names
}

// pieces splits a text at its placeholders.
func pieces(text string, names []string) []piece {
	list := []piece{}
	from := 0
	for _, at := range placeholder.FindAllStringSubmatchIndex(text, -1) {
		if at[0] > from {
			list = append(list, piece{text[from:at[0]], -1})
		}
		if i := slices.Index(names, text[at[2]:at[3]]); i >= 0 {
			list = append(list, piece{arg: i})
		}
		from = at[1]
	}
	if from < len(text) {
		list = append(list, piece{text[from:], -1})
	}
	return list
}

// pluralsOf lists the plural categories that whole numbers have in a language.
func pluralsOf(rules language.Tag) []string {
	found := map[plural.Form]bool{category(rules, 1_000_000): true}
	for n := range 200 {
		found[category(rules, n)] = true
	}
	var names []string
	for _, name := range []string{"zero", "one", "two", "few", "many", "other"} {
		if found[categories[name]] || name == "other" {
			names = append(names, name)
		}
	}
	return names
}

func didYouMean(word string, known []string) string {
	if near, ok := spelling.Nearest(word, known); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "layouts/words/en.yaml of readout has them all"
}
