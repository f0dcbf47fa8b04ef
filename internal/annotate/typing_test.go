package annotate_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout/internal/annotate"
	"readout/internal/build"
	"readout/internal/country"
	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/meta"
	"readout/internal/parse"
	"readout/internal/source"
)

// five are the reports that were annotated by hand, with what an editor says of them.
var five = []struct{ plain, article, date, title string }{
	{"a1.md", "2011-12-03-biden-erdogan", "2011-12-03", "Biden and Erdogan spend two hours on Iraq, Iran and Syria"},
	{"a2.md", "2011-01-13-biden-pakistan", "2011-01-13", "Biden finds Karzai in agreement, and Pakistan's effort “still not enough”"},
	{"a3.md", "2011-03-03-obama-calderon", "2011-03-03", "Obama and Calderón end a quarrel about lorries"},
	{"a4.md", "2011-03-04-biden-trip", "2011-03-04", "Biden is to see Medvedev and Putin"},
	{"a5.md", "2016-02-09-asean", "2016-02-09", "Obama to receive ASEAN at Sunnylands"},
}

// TestTyping counts what an editor has to type and delete to make of the drafts of the five
// reports a site with the statements and events that were made by hand. That must not grow
// beyond a share of what was typed to make the site of the plain reports.
//
// By hand, all characters count that the site has and the reports do not: marks, blocks,
// and all files of the registry. From the drafts these count:
//
//   - of a statement that both have, the characters to type and to delete between the two
//     marks, with their attributes in one order, and two for each bracket to move;
//   - all of the mark of a statement that the draft lacks, and of one that it has too many;
//   - likewise of events and their entries; and every question, to be deleted;
//   - of the files of people, what is missing but the dates of posts, which neither the
//     reports say nor the statements need. An id made of another form of a name, and a
//     role in other words, stay as they are.
//
// Titles and days count in neither. "draft: true" does not count: one command takes it out.
func TestTyping(t *testing.T) {
	const corpus = "../../../shared/corpora/briefings-annotated"
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("the corpora are not here: ", err)
	}
	hand := readSite(t, filepath.Join(corpus, "site"))
	dir := t.TempDir()
	byHand, byDraft := 0, 0
	for _, f := range five {
		plain := readFile(t, filepath.Join(corpus, "plain", f.plain))
		day, err := date.Parse(f.date)
		if err != nil {
			t.Fatal(err)
		}
		draftOf(t, dir, f.plain, []byte(plain), annotate.Options{Title: f.title, Date: day, Today: today})
		made := hand.article(t, f.article)
		byHand += typed(body(plain), body(string(made.File.Data)))
	}
	draft := readSite(t, dir)
	for _, f := range five {
		made := hand.article(t, f.article)
		cost := costs{hand: hand, draft: draft, t: t}
		cost.article(draft.dated(t, f.date), made)
		t.Logf("%s: statements %d, events %d, questions %d", f.plain, cost.statements, cost.events, cost.questions)
		byDraft += cost.statements + cost.events + cost.questions
	}
	handFiles, draftFiles := registryCosts(t, hand, draft)
	byHand, byDraft = byHand+handFiles, byDraft+draftFiles
	t.Logf("files: %d by hand, %d from the drafts", handFiles, draftFiles)
	t.Logf("all: %d by hand, %d from the drafts: %d %%", byHand, byDraft, 100*byDraft/byHand)
	const most = 40 // percent
	if 100*byDraft > most*byHand {
		t.Errorf("%d characters are left to type and delete, of %d by hand: more than %d %%", byDraft, byHand, most)
	}
}

// A madeSite is a site to compare with another.
type madeSite struct {
	documents []*document.Document
	registry  *entity.Registry
}

func readSite(t *testing.T, dir string) madeSite {
	t.Helper()
	all, err := build.ReadDocuments(dir)
	if err != nil {
		t.Fatal(err)
	}
	var s madeSite
	for i := range all.Heads {
		s.documents = append(s.documents, all.Heads[i].Document)
	}
	s.registry, _ = entity.New(s.documents, nil, nil)
	return s
}

func (s madeSite) article(t *testing.T, id string) *document.Document {
	i := slices.IndexFunc(s.documents, func(d *document.Document) bool { return d.Article != nil && strings.HasSuffix(d.ID, id) })
	if i < 0 {
		t.Fatalf("there is no article %s", id)
	}
	return s.documents[i]
}

func (s madeSite) dated(t *testing.T, day string) *document.Document {
	return s.article(t, s.idOf(day))
}

func (s madeSite) idOf(day string) string {
	for _, d := range s.documents {
		if d.Article != nil && d.Article.Date.Day.String() == day {
			return d.ID
		}
	}
	return ""
}

// costs are characters to type and delete to make the article by hand of a draft.
type costs struct {
	t                             *testing.T
	hand, draft                   madeSite
	statements, events, questions int
}

func (c *costs) article(draft, made *document.Document) {
	taken := map[int]bool{}
	var pairs []pair
	for i := range made.Statements {
		want := &made.Statements[i]
		p := pair{want: c.mark(c.hand, made, want), found: true}
		if j := c.same(draft, made, want, taken); j >= 0 {
			taken[j] = true
			got := &draft.Statements[j]
			p.got, p.more = c.mark(c.draft, draft, got), moved(draft, got, made, want)
		} else {
			p.found, p.more = false, markLength(made, want)-len([]rune(p.want))
		}
		pairs = append(pairs, p)
	}
	defaults := bestDefaults(pairs)
	c.t.Logf("  defaults: %v", defaults)
	for _, p := range pairs {
		if n := p.cost(defaults); n > 0 {
			c.t.Logf("  %d: %s ← %s", n, p.want, p.got)
		}
	}
	c.statements += total(pairs, defaults)
	for j := range draft.Statements {
		if !taken[j] {
			c.t.Logf("  too many: %s", c.mark(c.draft, draft, &draft.Statements[j]))
			c.statements += markLength(draft, &draft.Statements[j])
		}
	}
	c.eventCosts(answered(draft), made)
	c.questionCosts(wrapped.ReplaceAllString(string(draft.File.Data), ""), made)
}

// A pair is the mark of a statement in the draft, if it is found there, and in the article made by hand.
type pair struct {
	got, want string
	found     bool
	more      int // characters beside those of the marks
}

// cost is what is to be typed and deleted if the article has some defaults.
func (p pair) cost(defaults []string) int {
	if p.found {
		return p.more + typed(under(p.got, defaults, false), under(p.want, defaults, true))
	}
	return p.more + len([]rune(under(p.want, defaults, true)))
}

func total(pairs []pair, defaults []string) int {
	n := 0
	if len(defaults) > 0 {
		n = len("statements: \"\"\n" + strings.Join(defaults, "; "))
	}
	for _, p := range pairs {
		n += p.cost(defaults)
	}
	return n
}

// under is a mark without the attributes that hold by default. One that shall not hold is taken off: "via -".
func under(mark string, defaults []string, off bool) string {
	parts := strings.Split(mark, "; ")
	for _, d := range defaults {
		key, value, _ := strings.Cut(d, " ")
		i := slices.IndexFunc(parts, func(part string) bool { return strings.HasPrefix(part, key+" ") })
		_, speakers, _ := strings.Cut(parts[0], ":")
		switch {
		case i >= 0 && parts[i] == d:
			parts = slices.Delete(parts, i, i+1)
		case i < 0 && off && speakers != value: // a default "to" or "via" does not hold of the speaker
			parts = append(parts, key+" -")
		}
	}
	return strings.Join(parts, "; ")
}

// bestDefaults are the defaults in the front matter by which an editor types least.
func bestDefaults(pairs []pair) (best []string) {
	seen := map[string]bool{}
	for _, p := range pairs {
		for _, part := range strings.Split(p.want, "; ")[1:] {
			if key, _, _ := strings.Cut(part, " "); slices.Contains([]string{"to", "via", "at", "topic", "from"}, key) {
				seen[part] = true
			}
		}
	}
	for more := true; more; {
		more = false
		now := best
		for _, candidate := range slices.Sorted(maps.Keys(seen)) {
			key, _, _ := strings.Cut(candidate, " ")
			if slices.ContainsFunc(now, func(d string) bool { return strings.HasPrefix(d, key+" ") }) {
				continue
			}
			if longer := append(slices.Clone(now), candidate); total(pairs, longer) < total(pairs, best) {
				best, more = longer, true
			}
		}
	}
	return best
}

// questionCosts counts the questions to delete: those about words that are nobody's in the article made by hand.
// "readout check --fix" takes out the others.
func (c *costs) questionCosts(draft string, made *document.Document) {
	for _, at := range questions.FindAllStringIndex(draft, -1) {
		before := strings.TrimRight(draft[:at[0]], "“”\".,) ")
		answered := slices.ContainsFunc(made.Statements, func(s document.Statement) bool {
			return strings.Contains(words(made, &s), lastWords(before))
		})
		if !answered {
			c.questions += len([]rune(draft[at[0]:at[1]]))
		}
	}
}

// wrapped is an event whose day is open.
var wrapped = regexp.MustCompile(`<!-- readout:\n((?:>[^\n]*\n)*)when\? -->`)

// answered is a draft in which the events whose day is open are declared: "readout check --fix"
// does that when the day is written, as it takes out the questions that are answered.
func answered(draft *document.Document) *document.Document {
	text := wrapped.ReplaceAllStringFunc(string(draft.File.Data), func(question string) string {
		block := wrapped.FindStringSubmatch(question)[1]
		return strings.Replace(block, "-00-00 ", "-01-01 ", 1)
	})
	return parse.NewParser(parse.Options{}).Parse(source.NewFile(draft.File.Path, []byte(text)))
}

// words returns the words of a statement as a reader sees them.
func words(d *document.Document, s *document.Statement) string {
	var all []string
	for _, p := range s.Pieces {
		all = append(all, strings.Trim(string(p.Of(d.Text.Plain)), "“”\".,"))
	}
	return strings.Join(all, " ")
}

// same returns the index of the draft's statement of the same words, or of most of them.
func (c *costs) same(draft, made *document.Document, want *document.Statement, taken map[int]bool) int {
	best, most := -1, 0
	for j := range draft.Statements {
		if taken[j] {
			continue
		}
		a, b := words(draft, &draft.Statements[j]), words(made, want)
		common := (len([]rune(a)) + len([]rune(b)) - typed(a, b)) / 2
		if 2*common > min(len([]rune(a)), len([]rune(b)))+len([]rune(b))/2 && common > most {
			best, most = j, common
		}
	}
	return best
}

// moved is two for each end of the words that stands elsewhere.
func moved(a *document.Document, s *document.Statement, b *document.Document, want *document.Statement) int {
	x, y := words(a, s), words(b, want)
	n := 0
	if !strings.HasPrefix(x, firstWords(y)) {
		n += 2
	}
	if !strings.HasSuffix(x, lastWords(y)) {
		n += 2
	}
	return n + 2*max(0, len(want.Pieces)-len(s.Pieces))
}

func firstWords(s string) string { return string([]rune(s)[:min(12, len([]rune(s)))]) }

func lastWords(s string) string { r := []rune(s); return string(r[max(0, len(r)-12):]) }

// markLength is how many characters a statement has beside its words: brackets and
// parentheses.
func markLength(d *document.Document, s *document.Statement) int {
	n := 0
	for _, p := range s.Pieces {
		rest := string(d.File.Data[d.Text.SourceSpan(p).End:])
		i := strings.Index(rest, "](")
		j := strings.Index(rest[max(i, 0):], ")")
		n += 1 + len([]rune(rest[max(i, 0):][:max(j, 0)])) + 1
	}
	return n
}

// mark writes a statement with its attributes in one order, and entities by what they are
// in the site that was made by hand.
func (c *costs) mark(s madeSite, d *document.Document, m *document.Statement) string {
	list := func(values []meta.Value) string {
		var names []string
		for _, v := range values {
			names = append(names, c.name(s, v.Text))
		}
		return strings.Join(names, ",")
	}
	out := string(m.Verb) + ":" + list(m.Speakers)
	add := func(key, value string) {
		if value != "" {
			out += "; " + key + " " + value
		}
	}
	add("by", strings.TrimPrefix(m.By.Text, "a "))
	add("of", list(m.Of))
	add("to", list(m.To))
	add("via", list(m.Via))
	add("about", list(m.About))
	add("at", eventName(d, m.At.Text))
	add("topic", c.name(s, m.Topic.Text))
	add("from", m.From.Text)
	return out
}

// name is the id of an entity in the site that was made by hand, or the text.
func (c *costs) name(s madeSite, text string) string {
	ids := s.registry.Resolve(text)
	if len(ids) != 1 {
		return text
	}
	name := s.registry.At(ids[0]).Name
	if ids := c.hand.registry.Resolve(name); len(ids) == 1 {
		return c.hand.registry.At(ids[0]).Key.ID
	}
	return text
}

// eventName is the type of an event that the article declares: ids are made up.
func eventName(d *document.Document, id string) string {
	for _, e := range d.Events {
		if e.ID == id {
			return string(e.Type)
		}
	}
	return id
}

// eventCosts pairs the events by type, and then by their day.
func (c *costs) eventCosts(draft, made *document.Document) {
	taken := map[int]bool{}
	for i := range made.Events {
		want := &made.Events[i]
		best, least := -1, 0
		for j := range draft.Events {
			got := &draft.Events[j]
			n := typed(c.event(c.draft, got), c.event(c.hand, want))
			if got.Type == want.Type && !taken[j] && (best < 0 || n < least) {
				best, least = j, n
			}
		}
		if best < 0 {
			n := len("\n\n> [!meeting] 2011-01-01 \n>\n") + len([]rune(want.Title.Text)) + len([]rune(c.event(c.hand, want)))
			c.t.Logf("  event missing %d: %s", n, c.event(c.hand, want))
			c.events += n
			continue
		}
		taken[best] = true
		if least > 0 {
			c.t.Logf("  event %d: %s ← %s", least, c.event(c.hand, want), c.event(c.draft, &draft.Events[best]))
		}
		c.events += least
	}
	for j := range draft.Events {
		if !taken[j] {
			c.t.Logf("  event too many: %s", c.event(c.draft, &draft.Events[j]))
			c.events += len([]rune(c.event(c.draft, &draft.Events[j]))) + 30
		}
	}
}

func (c *costs) event(s madeSite, e *document.Event) string {
	var who []string
	for _, v := range e.Participants {
		who = append(who, c.name(s, v.Text))
	}
	slices.Sort(who)
	out := fmt.Sprintf("%s; participants: %s", e.Date, strings.Join(who, ", "))
	if !e.EndDate.IsZero() {
		out += "; end_date: " + e.EndDate.String()
	}
	if e.Place.Given() {
		out += "; place: " + c.name(s, e.Place.Text)
	}
	if e.Duration.Given() {
		out += "; duration: " + e.Duration.Text
	}
	return out
}

var (
	postDates = regexp.MustCompile(`, (?:start|end): [\d-]+`)
	draftLine = regexp.MustCompile(`(?m)^draft: true\n`)
	anyRole   = regexp.MustCompile(`role: [^,}\n]+`)
	anyAlias  = regexp.MustCompile(`(?m)^(?:aliases: .*|name: .*)\n`)
)

// registryCosts counts what the files of people, places, organizations and topics take.
func registryCosts(t *testing.T, hand, draft madeSite) (byHand, byDraft int) {
	for _, d := range hand.documents {
		if d.Article != nil {
			continue
		}
		data := string(d.File.Data)
		byHand += len([]rune(data))
		own := draftOfEntity(hand, draft, d)
		switch {
		case own == nil && d.Place != nil && slices.ContainsFunc(country.All(), func(c *country.Country) bool { return strings.HasPrefix(c.Capital, d.Place.Name.Text) }):
			continue // events may name a capital without a file
		case own == nil:
			n := len([]rune(postDates.ReplaceAllString(data, "")))
			t.Logf("  %s: %d, no draft", d.File.Path, n)
			byDraft += n
			continue
		}
		n := typed(essence(string(own.File.Data)), essence(data))
		if n > 0 {
			t.Logf("  %s: %d", d.File.Path, n)
		}
		byDraft += n
	}
	return byHand, byDraft
}

// essence is a file of an entity without what may differ.
func essence(data string) string {
	return anyRole.ReplaceAllString(anyAlias.ReplaceAllString(draftLine.ReplaceAllString(postDates.ReplaceAllString(data, ""), ""), ""), "role: x")
}

// draftOfEntity returns the draft's file of what a file made by hand describes.
func draftOfEntity(hand, draft madeSite, d *document.Document) *document.Document {
	for id := range draft.registry.Len() {
		e := draft.registry.At(entity.ID(id))
		if e.Document == nil || e.Kind.Folder() != d.Kind.Folder() {
			continue
		}
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			if ids := hand.registry.Resolve(name); len(ids) == 1 && hand.registry.At(ids[0]).Document == d {
				return e.Document
			}
		}
	}
	return nil
}

// body is the text below the front matter.
func body(text string) string {
	if rest, ok := strings.CutPrefix(text, "---\n"); ok {
		_, text, _ = strings.Cut(rest, "\n---\n")
	}
	return strings.TrimSpace(text)
}

// typed returns the number of characters to type and delete to make one text of another:
// those outside the longest common subsequence.
func typed(from, to string) int {
	a, b := []rune(from), []rune(to)
	row := make([]int, len(b)+1)
	for _, c := range a {
		diagonal := 0
		for j, d := range b {
			above := row[j+1]
			if c == d {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return len(a) + len(b) - 2*row[len(b)]
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
