package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"readout/internal/config"
	"readout/internal/date"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/source"
)

// mostRelated is the number of further places that a warning lists.
const mostRelated = 5

// A sideAudit finds statements without a side, and persons whose posts leave open which
// side they speak for.
type sideAudit struct {
	*reporter
	site      *Site
	rivalries []rivalry // found so far
}

// A cause is a reason why statements have no side. There is one warning for each cause.
type cause struct {
	reason, hint string
	days         []date.Date // on which the reason is true; none if it does not depend on the day
	statements   []StatementID
}

// warnOfSides counts the statements without a side. It warns of those that readers
// expect to have one: relayed statements, statements of an event, statements by
// somebody who belongs to a country, and those whose description names a side.
func (r *sideAudit) warnOfSides() {
	causes := map[string]*cause{}
	contested := r.contested()
	var order []*cause
	for i := range r.site.Statements {
		st := &r.site.Statements[i]
		if contested {
			r.noteOffices(st)
		}
		if !st.Sideless {
			continue
		}
		r.site.Sideless++
		party, _ := r.silent(st)
		if st.Misdated || !r.expected(st) && party.Denied == "" && len(r.lands(party)) == 0 {
			continue // on a wrong day nobody holds a post
		}
		key, c := r.causeOf(party, st)
		if causes[key] == nil {
			causes[key] = &cause{reason: c.reason, hint: c.hint}
			order = append(order, causes[key])
		}
		causes[key].add(StatementID(i), c.days)
	}
	for _, c := range order {
		r.reportCause(c)
	}
	if contested {
		r.reportOffices()
	}
}

func (c *cause) add(id StatementID, days []date.Date) {
	c.statements, c.days = append(c.statements, id), append(c.days, days...)
}

// expected reports whether a reader would expect a side of a statement.
func (r *sideAudit) expected(st *Statement) bool {
	return len(st.Via) > 0 || r.site.EventOf(st) != nil ||
		slices.ContainsFunc(st.Speakers, func(id entity.ID) bool { return r.site.Registry.At(id).Country != entity.None })
}

// silent returns the party that should decide the side of a statement, and its place.
func (r *sideAudit) silent(st *Statement) (mention.Party, source.Span) {
	at := st.Mark.Source
	switch {
	case len(st.Via) > 0:
		if len(st.Mark.Via) > 0 {
			at = st.Mark.Via[0].Span
		}
		return st.Via[0], at
	case st.By != nil:
		return *st.By, st.Mark.By.Span
	case len(st.Mark.Speakers) > 0:
		at = st.Mark.Speakers[0].Span
	}
	return mention.Party{Entity: st.Speakers[0]}, at
}

// causeOf returns why a party has no side, and a key that is the same for statements
// with the same cause.
func (r *sideAudit) causeOf(p mention.Party, st *Statement) (key string, c cause) {
	day := st.Date
	side := r.likelySide(p)
	c.hint = fmt.Sprintf("write at the statement for whom it speaks, such as side %s, or side - for nobody", side)
	if side == anySide {
		c.hint = "write at the statement for whom it speaks, as side ID with the id of a country or organization, or side - for nobody"
	}
	if p.Entity == entity.None {
		c.reason = fmt.Sprintf("%q names nobody who speaks for a side", p.Text)
		if sides := r.site.sidesOf(&p, day, r.site.EventOf(st)); len(sides) > 1 {
			c.reason = fmt.Sprintf("%q speaks for %s, and an account is of one side", p.Text, namesOf(r.site.Registry, sides))
		} else if lands := r.lands(p); len(lands) > 0 {
			c.reason = fmt.Sprintf("%q names %s, and has no word for who speaks for it, such as official, diplomat or spokesman", p.Text, namesOf(r.site.Registry, lands))
		} else if people := r.speakersNamed(p, st); len(people) > 0 {
			c.reason = fmt.Sprintf("%q names %s, but no office that tells for whom it speaks, such as official, diplomat or spokesman", p.Text, namesOf(r.site.Registry, people))
			if len(p.Named) == 0 {
				c.reason = fmt.Sprintf("%q names %s by the surname alone, which tells no side here", p.Text, namesOf(r.site.Registry, people))
			}
		}
		if p.Denied != "" {
			c.reason = fmt.Sprintf("%q says %q, so it speaks for none of whom it names", p.Text, p.Denied)
		} else {
			c.hint += fmt.Sprintf("; or for all of them under sources in readout.yaml: %q: %s", p.Text, side)
		}
		return config.SourceKey(p.Text), c
	}
	e := r.site.Registry.At(p.Entity)
	switch {
	case e.Kind != entity.Person:
		c.reason = fmt.Sprintf("%s is a %s, which speaks for nobody", e.Name, e.Kind)
		return e.Key.String(), c
	case len(e.Posts) == 0:
		c.reason = e.Name + " has no post"
	case e.PostOn(day) == nil:
		c.reason, c.days = fmt.Sprintf("%s holds no post on ", e.Name), []date.Date{day}
	default:
		c.reason, c.days = fmt.Sprintf("the post of %s names no country and no organization on ", e.Name), []date.Date{day}
	}
	c.hint = fmt.Sprintf("complete the posts in %s, or %s", e.Document.File.Path, c.hint)
	return e.Key.String() + c.reason, c
}

// anySide stands in a hint where the text names no side. Pasted as it is, it is an unknown entity.
const anySide = "ID"

// likelySide returns the id of a side for an example: the country or organization that a party names alone, or whose
// it is, or anySide.
func (r *sideAudit) likelySide(p mention.Party) string {
	lands := r.lands(p)
	if p.Entity != entity.None {
		if land := r.site.Registry.At(p.Entity).Country; land != entity.None {
			lands = []entity.ID{land}
		}
	}
	if len(lands) != 1 {
		return anySide
	}
	return r.site.Registry.At(lands[0]).Key.ID
}

// speakersNamed returns the people named in a free text, be it by the surname alone, who
// speak for a side on the day.
func (r *sideAudit) speakersNamed(p mention.Party, st *Statement) []entity.ID {
	people := p.Named
	if len(people) == 0 {
		people = peopleIn(r.site.Registry, p.Text, nil)
	}
	return slices.DeleteFunc(slices.Clone(people), func(id entity.ID) bool {
		return r.site.Registry.At(id).Kind != entity.Person || r.site.SpeaksAt(id, st.Date, r.site.EventOf(st)) == entity.None
	})
}

// peopleIn returns the people among those that a text names, and those of whom it has the
// surname alone.
func peopleIn(registry *entity.Registry, text string, named []entity.ID) []entity.ID {
	people := slices.DeleteFunc(slices.Clone(named), func(id entity.ID) bool { return registry.At(id).Kind != entity.Person })
	for word := range strings.FieldsFuncSeq(text, func(c rune) bool { return !unicode.IsLetter(c) && c != '-' }) {
		if ids := registry.Resolve(word, entity.Person); len(ids) == 1 && unicode.IsUpper([]rune(word)[0]) && !slices.Contains(people, ids[0]) {
			people = append(people, ids[0])
		}
	}
	return people
}

// lands returns the countries and organizations that a free text names.
func (r *sideAudit) lands(p mention.Party) []entity.ID {
	return slices.DeleteFunc(slices.Clone(p.Named), func(id entity.ID) bool {
		kind := r.site.Registry.At(id).Kind
		return kind != entity.Country && kind != entity.Organization
	})
}

// namesOf writes a list of names: "Norway and Iceland".
func namesOf(registry *entity.Registry, ids []entity.ID) string {
	var names []string
	for _, id := range ids {
		if name := registry.At(id).Name; !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, " and ")
}

// reportCause warns of one cause at its first place, in order of files, and lists some
// others.
func (r *sideAudit) reportCause(c *cause) {
	slices.SortFunc(c.days, date.Date.Compare)
	c.days = slices.Compact(c.days)
	reason := c.reason
	if len(c.days) > 0 {
		reason += c.days[0].String()
		if more := len(c.days) - 1; more > 0 {
			reason += fmt.Sprintf(" and %s", source.Counted(more, "other day"))
		}
	}
	d := source.Diagnostic{
		Severity: source.Warning, Rule: "no-side", Hint: c.hint,
		Message: fmt.Sprintf("%s without a side: %s", source.Counted(len(c.statements), "statement"), reason),
	}
	for i, place := range r.statementPlaces(c.statements) {
		switch {
		case i == 0:
			d.Path, d.Span = place.Path, place.Span
		case i <= mostRelated:
			d.Related = append(d.Related, place)
		}
	}
	r.report(d)
}

// statementPlaces returns the places of the parties that should decide the side, in
// order of files.
func (r *sideAudit) statementPlaces(ids []StatementID) []source.Related {
	var list []source.Related
	for _, id := range ids {
		st := &r.site.Statements[id]
		_, at := r.silent(st)
		list = append(list, source.Related{Path: r.site.Articles[st.Article].Document.File.Path, Span: at, Message: "here too"})
	}
	slices.SortFunc(list, func(a, b source.Related) int {
		return cmp.Or(strings.Compare(string(a.Path), string(b.Path)), cmp.Compare(a.Span.Start, b.Span.Start))
	})
	return slices.Compact(list) // those of defaults are the same
}
