package main

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"readout/internal/country"
)

//go:embed overrides.yaml
var overridesText []byte

// overrides is the file overrides.yaml, which explains its keys.
type overrides struct {
	Regions         map[string]map[string][]country.Code `yaml:"regions"`
	DefiniteArticle []country.Code                       `yaml:"definite_article"`
	SkipRows        map[string]string                    `yaml:"skip_rows"`
	NewsmapCodes    map[string]country.Code              `yaml:"newsmap_codes"`
	BorderNames     map[string]country.Code              `yaml:"border_names"`
	Borders         struct {
		Missing []borderPair `yaml:"missing"`
		Wrong   []borderPair `yaml:"wrong"`
	} `yaml:"borders"`
	NoMetonym map[country.Code]string       `yaml:"no_metonym"`
	Countries map[country.Code]*corrections `yaml:"countries"`
}

type borderPair struct {
	Pair [2]country.Code `yaml:"pair"`
	Why  string          `yaml:"why"`
}

// corrections are those of one country.
type corrections struct {
	Why       string  `yaml:"why"`
	Name      *string `yaml:"name"`
	Official  *string `yaml:"official"`
	Adjective *string `yaml:"adjective"`
	Capital   *string `yaml:"capital"`
	Wikidata  *string `yaml:"wikidata"`

	Lists map[string][]string `yaml:",inline"`
}

func readOverrides() (*overrides, error) {
	var o overrides
	dec := yaml.NewDecoder(bytes.NewReader(overridesText))
	dec.KnownFields(true)
	if err := dec.Decode(&o); err != nil {
		return nil, err
	}
	for code, c := range o.Countries {
		if c.Why == "" {
			return nil, fmt.Errorf("%s: a correction without a reason", code)
		}
	}
	return &o, nil
}

// texts corrects the fields that hold one text.
func (c *corrections) texts(to *country.Country) error {
	return errors.Join(
		replace("name", &to.Name, c.Name),
		replace("official", &to.OfficialName, c.Official),
		replace("adjective", &to.Adjective, c.Adjective),
		replace("capital", &to.Capital, c.Capital),
		replace("wikidata", &to.Wikidata, c.Wikidata),
	)
}

// replace refuses a correction that changes nothing: the source has since got
// it right, or never was wrong, and the reason given misleads.
func replace(key string, field, with *string) error {
	if with == nil {
		return nil
	}
	if *field == *with {
		return fmt.Errorf("%s: is already %q", key, *with)
	}
	*field = *with
	return nil
}

// lists corrects the fields that hold several words.
func (c *corrections) lists(to *country.Country) error {
	fields := map[string]*[]string{
		"aliases":  &to.Aliases,
		"demonyms": &to.Demonyms,
		"metonyms": &to.Metonyms,
		"former":   &to.FormerNames,
	}
	// Sorted, "key" comes before "key+" and "key-": replace, then add and drop.
	var failed []error
	for _, key := range slices.Sorted(maps.Keys(c.Lists)) {
		name := strings.TrimRight(key, "+-")
		field, ok := fields[name]
		if !ok {
			return fmt.Errorf("unknown key %q", key)
		}
		if slices.Contains(c.Lists[key], to.Name) || slices.Contains(c.Lists[key], to.OfficialName) {
			failed = append(failed, fmt.Errorf("%s: repeats a name of the country", key))
		}
		if err := edit(field, key[len(name):], c.Lists[key]); err != nil {
			failed = append(failed, fmt.Errorf("%s: %w", key, err))
		}
	}
	return errors.Join(failed...)
}

// edit replaces (""), extends ("+") or shortens ("-") a list. Like replace, it
// refuses to do what is done already.
func edit(list *[]string, how string, words []string) error {
	switch how {
	case "":
		if slices.Equal(*list, words) {
			return errors.New("changes nothing")
		}
		*list = words
	case "+":
		if i := slices.IndexFunc(words, func(word string) bool { return slices.Contains(*list, word) }); i >= 0 {
			return fmt.Errorf("%q is there already", words[i])
		}
		*list = append(*list, words...)
	case "-":
		for _, word := range words {
			i := slices.Index(*list, word)
			if i < 0 {
				return fmt.Errorf("%q is not there", word)
			}
			*list = slices.Delete(*list, i, i+1)
		}
	default:
		return errors.New("want the key, key+ or key-")
	}
	return nil
}
