package annotate

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"readout/internal/country"
	"readout/internal/entity"
	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// A placeName is a town that something is said to have happened in.
type placeName struct {
	span   source.Span // of the text: the name alone
	name   string
	id     string       // of the site's place, or empty
	within country.Code // the country, if the site does not have the place
	// capital says that it is one of the country table, which events may name without a file.
	capital bool
}

// placeWords are a name behind a preposition of place, and perhaps the country it is in.
var placeWords = regexp.MustCompile(`\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ff]or|[Tt]o|visit(?:s|ed|ing)?|reach(?:es|ed)|left|leav(?:es|ing)) ((?:\p{Lu}[\pL\pM’'-]+)(?: \p{Lu}[\pL\pM’'-]+){0,3})(?:, (\p{Lu}[\pL.]+(?: \p{Lu}[\pL.]+){0,2}))?`)

// findPlaces finds the places that the report names: those of the site, capitals, and
// towns whose country stands behind them. Of others the country is not known.
func (d *desk) findPlaces() {
	text := d.doc.Text.Plain
	for _, m := range placeWords.FindAllSubmatchIndex(text, -1) {
		behind := ""
		if m[4] >= 0 {
			behind = string(text[m[4]:m[5]])
		}
		// The longest beginning that is a place: "Moscow" of "Moscow Tuesday".
		for end := m[3]; end > m[2]; end = m[2] + max(0, bytes.LastIndexByte(text[m[2]:end], ' ')) {
			p := placeName{span: source.Between(m[2], end), name: string(text[m[2]:end])}
			if d.locate(&p, behind) {
				d.places = append(d.places, p)
				break
			}
			behind = ""
		}
	}
}

// locate finds out which place a name means, given the words behind it.
func (d *desk) locate(p *placeName, behind string) bool {
	if ids := d.registry.Resolve(p.name, entity.Place); len(ids) == 1 {
		p.id = d.registry.At(ids[0]).Key.ID
		return true
	}
	if others := d.registry.Resolve(p.name); len(others) > 0 {
		return false // a country, or somebody's name
	}
	if ids := d.registry.Resolve(behind, entity.Country); len(ids) == 1 {
		p.within = country.Code(d.registry.At(ids[0]).Key.ID)
		return true
	}
	for _, c := range country.All() {
		if capital, _, _ := strings.Cut(c.Capital, ","); c.Capital != "" && spelling.Fold(capital) == spelling.Fold(p.name) {
			p.within, p.capital = c.Code, true
			return true
		}
	}
	if slices.Contains(states, behind) {
		p.within = "us"
		return true
	}
	return false
}

// states of the US stand behind a town where other towns have their country.
var states = strings.Split("Alabama,Alaska,Arizona,Arkansas,California,Colorado,Connecticut,Delaware,Florida,Hawaii,Idaho,Illinois,Indiana,Iowa,Kansas,"+
	"Kentucky,Louisiana,Maine,Maryland,Massachusetts,Michigan,Minnesota,Mississippi,Missouri,Montana,Nebraska,Nevada,New Hampshire,New Jersey,New Mexico,"+
	"New York,North Carolina,North Dakota,Ohio,Oklahoma,Oregon,Pennsylvania,Rhode Island,South Carolina,South Dakota,Tennessee,Texas,Utah,Vermont,"+
	"Virginia,Washington,West Virginia,Wisconsin,Wyoming", ",")

// proposePlaces makes a file of each place where an event was, if the site has none and it
// is no capital.
func (d *desk) proposePlaces() {
	before := len(d.files)
	for _, e := range d.events {
		p := e.place
		if p == nil || p.id != "" || p.capital {
			continue
		}
		slug := spelling.Slug(p.name)
		data := "---\nname: " + meta.Scalar(p.name) + "\ncountry: " + string(p.within) + "\ndraft: true\n---\n"
		path := source.Path("content/places/" + slug + ".md")
		if d.proposed(path) || slug != "" && d.propose(path, data) {
			p.id = slug
		} else {
			e.place = nil
		}
	}
	if len(d.files) > before {
		d.read()
	}
}
