package fill

import (
	"cmp"
	"slices"

	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/spelling"
	"readout/internal/view"
	"readout/internal/wording"
)

func (v *viewer) ofEntity(id entity.ID) view.View {
	switch v.s.Registry.At(id).Kind {
	case entity.Person:
		return v.person(id)
	case entity.Country:
		return v.country(id)
	}
	return v.entityPage(id)
}

func (v *viewer) person(id entity.ID) *view.PersonView {
	e, d := v.s.Registry.At(id), &v.s.Dossiers[id]
	v.subjects = []entity.ID{id}
	years, href := v.archiveOf(v.page.Address)
	out := &view.PersonView{
		Name: e.Name, Image: v.image(&v.s.Bodies[id]), Country: v.chip(e.Country), Life: v.Life(e.Born, e.Died),
		Activity: v.draw.activity(d.Articles, "chart.of", e.Name), Biography: v.body(&v.s.Bodies[id]), Said: v.dossier(page.FromList),
		Strip: v.draw.strip(d.Events), Network: v.draw.personNetwork(id, e.Name), Names: view.Naming{Names: e.Aliases, Identifiers: identifiers(e)}, Archive: years,
	}
	out.Events, out.Rests.Events = v.eventLines(d.Events, href)
	out.Met, out.Rests.Met = cut(v.met(id), page.MaxShown, href)
	out.Mentions, out.Rests.Mentions = shorten(v.contextOf(id), d.Articles, href)
	out.Posts = v.posts([]entity.ID{id}, wording.Any)
	if p := v.s.PostAt(id, v.s.AsOf, nil); p != nil {
		if out.Post = p.Role; !p.Start.IsZero() {
			out.Since = v.FullDay(p.Start)
		}
	} else if len(out.Posts) > 0 {
		out.Post, out.Former = out.Posts[0].Role, true
	}
	out.Head = v.head(v.Name(id), v.describe(e.Name, out.Post, out.Country.Text))
	return out
}

// describe makes the one sentence that stands for a page elsewhere.
func (v *viewer) describe(name string, more ...string) string {
	more = slices.DeleteFunc(more, func(s string) bool { return s == "" })
	if len(more) == 0 {
		return name
	}
	return name + ": " + v.Join(more)
}

// met returns whom a person met or called, most often first.
func (v *viewer) met(id entity.ID) []view.Meeting {
	counts := v.meetings(id)
	var ids []entity.ID
	for other := range counts {
		ids = append(ids, other)
	}
	slices.SortFunc(ids, func(a, b entity.ID) int { return cmp.Or(counts[b].count-counts[a].count, cmp.Compare(a, b)) })
	var list []view.Meeting
	for _, other := range ids {
		c := counts[other]
		note := v.Office(other, v.s.Events[c.last].Date, &v.s.Events[c.last])
		list = append(list, view.Meeting{Who: v.chip(other), Note: note, Count: c.count, Last: v.eventLine(c.last)})
	}
	return list
}

func (v *viewer) country(id entity.ID) *view.CountryView {
	e, d := v.s.Registry.At(id), &v.s.Dossiers[id]
	v.subjects = []entity.ID{id}
	state := e.State
	years, href := v.archiveOf(v.page.Address)
	out := &view.CountryView{
		Flag: flag(e), Name: e.Name, Called: v.InSentence(id), Capital: v.capital(id), Region: v.Region(e),
		Activity: v.draw.activity(d.Articles, "chart.of", e.Name), Notes: v.body(&v.s.Bodies[id]),
		Network: v.draw.countryNetwork(id, v.InSentence(id)), Strip: v.draw.strip(d.Events),
		Names: view.Naming{Names: distinct(state.Aliases), Former: distinct(state.FormerNames), Identifiers: identifiers(e)}, Archive: years,
	}
	if state.OfficialName != e.Name {
		out.OfficialName = state.OfficialName
	}
	for _, code := range state.Borders {
		if b, ok := v.s.Registry.Find(entity.Key{Kind: entity.Country, ID: string(code)}); ok {
			out.Borders = append(out.Borders, v.chip(b))
		}
	}
	out.Said = v.dossier(page.FromList)
	out.Relations, out.Rests.Relations = shorten(v.relationRow(id), d.Relations, v.Href(page.RelationIndex.Address()))
	out.MoreRelations = out.Relations[min(maxRelations, len(out.Relations)):]
	out.Relations = out.Relations[:len(out.Relations)-len(out.MoreRelations)]
	out.Events, out.Rests.Events = v.eventLines(d.Events, href)
	out.About = v.statementGroups(page.AboutList)
	out.Mentions, out.Rests.Mentions = shorten(v.contextOf(id), d.Articles, href)
	out.Officials, out.People, out.Rests.People = v.officials(id, d.People)
	out.Head = v.head(v.Name(id), v.describe(e.Name, out.Region))
	return out
}

// capital is a country's capital, which leads to the page of the place if the
// site has one.
func (v *viewer) capital(id entity.ID) view.Link {
	name := v.s.Registry.At(id).State.Capital
	for _, place := range v.s.Registry.Resolve(name, entity.Place) {
		if v.s.Registry.At(place).Country == id {
			return view.Link{Text: name, Href: v.EntityHref(place)}
		}
	}
	return view.Link{Text: name}
}

// distinct returns names without those that differ from an earlier one only in
// case or accents.
func distinct(names []string) []string {
	var list []string
	seen := map[string]bool{}
	for _, name := range names {
		if folded := spelling.Fold(name); !seen[folded] {
			seen[folded] = true
			list = append(list, name)
		}
	}
	return list
}

// maxPeople is how many people the page of a country or organization lists
// beside its office holders: those in most articles. All are in the index of people.
const maxPeople = 20

// maxRelations is how many relations the page of a country lists unfolded.
const maxRelations = 5

// maxOfficials is how many office holders the page of a country or organization lists
// unfolded.
const maxOfficials = 10

// officials parts the people of a country or organization: those who held an office for
// it on the as-of day, the highest first, and all others, those in most articles first.
func (v *viewer) officials(id entity.ID, people []entity.ID) (officials view.Officials, others []view.PostRow, left view.Rest) {
	speaks := func(p *entity.Post) bool {
		return p.Country == id || p.Organization == id ||
			p.Country == entity.None && p.Organization != entity.None && v.s.Registry.At(p.Organization).Country == id
	}
	people = slices.Clone(people)
	v.sortByArticles(people)
	held := func(p *entity.Post) bool { return speaks(p) && p.HeldOn(v.s.AsOf) }
	var rows []view.PostRow
	var rest []entity.ID
	for _, person := range people {
		if posts := v.posts([]entity.ID{person}, held); len(posts) > 0 {
			rows = append(rows, posts...)
		} else {
			rest = append(rest, person)
		}
	}
	officials = v.byRank(rows)
	rest, left = cut(rest, maxPeople, v.Href(page.CountryPeople.Address()))
	for _, person := range rest {
		others = append(others, v.personRow(person, speaks))
	}
	return officials, others, left
}

// byRank orders office holders by their rank. Those of no known rank are folded, unless
// there are no others.
func (v *viewer) byRank(rows []view.PostRow) (out view.Officials) {
	rank := func(row view.PostRow) entity.Rank { return entity.RankOf(row.Role) }
	slices.SortStableFunc(rows, func(a, b view.PostRow) int { return cmp.Compare(rank(a), rank(b)) })
	n := slices.IndexFunc(rows, func(row view.PostRow) bool { return rank(row) == entity.OtherRank })
	if n <= 0 || n > maxOfficials {
		n = min(maxOfficials, len(rows))
	}
	out.First = rows[:n]
	out.More, out.Rest = cut(rows[n:], page.MaxShown, v.Href(page.PostPeople.Address()))
	return out
}

// personRow shows a person with the last post that concerns the page, or with
// none.
func (v *viewer) personRow(id entity.ID, concerns func(*entity.Post) bool) view.PostRow {
	if rows := v.posts([]entity.ID{id}, concerns); len(rows) > 0 {
		return rows[0]
	}
	return view.PostRow{Person: v.chip(id), Role: v.Role(id, v.s.AsOf, nil)}
}

func (v *viewer) entityPage(id entity.ID) *view.EntityView {
	e, d := v.s.Registry.At(id), &v.s.Dossiers[id]
	v.subjects = []entity.ID{id}
	years, href := v.archiveOf(v.page.Address)
	out := &view.EntityView{
		Kind: v.Word("kind", e.Kind.String()), Name: e.Name, Country: v.chip(e.Country), Parent: v.chip(e.Parent),
		Members: each(v.chip, e.Members), Activity: v.draw.activity(d.Articles, "chart.of", e.Name),
		Notes: v.body(&v.s.Bodies[id]), Strip: v.draw.strip(d.Events), Names: view.Naming{Names: e.Aliases, Identifiers: identifiers(e)}, Archive: years,
	}
	out.Officials, out.People, out.Rests.People = v.officials(id, d.People)
	if out.Said = v.dossier(page.FromList); out.Said.Count > 0 {
		out.About = v.statementGroups(page.AboutList)
	} else {
		out.Said = v.dossier(page.AboutList)
	}
	events := d.Events
	if e.Kind == entity.Topic {
		out.Dossier, _ = v.eventLines(d.Listed, "")
		events = slices.DeleteFunc(slices.Clone(d.Events), func(e site.EventID) bool { return slices.Contains(d.Listed, e) })
		out.Articles, out.Rests.Articles = shorten(v.articleLine, d.Articles, href)
	} else {
		out.Mentions, out.Rests.Mentions = shorten(v.contextOf(id), d.Articles, href)
	}
	out.Events, out.Rests.Events = v.eventLines(events, href)
	out.Head = v.head(v.Name(id), v.describe(e.Name, out.Kind))
	return out
}

// relationRow returns the function that shows a relation in a list; one of a country
// from its own point of view.
func (v *viewer) relationRow(of entity.ID) func(int32) view.RelationRow {
	return func(number int32) view.RelationRow {
		r := &v.s.Relations[number]
		row := view.RelationRow{
			A: v.chip(r.A), B: v.chip(r.B), Href: v.Href(v.Relation(number)),
			Events: v.s.Held(r.Events), Statements: len(r.FromA) + len(r.FromB), Last: v.Day(r.Last),
		}
		switch of {
		case entity.None:
			row.A.Text, row.B.Text = wording.UpperFirst(v.InSentence(r.A)), v.InSentence(r.B) // "Ukraine and the United States"
		case r.A:
			row.A = view.Chip{}
		case r.B:
			row.A, row.B = view.Chip{}, row.A
		}
		return row
	}
}
