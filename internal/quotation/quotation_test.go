package quotation

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/source"
)

// formCases are words between ⟦ and ⟧ as they stand in a text, what they are,
// and what is left of a quotation without its marks.
var formCases = []struct {
	text  string
	form  document.Form
	inner string // of a quotation whose marks stand inside
	stray string // the mark without a partner
}{
	// inside, in every script
	{text: "⟦“We are ready”⟧", form: document.Direct, inner: "We are ready"},
	{text: `⟦"We are ready"⟧`, form: document.Direct, inner: "We are ready"},
	{text: "⟦‘We are ready’⟧", form: document.Direct, inner: "We are ready"},
	{text: "⟦'We are ready'⟧", form: document.Direct, inner: "We are ready"},
	{text: "⟦„Wir sind bereit“⟧", form: document.Direct, inner: "Wir sind bereit"},
	{text: "⟦„Jesteśmy gotowi”⟧", form: document.Direct, inner: "Jesteśmy gotowi"},
	{text: "⟦‚Wir sind bereit‘⟧", form: document.Direct, inner: "Wir sind bereit"},
	{text: "⟦« Nous sommes prêts »⟧", form: document.Direct, inner: "Nous sommes prêts"},
	{text: "⟦»Wir sind bereit«⟧", form: document.Direct, inner: "Wir sind bereit"},
	{text: "⟦»Olemme valmiita»⟧", form: document.Direct, inner: "Olemme valmiita"},
	{text: "⟦「準備完了」⟧", form: document.Direct, inner: "準備完了"},
	{text: "⟦『準備完了』⟧", form: document.Direct, inner: "準備完了"},
	{text: "⟦”Vi är redo”⟧", form: document.Direct, inner: "Vi är redo"},
	{text: "⟦»Vi er klar«⟧", form: document.Direct, inner: "Vi er klar"},
	{text: "⟦›Wir sind bereit‹⟧", form: document.Direct, inner: "Wir sind bereit"},
	{text: "⟦‹Nous sommes prêts›⟧", form: document.Direct, inner: "Nous sommes prêts"},
	{text: "⟦„Wij zijn klaar”⟧", form: document.Direct, inner: "Wij zijn klaar"},
	{text: "⟦〝準備完了〟⟧", form: document.Direct, inner: "準備完了"},
	{text: "⟦〝準備完了〞⟧", form: document.Direct, inner: "準備完了"},
	{text: "⟦＂準備完了＂⟧", form: document.Direct, inner: "準備完了"},
	{text: "⟦｢準備完了｣⟧", form: document.Direct, inner: "準備完了"},
	{text: "⟦﹁準備完了﹂⟧", form: document.Direct, inner: "準備完了"},
	{text: "⟦﹃準備完了﹄⟧", form: document.Direct, inner: "準備完了"},
	{text: "⟦❝We are ready❞⟧", form: document.Direct, inner: "We are ready"},
	{text: "⟦❛We are ready❜⟧", form: document.Direct, inner: "We are ready"},
	{text: "⟦״אנחנו מוכנים״⟧", form: document.Direct, inner: "אנחנו מוכנים"},
	{text: "⟦\"אנחנו מוכנים\"⟧", form: document.Direct, inner: "אנחנו מוכנים"},
	{text: "⟦«نحن مستعدون»⟧", form: document.Direct, inner: "نحن مستعدون"},
	{text: "⟦‟We are ready”⟧", form: document.Direct, inner: "We are ready"},
	// blanks inside French marks, and what has no width beside any mark
	{text: "⟦«\u00a0Nous sommes prêts\u202f»⟧", form: document.Direct, inner: "Nous sommes prêts"},
	{text: "«\u00a0⟦Nous sommes prêts⟧\u00a0»", form: document.Direct},
	{text: "«\u202f⟦Nous sommes prêts⟧\u202f», dit-il", form: document.Direct},
	{text: "« ⟦Nous sommes prêts⟧ »", form: document.Direct},
	{text: "«⟦ Nous sommes prêts ⟧»", form: document.Direct},
	{text: "‹ ⟦Nous sommes prêts⟧ ›", form: document.Direct},
	{text: "\u200f⟦\u200f“نحن مستعدون”\u200f⟧\u200f", form: document.Direct, inner: "نحن مستعدون"},
	{text: "“\u200b⟦We are ready⟧\u200b”", form: document.Direct},
	{text: "“\ufeff⟦We are ready⟧\u200e,\u200e” he said", form: document.Direct},
	{text: "⟦\u061c«نعم»\u061c.⟧", form: document.Direct, inner: "نعم"},
	// no marks: apostrophes, inches, abbreviations
	{text: "⟦'twas the ministers' plan⟧", form: document.Indirect},
	{text: "⟦the '90s and the ministers' plan⟧", form: document.Indirect},
	{text: "⟦‘twas agreed in the ‘90s⟧", form: document.Indirect},
	{text: "⟦rock 'n' roll and the ministers' plan⟧", form: document.Indirect},
	{text: "⟦rock ’n’ roll⟧", form: document.Indirect},
	{text: "⟦'Til then we wait'⟧", form: document.Direct, inner: "Til then we wait"},
	{text: "⟦the 6\" pipe⟧", form: document.Indirect},
	{text: "⟦a gap of 5\"⟧", form: document.Indirect},
	{text: "⟦a 6\" pipe and a 12\" pipe⟧", form: document.Indirect},
	{text: "⟦\"It is 6\" wide\"⟧", form: document.Direct, inner: `It is 6" wide`},
	{text: "⟦\"It is 6\"\"⟧", form: document.Direct, inner: `It is 6"`},
	{text: "⟦“It is 6” wide”⟧", form: document.Direct, inner: "It is 6” wide"},
	{text: "⟦\"We left in 2014\"⟧", form: document.Direct, inner: "We left in 2014"},
	{text: "⟦\"Under Article 5\", he said, \"we act\"⟧", form: document.Mixed},
	{text: "\"⟦Under Article 5⟧\"", form: document.Direct},
	{text: "⟦he is 5'10\" tall⟧", form: document.Indirect},
	{text: "⟦צה\"ל וארה\"ב⟧", form: document.Indirect},
	{text: "⟦מנכ״ל⟧", form: document.Indirect},
	{text: "⟦\"ארה\"ב מוכנה\"⟧", form: document.Direct, inner: `ארה"ב מוכנה`},
	{text: "⟦אמר ש\"אנחנו מוכנים\"⟧", form: document.Mixed},
	{text: "⟦Hawai‘i is ready⟧", form: document.Indirect},
	{text: "⟦《公报》已发表⟧", form: document.Indirect},
	// what may follow the closing mark
	{text: `⟦"We are ready",⟧`, form: document.Direct, inner: "We are ready"},
	{text: `⟦"We are ready".⟧`, form: document.Direct, inner: "We are ready"},
	{text: `⟦“Are we ready”?!⟧`, form: document.Direct, inner: "Are we ready"},
	{text: `⟦ “We are ready” ⟧`, form: document.Direct, inner: "We are ready"},
	// outside
	{text: "he said “⟦we are ready⟧” again", form: document.Direct},
	{text: "he said “⟦we are ready⟧,” again", form: document.Direct},
	{text: `he said "⟦we are ready⟧."`, form: document.Direct},
	{text: "he said “⟦we said ‘no’ twice⟧”", form: document.Direct},
	{text: "«\u00a0⟦Non⟧\u202f!\u00a0» dit-il", form: document.Direct},
	{text: "« ⟦Non⟧ ! » dit-il", form: document.Direct},
	{text: "« ⟦Vraiment⟧ ?! »", form: document.Direct},
	{text: "he said “⟦We go⟧…”", form: document.Direct},
	{text: "he said “⟦We go⟧...” again", form: document.Direct},
	{text: "he said “…⟦We go⟧”", form: document.Direct},
	{text: "he said “... ⟦We go⟧”", form: document.Direct},
	{text: "⟦“We go”…⟧", form: document.Direct, inner: "We go"},
	{text: "“ ⟦We go⟧ ” today.", form: document.Direct},
	{text: "he said \"no\" ⟦we go⟧ \"yes\"", form: document.Indirect},
	{text: "⟦„Wir gehen\"⟧", form: document.Direct, inner: "Wir gehen"},
	{text: "⟦„Wir gehen\".⟧", form: document.Direct, inner: "Wir gehen"},
	{text: "„⟦Megyünk⟧\", mondta", form: document.Direct},
	{text: "⟦„Er sagte \"no\" zu mir“⟧", form: document.Direct, inner: "Er sagte \"no\" zu mir"},
	{text: "⟦„Er sagte \"no\" zu mir\"⟧", form: document.Direct, inner: "Er sagte \"no\" zu mir"},
	{text: "⟦”نحن ننسحب“⟧", form: document.Direct, inner: "نحن ننسحب"},
	{text: "⟦”נסוג“⟧", form: document.Direct, inner: "נסוג"},
	{text: "⟦‘We’re goin’ home’⟧", form: document.Direct, inner: "We’re goin’ home"},
	{text: "⟦'We're goin' home'⟧", form: document.Direct, inner: "We're goin' home"},
	{text: "⟦‘He’s o’ the right kind an’ true.’⟧", form: document.Direct, inner: "He’s o’ the right kind an’ true."},
	{text: "⟦‘all in’ and the ministers’⟧", form: document.Mixed},
	{text: "⟦‘in’ or ‘out’⟧", form: document.Mixed},
	{text: "“⟦We are ready⟧ and willing,” he said", form: document.Mixed},
	{text: "“We are ⟦ready⟧,” he said", form: document.Mixed},
	{text: `"We are ⟦ready⟧," he said`, form: document.Mixed},
	{text: `he said "no" and ⟦we are ready⟧, "perhaps"`, form: document.Indirect},
	{text: "“⟦We are ready⟧, he said", form: document.Mixed, stray: "“"},
	{text: "⟦We are ready⟧” he said", form: document.Mixed, stray: "”"},
	{text: `⟦We are ready⟧" he said`, form: document.Mixed, stray: `"`},
	// a part
	{text: "⟦that they are “ready” now⟧", form: document.Mixed},
	{text: "⟦“ready” and “willing”⟧", form: document.Mixed},
	{text: "⟦“ready” now⟧", form: document.Mixed},
	{text: "⟦now “ready”⟧", form: document.Mixed},
	{text: "⟦'ready' and more⟧", form: document.Mixed},
	// a paraphrase
	{text: "⟦that they are ready⟧", form: document.Indirect},
	{text: "⟦they're ready, the ministers' aide said⟧", form: document.Indirect},
	{text: "⟦’twas the 90s’ plan⟧", form: document.Indirect},
	{text: "⟦⟧", form: document.Indirect},
	// apostrophes and plurals
	{text: "⟦“We don’t want Russia’s ministers’ plan”⟧", form: document.Direct, inner: "We don’t want Russia’s ministers’ plan"},
	{text: "⟦‘We don’t want it’⟧", form: document.Direct, inner: "We don’t want it"},
	{text: "⟦'We don't want the ministers' plan'⟧", form: document.Direct, inner: "We don't want the ministers' plan"},
	{text: "⟦‘The ministers’ plan is dead’⟧", form: document.Direct, inner: "The ministers’ plan is dead"},
	{text: "⟦‘yes’ and ‘no’⟧", form: document.Mixed},
	// nested
	{text: "⟦“He said ‘no’ to me”⟧", form: document.Direct, inner: "He said ‘no’ to me"},
	{text: `⟦"He said 'no' to me"⟧`, form: document.Direct, inner: "He said 'no' to me"},
	{text: "⟦“One “two” three”⟧", form: document.Direct, inner: "One “two” three"},
	{text: "⟦„Er sagte ‚nein‘ zu mir“⟧", form: document.Direct, inner: "Er sagte ‚nein‘ zu mir"},
	{text: "⟦”Han sa ’nej’ till mig”⟧", form: document.Direct, inner: "Han sa ’nej’ till mig"},
	{text: "⟦»Sie: ›Er: »Nein«‹«⟧", form: document.Direct, inner: "Sie: ›Er: »Nein«‹"},
	{text: "⟦„Sie: ‚Er: „Nein“‘“⟧", form: document.Direct, inner: "Sie: ‚Er: „Nein“‘"},
	{text: "⟦»›Nein‹‹«⟧", form: document.Mixed, stray: "‹"},
	{text: "⟦»Er sagte ›nein‹ zu mir«⟧", form: document.Direct, inner: "Er sagte ›nein‹ zu mir"},
	{text: "⟦»Er sagte »nein« zu mir«⟧", form: document.Direct, inner: "Er sagte »nein« zu mir"},
	{text: "⟦„a „b“ c“⟧", form: document.Direct, inner: "a „b“ c"},
	{text: "⟦„Er sagte “no” zu mir“⟧", form: document.Direct, inner: "Er sagte “no” zu mir"},
	{text: "⟦« Il a dit « non » à moi »⟧", form: document.Direct, inner: "Il a dit « non » à moi"},
	{text: "⟦「『準備』完了」⟧", form: document.Direct, inner: "『準備』完了"},
	{text: "⟦“He has 'no' idea of \"it\"”⟧", form: document.Direct, inner: `He has 'no' idea of "it"`},
	// inside out
	{text: `⟦"He said "no" twice"⟧`, form: document.Mixed, stray: `same "`},
	{text: `⟦"No" and "He said "no" twice"⟧`, form: document.Mixed, stray: `same "`},
	{text: "⟦'He said 'no' twice'⟧", form: document.Mixed, stray: "same '"},
	{text: "⟦”a ”b” c”⟧", form: document.Mixed, stray: "same ”"},
	{text: "⟦»a »b» c»⟧", form: document.Mixed, stray: "same »"},
	{text: "⟦＂He said ＂no＂ twice＂⟧", form: document.Mixed, stray: "same ＂"},
	{text: "⟦״הוא אמר ״לא״ פעמיים״⟧", form: document.Mixed, stray: "same ״"},
	{text: "⟦‘It is ’so’ here’⟧", form: document.Mixed, stray: "same ’"},
	{text: "‘⟦It is ’so’ here⟧ ’now’", form: document.Mixed, stray: "same ’"},
	{text: "‘⟦It is ready⟧, ’so’ they said, ’here’", form: document.Mixed, stray: "same ’"},
	{text: "‘⟦We met the ministers⟧’ and ’so’ they said, ’here’", form: document.Mixed, stray: "same ’"},
	{text: "⟦’Det är ’så’ här’⟧", form: document.Mixed, stray: "same ’"},
	{text: "⟦“It is ”so” here”⟧", form: document.Mixed, stray: "same ”"},
	{text: "⟦„Es ist ”so” hier”⟧", form: document.Mixed, stray: "same ”"},
	{text: "⟦«C'est »ainsi» ici»⟧", form: document.Mixed, stray: "same »"},
	// … and the right way round
	{text: "⟦„Es ist ”so” hier“⟧", form: document.Direct, inner: "Es ist ”so” hier"},
	{text: "⟦‘We ’ad no choice’⟧", form: document.Direct, inner: "We ’ad no choice"},
	{text: "⟦‘We ’ad the ministers’ plan’⟧", form: document.Direct, inner: "We ’ad the ministers’ plan"},
	{text: "⟦‘We ’ad no choice,’ he said. ‘They went.’⟧", form: document.Mixed},
	{text: "‘⟦It is ready⟧’ and ’so’ they said, ’here’", form: document.Direct},
	// out of balance
	{text: `⟦We are" ready⟧`, form: document.Mixed, stray: `"`},
	{text: "⟦“He has «no idea”⟧", form: document.Mixed, stray: "«"},
	{text: "⟦We left in 2014\"⟧", form: document.Mixed, stray: `"`},
	{text: "⟦＂準備完了⟧", form: document.Mixed, stray: "＂"},
	{text: "⟦準備完了｣⟧", form: document.Mixed, stray: "｣"},
	{text: "〝⟦準備完了⟧", form: document.Mixed, stray: "〝"},
	{text: "⟦準備完了⟧﹂", form: document.Mixed, stray: "﹂"},
	{text: "⟦“We are ready⟧", form: document.Mixed, stray: "“"},
	{text: "⟦We are ready”⟧", form: document.Mixed, stray: "”"},
	{text: `⟦"We are "ready"⟧`, form: document.Mixed, stray: `"`},
	{text: "⟦«Nous sommes prêts⟧", form: document.Mixed, stray: "«"},
	{text: "⟦Nous sommes prêts»⟧", form: document.Mixed, stray: "»"},
	{text: "⟦„Wir sind bereit⟧", form: document.Mixed, stray: "„"},
	{text: "⟦Wir sind bereit“⟧", form: document.Mixed, stray: "“"},
	{text: "⟦「準備完了⟧", form: document.Mixed, stray: "「"},
	{text: "⟦準備完了」⟧", form: document.Mixed, stray: "」"},
	{text: "⟦‘We are ready⟧", form: document.Mixed, stray: "‘"},
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
		form, inner, bad := (&FormFinder{Plain: plain}).FormOf(span)
		want := c.inner
		if want == "" {
			want = string(span.Of(plain))
		}
		stray := ""
		if bad.At != Balanced {
			mark, _ := utf8.DecodeRune(plain[bad.At:])
			stray = string(mark)
		}
		if bad.Same {
			stray = "same " + stray
		}
		if form != c.form || string(inner.Of(plain)) != want || stray != c.stray {
			t.Errorf("%s is %d %q, stray %q; want %d %q, stray %q", c.text, form, inner.Of(plain), stray, c.form, want, c.stray)
		}
	}
}

// paragraphCases are the paragraphs of a quote block, divided by bars.
var paragraphCases = []struct {
	text  string
	form  document.Form
	inner string
	stray int // the offset in the paragraphs
}{
	{"“We agree.|“But not today.”", document.Direct, "We agree.|But not today.", Balanced},
	{"“We agree.”|“But not today.”", document.Direct, "We agree.|But not today.", Balanced},
	{"“We agree.|“Yes.|“But ‘not’ today.”", document.Direct, "We agree.|Yes.|But ‘not’ today.", Balanced},
	{"\"We agree.|\"Not today.\"", document.Direct, "We agree.|Not today.", Balanced},
	{"« Oui.|« Non. »", document.Direct, "Oui.|Non.", Balanced},
	{"We agree.|Not today.", document.Indirect, "We agree.|Not today.", Balanced},
	{"We “agree”.|Not today.", document.Mixed, "We “agree”.|Not today.", Balanced},
	{"“Yes” is no “word”.", document.Mixed, "“Yes” is no “word”.", Balanced},
	{"“We agree.”|Not today.", document.Mixed, "We agree.|Not today.", Balanced},
	{"’Twas agreed.", document.Indirect, "’Twas agreed.", Balanced},
	{"“We agree.|“Not today.", document.Direct, "We agree.|Not today.", 13},
	{"“We agree.|Not today.”", document.Mixed, "We agree.|Not today.”", 0},
	{"We agree.”", document.Indirect, "We agree.”", 9},
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
		form, list, bad := FormOfParagraphs(plain, spans)
		var got []string
		for _, p := range list {
			got = append(got, string(p.Inner.Of(plain)))
		}
		if form != c.form || strings.Join(got, "|") != c.inner || bad.At != c.stray {
			t.Errorf("%s is %d %q, stray %d; want %d %q, stray %d", c.text, form, got, bad.At, c.form, c.inner, c.stray)
		}
	}
}

// TestQuotationMarks holds the table to Unicode: all that has the property is a
// mark, every mark that closes something is one, and each can be closed or close.
func TestQuotationMarks(t *testing.T) {
	closers := ""
	for _, m := range marks {
		closers += m.closers
	}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		m, ok := markOf(r)
		if unicode.Is(unicode.Quotation_Mark, r) && !ok {
			t.Errorf("%c (%U) is a quotation mark to Unicode", r, r)
		}
		if strings.ContainsRune(closers, r) && !ok {
			t.Errorf("%c closes a quotation, but is no mark", r)
		}
		if ok && m.closers == "" && !strings.ContainsRune(closers, r) {
			t.Errorf("%c neither opens nor closes a quotation", r)
		}
		if ok && strings.ContainsRune(m.closers, r) && r != '⹂' && m.inner == "" {
			t.Errorf("%c has no other marks for the inner words", r)
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
		form, inner, bad := (&FormFinder{Plain: plain}).FormOf(span)
		if inner.Start < from || inner.End > to || inner.Start > inner.End || !utf8.Valid(inner.Of(plain)) {
			t.Errorf("%v of %q is %v without marks", span, text, inner)
		}
		checkEnclosed(t, string(span.Of(plain)))
		if form == document.Indirect && inner != span {
			t.Errorf("%v of %q is a paraphrase, and %v", span, text, inner)
		}
		if bad.At != Balanced && !utf8.Valid(plain[:bad.At]) {
			t.Errorf("the mark at %d of %q is within a rune", bad.At, text)
		}
		FormOfParagraphs(plain, []source.Span{{End: from}, span, {Start: to, End: int32(len(text))}})
	})
}

// checkEnclosed checks that words whose marks balance are, between marks that do
// not occur in them, a quotation of these words.
func checkEnclosed(t *testing.T, words string) {
	words = strings.TrimFunc(words, IsSpace)
	if marks := Pair([]byte(words)); marks.fault(0).At != Balanced || words == "" || strings.ContainsAny(words, "“”„«»‹›❯❮❝❞‟⹂\n") {
		return
	}
	plain := []byte("“" + words + "”")
	form, inner, bad := (&FormFinder{Plain: plain}).FormOf(source.Between(0, len(plain)))
	if got := string(inner.Of(plain)); form != document.Direct || got != words || bad.At != Balanced {
		t.Errorf("%s is %v %q, with a fault at %d", plain, form, got, bad.At)
	}
}

func TestUnclosedAndUnopened(t *testing.T) {
	for _, tt := range []struct {
		text     string
		unclosed []int
		unopened int
	}{
		{"a “b” c", nil, -1},
		{"a “b” “c", []int{len("a “b” ")}, -1},
		{"a \"b \"c\" d", []int{len("a ")}, -1},
		{"a” b “c", []int{len("a” b ")}, len("a")},
		{"“a” b” c", nil, -1}, // what closes behind other marks may be anything
		{"\"a b", []int{0}, -1},
	} {
		marks := Pair([]byte(tt.text))
		unclosed := marks.Unclosed()
		unopened, closes := marks.Unopened()
		if !slices.Equal(unclosed, tt.unclosed) || unopened != tt.unopened || closes != (tt.unopened >= 0) {
			t.Errorf("%s: unclosed at %d, unopened at %d; want %d, %d", tt.text, unclosed, unopened, tt.unclosed, tt.unopened)
		}
	}
}
