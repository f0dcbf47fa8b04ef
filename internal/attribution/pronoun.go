package attribution

import (
	"readout/internal/entity"
)

// A window is how many sentences before a pronoun its person is looked for in.
const window = 3

// pronounParty finds whom a pronoun means: the only person who fits.
func (r *reader) pronounParty(p Party, i int) (Party, Rule) {
	w := r.lowWord(i)
	switch w {
	case "he", "she":
		sex := Male
		if w == "she" {
			sex = Female
		}
		return r.personFor(p, i, sex)
	case "they", "it":
		return r.bodyFor(p, i, w == "they")
	case "everyone", "everybody", "nobody", "others":
		p.Kind, p.Name = Group, r.word(i)
		return p, ""
	}
	return p, RuleFirstPerson
}

func (r *reader) lowWord(i int) string {
	var buffer [16]byte
	low, _ := lowered(buffer[:0], r.at(i).Of(r.plain))
	return string(low)
}

// personFor finds the person whom "he" or "she" means. They are looked for from the pronoun back, up to the
// sentence that names somebody: who speaks there or is its subject, if nobody else there fits.
func (r *reader) personFor(p Party, i int, sex Gender) (Party, Rule) {
	for back := 0; back <= window && r.current-back >= 0; back++ {
		s := r.segments[r.current-back]
		to := s.to
		if back == 0 {
			to = i
		}
		var subject Party
		if back == 0 {
			subject = r.speakerIn(r.current, i)
			if subject.Kind == Open {
				subject, _ = r.leadingIf(s, i)
			}
		} else {
			subject = r.subjects[r.current-back]
		}
		if g := r.genderOf(subject); g != Unsaid && g != sex {
			subject = nobody()
		}
		fits := r.peopleIn(s.from, to, sex)
		switch {
		case len(fits) == 0 && single(subject):
			return asIn(p, subject), ""
		case len(fits) == 0:
			continue
		case len(fits) == 1 && (subject.Person == fits[0] || !single(subject) && r.people.list[fits[0]].Gender == sex):
			return r.personParty(p, fits[0], sex), ""
		case contains(fits, subject.Person) && r.genderOf(subject) == Unsaid && len(fits) > 1 && back > 0:
			return p, RuleSeveral // either may be a woman, or a man
		case contains(fits, subject.Person) && r.goesOnWith(s, i, subject):
			return r.personParty(p, subject.Person, sex), RuleSubject
		case subject.Kind == Described && single(subject) && r.goesOnWith(s, i, subject):
			return asIn(p, subject), RuleSubject
		}
		return p, RuleSeveral
	}
	return p, RuleNoPerson
}

// goesOnWith reports whether a pronoun stands where the subject of a sentence does, and goes on with the subject
// of the sentence before, or of the clause before: nobody else spoke there, nor was spoken to.
func (r *reader) goesOnWith(s segment, i int, subject Party) bool {
	current := r.segments[r.current]
	if i != current.from && !r.is(i-1, and|but|comma) {
		return false
	}
	first, _ := r.leadingIf(s, s.to)
	if first.Person != subject.Person || first.Name != subject.Name {
		return false
	}
	for n := len(r.spoke) - 1; n >= 0 && r.spoke[n].segment >= r.current-1; n-- {
		a := &r.out.Attributions[n]
		if a.Speaker.Person != subject.Person || a.Speaker.Name != subject.Name || len(a.To) > 0 && a.To[0].Kind != Group {
			return false
		}
	}
	return r.namesAfter(s, subject) == 0
}

// namesAfter counts the people whom a sentence names as parties beside its subject: told, met, accused.
func (r *reader) namesAfter(s segment, subject Party) (n int) {
	for i := s.from + 1; i < s.to; i++ {
		k := int(r.people.at[i]) - 1
		if k >= 0 && k != subject.Person && r.people.at[i-1] != r.people.at[i] && !r.inPhraseOf(s, i) {
			n++
		}
	}
	return n
}

// inPhraseOf reports whether a name depends on a preposition: "in an interview with Ann Lee".
func (r *reader) inPhraseOf(s segment, i int) bool {
	for i--; i > s.from && (r.is(i, capital|office|honorific|degree|occupation|determiner) && !r.is(i, preposition)); i-- {
	}
	return r.is(i, preposition)
}

// single reports whether a party is one person, as far as the text says.
func single(p Party) bool {
	return p.Person >= 0 || p.Kind == Described || p.Kind == Named && p.Person >= 0
}

// asIn is a pronoun's party, which is another.
func asIn(p, meant Party) Party {
	meant.Text = p.Text
	return meant
}

func (r *reader) personParty(p Party, k int, sex Gender) Party {
	q := &r.people.list[k]
	if q.Gender == Unsaid {
		q.Gender = sex
	}
	p.Kind, p.Name, p.Person, p.Entity = Named, q.Name, k, q.Entity
	if q.Entity != entity.None {
		p.Kind = Known
	}
	return p
}

// genderOf returns the gender of a party, as far as the text says it.
func (r *reader) genderOf(p Party) Gender {
	if p.Person >= 0 {
		return r.people.list[p.Person].Gender
	}
	return Unsaid
}

// peopleIn returns the people named between two tokens, who can be of a gender.
func (r *reader) peopleIn(from, to int, sex Gender) (list []int) {
	for i := from; i < to; i++ {
		k := int(r.people.at[i]) - 1
		if k < 0 || contains(list, k) {
			continue
		}
		if g := r.people.list[k].Gender; g == Unsaid || g == sex {
			list = append(list, k)
		}
	}
	return list
}

func contains(list []int, k int) bool {
	for _, v := range list {
		if v == k {
			return true
		}
	}
	return false
}

// speakerIn returns who spoke last in a segment before a token.
func (r *reader) speakerIn(segment, before int) Party {
	for n := len(r.spoke) - 1; n >= 0 && r.spoke[n].segment == segment; n-- {
		if r.spoke[n].to <= before && r.out.Attributions[n].Speaker.Kind != Open {
			return r.out.Attributions[n].Speaker
		}
	}
	return nobody()
}

// bodyFor finds the body or the group that "it" or "they" means: the speaker or subject of the sentence before.
func (r *reader) bodyFor(p Party, i int, several bool) (Party, Rule) {
	for back := 0; back <= 1 && r.current-back >= 0; back++ {
		subject := nobody()
		if back == 0 {
			subject = r.speakerIn(r.current, i)
		} else {
			subject = r.subjects[r.current-1]
		}
		if subject.Kind == Open {
			continue
		}
		switch {
		case subject.Person >= 0:
			return p, RuleNoPerson
		case several && subject.Kind == Group, !several && subject.Kind != Group:
			return asIn(p, subject), ""
		}
		return p, RuleNoPerson
	}
	return p, RuleNoPerson
}
