package document

import (
	"strings"
	"testing"
	"unicode"
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
	{text: "⟦« Nous sommes prêts »⟧", form: Direct, inner: "Nous sommes prêts"},
	{text: "⟦»Wir sind bereit«⟧", form: Direct, inner: "Wir sind bereit"},
	{text: "⟦»Olemme valmiita»⟧", form: Direct, inner: "Olemme valmiita"},
	{text: "⟦「準備完了」⟧", form: Direct, inner: "準備完了"},
	{text: "⟦『準備完了』⟧", form: Direct, inner: "準備完了"},
	{text: "⟦”Vi är redo”⟧", form: Direct, inner: "Vi är redo"},
	{text: "⟦»Vi er klar«⟧", form: Direct, inner: "Vi er klar"},
	{text: "⟦›Wir sind bereit‹⟧", form: Direct, inner: "Wir sind bereit"},
	{text: "⟦‹Nous sommes prêts›⟧", form: Direct, inner: "Nous sommes prêts"},
	{text: "⟦„Wij zijn klaar”⟧", form: Direct, inner: "Wij zijn klaar"},
	{text: "⟦〝準備完了〟⟧", form: Direct, inner: "準備完了"},
	{text: "⟦〝準備完了〞⟧", form: Direct, inner: "準備完了"},
	{text: "⟦＂準備完了＂⟧", form: Direct, inner: "準備完了"},
	{text: "⟦｢準備完了｣⟧", form: Direct, inner: "準備完了"},
	{text: "⟦﹁準備完了﹂⟧", form: Direct, inner: "準備完了"},
	{text: "⟦﹃準備完了﹄⟧", form: Direct, inner: "準備完了"},
	{text: "⟦❝We are ready❞⟧", form: Direct, inner: "We are ready"},
	{text: "⟦❛We are ready❜⟧", form: Direct, inner: "We are ready"},
	{text: "⟦״אנחנו מוכנים״⟧", form: Direct, inner: "אנחנו מוכנים"},
	{text: "⟦\"אנחנו מוכנים\"⟧", form: Direct, inner: "אנחנו מוכנים"},
	{text: "⟦«نحن مستعدون»⟧", form: Direct, inner: "نحن مستعدون"},
	{text: "⟦‟We are ready”⟧", form: Direct, inner: "We are ready"},
	// blanks inside French marks, and what has no width beside any mark
	{text: "⟦«\u00a0Nous sommes prêts\u202f»⟧", form: Direct, inner: "Nous sommes prêts"},
	{text: "«\u00a0⟦Nous sommes prêts⟧\u00a0»", form: Direct},
	{text: "«\u202f⟦Nous sommes prêts⟧\u202f», dit-il", form: Direct},
	{text: "« ⟦Nous sommes prêts⟧ »", form: Direct},
	{text: "«⟦ Nous sommes prêts ⟧»", form: Direct},
	{text: "‹ ⟦Nous sommes prêts⟧ ›", form: Direct},
	{text: "\u200f⟦\u200f“نحن مستعدون”\u200f⟧\u200f", form: Direct, inner: "نحن مستعدون"},
	{text: "“\u200b⟦We are ready⟧\u200b”", form: Direct},
	{text: "“\ufeff⟦We are ready⟧\u200e,\u200e” he said", form: Direct},
	{text: "⟦\u061c«نعم»\u061c.⟧", form: Direct, inner: "نعم"},
	// no marks: apostrophes, inches, abbreviations
	{text: "⟦'twas the ministers' plan⟧", form: Indirect},
	{text: "⟦the '90s and the ministers' plan⟧", form: Indirect},
	{text: "⟦‘twas agreed in the ‘90s⟧", form: Indirect},
	{text: "⟦rock 'n' roll and the ministers' plan⟧", form: Indirect},
	{text: "⟦rock ’n’ roll⟧", form: Indirect},
	{text: "⟦'Til then we wait'⟧", form: Direct, inner: "Til then we wait"},
	{text: "⟦the 6\" pipe⟧", form: Indirect},
	{text: "⟦a gap of 5\"⟧", form: Indirect},
	{text: "⟦a 6\" pipe and a 12\" pipe⟧", form: Indirect},
	{text: "⟦\"It is 6\" wide\"⟧", form: Direct, inner: `It is 6" wide`},
	{text: "⟦\"It is 6\"\"⟧", form: Direct, inner: `It is 6"`},
	{text: "⟦“It is 6” wide”⟧", form: Direct, inner: "It is 6” wide"},
	{text: "⟦\"We left in 2014\"⟧", form: Direct, inner: "We left in 2014"},
	{text: "⟦\"Under Article 5\", he said, \"we act\"⟧", form: Mixed},
	{text: "\"⟦Under Article 5⟧\"", form: Direct},
	{text: "⟦he is 5'10\" tall⟧", form: Indirect},
	{text: "⟦צה\"ל וארה\"ב⟧", form: Indirect},
	{text: "⟦מנכ״ל⟧", form: Indirect},
	{text: "⟦\"ארה\"ב מוכנה\"⟧", form: Direct, inner: `ארה"ב מוכנה`},
	{text: "⟦אמר ש\"אנחנו מוכנים\"⟧", form: Mixed},
	{text: "⟦Hawai‘i is ready⟧", form: Indirect},
	{text: "⟦《公报》已发表⟧", form: Indirect},
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
	{text: "«\u00a0⟦Non⟧\u202f!\u00a0» dit-il", form: Direct},
	{text: "« ⟦Non⟧ ! » dit-il", form: Direct},
	{text: "« ⟦Vraiment⟧ ?! »", form: Direct},
	{text: "he said “⟦We go⟧…”", form: Direct},
	{text: "he said “⟦We go⟧...” again", form: Direct},
	{text: "he said “…⟦We go⟧”", form: Direct},
	{text: "he said “... ⟦We go⟧”", form: Direct},
	{text: "⟦“We go”…⟧", form: Direct, inner: "We go"},
	{text: "“ ⟦We go⟧ ” today.", form: Direct},
	{text: "he said \"no\" ⟦we go⟧ \"yes\"", form: Indirect},
	{text: "⟦„Wir gehen\"⟧", form: Direct, inner: "Wir gehen"},
	{text: "⟦„Wir gehen\".⟧", form: Direct, inner: "Wir gehen"},
	{text: "„⟦Megyünk⟧\", mondta", form: Direct},
	{text: "⟦„Er sagte \"no\" zu mir“⟧", form: Direct, inner: "Er sagte \"no\" zu mir"},
	{text: "⟦„Er sagte \"no\" zu mir\"⟧", form: Direct, inner: "Er sagte \"no\" zu mir"},
	{text: "⟦”نحن ننسحب“⟧", form: Direct, inner: "نحن ننسحب"},
	{text: "⟦”נסוג“⟧", form: Direct, inner: "נסוג"},
	{text: "⟦‘We’re goin’ home’⟧", form: Direct, inner: "We’re goin’ home"},
	{text: "⟦'We're goin' home'⟧", form: Direct, inner: "We're goin' home"},
	{text: "⟦‘He’s o’ the right kind an’ true.’⟧", form: Direct, inner: "He’s o’ the right kind an’ true."},
	{text: "⟦‘all in’ and the ministers’⟧", form: Mixed},
	{text: "⟦‘in’ or ‘out’⟧", form: Mixed},
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
	{text: "⟦”Han sa ’nej’ till mig”⟧", form: Direct, inner: "Han sa ’nej’ till mig"},
	{text: "⟦»Er sagte ›nein‹ zu mir«⟧", form: Direct, inner: "Er sagte ›nein‹ zu mir"},
	{text: "⟦»Er sagte »nein« zu mir«⟧", form: Direct, inner: "Er sagte »nein« zu mir"},
	{text: "⟦„a „b“ c“⟧", form: Direct, inner: "a „b“ c"},
	{text: "⟦„Er sagte “no” zu mir“⟧", form: Direct, inner: "Er sagte “no” zu mir"},
	{text: "⟦« Il a dit « non » à moi »⟧", form: Direct, inner: "Il a dit « non » à moi"},
	{text: "⟦「『準備』完了」⟧", form: Direct, inner: "『準備』完了"},
	{text: "⟦“He has 'no' idea of \"it\"”⟧", form: Direct, inner: `He has 'no' idea of "it"`},
	// inside out
	{text: `⟦"He said "no" twice"⟧`, form: Mixed, stray: `same "`},
	{text: `⟦"No" and "He said "no" twice"⟧`, form: Mixed, stray: `same "`},
	{text: "⟦'He said 'no' twice'⟧", form: Mixed, stray: "same '"},
	{text: "⟦”a ”b” c”⟧", form: Mixed, stray: "same ”"},
	{text: "⟦»a »b» c»⟧", form: Mixed, stray: "same »"},
	{text: "⟦＂He said ＂no＂ twice＂⟧", form: Mixed, stray: "same ＂"},
	{text: "⟦״הוא אמר ״לא״ פעמיים״⟧", form: Mixed, stray: "same ״"},
	// out of balance
	{text: `⟦We are" ready⟧`, form: Mixed, stray: `"`},
	{text: "⟦“He has «no idea”⟧", form: Mixed, stray: "«"},
	{text: "⟦We left in 2014\"⟧", form: Mixed, stray: `"`},
	{text: "⟦＂準備完了⟧", form: Mixed, stray: "＂"},
	{text: "⟦準備完了｣⟧", form: Mixed, stray: "｣"},
	{text: "〝⟦準備完了⟧", form: Mixed, stray: "〝"},
	{text: "⟦準備完了⟧﹂", form: Mixed, stray: "﹂"},
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
		form, inner, bad := (&formFinder{plain: plain}).formOf(span)
		want := c.inner
		if want == "" {
			want = string(span.Of(plain))
		}
		stray := ""
		if bad.at != balanced {
			mark, _ := utf8.DecodeRune(plain[bad.at:])
			stray = string(mark)
		}
		if bad.same {
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
	form  Form
	inner string
	stray int // the offset in the paragraphs
}{
	{"“We agree.|“But not today.”", Direct, "We agree.|But not today.", balanced},
	{"“We agree.”|“But not today.”", Direct, "We agree.|But not today.", balanced},
	{"“We agree.|“Yes.|“But ‘not’ today.”", Direct, "We agree.|Yes.|But ‘not’ today.", balanced},
	{"\"We agree.|\"Not today.\"", Direct, "We agree.|Not today.", balanced},
	{"« Oui.|« Non. »", Direct, "Oui.|Non.", balanced},
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
		form, list, bad := formOfParagraphs(plain, spans)
		var got []string
		for _, p := range list {
			got = append(got, string(p.inner.Of(plain)))
		}
		if form != c.form || strings.Join(got, "|") != c.inner || bad.at != c.stray {
			t.Errorf("%s is %d %q, stray %d; want %d %q, stray %d", c.text, form, got, bad.at, c.form, c.inner, c.stray)
		}
	}
}

// TestQuotationMarks holds the table to Unicode: all that has the property is a
// mark, every mark that closes something is one, and each can be closed or close.
func TestQuotationMarks(t *testing.T) {
	closers := ""
	for _, m := range quotationMarks {
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
		form, inner, bad := (&formFinder{plain: plain}).formOf(span)
		if inner.Start < from || inner.End > to || inner.Start > inner.End || !utf8.Valid(inner.Of(plain)) {
			t.Errorf("%v of %q is %v without marks", span, text, inner)
		}
		checkEnclosed(t, string(span.Of(plain)))
		if form == Indirect && inner != span {
			t.Errorf("%v of %q is a paraphrase, and %v", span, text, inner)
		}
		if bad.at != balanced && !utf8.Valid(plain[:bad.at]) {
			t.Errorf("the mark at %d of %q is within a rune", bad.at, text)
		}
		formOfParagraphs(plain, []source.Span{{End: from}, span, {Start: to, End: int32(len(text))}})
	})
}

// checkEnclosed checks that words whose marks balance are, between marks that do
// not occur in them, a quotation of these words.
func checkEnclosed(t *testing.T, words string) {
	words = strings.TrimFunc(words, spacing)
	if marks := pairMarks([]byte(words)); marks.fault(0).at != balanced || words == "" || strings.ContainsAny(words, "“”„«»‹›❯❮❝❞‟⹂\n") {
		return
	}
	plain := []byte("“" + words + "”")
	form, inner, bad := (&formFinder{plain: plain}).formOf(source.Between(0, len(plain)))
	if got := string(inner.Of(plain)); form != Direct || got != words || bad.at != balanced {
		t.Errorf("%s is %v %q, with a fault at %d", plain, form, got, bad.at)
	}
}
