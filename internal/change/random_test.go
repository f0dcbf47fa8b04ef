package change_test

import (
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout/internal/change"
	"readout/internal/corpus/newsroom"
)

// spoken matches the mark of a statement with one speaker.
var spoken = regexp.MustCompile(`\]\(([a-z]+):([a-z]+-[a-z]+)([ )])`)

// An editing is a site that changes at random. It remembers whose statements were given
// to whom.
type editing struct {
	*rand.Rand
	files    map[string]string
	articles []string
	given    map[[2]string]int // from one speaker to another
	touched  map[string]bool   // articles in which a statement changed its speaker
}

func (e *editing) pick() string { return e.articles[e.IntN(len(e.articles))] }

// speaker gives one statement to another person.
func (e *editing) speaker(people []string) {
	name := e.pick()
	text := e.files[name]
	all := spoken.FindAllStringSubmatchIndex(text, -1)
	if len(all) == 0 || e.touched[name] {
		return
	}
	m := all[e.IntN(len(all))]
	was, now := text[m[4]:m[5]], people[e.IntN(len(people))]
	if was == now || strings.Contains(text, now) {
		return // the person addressed would speak to himself
	}
	e.touched[name] = true
	e.files[name] = text[:m[4]] + now + text[m[5]:]
	e.given[[2]string{"person/" + was, "person/" + now}]++
}

// rest changes what must not hide that a statement changed its speaker.
func (e *editing) rest() {
	name := e.pick()
	switch text := e.files[name]; e.IntN(5) {
	case 0: // another article
		e.files["content/articles/new-"+strings.TrimLeft(name[len(name)-6:], "-")] = "---\ntitle: Something new\ndate: 2010-01-04\n---\n\nNothing was said.\n"
	case 1: // the last paragraph first
		head, body, _ := strings.Cut(text, "\n---\n")
		paragraphs := strings.Split(strings.Trim(body, "\n"), "\n\n")
		slices.Reverse(paragraphs)
		e.files[name] = head + "\n---\n\n" + strings.Join(paragraphs, "\n\n") + "\n"
	case 2: // another file
		to := strings.TrimSuffix(name, ".md") + "-moved.md"
		e.files[to] = text
		delete(e.files, name)
		e.touched[to] = e.touched[name]
		e.articles[slices.Index(e.articles, name)] = to
	case 3:
		e.files[name] = strings.Replace(text, "\ntitle: ", "\ntitle: Again ", 1)
	case 4: // a post
		var people []string
		for file := range e.files {
			if strings.HasPrefix(file, "content/people/") {
				people = append(people, file)
			}
		}
		slices.Sort(people)
		person := people[e.IntN(len(people))]
		e.files[person] = strings.Replace(e.files[person], "start: 2009-03", "start: 2009-04", 1)
	}
}

// Whatever else changes, a statement that has another speaker is reported as that.
func TestEveryChangeOfASpeakerShows(t *testing.T) {
	rounds := 20
	if testing.Short() {
		rounds = 5
	}
	desk := newDesk()
	for seed := range uint64(rounds) {
		files := newsroom.Files(30)
		e := &editing{Rand: rand.New(rand.NewPCG(1, seed)), files: maps.Clone(files), given: map[[2]string]int{}, touched: map[string]bool{}}
		var people []string
		for _, name := range slices.Sorted(maps.Keys(files)) {
			if id, ok := strings.CutPrefix(name, "content/people/"); ok {
				people = append(people, strings.TrimSuffix(id, ".md"))
			} else if strings.HasPrefix(name, "content/articles/") {
				e.articles = append(e.articles, name)
			}
		}
		for range 10 {
			e.speaker(people)
			e.rest()
		}
		report := desk.compare(t, files, e.files)
		got := map[[2]string]int{}
		for i, c := range report.Statements {
			if f, changed := c.Field("speakers"); changed {
				got[[2]string{f.Before[0], f.After[0]}]++
			} else if i < len(got) {
				t.Errorf("seed %d: a change of another kind comes before a change of a speaker", seed)
			}
		}
		if len(e.given) == 0 {
			t.Errorf("seed %d: nothing was tried", seed)
		}
		if !maps.Equal(got, e.given) {
			t.Errorf("seed %d: speakers changed %v, reported %v\n%s", seed, e.given, got, lines(report))
		}
	}
}

// In Chinese, each character counts as a word.
func TestWordsInScriptsWithoutSpaces(t *testing.T) {
	article := func(words string) map[string]string {
		return with(base, "content/articles/zh.md", "---\ntitle: Words\ndate: 2024-03-08\n---\n\n["+words+"](said:ana-lund).\n")
	}
	report := newDesk().compare(t, article("渔船必须在星期一出海捕鱼"), article("渔船应该在星期二出海捕鱼"))
	if len(report.Statements) != 1 || report.Statements[0].Kind != change.Changed || len(report.Statements[0].Fields) != 1 || report.Statements[0].Fields[0].Name != "words" {
		t.Errorf("got\n%s", lines(report))
	}
}
