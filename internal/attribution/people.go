package attribution

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"readout/internal/entity"
	"readout/internal/source"
	"readout/internal/spelling"
)

// many bounds how many people a name is compared with.
const many = 64

// people are all whom a text names: in full, or by title and surname.
type people struct {
	list []person
	// by has the people by the last word of their name, and by the first.
	byLast, byFirst map[string][]int
	// at has for each token the person whose name it is part of, counted from 1; 0 for none.
	at []int32
	// ends are the last words of all longer runs of capitals, people's or not.
	ends map[string]bool
}

// A person is a Person as it is gathered.
type person struct {
	Person
	words []string // of the name
}

// nameAt returns the resolved name that covers a token.
func (r *reader) nameAt(i int) (Name, bool) {
	t := r.at(i)
	k := sort.Search(len(r.names), func(k int) bool { return r.names[k].Text.End > t.Start })
	if k < len(r.names) && r.names[k].Text.Start <= t.Start && t.End > t.Start {
		return r.names[k], true
	}
	return Name{}, false
}

// covered reports whether a token is part of the name of an entity that is no person.
func (r *reader) covered(i int) bool {
	n, ok := r.nameAt(i)
	return ok && n.Kind != entity.Person
}

// findPeople finds all people whom the text names, and where.
func (r *reader) findPeople() {
	p := &r.people
	p.byLast, p.byFirst = map[string][]int{}, map[string][]int{}
	p.at = make([]int32, len(r.tokens))
	groups := r.nameGroups()
	p.ends = map[string]bool{}
	for _, g := range groups {
		if g.to-g.from > 1 {
			p.ends[nameKey(r.word(g.to-1))] = true
		}
	}
	for _, g := range groups {
		if g.to-g.from > 1 && r.personal(g) {
			r.meet(g)
		}
	}
	for _, g := range groups {
		if g.to-g.from == 1 && p.at[g.from] == 0 && r.titledAt(g.from) && len(p.byLast[nameKey(r.word(g.from))]) == 0 && !r.nearMiss(r.word(g.from)) {
			r.meet(g)
		}
	}
	for _, g := range r.nameGroups() {
		if p.at[g.from] == 0 {
			r.recognize(g)
		}
	}
}

// nameWords returns the words of a name.
func (r *reader) nameWords(g nameRange) []string {
	words := make([]string, 0, g.to-g.from)
	for i := g.from; i < g.to; i++ {
		words = append(words, r.word(i))
	}
	if n := len(words); n > 2 && r.is(g.to-1, generation) {
		words = words[:n-1]
	}
	return words
}

// meet adds a person, or what a text says of one whom it named before.
func (r *reader) meet(g nameRange) {
	p := &r.people
	words := r.nameWords(g)
	last := nameKey(words[len(words)-1])
	id, sex := entity.None, Unsaid
	if n, ok := r.nameAt(g.to - 1); ok && n.Kind == entity.Person {
		id, sex = n.Entity, n.Gender
	}
	bearers := p.byLast[last]
	bearers = bearers[:min(len(bearers), many)]
	k := slices.IndexFunc(bearers, func(k int) bool { r.steps++; return p.list[k].same(words, id) })
	switch {
	case k >= 0:
		k = p.byLast[last][k]
	default:
		k = len(p.list)
		p.list = append(p.list, person{Person: Person{Entity: id, CountryID: entity.None}, words: words})
		p.byLast[last] = append(p.byLast[last], k)
		if len(words) > 1 {
			first := nameKey(words[0])
			p.byFirst[first] = append(p.byFirst[first], k)
		}
	}
	q := &p.list[k]
	if name := string(r.span(g.from, g.to).Of(r.plain)); len(q.Name) < len(name) && len(words) >= len(q.words) {
		q.Name, q.words = name, words
	}
	if q.Entity == entity.None {
		q.Entity = id
	}
	if q.Gender == Unsaid {
		q.Gender = sex
	}
	r.introduce(q, g)
	r.mark(k, g)
}

// mark notes that a name is a person's.
func (r *reader) mark(k int, g nameRange) {
	for i := g.from; i < g.to; i++ {
		r.people.at[i] = int32(k + 1)
	}
	q := &r.people.list[k]
	q.Mentions = append(q.Mentions, r.span(g.from, g.to))
}

// same reports whether a name is the person's: the given names agree as far as both have them, but for a
// letter.
func (q *person) same(words []string, id entity.ID) bool {
	if id != entity.None && q.Entity != entity.None {
		return id == q.Entity
	}
	if len(words) == 1 || len(q.words) == 1 {
		return true
	}
	a, b := words[0], q.words[0]
	return a == b || spelling.Distance(a, b) == 1 && len(a) > 3 || initialOf(a, b) || initialOf(b, a)
}

func initialOf(a, b string) bool { return strings.HasSuffix(a, ".") && strings.HasPrefix(b, a[:1]) }

// recognize finds whose name a surname, or another part of a name, is.
func (r *reader) recognize(g nameRange) {
	if k, rule := r.whose(g); rule == "" {
		r.mark(k, g)
	}
}

// whose returns the only person of whom words are a name, or the rule by which they are nobody's.
func (r *reader) whose(g nameRange) (int, Rule) {
	p := &r.people
	if n, ok := r.nameAt(g.to - 1); ok && n.Kind == entity.Person {
		for k := range p.list {
			if p.list[k].Entity == n.Entity {
				return k, ""
			}
		}
	}
	words := r.nameWords(g)
	all := p.byLast[nameKey(words[len(words)-1])]
	if len(all) == 0 && len(words) == 1 {
		all = p.byFirst[nameKey(words[0])]
	}
	all = slices.Clone(all[:min(len(all), many)])
	all = slices.DeleteFunc(all, func(k int) bool { return len(words) > 1 && !p.list[k].same(words, entity.None) })
	switch len(all) {
	case 0:
		return -1, RuleNobody
	case 1:
		return all[0], ""
	}
	return -1, RuleSeveral
}

// nameKey is what two forms of a name share: its letters without accents and case.
func nameKey(word string) string {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return spelling.Fold(word)
		}
	}
	return strings.ToLower(word)
}

// nearMiss reports whether a name is spelt nearly as that of a person in the text, so that either may be meant.
func (r *reader) nearMiss(name string) bool {
	if len(name) < 4 {
		return false
	}
	for i := range r.people.list[:min(len(r.people.list), many)] {
		r.steps++
		words := r.people.list[i].words
		last := words[len(words)-1]
		if last == name || last[0] != name[0] || len(last) < 4 {
			continue
		}
		if d := spelling.Distance(last, name); d == 1 || d == 2 && (len(name) > 4 || sameLetters(last, name)) {
			return true
		}
	}
	return false
}

// sameLetters reports whether two words have the same letters in another order.
func sameLetters(a, b string) bool {
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return bytes.Equal(x, y)
}

// genderAt reads the gender from a title before a name, or an apposition after it.
func (r *reader) genderAt(g nameRange) Gender {
	of := func(i int) Gender {
		switch t := r.at(i); {
		case t.is(feminine) && !t.is(pronoun|owner):
			return Female
		case t.is(masculine) && !t.is(pronoun|owner):
			return Male
		}
		return Unsaid
	}
	for i := g.from - 1; i >= g.from-6 && i >= 0 && !r.is(i, punctuation|passage); i-- {
		if sex := of(i); sex != Unsaid {
			return sex
		}
	}
	for i := g.to + 1; r.is(g.to, comma) && i < g.to+6 && !r.is(i, punctuation|passage); i++ {
		if sex := of(i); sex != Unsaid {
			return sex
		}
	}
	return Unsaid
}

// spansOf returns the people as the reading has them.
func (r *reader) readPeople() []Person {
	list := make([]Person, len(r.people.list))
	for i := range r.people.list {
		list[i] = r.people.list[i].Person
		slices.SortFunc(list[i].Mentions, func(a, b source.Span) int { return int(a.Start - b.Start) })
	}
	return list
}
