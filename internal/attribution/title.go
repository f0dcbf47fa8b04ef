package attribution

import (
	"readout/internal/entity"
	"readout/internal/source"
)

// introduce keeps what stands beside a name of who that is: the title before it, or an apposition. The first
// place that has something counts.
func (r *reader) introduce(q *person, g nameRange) {
	if q.Gender == Unsaid {
		q.Gender = r.genderAt(g)
	}
	if q.Role.Len() > 0 {
		return
	}
	from := r.titleStart(g.from)
	if from < g.from && r.describe(q, from, g.from) {
		return
	}
	if from = g.to + 1; r.is(g.to, comma) && r.describe(q, from, r.appositionEnd(from)) { // Ann Lee, the mayor of Oslo,
		return
	}
	if r.is(g.from-1, comma) && r.explains(g) { // the mayor of Oslo, Ann Lee,
		from = g.from - 1
		for from > 0 && from > g.from-12 && !r.is(from-1, punctuation&^(opening|closing)|passage|action|auxiliary|but|that) && !r.at(from-1).speaks() {
			from--
		}
		r.describe(q, from, g.from-1)
	}
}

// titleStart returns where the title begins that ends before a name: "the Hungarian Prime Minister".
func (r *reader) titleStart(end int) int {
	from := end
	for i := end - 1; i >= 0 && i > end-far/4 && r.adjoinsTitle(i+1); i-- {
		switch t := r.at(i); {
		case r.people.at[i] != 0 || t.is(honorific) && !t.is(office):
			return from
		case t.is(office|occupation|degree|subject|former|body) || r.covered(i):
			from = i
		case t.is(possessive) && (r.covered(i-1) || r.is(i-1, capital)):
		case t.is(linking) && t.lower && i+1 < end && (r.word(i) == "of" || r.word(i) == "to" || r.word(i) == "for"):
		case t.is(determiner) && r.is(i-1, preposition):
		case i == end-1 && t.lower && t.is(word) && !t.is(closed) && agentive(t.Of(r.plain)), t.lower && r.is(i+1, occupation) && !t.is(closed|determiner) && !t.speaks():
			from = i // "team member"
		default:
			return from
		}
	}
	return from
}

// appositionEnd returns where an apposition ends that begins at a token.
func (r *reader) appositionEnd(from int) int {
	i := from
	for i < len(r.tokens) && i < from+far/4 && !r.is(i, punctuation|passage|relative|auxiliary|but|that) && !r.at(i).speaks() && !(r.is(i, and) && r.is(i+1, determiner)) {
		i++
	}
	return i
}

// describe reads the role and the country in a title or apposition, and reports whether it has an office.
func (r *reader) describe(q *person, from, to int) bool {
	for from < to && (r.is(from, determiner|owner|adverb|preposition|digit) || r.is(from, former)) {
		q.Former = q.Former || r.is(from, former)
		from++
	}
	for to > from && r.is(to-1, possessive|preposition|determiner) {
		to--
	}
	country, id := source.Span{}, entity.None
	if n, ok := r.landAt(from); ok { // Hungarian Prime Minister, Hungary’s prime minister
		country, id = n.Text, n.Entity
		for from < to && (r.at(from).End <= n.Text.End || r.is(from, possessive)) {
			from++
		}
		for from < to && r.is(from, former) {
			q.Former = true
			from++
		}
	}
	if n, ok := r.landAt(to - 1); ok && r.at(to-1).End == n.Text.End { // prime minister of Hungary
		at := to
		for at > from && r.at(at-1).Start >= n.Text.Start || at > from && r.is(at-1, determiner) {
			at--
		}
		if at > from && r.is(at-1, preposition) && r.word(at-1) == "of" && !r.is(at-2, preposition) {
			if id == entity.None {
				country, id = n.Text, n.Entity
			}
			to = at - 1
		}
	}
	if !r.hasOffice(from, to) {
		return false
	}
	q.Role, q.Country, q.CountryID = r.span(from, to), country, id
	return true
}

// landAt returns the country or organization whose name covers a token.
func (r *reader) landAt(i int) (Name, bool) {
	n, ok := r.nameAt(i)
	return n, ok && (n.Kind == entity.Country || n.Kind == entity.Organization)
}

// hasOffice reports whether a description says what somebody is.
func (r *reader) hasOffice(from, to int) bool {
	for i := from; i < to; i++ {
		if r.is(i, office|occupation) || r.at(i).lower && agentive(r.at(i).Of(r.plain)) {
			return true
		}
	}
	return false
}
