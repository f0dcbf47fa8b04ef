package eval

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"

	"readout/internal/country"
	"readout/internal/document"
	"readout/internal/entity"
)

// ReadDesk reads a file of short texts in which brackets say who is meant.
//
// A line is a text. "[words>id]" are words that name a person of the registry
// or a country, by id or code ("topic/iran" is of another kind), and
// "[words>-]" are words that name nobody there. " ¶ " separates paragraphs.
// Lines of other sorts hold for the texts after them:
//
//	# P4 a namesake    the row that the texts stand for
//	date: 2024-04-15   their date
//	registry: FILE     the people to look for, beside this file
//	countries: all     every country in them has brackets, so that any other is wrong
//	title: WORDS       the title of the next text, in which there may be brackets, too
func ReadDesk(name string) (Set, error) {
	base := filepath.Base(name)
	r := deskReader{dir: filepath.Dir(name), set: Set{
		Name: strings.TrimSuffix(base, filepath.Ext(base)), People: map[string][]*document.Document{},
	}}
	f, err := os.Open(name)
	if err != nil {
		return r.set, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		if err := r.line(fmt.Sprintf("%s:%d", base, n), strings.TrimSpace(lines.Text())); err != nil {
			return r.set, fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return r.set, lines.Err()
}

// A deskReader reads one file of texts.
type deskReader struct {
	dir  string
	set  Set
	next Record // what lines before a text say of it
}

var directive = regexp.MustCompile(`^(date|registry|countries|title): (.+)$`)

func (r *deskReader) line(place, line string) error {
	if row, is := strings.CutPrefix(line, "#"); is {
		r.next.Row = strings.TrimSpace(row)
		return nil
	}
	if line == "" {
		return nil
	}
	if m := directive.FindStringSubmatch(line); m != nil {
		return r.directive(m[1], m[2])
	}
	record := r.next
	record.ID, record.Score, r.next.Title = place, ByDesk, ""
	text := strings.TrimPrefix(strings.ReplaceAll(line, " ¶ ", "\n\n"), "¶")
	labels, err := r.brackets(text, &record.Text)
	if err != nil {
		return err
	}
	if record.Title != "" {
		title, err := r.brackets(record.Title, &record.Title)
		if err != nil {
			return err
		}
		// The title stands before the text, with an empty line between them.
		before := utf8.RuneCountInString(record.Title) + len("\n\n")
		for i := range title {
			title[i].Start, title[i].End = title[i].Start-before, title[i].End-before
		}
		labels = append(title, labels...)
	}
	for _, l := range labels {
		if l.ID == nobody {
			record.Not = append(record.Not, l.Span)
		} else {
			record.Mentions = append(record.Mentions, l)
		}
	}
	r.set.Records = append(r.set.Records, record)
	return nil
}

func (r *deskReader) directive(key, value string) error {
	switch key {
	case "date":
		r.next.Date = value
		if r.next.day().IsZero() {
			return fmt.Errorf("%q is no date", value)
		}
	case "countries":
		r.next.All = value == "all"
	case "title":
		r.next.Title = value
	case "registry":
		r.next.Registry = value
		if _, known := r.set.People[value]; known {
			return nil
		}
		people, problems, err := readPeople(filepath.Join(r.dir, value))
		r.set.People[value] = people
		r.set.Problems = append(r.set.Problems, problems...)
		return err
	}
	return nil
}

// nobody is the id of words that name nobody of the registry.
const nobody = "-"

var bracket = regexp.MustCompile(`\[([^\[\]>]+)>([^\[\]>]+)\]`)

// brackets takes the labels out of a text, and gives what is left.
func (r *deskReader) brackets(text string, plain *string) ([]Mention, error) {
	var labels []Mention
	var b strings.Builder
	at := 0
	for _, m := range bracket.FindAllStringSubmatchIndex(text, -1) {
		b.WriteString(text[at:m[0]])
		start := utf8.RuneCountInString(b.String())
		words := text[m[2]:m[3]]
		b.WriteString(words)
		id, optional := strings.CutSuffix(text[m[4]:m[5]], "?")
		label, err := r.label(id)
		if err != nil {
			return nil, err
		}
		label.Optional = optional
		label.Span = Span{start, start + utf8.RuneCountInString(words)}
		labels = append(labels, label)
		at = m[1]
	}
	b.WriteString(text[at:])
	if *plain = b.String(); strings.ContainsAny(*plain, "[]>") {
		return nil, errors.New("a bracket that is no [words>id]")
	}
	return labels, nil
}

// label reads an id.
func (r *deskReader) label(id string) (Mention, error) {
	if kind, rest, is := strings.Cut(id, "/"); is {
		return Mention{Kind: kind, ID: rest}, nil
	}
	if id == nobody {
		return Mention{ID: id}, nil
	}
	for _, d := range r.set.People[r.next.Registry] {
		if d.Kind == document.KindPerson && d.ID == id {
			return Mention{Kind: entity.Person.String(), ID: id}, nil
		}
	}
	for _, c := range country.All() {
		if string(c.Code) == id {
			return Mention{Kind: entity.Country.String(), ID: id}, nil
		}
	}
	return Mention{}, fmt.Errorf("%q is neither a person of the registry nor a country", id)
}
