package annotate

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/attribution"
	"readout/internal/entity"
	"readout/internal/source"
	"readout/internal/spelling"
)

// proposePeople makes a file of each person whom the report names in full and the site
// does not know, with the post and country that the report gives.
func (d *desk) proposePeople() {
	for i := range d.reading.People {
		if p := &d.reading.People[i]; p.Entity == entity.None && strings.Contains(p.Name, " ") {
			d.proposePerson(p)
		}
	}
	if len(d.files) > 0 {
		d.read()
	}
}

func (d *desk) proposePerson(p *attribution.Person) {
	if near := d.namesake(p.Name); near != "" {
		d.summary.Open = append(d.summary.Open, fmt.Sprintf("is %s the same as %s? If so, add the name to aliases there", p.Name, near))
		return
	}
	role, country, body := d.postOf(p)
	var b strings.Builder
	b.WriteString("---\nname: " + yamlText(p.Name) + "\n")
	if country != "" {
		b.WriteString("country: " + country + "\n")
	}
	if role != "" {
		b.WriteString("posts:\n  - {role: " + yamlText(role))
		switch {
		case body != "":
			b.WriteString(", organization: " + body)
		case country != "":
			b.WriteString(", country: " + country)
		}
		b.WriteString("}\n")
	}
	b.WriteString("draft: true\n---\n")
	slug := spelling.Slug(p.Name)
	if slug == "" || !d.propose(source.Path("content/people/"+slug+".md"), b.String()) {
		d.summary.Open = append(d.summary.Open, fmt.Sprintf("%s gets no file: content/people/%s.md is there already, of somebody else", p.Name, slug))
		return
	}
	if role == "" || country == "" {
		d.summary.Open = append(d.summary.Open, fmt.Sprintf("content/people/%s.md: the report does not say %s of %s", slug, unsaid(role, country), p.Name))
	}
}

func unsaid(role, country string) string {
	switch {
	case role != "":
		return "the country"
	case country != "":
		return "the post"
	}
	return "post and country"
}

// namesake returns the person of the site whose name differs from a new one by a slip, or
// by the form of the given name ("Sergei", "Sergey"), or "".
func (d *desk) namesake(name string) string {
	surname := spelling.Fold(name[strings.LastIndexByte(name, ' ')+1:])
	for id := range d.registry.Len() {
		e := d.registry.At(entity.ID(id))
		if e.Kind != entity.Person || d.proposed(e.Document.File.Path) {
			continue
		}
		if spelling.Fold(e.Surname) == surname && spelling.Distance(e.Name, name) <= 3 {
			return e.Key.ID
		}
	}
	return ""
}

// postOf returns the post of a person, the country, and the organization if the site has
// it, as a file writes them. What the report does not say is empty.
func (d *desk) postOf(p *attribution.Person) (role, country, body string) {
	role = oneLine(d.words(p.Role))
	if first, size := utf8.DecodeRuneInString(role); size > 0 {
		role = string(unicode.ToUpper(first)) + role[size:]
	}
	if p.CountryID != entity.None {
		switch e := d.registry.At(p.CountryID); e.Kind {
		case entity.Country:
			country = e.Key.ID
		case entity.Organization:
			body = e.Key.ID
			if e.Country != entity.None {
				country = d.registry.At(e.Country).Key.ID
			}
		}
	}
	return role, country, body
}
