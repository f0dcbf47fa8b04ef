package annotate

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"readout/internal/attribution"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/source"
)

const (
	// whoQuestion asks the editor who said the words before it.
	whoQuestion = "<!-- readout: " + document.AsksWho + " -->"
	// endQuestion asks where the sentence before it goes on.
	endQuestion = "<!-- readout: does the sentence go on? -->"
)

// statementMarks are the statements and open questions of the article.
func (d *desk) statementMarks() []mark {
	var marks []mark
	s := statements{desk: d, made: make([]*statement, len(d.reading.Attributions))}
	for i := range d.reading.Attributions {
		a := &d.reading.Attributions[i]
		if !d.inBody(a.Words.Start) || d.isMarked(a.Words) || d.inCorrection(a.Words.Start) || a.Denied || d.tellsWhere(a) {
			continue
		}
		d.reachBack(a)
		if d.breaksOff(a) {
			marks = append(marks, d.asks(endQuestion, "does the sentence go on behind “%s”?", a.Words))
			continue
		}
		made := s.read(i, a)
		switch {
		case made != nil:
			marks = append(marks, s.marksOf(i, a, made)...)
		case d.within(i):
		case a.Form != document.Indirect, a.Speaker.Text.Len() > 0 && !d.inTurn(a.Words.Start):
			marks = append(marks, d.asks(whoQuestion, "who said “%s”?", a.Words))
		}
	}
	return marks
}

// asks is a question behind some words. The format of its note has their last words.
func (d *desk) asks(comment, format string, words source.Span) mark {
	return mark{kind: question, span: d.at(words.End), open: comment, note: fmt.Sprintf(format, lastWords(d.words(words)))}
}

// lastWords returns the last of some words, to find a question by.
func lastWords(words string) string {
	const most = 40
	r := []rune(strings.Trim(oneLine(words), "“”\"«»"))
	if len(r) <= most {
		return string(r)
	}
	return "…" + string(r[len(r)-most:])
}

// breaksOff reports whether a clause ends with a paragraph that has no stop at its end, though another paragraph
// follows: what it goes on with may be "not".
func (d *desk) breaksOff(a *attribution.Attribution) bool {
	i := d.blockOf(a.Words.End - 1)
	block := d.doc.Text.Blocks[i].Span
	return a.Form != document.Direct && block.End == a.Words.End && i+1 < len(d.doc.Text.Blocks) && d.inBody(d.doc.Text.Blocks[i+1].Span.Start) &&
		!strings.HasSuffix(d.words(a.Words), "”") && !strings.HasSuffix(d.words(a.Words), `"`)
}

// occasion is what says where or when somebody spoke, and not what they said.
var occasion = regexp.MustCompile(`^(?:on|late|early|in|at|during|to|by)(?: (?:an?|the|his|her|their))? (?:[\pL-]+ ){0,3}(?:` + weekdays + `|call|interview|statement|briefing|conference|speech|letter|tweet|post|message|email|release|reporters|journalists)\b`)

// tellsWhere reports whether the words of a reported clause only say where somebody spoke.
func (d *desk) tellsWhere(a *attribution.Attribution) bool {
	return a.Form == document.Indirect && a.Cue.Len() > 0 && a.Cue.End <= a.Words.Start && occasion.MatchString(d.words(a.Words))
}

// opener is a word that begins a clause, alone at the beginning of a sentence.
var opener = regexp.MustCompile(`^(?:As|When|While|If|Since|After|Because|Although|Before) $`)

// reachBack takes the first word of a sentence into a reported clause that lacks it.
func (d *desk) reachBack(a *attribution.Attribution) {
	sentence := d.doc.Text.SentenceAt(a.Words.Start)
	if a.Form == document.Indirect && len(a.Parts) == 1 && opener.MatchString(d.words(source.Span{Start: sentence.Start, End: max(sentence.Start, a.Words.Start)})) {
		a.Words.Start, a.Parts = sentence.Start, []source.Span{{Start: sentence.Start, End: a.Parts[0].End}}
	}
}

// at is the place in the file behind the text before an offset.
func (d *desk) at(end int32) source.Span {
	return source.At(int(d.doc.Text.SourceSpan(source.Span{Start: end - 1, End: end}).End))
}

// within reports whether the words of an attribution stand within those of another.
func (d *desk) within(i int) bool {
	words := d.reading.Attributions[i].Words
	return slices.ContainsFunc(d.reading.Attributions[:i], func(a attribution.Attribution) bool {
		return a.Words.Start <= words.Start && words.End <= a.Words.End
	})
}

// isMarked reports whether the author of the report marked some of the words.
func (d *desk) isMarked(words source.Span) bool {
	return slices.ContainsFunc(d.doc.Statements, func(s document.Statement) bool {
		return slices.ContainsFunc(s.Pieces, func(p source.Span) bool { return p.Start < words.End && words.Start < p.End })
	})
}

// A statement is what the parentheses of a mark hold.
type statement struct {
	verb    document.Verb
	speaker entity.ID // or None, and by says who
	by      string
	of      string
	to, via []string
	toIDs   []entity.ID
	at      *event
}

// statements makes the statements of an article, each with those before it in view.
type statements struct {
	*desk
	made []*statement // by attribution; nil for none
}

// read returns the statement that an attribution is, or nil if its speaker is open.
func (s *statements) read(i int, a *attribution.Attribution) *statement {
	m := &statement{verb: a.Verb, speaker: entity.None}
	if m.verb == "" {
		m.verb = document.Said
	}
	switch a.Speaker.Kind {
	case attribution.Known:
		if !slices.Contains(entity.Actors, s.registry.At(a.Speaker.Entity).Kind) {
			return nil
		}
		m.speaker = a.Speaker.Entity
	case attribution.Described, attribution.Group:
		if m.speaker = s.whoseWords(a.Speaker); m.speaker != entity.None {
			break
		}
		if m.by = s.describe(a.Speaker); m.by == "" {
			return nil
		}
	default:
		return nil
	}
	m.to, m.toIDs = s.parties(a.To)
	m.via, _ = s.parties(a.Via)
	s.unfold(m, a)
	if len(m.via) == 0 {
		m.via = s.relay(m, a)
	}
	s.answer(m, i, a)
	s.object(m, a)
	m.at = s.eventOf(m, a)
	s.made[i] = m
	return m
}

// paper is what somebody's words can stand in, behind the name: "Price's written readout".
var paper = regexp.MustCompile(`^['’]s? (?:[\pL-]+ ){0,2}(?:readout|statement|letter|speech|remarks|account|post|tweet|report)\b`)

// whoseWords returns the person whom a description means: by a post, or as the author of
// what the words stand in.
func (d *desk) whoseWords(p attribution.Party) entity.ID {
	for _, n := range d.names {
		rest := source.Span{Start: n.Text.End, End: max(n.Text.End, p.Text.End)}
		if n.Kind == entity.Person && n.Text.Start == p.Text.Start && paper.MatchString(d.words(rest)) {
			return n.Entity
		}
	}
	return d.holder(p)
}

// holder returns the only person of the text with a post that stands for a name: "the Vice
// President". It is None if there is none, or several.
func (d *desk) holder(p attribution.Party) entity.ID { return d.holderOf(oneLine(d.words(p.Text))) }

func (d *desk) holderOf(words string) entity.ID {
	role, definite := strings.CutPrefix(words, "The ")
	if !definite {
		role, definite = strings.CutPrefix(words, "the ")
	}
	found := entity.None
	for _, n := range d.names {
		if !definite || n.Kind != entity.Person || n.Entity == found {
			continue
		}
		for _, post := range d.registry.At(n.Entity).Posts {
			if strings.EqualFold(post.Role, role) {
				if found != entity.None {
					return entity.None
				}
				found = n.Entity
			}
		}
	}
	return found
}

// folded is a reported clause that reports another: "Lavrov stressed that the talks go on".
var folded = regexp.MustCompile(`^(?:[^,;:“”"]{0,60}, )?(?:(?:` + titles + `|of|for|\{c\d+\}(?:['’]s)?),? )*(\{p\d+\}|[Tt]he [\pL -]{4,40}?) (?:also |again |then )?(conveyed|stressed|reiterated|relayed|emphasi[sz]ed|underlined|noted|explained|argued|insisted|made (?:it )?clear|made the case|warned|demanded|denied|pledged|promised|told (\{[pc]\d+\})) (?:that )?`)

// foldedVerbs are verbs of ours for those of a folded clause.
var foldedVerbs = map[string]document.Verb{"warned": "warns", "demanded": demands, "denied": document.Denies, "pledged": "pledges", "promised": "pledges"}

// unfold makes of what an unnamed source says that somebody said that person's words, which
// the source relays.
func (s *statements) unfold(m *statement, a *attribution.Attribution) {
	if m.by == "" || a.Form == document.Direct || len(a.Parts) != 1 || a.Cue.Len() == 0 || a.Cue.Start < a.Words.Start {
		return
	}
	k := s.skeletonOf(a.Words)
	at := folded.FindStringSubmatchIndex(k.whole)
	if at == nil {
		return
	}
	who := entity.None
	if sign := k.whole[at[2]:at[3]]; strings.HasPrefix(sign, "{") {
		who, _ = s.registry.Find(k.items[signNumber(sign)].key)
	} else {
		who = s.holderOf(sign)
	}
	rest := k.whole[at[1]:]
	start, ok := k.sourceOf(s.desk, rest)
	if who == entity.None || !ok || len(strings.Fields(rest)) < 3 {
		return
	}
	m.via, m.by, m.speaker = []string{m.by}, "", who
	m.verb = foldedVerbs[k.whole[at[4]:at[5]]]
	if m.verb == "" {
		m.verb = document.Said
	}
	if at[6] >= 0 {
		if id, found := s.registry.Find(k.items[signNumber(k.whole[at[6]:at[7]])].key); found {
			m.to, m.toIDs = []string{s.id(id)}, []entity.ID{id}
		}
	}
	a.Words.Start, a.Parts = start, []source.Span{{Start: start, End: a.Parts[0].End}}
}

// relaying is a clause behind words that says who told them: ", the official said".
var relaying = regexp.MustCompile(`^[”"’]?,? ?(?:according to (?:an?|the) ([^,.;:“”"]{3,80})|(?:an?|the) ([^,.;:“”"]{3,80}?) (?:said|says|added|told (?:reporters|journalists)))(?:[,.;]| (?:on|in|after|following|before|as)\b)`)

// relay returns who relays words whose speaker stands before them.
func (s *statements) relay(m *statement, a *attribution.Attribution) []string {
	if m.speaker == entity.None || a.Cue.Len() == 0 || a.Cue.Start >= a.Words.Start {
		return nil
	}
	end := s.doc.Text.SentenceAt(a.Words.End - 1).End
	found := relaying.FindStringSubmatch(s.words(source.Span{Start: a.Words.End, End: max(end, a.Words.End)}))
	if found == nil {
		return nil
	}
	text := cmp.Or(found[1], found[2])
	text = cmp.Or(s.fuller(text, a.Words.Start), text)
	if !describable.MatchString(text) {
		return nil
	}
	return []string{text}
}

// parties returns how attributes name some, and which of them are entities. One of whom
// nothing is known is left out.
func (s *statements) parties(list []attribution.Party) (texts []string, ids []entity.ID) {
	for _, p := range list {
		text := ""
		switch p.Kind {
		case attribution.Known:
			text = s.id(p.Entity)
			ids = append(ids, p.Entity)
		case attribution.Described, attribution.Group:
			text = s.describe(p)
		}
		if text != "" && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return texts, ids
}

var (
	article = regexp.MustCompile(`^(?i:an?|the|one|another|some|its|his|her|their) `)
	// describable is what the text of an attribute may hold.
	describable = regexp.MustCompile(`^[\pL\d][\pL\pM\d .’'&/-]*$`)
	// sources are words that alone say who somebody is.
	sources = regexp.MustCompile(`(?i)^(?:officials|diplomats|experts|residents|analysts|aides|lawmakers|witnesses|activists|police|scientists|researchers|doctors|reporters|prosecutors|lawyers|refugees)$`)
	owned   = regexp.MustCompile(`['’]s$`)
)

// describe returns a description as the text of an attribute, or "" if it says of nobody
// who that is: "both sides". The word that stands for one, "the official", is the
// description that came before.
func (s *statements) describe(p attribution.Party) string {
	text := article.ReplaceAllString(oneLine(cmp.Or(p.Name, s.words(p.Text))), "")
	if full := s.fuller(text, p.Text.Start); full != "" {
		text = full
	}
	text, _, _ = strings.Cut(text, ",")
	vague := !strings.Contains(text, " ") && !sources.MatchString(text)
	if vague || !describable.MatchString(text) || owned.MatchString(text) || len(text) > 100 {
		return ""
	}
	return text
}

// fuller returns the only longer description before an offset that ends with the same
// word: "senior State Department official" for "official".
func (d *desk) fuller(text string, before int32) string {
	if strings.Contains(text, " ") || text == "" {
		return ""
	}
	full := ""
	for _, at := range d.descriptionsOf(text) {
		switch words := string(at.Of(d.doc.Text.Plain)); {
		case at.End > before:
			return full
		case full != "" && full != words:
			return ""
		default:
			full = words
		}
	}
	return full
}

// descriptionsOf returns where the text introduces somebody with a noun and words before it.
func (d *desk) descriptionsOf(noun string) []source.Span {
	list, known := d.descriptions[noun]
	if known {
		return list
	}
	longer := regexp.MustCompile(`\b(?:[Aa]n?|[Oo]ne|[Aa]nother) ((?:[\pL\d.’'-]+ ){1,6}` + regexp.QuoteMeta(noun) + `)\b`)
	text := d.words(source.Between(0, len(d.doc.Text.Plain)))
	for _, m := range longer.FindAllStringSubmatchIndex(text, -1) {
		list = append(list, source.Between(m[2], m[3]))
	}
	d.descriptions[noun] = list
	return list
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

var answering = regexp.MustCompile(`(?i)^(?:responded|replied|answered|countered|retorted)\b`)

// answer adds to whom somebody answers: to who spoke to them before.
func (s *statements) answer(m *statement, i int, a *attribution.Attribution) {
	if m.speaker == entity.None || len(m.to) > 0 || a.Cue.Len() == 0 || !answering.MatchString(s.words(a.Cue)) {
		return
	}
	for j := i - 1; j >= 0; j-- {
		before := s.made[j]
		if before == nil || before.speaker == entity.None || before.speaker == m.speaker {
			continue
		}
		if s.blockOf(a.Words.Start)-s.blockOf(s.reading.Attributions[j].Words.Start) <= 1 && slices.Contains(before.toIDs, m.speaker) {
			m.to, m.toIDs = []string{s.id(before.speaker)}, []entity.ID{before.speaker}
		}
		return
	}
}

// Verbs that are directed at somebody in ways of their own.
const (
	demands  document.Verb = "demands"
	accuses  document.Verb = "accuses"
	condemns document.Verb = "condemns"
)

// object adds of whom something is demanded, or who is accused, warned or threatened.
func (s *statements) object(m *statement, a *attribution.Attribution) {
	switch m.verb {
	case demands, accuses, condemns, "warns", "threatens":
	default:
		return
	}
	if len(m.toIDs) == 1 && len(m.to) == 1 {
		m.of = m.to[0]
		if m.verb == accuses || m.verb == condemns {
			m.to, m.toIDs = nil, nil // they are spoken of, not to
		}
		return
	}
	if m.verb != demands {
		return
	}
	for _, n := range s.names { // "demanded that NATO commit"
		start := s.clause(a.Parts[0]).Start
		if n.Text.Start == start && slices.Contains(entity.Actors, n.Kind) && n.Entity != m.speaker {
			m.of = s.id(n.Entity)
		}
	}
}

// clause is a part of a statement without the "that" before it.
func (d *desk) clause(part source.Span) source.Span {
	words := d.words(part)
	if that := leadingThat.FindString(words); that != "" && len(that) < len(words) {
		part.Start += int32(len(that))
	}
	return part
}

var leadingThat = regexp.MustCompile(`^(?i:that) `)

// marksOf returns the marks of a statement: one for each of its parts. A statement whose
// words stand within another's is left to the editor.
func (s *statements) marksOf(i int, a *attribution.Attribution, m *statement) []mark {
	parts := a.Parts
	if len(parts) == 0 {
		parts = []source.Span{a.Words}
	}
	var marks []mark
	block := -1
	for _, part := range parts {
		part = s.clause(part)
		target := "](" + m.attributes(s.desk) + ")"
		if at := s.blockOf(part.Start); at == block || s.goesOn(a, part) {
			target = "](cont:)"
		} else {
			block = at
		}
		marks = append(marks, mark{kind: statementMark, span: s.doc.Text.SourceSpan(part), open: "[", close: target, group: i + 1})
	}
	return marks
}

// goesOn reports whether a quotation is the second part of the one before it in the
// paragraph.
func (s *statements) goesOn(a *attribution.Attribution, part source.Span) bool {
	if a.Continues < 0 || s.made[a.Continues] == nil || part.Start > a.Parts[0].Start {
		return false
	}
	first := &s.reading.Attributions[a.Continues]
	for j := a.Continues + 1; j < len(s.made); j++ {
		if other := &s.reading.Attributions[j]; s.made[j] != nil && other != a && first.Words.End <= other.Words.Start && other.Words.End <= a.Words.Start {
			return false // another stands between
		}
	}
	return first.Form == document.Direct && a.Form == document.Direct && s.blockOf(first.Words.Start) == s.blockOf(part.Start)
}

// attributes writes what stands in the parentheses.
func (m *statement) attributes(d *desk) string {
	who := ""
	if m.speaker != entity.None {
		who = d.id(m.speaker)
	}
	var list []string
	add := func(key, value string) {
		if value != "" {
			list = append(list, key+" "+value)
		}
	}
	add("by", m.by)
	add("of", m.of)
	add("to", strings.Join(m.to, ", "))
	add("via", strings.Join(m.via, " > "))
	if m.at != nil {
		add("at", d.refer(m.at))
	}
	head := string(m.verb) + ":" + who
	if len(list) == 0 {
		return head
	}
	return head + ` "` + strings.Join(list, "; ") + `"`
}
