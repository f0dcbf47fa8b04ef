package annotate

import (
	"regexp"
	"slices"
	"strings"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/source"
	"readout/internal/spelling"
)

// An event is what the report says that happened, or will.
type event struct {
	kind         document.EventType
	day, end     date.Date // zero: not said
	participants []entity.Key
	place        *placeName // nil: not said
	duration     string
	disputed     bool        // the report says two lengths
	sentence     source.Span // of the text: where it is named first
	named        []source.Span
	toCome       bool
	id           string // of an event that the site has already, else of the declaration
	exists       bool   // the site has it
}

// A pattern is a form of words for an event, over skeletons. The group "a" holds who
// takes part, and "b" with whom; if there is no "a", it is the first of the sentence.
type pattern struct {
	kind    document.EventType
	expr    *regexp.Regexp
	when    tense
	alone   bool // "a" alone takes part: a visit
	undated bool // a day beside the words is not that of the event
}

const (
	someone = `\{[pc]\d+\}(?:['’]s)?`
	list    = someone + `(?:(?:, and |, | and )` + someone + `)*`
	several = someone + `(?:(?:, and |, | and )` + someone + `)+`
	person  = `\{p\d+\}`
	maybeOn = `(?: \{d\d+\})?`
	adverb  = `(?: (?:again|also|briefly|privately|separately|later|then|earlier))?`
	held    = `(?: (?:took place|takes place|will take place|was held|is held|will be held))?`
	calling = `(?i:(?:phone|telephone|video) (?:call|conversation)|call|videoconference)s?`
	meeting = `(?i:meeting|talks|summit|face-to-face|sit-down)s?`
)

func form(kind document.EventType, expr string) pattern {
	return pattern{kind: kind, expr: regexp.MustCompile(expr)}
}

// patterns are tried in this order; of two that overlap in a sentence the first counts.
var patterns = []pattern{
	form("call", `(?P<a>`+list+`) (?:spoke|talked|has spoken|have spoken|held talks)`+adverb+maybeOn+` (?:by (?:phone|telephone|video)|on the (?:phone|telephone)|over the (?:phone|telephone))`+maybeOn+` (?:with|to) (?P<b>`+list+`)`),
	form("call", `(?P<a>`+list+`) (?:spoke|talked|has spoken)`+adverb+maybeOn+` (?:with|to) (?P<b>`+list+`)`+maybeOn+` (?:by (?:phone|telephone|video)|on the (?:phone|telephone)|over the (?:phone|telephone))`),
	form("call", `(?P<a>`+several+`) (?:spoke|talked|have spoken|held talks)`+adverb+maybeOn+` (?:by (?:phone|telephone|video)|on the (?:phone|telephone)|over the (?:phone|telephone))`),
	form("call", `(?P<a>`+list+`) (?:phoned|telephoned|rang)`+adverb+` (?P<b>`+list+`)`),
	form("call", `(?P<a>`+list+`) called`+adverb+` (?P<b>`+person+`(?:(?:, and |, | and )`+person+`)*)(?: \{d\d+\}|[.,;]| (?:to|on|about|over|after|before|in|for|and)\b)`),
	noun(form("call", calling+held+maybeOn+` between (?P<a>`+several+`)`)),
	noun(form("call", `(?P<a>`+someone+`) (?:\w+ )?`+calling+maybeOn+` (?:with|to) (?P<b>`+list+`)`)),
	noun(form("call", calling+maybeOn+` with (?P<b>`+list+`)`)),
	form("call", `(?P<a>`+several+`) (?:held|had) (?:a|their) (?:\w+ )?`+calling),
	future(form("meeting", `(?P<a>`+list+`) (?:will|is to|are to|plans to|is due to|is scheduled to|is expected to|are scheduled to|are due to|are expected to)`+adverb+` meet`+adverb+maybeOn+`(?: with)? (?P<b>`+list+`)`)),
	future(form("meeting", `(?P<a>`+someone+`) (?:meets|is meeting)`+adverb+maybeOn+`(?: with)? (?P<b>`+list+`)`)),
	future(form("meeting", `(?P<a>`+several+`) (?:will|are to|plan to|are due to|are scheduled to|are expected to)`+adverb+` (?:meet|hold talks)`)),
	form("meeting", `(?P<a>`+list+`) (?:met|has met|have met|held talks|held a meeting|had talks)`+adverb+maybeOn+`(?: with)? (?P<b>`+list+`)`),
	form("meeting", `(?P<a>`+several+`) (?:met|have met|held talks|held a meeting|had talks)`),
	noun(form("meeting", meeting+held+maybeOn+` between (?P<a>`+several+`)`)),
	noun(form("meeting", `(?P<a>`+someone+`) (?:\w+ )?`+meeting+maybeOn+` with (?P<b>`+list+`)`)),
	form("meeting", `[Aa]fter meeting(?: with)? (?P<b>`+list+`), (?P<a>`+someone+`)`),
	noun(form("meeting", meeting+maybeOn+` with (?P<b>`+list+`)`)),
	form("meeting", `(?:alongside|standing (?:next to|beside|with)) (?P<b>`+list+`), (?P<a>`+list+`)`),
	form("meeting", `(?P<a>`+person+`) (?:received|hosted|welcomed)`+adverb+`(?: (?:talks|a meeting) with)? (?P<b>`+list+`)`),
	future(form("meeting", `(?P<a>`+person+`) (?:will|is to|are to) (?:receive|host|welcome)`+adverb+`(?: (?:talks|a meeting) with)? (?P<b>`+list+`)`)),
	future(form("summit", `(?P<a>`+person+`) (?:will|is to) (?:receive|host|welcome|meet) the leaders of (?P<b>`+list+`)`)),
	form("summit", `(?P<a>`+person+`) (?:received|hosted|welcomed|met) the leaders of (?P<b>`+list+`)`),
	future(leaving(`(?P<a>` + person + `) (?:leaves|left|is to leave|will leave)` + maybeOn + ` for(?: the)? (?P<b>` + destination + `)`)),
	future(visiting(`(?P<a>` + person + `) (?:will (?:visit|travel to|fly to)|travels` + maybeOn + ` to|visits|is to visit|heads to|flies to)(?: the)? (?P<b>` + destination + `)`)),
	visiting(`(?P<a>` + person + `) (?:visited|arrived in|travell?ed to|flew to|has arrived in)(?: the)? (?P<b>` + destination + `)`),
}

const destination = `\{[cl]\d+\}(?:(?:, and |, | and )(?:the )?\{[cl]\d+\})*`

func future(p pattern) pattern { p.when = toCome; return p }

// noun is a form of words with a noun, which does not say whether the event was or will be.
func noun(p pattern) pattern { p.when = either; return p }

// leaving is a visit of which the day of departure may be said.
func leaving(expr string) pattern { p := visiting(expr); p.undated = true; return p }

func visiting(expr string) pattern {
	p := form("visit", expr)
	p.alone = true
	return p
}

// findEvents finds the events that the sentences of the body name.
func (d *desk) findEvents() {
	for _, sentence := range d.doc.Text.Sentences {
		if !d.inBody(sentence.Start) {
			continue
		}
		s := d.skeletonOf(sentence)
		var taken []source.Span
		for _, p := range patterns {
			for _, m := range p.expr.FindAllStringSubmatchIndex(s.text, -1) {
				here := source.Between(m[0], m[1])
				if slices.ContainsFunc(taken, func(t source.Span) bool { return t.Start < here.End && here.Start < t.End }) {
					continue
				}
				if e := d.eventIn(&s, &p, m); e != nil {
					taken = append(taken, here)
					d.addEvent(e)
					d.addFurther(&s, e, m[1])
				}
			}
		}
		d.readDuration(&s)
		if len(taken) == 0 && !d.inTurn(sentence.Start) {
			d.wonder(&s)
		}
	}
	d.identify()
}

// eventIn returns the event that a match of a pattern names, or nil.
func (d *desk) eventIn(s *skeleton, p *pattern, m []int) *event {
	group := func(name string) string {
		i := p.expr.SubexpIndex(name)
		if i < 0 || m[2*i] < 0 {
			return ""
		}
		return s.text[m[2*i]:m[2*i+1]]
	}
	if unreal.MatchString(s.text[:m[0]]) || strings.Count(s.text[:m[0]], "“") > strings.Count(s.text[:m[0]], "”") {
		return nil
	}
	if unsettled.MatchString(s.text) || p.when == either && undone.MatchString(s.text[m[1]:]) || s.meetsOthers(p, m[1]) {
		return nil
	}
	first, with := s.actors(group("a")), s.actors(group("b"))
	if p.expr.SubexpIndex("a") < 0 {
		first = s.subject(m[0])
	}
	e := &event{kind: p.kind, sentence: s.sentence, named: []source.Span{s.sentence}}
	e.participants = union(first, with)
	switch {
	case p.alone:
		if place := s.nearest('l', m[0], m[1]); place != nil && len(with) == 0 {
			e.place = place.place
		}
	case len(e.participants) < 2:
		return nil
	case p.kind == "call": // which is where both are
	default:
		if place := s.nearest('l', m[0], m[1]); place != nil {
			e.place = place.place
		}
	}
	when := p.when
	if when == either && planned.MatchString(s.text) {
		when = toCome
	}
	if day := s.nearest('d', m[0], m[1]); day != nil && !p.undated && !s.otherDay(day) {
		e.day, e.end = day.day.resolve(d.plain.date, when)
	}
	e.toCome = when == toCome || d.plain.date.Before(e.day)
	return e
}

// planned is a sentence about what is to come.
var planned = regexp.MustCompile(`\b(?:will|upcoming|planned|(?:is|are) (?:due|scheduled|expected|set|to))\b`)

// eventWords are words of a sentence that may name an event.
var eventWords = regexp.MustCompile(`\b(?:[Tt]alks|met|meets?|meetings?|spoke|called|phoned|call|conversation|visit(?:s|ed)?|travel(?:s|l?ed)?|flew|flies|arriv(?:es?|ed)|hosts?|hosted|receiv(?:es?|ed)|welcomed|summit|conference|trip)\b`)

var eventNouns = regexp.MustCompile(`^(?:meetings?|talks|call|conversation|visit|summit|conference|trip)$`)

// sameEvent is what stands before the noun of an event that was named before.
var sameEvent = regexp.MustCompile(`(?i)\b(?:the|this|that|their|his|her|its|these|those)(?: \S+){0,2} $`)

// wonder asks whether a sentence names an event in words that no pattern has: somebody and a day stand in it, and
// the words are no quotation.
func (d *desk) wonder(s *skeleton) {
	if !strings.Contains(s.text, "{d") || !strings.Contains(s.text, "{p") && !strings.Contains(s.text, "{c") && !pair.MatchString(s.text) {
		return
	}
	for _, m := range eventWords.FindAllStringIndex(s.text, -1) {
		before := s.text[:m[0]]
		quoted := strings.Count(before, "“") > strings.Count(before, "”") || strings.Count(before, `"`)%2 == 1
		known := len(d.events) > 0 && eventNouns.MatchString(s.text[m[0]:m[1]]) && sameEvent.MatchString(before)
		if quoted || known || unreal.MatchString(before) {
			continue
		}
		d.wondered = append(d.wondered, s.sentence)
		return
	}
}

// pair is how a sentence means two who were named before.
var pair = regexp.MustCompile(`\b[Tt]he two\b|\b[Bb]oth\b|\bThey\b`)

// further is one more to meet on a day of its own: "… on Monday, and {p2} on Tuesday".
var further = regexp.MustCompile(`^` + maybeOn + `,? and (` + someone + `) (\{d\d+\})`)

// addFurther adds the events that the words behind an event name by participant and day.
func (d *desk) addFurther(s *skeleton, e *event, from int) {
	when := past
	if e.toCome {
		when = toCome
	}

	for m := further.FindStringSubmatch(s.text[from:]); m != nil; m = further.FindStringSubmatch(s.text[from:]) {
		from += len(m[0])
		o := *e
		o.participants = append(e.participants[:1:1], s.actors(m[1])...)
		o.place = nil
		o.day, o.end = s.items[signNumber(m[2])].day.resolve(d.plain.date, when)
		d.addEvent(&o)
	}
}

// subject returns the first person of a sentence, if it stands before an offset.
func (s *skeleton) subject(before int) []entity.Key {
	for _, at := range signs.FindAllStringIndex(s.text[:before], -1) {
		if i := s.items[signNumber(s.text[at[0]:at[1]])]; i.kind == 'p' {
			if possessed.MatchString(s.text[at[1]:]) {
				return nil // Solheim’s husband
			}
			return []entity.Key{i.key}
		}
	}
	return nil
}

func union(a, b []entity.Key) []entity.Key {
	all := slices.Clone(a)
	for _, k := range b {
		if !slices.Contains(all, k) {
			all = append(all, k)
		}
	}
	return all
}

// addEvent adds an event, or what is new of it to the same one that was named before.
func (d *desk) addEvent(e *event) {
	for _, o := range d.events {
		same := o.kind == e.kind && len(union(o.participants, e.participants)) == max(len(o.participants), len(e.participants))
		if !same || !o.day.IsZero() && !e.day.IsZero() && o.day != e.day {
			continue
		}
		if o.day.IsZero() {
			o.day, o.end = e.day, e.end
		}
		if o.place == nil {
			o.place = e.place
		}
		o.participants = union(o.participants, e.participants)
		o.named = append(o.named, e.sentence)
		return
	}
	d.events = append(d.events, e)
}

var (
	counted  = `(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|forty-five|fifty|sixty|ninety|half an)`
	lasting  = regexp.MustCompile(`(?:lasted|lasting|went on for|took|(?:spoke|talked|met)(?: by (?:phone|telephone|video))? for)(?: for)?(?: about| around| roughly| more than| nearly| almost| some| approximately| over)? (` + counted + `(?: and a half)?[ -](?:minutes?|hours?)(?: and (?:` + counted + ` minutes?|a half))?)`)
	longNoun = regexp.MustCompile(`(` + counted + `)-(minute|hour)(?:-long)? (?:phone |telephone )?(call|conversation|meeting|talks)`)
	nouns    = map[document.EventType]*regexp.Regexp{
		"call":    regexp.MustCompile(`(?i)\b(?:calls?|conversations?)\b`),
		"meeting": regexp.MustCompile(`(?i)\b(?:meetings?|talks|met)\b`),
	}
)

// otherOne is what tells an event from the one that a report is about.
var otherOne = regexp.MustCompile(`(?i)\b(?:earlier|previous|prior|last|first|second|third|next|another|other) (?:\S+ )?(?:calls?|conversations?|meetings?|talks)\b`)

// readDuration gives an event the length that a sentence says of it. Of two lengths none is taken, nor that of a correction.
func (d *desk) readDuration(s *skeleton) {
	length := ""
	if m := lasting.FindStringSubmatch(s.text); m != nil {
		length = m[1]
	} else if m := longNoun.FindStringSubmatch(s.text); m != nil {
		length = m[1] + " " + m[2] + "s"
		if m[1] == "one" || m[1] == "an" || m[1] == "1" {
			length = m[1] + " " + m[2]
		}
	}
	if length == "" || otherOne.MatchString(s.text) || d.inCorrection(s.sentence.Start) {
		return
	}
	var found *event
	for _, e := range d.events {
		if n := nouns[e.kind]; n != nil && (n.MatchString(s.text) || e.sentence == s.sentence) {
			if found != nil && found.sentence != s.sentence && e.sentence != s.sentence {
				return // of two, nobody knows which
			}
			found = e
		}
	}
	switch {
	case found == nil:
	case found.duration == "" && !found.disputed:
		found.duration = length
	case found.duration != length:
		found.duration, found.disputed = "", true
	}
}

// identify gives each event with a day its id: that of the same event of the site, or one
// of its own.
func (d *desk) identify() {
	for _, e := range d.events {
		if e.day.IsZero() {
			continue
		}
		if e.id = d.siteEvent(e); e.id != "" {
			e.exists = true
			continue
		}
		e.id = e.day.String() + "-" + spelling.Slug(d.title(e))
		for _, o := range d.events {
			if o != e && o.id == e.id {
				e.day, e.id = date.Date{}, "" // two of a day between the same: the editor tells them apart
				break
			}
		}
	}
}

// siteEvent returns the id of the event of the site of the same day, type and
// participants, or "".
func (d *desk) siteEvent(e *event) string {
	for _, doc := range d.site.Documents {
		for i := range doc.Events {
			o := &doc.Events[i]
			if o.Type != e.kind || o.Date != e.day || len(o.Participants) != len(e.participants) {
				continue
			}
			same := true
			for _, v := range o.Participants {
				ids := d.registry.Resolve(v.Text, entity.Actors...)
				same = same && len(ids) == 1 && slices.Contains(e.participants, d.registry.At(ids[0]).Key)
			}
			if same {
				return o.ID
			}
		}
	}
	return ""
}
