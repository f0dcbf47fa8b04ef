package mention

// A standing is where a metonym stands, as the table of roles asks for it.
type standing struct {
	*finder
	m      *match
	before int  // the word before it, and before its article
	next   int  // the word after it
	owns   bool // 's follows
	beside bool // nothing but a space or hyphen after the word before
	c      class
}

// roles say what a metonym does: the first row that fits gives the rule that
// would accept it as the government, or the one that refuses it.
var roles = []struct {
	rule Rule
	fits func(*standing) bool
}{
	// It is no name of its own.
	{RuleLonger, func(s *standing) bool { return s.swallowed(s.m) || s.partOfName(s.m) }},
	{RuleRegion, func(s *standing) bool { return s.townOf(s.m) }},
	{RulePlace, func(s *standing) bool { return s.dateline(s.m) }},
	// "Moscow officials", but "in Moscow officials said"
	{RulePossessor, func(s *standing) bool { return s.serves() && (s.c&placing == 0 || s.wordIs(s.before, "to")) }},

	// What stands before it.
	{RuleSpeech, after(func(s *standing) bool { return s.wordIs(s.before, "to") && s.wordIs(s.before-1, "according") })},
	{RuleParty, after(func(s *standing) bool {
		return s.c&toward != 0 && s.class(s.before-1)&bearing != 0 && s.gap(s.before) == gapSpace && !s.owns
	})},
	{RuleAddressed, after(func(s *standing) bool { return s.c&addressing != 0 && !s.owns })},
	{RuleBy, after(func(s *standing) bool { return s.wordIs(s.before, "by") && !s.owns })},
	{RulePlace, after(func(s *standing) bool { return s.c&quarter != 0 && s.shape(s.before)&lower != 0 })},
	{RulePlace, after(func(s *standing) bool {
		return s.c&placing != 0 && !(s.owns && s.wordIs(s.before, "to")) && s.shape(s.before)&lower != 0
	})},
	{RuleParty, after(func(s *standing) bool { return s.c&dealing != 0 || s.wordIs(s.before, "and") && s.between(s.before) })},
	{RulePlace, after(func(s *standing) bool { return s.c&leaving != 0 && s.wordIs(s.next, "to") })},
	{RulePlace, after(func(s *standing) bool {
		return s.c&leaving != 0 && s.gap(s.before) == gapSpace && s.class(s.before-1)&motion != 0 && !s.owns
	})},
	{RuleFrom, after(func(s *standing) bool { return s.c&leaving != 0 })},
	{RuleSpeech, after(func(s *standing) bool { return s.c&inverting != 0 })},

	// What stands after it.
	{RulePlace, func(s *standing) bool { return s.owns && s.ofCity() }},
	{RulePossessor, func(s *standing) bool { return s.owns }},
	{RuleActor, func(s *standing) bool { return s.gap(s.next) == gapHyphen && s.class(s.next)&actor != 0 }},
	{RulePlace, func(s *standing) bool { return s.onWay() }},
	{RuleParty, func(s *standing) bool {
		g := s.gap(s.next)
		return (g == gapHyphen || g == gapDash) && s.cover[s.next] != 0 || s.linked(s.m)
	}},
	{RuleSpeech, func(s *standing) bool { return s.acts(s.next) }},
}

// after is a row for what stands directly before a metonym.
func after(fits func(*standing) bool) func(*standing) bool {
	return func(s *standing) bool { return s.beside && fits(s) }
}

// role returns the rule of the first row that fits a metonym.
func (f *finder) role(m *match) Rule {
	first := int(m.first)
	s := standing{finder: f, m: m, before: first - 1, next: int(m.last) + 1, owns: f.possessive(int(m.last))}
	if f.class(s.before)&function != 0 && f.wordIs(s.before, "the") && f.gap(first) == gapSpace {
		s.before--
	}
	s.c = f.class(s.before)
	s.beside = f.gap(s.before+1) == gapSpace || f.gap(s.before+1) == gapHyphen
	for _, r := range roles {
		if r.fits(&s) {
			return r.rule
		}
	}
	return RuleNoRole
}

// onWay reports whether a metonym is one end of a way: "the London-Paris train".
func (s *standing) onWay() bool {
	end := s.next
	if g := s.gap(end); (g == gapHyphen || g == gapDash) && s.cover[end] != 0 {
		end = int(s.matches[s.cover[end]-1].last) + 1
	} else if !s.linked(s.m) {
		return false
	}
	return s.gap(end) == gapSpace && ways[string(s.words[end].Of(s.plain))]
}

// ofCity reports whether what follows the 's is a city's: "Moscow's busy airports",
// "Moscow's Gorky Park".
func (s *standing) ofCity() bool {
	first := s.next
	if s.gap(first) == gapApostrophe {
		first++
	}
	for i := first; i < first+3 && (i == first || s.gap(i) == gapSpace); i++ {
		if s.in(i, municipal) || s.wordIs(i, "chief") && s.wordIs(i+1, "minister") {
			return true
		}
	}
	return s.isSite(first)
}

// isSite reports whether a name of its own follows the 's, which is no person's and of
// no public body: "Cairo's Tahrir Square". In "Washington's Pacific strategy" it goes
// with a noun.
func (s *standing) isSite(first int) bool {
	r := s.run(first)
	next := r.last + 1
	noun := s.gap(next) == gapSpace && s.shape(next)&(capital|lower) == lower
	return s.strange(first) && s.shape(first)&lower != 0 && !r.public && !r.person && (!noun || s.class(r.last)&proper != 0)
}

// serves reports whether a government's people or papers follow: "Moscow
// officials".
func (s *standing) serves() bool {
	return s.gap(s.next) == gapSpace && s.class(s.next)&(organ|servant) != 0 && s.shape(s.next)&capital == 0
}
