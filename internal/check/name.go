package check

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"readout/internal/attribution"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/source"
	"readout/internal/spelling"
)

// A stranger is somebody whom an article names in full and who is no entity.
type stranger struct {
	name string
	path source.Path
	at   source.Span // of the file: the first place
	sure bool        // the article says or shows that it is a person
}

// strangers returns those of an article, without those whose name is nearly a known one.
func (a *article) strangers() []stranger {
	var list []stranger
	for i := range a.reading.People {
		p := &a.reading.People[i]
		if a.isStranger(p) && a.nearest(p) == "" {
			list = append(list, stranger{p.Name, a.path(), a.place(p.Mentions[0]), a.isPerson(p)})
		}
	}
	return list
}

// isStranger reports whether a person in the prose is nobody whom the site knows, and
// nobody of whom the author says so.
func (a *article) isStranger(p *attribution.Person) bool {
	if p.Entity != entity.None || len(p.Mentions) == 0 || !strings.Contains(p.Name, " ") || len(a.Registry.Resolve(p.Name)) > 0 {
		return false
	}
	if slices.ContainsFunc(p.Mentions, a.behindArticle) {
		return false // the Grand Duchy
	}
	for _, ref := range a.Document.References {
		if overlap(ref.Text, p.Mentions[0]) > 0 {
			return false // marked, perhaps as nobody
		}
	}
	for _, name := range a.Document.Article.Ignore {
		if strings.Contains(spelling.Fold(p.Name), spelling.Fold(name.Text)) {
			return false
		}
	}
	return true
}

// behindArticle reports whether a name is one of a thing: "the" stands directly before it.
func (a *article) behindArticle(name source.Span) bool {
	before := bytes.TrimRight(a.Document.Text.Plain[max(0, int(name.Start)-5):name.Start], " ")
	return bytes.EqualFold(before[max(0, len(before)-3):], []byte("the"))
}

// isPerson reports whether an article calls somebody by an office or a form of address, or
// by the surname alone: other names of two words, such as Fourteen Points, are not
// shortened so.
func (a *article) isPerson(p *attribution.Person) bool {
	surname := p.Name[strings.LastIndexByte(p.Name, ' ')+1:]
	return p.Role.Len() > 0 || p.Gender != attribution.Unsaid || slices.ContainsFunc(p.Mentions, func(m source.Span) bool {
		return string(m.Of(a.Document.Text.Plain)) == surname
	})
}

// A Stranger is somebody whom articles name in full and who has no file.
type Stranger struct {
	Name   string
	Places []Place // the first in each article, in order of the articles
}

// A Place is a part of a file.
type Place struct {
	Path source.Path
	Span source.Span
}

// Strangers returns the people who have no file and whom articles name in full, in order
// of their first places. It leaves out names that no article calls those of a person, and
// those that are nearly a known one.
func Strangers(s *site.Site) []Stranger {
	c := checker{Site: s}
	found := make([][]stranger, len(s.Articles))
	c.eachArticle(func(i int, a *article) { found[i] = a.strangers() })
	return gather(found)
}

// gather makes one of the strangers with one name, by the strangers of each article.
func gather(found [][]stranger) []Stranger {
	var all []Stranger
	var sure []bool
	known := map[string]int{} // index in all
	for i := range found {
		for _, s := range found[i] {
			key := spelling.Fold(s.name)
			at, is := known[key]
			if !is {
				at = len(all)
				known[key] = at
				all, sure = append(all, Stranger{Name: s.name}), append(sure, false)
			}
			places := &all[at].Places
			if n := len(*places); n > 0 && (*places)[n-1].Path == s.path {
				continue
			}
			*places = append(*places, Place{s.path, s.at})
			sure[at] = sure[at] || s.sure
		}
	}
	var list []Stranger
	for i := range all {
		if sure[i] {
			list = append(list, all[i])
		}
	}
	return list
}

// leastArticles is how many articles name a stranger who should have a file.
const leastArticles = 3

// unknownNames finds people who have no file and whom several articles name in full.
func unknownNames(c *checker, strangers []Stranger) {
	for _, s := range strangers {
		if len(s.Places) < leastArticles {
			continue
		}
		var related []source.Related
		for _, p := range s.Places[1:min(len(s.Places), 1+maxPlaces)] {
			related = append(related, source.Related{Path: p.Path, Span: p.Span, Message: "here too"})
		}
		c.warn(s.Places[0].Path, s.Places[0].Span, source.Diagnostic{
			Rule:    "unknown-name",
			Message: fmt.Sprintf("%d articles name %s, who has no file", len(s.Places), s.Name),
			Hint:    fmt.Sprintf("add a file: readout new person %q; or write [[|%s]] for nobody", s.Name, s.Name),
			Related: related,
		})
	}
}

// nearNames finds names that are nearly those of somebody who is known.
func nearNames(a *article) {
	for i := range a.reading.People {
		p := &a.reading.People[i]
		if !a.isStranger(p) {
			continue
		}
		if near := a.nearest(p); near != "" {
			a.warn(a.path(), a.place(p.Mentions[0]), source.Diagnostic{
				Rule:    "near-name",
				Message: fmt.Sprintf("%s is nearly %s, and names nobody", p.Name, near),
				Hint:    "correct the spelling, or add it to the aliases of that person; if it is somebody else, write [[|" + p.Name + "]]",
			})
		}
	}
}

// fullNames are the full names of all people of a site, folded, by their first and by
// their last word.
type fullNames struct{ byFirst, byLast map[string][]fullName }

type fullName struct {
	words []string
	shown string
}

func (c *checker) fullNames() *fullNames {
	known := &fullNames{map[string][]fullName{}, map[string][]fullName{}}
	for i := range c.Registry.Len() {
		e := c.Registry.At(entity.ID(i))
		if e.Kind != entity.Person {
			continue
		}
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			words := strings.Fields(spelling.Fold(name))
			if len(words) < 2 {
				continue
			}
			first, last := words[0], words[len(words)-1]
			known.byFirst[first] = append(known.byFirst[first], fullName{words, name})
			known.byLast[last] = append(known.byLast[last], fullName{words, name})
		}
	}
	return known
}

// nearest returns the known name that differs from a stranger's by a slip in one word,
// or "".
func (a *article) nearest(p *attribution.Person) string {
	words := strings.Fields(spelling.Fold(p.Name))
	if len(words) < 2 {
		return ""
	}
	last := len(words) - 1
	for _, list := range [2][]fullName{a.known.byFirst[words[0]], a.known.byLast[words[last]]} {
		for _, n := range list[:min(len(list), maxCompared)] {
			if slipApart(words, n.words) {
				return n.shown
			}
		}
	}
	return ""
}

// slipApart reports whether two names differ in one word, and in it by a slip.
func slipApart(a, b []string) bool {
	if len(a) != len(b) || slices.Equal(a, b) {
		return false
	}
	differs := -1
	for i := range a {
		if a[i] != b[i] {
			if differs >= 0 {
				return false
			}
			differs = i
		}
	}
	return slip(a[differs], b[differs])
}

// slip reports whether a word may be written for another: two neighbouring letters are
// swapped, a letter is left out or doubled, or a letter of a long word is another. A
// change in a short word makes another name: Hansen, Janssen.
func slip(a, b string) bool {
	if min(len(a), len(b)) < 5 || a[0] != b[0] {
		return false
	}
	switch distance := spelling.Distance(a, b); {
	case len(a) == len(b) && distance == 2:
		for i := 0; i+1 < len(a); i++ {
			if a[i] != b[i] {
				return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
			}
		}
		return false
	case len(a) == len(b):
		return distance == 1 && len(a) >= 7
	default:
		return distance == 1
	}
}
