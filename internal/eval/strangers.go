package eval

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"readout/internal/document"
	"readout/internal/entity"
)

// A Link is a name that was taken for a person, as judged by a reader. It is
// known again by its text, its person and its place, of which one rune is
// enough, so that it outlives rules that take more or fewer words.
type Link struct {
	Span
	Text    string // id of the record
	Words   string // what stands at the span
	Person  string // id
	Verdict Verdict
}

// A Verdict is what a reader said of a link.
type Verdict string

const (
	LinkRight    Verdict = "right"
	LinkWrong    Verdict = "wrong"
	LinkNamesake Verdict = "namesake" // wrong, but a stranger of exactly the same full name
)

// judgedLinks makes the sets of links that a reader has judged one by one, which
// the file judged holds: strangers, where hardly any of a registry's people can
// be meant, and briefings, where some are.
func judgedLinks(dir, judged string, people []*document.Document) ([]Set, error) {
	registry := map[string][]*document.Document{"": people}
	strangers := Set{Name: "strangers", People: registry, Targets: []Target{
		{Row: linksRow, Figure: "P", Least: .95}, {Row: wrongLinks, Figure: "wrong", Most: 10}, {Row: openLinks, Figure: "wrong"},
	}}
	briefings := Set{Name: "briefings", People: registry, Targets: []Target{
		{Row: linksRow, Figure: "P", Least: .95}, {Row: openLinks, Figure: "wrong"},
	}}
	links, err := readLinks(judged)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil // then none is judged
	}
	for _, l := range links {
		if strings.HasPrefix(l.Text, "wh-briefings/") {
			briefings.Links = append(briefings.Links, l)
		} else {
			strangers.Links = append(strangers.Links, l)
		}
	}
	var err2, err3 error
	strangers.Records, err2 = newsTexts(dir)
	briefings.Records, err3 = briefingTexts(filepath.Join(dir, "wh-briefings", "briefings-300.jsonl.gz"))
	return []Set{strangers, briefings}, errors.Join(err, err2, err3)
}

// readLinks reads a table of links with columns text, start, end, words,
// person and verdict, separated by tabs. A link that is not in it is printed
// with its text and offsets; who has read the sentence adds a line.
func readLinks(name string) ([]Link, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var links []Link
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		if n == 1 || strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		link, err := readLink(strings.Split(lines.Text(), "\t"))
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		links = append(links, link)
	}
	return links, lines.Err()
}

func readLink(fields []string) (Link, error) {
	if len(fields) != 6 {
		return Link{}, fmt.Errorf("%d columns, want 6", len(fields))
	}
	start, err1 := strconv.Atoi(fields[1])
	end, err2 := strconv.Atoi(fields[2])
	l := Link{Span{start, end}, fields[0], fields[3], fields[4], Verdict(fields[5])}
	switch l.Verdict {
	case LinkRight, LinkWrong, LinkNamesake:
	default:
		return l, fmt.Errorf("verdict %q is not right, wrong or namesake", l.Verdict)
	}
	return l, errors.Join(err1, err2)
}

// The rows of a set of links.
const (
	linksRow   = "links to people"
	wrongLinks = "wrong links"
	namesakes  = "links to a namesake"
	openLinks  = "links not yet judged"
)

// links counts the people found in a text by what a reader said of them.
func (t *tally) links(r *Record, all []found) {
	shares, wrong, same, open := t.row(linksRow), t.count(wrongLinks), t.count(namesakes), t.count(openLinks)
	shares.Shares, open.each = true, true
	lost := map[int]bool{} // right links that are found no more
	for i, l := range t.set.Links {
		lost[i] = l.Text == r.ID && l.Verdict == LinkRight
	}
	for _, f := range all {
		if f.key.Kind != entity.Person {
			continue
		}
		i := t.judged(r, f)
		miss := Miss{Type: "wrong", Surface: f.surface, Entity: f.key.String(), How: f.how.String()}
		switch {
		case i < 0:
			miss.Type = "open"
			open.add(miss, r.ID, fmt.Sprintf("%d–%d %s", f.Start, f.End, r.context(f.Span)))
		case t.set.Links[i].Verdict == LinkRight:
			shares.Right++
			lost[i] = false
		case t.set.Links[i].Verdict == LinkWrong:
			shares.Wrong++
			wrong.add(miss, r.ID, r.context(f.Span))
		default:
			same.add(miss, r.ID, r.context(f.Span))
		}
	}
	for i, l := range t.set.Links {
		if lost[i] {
			shares.add(Miss{Type: "missed", Surface: l.Words, Entity: keyOf(entity.Person, l.Person).String()}, r.ID, r.context(l.Span))
		}
	}
}

// judged returns the index of the judged link that a find is, or -1.
func (t *tally) judged(r *Record, f found) int {
	for i, l := range t.set.Links {
		if l.Text == r.ID && l.Person == f.key.ID && f.touches(l.Span) {
			return i
		}
	}
	return -1
}
