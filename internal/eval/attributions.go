package eval

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"readout/internal/attribution"
	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/parse"
	"readout/internal/quotation"
)

// A said is a text with who says what in it: a line of the shared corpus of quotations.
type said struct {
	ID        string    `json:"id"`
	Date      string    `json:"date"`
	Text      string    `json:"text"`
	Quotes    []quote   `json:"quotes"`
	NotQuotes []passage `json:"not_quotes"`
}

// A passage is a range of runes.
type passage struct{ Span }

// A quote is words and who said them. Canonical is the fullest name in the text, without title.
type quote struct {
	Span
	Kind      string `json:"kind"` // "direct", "mixed", "indirect"
	Canonical string `json:"canonical"`
	Speech    *bool  `json:"speech"` // false for a thought or a finding
	Nested    bool   `json:"nested"` // stands inside another
	Trap      string `json:"trap"`
}

// longPassage is how many words a passage in marks has that counts as a quotation of its own.
const longPassage = 5

// Attributions measures who is said to have said what, on the shared corpus of quotations. Nobody in
// it is in the registry, so a speaker is right if named by the fullest name in the text. All of its
// texts were seen by those who wrote the rules.
//
//   - quoted passages: those of at least longPassage words in marks; half of the shorter span must be shared;
//   - reported clauses: what has fewer; half of what both spans cover must be shared, or, if they begin together,
//     half of the shorter, as many labels stop at the first sentence or comma;
//   - a rule's precision is that of what it decided on.
//
// What the corpus labels as a thought or a finding does not count, nor what stands within a label of the same speaker.
func Attributions(dir string) (Result, error) {
	texts, err := quotations(dir)
	if err != nil {
		return Result{}, err
	}
	return judgeAttributions(texts, []Target{
		{Row: "quoted passages, speaker right", Figure: "P", Least: .95}, {Row: "quoted passages, speaker found", Figure: "R", Least: .70},
		{Row: "no quotation, and attributed", Figure: "wrong"},
		{Row: "reported clauses, speaker right", Figure: "P", Least: .85}, {Row: "reported clauses, speaker found", Figure: "R", Least: .50},
	}), nil
}

// quotations reads the shared corpus of quotations.
func quotations(dir string) (texts []said, err error) {
	for _, name := range []string{"gum-news.jsonl", "handchecked.jsonl"} {
		err = readLines(filepath.Join(dir, "quotes", name), func(s said) error {
			texts = append(texts, s)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return texts, nil
}

// judgeAttributions reads each text, with the names that are found in it given a registry of countries alone.
func judgeAttributions(texts []said, targets []Target) Result {
	t := newTally(Set{Name: "quotes (seen)", Targets: targets})
	for _, measure := range []string{"quoted passages", "reported clauses"} {
		t.row("%s, speaker right", measure).Precise = true
		t.row("%s, speaker found", measure).One = true
	}
	t.count("no quotation, and attributed").each = true
	registry, _ := entity.New(nil, nil, nil)
	lexicon := mention.Compile(registry, mention.Settings{})
	for _, s := range texts {
		t.attributions(registry, lexicon, &s)
	}
	slices.SortStableFunc(t.order, func(a, b *Row) int {
		return cmp.Compare(strings.Count(a.Measure, "by rule"), strings.Count(b.Measure, "by rule"))
	})
	for _, row := range t.order {
		row.figures(targets)
	}
	return Result{Set: t.set.Name, Records: len(texts), Bytes: t.bytes, Seconds: t.seconds, Rows: t.order}
}

// attributedNames gives the mentions of a document as a reader of attributions takes them.
func attributedNames(registry *entity.Registry, found []mention.Found) []attribution.Name {
	names := make([]attribution.Name, len(found))
	for i, f := range found {
		names[i] = attribution.Name{Text: f.Text, Entity: f.Entity, Kind: registry.At(f.Entity).Kind}
	}
	return names
}

// A claimed is an attribution in runes of its text.
type claimed struct {
	Span
	name   string
	rule   attribution.Rule
	quoted int // words in marks
}

func (t *tally) attributions(registry *entity.Registry, lexicon *mention.Lexicon, s *said) {
	on, _ := date.Parse(s.Date)
	r := &Record{ID: s.ID, Text: s.Text}
	d := parse.Plain(s.ID, "", s.Text, on)
	names := attributedNames(registry, lexicon.Find(d).Found)
	start := processorTime()
	reading := attribution.Read(d, names)
	t.seconds += (processorTime() - start).Seconds()
	t.bytes += len(d.Text.Plain)
	var all []claimed
	spanOf := r.spans(d)
	for _, a := range reading.Attributions {
		if a.Speaker.Kind == attribution.Open || a.Denied {
			continue
		}
		c := claimed{Span: spanOf(a.Words), name: a.Speaker.Name, rule: a.Rule}
		for _, part := range a.Parts {
			c.quoted = max(c.quoted, quotedWords(string(part.Of(d.Text.Plain)), a.Form == document.Direct))
		}
		all = append(all, c)
	}
	t.claims(s, r, all)
	t.gold(s, r, all)
	for _, n := range s.NotQuotes {
		for _, c := range all {
			if c.quoted > 0 && c.shares(n.Span) > 0 && !slices.ContainsFunc(s.Quotes, func(q quote) bool { return q.overlap(c.Span) > 0 }) {
				t.count("no quotation, and attributed").add(Miss{Type: "wrong", Surface: r.words(n.Span), Entity: c.name, How: string(c.rule)}, s.ID, r.context(n.Span))
			}
		}
	}
}

// claims judges what was attributed.
func (t *tally) claims(s *said, r *Record, all []claimed) {
	for _, c := range all {
		q, is := s.best(c)
		switch {
		case is && q.Speech != nil && !*q.Speech:
			continue
		case !is && c.quoted > 0 && s.NotQuotes == nil:
			continue // the text makes no claim about other marks
		}
		for _, row := range []*Row{t.row("%s, speaker right", measureOf(c.quoted)), t.row("by rule %s", c.rule)} {
			row.Precise, row.each = true, true
			if is && sameSpeaker(c.name, q.Canonical) {
				row.Right++
			} else {
				row.add(Miss{Type: "wrong", Surface: c.name + " for " + q.Canonical, Entity: r.words(c.Span), How: string(c.rule)}, s.ID, "")
			}
		}
	}
}

// gold judges what there is to attribute.
func (t *tally) gold(s *said, r *Record, all []claimed) {
	for i := range s.Quotes {
		q := &s.Quotes[i]
		if q.Nested || q.Canonical == "" || q.Speech != nil && !*q.Speech {
			continue
		}
		quoted := quotedWords(r.words(q.Span), q.Kind == "direct")
		if quoted > 0 && quoted < longPassage && q.Kind == "direct" {
			continue // "dangerous": neither a clause nor of five words
		}
		row := t.row("%s, speaker found", measureOf(quoted))
		row.each = true
		if slices.ContainsFunc(all, func(c claimed) bool { return s.matches(q, c) && sameSpeaker(c.name, q.Canonical) }) {
			row.Right++
		} else {
			row.add(Miss{Type: "missed", Surface: q.Canonical, Entity: r.words(q.Span), How: q.Trap}, s.ID, "")
		}
	}
}

func measureOf(quoted int) string {
	if quoted >= longPassage {
		return "quoted passages"
	}
	return "reported clauses"
}

// best returns the gold that an attribution is of.
func (s *said) best(c claimed) (best quote, is bool) {
	for i := range s.Quotes {
		q := &s.Quotes[i]
		within := sameSpeaker(q.Canonical, c.name) && q.Start <= c.Start && c.End <= q.End // a part of it
		if (s.matches(q, c) || within) && (!is || q.overlap(c.Span) > best.overlap(c.Span) && !sameSpeaker(best.Canonical, c.name) || sameSpeaker(q.Canonical, c.name)) {
			best, is = *q, true
		}
	}
	return best, is
}

// matches reports whether an attribution is of a quotation. Long passages in marks are where their
// marks are; the labels of some stop at the first sentence.
func (s *said) matches(q *quote, c claimed) bool {
	if c.quoted >= longPassage && q.Kind != "indirect" {
		return 2*c.shares(q.Span) >= min(c.End-c.Start, q.End-q.Start)
	}
	return q.overlap(c.Span) >= .5 || near(q.Start, c.Start) && 2*c.shares(q.Span) >= min(c.End-c.Start, q.End-q.Start)
}

// near reports whether two offsets are a "that" apart at most.
func near(a, b int) bool { return -len("that, ") <= a-b && a-b <= len("that, ") }

// shares returns how many runes two spans share.
func (s Span) shares(o Span) int { return max(0, min(s.End, o.End)-max(s.Start, o.Start)) }

// overlap returns the part of both spans that they share.
func (s Span) overlap(o Span) float64 {
	shared := s.shares(o)
	return float64(shared) / float64(s.End-s.Start+o.End-o.Start-shared)
}

// quotedWords counts the words of the longest passage in marks, or all.
func quotedWords(text string, all bool) int {
	if all {
		return len(strings.FieldsFunc(text, unicode.IsSpace))
	}
	most := 0
	for _, q := range quotation.Pair([]byte(text)).Outermost(0) {
		most = max(most, len(strings.Fields(text[q.Start:q.End])))
	}
	return most
}

// sameSpeaker reports whether two names of a speaker are the same, but for an article, what stands in
// parentheses and the case.
func sameSpeaker(a, b string) bool { return a != "" && plainName(a) == plainName(b) }

func plainName(name string) string {
	name, _, _ = strings.Cut(strings.ToLower(name), " (")
	name = strings.Trim(name, " ,.")
	for _, article := range []string{"the ", "a ", "an "} {
		name = strings.TrimPrefix(name, article)
	}
	return name
}
