// Package corpus makes test sites of public data. It shares no code with the packages
// that read sites, so that a mistake in one does not hide a mistake in the other.
//
// WriteHSG makes one site of four data sets by the Office of the Historian
// (CC0): 65 articles on milestones in U.S. foreign relations, 228 on the
// relations with one country each, the 4,261 people who headed missions or held
// posts in the Department of State, and the journeys of the secretaries of state
// among them, as visits. Three rules fill what the data leave
// open:
//
//   - Dates. A milestone has none of its own: it gets 31 December of the last
//     year in its title ("The Berlin Airlift, 1948–1949"), else of the last year
//     of its volume ("1969-1976"): the first day on which all it tells had
//     happened. The country articles get the day of the revision they were
//     taken from.
//   - Posts. All are held for the United States, so that is who a person speaks
//     for; the state or body where they served is part of the role ("… to
//     France"). An appointment counts only if the person took it up: see posts.
//   - Tags. Editors' tags for people are kept where the registry has the person:
//     presidents, for one, headed no mission.
//
// The text is carried over word for word; Escape sees to it that nothing in it
// is taken for markup.
package corpus

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

const (
	publisher       = "Office of the Historian"
	countryArticles = "2026-07-24" // the revision of the country articles
)

// WriteHSG writes the site into the folder out, which it creates if need be,
// from the folders hsg-milestones, hsg-countries, hsg-posts and hsg-events of corpora.
// Files of the same names are overwritten, others left alone. If corpora lacks
// one of the folders the error is fs.ErrNotExist.
func WriteHSG(corpora, out string) error {
	countries, err := readArticles(filepath.Join(corpora, "hsg-countries"))
	if err != nil {
		return err
	}
	milestones, err := readArticles(filepath.Join(corpora, "hsg-milestones"))
	if err != nil {
		return err
	}
	people, err := readPeople(filepath.Join(corpora, "hsg-posts"), territoryNames(countries))
	if err != nil {
		return err
	}

	w := writer{root: out}
	w.site()
	for _, a := range countries {
		w.countryArticle(a)
	}
	known := make(map[string]bool, len(people))
	for id, p := range people {
		known[id] = true
		w.document("people/"+id, p, "")
	}
	for _, a := range milestones {
		w.milestone(a, known)
	}
	if err := w.trips(filepath.Join(corpora, "hsg-events"), people); err != nil {
		return err
	}
	return w.err
}

// article is a line of an articles.jsonl, as far as it is used here.
type article struct {
	ID        string   // "1945-1952/berlin-airlift", "afghanistan"
	Title     string   //
	Text      string   // paragraphs, with an empty line between two
	Alpha2    string   // of a country article; "" for states that are no more
	Countries []string // of a milestone: ISO 3166-1 alpha-2, upper case
	People    []string // of a milestone: ids of people.tsv or other tags
}

func readArticles(dir string) ([]article, error) {
	data, err := os.ReadFile(filepath.Join(dir, "articles.jsonl"))
	if err != nil {
		return nil, err
	}
	var all []article
	for line := range bytes.Lines(data) {
		var a article
		if err := json.Unmarshal(line, &a); err != nil {
			return nil, fmt.Errorf("%s: article %d: %w", dir, len(all)+1, err)
		}
		all = append(all, a)
	}
	return all, nil
}

// articleMeta is the front matter of an article, in the order it is written.
type articleMeta struct {
	Title     string   `yaml:"title"`
	Date      date     `yaml:"date"`
	Publisher string   `yaml:"publisher"`
	People    []string `yaml:"people,flow,omitempty"`
	Countries []string `yaml:"countries,flow,omitempty"`
}

// withdrawn are codes that ISO 3166-1 no longer has, of states and territories that are
// no more; ISO 3166-3 lists them. A site knows present countries only.
var withdrawn = []string{"AN", "CS", "DD", "SU", "YU"}

// countryTags returns alpha-2 codes as a site writes them.
func countryTags(codes ...string) []string {
	var tags []string
	for _, c := range codes {
		if c != "" && !slices.Contains(withdrawn, c) {
			tags = append(tags, strings.ToLower(c))
		}
	}
	return tags
}

func (w *writer) countryArticle(a article) {
	meta := articleMeta{Title: strings.TrimSuffix(a.Title, "*"), Date: countryArticles, Publisher: publisher}
	meta.Countries = countryTags(a.Alpha2)
	w.document("articles/countries/"+slug(a.ID), meta, markdown(a.Text, func(p string) bool {
		return slices.Contains(countryHeadings, p)
	}))
}

// countryHeadings are the section headings of the country articles. They are
// listed since a short paragraph there may as well be a caption or a consulate.
var countryHeadings = []string{
	"Consular Presence", "Consular Relations", "Diplomatic Relations", "Foreign Relations", "Historical Overview",
	"History of Diplomatic Relations", "Issues Relevant to U.S. Foreign Diplomacy", "Key Diplomatic Events",
	"Recognition", "Recognition and Diplomatic Relations", "Resources", "Summary", "Treaties & Agreements",
	"Treaties and Agreements",
}

func (w *writer) milestone(a article, known map[string]bool) {
	meta := articleMeta{Title: a.Title, Date: milestoneDate(a), Publisher: publisher}
	meta.Countries = countryTags(a.Countries...)
	for _, p := range a.People {
		if known[p] && !slices.Contains(meta.People, p) {
			meta.People = append(meta.People, p)
		}
	}
	volume, name, _ := strings.Cut(a.ID, "/")
	w.document("articles/milestones/"+volume+"/"+slug(name), meta, markdown(a.Text, func(p string) bool {
		return len(p) < 90 && !strings.ContainsAny(p[len(p)-1:], ".?!:;")
	}))
}

var yearOrRange = regexp.MustCompile(`\b(1[789]|20)(\d\d)(?:[–-](\d\d)\b)?`)

// milestoneDate is the last day of the last year that the title names, else the volume.
func milestoneDate(a article) date {
	for _, s := range []string{a.Title, a.ID} {
		last := ""
		for _, m := range yearOrRange.FindAllStringSubmatch(s, -1) {
			last = max(last, m[1]+m[2], m[1]+m[3])
		}
		if last != "" {
			return date(last + "-12-31")
		}
	}
	return ""
}

func (w *writer) site() {
	w.write("readout.yaml", []byte("title: Milestones\n"+
		"description: The history of U.S. foreign relations, by the Office of the Historian.\n"+
		"language: en\ntime_zone: America/New_York\n"))
	w.document("organizations/"+department, organization{
		Name:    "United States Department of State",
		Aliases: []string{"U.S. Department of State", "Department of State", "State Department"},
		Country: "us",
	}, "")
}

type organization struct {
	Name    string   `yaml:"name"`
	Aliases []string `yaml:"aliases,flow"`
	Country string   `yaml:"country"`
}

// writer writes a site's files; after its first error it does nothing.
type writer struct {
	root string
	err  error
}

// document writes content/NAME.md.
func (w *writer) document(name string, meta any, body string) {
	front, err := yaml.Marshal(meta)
	if err != nil {
		w.err = errors.Join(w.err, fmt.Errorf("%s: %w", name, err))
		return
	}
	text := "---\n" + string(front) + "---\n"
	if body != "" {
		text += "\n" + body
	}
	w.write("content/"+name+".md", []byte(text))
}

func (w *writer) write(name string, data []byte) {
	if w.err != nil {
		return
	}
	name = filepath.Join(w.root, filepath.FromSlash(name))
	if w.err = os.MkdirAll(filepath.Dir(name), 0o755); w.err == nil {
		w.err = os.WriteFile(name, data, 0o644)
	}
}

// date is a day, a month or a year ("1938"), written without quotation marks.
type date string

func (d date) MarshalYAML() (any, error) {
	return &yaml.Node{Kind: yaml.ScalarNode, Value: string(d)}, nil
}

var notInID = regexp.MustCompile(`[^a-z0-9]+`)

// slug makes an id of a name: "u.s.-soviet-relations" is "us-soviet-relations".
func slug(s string) string {
	s = strings.ReplaceAll(strings.ToLower(s), ".", "")
	return strings.Trim(notInID.ReplaceAllString(s, "-"), "-")
}
