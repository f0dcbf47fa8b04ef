package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/parse"
	"readout/internal/source"
)

// A Record is a text with what should be found in it: a line of a file.
type Record struct {
	ID    string `json:"id"`
	Date  string `json:"date"` // "2022-02-01", on which posts decide; may be empty
	Title string `json:"title"`
	Text  string `json:"text"` // paragraphs, with an empty line between two
	// Registry is the file of the people to look for, relative to the record's own.
	Registry  string    `json:"registry"`
	Mentions  []Mention `json:"mentions"`
	Countries []string  `json:"countries"` // ISO 3166-1 alpha-2, in any case
	People    []string  `json:"people"`    // ids of the registry
	Not       []Span    `json:"not"`       // where nothing must be found
	// All says that each country of the text is among Mentions, and Row for which
	// case the text stands. Both are of the short texts of ReadDesk.
	All   bool   `json:"-"`
	Row   string `json:"-"`
	Score Score  `json:"score"`
}

// A Score says which of a record's labels count, and how.
type Score string

const (
	ByMention Score = "mentions" // Mentions and Not, by offset
	ByRecall  Score = "recall"   // Countries and People, once a text
	ByFocus   Score = "focus"    // the first of Countries is what the text is about; People, once a text
	ByDesk    Score = "desk"     // Mentions and Not of a short text: see ReadDesk
	ByLinks   Score = "links"    // people, as judged one by one: see Link
)

// A Span is a half-open range of runes of a record's text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// A Mention is a name at a place.
type Mention struct {
	Span
	Kind string `json:"kind"` // "country" (also if left out), "person", …
	ID   string `json:"id"`
	// Optional says that not to find it is no mistake: see ReadDesk.
	Optional bool `json:"-"`
}

// ReadRecords reads a file of records.
func ReadRecords(name string) (Set, error) {
	set := Set{Name: strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)), People: map[string][]*document.Document{}}
	err := readLines(name, func(r Record) error {
		if r.Score != ByMention && r.Score != ByRecall && r.Score != ByFocus {
			return fmt.Errorf("score %q is not mentions, recall or focus", r.Score)
		}
		if _, known := set.People[r.Registry]; !known && r.Registry != "" {
			people, problems, err := readPeople(filepath.Join(filepath.Dir(name), filepath.FromSlash(r.Registry)))
			if err != nil {
				return err
			}
			set.People[r.Registry] = people
			set.Problems = append(set.Problems, problems...)
		}
		set.Records = append(set.Records, r)
		return nil
	})
	return set, err
}

// readPeople reads a registry file. Its lines have the keys of a person's
// front matter beside the id, so they are read as that: JSON is YAML. With a
// key "kind" a line is an organization, place or topic. What is wrong with a
// line is a problem, and the rest of it is kept.
func readPeople(name string) (people []*document.Document, problems []string, err error) {
	parser := parse.NewParser(parse.Options{})
	err = readLines(name, func(line map[string]json.RawMessage) error {
		var id string
		if err := json.Unmarshal(line["id"], &id); err != nil || id == "" {
			return errors.New("no id")
		}
		var kind string
		if line["kind"] != nil {
			if err := json.Unmarshal(line["kind"], &kind); err != nil || folderOf(kind) == "" {
				return fmt.Errorf("kind %s is not person, organization, place or topic", line["kind"])
			}
		}
		delete(line, "id")
		delete(line, "kind")
		for key, value := range line {
			if v := string(value); v == "null" || v == `""` || v == "[]" {
				delete(line, key)
			}
		}
		front, err := json.MarshalIndent(line, "", " ")
		if err != nil {
			return err
		}
		path := source.Path("content/" + folderOf(kind) + "/" + id + ".md")
		d := parser.Parse(source.NewFile(path, []byte("---\n"+string(front)+"\n---\n")))
		for _, problem := range d.Diagnostics {
			if !moot(problem) {
				problems = append(problems, fmt.Sprintf("%s: %s: %s", name, id, problem.Message))
			}
		}
		people = append(people, d)
		return nil
	})
	return people, problems, err
}

// folderOf returns the folder of a kind's files, of a person if it is "", or "" if
// there is no such kind.
func folderOf(kind string) string {
	if kind == "" {
		kind = entity.Person.String()
	}
	for _, k := range []entity.Kind{entity.Person, entity.Organization, entity.Place, entity.Topic} {
		if kind == k.String() {
			return k.Folder()
		}
	}
	return ""
}

// moot reports whether a problem is none here: an id becomes no address, and
// a fact about a person may be one that the program does not ask for.
func moot(problem source.Diagnostic) bool {
	return problem.Rule == "bad-path" || problem.Rule == "unknown-key" && strings.Contains(problem.Message, `"gender"`)
}

// readLines reads a file of one JSON value a line.
func readLines[T any](name string, each func(T) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return eachLine(f, name, each)
}

// eachLine reads the lines of a file that is open.
func eachLine[T any](file io.Reader, name string, each func(T) error) error {
	lines := bufio.NewReader(file)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			var value T
			problem := json.Unmarshal(line, &value)
			if problem == nil {
				problem = each(value)
			}
			if problem != nil {
				return fmt.Errorf("%s:%d: %w", name, n, problem)
			}
		}
		if err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// day returns the record's date; a date that cannot be read is none, and then
// posts decide nothing.
func (r *Record) day() date.Date {
	day, _, _ := strings.Cut(r.Date, "T")
	d, err := date.Parse(day)
	if err != nil {
		return date.Date{}
	}
	return d
}

// known leaves out ids that the registry lacks, such as those of states that
// are no more, and counts them: to find them cannot be asked for.
func known(r *entity.Registry, kind entity.Kind, ids []string, unknown *int) []entity.Key {
	var keys []entity.Key
	seen := map[entity.Key]bool{}
	for _, id := range ids {
		key := keyOf(kind, id)
		if _, found := r.Find(key); !found {
			*unknown++
		} else if !seen[key] {
			seen[key] = true
			keys = append(keys, key)
		}
	}
	return keys
}

// keyOf returns the key of an id in a label; country codes may be in any case.
func keyOf(kind entity.Kind, id string) entity.Key {
	if kind == entity.Country {
		id = strings.ToLower(id)
	}
	return entity.Key{Kind: kind, ID: id}
}
