package annotate

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
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
		return p.Entity != entity.None || !strings.Contains(p.Name, " ") || !d.isMet(&p) || d.isNoPerson(&p)
	})
	people = slices.DeleteFunc(people, func(p attribution.Person) bool { return d.isShortened(p.Name, people) })
	for _, bearers := range sameNames(people) {
		d.proposePerson(bearers[0], bearers[1:])
	}
	if len(d.files) > before {
		d.read()
	}
}

var (
	// sentenceOpener is a word with a capital only since a sentence begins with it: "Even Rivas agreed", "Q. Why".
	sentenceOpener = regexp.MustCompile(`^(?:Even|Only|Now|Then|Also|Still|Yet|Perhaps|Maybe|Once|Again|Instead|Meanwhile|Both|Neither|Either|Earlier|Later|Today|Yesterday|Unlike|Like|Q\.) `)
	// inNoName are words that are in no name: of offices, and of questions.
	inNoName = regexp.MustCompile(`(?:^| )(?:Presidents?|Vice-President|(?:Prime )?Ministers?|Premier|Secretary|Secretary-General|Ambassadors?|Spokes(?:man|woman|person)|Meets?|Visits?|Calls?|Says?|Tells?|What|Why|How|When|Where|Who|Which|Inc\.?|Ltd\.?|Corp\.?|Bank|Group|Airlines|Airways|Motors|Petroleum|Energy|Holdings|Partners|Brothers|Securities|Industries|Technologies)(?: |$)`)
	// company is a well-known company whose name looks like that of a person.
	company = regexp.MustCompile(`^(?:Goldman Sachs|Morgan Stanley|J\.?P\.? ?Morgan(?: Chase)?|Merrill Lynch|Wells Fargo|Credit Suisse|Standard Chartered|Charles Schwab|Lockheed Martin|Northrop Grumman|Rolls[- ]Royce|Philip Morris|Rio Tinto|Louis Vuitton|Hewlett Packard|Dow Jones|Standard Oil|Thomson Reuters|Baker Hughes|Booz Allen)$`)
	// employed is what stands before the name of a company: "Mark Olsen of Goldman Sachs", "at Goldman Sachs".
	employed = regexp.MustCompile(`(?:\p{Lu}[\pL’'-]+ \p{Lu}[\pL’'-]+ of|[^\pL]at) $`)
)

// isNoPerson reports whether what looks like a name in full is none: each time its first word begins a sentence, or
// a word of it is that of an office, or somebody works there.
func (d *desk) isNoPerson(p *attribution.Person) bool {
	if inNoName.MatchString(p.Name) || company.MatchString(p.Name) {
		return true
	}
	const near = 60 // bytes before a name
	begins := true
	for _, at := range p.Mentions {
		block := d.doc.Text.Blocks[d.blockOf(at.Start)].Span
		if employed.MatchString(d.words(source.Span{Start: max(block.Start, at.Start-near), End: at.Start})) {
			return true
		}
		begins = begins && d.doc.Text.SentenceAt(at.Start).Start == at.Start
	}
	return begins && sentenceOpener.MatchString(p.Name)
}

// isShortened reports whether a name is the end of a longer one, of somebody whom the report names, too, or of
// a person of the site: "Van der Berg" of "Jan van der Berg".
func (d *desk) isShortened(name string, people []attribution.Person) bool {
	end := " " + spelling.Fold(name)
	longer := func(full string) bool { return strings.HasSuffix(spelling.Fold(full), end) }
	if slices.ContainsFunc(people, func(p attribution.Person) bool { return longer(p.Name) }) {
		return true
	}
	for _, p := range d.reading.People {
		if p.Entity != entity.None && longer(d.registry.At(p.Entity).Name) {
			return true
		}
	}
	return false
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
	if slug == "" {
		d.summary.Open = append(d.summary.Open, fmt.Sprintf("%s gets no file, since its name would have none of the letters a to z: make it with readout new person %s --id NAME", p.Name, strconv.Quote(p.Name)))
		return
	}
	if !d.propose(source.Path("content/people/"+slug+".md"), b.String()) {
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
// by the form of the given name ("Sergei", "Sergey"), or has it as its end; else "".
func (d *desk) namesake(name string) string {
	end := " " + spelling.Fold(name)
	surname := spelling.Fold(name[strings.LastIndexByte(name, ' ')+1:])
	for id := range d.registry.Len() {
		e := d.registry.At(entity.ID(id))
		if e.Kind != entity.Person || d.proposed(e.Document.File.Path) {
			continue
		}
		if strings.HasSuffix(spelling.Fold(e.Name), end) || spelling.Fold(e.Surname) == surname && spelling.Distance(e.Name, name) <= 2 {
			return e.Key.ID
		}
	}
	return ""
}
