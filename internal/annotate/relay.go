package annotate

import (
	"cmp"
	"regexp"
	"strings"

	"readout/internal/attribution"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/source"
)

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
