package search

import (
	"slices"
	"strings"

	"readout/internal/entity"
)

// kindOf are the kinds of entities.
var kindOf = [...]Kind{
	entity.Person: Person, entity.Country: Country, entity.Organization: Organization, entity.Place: Place, entity.Topic: Topic,
}

func (g *gatherer) entity(id entity.ID) *Document {
	e := g.s.Registry.At(id)
	d := g.begin(kindOf[e.Kind], g.Name(id), g.Entity(id))
	d.Note, d.Met = g.Line(id), 1+len(g.s.Dossiers[id].Articles)
	d.say(g.names(id).Texts...)
	d.Sentences[0].Under = []*Names{g.names(id)}
	if joined := withArticles(g.names(id).Texts); len(joined) > 0 {
		d.Sentences[0].Under = append(d.Sentences[0].Under, &Names{Texts: joined})
	}
	var posts []string
	var lands []*Names
	for _, p := range e.Posts {
		posts = append(posts, p.Role)
		if p.Organization != entity.None {
			posts = append(posts, g.s.Registry.At(p.Organization).Name)
		}
		if p.Country != entity.None && !slices.Contains(lands, g.briefNames(p.Country)) {
			lands = append(lands, g.briefNames(p.Country))
		}
	}
	d.say(append(posts, d.Note)...)
	if len(d.Sentences) > 1 {
		d.Sentences[1].Under = lands // "French president"
	}
	if e.Country != entity.None && g.place[e.Country] >= 0 {
		d.About = []int{g.place[e.Country]}
	}
	d.read(g.Passages(&g.s.Bodies[id], nil))
	return d
}

// names returns all names of an entity. A country's code is one: "JP".
func (g *gatherer) names(id entity.ID) *Names {
	if g.full[id] == nil {
		e := g.s.Registry.At(id)
		texts := append([]string{e.Name}, e.Aliases...)
		if s := e.State; s != nil {
			texts = slices.Concat(texts, []string{strings.ToUpper(e.Key.ID), s.OfficialName}, s.Aliases, s.FormerNames, s.Demonyms, []string{s.Adjective})
		}
		g.full[id] = &Names{Texts: texts}
	}
	return g.full[id]
}

// briefNames returns the names of an entity by which a statement is found: there are many
// statements, and countries have dozens of names.
func (g *gatherer) briefNames(id entity.ID) *Names {
	if g.brief[id] == nil {
		e := g.s.Registry.At(id)
		texts := append([]string{e.Name}, e.Aliases...)
		if e.State != nil {
			texts = append(texts, e.Key.ID, e.State.Adjective)
		}
		g.brief[id] = &Names{Texts: append(texts, withArticles(texts)...)}
	}
	return g.brief[id]
}

// withArticles joins the Arabic articles in names with what follows: "al-Thani" is one word
// as it is, "Al Thani" is not.
func withArticles(names []string) (joined []string) {
	for _, name := range names {
		words := strings.Fields(name)
		for i := range len(words) - 1 {
			if strings.EqualFold(words[i], "al") || strings.EqualFold(words[i], "el") {
				joined = append(joined, words[i]+words[i+1])
			}
		}
	}
	return joined
}
