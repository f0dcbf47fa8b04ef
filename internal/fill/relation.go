package fill

import (
	"maps"
	"slices"
	"strings"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/view"
	"readout/internal/wording"
)

// maxDays is how many days or events of a topic the page of a relation shows unfolded, and
// maxManyDays how many if there are more than maxTopics.
const maxDays, maxManyDays, maxTopics = 3, 1, 6

func (v *viewer) relation(r *site.Relation) *view.RelationView {
	v.subjects = []entity.ID{r.A, r.B}
	a, b := v.inSentence(r.A), v.inSentence(r.B)
	years, href := v.archiveOf(v.page.Address)
	out := &view.RelationView{A: v.chip(r.A), B: v.chip(r.B), AsOf: v.Day(v.s.AsOf), Strip: v.draw.strip(r.Events), Archive: years}
	v.contacts(out, r)
	out.Month = v.relationMonth(r)
	groups, open := v.p.Groups(v.page.Key, page.FromList), maxDays
	if len(groups) > maxTopics {
		open = maxManyDays
	}
	for _, g := range groups {
		out.Topics = append(out.Topics, v.relationTopic(r, g, open))
	}
	out.Events, out.Rests.Events = v.eventLines(r.Events, href)
	out.Met, out.Rests.Met = cut(v.pairs(r), page.MaxShown, href)
	out.Articles, out.Rests.Articles = shorten(v.articleLine, r.Articles, href)
	out.Title = v.Say("pair", wording.UpperFirst(a.Text), b.Text)
	out.Head = v.head(out.Title, v.Say("relation_about", a.Text, b.Text))
	return out
}

// contacts fills in the last contact, and what was to come after it. A contact is an
// event that was held, or words to the other side.
func (v *viewer) contacts(out *view.RelationView, r *site.Relation) {
	if r.Last.IsZero() {
		return
	}
	out.LastDay, out.Ends, out.Days = v.FullDay(r.Last), v.FullDay(v.s.AsOf), v.s.AsOf.DaysSince(r.Last)
	for _, id := range r.Events {
		switch e := &v.s.Events[id]; {
		case e.Date == r.Last && e.Status == document.StatusHeld:
			out.Last = append(out.Last, v.eventLink(id))
		case r.Last.Before(e.Date):
			next := v.eventLine(id)
			next.Date.Short = v.dayNear(e.Date)
			out.Next = append(out.Next, next)
		}
	}
	slices.Reverse(out.Next)
	if len(out.Last) == 0 {
		out.Last = v.wordsOn(r)
	}
}

// wordsOn returns the words to the other side that are the last contact.
func (v *viewer) wordsOn(r *site.Relation) []view.Link {
	for _, id := range v.p.Statements(v.page.Key, page.FromList) {
		st := &v.s.Statements[id]
		if st.Date != r.Last || len(st.To) == 0 || len(st.Speakers) == 0 {
			continue
		}
		text := v.Say("words_to", v.InSentence(st.Speakers[0]), v.party(st.To[0]).Text)
		return []view.Link{{Text: text, Href: v.Href(v.Statement(id))}}
	}
	return nil
}

// A turn is what both sides say on one day, or at one event.
type turn struct {
	date date.Date
	at   site.EventID
	a, b []site.StatementID
}

// relationTopic shows what both sides say on one topic. Only the latest days of a group
// with pages of its own are on the page.
func (v *viewer) relationTopic(r *site.Relation, g page.Group, open int) view.RelationTopic {
	key := page.GroupKey{Page: v.page.Key, List: page.FromList, Of: g.Of}
	out := view.RelationTopic{Name: v.topic(g.Of), ID: v.p.GroupName(key), Count: len(g.Statements)}
	shown := g.Statements
	if long := v.p.LongGroup(key); long != nil {
		shown = shown[:maxFirst]
		if !v.s.Config.NoArchives {
			out.Href = v.Href(long.Address(long.Parts() - 1))
		}
	}
	turns := v.turns(r, shown)
	for i := range turns {
		row := v.relationDay(r, &turns[i])
		if i < open || out.Href != "" {
			out.Rows = append(out.Rows, row)
			continue
		}
		out.Earlier = append(out.Earlier, row)
		out.EarlierCount += len(row.A.Statements) + len(row.B.Statements)
		out.Since = row.Date
	}
	return out
}

// turns parts statements, which are newest first, into what was said on each day, or at
// each event.
func (v *viewer) turns(r *site.Relation, ids []site.StatementID) []turn {
	var list []turn
	for _, id := range ids {
		st := &v.s.Statements[id]
		own := func(t *turn) (own, other *[]site.StatementID) {
			if v.sideIn(r, st) == r.A {
				return &t.a, &t.b
			}
			return &t.b, &t.a
		}
		i := slices.IndexFunc(list, func(t turn) bool {
			_, other := own(&t)
			return t.date == st.Date && (t.at == st.At || v.answeredIn(*other, st))
		})
		if i < 0 {
			i = len(list)
			list = append(list, turn{date: st.Date, at: st.At})
		}
		t := &list[i]
		if t.at == site.NoEvent {
			t.at = st.At // words elsewhere that are answered there
		}
		side, _ := own(t)
		*side = append(*side, id)
	}
	for i := range list {
		list[i].a, list[i].b = v.answersFirst(list[i].a, list[i].b)
	}
	return list
}

// answeredIn reports whether a statement answers one of the other side, or is answered by
// it.
func (v *viewer) answeredIn(other []site.StatementID, st *site.Statement) bool {
	return slices.ContainsFunc(other, func(id site.StatementID) bool { return site.Answers(&v.s.Statements[id], st) })
}

// answersFirst puts what is answered by the other side first, so that it stands beside
// its answer.
func (v *viewer) answersFirst(a, b []site.StatementID) (_, _ []site.StatementID) {
	var firstA, firstB []site.StatementID
	for _, x := range a {
		for _, y := range b {
			if site.Answers(&v.s.Statements[x], &v.s.Statements[y]) && !slices.Contains(firstA, x) && !slices.Contains(firstB, y) {
				firstA, firstB = append(firstA, x), append(firstB, y)
			}
		}
	}
	return before(firstA, a), before(firstB, b)
}

// before puts some of a list before all others.
func before[T comparable](first, all []T) []T {
	rest := slices.DeleteFunc(slices.Clone(all), func(e T) bool { return slices.Contains(first, e) })
	return slices.Concat(first, rest)
}

// sideIn returns for which side of a relation a statement speaks: of both the one that
// is named first.
func (v *viewer) sideIn(r *site.Relation, st *site.Statement) entity.ID {
	for _, side := range st.From {
		if side == r.A || side == r.B {
			return side
		}
	}
	return entity.None
}

func (v *viewer) relationDay(r *site.Relation, t *turn) view.RelationDay {
	out := view.RelationDay{Date: v.near(t.date)}
	v.event = t.at // which need not be said again
	out.A = view.RelationSide{Name: v.s.Registry.At(r.A).Name, Statements: each(v.statement, t.a)}
	out.B = view.RelationSide{Name: v.s.Registry.At(r.B).Name, Statements: each(v.statement, t.b)}
	v.event = site.NoEvent
	if t.at != site.NoEvent {
		out.At = v.eventLink(t.at)
		out.Missing = v.eventRow(t.at).Missing
	}
	for _, side := range [][]view.Statement{out.A.Statements, out.B.Statements} {
		for i := range side {
			side[i].Date, side[i].Topic = view.Day{}, view.Link{}
		}
	}
	return out
}

// acts are the kinds of act that are counted, those that commit first. Remarks are not.
var acts = [...]document.Verb{"demands", "warns", "rejects", "offers", "threatens", "pledges", "supports", "condemns", "accuses", "claims", "denies"}

// relationMonth sums up the as-of month, or else the last one before it in which there is
// something to tell; nil if there is none.
func (v *viewer) relationMonth(r *site.Relation) *view.RelationMonth {
	month := page.MonthOf(v.s.AsOf)
	latest := r.Last
	for _, said := range [][]site.StatementID{r.FromA, r.FromB} {
		if len(said) > 0 && latest.Before(v.s.Statements[said[0]].Date) {
			latest = v.s.Statements[said[0]].Date
		}
	}
	if latest.IsZero() {
		return nil
	}
	if latest = page.MonthOf(latest); latest.Before(month) {
		month = latest
	}
	out := &view.RelationMonth{Name: v.Day(month).Long, SoFar: month == page.MonthOf(v.s.AsOf)}
	add := func(line string) { out.Lines = append(out.Lines, wording.UpperFirst(line)) }
	if contacts := v.contactsIn(r, month); len(contacts) > 0 {
		add(v.Say("rel.contacts", v.List(contacts)))
	}
	earlier := monthBefore(month, 1)
	a, b := v.InSentence(r.A), v.InSentence(r.B)
	sides := []exchangeSide{
		{a, b, v.actsIn(r.FromA, month), v.actsIn(r.FromA, earlier)},
		{b, a, v.actsIn(r.FromB, month), v.actsIn(r.FromB, earlier)},
	}
	var fresh []string
	for _, side := range sides {
		if list := v.actsByAccount(side.now); len(list) > 0 {
			add(v.Say("rel.acts", side.name, side.other, strings.Join(list, v.Say("semicolon")+" ")))
		}
		if list := v.countActs(side.now[entity.None], side.before[entity.None]); len(list) > 0 {
			fresh = append(fresh, v.Say("rel.by", v.List(list), side.name))
		}
	}
	if len(fresh) > 0 && len(sides[0].before)+len(sides[1].before) > 0 {
		add(v.Say("rel.new", v.monthAlone(earlier), strings.Join(fresh, v.Say("semicolon")+" ")))
	}
	if len(out.Lines) == 0 {
		return nil // one told the other something, and no more
	}
	return out
}

// An exchangeSide is one side of a relation, as sentences name it, with its acts in a
// month and in the month before.
type exchangeSide struct {
	name, other string
	now, before map[entity.ID]actCount
}

// monthAlone names a month, with its year if that is not the as-of year.
func (v *viewer) monthAlone(month date.Date) string {
	if month.Year == v.s.AsOf.Year {
		return v.Month(int(month.Month))
	}
	return v.Day(month).Long
}

// contactsIn counts the events of a month by type, and apart those that were called off
// or of which nothing says that they were held.
func (v *viewer) contactsIn(r *site.Relation, month date.Date) []string {
	type kind struct {
		of   document.EventType
		held bool
	}
	count := map[kind]int{}
	var order []kind
	for _, id := range r.Events {
		e := &v.s.Events[id]
		k := kind{e.Type, e.Status == document.StatusHeld}
		if page.MonthOf(e.Date) != month || !k.held && e.Status != document.StatusCancelled {
			continue
		}
		if count[k]++; count[k] == 1 {
			order = append(order, k)
		}
	}
	slices.SortStableFunc(order, func(a, b kind) int {
		switch {
		case a.held == b.held:
			return count[b] - count[a]
		case a.held:
			return -1
		}
		return 1
	})
	return each(func(k kind) string {
		text := v.Word("event_count", string(k.of), count[k])
		if !k.held {
			text = v.Say("called_off", text)
		}
		return text
	}, order)
}

// An actCount says how many acts there are of each kind.
type actCount map[document.Verb]int

// actsIn counts the acts of a month by whose account has them: entity.None for the speakers'
// own, and for those of no side.
func (v *viewer) actsIn(ids []site.StatementID, month date.Date) map[entity.ID]actCount {
	counts := map[entity.ID]actCount{}
	for _, id := range ids {
		st := &v.s.Statements[id]
		if page.MonthOf(st.Date) != month {
			continue
		}
		account := entity.None
		if len(st.Sides) > 0 && !slices.ContainsFunc(st.Sides, func(side entity.ID) bool { return slices.Contains(st.From, side) }) {
			account = st.Sides[0]
		}
		if counts[account] == nil {
			counts[account] = actCount{}
		}
		counts[account][st.Mark.Verb]++
	}
	return counts
}

// actsByAccount writes how many acts there are of each kind: those that others than the
// speakers tell of with the name of who does.
func (v *viewer) actsByAccount(counts map[entity.ID]actCount) []string {
	var list []string
	for _, account := range slices.Sorted(maps.Keys(counts)) {
		acts := v.countActs(counts[account], nil)
		switch {
		case len(acts) == 0:
		case account == entity.None:
			list = append(list, v.List(acts))
		default:
			list = append(list, v.Say("rel.relayed", v.InSentence(account), v.List(acts)))
		}
	}
	return list
}

// countActs writes how many acts there are of each kind, without the kinds that there
// were before.
func (v *viewer) countActs(count, before actCount) []string {
	var list []string
	for _, act := range acts {
		if count[act] > 0 && before[act] == 0 {
			list = append(list, v.act(act, count[act]))
		}
	}
	return list
}

// pairs returns which people of the two countries met.
func (v *viewer) pairs(r *site.Relation) []view.Pair {
	type key struct{ a, b entity.ID }
	at := map[key]int{}
	var list []view.Pair
	for _, id := range r.Events {
		e := &v.s.Events[id]
		if e.Status != document.StatusHeld || !e.Type.IsMeeting() {
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
					list = append(list, view.Pair{A: v.chip(x), B: v.chip(y), Last: v.eventLine(id)})
				}
				list[at[k]].Count++
			}
		}
	}
	return list
}
