package fill

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/spelling"
	"readout/internal/view"
)

// A filterKey is a value that a statement has for a filter, with the words for it. The
// names of filters and the values are in addresses, so they are the same in all languages.
type filterKey struct{ filter, value, label string }

func (k filterKey) String() string { return k.filter + "=" + k.value }

const (
	// maxPeriods is how many months a reader chooses from; of more, years.
	maxPeriods = 12
	// maxWhom is how many names the index of a dossier has, and maxWhomDays how many
	// days of each.
	maxWhom, maxWhomDays = 40, 8
)

// Names of filters, in the order in which they are offered, after that of the groups.
const (
	aboutFilter  = "about"
	wordsFilter  = "words"
	recordFilter = "record"
	periodFilter = "period"
)

// keys are the values of a statement. One that is quoted in part is found as a quotation
// and as a paraphrase.
func (d *dossier) keys(st *site.Statement) []filterKey {
	var keys []filterKey
	for _, whom := range d.whomOf(st) {
		keys = append(keys, filterKey{aboutFilter, d.addressName(whom), d.Name(whom)})
	}
	if st.Mark.Form != document.Indirect {
		keys = append(keys, filterKey{wordsFilter, "quotation", d.Say("ask.quotations")})
	}
	if st.Mark.Form != document.Direct {
		keys = append(keys, filterKey{wordsFilter, "paraphrase", d.Say("ask.paraphrases")})
	}
	if unnamed(st) {
		keys = append(keys, filterKey{recordFilter, "no", d.Say("ask.unnamed")})
	} else {
		keys = append(keys, filterKey{recordFilter, "yes", d.Say("ask.named")})
	}
	month := page.MonthOf(st.Date)
	return append(keys, filterKey{periodFilter, month.String(), d.Day(month).Long})
}

// unnamed reports whether a statement rests on somebody without a name: the speaker, or
// one of those who relayed it.
func unnamed(st *site.Statement) bool {
	return st.By != nil && st.By.Entity == entity.None ||
		slices.ContainsFunc(st.Via, func(p mention.Party) bool { return p.Entity == entity.None })
}

// whomOf returns the entities that a statement is directed at, made to or about, each
// once: neither those who make it, nor the subject of the page.
func (d *dossier) whomOf(st *site.Statement) []entity.ID {
	var list []entity.ID
	for id := range st.Parties() {
		if !slices.Contains(list, id) && !slices.Contains(d.subjects, id) && !slices.Contains(st.Speakers, id) && id != st.Topic {
			list = append(list, id)
		}
	}
	return list
}

// addressName is what an entity is called in addresses: its id, with the kind if one of
// an earlier kind has the same id.
func (d *dossier) addressName(id entity.ID) string {
	key := d.s.Registry.At(id).Key
	for kind := entity.Person; kind < key.Kind; kind++ {
		if _, taken := d.s.Registry.Find(entity.Key{Kind: kind, ID: key.ID}); taken {
			return key.String()
		}
	}
	return key.ID
}

// groupKey is the value that all statements of a group have.
func (d *dossier) groupKey(of entity.ID) filterKey {
	filter := entity.Topic.String()
	if d.list == page.FromList && d.isTopic(d.of) {
		filter = "side"
	}
	if of == entity.None {
		return filterKey{filter, "none", d.Say("ask.none")}
	}
	e := d.s.Registry.At(of)
	return filterKey{filter, e.Key.ID, d.Name(of)}
}

// addKeys gives the statements of a group their keys.
func (d *dossier) addKeys(out *view.StatementGroup, g page.Group) {
	out.Key = d.groupKey(g.Of).String()
	n := 0
	for _, list := range [][]view.Statement{out.First, out.More, out.Earlier} {
		for i := range list {
			list[i].Keys = d.keyText(g.Statements[n])
			n++
		}
	}
}

// keyText is the keys of a statement as a page has them.
func (d *dossier) keyText(id site.StatementID) string {
	var texts []string
	for _, k := range d.keys(&d.s.Statements[id]) {
		texts = append(texts, k.String())
	}
	return strings.Join(texts, " ")
}

// filters returns the filters between whose values there is a choice.
func (d *dossier) filters() []view.Filter {
	list := []view.Filter{{Name: d.groupKey(entity.None).filter}, {Name: aboutFilter}, {Name: wordsFilter}, {Name: recordFilter}, {Name: periodFilter}}
	found := map[filterKey]bool{}
	add := func(k filterKey) {
		if found[k] {
			return
		}
		found[k] = true
		i := slices.IndexFunc(list, func(f view.Filter) bool { return f.Name == k.filter })
		list[i].Values = append(list[i].Values, view.FilterValue{Value: k.value, Label: k.label})
	}
	for _, g := range d.groups {
		add(d.groupKey(g.Of))
	}
	for _, id := range d.ids {
		for _, k := range d.keys(&d.s.Statements[id]) {
			add(k)
		}
	}
	if months := list[4].Values; len(months) > maxPeriods {
		list[4].Values = d.years(months)
	}
	slices.SortFunc(list[1].Values, func(a, b view.FilterValue) int {
		return cmp.Or(cmp.Compare(spelling.Fold(a.Label), spelling.Fold(b.Label)), cmp.Compare(a.Value, b.Value))
	})
	return slices.DeleteFunc(list, func(f view.Filter) bool { return len(f.Values) < 2 })
}

// years returns the years of months, which are newest first. A month belongs to the year
// with which it begins.
func (d *dossier) years(months []view.FilterValue) (list []view.FilterValue) {
	for _, m := range months {
		year, _, _ := strings.Cut(m.Value, "-")
		if n := len(list); n == 0 || list[n-1].Value != year {
			list = append(list, view.FilterValue{Value: year, Label: d.Digits(year)})
		}
	}
	return list
}

// whom lists those whom statements are of, to or about, those of most statements first.
func (d *dossier) whom() []view.WhomRow {
	of := map[entity.ID][]site.StatementID{}
	var names []entity.ID
	for _, id := range d.ids {
		for _, whom := range d.whomOf(&d.s.Statements[id]) {
			if of[whom] == nil {
				names = append(names, whom)
			}
			of[whom] = append(of[whom], id)
		}
	}
	d.sortByName(names)
	slices.SortStableFunc(names, func(a, b entity.ID) int { return len(of[b]) - len(of[a]) })
	return each(func(whom entity.ID) view.WhomRow { return d.whomRow(whom, of[whom]) }, names[:min(len(names), maxWhom)])
}

func (d *dossier) whomRow(whom entity.ID, ids []site.StatementID) view.WhomRow {
	row := view.WhomRow{Chip: d.chip(whom), Count: len(ids)}
	var last date.Date
	for i, id := range ids {
		day := d.s.Statements[id].Date
		if day == last {
			continue
		}
		if len(row.Days) == maxWhomDays {
			row.More = len(ids) - i
			break
		}
		last = day
		row.Days = append(row.Days, view.DayLink{Day: d.near(day), Href: d.place(id)})
	}
	return row
}

// place returns the address of a statement of the list: on this page, or on one of a long
// group; in its article if it is on neither.
func (d *dossier) place(id site.StatementID) string {
	for _, g := range d.groups {
		i := slices.Index(g.Statements, id)
		if i < 0 {
			continue
		}
		anchor := "#" + d.s.Statements[id].Mark.ID
		long := d.p.LongGroup(d.key(g.Of))
		switch {
		case long == nil || i < d.open:
			return anchor
		case !d.s.Config.NoArchives:
			return d.Href(long.AddressOf(i)) + anchor
		}
	}
	return d.Href(d.Statement(id))
}
