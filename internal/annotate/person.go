package annotate

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"readout/internal/attribution"
	"readout/internal/entity"
	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// proposePeople makes a file of each person whom the report names in full and the site
// does not know, with the post and country that the report gives.
func (d *desk) proposePeople() {
	before := len(d.files)
	people := append(slices.Clone(d.reading.People), d.titledPeople()...)
	people = slices.DeleteFunc(people, func(p attribution.Person) bool {
		return p.Entity != entity.None || !strings.Contains(p.Name, " ") || !d.isMet(&p)
	})
	for _, bearers := range sameNames(people) {
		d.proposePerson(bearers[0], bearers[1:])
	}
	if len(d.files) > before {
		d.read()
	}
}

// credits begin the line in which an agency names those who made a report.
var credits = regexp.MustCompile(`^\W*(?:(?:Additional )?[Rr]eporting|Writing|Editing|Compiled|Translated|Text|Photos?|Interview)(?: and (?:writing|editing))? by `)

// isMet reports whether a person is named in the text of the report, and not in lines of credits or headings
// only: in those each word may have a capital.
func (d *desk) isMet(p *attribution.Person) bool {
	const longest = 80 // bytes of what begins a line of credits
	return slices.ContainsFunc(p.Mentions, func(at source.Span) bool {
		block := d.doc.Text.Blocks[d.blockOf(at.Start)]
		line := source.Span{Start: block.Span.Start, End: min(block.Span.End, block.Span.Start+longest)}
		return d.inText(at.Start) && !credits.MatchString(d.words(line))
	})
}

// sameNames puts those together whose names are of one person: a given name spelled in two ways, "Sergey" and
// "Sergei". They are in the order of the report.
func sameNames(people []attribution.Person) (all [][]*attribution.Person) {
	bySurname := map[string][]int{} // in all
	for i := range people {
		p := &people[i]
		_, surname, _ := strings.Cut(spelling.Fold(p.Name), " ")
		same := slices.IndexFunc(bySurname[surname], func(k int) bool { return spelling.Distance(all[k][0].Name, p.Name) <= 2 })
		if same >= 0 {
			k := bySurname[surname][same]
			all[k] = append(all[k], p)
			continue
		}
		bySurname[surname] = append(bySurname[surname], len(all))
		all = append(all, []*attribution.Person{p})
	}
	return all
}

// proposePerson makes the file of a person, whom the report also names as it does the others.
func (d *desk) proposePerson(p *attribution.Person, others []*attribution.Person) {
	if near := d.namesake(p.Name); near != "" {
		d.summary.Open = append(d.summary.Open, fmt.Sprintf("is %s the same as %s? If so, add the name to aliases there", p.Name, near))
		return
	}
	role, country, body := d.postOf(p)
	var b strings.Builder
	b.WriteString("---\nname: " + meta.Scalar(p.Name) + "\n")
	if family := d.familyName(p, country); family != "" {
		b.WriteString("surname: " + meta.Scalar(family) + "\n")
	}
	var aliases []string
	for _, o := range others {
		aliases = append(aliases, meta.Scalar(o.Name))
	}
	if len(aliases) > 0 {
		b.WriteString("aliases: [" + strings.Join(aliases, ", ") + "]\n")
	}
	if country != "" {
		b.WriteString("country: " + country + "\n")
	} else {
		b.WriteString("country:\n") // to be completed
	}
	if role != "" {
		b.WriteString("posts:\n  - {role: " + meta.Scalar(role))
		switch {
		case body != "":
			b.WriteString(", organization: " + body)
		default:
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

// familyName returns the first word of a name from where that is the family name, unless the report calls the
// person by the last word. It is empty elsewhere.
func (d *desk) familyName(p *attribution.Person, country string) string {
	first, _, _ := strings.Cut(p.Name, " ")
	last := p.Name[strings.LastIndexByte(p.Name, ' ')+1:]
	byLast := slices.ContainsFunc(p.Mentions, func(at source.Span) bool { return d.words(at) == last })
	if byLast || !entity.FamilyFirst(country) {
		return ""
	}
	return first
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
		if spelling.Fold(e.Surname) == surname && spelling.Distance(e.Name, name) <= 2 {
			return e.Key.ID
		}
	}
	return ""
}
