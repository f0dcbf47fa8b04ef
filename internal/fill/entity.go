package fill

import (
	"cmp"
	"slices"

	"readout/internal/document"
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
		Activity: v.draw.activity(d.Articles, "chart.of", e.Name), Biography: v.body(&v.s.Bodies[id]),
		Strip: v.draw.strip(d.Events), Network: v.draw.personNetwork(id, e.Name), Names: view.Naming{Names: e.Aliases, Identifiers: identifiers(e)}, Archive: years,
	}
	said, claimed := v.partClaims(d.By)
	said, out.Rests.Statements = cut(said, page.MaxShown, href)
	claimed, out.Rests.Claims = cut(claimed, page.MaxShown, href)
	out.Statements, out.Claims = each(v.statement, v.directFirst(said)), each(v.statement, claimed)
	out.Events, out.Rests.Events = shorten(v.eventRow, d.Events, href)
	out.Met, out.Rests.Met = cut(v.met(id), page.MaxShown, href)
	out.Mentions, out.Rests.Mentions = shorten(v.contextOf(id), d.Articles, href)
	out.Posts = v.posts([]entity.ID{id}, wording.Any)
	out.Rests.Posts = printed(out.Posts)
	if p := v.s.PostAt(id, v.s.AsOf, nil); p != nil {
		out.Post, out.Since = p.Role, v.Day(p.Start)
	} else if len(out.Posts) > 0 {
		out.Post, out.Former = out.Posts[0].Role, true
	}
	out.Head = v.head(e.Name, v.describe(e.Name, out.Post, out.Country.Text))
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

// met returns with whom a person took part in events, most often first.
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
		list = append(list, view.Meeting{Who: v.chip(other), Note: note, Count: c.count, Last: v.eventRow(c.last)})
	}
	return list
}

func (v *viewer) country(id entity.ID) *view.CountryView {
	e, d := v.s.Registry.At(id), &v.s.Dossiers[id]
	v.subjects = []entity.ID{id}
	state := e.State
	years, href := v.archiveOf(v.page.Address)
	out := &view.CountryView{
		Flag: flag(e), Name: e.Name, Capital: v.capital(id), Region: v.Region(e),
		Activity: v.draw.activity(d.Articles, "chart.of", e.Name), Notes: v.body(&v.s.Bodies[id]),
		Network: v.draw.countryNetwork(id, e.Name), Strip: v.draw.strip(d.Events),
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
	out.Positions = v.byTopic(d.Positions, href)
	out.Relations, out.Rests.Relations = shorten(v.relationRow(id), d.Relations, v.Href(page.RelationIndex.Address()))
	out.Events, out.Rests.Events = shorten(v.eventRow, d.Events, href)
	out.By, out.Rests.By = shorten(v.statement, v.withoutPositions(d.By, id), href)
	out.About, out.Rests.About = shorten(v.statement, v.withoutPositions(d.About, id), href)
	out.Mentions, out.Rests.Mentions = shorten(v.contextOf(id), d.Articles, href)
	out.Officials, out.People, out.Rests.Officials, out.Rests.People = v.officials(id, d.People)
	out.Head = v.head(e.Name, v.describe(e.Name, out.Region))
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

// byTopic groups statements by topic, the topic of the newest first.
func (v *viewer) byTopic(ids []site.StatementID, archive string) []view.TopicStatements {
	var groups []view.TopicStatements
	for _, t := range v.topicsOf(ids) {
		shown, rest := cutOnTopic(t.ids, archive)
		groups = append(groups, view.TopicStatements{Topic: v.topic(t.topic), Statements: each(v.statement, shown), Rest: rest})
	}
	return groups
}

// maxPeople is how many people the page of a country or organization lists
// beside its office holders: those in most articles. All are in the index of people.
const maxPeople = 20

// officials parts the people of a country or organization, those in most
// articles first: those who held an office for it on the as-of day, and all others.
func (v *viewer) officials(id entity.ID, people []entity.ID) (officials, others []view.PostRow, heldLeft, left view.Rest) {
	speaks := func(p *entity.Post) bool {
		return p.Country == id || p.Organization == id ||
			p.Country == entity.None && p.Organization != entity.None && v.s.Registry.At(p.Organization).Country == id
	}
	people = slices.Clone(people)
	v.sortByArticles(people)
	held := func(p *entity.Post) bool { return speaks(p) && p.HeldOn(v.s.AsOf) }
	var rest []entity.ID
	for _, person := range people {
		if rows := v.posts([]entity.ID{person}, held); len(rows) > 0 {
			officials = append(officials, rows...)
		} else {
			rest = append(rest, person)
		}
	}
	officials, heldLeft = cut(officials, page.MaxShown, v.Href(page.PostPeople.Address()))
	rest, left = cut(rest, maxPeople, v.Href(page.CountryPeople.Address()))
	for _, person := range rest {
		others = append(others, v.personRow(person, speaks))
	}
	return officials, others, heldLeft, left
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
	out.Officials, out.People, out.Rests.Officials, out.Rests.People = v.officials(id, d.People)
	events := d.Events
	if e.Kind == entity.Topic {
		out.Dossier = each(v.eventRow, d.Listed)
		events = slices.DeleteFunc(slices.Clone(d.Events), func(e site.EventID) bool { return slices.Contains(d.Listed, e) })
		out.Positions, out.Others, out.Rests.Others = v.positionsOn(id, href)
		out.Rests.Dossier = printed(out.Dossier)
		out.Articles, out.Rests.Articles = shorten(v.articleRow, d.Articles, href)
	} else {
		out.By, out.Rests.By = shorten(v.statement, d.By, href)
		out.Mentions, out.Rests.Mentions = shorten(v.contextOf(id), d.Articles, href)
	}
	out.About, out.Rests.About = shorten(v.statement, d.About, href)
	out.Events, out.Rests.Events = shorten(v.eventRow, events, href)
	out.Head = v.head(e.Name, v.describe(e.Name, out.Kind))
	return out
}

// positionsOn returns what each side says for itself on a topic, sides by name,
// and what else is said on it: by nobody's side, or relayed by another.
func (v *viewer) positionsOn(topic entity.ID, archive string) (positions []view.SidePositions, others []view.Statement, left view.Rest) {
	said := map[entity.ID][]site.StatementID{}
	var sides []entity.ID
	var rest []site.StatementID
	for _, id := range v.s.Dossiers[topic].OnTopic {
		own := slices.Collect(v.s.Statements[id].OwnSides())
		if len(own) == 0 {
			rest = append(rest, id)
		}
		for _, side := range own {
			if said[side] == nil {
				sides = append(sides, side)
			}
			said[side] = append(said[side], id)
		}
	}
	v.sortByName(sides)
	for _, side := range sides {
		shown, more := cutOnTopic(said[side], archive)
		positions = append(positions, view.SidePositions{Side: v.chip(side), Statements: each(v.statement, shown), Rest: more})
	}
	rest, left = cut(rest, page.MaxShown, archive)
	return positions, each(v.statement, rest), left
}

func (v *viewer) relation(r *site.Relation) *view.RelationView {
	v.subjects = []entity.ID{r.A, r.B}
	a, b := v.inSentence(r.A), v.inSentence(r.B)
	years, href := v.archiveOf(v.page.Address)
	out := &view.RelationView{A: a, B: b, Last: v.Day(r.Last), AsOf: v.Day(v.s.AsOf), Strip: v.draw.strip(r.Events), Archive: years}
	for _, side := range []struct {
		id   entity.ID
		said []site.StatementID
	}{{r.A, r.FromA}, {r.B, r.FromB}} {
		said, rest := cut(side.said, page.MaxShown, href)
		if len(r.FromA)+len(r.FromB) == 0 {
			break // two empty columns would say nothing, at length
		}
		out.Columns = append(out.Columns, view.RelationColumn{Side: v.chip(side.id), Statements: each(v.statement, said), Rest: rest})
	}
	out.Events, out.Rests.Events = shorten(v.eventRow, r.Events, href)
	out.Met, out.Rests.Met = cut(v.pairs(r), page.MaxShown, href)
	out.Articles, out.Rests.Articles = shorten(v.articleRow, r.Articles, href)
	if !r.Last.IsZero() {
		out.Days = v.s.AsOf.DaysSince(r.Last)
	}
	out.A.Text = wording.UpperFirst(a.Text) // a heading begins with it
	out.Head = v.head(v.Say("pair", out.A.Text, b.Text), v.Say("relation_about", a.Text, b.Text))
	return out
}

// pairs returns which people of the two countries took part in one event.
func (v *viewer) pairs(r *site.Relation) []view.Pair {
	type key struct{ a, b entity.ID }
	at := map[key]int{}
	var list []view.Pair
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
					list = append(list, view.Pair{A: v.chip(x), B: v.chip(y), Last: v.eventRow(id)})
				}
				list[at[k]].Count++
			}
		}
	}
	return list
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
		case r.A:
			row.A = view.Chip{}
		case r.B:
			row.A, row.B = view.Chip{}, row.A
		}
		return row
	}
}
