package main

import (
	"fmt"
	"slices"

	"readout/internal/country"
)

// joinBorders sets the land neighbours of all countries. A border that one
// side lists holds for both: territories the Factbook does not describe
// (French Guiana) are found in their neighbours' lists.
func joinBorders(all []*country.Country, c *corpora, o *overrides) error {
	byName, byCode := index(all)
	for name, code := range o.BorderNames {
		byName[name] = byCode[code]
	}
	for _, one := range all {
		for _, name := range neighbours(c.factbook[one.Code].borders) {
			other, ok := byName[name]
			if !ok {
				return fmt.Errorf("border of %s with %q: no such country", one.Code, name)
			}
			if other != nil {
				join(one, other)
			}
		}
	}
	for _, add := range o.Borders.Missing {
		join(byCode[add.Pair[0]], byCode[add.Pair[1]])
	}
	for _, drop := range o.Borders.Wrong {
		part(byCode[drop.Pair[0]], byCode[drop.Pair[1]])
	}
	for _, one := range all {
		slices.Sort(one.Borders)
		one.Borders = slices.Compact(one.Borders)
	}
	return nil
}

// index finds countries by every name and by code. Where an alias is shared
// ("Korea"), the first one wins; the Factbook lists borders by unshared names.
func index(all []*country.Country) (byName map[string]*country.Country, byCode map[country.Code]*country.Country) {
	byName = make(map[string]*country.Country)
	byCode = make(map[country.Code]*country.Country)
	for _, one := range all {
		byCode[one.Code] = one
		for _, list := range [][]string{{one.Name, one.OfficialName, one.InSentence}, one.Aliases, one.FormerNames} {
			for _, name := range list {
				if byName[name] == nil {
					byName[name] = one
				}
			}
		}
	}
	// The Factbook capitalises the article of "The Gambia".
	for _, one := range all {
		byName["The "+one.Name] = one
	}
	return byName, byCode
}

func join(a, b *country.Country) {
	a.Borders = append(a.Borders, b.Code)
	b.Borders = append(b.Borders, a.Code)
}

func part(a, b *country.Country) {
	a.Borders = slices.DeleteFunc(a.Borders, func(c country.Code) bool { return c == b.Code })
	b.Borders = slices.DeleteFunc(b.Borders, func(c country.Code) bool { return c == a.Code })
}
