package attribution

import "readout/internal/entity"

// sameSubjects finds the speakers of verbs that stand without a subject of their own.
func (r *reader) sameSubjects(s segment, cues []cue) {
	for k := range cues {
		c := &cues[k]
		if c.place != same {
			continue
		}
		if k > 0 && cues[k-1].place != relativeTo && cues[k-1].place != sourced && !cues[k-1].supposed {
			c.speaker, c.rule = cues[k-1].speaker, cues[k-1].rule
			continue
		}
		if p, rule := r.leading(s, c.from); p.Kind != Open || rule != "" {
			c.speaker, c.rule = p, rule
		}
	}
}

// leading reads the subject that a segment begins with, before a token.
func (r *reader) leading(s segment, limit int) (Party, Rule) {
	from := s.from
	for n := 0; n < 4 && from < limit; n++ {
		if r.is(from, preposition|adverb|timing|but|and) || r.is(from, action) && isIng(r.word(from)) || r.at(from).speaks() && r.at(from).verb.tense == ing {
			if r.is(from, but|asking) && r.is(from, capital) { // When P.J. Crowley put out …
				from++
				continue
			}
			next := r.pieceEnd(from, limit)
			if r.is(from, adverb|and) && !r.is(from, preposition) {
				next = from
			}
			from = next + 1
			continue
		}
		break
	}
	if from >= limit {
		return nobody(), RuleNobody
	}
	end := from
	for end < limit && end < from+far && !r.endsSubject(from, end) {
		end++
	}
	for end > from && r.is(end-1, comma|preposition|and) {
		end--
	}
	if end <= from || !r.nominal(from, r.pieceEnd(from, end)) {
		return nobody(), RuleNobody
	}
	if head := r.pieceEnd(from, end); head < end && !r.subject(from, end+1) {
		end = head
	}
	return r.party(from, end)
}

// endsSubject reports whether the verb of a clause, or another clause, begins at a token.
func (r *reader) endsSubject(from, i int) bool {
	t := r.at(i)
	switch {
	case t.is(auxiliary|modal|semicolon|colon|dash|passage|relative|that) && !r.properAt(i, from):
		return true
	case t.is(action) && !r.nominalAt(i, from, i+2):
		return true
	case t.speaks() && t.lower && !r.nominalAt(i, from, i+2):
		return true
	case t.is(pronoun) && !t.is(several):
		return i > from
	}
	return i > from && r.is(i-1, pronoun) && i-1 == from
}

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

// leadingIf is leading, for a pronoun that stands later in the segment than its first noun phrase.
func (r *reader) leadingIf(s segment, i int) (Party, Rule) {
	if i == s.from || r.inLeading {
		return nobody(), RuleNobody
	}
	r.inLeading = true
	defer func() { r.inLeading = false }()
	return r.leading(s, i)
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

// keepSubject notes the subject of a segment that was read, for pronouns after it.
func (r *reader) keepSubject(s segment) {
	p := r.speakerIn(r.current, s.to+1)
	if p.Kind == Open {
		p, _ = r.leading(s, s.to)
	}
	r.subjects = append(r.subjects, p)
}
