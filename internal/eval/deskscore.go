package eval

import "readout/internal/entity"

// desk compares what was found in a short text with its labels. A name is found
// if one mention of who is meant stands there and reaches its last word: a
// name in two pieces, or cut short, is none.
func (t *tally) desk(r *Record, all []found) {
	people, countries := t.row("people found"), t.row("countries found")
	people.One, countries.One = true, true
	people.each, countries.each = true, true
	for _, m := range r.Mentions {
		if m.Optional {
			continue
		}
		row, key := people, keyOf(kindOf(m.Kind), m.ID)
		if key.Kind != entity.Person {
			row = countries
		}
		at := r.core(m.Span)
		var there []found
		for _, f := range all {
			if f.key == key && f.touches(at) {
				there = append(there, f)
			}
		}
		if len(there) == 1 && there[0].End >= at.End {
			row.Right++
		} else {
			row.add(Miss{Type: "missed", Surface: r.words(m.Span), Entity: key.String()}, r.ID, r.shown(m.Span))
		}
	}
	wrong := [...]*Row{entity.Person: t.count("wrong people"), entity.Country: t.count("wrong countries")}
	for _, f := range all {
		if row := wrong[min(f.key.Kind, entity.Country)]; r.wrong(f) {
			row.each = true
			row.add(Miss{Type: "wrong", Surface: f.surface, Entity: f.key.String(), How: f.how.String()}, r.ID, r.shown(f.Span))
		}
	}
}

// wrong reports whether the labels of a short text speak against a find. A
// country that no label touches is unknown, unless all countries have labels.
// What is neither person nor country has none, but must not stand where
// somebody else is meant.
func (r *Record) wrong(f found) bool {
	touched := false
	for _, m := range r.Mentions {
		if f.touches(m.Span) {
			if keyOf(kindOf(m.Kind), m.ID) == f.key {
				return false
			}
			touched = true
		}
	}
	for _, s := range r.Not {
		touched = touched || f.touches(s)
	}
	return touched || f.key.Kind == entity.Person || f.key.Kind == entity.Country && r.All
}

// shown is the context of a span with the row that the text stands for.
func (r *Record) shown(s Span) string { return "(" + r.Row + ") " + r.context(s) }
