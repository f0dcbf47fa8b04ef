// Package newsroom generates a large site for benchmarks of builds and of the preview.
// The same number of articles always gives the same site.
package newsroom

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// A newsroom generates one site. An article has some 130 words of plain prose; most
// name people, countries and organizations, quote somebody and state a position.
type newsroom struct {
	random *rand.Rand
	perDay int // articles
	files  map[string]string
	people []string // names; the id is the name in lower case with a hyphen
}

// The number of entities of each kind, and of articles for each event.
const (
	staff, bodies, subjects, towns = 200, 40, 24, 20
	articlesToAnEvent              = 20
	// maxDays is over how many days articles are spread: until 2023.
	maxDays = 5000
)

// Files returns the files of a site of n articles, by path. Articles stand at
// "content/articles/2010/2010-01-01-0.md" and so on, four to a day, or as many as it takes
// for all of them to have days that have passed.
func Files(n int) map[string]string {
	r := &newsroom{random: rand.New(rand.NewPCG(2022, uint64(n))), perDay: max(4, (n+maxDays-1)/maxDays), files: map[string]string{}}
	r.files["readout.yaml"] = "title: The Long Desk\nbase_url: https://desk.example/\n"
	r.entities()
	for i := range n {
		r.article(i)
	}
	return r.files
}

var (
	given     = strings.Fields("Ada Bruno Clara Dario Edda Falk Greta Hugo Ines Jonas Karla Linus Mara Nils Olga Piet Runa Sven Tilda Udo")
	family    = strings.Fields("Ahlmann Brunner Castel Dorn Eklund Fenwick Grane Hollis Irving Jessen")
	states    = strings.Fields("no se dk fi is de fr it es pt pl cz at ch ie gr tr ua ro bg")
	stateName = []string{"Norway", "Sweden", "Denmark", "Finland", "Iceland", "Germany", "France", "Italy", "Spain", "Portugal",
		"Poland", "Czechia", "Austria", "Switzerland", "Ireland", "Greece", "Türkiye", "Ukraine", "Romania", "Bulgaria"}
	people = strings.Fields("Norwegian Swedish Danish Finnish Icelandic German French Italian Spanish Portuguese")
	posts  = []string{"Foreign Minister", "Minister of Defence", "State Secretary", "Envoy", "Spokesman"}
	goods  = strings.Fields("grain gas fish timber steel ports visas tariffs cables rivers borders ferries")
	verbs  = strings.Fields("demands offers rejects supports warns pledges")
)

func (r *newsroom) pick(list []string) string { return list[r.random.IntN(len(list))] }

func (r *newsroom) entities() {
	for i := range staff {
		name := given[i%len(given)] + " " + family[i/len(given)]
		r.people = append(r.people, name)
		state := states[i%len(states)]
		r.files["content/people/"+slug(name)+".md"] = fmt.Sprintf(
			"---\nname: %s\ncountry: %s\nposts:\n  - {role: %s, country: %s, start: 2009-03}\n---\n\nKnown to the desk.\n",
			name, state, posts[i%len(posts)], state)
	}
	for i := range bodies {
		r.files[fmt.Sprintf("content/organizations/council-%d.md", i)] = fmt.Sprintf(
			"---\nname: %s Council for %s\nmembers: [%s, %s]\n---\n", family[i%len(family)], goods[i%len(goods)], states[i%20], states[(i+3)%20])
	}
	for i := range subjects {
		r.files[fmt.Sprintf("content/topics/topic-%d.md", i)] = fmt.Sprintf("---\nname: The question of %s %d\n---\n", goods[i%len(goods)], i)
	}
	for i := range towns {
		r.files[fmt.Sprintf("content/places/town-%d.md", i)] = fmt.Sprintf("---\nname: Town %d\ncountry: %s\n---\n", i, states[i])
	}
}

func slug(name string) string { return strings.ToLower(strings.ReplaceAll(name, " ", "-")) }

func (r *newsroom) article(i int) {
	day := time.Date(2010, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i/r.perDay)
	a, b := r.pick(r.people), r.pick(r.people)
	for b == a {
		b = r.pick(r.people)
	}
	var text strings.Builder
	fmt.Fprintf(&text, "---\ntitle: %s and %s speak of %s\ndate: %s\nsummary: %s\ntopics: [topic-%d]\n---\n\n",
		a, b, r.pick(goods), day.Format("2006-01-02"), r.sentence(), i%subjects)
	if i%articlesToAnEvent == 0 {
		fmt.Fprintf(&text, "> [!call] %s A call on %s\n>\n> - id: call-%d\n> - participants: [[%s]], [[%s]]\n\n", day.Format("2006-01-02"), r.pick(goods), i, slug(a), slug(b))
	}
	for paragraph := range 3 {
		for range 2 {
			text.WriteString(r.sentence() + " ")
		}
		switch paragraph {
		case 0:
			fmt.Fprintf(&text, "[\"We will not talk of %s,\"](said:%s \"to %s\") %s said.", r.pick(goods), slug(a), slug(b), a)
		case 1:
			fmt.Fprintf(&text, "[More %s than before](%s:%s \"of %s; via an aide who asked not to be named in report %d; side -\").",
				r.pick(goods), r.pick(verbs), slug(b), r.pick(states), r.random.IntN(1000))
		}
		text.WriteString("\n\n")
		if paragraph == 1 {
			text.WriteString("## What comes next\n\n")
		}
	}
	r.files[fmt.Sprintf("content/articles/%s/%s-%d.md", day.Format("2006"), day.Format("2006-01-02"), i)] = text.String()
}

// sentence returns some twelve words, two times out of three with a name.
func (r *newsroom) sentence() string {
	switch r.random.IntN(6) {
	case 0:
		return fmt.Sprintf("%s told the council of %s that the %s would wait until the spring.", r.pick(r.people), r.pick(stateName), r.pick(goods))
	case 1:
		return fmt.Sprintf("The %s side has seen no %s since the talks were broken off.", r.pick(people), r.pick(goods))
	case 2:
		return fmt.Sprintf("In %s nobody expects the %s to move before the end of the year.", r.pick(stateName), r.pick(goods))
	case 3:
		return fmt.Sprintf("%s is to meet %s again, though no day was named by either.", r.pick(r.people), r.pick(r.people))
	case 4:
		return fmt.Sprintf("What was agreed on %s will have to be read line by line.", r.pick(goods))
	}
	return fmt.Sprintf("Both sides want the %s settled, and neither wants to be seen first.", r.pick(goods))
}
