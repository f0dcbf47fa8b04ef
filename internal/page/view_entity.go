package page

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/site"
)

func (v *viewer) person(id entity.ID) *PersonView {
	e, d := v.s.Registry.At(id), &v.s.Dossiers[id]
	v.subjects = []entity.ID{id}
	out := &PersonView{
		Name: e.Name, Image: v.image(&v.s.Bodies[id]), Country: v.chip(e.Country), Life: life(e.Born, e.Died),
		Activity: v.activity(d.Articles, "Articles that name "+e.Name), Biography: v.body(&v.s.Bodies[id]),
		Strip: v.strip(d.Events), Events: v.eventRows(d.Events), Network: v.personNetwork(id, e.Name), Met: v.met(id), Mentions: v.contexts(id), Names: e.Aliases, Identifiers: identifiers(e),
	}
	out.Statements, out.Claims = v.statementsOf(d.By)
	out.Posts = v.posts([]entity.ID{id}, func(*entity.Post) bool { return true })
	if p := e.PostOn(v.s.AsOf); p != nil {
		out.Post, out.Since = p.Role, day(p.Start)
	} else if len(out.Posts) > 0 {
		out.Post, out.Former = out.Posts[0].Role, true
	}
	out.Head = v.head(e.Name, describe(e.Name, out.Post, out.Country.Text))
	return out
}

// describe makes the one sentence that stands for a page elsewhere.
func describe(name string, more ...string) string {
	more = slices.DeleteFunc(more, func(s string) bool { return s == "" })
	if len(more) == 0 {
		return name
	}
	return name + ": " + strings.Join(more, ", ")
}

// statementsOf parts a speaker's statements: claims and denials are listed by
// themselves, and of the others quotations come first.
func (v *viewer) statementsOf(ids []site.StatementID) (statements, claims []Statement) {
	var paraphrases []Statement
	for _, id := range ids {
		mark := v.s.Statements[id].Mark
		switch {
		case mark.Verb == "claims" || mark.Verb == "denies":
			claims = append(claims, v.statement(id))
		case mark.Form == document.Direct:
			statements = append(statements, v.statement(id))
		default:
			paraphrases = append(paraphrases, v.statement(id))
		}
	}
	return append(statements, paraphrases...), claims
}

// A meeting says how often, and when last, somebody was met.
type meeting struct {
	count int
	last  site.EventID
}

// meetings counts with whom a person took part in events that were held.
func (v *viewer) meetings(id entity.ID) map[entity.ID]*meeting {
	all := map[entity.ID]*meeting{}
	for _, event := range v.s.Dossiers[id].Events {
		e := &v.s.Events[event]
		if e.Status != document.StatusHeld || !slices.Contains(e.Participants, id) {
			continue
		}
		for _, other := range e.Participants {
			if other == id || v.s.Registry.At(other).Kind != entity.Person {
				continue
			}
			if all[other] == nil {
				all[other] = &meeting{last: event} // events are newest first
			}
			all[other].count++
		}
	}
	return all
}

// met returns with whom a person took part in events, most often first.
func (v *viewer) met(id entity.ID) []Meeting {
	counts := v.meetings(id)
	var ids []entity.ID
	for other := range counts {
		ids = append(ids, other)
	}
	slices.SortFunc(ids, func(a, b entity.ID) int { return cmp.Or(counts[b].count-counts[a].count, cmp.Compare(a, b)) })
	var list []Meeting
	for _, other := range ids {
		c := counts[other]
		note := v.officeOn(other, v.s.Events[c.last].Date)
		list = append(list, Meeting{Who: v.chip(other), Note: note, Count: c.count, Last: v.eventRow(c.last)})
	}
	return list
}

func (v *viewer) country(id entity.ID) *CountryView {
	e, d := v.s.Registry.At(id), &v.s.Dossiers[id]
	v.subjects = []entity.ID{id}
	state := e.State
	out := &CountryView{
		Flag: flag(e), Name: e.Name, Capital: state.Capital, Region: region(e),
		Activity: v.activity(d.Articles, "Articles that name "+e.Name), Notes: v.body(&v.s.Bodies[id]),
		Positions: v.byTopic(d.Positions), Network: v.countryNetwork(id, e.Name), Relations: v.relationRows(d.Relations, id),
		Strip: v.strip(d.Events), Events: v.eventRows(d.Events),
		Mentions: v.contexts(id), Names: distinct(state.Aliases), FormerNames: distinct(state.FormerNames), Identifiers: identifiers(e),
	}
	if state.OfficialName != e.Name {
		out.OfficialName = state.OfficialName
	}
	for _, code := range state.Borders {
		if b, ok := v.s.Registry.Find(entity.Key{Kind: entity.Country, ID: string(code)}); ok {
			out.Borders = append(out.Borders, v.chip(b))
		}
	}
	out.By = v.statements(v.withoutPositions(d.By, id))
	out.About = v.statements(v.withoutPositions(d.About, id))
	out.Officials, out.People = v.officials(id, d.People)
	out.Head = v.head(e.Name, describe(e.Name, out.Region))
	return out
}

// withoutPositions leaves out the positions of a side.
func (v *viewer) withoutPositions(ids []site.StatementID, side entity.ID) []site.StatementID {
	return slices.DeleteFunc(slices.Clone(ids), func(id site.StatementID) bool {
		st := &v.s.Statements[id]
		return st.Topic != entity.None && slices.Contains(st.Sides, side)
	})
}

func region(e *entity.Entity) string {
	return cmp.Or(e.State.Subregion, e.State.Region)
}

// maxPeople is how many people the page of a country or organization lists
// beside its office holders: those named most. All are in the index of people.
const maxPeople = 60

// officials parts the people of a country or organization: those who held an
// office for it on the as-of day, and all others.
func (v *viewer) officials(id entity.ID, people []entity.ID) (officials, others []PostRow) {
	speaks := func(p *entity.Post) bool {
		return p.Country == id || p.Organization == id ||
			p.Country == entity.None && p.Organization != entity.None && v.s.Registry.At(p.Organization).Country == id
	}
	var rest []entity.ID
	for _, person := range people {
		rows := v.posts([]entity.ID{person}, speaks)
		if held := slices.DeleteFunc(rows, func(r PostRow) bool { return !r.Held }); len(held) > 0 {
			officials = append(officials, held...)
		} else {
			rest = append(rest, person)
		}
	}
	slices.SortStableFunc(rest, func(a, b entity.ID) int {
		return cmp.Compare(len(v.s.Dossiers[b].Articles), len(v.s.Dossiers[a].Articles))
	})
	for _, person := range rest[:min(len(rest), maxPeople)] {
		others = append(others, v.personRow(person, speaks))
	}
	return officials, others
}

// personRow shows a person with the last post that concerns the page, or with
// none.
func (v *viewer) personRow(id entity.ID, concerns func(*entity.Post) bool) PostRow {
	if rows := v.posts([]entity.ID{id}, concerns); len(rows) > 0 {
		return rows[0]
	}
	return PostRow{Person: v.chip(id), Role: v.postOn(id, v.s.AsOf)}
}

func (v *viewer) entityPage(id entity.ID) *EntityView {
	e, d := v.s.Registry.At(id), &v.s.Dossiers[id]
	v.subjects = []entity.ID{id}
	out := &EntityView{
		Kind: upperFirst(e.Kind.String()), Name: e.Name, Country: v.chip(e.Country), Parent: v.chip(e.Parent),
		Members: v.chips(e.Members), Activity: v.activity(d.Articles, "Articles that name "+e.Name),
		Notes: v.body(&v.s.Bodies[id]), Mentions: v.contexts(id), Names: e.Aliases, Identifiers: identifiers(e),
	}
	out.Officials, out.People = v.officials(id, d.People)
	if e.Kind == entity.Topic {
		v.topicDossier(id, out)
	} else {
		out.Strip, out.Events = v.strip(d.Events), v.eventRows(d.Events)
		out.By, out.About = v.statements(d.By), v.statements(d.About)
	}
	if len(out.Mentions) == 0 || e.Kind == entity.Topic {
		out.Articles = v.articleRows(d.Articles)
	}
	out.Head = v.head(e.Name, describe(e.Name, out.Kind))
	return out
}

// topicDossier fills in what a topic's page is for: its events in the author's
// order, then all others, and each side's positions.
func (v *viewer) topicDossier(id entity.ID, out *EntityView) {
	d := &v.s.Dossiers[id]
	out.Strip, out.Dossier = v.strip(d.Events), v.eventRows(d.Listed)
	rest := slices.DeleteFunc(slices.Clone(d.Events), func(e site.EventID) bool { return slices.Contains(d.Listed, e) })
	out.Events = v.eventRows(rest)
	out.Positions = v.positionsOn(id)
}

// positionsOn returns what each side says on a topic, sides by name.
func (v *viewer) positionsOn(topic entity.ID) []SidePositions {
	var list []SidePositions
	for side := range v.s.Registry.Len() {
		var ids []site.StatementID
		for _, st := range v.s.Dossiers[side].Positions {
			if v.s.Statements[st].Topic == topic {
				ids = append(ids, st)
			}
		}
		if len(ids) > 0 {
			list = append(list, SidePositions{v.chip(entity.ID(side)), v.statements(ids)})
		}
	}
	slices.SortStableFunc(list, func(a, b SidePositions) int { return cmp.Compare(a.Side.Text, b.Side.Text) })
	return list
}

func (v *viewer) relation(r *site.Relation) *RelationView {
	v.subjects = []entity.ID{r.A, r.B}
	a, b := v.inSentence(r.A), v.inSentence(r.B)
	out := &RelationView{
		A: a, B: b, Last: day(r.Last), AsOf: day(v.s.AsOf),
		Strip: v.strip(r.Events), Events: v.eventRows(r.Events), Met: v.pairs(r), Articles: v.articleRows(r.Articles),
	}
	if len(r.FromA)+len(r.FromB) > 0 { // two empty columns would say nothing, at length
		out.Columns = []RelationColumn{{v.chip(r.A), v.statements(r.FromA)}, {v.chip(r.B), v.statements(r.FromB)}}
	}
	if !r.Last.IsZero() {
		out.Days = v.s.AsOf.DaysSince(r.Last)
	}
	title := a.Text + " and " + b.Text
	out.Head = v.head(title, "What "+a.Text+" and "+b.Text+" say to and about each other, and when they met")
	return out
}

// pairs returns which people of the two countries took part in one event.
func (v *viewer) pairs(r *site.Relation) []Pair {
	type key struct{ a, b entity.ID }
	at := map[key]int{}
	var list []Pair
	for _, id := range r.Events {
		e := &v.s.Events[id]
		if e.Status != document.StatusHeld {
			continue
		}
		for _, x := range e.Participants {
			for _, y := range e.Participants {
				if !v.personOf(x, r.A, e) || !v.personOf(y, r.B, e) {
					continue
				}
				k := key{x, y}
				if _, seen := at[k]; !seen {
					at[k] = len(list)
					list = append(list, Pair{A: v.chip(x), B: v.chip(y), Last: v.eventRow(id)})
				}
				list[at[k]].Count++
			}
		}
	}
	return list
}

func (v *viewer) personOf(id, country entity.ID, e *site.Event) bool {
	return v.s.Registry.At(id).Kind == entity.Person && v.s.SpeaksFor(id, e.Date) == country
}

// relationRows lists relations; those of one country from its own point of view.
func (v *viewer) relationRows(numbers []int32, of entity.ID) []RelationRow {
	var rows []RelationRow
	for _, i := range numbers {
		r := &v.s.Relations[i]
		row := RelationRow{
			A: v.chip(r.A), B: v.chip(r.B), Href: v.href(v.p.addresses.relations[i]),
			Events: len(r.Events), Statements: len(r.FromA) + len(r.FromB), Last: day(r.Last),
		}
		switch of {
		case r.A:
			row.A = Chip{}
		case r.B:
			row.A, row.B = Chip{}, row.A
		}
		rows = append(rows, row)
	}
	return rows
}
