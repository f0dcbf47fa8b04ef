package eval

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"readout/internal/entity"
	"readout/internal/mention"
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

// A Row is one measure of a set.
type Row struct {
	Measure string `json:"measure"`
	Right   int    `json:"right"`
	Wrong   int    `json:"wrong"`  // found, and not in the gold
	Missed  int    `json:"missed"` // in the gold, and not found
	// One says that there is one figure, the share of right ones, and no
	// precision apart from recall.
	One      bool    `json:"-"`
	Count    bool    `json:"-"`                  // there is no figure but the number of mistakes
	Shares   bool    `json:"-"`                  // there is no F1, as what was found says what could be
	Pairs    int     `json:"pairs,omitempty"`    // of text and person, found in all
	LeftOut  int     `json:"left_out,omitempty"` // labels that the registry lacks
	Disputed int     `json:"disputed,omitempty"` // of Wrong and Missed: where the label is wrong
	P        float64 `json:"precision"`
	R        float64 `json:"recall"`
	F1       float64 `json:"f1"`
	Target   *Target `json:"target,omitempty"`
	Met      *bool   `json:"met,omitempty"`
	Misses   []*Miss `json:"misses,omitempty"` // worst first
	byWords  map[string]*Miss
	each     bool // each mistake is listed apart
	set      string
}

// A Miss is one mistake and where it was made.
type Miss struct {
	Type    string   `json:"type"` // "missed", "wrong" or "open": found, and not yet judged
	Surface string   `json:"surface"`
	Entity  string   `json:"entity"`
	How     string   `json:"how,omitempty"` // by which rule a wrong one was found
	Times   int      `json:"times"`
	Records []string `json:"records"`
	Context string   `json:"context,omitempty"` // in the first record
}

// add counts a mistake.
func (row *Row) add(m Miss, record, context string) {
	if m.Type == "missed" {
		row.Missed++
	} else {
		row.Wrong++
	}
	if disputed[label{row.set, record, m.Entity}] && m.How != mention.Demonym.String() { // the labels are of names
		row.Disputed++
	}
	key := strings.Join([]string{m.Type, m.Surface, m.Entity, m.How}, "\n")
	if row.each {
		key += "\n" + record + "\n" + context
	}
	seen := row.byWords[key]
	if seen == nil {
		m.Context = context
		seen = &m
		row.byWords[key] = seen
		row.Misses = append(row.Misses, seen)
	}
	seen.Times++
	if !slices.Contains(seen.Records, record) {
		seen.Records = append(seen.Records, record)
	}
}

// figures computes what follows from the counts.
func (row *Row) figures(targets []Target) {
	share := func(part, whole int) float64 {
		if whole == 0 {
			return 0
		}
		return float64(part) / float64(whole)
	}
	row.P, row.R = share(row.Right, row.Right+row.Wrong), share(row.Right, row.Right+row.Missed)
	row.F1 = share(2*row.Right, 2*row.Right+row.Wrong+row.Missed)
	if row.One {
		row.P, row.F1 = row.R, row.R
	}
	for _, t := range targets {
		if t.Row == row.Measure {
			met := t.met(row)
			row.Target, row.Met = &t, &met
		}
	}
	slices.SortStableFunc(row.Misses, func(a, b *Miss) int { return cmp.Compare(b.Times, a.Times) })
}

// met reports whether a row is what it should be.
func (t *Target) met(row *Row) bool {
	switch t.Figure {
	case "wrong":
		return row.Wrong <= t.Most
	case "missed":
		return row.Missed <= t.Most
	}
	return map[string]float64{"P": row.P, "R": row.R, "F1": row.F1}[t.Figure] >= t.Least
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
			if f.key.Kind != kind || !f.inText() {
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
