package fill

import (
	"slices"

	"readout/internal/date"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/view"
)

const (
	// maxFirst is how many statements of a group are open on a phone.
	maxFirst = 5
	// maxGroups is how many groups are unfolded.
	maxGroups = 8
	// maxOpen is how many statements all groups have unfolded together, if each has at
	// least leastOpen.
	maxOpen, leastOpen = 40, 2
	// maxSummed is how many groups a summary names.
	maxSummed = 4
)

// A dossier fills a list of statements of the page of an entity.
type dossier struct {
	*viewer
	of     page.Key
	list   page.ListKind
	groups []page.Group
	ids    []site.StatementID // all, each once, newest first
	open   int                // how many statements of a group are unfolded where there is room
}

// dossier returns a list of statements with all that a reader can narrow it by.
func (v *viewer) dossier(list page.ListKind) view.Dossier {
	d := v.listOf(list)
	if len(d.ids) == 0 {
		return view.Dossier{}
	}
	out := view.Dossier{Count: len(d.ids), Summary: d.summary(), Filters: d.filters()}
	for i := range d.groups {
		g := d.group(&d.groups[i])
		g.Folded = i >= maxGroups
		if len(out.Filters) > 0 {
			d.addKeys(&g, d.groups[i])
		}
		out.Groups = append(out.Groups, g)
	}
	if len(d.ids) > 1 {
		out.Whom = d.whom()
	}
	return out
}

// statementGroups returns a list of statements that nothing narrows, of each group few
// unfolded.
func (v *viewer) statementGroups(list page.ListKind) []view.StatementGroup {
	d := v.listOf(list)
	d.open = leastOpen
	return each(func(g page.Group) view.StatementGroup { return d.group(&g) }, d.groups)
}

func (v *viewer) listOf(list page.ListKind) *dossier {
	d := &dossier{viewer: v, of: v.page.Key, list: list, groups: v.p.Groups(v.page.Key, list)}
	for _, g := range d.groups {
		d.ids = append(d.ids, g.Statements...)
	}
	slices.SortFunc(d.ids, v.s.NewerFirst)
	d.ids = slices.Compact(d.ids)
	d.open = min(max(maxOpen/max(len(d.groups), 1), leastOpen), page.MaxOpen)
	return d
}

func (d *dossier) key(of entity.ID) page.GroupKey {
	return page.GroupKey{Page: d.of, List: d.list, Of: of}
}

// group shows a group: all of it, unless it has pages of its own.
func (d *dossier) group(g *page.Group) view.StatementGroup {
	key := d.key(g.Of)
	out := view.StatementGroup{Name: d.chip(g.Of), ID: d.p.GroupName(key), Count: len(g.Statements)}
	shown := g.Statements
	if long := d.p.LongGroup(key); long != nil {
		shown = shown[:d.open]
		if !d.s.Config.NoArchives {
			out.Href = d.Href(long.Address(long.Parts() - 1))
		}
	}
	all := d.inOrder(shown)
	out.First = all[:min(maxFirst, d.open, len(all))]
	out.More = all[len(out.First):min(d.open, len(all))]
	out.Earlier = all[len(out.First)+len(out.More):]
	if len(out.Earlier) > 0 {
		out.Since = d.near(d.s.Statements[shown[len(shown)-1]].Date)
	}
	return out
}

// inOrder shows statements that follow each other.
func (v *viewer) inOrder(ids []site.StatementID) []view.Statement {
	list := each(v.statement, ids)
	for i, id := range ids {
		list[i].Date = v.near(v.s.Statements[id].Date)
	}
	return list
}

// near writes a day without its year if that is the year of the as-of day.
func (v *base) near(d date.Date) view.Day {
	day := v.Day(d)
	if d.IsDay() && d.Year == v.s.AsOf.Year {
		day.Short = v.DayOfYear(d, true)
	}
	return day
}

// summary says how many statements there are, since when and on what. A group of one
// statement is not named among many.
func (d *dossier) summary() view.Summary {
	day := func(id site.StatementID) string { return d.longDay(d.s.Statements[id].Date) }
	out := view.Summary{First: day(d.ids[len(d.ids)-1]), Last: day(d.ids[0]), Sides: d.isTopic(d.of) && d.list == page.FromList}
	for i, g := range d.groups {
		n := len(g.Statements)
		if g.Of == entity.None || n == 1 && len(d.groups) > maxSummed || len(out.Groups) == maxSummed && i < len(d.groups)-1 {
			out.Others += n
			continue
		}
		name := view.Link{Text: d.TopicInSentence(g.Of), Href: "#" + d.p.GroupName(d.key(g.Of))}
		if out.Sides {
			name.Text = d.InSentence(g.Of)
		}
		out.Groups = append(out.Groups, view.SummaryGroup{Name: name, Count: n})
	}
	out.Joint, out.ByOthers = d.inSeveralGroups(), d.byOthers()
	return out
}

// byOthers reports whether the page is of somebody who made none of the statements: the Security Council, to which
// others spoke.
func (d *dossier) byOthers() bool {
	return d.list == page.AboutList && slices.Contains(entity.Actors, d.s.Registry.At(entity.ID(d.of.Index)).Kind)
}

// inSeveralGroups counts the statements that stand in more than one group: what two sides
// say together is counted for both.
func (d *dossier) inSeveralGroups() (n int) {
	groups := map[site.StatementID]int{}
	for _, g := range d.groups {
		for _, id := range g.Statements {
			if groups[id]++; groups[id] == 2 {
				n++
			}
		}
	}
	return n
}

// longDay writes a day with the name of its month, without its year if that is the year
// of the as-of day.
func (v *base) longDay(d date.Date) string {
	if d.IsDay() && d.Year == v.s.AsOf.Year {
		return v.DayOfYear(d, false)
	}
	return v.FullDay(d)
}

// groupPage shows a part of a group that is too long for the page that it belongs to.
func (v *viewer) groupPage(g *page.LongGroup, part int) *view.GroupView {
	ids := g.Part(part)
	out := &view.GroupView{Count: len(g.Statements)}
	out.Of, out.Flag = v.owner(g.Key.Page)
	out.Name = v.chip(g.Of)
	out.Statements = v.inOrder(ids)
	if g.Key.Page.Kind == page.EntityPage {
		d := &dossier{viewer: v}
		for i, id := range ids {
			out.Statements[i].Keys = d.keyText(id)
		}
	}
	out.From, out.To = v.Day(v.s.Statements[ids[len(ids)-1]].Date), v.Day(v.s.Statements[ids[0]].Date)
	if part > 0 {
		out.Earlier = v.partLink(g, part-1)
	}
	if part+1 < g.Parts() {
		out.Later = v.partLink(g, part+1)
	}
	out.Head = v.head(v.Join([]string{out.Of.Text, out.Name.Text}), "")
	return out
}

// partLink leads to a part of a long group, under its days.
func (v *viewer) partLink(g *page.LongGroup, part int) view.Link {
	ids := g.Part(part)
	from, to := v.Day(v.s.Statements[ids[len(ids)-1]].Date), v.Day(v.s.Statements[ids[0]].Date)
	return view.Link{Text: v.Say("date.span", from.Short, to.Short), Href: v.Href(g.Address(part))}
}
