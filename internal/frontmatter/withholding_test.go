package frontmatter_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/document"
	"readout/internal/frontmatter"
	"readout/internal/parse"
	"readout/internal/source"
)

// withholdingOf parses a file and returns what it says of its publication, and its
// diagnostics, each in a line.
func withholdingOf(t *testing.T, path, text string) (document.Withholding, []string) {
	t.Helper()
	loc, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	d := parse.NewParser(parse.Options{Location: loc}).Parse(source.NewFile(source.Path(path), []byte(text)))
	var lines []string
	for _, diag := range d.Diagnostics {
		at := source.PositionOf(d.File.Data, diag.Span.Start)
		lines = append(lines, fmt.Sprintf("%d:%d: %s: %s [%s]\n  hint: %s", at.Line, at.Column, diag.Severity, diag.Message, diag.Rule, diag.Hint))
	}
	return d.Withholding, lines
}

const (
	draftEmpty   = "error: draft is empty [withholding]\n  hint: write true to withhold the file; if it may be published, write false or remove the key"
	draftWrong   = "error: draft is neither true nor false [withholding]\n  hint: write true or false, without quotes"
	embargoHint  = "write until when the file is withheld, as 2022-02-01 or 2022-02-01 15:04, with a zone as 2022-02-01T15:04:00+01:00"
	embargoEmpty = "error: embargo is empty [withholding]\n  hint: " + embargoHint + "; if it may be published, remove the key"
	embargoWrong = "error: embargo is no day and no time of the calendar [withholding]\n  hint: " + embargoHint
	keyWrong     = "error: a key looks as if it withheld the file, and does not [withholding]\n  hint: the keys that withhold a file are \"draft\" and \"embargo\", in lower case"
	keyOther     = "error: a key looks as if it withheld the file, and does not [withholding]\n  hint: write \"draft: true\" in its place to withhold the file; if it may be published, remove the key"
	keyLater     = "error: a key looks as if it withheld the file, and does not [withholding]\n  hint: to withhold the file until then, write \"embargo: 2022-02-01 15:04\" in its place; if it may be published, remove the key"
	keyBack      = "error: a key looks as if it withheld the file, and does not [withholding]\n  hint: no key takes a file back on a day: remove it, and write \"draft: true\" when that day has come"
	stateWrong   = "error: this value looks as if it withheld the file, and does not [withholding]\n  hint: write \"draft: true\" in its place to withhold the file; if it may be published, remove the key"
	lineInside   = "error: this line looks as if it withheld the file, and is part of another value [withholding]\n  hint: begin it with the key, without spaces before it, and put a space behind the \":\"; if it is meant as text, word it differently"
	lineBelow    = "error: this line looks as if it withheld the file, and stands below the front matter [withholding]\n  hint: move it above the line that ends the front matter; if it is meant as text, word it differently"
)

// A key that is there to withhold a file never publishes it: what is empty,
// misspelt or not understood is an error.
func TestBrokenWithholdingIsAnError(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"embargo:", "4:1: " + embargoEmpty},
		{`embargo: ""`, "4:1: " + embargoEmpty},
		{`embargo: " "`, "4:1: " + embargoEmpty},
		{"embargo: # ask the ministry", "4:1: " + embargoEmpty},
		{"embargo: ~", "4:1: " + embargoEmpty},
		{"embargo: null", "4:1: " + embargoEmpty},
		{"embargo:\n  # none yet", "4:1: " + embargoEmpty},
		{"embargo: tomorrow", "4:10: " + embargoWrong},
		{"embargo: true", "4:10: " + embargoWrong},
		{"embargo: 2022-02", "4:10: " + embargoWrong},
		{"embargo: 2022-02-30", "4:10: " + embargoWrong},
		{"embargo: 2022-02-01 25:00", "4:10: " + embargoWrong},
		{"embargo: 2022-02-01 18:00 CET", "4:10: " + embargoWrong},
		{"embargo: 1 March 2022", "4:10: " + embargoWrong},
		{"embargo: 03/01/2022", "4:10: " + embargoWrong},
		{"embargo: [2022-02-01]", "4:10: " + embargoWrong},
		{"embargo: {until: 2022-02-01}", "4:10: " + embargoWrong},
		{"draft:", "4:1: " + draftEmpty},
		{`draft: ""`, "4:1: " + draftEmpty},
		{"draft: null", "4:1: " + draftEmpty},
		{"draft:\t", "4:1: " + draftEmpty},
		{"draft: maybe", "4:8: " + draftWrong},
		{"draft: yes", "4:8: " + draftWrong},
		{"draft: True", "4:8: " + draftWrong},
		{`draft: "true"`, "4:8: " + draftWrong},
		{"draft: 1", "4:8: " + draftWrong},
		{"draft: [true]", "4:8: " + draftWrong},
		{"draft: truе", "4:8: " + draftWrong}, // with a Cyrillic letter
		{"Draft: true", "4:1: " + keyWrong},
		{"DRAFT: true", "4:1: " + keyWrong},
		{"drfat: true", "4:1: " + keyWrong},
		{"drafts: true", "4:1: " + keyWrong},
		{"is_draft: true", "4:1: " + keyWrong},
		{"drаft: true", "4:1: " + keyWrong}, // with a Cyrillic letter
		{"embargoe: 2022-02-01", "4:1: " + keyWrong},
		{"embrago: 2022-02-01", "4:1: " + keyWrong},
		{"embargoed_until: 2022-02-01", "4:1: " + keyWrong},
		{"private: true", "4:1: " + keyOther},
		{"published: false", "4:1: " + keyOther},
		{"published: true", "4:1: " + keyOther},
		{"publish: false", "4:1: " + keyOther},
		{"is_published: no", "4:1: " + keyOther},
		{"unlisted: true", "4:1: " + keyOther},
		{"Hidden: true", "4:1: " + keyOther},
		{"_build: {render: never}", "4:1: " + keyOther},
		{"publishDate: 2030-01-01", "4:1: " + keyLater},
		{"publish-on: 2030-01-01", "4:1: " + keyLater},
		{"pubDate: 2030-01-01", "4:1: " + keyLater},
		{"scheduled: 2030-01-01", "4:1: " + keyLater},
		{"expiryDate: 2020-01-01", "4:1: " + keyBack},
		{"expires: 2020-01-01", "4:1: " + keyBack},
		{"unpublishDate: 2020-01-01", "4:1: " + keyBack},
		{"status: draft", "4:9: " + stateWrong},
		{"Status: Private", "4:9: " + stateWrong},
		{"state: pending", "4:8: " + stateWrong},
		{"visibility: hidden", "4:13: " + stateWrong},
		{"summary: x\n  draft:true", "5:1: " + lineInside},
		{"summary: >\n  x\n  draft: true", "6:1: " + lineInside},
		{"summary: |\n  x\n  embargo: 2022-03-01", "6:1: " + lineInside},
		{"---\ndraft: true", "5:1: " + lineBelow},
		{"---\n\nembargo: 2022-03-01", "6:1: " + lineBelow},
		{"---\n# Talks\n\ndraft: true\n\nhidden words", "7:1: " + lineBelow},
		{"---\n# Talks\nDraft: yes\n\nhidden words", "6:1: " + lineBelow},
		{"---\nThey met.\n\nembargo: 2022-03-01 18:00", "7:1: " + lineBelow},
		{"---\nThey met.\n\ndraft: true\n---\nThey went.", "7:1: " + lineBelow},
		{"---\nThey met.\n\n---\ntitle: Talks\ndraft: true\n---\n\nThey went.", "9:1: " + lineBelow},
		{"---\nThey met.\n\n```\ncode\n```\n\ndraft = true", "11:1: " + lineBelow},
		{"---\ntopics: []\n- x\nDraft = true", "7:1: " + lineBelow},
	} {
		text := fmt.Sprintf("---\ntitle: x\ndate: 2022-02-01\n%s\n---\nText.\n", test.text)
		w, got := withholdingOf(t, "content/articles/x.md", text)
		if !w.Unsure || w.Draft || !w.Embargo.IsZero() {
			t.Errorf("%q: %+v", test.text, w)
		}
		if strings.Join(got, "\n") != test.want && !strings.HasPrefix(test.text, "---") {
			t.Errorf("%q\ngot\n%s\nwant\n%s", test.text, strings.Join(got, "\n"), test.want)
		}
		if len(got) == 0 || got[0] != test.want {
			t.Errorf("%q\ngot\n%s\nwant\n%s", test.text, strings.Join(got, "\n"), test.want)
		}
	}
}

// What cannot be read, given twice, or nested where it means nothing is an error
// too; and so it is in JSON and TOML, and in every kind of file.
func TestUnreadableWithholdingIsUnsure(t *testing.T) {
	for _, test := range []struct{ path, text string }{
		{"articles", "---\ntitle: x\ndraft: true\ndate: [\n---\n"},
		{"articles", "---\ntitle: x\ndraft true\n---\n"},
		{"articles", "---\ntitle: x: y\nembargo: 2022-02-01\n---\n"},
		{"articles", "---\ntitle: a: b\ndrfat: true\n---\n"},
		{"articles", "---\ntitle: x, draft: true\n---\n"},
		{"articles", "---\ntitle: x\n--- \ndraft: true\n---\n"},
		{"articles", "---\ntitle: x\n  ---\n  draft: true\n---\n"},
		{"articles", "---\ntitle: x\ndraft: true\n"},
		{"articles", "draft: true\n\nText.\n"},
		{"articles", "\uFEFF---\ntitle: x\ndate: 2022-02-01\nembargo: ~\n---\n"},
		{"articles", "\xff\xfe-\x00-\x00-\x00\n\x00d\x00r\x00a\x00f\x00t\x00:\x00 \x00t\x00r\x00u\x00e\x00\n\x00"},
		{"articles", "---\ntitle: caf\xe9\ndraft: true\n---\n"},
		{"articles", "---\ntitle: x\ndate: 2022-02-01\ndraft: false\ndraft: true\n---\n"},
		{"articles", "---\ntitle: x\ndate: 2022-02-01\nembargo: &e 2022-02-01\n---\n"},
		{"articles", "---\ntitle: x\ndate: 2022-02-01\ndraft: !!bool true\n---\n"},
		{"articles", "---\ntitle: x\ndate: 2022-02-01\ndraft:\u00a0true\n---\n"},
		{"articles", "{\n\"title\": \"x\",\n\"date\": \"2022-02-01\",\n\"draft\": null\n}\n\nText.\n"},
		{"articles", "{\n\"title\": \"x\",\n\"date\": \"2022-02-01\",\n\"embargo\": \"\"\n}\n\nText.\n"},
		{"articles", "{\"title\": \"x\", \"draft\": true,}\n\nText.\n"},
		{"articles", "+++\ntitle = \"x\"\ndate = \"2022-02-01\"\ndraft = \"true\"\n+++\n"},
		{"articles", "+++\ntitle = \"x\"\ndate = \"2022-02-01\"\nembargo = \"\"\n+++\n"},
		{"articles", "+++\ntitle = \"x\"\ndate = \"2022-02-01\"\nsummary = \"\"\"\ndraft = true\n\"\"\"\n+++\n"},
		{"people", "---\nname: x\nposts:\n  - role: y\n    draft: true\n---\n"},
		{"people", "---\nname: x\nembargo:\n---\n"},
		{"countries", "---\nembargo:\n---\n"},
		{"organizations", "---\nname: x\nembargo: soon\n---\n"},
		{"places", "---\nname: x\ncountry: ru\ndraft: on\n---\n"},
		{"topics", "---\nname: x\nEmbargo: 2022-02-01\n---\n"},
		{"events", "---\ntype: call\ndate: 2022-02-01\nembargo: ''\n---\n"},
		{"events", "---\ntype: call\ndate: 2022-02-01\nstatus: draft\n---\n"},
		{"events", "---\ntype: call\ndate: 2022-02-01\nvisibility: hidden\n---\n"},
		{"articles", "{\n\"title\": \"x\",\n\"date\": \"2022-02-01\",\n\"published\": false\n}\n\nText.\n"},
		{"articles", "+++\ntitle = \"x\"\ndate = \"2022-02-01\"\nstatus = \"draft\"\n+++\n"},
		{"people", "---\nname: x\npublish: false\n---\n"},
		{"pages", "---\ntitle: x\nembargo: 2022-13-01\n---\n"},
	} {
		w, diags := withholdingOf(t, "content/"+test.path+"/ru.md", test.text)
		if !w.Unsure || !strings.Contains(strings.Join(diags, "\n"), "error: ") {
			t.Errorf("%q: %+v %v", test.text, w, diags)
		}
		if test.path == "people" && len(diags) != 1 {
			t.Errorf("%q: %d diagnostics for one slip: %v", test.text, len(diags), diags)
		}
	}
}

// What withholds as it is documented, or has nothing to do with it, is no error.
func TestWithholding(t *testing.T) {
	draft := document.Withholding{Draft: true}
	until := func(text string) document.Withholding {
		end, err := time.Parse(time.RFC3339, text)
		if err != nil {
			t.Fatal(err)
		}
		return document.Withholding{Embargo: end}
	}
	for _, test := range []struct {
		path, text string
		want       document.Withholding
	}{
		{"articles", "title: x\ndate: 2022-02-01\n", document.Withholding{}},
		{"articles", "title: x\ndate: 2022-02-01\ndraft: false\n", document.Withholding{}},
		{"articles", "title: x\ndate: 2022-02-01\n# draft: true\n", document.Withholding{}},
		{"articles", "title: x\ndate: 2022-02-01 # draft: true\n", document.Withholding{}},
		{"articles", "title: x\ndate: 2022-02-01\ndraft : true\n", draft},
		{"articles", "title: x\ndate: 2022-02-01\ndraft:\ttrue\n", draft},
		{"articles", "title: x\ndate: 2022-02-01\ndraft:\n  true\n", draft},
		{"articles", "title: x\ndate: 2022-02-01\ndraft: true # until the ministry has seen it\n", draft},
		{"articles", "\"draft\": true\ntitle: x\ndate: 2022-02-01\n", draft},
		{"articles", "{title: x, date: 2022-02-01, draft: true}\n", draft},
		{"articles", "title: x\ndate: 2022-02-01\nsummary: |\n  The draft: what it says.\n  Draft: a resolution.\n", document.Withholding{}},
		{"articles", "title: x\ndate: 2022-02-01\nembargo: 2022-02-03\n", until("2022-02-03T00:00:00-05:00")},
		{"articles", "title: x\ndate: 2022-02-01\nembargo: \"2022-02-03 18:30\"\n", until("2022-02-03T18:30:00-05:00")},
		{"articles", "title: x\ndate: 2022-02-01\nembargo: 2022-02-03T18:30:00+01:00\n", until("2022-02-03T18:30:00+01:00")},
		{"articles", "title: x\ndate: 2022-02-01\nembargo: 2022-03-13T02:30\n", until("2022-03-13T03:30:00-04:00")}, // jumped over
		{"articles", "title: x\ndate: 2022-02-01\nembargo: 2022-11-06T01:30\n", until("2022-11-06T01:30:00-05:00")}, // comes twice
		{"people", "name: x\nembargo: 2022-02-03\nlinks:\n  draft: https://x.example/\n", until("2022-02-03T00:00:00-05:00")},
		{"countries", "embargo: 2022-02-03\n", until("2022-02-03T00:00:00-05:00")},
		{"organizations", "name: x\nembargo: 2022-02-03\n", until("2022-02-03T00:00:00-05:00")},
		{"places", "name: x\ncountry: ru\nembargo: 2022-02-03\n", until("2022-02-03T00:00:00-05:00")},
		{"topics", "name: x\nembargo: 2022-02-03\n", until("2022-02-03T00:00:00-05:00")},
		{"events", "type: call\ndate: 2022-02-01\nembargo: 2022-02-03\n", until("2022-02-03T00:00:00-05:00")},
		{"pages", "title: x\nembargo: 2022-02-03\n", until("2022-02-03T00:00:00-05:00")},
	} {
		w, diags := withholdingOf(t, "content/"+test.path+"/ru.md", "---\n"+test.text+"---\n\nDraft: the text. Embargo: sanctions.\n")
		if w.Draft != test.want.Draft || !w.Embargo.Equal(test.want.Embargo) || w.Unsure || len(diags) > 0 {
			t.Errorf("%q: %+v, want %+v; %v", test.text, w, test.want, diags)
		}
	}
}

// A text may speak of these keys: in code, within a paragraph of words, as a label.
func TestWordsBelowWithholdNothing(t *testing.T) {
	for _, text := range []string{
		"They met.\n\n```yaml\ndraft: true\n```\n",
		"They met.\n\n~~~\n\ndraft: true\n\n~~~\n",
		"They met.\n\n    draft: true\n",
		"They met.\n\nThe key is\ndraft: true\n",
		"They met.\n\ndraft: true\nis what one writes.\n",
		"They met.\n\nDraft:\n\n- one\n",
		"They met.\n\nEmbargo: the ministers said no.\n",
		"They met.\n\n> draft: true\n",
	} {
		w, diags := withholdingOf(t, "content/articles/a.md", "---\ntitle: T\ndate: 2022-02-01\n---\n"+text)
		if w != (document.Withholding{}) || strings.Contains(strings.Join(diags, ""), "[withholding]") {
			t.Errorf("%q: %+v %q", text, w, diags)
		}
	}
}

// What no text holds, below front matter that can be read, leaves no doubt that a
// file is withheld.
func TestBrokenTextOfWithheldFile(t *testing.T) {
	for _, broken := range []string{"a\xffb", "a\x07b", "a\u202eb", "\xff"} {
		text := "---\ntitle: T\ndate: 2022-02-01\ndraft: true\n---\nThey met.\n" + broken + "\n"
		for _, path := range []string{"content/articles/a.md", "content/people/a.md"} {
			if w, diags := withholdingOf(t, path, text); !w.Draft || w.Unsure || len(diags) == 0 {
				t.Errorf("%s %q: %+v %q", path, broken, w, diags)
			}
		}
		f := source.NewFile("content/a.md", []byte(text))
		if w := frontmatter.WithholdingOf(f, nil); !w.Draft || w.Unsure {
			t.Errorf("%q: %+v", broken, w)
		}
	}
	text := "---\ntitle: a\xff\ndate: 2022-02-01\ndraft: true\n---\n"
	if w, _ := withholdingOf(t, "content/articles/a.md", text); w.Draft || !w.Unsure {
		t.Errorf("front matter that cannot be read: %+v", w)
	}
}
