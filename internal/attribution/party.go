package attribution

import (
	"bytes"
	"slices"
	"strings"

	"readout/internal/entity"
)

// nobody is a party of whom the text says nothing.
func nobody() Party { return Party{Kind: Open, Entity: entity.None, Person: -1} }

// party reads who a noun phrase is. The phrase may have appositions, between commas.
func (r *reader) party(from, to int) (p Party, rule Rule) {
	p = nobody()
	to = r.trimmed(from, to)
	p.Text = r.span(from, to)
	if to-from == 1 && r.is(from, pronoun) && !r.is(from, several) {
		return r.pronounParty(p, from)
	}
	head := r.pieceEnd(from, to)
	if r.joined(from, head) {
		p.Kind, p.Name = Group, string(p.Text.Of(r.plain))
		return p, ""
	}
	if n, ok := r.nameIn(from, head); ok {
		if r.otherName(n) {
			return p, RuleLongerName
		}
		if q, rule, is := r.named(p, n, from, head); is {
			return q, rule
		}
	}
	for at := head + 1; at < to; { // "the foreign minister, Sergey Lavrov"
		end := r.pieceEnd(at, to)
		if n, ok := r.nameIn(at, end); ok && r.wholeName(at, end) && r.people.at[n.from] != 0 {
			if q, rule, is := r.named(p, n, at, end); is {
				return q, rule
			}
		}
		at = end + 1
	}
	return r.described(p, from, head)
}

// trimmed returns the end of a phrase without the comma that closes it.
func (r *reader) trimmed(from, to int) int {
	for to > from && r.is(to-1, punctuation&^closing) {
		to--
	}
	return to
}

// pieceEnd returns where a phrase ends up to the next comma that stands in no parenthesis.
func (r *reader) pieceEnd(from, to int) int {
	for i := from; i < to; i++ {
		switch {
		case r.is(i, opening):
			if c := r.closingOf(i, to); c > 0 {
				i = c
			}
		case r.is(i, comma):
			return i
		}
	}
	return to
}

// joined reports whether a phrase names several: "Lavrov and Blinken", "the agency and the ministry".
func (r *reader) joined(from, to int) bool {
	for i := from + 1; i < to-1; i++ {
		if !r.is(i, and) && r.lowWord(i) != "or" {
			continue
		}
		if r.namesPerson(from, i) && r.namesPerson(i+1, to) {
			return true // "Foreign Minister Ann Lee and Norwegian Prime Minister Jan Moe"
		}
		next := r.at(i + 1)
		if r.at(i-1).lower && (r.is(i-1, several) || r.plural(i-1)) {
			return true // "officials and spokesman Ann Lee"
		}
		if r.people.at[i+1] != 0 && r.is(i-1, capital) || next.is(determiner|owner) || r.people.at[i+1] != 0 || r.covered(i-1) && r.covered(i+1) {
			if r.people.at[i-1] != 0 || next.is(determiner|owner) || r.covered(i-1) {
				return true
			}
		}
	}
	return false
}

// named is the party of a name. It is none if the capitals are those of a body.
func (r *reader) named(p Party, n nameRange, from, to int) (Party, Rule, bool) {
	text := func(from, to int) string { return string(r.span(from, to).Of(r.plain)) }
	if k := int(r.people.at[n.to-1]); k > 0 {
		q := &r.people.list[k-1]
		p.Kind, p.Name, p.Person = Named, q.Name, k-1
		if p.Entity = q.Entity; p.Entity != entity.None {
			p.Kind = Known
		}
		return p, "", true
	}
	single := n.to-n.from == 1
	before := r.at(n.from - 1)
	switch k, rule := r.whose(n); {
	case rule == "":
		return r.personParty(p, k, Unsaid), "", true
	case rule == RuleSeveral:
		return p, RuleSeveral, true
	case single && r.nearMiss(text(n.from, n.to)):
		return p, RuleMisspelt, true
	case single && r.people.ends[nameKey(text(n.from, n.to))]:
		return p, RuleLongerName, true
	case n.from > from && before.is(honorific|office|occupation|possessive):
		p.Kind, p.Name = Named, text(n.from, n.to)
		return p, "", true
	}
	return p, "", false
}

// described is the party of a phrase without a person's name: an entity, a body, or somebody described.
func (r *reader) described(p Party, from, to int) (Party, Rule) {
	core := from
	for core < to-1 && r.is(core, determiner|adverb) && !r.is(core, several|digit) {
		if core++; r.is(core-1, adverb) {
			from = core // "specifically the minister"
		}
	}
	if n, ok := r.nameAt(core); ok && n.Text.End >= r.at(to-1).End && n.Text.Start <= r.at(core).Start {
		if n.Kind == entity.Country && demonym(string(n.Text.Of(r.plain)), core > from) {
			return p, RuleNobody // a man, or many, and not the state
		}
		p.Kind, p.Entity, p.Name = Known, n.Entity, string(n.Text.Of(r.plain))
		return p, ""
	}
	if p.Name = string(r.span(from, to).Of(r.plain)); to == from {
		return p, RuleNobody
	}
	head := r.headOf(core, to)
	switch t := r.at(head); {
	case r.is(from, demonstrative) && !t.is(several), t.is(timing):
		p.Name = ""
		return p, RuleNobody
	case t.is(several) || r.plural(head):
		p.Kind = Group
	case t.is(capital) && !(head == core && core > from && t.is(office|occupation)):
		p.Kind = Named
	default:
		p.Kind = Described
		p.Name = r.asIntroduced(p.Name, from, core, head)
	}
	return p, ""
}

// asIntroduced leads "the official" back to the only "a senior State Department official" before it.
func (r *reader) asIntroduced(name string, from, core, head int) string {
	noun := r.word(head)
	switch r.lowWord(from) {
	case "a", "an", "one":
		if r.descriptions == nil {
			r.descriptions = map[string]string{}
		}
		if before, known := r.descriptions[noun]; known && before != name {
			r.descriptions[noun] = ""
		} else {
			r.descriptions[noun] = name
		}
	case "the":
		if before := r.descriptions[noun]; before != "" && core == head {
			return before
		}
	}
	return name
}

// headOf returns the noun that a phrase is about: the last before what it is of.
func (r *reader) headOf(from, to int) int {
	for i := from; i < to; i++ {
		if r.is(i, opening) || r.is(i, preposition) && i > from && !r.is(i, capital) {
			return i - 1
		}
	}
	return to - 1
}

// plural reports whether a word in small letters is that of several.
func (r *reader) plural(i int) bool {
	w := r.at(i).Of(r.plain)
	return r.at(i).lower && len(w) > 3 && bytes.HasSuffix(w, []byte("s")) && !bytes.HasSuffix(w, []byte("ss")) && !r.is(i, paper)
}

// otherName reports whether a name is part of somebody else's: "Solheim-Berg", "Solheim & Co", "Solheim (the father
// of the minister)".
func (r *reader) otherName(n nameRange) bool {
	if last := r.word(n.to - 1); strings.Contains(last, "-") {
		if k := int(r.people.at[n.to-1]); k > 0 && !strings.Contains(r.people.list[k-1].Name, last) {
			return true
		}
	}
	end := int(r.at(n.to - 1).End)
	if x, ok := r.nameAt(n.from); ok && int(x.Text.End) < end && r.plain[x.Text.End] == '-' {
		return true
	}
	if end+1 < len(r.plain) && (r.plain[end] == '-' || r.plain[end] == '&') && r.plain[end+1] > ' ' {
		return true
	}
	if r.word(n.to) == "&" {
		return true
	}
	if !r.is(n.to, opening) {
		return false
	}
	return r.hasWord(relatives, n.to+1, min(len(r.tokens), n.to+5))
}

// relatives are words for who somebody is to another of the same name.
var relatives = []string{"father", "mother", "wife", "husband", "widow", "son", "daughter", "brother", "sister", "cousin", "relation", "namesake"}

// demonym reports whether the name of a country is a word for one or several of its people: "an American", "the
// Russian", "Germans".
func demonym(name string, article bool) bool {
	if plural, ok := strings.CutSuffix(name, "s"); ok {
		return strings.HasSuffix(plural, "an") || slices.Contains(peoples, plural)
	}
	if !article || slices.Contains([]string{"Vatican", "Sudan", "Czech"}, name) {
		return false
	}
	for _, ending := range []string{"an", "ese", "ish", "ch", "i"} {
		if strings.HasSuffix(name, ending) {
			return true
		}
	}
	return slices.Contains(peoples, name)
}

// peoples are demonyms that no ending shows.
var peoples = []string{"Dane", "Finn", "Swede", "Pole", "Turk", "Czech", "Slovak", "Serb", "Croat", "Kurd", "Arab", "Greek", "Thai", "Iraqi", "Israeli", "Saudi", "Pakistani", "Briton", "Scot", "Icelander", "New Zealander"}
