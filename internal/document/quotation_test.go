package document

import (
	"strings"
	"testing"
	"unicode/utf8"

	"readout/internal/source"
)

// formCases are words between ⟦ and ⟧ as they stand in a text, what they are,
// and what is left of a quotation without its marks.
var formCases = []struct {
	text  string
	form  Form
	inner string // of a quotation whose marks stand inside
	stray string // the mark without a partner
}{
	// inside, in every script
	{text: "⟦“We are ready”⟧", form: Direct, inner: "We are ready"},
	{text: `⟦"We are ready"⟧`, form: Direct, inner: "We are ready"},
	{text: "⟦‘We are ready’⟧", form: Direct, inner: "We are ready"},
	{text: "⟦'We are ready'⟧", form: Direct, inner: "We are ready"},
	{text: "⟦„Wir sind bereit“⟧", form: Direct, inner: "Wir sind bereit"},
	{text: "⟦„Jesteśmy gotowi”⟧", form: Direct, inner: "Jesteśmy gotowi"},
	{text: "⟦‚Wir sind bereit‘⟧", form: Direct, inner: "Wir sind bereit"},
	{text: "⟦« Nous sommes prêts »⟧", form: Direct, inner: " Nous sommes prêts "},
	{text: "⟦»Wir sind bereit«⟧", form: Direct, inner: "Wir sind bereit"},
	{text: "⟦»Olemme valmiita»⟧", form: Direct, inner: "Olemme valmiita"},
	{text: "⟦「準備完了」⟧", form: Direct, inner: "準備完了"},
	{text: "⟦『準備完了』⟧", form: Direct, inner: "準備完了"},
	// what may follow the closing mark
	{text: `⟦"We are ready",⟧`, form: Direct, inner: "We are ready"},
	{text: `⟦"We are ready".⟧`, form: Direct, inner: "We are ready"},
	{text: `⟦“Are we ready”?!⟧`, form: Direct, inner: "Are we ready"},
	{text: `⟦ “We are ready” ⟧`, form: Direct, inner: "We are ready"},
	// outside
	{text: "he said “⟦we are ready⟧” again", form: Direct},
	{text: "he said “⟦we are ready⟧,” again", form: Direct},
	{text: `he said "⟦we are ready⟧."`, form: Direct},
	{text: "he said “⟦we said ‘no’ twice⟧”", form: Direct},
	{text: "“⟦We are ready⟧ and willing,” he said", form: Mixed},
	{text: "“We are ⟦ready⟧,” he said", form: Mixed},
	{text: `"We are ⟦ready⟧," he said`, form: Mixed},
	{text: `he said "no" and ⟦we are ready⟧, "perhaps"`, form: Indirect},
	{text: "“⟦We are ready⟧, he said", form: Mixed, stray: "“"},
	{text: "⟦We are ready⟧” he said", form: Mixed, stray: "”"},
	{text: `⟦We are ready⟧" he said`, form: Mixed, stray: `"`},
	// a part
	{text: "⟦that they are “ready” now⟧", form: Mixed},
	{text: "⟦“ready” and “willing”⟧", form: Mixed},
	{text: "⟦“ready” now⟧", form: Mixed},
	{text: "⟦now “ready”⟧", form: Mixed},
	{text: "⟦'ready' and more⟧", form: Mixed},
	// a paraphrase
	{text: "⟦that they are ready⟧", form: Indirect},
	{text: "⟦they're ready, the ministers' aide said⟧", form: Indirect},
	{text: "⟦’twas the 90s’ plan⟧", form: Indirect},
	{text: "⟦⟧", form: Indirect},
	// apostrophes and plurals
	{text: "⟦“We don’t want Russia’s ministers’ plan”⟧", form: Direct, inner: "We don’t want Russia’s ministers’ plan"},
	{text: "⟦‘We don’t want it’⟧", form: Direct, inner: "We don’t want it"},
	{text: "⟦'We don't want the ministers' plan'⟧", form: Direct, inner: "We don't want the ministers' plan"},
	{text: "⟦‘The ministers’ plan is dead’⟧", form: Direct, inner: "The ministers’ plan is dead"},
	{text: "⟦‘yes’ and ‘no’⟧", form: Mixed},
	// nested
	{text: "⟦“He said ‘no’ to me”⟧", form: Direct, inner: "He said ‘no’ to me"},
	{text: `⟦"He said 'no' to me"⟧`, form: Direct, inner: "He said 'no' to me"},
	{text: "⟦“One “two” three”⟧", form: Direct, inner: "One “two” three"},
	{text: "⟦„Er sagte ‚nein‘ zu mir“⟧", form: Direct, inner: "Er sagte ‚nein‘ zu mir"},
	// out of balance
	{text: "⟦“We are ready⟧", form: Mixed, stray: "“"},
	{text: "⟦We are ready”⟧", form: Mixed, stray: "”"},
	{text: `⟦"We are "ready"⟧`, form: Mixed, stray: `"`},
	{text: "⟦«Nous sommes prêts⟧", form: Mixed, stray: "«"},
	{text: "⟦Nous sommes prêts»⟧", form: Mixed, stray: "»"},
	{text: "⟦„Wir sind bereit⟧", form: Mixed, stray: "„"},
	{text: "⟦Wir sind bereit“⟧", form: Mixed, stray: "“"},
	{text: "⟦「準備完了⟧", form: Mixed, stray: "「"},
	{text: "⟦準備完了」⟧", form: Mixed, stray: "」"},
	{text: "⟦‘We are ready⟧", form: Mixed, stray: "‘"},
}

// between takes the brackets off a case.
func between(text string) (plain []byte, span source.Span) {
	before, rest, _ := strings.Cut(text, "⟦")
	words, after, _ := strings.Cut(rest, "⟧")
	return []byte(before + words + after), source.Between(len(before), len(before)+len(words))
}

func TestFormOf(t *testing.T) {
	for _, c := range formCases {
		plain, span := between(c.text)
		form, inner, at := formOf(plain, span)
		want := c.inner
		if want == "" {
			want = string(span.Of(plain))
		}
		stray := ""
		if at != balanced {
			mark, _ := utf8.DecodeRune(plain[at:])
			stray = string(mark)
		}
		if form != c.form || string(inner.Of(plain)) != want || stray != c.stray {
			t.Errorf("%s is %d %q, stray %q; want %d %q, stray %q", c.text, form, inner.Of(plain), stray, c.form, want, c.stray)
		}
	}
}

// paragraphCases are the paragraphs of a quote block, divided by bars.
var paragraphCases = []struct {
	text  string
	form  Form
	inner string
	stray int // the offset in the paragraphs
}{
	{"“We agree.|“But not today.”", Direct, "We agree.|But not today.", balanced},
	{"“We agree.”|“But not today.”", Direct, "We agree.|But not today.", balanced},
	{"“We agree.|“Yes.|“But ‘not’ today.”", Direct, "We agree.|Yes.|But ‘not’ today.", balanced},
	{"\"We agree.|\"Not today.\"", Direct, "We agree.|Not today.", balanced},
	{"« Oui.|« Non. »", Direct, " Oui.| Non. ", balanced},
	{"We agree.|Not today.", Indirect, "We agree.|Not today.", balanced},
	{"We “agree”.|Not today.", Mixed, "We “agree”.|Not today.", balanced},
	{"“Yes” is no “word”.", Mixed, "“Yes” is no “word”.", balanced},
	{"“We agree.”|Not today.", Mixed, "We agree.|Not today.", balanced},
	{"’Twas agreed.", Indirect, "’Twas agreed.", balanced},
	{"“We agree.|“Not today.", Direct, "We agree.|Not today.", 13},
	{"“We agree.|Not today.”", Mixed, "We agree.|Not today.”", 0},
	{"We agree.”", Indirect, "We agree.”", 9},
}

func TestFormOfParagraphs(t *testing.T) {
	for _, c := range paragraphCases {
		plain := []byte(strings.ReplaceAll(c.text, "|", "\n") + "\n")
		var spans []source.Span
		at := 0
		for _, p := range strings.Split(c.text, "|") {
			spans = append(spans, source.Between(at, at+len(p)))
			at += len(p) + 1
		}
		form, inner, stray := formOfParagraphs(plain, spans)
		var got []string
		for _, s := range inner {
			got = append(got, string(s.Of(plain)))
		}
		if form != c.form || strings.Join(got, "|") != c.inner || stray != c.stray {
			t.Errorf("%s is %d %q, stray %d; want %d %q, stray %d", c.text, form, got, stray, c.form, c.inner, c.stray)
		}
	}
}

func FuzzForm(f *testing.F) {
	for _, c := range formCases {
		plain, span := between(c.text)
		f.Add(string(plain), span.Start, span.End)
	}
	f.Fuzz(func(t *testing.T, text string, from, to int32) {
		if len(text) > 1<<12 || !utf8.ValidString(text) || from < 0 || from > to || int(to) > len(text) {
			t.Skip()
		}
		plain, span := []byte(text), source.Span{Start: from, End: to}
		if !utf8.Valid(plain[:from]) || !utf8.Valid(span.Of(plain)) {
			t.Skip()
		}
		form, inner, stray := formOf(plain, span)
		if inner.Start < from || inner.End > to || inner.Start > inner.End || !utf8.Valid(inner.Of(plain)) {
			t.Errorf("%v of %q is %v without marks", span, text, inner)
		}
		if form == Indirect && inner != span {
			t.Errorf("%v of %q is a paraphrase, and %v", span, text, inner)
		}
		if stray != balanced && !utf8.Valid(plain[:stray]) {
			t.Errorf("the stray mark at %d of %q is within a rune", stray, text)
		}
		formOfParagraphs(plain, []source.Span{{End: from}, span, {Start: to, End: int32(len(text))}})
	})
}
