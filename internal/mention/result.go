package mention

import (
	"cmp"
	"slices"

	"readout/internal/entity"
)

func entities(senses []sense) []entity.ID {
	ids := make([]entity.ID, len(senses))
	for i, s := range senses {
		ids[i] = s.entity
	}
	return ids
}

// result lists what was settled.
func (f *finder) result(r *Explanation, explain bool) {
	for i := range f.matches {
		switch m := &f.matches[i]; m.verdict {
		case found:
			one := Found{Text: m.span, Block: m.block, How: m.how}
			if m.rule == RuleCollective {
				for _, id := range f.candidates(m)[1:] {
					one.Entity, one.Crosses = id, true
					f.settled = append(f.settled, one)
				}
			}
			one.Entity, one.Crosses = m.entity, m.crosses
			f.settled = append(f.settled, one)
			for explain && len(r.Rules) < len(f.settled) {
				r.Rules = append(r.Rules, m.rule)
			}
		case refused:
			if explain {
				r.Refused = append(r.Refused, Refusal{Text: m.span, Block: m.block, Candidates: f.candidates(m), Rule: m.rule})
			}
		}
	}
	r.Found = kept(f.settled)
	slices.SortStableFunc(f.ambiguous, func(a, b Ambiguous) int { return cmp.Compare(a.Text.Start, b.Text.Start) })
	r.Ambiguous = f.ambiguous
}

func (l *Lexicon) candidates(m *match) []entity.ID {
	var ids []entity.ID
	for s := range l.of(m.node) {
		if s.entity != entity.None {
			ids = append(ids, s.entity)
		}
	}
	return ids
}

// Named returns the entities named in a few words outside any document, such
// as "senior State Department official", in order. Only names, demonyms and
// seats of power count there, and ambiguous ones are left out.
func (l *Lexicon) Named(text string) []entity.ID {
	ids, _ := l.named(text)
	return ids
}

// named is Named. It also returns the first word outside the names that denies that
// who is described speaks for them, or "".
func (l *Lexicon) named(text string) (ids []entity.ID, denied string) {
	words := l.tokenize(nil, []byte(text), 0)
	named := -1 // the last word of a name
	for i := 0; i < len(words); {
		last, node := 0, uint32(0)
		if words[i].number != 0 {
			last, node = l.longestIn(words, i)
		}
		if node == 0 {
			if denied == "" && deniesAt(text, words, i, named) {
				denied = text[words[i].start:words[i].end]
			}
			i++
			continue
		}
		if id := l.only(node); id != entity.None {
			ids = append(ids, id)
		}
		i, named = last+1, last
	}
	return ids, denied
}

// only returns the one entity that a name means on its own, or None.
func (l *Lexicon) only(node uint32) entity.ID {
	id := entity.None
	for s := range l.of(node) {
		switch {
		case s.entity == entity.None:
			return entity.None
		case s.how == Surname || s.how == Metonym && s.form != sits || l.registry.At(s.entity).Kind == entity.Place:
		default:
			if id = l.meantBy(id, s.entity); id == entity.None {
				return entity.None
			}
		}
	}
	return id
}

// meantBy returns which of two entities is meant where both may be: of a country and its body, the body; None for
// others. The first may be None, for none so far.
func (l *Lexicon) meantBy(id, other entity.ID) entity.ID {
	switch {
	case id == entity.None || l.isBodyOf(other, id):
		return other
	case l.isBodyOf(id, other):
		return id
	}
	return entity.None
}

// isBodyOf reports whether a country's organization and that country have one name, as
// the White House: then the organization is meant, and the side is the same.
func (l *Lexicon) isBodyOf(id, country entity.ID) bool {
	e := l.registry.At(id)
	return e.Kind == entity.Organization && e.Country == country
}
