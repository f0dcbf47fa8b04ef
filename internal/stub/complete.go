package stub

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"readout/internal/country"
	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/spelling"
)

// Complete checks a stub of the kind that a word names, "person" or "people", and sets what follows from
// the rest: the id from the name, the country of a capital, the day from the time. Its errors name the
// flags of readout new.
func (s *Stub) Complete(kind string, now time.Time) error {
	known := false
	if s.Kind, known = kindNamed(kind); !known {
		return fmt.Errorf("%q is no kind of file; the kinds are person, country, organization, place, topic, event, article and page", kind)
	}
	s.Date = cmp.Or(s.Date, now.Format(time.DateOnly))
	for _, step := range []func() error{s.checkFlags, s.checkDates, s.setID, s.checkNeeds} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func kindNamed(word string) (document.Kind, bool) {
	for k := document.KindArticle; k <= document.KindPage; k++ {
		if word == k.String() || word == k.Folder() {
			return k, true
		}
	}
	return 0, false
}

// checkFlags reports what a file of the kind cannot have.
func (s *Stub) checkFlags() error {
	has := func(kinds ...document.Kind) bool { return slices.Contains(kinds, s.Kind) }
	for _, given := range []struct {
		flag, value string
		fits        bool
	}{
		{"country", s.Country, has(document.KindPerson, document.KindOrganization, document.KindPlace)},
		{"post", s.Post, has(document.KindPerson)},
		{"since", s.Since, has(document.KindPerson)},
		{"type", s.Type, has(document.KindEvent)},
	} {
		if given.value != "" && !given.fits {
			return fmt.Errorf("--%s: a file of the kind %q has none", given.flag, s.Kind)
		}
	}
	if s.Country == "" {
		return nil
	}
	code, ok := CountryCode(s.Country)
	if !ok {
		return fmt.Errorf("--country: %q is no country; write its ISO 3166-1 alpha-2 code, such as ru", s.Country)
	}
	s.Country = code
	return nil
}

func (s *Stub) checkDates() error {
	if day, err := date.Parse(s.Date); err != nil || !day.IsDay() {
		return fmt.Errorf("--date: %q is not a day; write it as 2022-02-01", s.Date)
	}
	if s.Since == "" {
		return nil
	}
	if s.Post == "" {
		return errors.New("--since is the day on which a post began: add --post")
	}
	if _, err := date.Parse(s.Since); err != nil {
		return fmt.Errorf("--since: %w", err)
	}
	return nil
}

// setID sets the id that follows from the name: for an article and an event it begins with the day.
func (s *Stub) setID() error {
	if s.Kind == document.KindCountry {
		code, ok := CountryCode(s.Name)
		if !ok {
			return fmt.Errorf("%q is no country; write its ISO 3166-1 alpha-2 code, such as ru", s.Name)
		}
		s.ID = code
		return nil
	}
	slug := spelling.Slug(s.Name)
	switch {
	case s.ID != "":
		for part := range strings.SplitSeq(s.ID, "/") {
			if part == "" || part != spelling.Slug(part) || part != s.ID && s.Kind != document.KindArticle {
				return fmt.Errorf("--id: %q can be no file name here; it is made of a-z, 0-9 and hyphens", s.ID)
			}
		}
	case slug == "":
		return fmt.Errorf("no file name can be made of %q, which has no Latin letters; add --id", s.Name)
	case s.Kind == document.KindArticle:
		s.ID = s.Date[:len("2022")] + "/" + s.Date + "-" + slug
	case s.Kind == document.KindEvent:
		s.ID = s.Date + "-" + slug
	default:
		s.ID = slug
	}
	return nil
}

// checkNeeds reports what the kind cannot be without.
func (s *Stub) checkNeeds() error {
	if s.Kind == document.KindPlace && s.Country == "" {
		s.Country = countryOf(s.Name)
	}
	switch _, known := document.EventTypeOf(s.Type); {
	case s.Kind == document.KindEvent && !known:
		return fmt.Errorf("an event needs a type: add --type, which is one of %s", strings.Join(document.Words(document.EventTypes), ", "))
	case s.Kind == document.KindPlace && s.Country == "":
		return errors.New("a place needs the country that it lies in: add --country, such as --country no")
	}
	return nil
}

// countryOf returns the code of the state that has a capital of that name, or "".
func countryOf(capital string) string {
	for _, c := range country.All() {
		if c.Capital != "" && c.Parent == "" && spelling.Fold(c.Capital) == spelling.Fold(capital) {
			return string(c.Code)
		}
	}
	return ""
}
