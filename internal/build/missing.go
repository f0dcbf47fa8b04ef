package build

import (
	"strings"
	"time"
	"unicode"

	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/site"
	"readout/internal/source"
	"readout/internal/spelling"
)

// A Missing is a file that errors of a site miss, with what its articles say of whom it would describe.
type Missing struct {
	source.Missing
	Draft   bool   // only drafts miss it
	Embargo string // only withheld files miss it: the end of the first embargo, as front matter has it
	Place   string // "path:line:col" of the first error
}

// FindMissing returns the files that errors of the site in a folder miss, in order of the places that
// miss them. Of withheld files it is what they would miss if they were published.
func FindMissing(dir string, now time.Time) ([]Missing, error) {
	all, err := New(dir, Options{Now: now, Drafts: true}).Build()
	if err != nil {
		return nil, err
	}
	needed := neededBy(all.found, keepings(all.heads, now))
	var list []Missing
	seen := map[string]int{}
	for _, d := range all.Diagnostics {
		if d.Missing == nil {
			continue
		}
		key := fileOf(d.Missing)
		i, known := seen[key]
		if !known {
			i = len(list)
			seen[key] = i
			k := needed[key]
			list = append(list, Missing{*d.Missing, k.draft, k.embargo(), source.Locate(d.Path, all.Data(d.Path), d.Span)})
			continue
		}
		list[i].learn(d.Missing)
	}
	introduce(list, all.Plan.Site)
	return list, nil
}

// fileOf tells apart the files that are missing.
func fileOf(m *source.Missing) string {
	return m.Kind + "/" + spelling.Slug(m.Name) + " " + missingName(m)
}

// missingName is a name without letters for an id, else nothing.
func missingName(m *source.Missing) string {
	if m.Sluggable {
		return ""
	}
	return m.Name
}

// learn takes what another error says of the same. Letters with accents are rather a name than an id is.
func (m *Missing) learn(other *source.Missing) {
	if m.Post == "" {
		m.Post, m.Country = other.Post, other.Country
	}
	if ascii(m.Name) && !ascii(other.Name) {
		m.Name = other.Name
	}
}

func ascii(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

// introduce completes the people of a list by what articles say of them.
func introduce(list []Missing, s *site.Site) {
	names := map[string][]*Missing{} // by the slug of their first word
	for i := range list {
		if m := &list[i]; m.Kind == entity.Person.String() && strings.Contains(m.Name, " ") {
			first, _, _ := strings.Cut(m.Name, " ")
			names[spelling.Slug(first)] = append(names[spelling.Slug(first)], m)
		}
	}
	if len(names) == 0 {
		return
	}
	lexicon := mention.Compile(s.Registry, mention.Settings{})
	for i := range s.Articles {
		text := &s.Articles[i].Document.Text
		for _, block := range text.Blocks {
			introduceIn(string(block.Span.Of(text.Plain)), names, lexicon)
		}
	}
}

// around is how much of a text around a name may say who it is, in bytes.
const around = 100

// introduceIn looks for names in a block of text.
func introduceIn(text string, names map[string][]*Missing, lexicon *mention.Lexicon) {
	for at, word := range wordsWithPlaces(text) {
		for _, m := range names[spelling.Slug(word)] {
			end := nameEnd(text[at:], m.Name)
			if end == 0 {
				continue
			}
			m.learn(&source.Missing{Name: text[at : at+end], Post: m.Post, Country: m.Country})
			if m.Post == "" {
				before := strings.ToValidUTF8(text[max(0, at-around):at], "")
				after := text[at+end : min(len(text), at+end+around)]
				lexicon.Introduce(&m.Missing, strings.TrimRight(before, " "), after)
			}
		}
	}
}

// wordsWithPlaces yields the words of a text and where they begin.
func wordsWithPlaces(text string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		at := 0
		for word := range strings.FieldsSeq(text) {
			at += strings.Index(text[at:], word)
			if !yield(at, word) {
				return
			}
			at += len(word)
		}
	}
}

// nameEnd returns the length of a name at the start of a text, which may have accents that the name has
// not; 0 if it is another one.
func nameEnd(text, name string) int {
	end := 0
	for i, want := range strings.Fields(name) {
		rest := text[end:]
		lead := len(rest) - len(strings.TrimLeft(rest, " "))
		if i > 0 && lead == 0 {
			return 0
		}
		word := rest[lead:]
		if n := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '-' && r != '.' }); n >= 0 {
			word = word[:n]
		}
		if spelling.Slug(word) != spelling.Slug(want) {
			return 0
		}
		end += lead + len(word)
	}
	return len(strings.TrimRight(text[:end], "."))
}
