package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/entity"
	"readout/internal/spelling"
)

// maxIndexed is how many entities an index lists on one page. A longer one has
// a page for each letter, at an address that does not change as it grows.
const maxIndexed = 400

// A letter is a part of a long index.
type letter struct {
	kind    entity.Kind
	label   string // "A"
	address string // "people/index/a.html"
	ids     []entity.ID
}

// partIndexes parts the long indexes by letter.
func (p *Plan) partIndexes() {
	for kind, ids := range p.kinds {
		if len(ids) <= maxIndexed || entity.Kind(kind) == entity.Country {
			continue
		}
		at := map[string]int{}
		for _, id := range ids {
			label := firstLetter(p.Site.Registry.At(id).SortName)
			if _, seen := at[label]; !seen {
				at[label] = len(p.letters)
				p.letters = append(p.letters, letter{
					kind: entity.Kind(kind), label: label, address: letterAddress(entity.Kind(kind), label),
				})
			}
			l := &p.letters[at[label]]
			l.ids = append(l.ids, id)
		}
	}
	slices.SortFunc(p.letters, func(a, b letter) int { return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.label, b.label)) })
}

// firstLetter returns the letter under which a name stands in an index: without
// accents, and "#" for what begins with none.
func firstLetter(name string) string {
	r, size := utf8.DecodeRuneInString(name)
	folded := strings.ToUpper(spelling.Fold(string(r)))
	if size == 0 || folded == "" {
		return "#"
	}
	_, size = utf8.DecodeRuneInString(folded)
	return folded[:size]
}

// letterAddress names a letter of another script by its code point.
func letterAddress(kind entity.Kind, label string) string {
	slug := spelling.Slug(label)
	if slug == "" {
		r, _ := utf8.DecodeRuneInString(label)
		slug = fmt.Sprintf("u%04x", r)
	}
	return kind.Folder() + "/index/" + slug + ".html"
}

// lettersOf returns the parts of an index, none if it is short.
func (p *Plan) lettersOf(kind entity.Kind) []letter {
	from, to := len(p.letters), len(p.letters)
	for i := range p.letters {
		if p.letters[i].kind == kind {
			from, to = min(from, i), i+1
		}
	}
	return p.letters[from:to]
}

// firstTwo returns the first two letters of a name, without accents: "Sa".
func firstTwo(name string) string {
	rest := []rune(spelling.Fold(name))
	label := firstLetter(name)
	if len(rest) > 1 && unicode.IsLetter(rest[1]) {
		label += string(rest[1])
	}
	return label
}
