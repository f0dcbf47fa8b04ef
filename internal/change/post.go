package change

import (
	"cmp"
	"strings"

	"readout/internal/entity"
)

// A Post is an office that a person holds or held, in one version.
type Post struct {
	Person       string `json:"person"`
	File         string `json:"file"`
	Role         string `json:"role"`
	Organization string `json:"organization"`
	Country      string `json:"country"`
	Start        string `json:"start"`
	End          string `json:"end"` // empty: not known, or still held
}

func (p *Post) facts() []fact {
	return []fact{
		{"person", one(p.Person)}, {"organization", one(p.Organization)}, {"country", one(p.Country)}, {"role", one(p.Role)},
		{"start", one(p.Start)}, {"end", one(p.End)},
	}
}

// posts compares the posts of the people of two versions. A post with another role,
// organization or end is the same post, changed.
func (c *comparer) posts() []Change[Post] {
	before, after := c.before.posts(), c.after.posts()
	p := newPairing(len(before), len(after))
	for _, key := range []func(*Post) string{
		func(p *Post) string { return identity(p) },
		func(p *Post) string { return keyOf(p.Person, p.Role, p.Organization, p.Country) },
		func(p *Post) string { return keyOf(p.Person, p.Organization, p.Country, p.Start) },
		func(p *Post) string { return keyOf(p.Person, p.Role, p.Start) },
		func(p *Post) string { return keyOf(p.Person, p.Organization, p.Country) },
	} {
		pairItems(p, before, after, key)
	}
	return sorted(changes[Post](before, after, p), func(a, b *Post) int {
		return cmp.Or(strings.Compare(a.Person, b.Person), strings.Compare(b.Start, a.Start), strings.Compare(a.Role, b.Role))
	})
}

func (v *version) posts() []Post {
	var list []Post
	for i := range v.site.Registry.Len() {
		e := v.site.Registry.At(entity.ID(i))
		for _, p := range e.Posts {
			list = append(list, Post{
				Person: v.entities[i], File: string(e.Document.File.Path), Role: p.Role,
				Organization: v.key(p.Organization), Country: v.key(p.Country), Start: p.Start.String(), End: p.End.String(),
			})
		}
	}
	return list
}
