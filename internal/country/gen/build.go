package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"readout/internal/country"
)

// build puts all countries together, sorted by code.
func build(c *corpora, o *overrides) ([]*country.Country, error) {
	regions, err := regionsByCode(o)
	if err != nil {
		return nil, err
	}
	var all []*country.Country
	var failed []error // every one, so that an edit of overrides.yaml is checked in one run
	for _, iso := range c.iso {
		one, err := assemble(iso, c, o)
		if err != nil {
			failed = append(failed, fmt.Errorf("overrides.yaml: countries: %s: %w", iso.code, err))
			continue
		}
		r, ok := regions[iso.code]
		if !ok {
			return nil, fmt.Errorf("overrides.yaml: regions: %s is in none", iso.code)
		}
		one.Region, one.Subregion = r.region, r.subregion
		all = append(all, one)
	}
	if len(failed) > 0 {
		return nil, errors.Join(failed...)
	}
	slices.SortFunc(all, func(a, b *country.Country) int { return cmp.Compare(a.Code, b.Code) })
	if err := checkCodes(all, o); err != nil {
		return nil, err
	}
	return all, joinBorders(all, c, o)
}

type area struct{ region, subregion string }

func regionsByCode(o *overrides) (map[country.Code]area, error) {
	areas := make(map[country.Code]area)
	for region, subregions := range o.Regions {
		for subregion, codes := range subregions {
			for _, code := range codes {
				if _, twice := areas[code]; twice {
					return nil, fmt.Errorf("overrides.yaml: regions: %s is in two", code)
				}
				areas[code] = area{region, subregion}
			}
		}
	}
	return areas, nil
}

// assemble makes one country: texts first, since the lists follow from the
// corrected texts.
func assemble(iso isoEntry, c *corpora, o *overrides) (*country.Country, error) {
	source, fixes := c.factbook[iso.code], o.Countries[iso.code]
	if fixes == nil {
		fixes = new(corrections)
	}
	to := &country.Country{
		Code: iso.code, Parent: iso.parent,
		Alpha3: iso.alpha3, M49: iso.m49, Wikidata: iso.wikidata,
	}
	article := setTexts(to, source) || slices.Contains(o.DefiniteArticle, iso.code)
	if err := fixes.texts(to); err != nil {
		return nil, err
	}
	setLists(to, source, c.newsmap[iso.code], o)
	if err := fixes.lists(to); err != nil {
		return nil, err
	}
	to.InSentence = to.Name
	if article {
		to.InSentence = "the " + to.Name
	}
	tidy(to)
	return to, nil
}

// setTexts reports whether the Factbook's name begins with "The", which is
// then no part of Name.
func setTexts(to *country.Country, source factbookEntry) (article bool) {
	long := oneName(source.long)
	to.Name, article = strings.CutPrefix(cmp.Or(oneName(source.short), long), "The ")
	to.OfficialName = cmp.Or(long, to.Name)
	if adjectives := nouns(source.adjective); len(adjectives) > 0 {
		to.Adjective = adjectives[0]
	}
	to.Capital = capital(source.capital)
	return article
}

func setLists(to *country.Country, source factbookEntry, newsmap []string, o *overrides) {
	to.Aliases = names(source.abbreviation)
	to.FormerNames = names(source.former)
	to.Demonyms = append(to.Demonyms, nouns(source.adjective)...)
	to.Demonyms = append(to.Demonyms, nouns(source.noun)...)
	to.Demonyms = unique(append(to.Demonyms, starred(newsmap)...))
	if _, no := o.NoMetonym[to.Code]; !no && to.Parent == "" && to.Capital != "" {
		to.Metonyms = []string{to.Capital}
	}
}

// starred returns the demonyms of a Newsmap entry: its words that end in "*",
// with a plural. A star also stands for "er" ("Cook Island*"), and a word that
// ends in a hiss ("Swiss*", "French*") has no plural of its own.
func starred(words []string) []string {
	var list []string
	for _, word := range words {
		stem, ok := strings.CutSuffix(strings.TrimSpace(word), "*")
		if !ok {
			continue
		}
		if strings.HasSuffix(stem, " Island") {
			stem += "er"
		}
		list = append(list, stem)
		if !strings.HasSuffix(stem, "s") && !strings.HasSuffix(stem, "z") &&
			!strings.HasSuffix(stem, "sh") && !strings.HasSuffix(stem, "ch") && !strings.HasSuffix(stem, "se") {
			list = append(list, stem+"s")
		}
	}
	return list
}

// tidy makes hold what Country promises of its lists.
func tidy(to *country.Country) {
	to.Aliases = saints(append([]string{to.Name}, to.Aliases...))[1:]
	to.Demonyms = saints(append([]string{to.Adjective}, to.Demonyms...))

	own := []string{to.Name, to.OfficialName, ""}
	to.Aliases = without(to.Aliases, own)
	own = append(own, to.Aliases...)
	to.FormerNames = without(to.FormerNames, own)
	to.Demonyms = without(to.Demonyms, own)
	to.Metonyms = without(to.Metonyms, own)
}

// saints adds to each name with "Saint " its abbreviations.
func saints(list []string) []string {
	for _, name := range slices.Clone(list) {
		if rest, ok := strings.CutPrefix(name, "Saint "); ok {
			list = append(list, "St. "+rest, "St "+rest)
		}
	}
	return list
}

// without returns the list without the words of others and without repeats.
func without(list, others []string) []string {
	return unique(slices.DeleteFunc(slices.Clone(list), func(word string) bool {
		return slices.Contains(others, word)
	}))
}

// unique keeps the first of equal words, in order.
func unique(list []string) []string {
	var once []string
	for _, word := range list {
		if !slices.Contains(once, word) {
			once = append(once, word)
		}
	}
	return once
}

// checkCodes refuses a correction for a country that is not in the table.
func checkCodes(all []*country.Country, o *overrides) error {
	known := make(map[country.Code]bool)
	for _, c := range all {
		known[c.Code] = true
	}
	for code := range o.Countries {
		if !known[code] {
			return fmt.Errorf("overrides.yaml: countries: there is no %s", code)
		}
	}
	for code := range o.NoMetonym {
		if !known[code] {
			return fmt.Errorf("overrides.yaml: no_metonym: there is no %s", code)
		}
	}
	return nil
}
