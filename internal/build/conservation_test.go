package build_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout/internal/build"
	"readout/internal/source"
)

// The conservation of words: each word of an article's text, title, summary and
// key points is on its page, or a diagnostic stands at its place; and the words
// of a statement are the same, in the same order, on the article, on the page
// of the speaker, at the event, in the data and in the citation.

// draftFiles are the site that drafts are articles of.
var draftFiles = map[string]string{
	"readout.yaml":                 "title: The Kept Word\nbase_url: https://kept.example/\n",
	"content/people/ana-torres.md": "---\nname: Ana Torres\nposts:\n  - {role: Envoy, country: es, start: 2019}\n---\n",
	"content/people/boris-hale.md": "---\nname: Boris Hale\nposts:\n  - {role: Envoy, country: no, start: 2019}\n---\n",
	"content/people/mika-aro.md":   "---\nname: Mika Aro\nposts:\n  - {role: Envoy, country: fi, start: 2019}\n---\n",
	"content/articles/p.png":       "\x89PNG\r\n\x1a\n",
	"content/events/talks.md":      "---\ntype: meeting\ndate: 2022-02-01\ntitle: The talks\nparticipants: [ana-torres, boris-hale]\n---\n",
}

const draftPath, draftPage, eventPage = "content/articles/draft.md", "articles/draft.html", "events/talks.html"

// A wordKeeper builds drafts, one after the other, in one folder.
type wordKeeper struct {
	testing.TB
	dir     string
	builder *build.Builder
}

func newWordKeeper(t testing.TB) *wordKeeper {
	dir := t.TempDir()
	writeTree(t, dir, draftFiles)
	return &wordKeeper{t, dir, build.New(dir, build.Options{Now: now})}
}

func (k *wordKeeper) build(text string) *build.Snapshot {
	k.Helper()
	if err := os.MkdirAll(filepath.Join(k.dir, "content/articles"), 0o755); err != nil {
		k.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(k.dir, filepath.FromSlash(draftPath)), []byte(text), 0o644); err != nil {
		k.Fatal(err)
	}
	s, err := k.builder.BuildChanged([]source.Path{draftPath})
	if err != nil {
		k.Fatal(err)
	}
	return s
}

var moreArticles = flag.Int("articles", 0, "how many articles TestConservation makes; 0: some hundreds")

// TestConservation makes articles by chance. FuzzConservation makes them by the
// fuzzer's bytes.
func TestConservation(t *testing.T) {
	n := 500
	switch {
	case *moreArticles > 0:
		n = *moreArticles
	case testing.Short():
		n = 100
	}
	k := newWordKeeper(t)
	random := rand.New(rand.NewPCG(7, 11))
	for i := range n {
		decisions := make([]byte, 20+random.IntN(280))
		for j := range decisions {
			decisions[j] = byte(random.Uint32())
		}
		if wrong := k.check(decisions); wrong != "" {
			t.Fatalf("article %d: %s", i, wrong)
		}
	}
}

func FuzzConservation(f *testing.F) {
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 40 {
		decisions := make([]byte, 10*n)
		for j := range decisions {
			decisions[j] = byte(random.Uint32())
		}
		f.Add(decisions)
	}
	k := newWordKeeper(f)
	f.Fuzz(func(t *testing.T, decisions []byte) {
		k.TB = t
		if wrong := k.check(decisions); wrong != "" {
			t.Fatal(wrong)
		}
	})
}

// mostDecisions bounds an article to less than 200 statements by one speaker: the data of an entity's page have no
// more, and its page goes on on others.
const mostDecisions = 1000

// check builds an article and returns what is wrong with what became of it.
func (k *wordKeeper) check(decisions []byte) string {
	decisions = decisions[:min(len(decisions), mostDecisions)]
	d := newDraft(decisions)
	text := d.file.String()
	s := k.build(text)
	v := verdict{d: d, text: text, diagnostics: s.Diagnostics}
	v.placeDiagnostics()
	v.article = readPage(k, s, draftPage)
	v.statements = dataStatements(k, s)
	v.plainDraftsBuild()
	v.nothingIsLost()
	v.theRightMouth()
	v.sameEverywhere(k, s)
	if len(v.wrong) == 0 {
		v.unmoved(k, decisions)
	}
	if len(v.wrong) == 0 {
		return ""
	}
	var said strings.Builder
	for _, d := range s.Diagnostics {
		p := source.PositionOf([]byte(text), d.Span.Start)
		fmt.Fprintf(&said, "%s:%d:%d: %s: %s [%s]\n", d.Path, p.Line, p.Column, d.Severity, d.Message, d.Rule)
	}
	return strings.Join(v.wrong, "\n") + "\n--- the article\n" + text + "\n--- diagnostics\n" + said.String()
}

// A verdict is what is found out about one draft.
type verdict struct {
	d           *draft
	text        string
	diagnostics []source.Diagnostic
	article     pageText
	statements  []saidStatement
	errors      []bool // by fragment: an error stands in it
	warned      []bool // by fragment: a diagnostic stands in it
	wrong       []string
}

func (v *verdict) fault(format string, a ...any) {
	v.wrong = append(v.wrong, fmt.Sprintf(format, a...))
}

// fragment returns the number of the block that an offset stands in, 0 for the
// front matter.
func (v *verdict) fragment(at int) int {
	n, _ := slices.BinarySearch(v.d.fragments, at+1)
	return n
}

func (v *verdict) placeDiagnostics() {
	v.errors, v.warned = make([]bool, len(v.d.fragments)+1), make([]bool, len(v.d.fragments)+1)
	for _, d := range v.diagnostics {
		if d.Path != draftPath {
			continue
		}
		first := v.fragment(int(d.Span.Start))
		last := first
		switch {
		case slices.Contains(v.d.openEnded, first) || strings.HasPrefix(string(d.Rule), "unclosed-"):
			last = len(v.d.fragments)
		case d.Rule == "unused-footnote":
			last = v.indentedAfter(first)
		}
		for n := first; n <= last; n++ {
			v.warned[n] = true
			v.errors[n] = v.errors[n] || d.Severity == source.Error
		}
	}
}

// indentedAfter returns the last of the fragments after a footnote that are part of it,
// since they are indented, and the one after them.
func (v *verdict) indentedAfter(n int) int {
	for n++; n < len(v.d.fragments) && strings.HasPrefix(v.text[v.d.fragments[n-1]:], "    "); n++ {
	}
	return min(n, len(v.d.fragments))
}

func (v *verdict) plainDraftsBuild() {
	for _, d := range v.diagnostics {
		if d.Severity == source.Error && !v.d.slips {
			v.fault("an article without slips has the error [%s] %s", d.Rule, d.Message)
		}
	}
}

func (v *verdict) nothingIsLost() {
	for _, w := range v.d.words {
		if w.counted && !v.article.words[w.text] && !v.warned[v.fragment(w.at)] {
			v.fault("the word %q is not on the page, and nothing says so", w.text)
		}
	}
}

// theRightMouth compares what was meant with the data.
func (v *verdict) theRightMouth() {
	known := map[string]*draftWord{}
	for i := range v.d.words {
		known[v.d.words[i].text] = &v.d.words[i]
	}
	made := map[string]*saidStatement{}
	for i := range v.statements {
		st := &v.statements[i]
		words := slices.DeleteFunc(slices.Clone(wordsOf(st.Words)), func(w string) bool { return known[w] == nil })
		if len(words) == 0 {
			continue
		}
		made[words.String()] = st
		for _, w := range words {
			if !v.errors[v.fragment(known[w].at)] && !v.mayBeSaidBy(known[w], st) {
				v.fault("the word %q is said by %v", w, st.Speakers)
			}
		}
	}
	for _, in := range v.d.intents {
		n := v.fragment(in.at)
		st := made[shownWords(in.words).String()]
		switch {
		case v.errors[n] || v.warned[n] && st == nil: // in code, words that are struck stand as they were written
		case in.refused:
			v.fault("%v is published, though it is struck", in.words)
		case st == nil:
			v.fault("nobody says %v", in.words)
		default:
			v.asMeant(&in, st)
		}
	}
}

func (v *verdict) mayBeSaidBy(w *draftWord, st *saidStatement) bool {
	return slices.ContainsFunc(w.said, func(i int) bool { return slices.Contains(st.Speakers, "person/"+v.d.intents[i].speaker) })
}

func (v *verdict) asMeant(in *intent, st *saidStatement) {
	if !slices.Equal(st.Speakers, parties(in.speaker)) || !slices.Equal(st.To, parties(in.to)) ||
		!slices.Equal(st.Via, v.relayers(in)) || st.Event != in.event {
		v.fault("%v was meant as by %s to %q via %q at %q; it is by %v to %v via %v at %q",
			in.words, in.speaker, in.to, v.relayers(in), in.event, st.Speakers, st.To, st.Via, st.Event)
	}
}

// rulesOf returns the rules of diagnostics, in order of the alphabet.
func rulesOf(list []source.Diagnostic) []string {
	var rules []string
	for _, d := range list {
		rules = append(rules, string(d.Rule)+d.Severity.String())
	}
	slices.Sort(rules)
	return rules
}

// relayers are those who relay a statement: those whom its author names, or whoever
// says the words around it and their own relayers. Words around it that are an error
// are nobody's.
func (v *verdict) relayers(in *intent) []string {
	if in.via != "" || len(in.inside) == 0 {
		return parties(in.via)
	}
	outer := &v.d.intents[in.inside[len(in.inside)-1]]
	if outer.speaker == in.speaker || v.errors[v.fragment(outer.at)] {
		return nil
	}
	return append(parties(outer.speaker), v.relayers(outer)...)
}

func parties(text string) []string {
	switch {
	case text == "":
		return nil
	case slices.Contains(speakers, text):
		return []string{"person/" + text}
	}
	return []string{text}
}

// sameEverywhere compares the words of each statement with those of the data.
func (v *verdict) sameEverywhere(k *wordKeeper, s *build.Snapshot) {
	if slices.Contains(v.errors, true) {
		return // not published
	}
	pages := map[string]pageText{eventPage: readPage(k, s, eventPage)}
	twins := map[string]string{}
	for _, id := range speakers {
		pages["people/"+id+".html"] = readPage(k, s, "people/"+id+".html")
		for _, st := range twinStatements(k, s, "people/"+id+".json") {
			twins[st.ID] = st.Words
		}
	}
	for i := range v.statements {
		st := &v.statements[i]
		id, words := st.permalink(), wordsOf(st.Words)
		if twins[st.ID] != st.Words {
			v.fault("%s is %q in the data of its speaker and %q in those of the site", id, twins[st.ID], st.Words)
		}
		if st.Event == "talks" && pages[eventPage].listed[id] == nil {
			v.fault("%s was made at the talks and is not on their page", id)
		}
		if !slices.Equal(v.article.said[id], words) {
			v.fault("%s is %q in the article and %q in the data", id, v.article.said[id], words)
		}
		listed := 0
		for address, p := range pages {
			if p.listed[id] == nil {
				continue
			}
			listed++
			if !slices.Equal(p.listed[id], words) {
				v.fault("%s is %q on %s and %q in the data", id, p.listed[id], address, words)
			}
			if cited := p.cited[id]; cited != nil && !strings.Contains(cited.String(), words.String()) {
				v.fault("%s is cited as %q on %s and is %q in the data", id, cited, address, words)
			}
		}
		if listed == 0 {
			v.fault("%s stands on no page of a speaker", id)
		}
	}
}

// unmoved adds a paragraph that has nothing to do with the rest, and compares
// who says what. It may end a footnote or a list, of which the lines after it were a
// part; if they hold marks, that they are code now is reported.
func (v *verdict) unmoved(k *wordKeeper, decisions []byte) {
	before := v.voices(v.statements)
	at := v.d.fragments[len(decisions)%len(v.d.fragments)]
	s := k.build(v.text[:at] + "Nothing of it was news.\n\n" + v.text[at:])
	if !slices.Equal(rulesOf(s.Diagnostics), rulesOf(v.diagnostics)) {
		return
	}
	for word, voices := range v.voices(dataStatements(k, s)) {
		if before[word] != voices && word != "nothing" && word != "of" && word != "it" && word != "was" && word != "news" {
			v.fault("with another paragraph %q is said by %s, not by %s", word, voices, before[word])
		}
	}
}

// voices says of each word that was said, by whom.
func (v *verdict) voices(statements []saidStatement) map[string]string {
	voices := map[string]string{}
	for i := range statements {
		st := &statements[i]
		for _, w := range wordsOf(st.Words) {
			voices[w] += fmt.Sprint(st.permalink(), st.Speakers, st.To, st.Via, st.Event)
		}
	}
	return voices
}
