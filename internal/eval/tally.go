package eval

import (
	"fmt"
	"maps"
	"slices"

	"readout/internal/entity"
)

// A Result is the figures of a set.
type Result struct {
	Set     string  `json:"set"`
	HeldOut bool    `json:"held_out,omitempty"`
	Records int     `json:"records"`
	Bytes   int     `json:"bytes"`
	Seconds float64 `json:"seconds"` // of finding alone
	Rows    []*Row  `json:"rows"`
}

// Hide takes the misses out, for whoever is not to see them.
func (r *Result) Hide() {
	for _, row := range r.Rows {
		row.Misses = nil
	}
}

// Speed returns how many million bytes are searched in a second.
func (r *Result) Speed() float64 {
	if r.Seconds == 0 {
		return 0
	}
	return float64(r.Bytes) / r.Seconds / 1e6
}

// A tally counts one set.
type tally struct {
	set     Set
	kinds   []entity.Kind // of the gold mentions
	rows    map[string]*Row
	order   []*Row
	bytes   int
	seconds float64
}

func newTally(set Set) *tally {
	t := &tally{set: set, rows: map[string]*Row{}}
	seen := map[entity.Kind]bool{}
	for _, r := range set.Records {
		for _, m := range r.Mentions {
			seen[kindOf(m.Kind)] = true
		}
	}
	if t.kinds = slices.Sorted(maps.Keys(seen)); len(seen) == 0 {
		t.kinds = []entity.Kind{entity.Country}
	}
	return t
}

// kindOf reads the kind of a mention; what is not said is a country.
func kindOf(name string) entity.Kind {
	for _, k := range []entity.Kind{entity.Person, entity.Organization, entity.Place, entity.Topic} {
		if name == k.String() {
			return k
		}
	}
	return entity.Country
}

func (t *tally) row(format string, args ...any) *Row {
	name := fmt.Sprintf(format, args...)
	if t.rows[name] == nil {
		t.rows[name] = &Row{Measure: name, byWords: map[string]*Miss{}, set: t.set.Name}
		t.order = append(t.order, t.rows[name])
	}
	return t.rows[name]
}

// count is the row of a measure that is a number of mistakes.
func (t *tally) count(name string) *Row {
	row := t.row("%s", name)
	row.Count = true
	return row
}

func (t *tally) result() Result {
	// Pairs are counted in every text, but say nothing of a set without people.
	t.order = slices.DeleteFunc(t.order, func(row *Row) bool { return row.One && row.Right+row.Missed == 0 })
	for _, row := range t.order {
		row.figures(t.set.Targets)
	}
	return Result{
		Set: t.set.Name, HeldOut: t.set.HeldOut, Records: len(t.set.Records), Bytes: t.bytes, Seconds: t.seconds, Rows: t.order,
	}
}

// record counts one text.
func (t *tally) record(registry *entity.Registry, r *Record, all []found) {
	switch r.Score {
	case ByMention:
		t.mentions(registry, r, all)
	case ByRecall:
		t.tags("country tags", registry, entity.Country, r.Countries, r, all)
		t.tags("person tags", registry, entity.Person, r.People, r, all)
	case ByFocus:
		t.focus(registry, r, all)
	case ByDesk:
		t.desk(r, all)
	case ByLinks:
		t.links(r, all)
	}
}

// tags compares the entities of a text, each counted once. A text without
// labels of a kind is not labelled for it.
func (t *tally) tags(measure string, registry *entity.Registry, kind entity.Kind, ids []string, r *Record, all []found) {
	if len(ids) == 0 {
		return
	}
	row := t.row("%s", measure)
	gold := known(registry, kind, ids, &row.LeftOut)
	if len(gold) == 0 {
		return
	}
	if kind == entity.Country {
		all = withCountries(registry, all)
	}
	got, _ := counted(all, kind)
	for _, k := range gold {
		if slices.Contains(got, k) {
			row.Right++
		} else {
			row.add(Miss{Type: "missed", Entity: k.String()}, r.ID, r.beginning())
		}
	}
	for _, k := range got {
		if !slices.Contains(gold, k) {
			f := all[slices.IndexFunc(all, func(f found) bool { return f.key == k })]
			row.add(Miss{Type: "wrong", Surface: f.surface, Entity: k.String(), How: f.how.String()}, r.ID, r.context(f.Span))
		}
	}
}

// withPlaces is tags for countries that were found or whose capitals were.
func (t *tally) withPlaces(registry *entity.Registry, r *Record, all []found) {
	t.tags("country tags and places", registry, entity.Country, r.Countries, r, all)
}

// withCountries adds the country that each found place lies in: a place with a
// page of its own is found as itself, and whoever asks for the country means it.
func withCountries(registry *entity.Registry, all []found) []found {
	for _, f := range all {
		if f.key.Kind != entity.Place {
			continue
		}
		id, _ := registry.Find(f.key)
		if in := registry.At(id).Country; in != entity.None {
			f.key = registry.At(in).Key
			all = append(all, f)
		}
	}
	return all
}

func (t *tally) focus(registry *entity.Registry, r *Record, all []found) {
	if len(r.Countries) > 0 {
		row := t.row("country most named")
		row.One = true
		if about := known(registry, entity.Country, r.Countries[:1], &row.LeftOut); len(about) > 0 {
			row.mostNamed(r, about[0], all)
		}
	}
	got, _ := counted(all, entity.Person)
	row := t.row("focus people")
	row.One = true
	row.Pairs += len(got)
	for _, k := range known(registry, entity.Person, r.People, &row.LeftOut) {
		if slices.Contains(got, k) {
			row.Right++
		} else {
			row.add(Miss{Type: "missed", Entity: k.String()}, r.ID, r.beginning())
		}
	}
}

func (row *Row) mostNamed(r *Record, about entity.Key, all []found) {
	if most := mostNamed(all, about); len(most) == 1 && most[0] == about {
		row.Right++
	} else {
		row.add(Miss{Type: "missed", Entity: about.String()}, r.ID, fmt.Sprintf("most named: %v", most))
	}
}

func (t *tally) mentions(registry *entity.Registry, r *Record, all []found) {
	if len(t.set.Ways) > 0 {
		var byName []found
		for _, f := range all {
			if slices.Contains(t.set.Ways, f.how) {
				byName = append(byName, f)
			}
		}
		t.places(registry, r, byName, "names by offset")
	}
	t.places(registry, r, all, "mentions by offset")
	for _, s := range r.Not {
		row := t.row("wrong names rejected")
		row.One = true
		i := slices.IndexFunc(all, func(f found) bool { return f.inText() && f.touches(s) && slices.Contains(t.kinds, f.key.Kind) })
		if i < 0 {
			row.Right++
			continue
		}
		row.add(Miss{Type: "missed", Surface: r.words(s), Entity: all[i].key.String(), How: all[i].how.String()}, r.ID, r.context(s))
	}
}

// places compares names by offset, each kind in a row of its own.
func (t *tally) places(registry *entity.Registry, r *Record, all []found, measure string) {
	type place struct {
		Span
		key entity.Key
	}
	gold := map[place]bool{} // whether it was found
	for _, m := range r.Mentions {
		row := t.row("%s %s", kindOf(m.Kind), measure)
		for _, k := range known(registry, kindOf(m.Kind), []string{m.ID}, &row.LeftOut) {
			gold[place{r.core(m.Span), k}] = false
		}
	}
	for _, kind := range t.kinds {
		row := t.row("%s %s", kind, measure)
		for _, f := range all {
			p := place{r.core(f.Span), f.key}
			if f.key.Kind != kind || !f.inText() || f.part {
				continue
			}
			if done, right := gold[p]; right && !done {
				gold[p] = true
				row.Right++
			} else {
				row.add(Miss{Type: "wrong", Surface: f.surface, Entity: f.key.String(), How: f.how.String()}, r.ID, r.context(f.Span))
			}
		}
		for _, m := range r.Mentions {
			p := place{r.core(m.Span), keyOf(kind, m.ID)}
			if done, is := gold[p]; is && !done && kindOf(m.Kind) == kind {
				gold[p] = true // a label given twice
				row.add(Miss{Type: "missed", Surface: r.words(m.Span), Entity: p.key.String()}, r.ID, r.context(m.Span))
			}
		}
	}
}
