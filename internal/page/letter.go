package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/address"
	"readout/internal/entity"
	"readout/internal/spelling"
)

// MaxIndexed is how many entities an index lists on one page. A longer one has
// a page for each letter, at an address that does not change as it grows.
const MaxIndexed = 400

// A Letter is a page of a long index.
type Letter struct {
	Kind    entity.Kind
	Label   string          // "A"
	Address address.Address // "people/index/a.html"
	IDs     []entity.ID
}

// splitIndexes splits the long indexes by letter.
func (p *Plan) splitIndexes() {
	for kind, ids := range p.Entities {
		if len(ids) <= MaxIndexed || entity.Kind(kind) == entity.Country {
			continue
		}
		at := map[string]int{}
		for _, id := range ids {
			label := FirstLetter(p.Site.Registry.At(id).SortName)
			if _, seen := at[label]; !seen {
				at[label] = len(p.Letters)
				p.Letters = append(p.Letters, Letter{
					Kind: entity.Kind(kind), Label: label, Address: letterAddress(entity.Kind(kind), label),
				})
			}
			l := &p.Letters[at[label]]
			l.IDs = append(l.IDs, id)
		}
	}
	slices.SortFunc(p.Letters, func(a, b Letter) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Label, b.Label)) })
}

// FirstLetter returns the letter under which a name stands in an index: without
// accents, and "#" for what begins with none.
func FirstLetter(name string) string {
	r, size := utf8.DecodeRuneInString(name)
	folded := strings.ToUpper(spelling.Fold(string(r)))
	if size == 0 || folded == "" {
		return "#"
	}
	_, size = utf8.DecodeRuneInString(folded)
	return folded[:size]
}

// letterAddress names a letter of another script by its code point.
func letterAddress(kind entity.Kind, label string) address.Address {
	slug := spelling.Slug(label)
	if slug == "" {
		r, _ := utf8.DecodeRuneInString(label)
		slug = fmt.Sprintf("u%04x", r)
	}
	return address.Address(kind.Folder() + "/index/" + slug + ".html")
}

// LettersOf returns the letters of an index, none if it is short.
func (p *Plan) LettersOf(kind entity.Kind) []Letter {
	return slices.DeleteFunc(slices.Clone(p.Letters), func(l Letter) bool { return l.Kind != kind })
}
