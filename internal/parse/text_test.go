package parse

import (
	"flag"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/meta"
	"readout/internal/source"
)

var updateText = flag.Bool("update-text", false, "rewrite testdata/text/*.want")

func parseArticle(data []byte) *document.Document {
	return NewParser(Options{}).Parse(source.NewFile("content/articles/2022/x.md", data))
}

// TestText parses the files of testdata/text, which use everything the
// language has, and compares all that is read from them.
func TestText(t *testing.T) {
	files, err := filepath.Glob("testdata/text/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			d := parseArticle(data)
			checkDocument(t, d)
			got := show(d)
			golden := strings.TrimSuffix(name, ".md") + ".want"
			if *updateText {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("go test -update-text shows what changed in %s:\n%s", golden, got)
			}
		})
	}
}

// slotNames are how slots are shown: ⟨said 0⟩ … ⟨/said 0⟩.
var slotNames = [...]string{
	"ref", "/ref", "said", "/said", "event", "/event", "link", "/link", "image", "box", "quote", "/quote", "callout", "/callout", "notes",
}

// show prints all that was read from a document's text.
func show(d *document.Document) string {
	var b strings.Builder
	section := func(name string) { fmt.Fprintf(&b, "\n== %s\n", name) }
	fmt.Fprintf(&b, "== plain\n%s", d.Text.Plain)
	section("html")
	from := int32(0)
	for _, s := range d.Text.Slots {
		fmt.Fprintf(&b, "%s⟨%s %d⟩", d.Text.HTML[from:s.HTML], slotNames[s.Kind], s.Index)
		from = s.HTML
	}
	fmt.Fprintf(&b, "%s", d.Text.HTML[from:])
	section("statements")
	for i := range d.Statements {
		showStatement(&b, d, &d.Statements[i])
	}
	section("references")
	for _, r := range d.References {
		fmt.Fprintf(&b, "%q literal=%v shown %q written %q\n", r.Target, r.Literal, r.Text.Of(d.Text.Plain), r.Source.Of(d.File.Data))
	}
	showValues(&b, d, "in fields", d.FieldReferences)
	if a := d.Article; a != nil {
		fmt.Fprintf(&b, "dateline %q publisher %q alt %q authors %v\n", a.Dateline.Text, a.Publisher.Text, a.ImageAlt.Text, texts(a.Authors))
	}
	section("events")
	for i := range d.Events {
		showEvent(&b, d, &d.Events[i])
	}
	for _, l := range d.EventLinks {
		fmt.Fprintf(&b, "%q leads to %q written %q\n", l.Text.Of(d.Text.Plain), l.Target, l.Source.Of(d.File.Data))
	}
	section("links")
	for _, l := range d.Links {
		fmt.Fprintf(&b, "%q leads to %s%s image=%v written %q\n", l.Text.Of(d.Text.Plain), l.Target, l.Fragment, l.Image, l.Source.Of(d.File.Data))
	}
	for _, c := range d.Callouts {
		fmt.Fprintf(&b, "callout %s %s %q\n", c.Type, c.Date, c.Text.Of(d.Text.Plain))
	}
	section("opaque")
	for _, r := range d.Text.Runs {
		if r.Opaque {
			fmt.Fprintf(&b, "%q ", r.Text.Of(d.Text.Plain))
		}
	}
	section("diagnostics")
	source.Print(&b, d.Diagnostics, func(source.Path) []byte { return d.File.Data })
	return b.String()
}

func showStatement(b *strings.Builder, d *document.Document, s *document.Statement) {
	fmt.Fprintf(b, "%s %s %s", s.ID, [...]string{"indirect", "mixed", "direct"}[s.Form], s.Verb)
	for _, p := range s.Pieces {
		fmt.Fprintf(b, " %q", p.Of(d.Text.Plain))
	}
	fmt.Fprintf(b, " written %q\n", s.Source.Of(d.File.Data))
	showValues(b, d, "speakers", s.Speakers)
	showValues(b, d, "by", []meta.Value{s.By})
	showValues(b, d, "to", s.To)
	showValues(b, d, "of", s.Of)
	showValues(b, d, "about", s.About)
	showValues(b, d, "via", s.Via)
	showValues(b, d, "at, topic, from, src, cue", []meta.Value{s.At, s.Topic, s.From, s.Src, s.Cue})
	if !s.On.IsZero() {
		fmt.Fprintf(b, "  on %s\n", s.On)
	}
}

// showValues prints values with what is written at their spans.
func showValues(b *strings.Builder, d *document.Document, name string, list []meta.Value) {
	var given []string
	for _, v := range list {
		if v.Given() {
			given = append(given, fmt.Sprintf("%q (%q)", v.Text, v.Span.Of(d.File.Data)))
		}
	}
	if len(given) > 0 {
		fmt.Fprintf(b, "  %s: %s\n", name, strings.Join(given, ", "))
	}
}

func showEvent(b *strings.Builder, d *document.Document, e *document.Event) {
	fmt.Fprintf(b, "%s %s %s–%s %q %s\n", e.ID, e.Type, e.Date, e.EndDate, e.Title.Text, e.Status)
	showValues(b, d, "participants", e.Participants)
	showValues(b, d, "place, initiated by, duration, result", []meta.Value{e.Place, e.InitiatedBy, e.Duration, e.Result})
	showValues(b, d, "topics", e.Topics)
	for _, r := range e.Readouts {
		showValues(b, d, "readout", []meta.Value{r.Side, r.URL})
	}
	for i, list := range [][]meta.Value{e.For, e.Against, e.Abstained, e.Absent} {
		showValues(b, d, [...]string{"for", "against", "abstained", "absent"}[i], list)
	}
}

func texts(values []meta.Value) []string {
	var list []string
	for _, v := range values {
		list = append(list, v.Text)
	}
	return list
}

// checkDocument checks what every document keeps, whatever the file holds.
func checkDocument(t *testing.T, d *document.Document) {
	t.Helper()
	size := int32(len(d.File.Data))
	inFile := func(what string, s source.Span) {
		t.Helper()
		if s.Start < 0 || s.Start > s.End || s.End > size {
			t.Errorf("%s: the span %v is not in the file of %d bytes", what, s, size)
		}
	}
	for _, x := range d.Diagnostics {
		inFile(x.Message, x.Span)
		if x.Path != d.File.Path || !slices.Contains(source.Rules, x.Rule) || x.Message == "" || !utf8.ValidString(x.Message+x.Hint) {
			t.Errorf("bad diagnostic %+v", x)
		}
		for _, r := range x.Related {
			inFile(r.Message, r.Span)
		}
	}
	for _, s := range d.Unread {
		inFile("unread", s)
	}
	for _, r := range d.References {
		inFile("reference", r.Source)
		inPlain(t, d, r.Text)
	}
	for i := range d.Statements {
		checkStatement(t, d, &d.Statements[i], inFile)
	}
	for _, l := range d.EventLinks {
		inFile("event link", l.Source)
		inPlain(t, d, l.Text)
	}
	for _, l := range d.Links {
		inFile("link", l.Source)
	}
	checkRuns(t, d)
	checkBlocks(t, &d.Text)
	checkSlots(t, d)
}

func checkStatement(t *testing.T, d *document.Document, s *document.Statement, inFile func(string, source.Span)) {
	inFile("statement", s.Source)
	for _, list := range [][]meta.Value{s.Speakers, s.To, s.Of, s.About, s.Via, {s.By, s.At, s.Topic, s.From, s.Src, s.Cue}} {
		for _, v := range list {
			inFile(v.Text, v.Span)
		}
	}
	for i, p := range s.Pieces {
		inPlain(t, d, p)
		if i > 0 && p.Start < s.Pieces[i-1].End {
			t.Errorf("the pieces %v of a statement are not in order", s.Pieces)
		}
	}
}

func inPlain(t *testing.T, d *document.Document, s source.Span) {
	t.Helper()
	if s.Start < 0 || s.Start > s.End || int(s.End) > len(d.Text.Plain) || !utf8.Valid(s.Of(d.Text.Plain)) {
		t.Errorf("the span %v is not one of the text", s)
	}
}

func checkRuns(t *testing.T, d *document.Document) {
	last := document.Run{}
	for _, r := range d.Text.Runs {
		if r.Text.Start < last.Text.End || r.HTML.Start < last.HTML.End || r.Text.Len() == 0 {
			t.Fatalf("the run %+v does not follow %+v", r, last)
		}
		words, markup := r.Text.Of(d.Text.Plain), r.HTML.Of(d.Text.HTML)
		if !utf8.Valid(words) {
			t.Errorf("the run %q is not on rune boundaries", words)
		}
		if written := r.Source.Of(d.File.Data); r.Exact && (string(words) != string(markup) || string(words) != string(written)) {
			t.Errorf("the exact run %q is %q in HTML and %q in the file", words, markup, written)
		}
		if !r.Exact && strings.TrimSpace(html.UnescapeString(string(markup))) != strings.TrimSpace(string(words)) {
			t.Errorf("the run %q is %q in HTML", words, markup)
		}
		if between := d.Text.HTML[last.HTML.End:r.HTML.Start]; r.Contiguous && visibleWords(string(between)) != "" {
			t.Errorf("the run %q is joined to %+v", words, last)
		}
		last = r
	}
}

// checkBlocks checks that blocks and sentences are in order, that each sentence
// is within a block, and that they hold all of it but white space.
func checkBlocks(t *testing.T, text *document.Text) {
	sentences := text.Sentences
	end := int32(0)
	for _, b := range text.Blocks {
		if b.Span.Start < end || int(b.Span.End) >= len(text.Plain) || text.Plain[b.Span.End] != '\n' {
			t.Fatalf("the block %+v does not follow %d", b, end)
		}
		at := b.Span.Start
		for len(sentences) > 0 && sentences[0].Start < b.Span.End {
			s := sentences[0]
			if s.Start < at || s.End > b.Span.End || strings.TrimSpace(string(text.Plain[at:s.Start])) != "" {
				t.Fatalf("the sentence %v is not the next of the block %v", s, b.Span)
			}
			at, sentences = s.End, sentences[1:]
		}
		if rest := strings.TrimSpace(string(text.Plain[at:b.Span.End])); rest != "" {
			t.Fatalf("no sentence holds %q", rest)
		}
		for len(sentences) > 0 && sentences[0].Len() == 0 && sentences[0].Start <= b.Span.End {
			sentences = sentences[1:]
		}
		end = b.Span.End
	}
	if len(sentences) > 0 {
		t.Errorf("sentences without a block: %v", sentences)
	}
}

// checkSlots checks that slots are in order and that each that opens closes.
func checkSlots(t *testing.T, d *document.Document) {
	counts := [...]int{
		document.ReferenceOpen: len(d.References), document.ReferenceClose: len(d.References),
		document.StatementOpen: len(d.Statements), document.StatementClose: len(d.Statements),
		document.EventLinkOpen: len(d.EventLinks), document.EventLinkClose: len(d.EventLinks),
		document.LinkOpen: len(d.Links), document.LinkClose: len(d.Links), document.ImageAddress: len(d.Links),
		document.EventBox: len(d.Events), document.QuoteOpen: len(d.Statements), document.QuoteClose: len(d.Statements),
		document.CalloutOpen: len(d.Callouts), document.CalloutClose: len(d.Callouts), document.Notes: len(d.Text.Blocks),
	}
	var open []document.Slot
	at := int32(0)
	for _, s := range d.Text.Slots {
		if s.HTML < at || int(s.HTML) > len(d.Text.HTML) || int(s.Index) >= counts[s.Kind] || s.Index < 0 {
			t.Fatalf("bad slot %+v", s)
		}
		at = s.HTML
		name := slotNames[s.Kind]
		switch {
		case strings.HasPrefix(name, "/"):
			if n := len(open) - 1; n < 0 || "/"+slotNames[open[n].Kind] != name || open[n].Index != s.Index {
				t.Fatalf("the slot %+v closes none of %+v", s, open)
			}
			open = open[:len(open)-1]
		case name != "image" && name != "box" && name != "notes":
			open = append(open, s)
		}
	}
	if len(open) > 0 {
		t.Fatalf("slots that do not close: %+v", open)
	}
}
