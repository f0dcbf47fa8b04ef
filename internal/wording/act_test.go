package wording

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout/internal/address"
	"readout/internal/config"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/language"
	"readout/internal/mention"
	"readout/internal/parse"
	"readout/internal/site"
	"readout/internal/source"
	"readout/layouts"
)

var update = flag.Bool("update", false, "write the files of the tests anew")

// telling returns the writer of a site with one article.
func telling(t *testing.T, tag, body string) *Writer {
	t.Helper()
	c := config.Defaults()
	c.Language = tag
	parser := parse.NewParser(parse.Options{})
	in := site.Input{Config: c, Files: func() map[source.Path]bool { return nil }}
	var documents []*document.Document
	for _, f := range [][2]string{
		{"articles/2022/a.md", "title: A\ndate: 2022-02-01\nmentions: explicit\n---\n" + body},
		{"organizations/nato.md", "name: NATO\n---\n"},
		{"organizations/harbour.md", "name: Harbour Ministry\ncountry: no\n---\n"},
		{"people/ana-lund.md", "name: Ana Lund\nposts: [{role: Envoy, country: no}]\n---\n"},
		{"people/jon-bjork.md", "name: Jon Björk\nposts: [{role: Prime Minister, country: is}]\n---\n"},
		{"people/ann-lee.md", "name: Ann Lee\nposts: [{role: Foreign Minister, country: is}]\n---\n"},
		{"topics/fish.md", "name: Fishing rights\n---\n"},
	} {
		d := parser.Parse(source.NewFile(source.Path("content/"+f[0]), []byte("---\n"+f[1])))
		for _, said := range d.Diagnostics {
			t.Fatalf("%s: %s", f[0], said.Message)
		}
		documents, in.Published = append(documents, d), append(in.Published, document.Summarize(d))
	}
	in.Registry, _ = entity.New(documents, nil, nil)
	names := site.Names{Lexicon: mention.Compile(in.Registry, mention.Settings{})}
	for _, d := range documents {
		names.Found = append(names.Found, names.Lexicon.Find(d))
	}
	in.Names = names
	s, _ := site.Resolve(in)
	words, said := language.New(tag, layouts.FS, nil)
	if len(said) > 0 {
		t.Fatalf("%+v", said)
	}
	return New(s, words, address.New(s, nil))
}

// Every verb has its words, in each language that readout has: without them its statements
// would have neither speaker nor verb on a page, and be left out of what is counted.
func TestVerbsHaveWords(t *testing.T) {
	for _, tag := range []string{"en", "ar"} {
		words, _ := language.New(tag, layouts.FS, nil)
		for _, verb := range document.Verbs {
			v := string(verb)
			for group, has := range map[string]bool{
				"verb": words.Has("verb."+v, 0), "of": words.Has("of."+v, 1), "kind_of_act": words.Has("kind_of_act."+v, 1),
				"act (open)": words.Frame(v+".open") != nil, "act (note)": words.Frame(v+".note") != nil,
			} {
				if !has {
					t.Errorf("layouts/words/%s.yaml: the verb %q is not in the group %s", tag, v, group)
				}
			}
		}
	}
}

// Every verb with words of every shape, with and without each of those it may have
// beside the speaker. The file is for reading: an editor would change no sentence of it.
func TestSentences(t *testing.T) {
	for _, tag := range []string{"en", "ar"} {
		var marks []string
		for _, verb := range append(document.Words(document.Verbs), "cue") {
			marks = append(marks, combinations(t, verb)...)
		}
		w := telling(t, tag, strings.Join(marks, "\n\n"))
		var b strings.Builder
		for i := range w.site.Statements {
			st := &w.site.Statements[i]
			told, _ := w.Told(st)
			fmt.Fprintf(&b, "%s\n    %s\n", told, w.Plainly(w.Note(st, w.Anywhere())))
		}
		compare(t, filepath.Join("testdata", "sentences-"+tag+".txt"), b.String())
	}
}

// combinations returns marks with a verb.
func combinations(t *testing.T, verb string) []string {
	english, _ := language.New(language.English, layouts.FS, nil)
	before := []string{"It was said that", "It was this:"}
	for _, key := range []string{"own", "takes"} {
		if at := "before." + verb + "." + key; english.Has(at, 0) {
			word, _, _ := strings.Cut(english.Say(at), " ")
			before = append(before, "They "+word)
			if key == "own" {
				before = append(before, "They "+word+" that", "They "+word+" on Monday, it was said, that", "They "+word+" reports of")
			}
		}
	}
	cue := ""
	if verb == "cue" {
		verb, cue = "said", "cue welcomed"
		before = append(before, "They welcomed")
	}
	var list []string
	for _, lead := range before {
		for i, attributes := range attributes(cue) {
			speaker := []string{"ana-lund", "us", "ana-lund,jon-bjork", ""}[i%4]
			if speaker == "" {
				attributes = append(attributes, "by senior official")
			}
			mark := fmt.Sprintf("(%s:%s %q)", verb, speaker, strings.Join(attributes, "; "))
			switch {
			case strings.HasSuffix(lead, ":"):
				list = append(list, lead+` [“The nets stay %N.”]`+mark, lead+` [the nets stay %N]`+mark)
			case strings.HasSuffix(lead, "that"):
				list = append(list, lead+` [the nets had stayed %N]`+mark)
			default:
				list = append(list, lead+` [any nets %N]`+mark)
			}
		}
	}
	for i := range list {
		list[i] = strings.ReplaceAll(list[i], "%N", fmt.Sprint("in bay ", i))
	}
	return list
}

// attributes returns each combination of what a statement may have.
func attributes(cue string) [][]string {
	relays := []string{"", "via Harbour Ministry", "via European diplomat > nato"}
	var list [][]string
	for _, of := range []string{"", "of is", "of is, nato"} {
		for _, to := range []string{"", "to reporters", "to ann-lee"} {
			for _, about := range []string{"", "about fish"} {
				all := []string{of, to, about, relays[len(list)%3], cue}
				list = append(list, slices.DeleteFunc(all, func(s string) bool { return s == "" }))
			}
		}
	}
	return list
}

func compare(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range gotLines {
		if i >= len(wantLines) || gotLines[i] != wantLines[i] {
			t.Fatalf("%s:%d: %s", name, i+1, gotLines[i])
		}
	}
	if len(gotLines) != len(wantLines) {
		t.Fatalf("%s has %d lines, want %d", name, len(wantLines), len(gotLines))
	}
}

// What stands before the words decides how they join, and a denial is never turned round.
func TestShapes(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Lund denied that [the nets had moved](denies:ana-lund).", "Lund denied that the nets had moved."},
		{"Lund denied [that the nets had moved](denies:ana-lund).", "Lund denied that the nets had moved."},
		{"Lund denied, the official said, that [the nets had moved](denies:ana-lund).", "Lund denied that the nets had moved."},
		{"Lund denied, the official said, [any move](denies:ana-lund).", "Lund denied any move."},
		{"Lund denied having plans to [move the nets](denies:ana-lund).", "Lund denied having plans to move the nets."},
		{"Lund denied to reporters that [the nets had moved](denies:ana-lund \"to reporters\").", "Lund denied to reporters that the nets had moved."},
		{"Lund said that [the nets had not moved](denies:ana-lund).", "Lund issued a denial: the nets had not moved."},
		{"Lund denied the report and said that [the nets had not moved](denies:ana-lund).", "Lund issued a denial: the nets had not moved."},
		{"Lund did not deny that [the nets had moved](denies:ana-lund).", "Lund issued a denial: the nets had moved."},
		{"Lund denied the charge. He said: [the nets are here](denies:ana-lund).", "Lund issued a denial: the nets are here."},
		{"Lund demanded that [the nets be moved](demands:ana-lund \"of is\").", "Lund demanded of Iceland that the nets be moved."},
		{"Lund asked and said that [the nets had to go](demands:ana-lund \"of is\").", "Lund made a demand of Iceland, saying that the nets had to go."},
		{"Lund rejected that [the nets had moved](rejects:ana-lund).", "Lund rejected the idea that the nets had moved."},
		{"Lund rejected the claim that [the nets had moved](rejects:ana-lund).", "Lund rejected the claim that the nets had moved."},
		{"Lund rejected [the plan](rejects:ana-lund).", "Lund rejected the plan."},
		{"Lund said that [the plan was dead](rejects:ana-lund \"of is\").", "Lund rejected Iceland’s position, saying that the plan was dead."},
		{"Lund asked for [a meeting](demands:ana-lund \"of is\").", "Lund demanded of Iceland a meeting."},
		{"Lund asked Iceland to [meet](demands:ana-lund \"of is\").", "Lund demanded of Iceland: meet."},
		{"Lund accused Iceland of [waiting](accuses:ana-lund \"of is\").", "Lund accused Iceland of waiting."},
		{"Lund told Iceland that [it was late](accuses:ana-lund \"of is; to is\").", "Lund accused Iceland, saying that it was late."},
		{"Lund told Iceland that [it was late](said:ana-lund \"of is; to is\").", "Lund told Iceland that it was late."},
		{"Lund welcomed [the plan](supports:ana-lund \"cue welcomed\").", "Lund welcomed the plan."},
		{"[the plan was dead](said:ana-lund), Lund said.", "Lund said: the plan was dead."},
		{"Lund said that [the plan was dead](said:ana-lund), and that [nobody wept](said:ana-lund).", "Lund said that nobody wept."},
		{"“Is it dead?” Lund asked whether [it was](said:ana-lund).", "Lund said: it was."},
		{"> [!denies] ana-lund\n> The nets have moved.", "Lund issued a denial: The nets have moved."},
		{"[“Is it dead?”](said:ana-lund \"via nato\") Lund asked.", "Lund said: “Is it dead?” according to NATO."},
		{"[“It is dead,”](said:ana-lund \"via nato\") Lund said.", "Lund said: “It is dead,” according to NATO."},
		{"[“It is dead.”](said:ana-lund) Lund said.", "Lund said: “It is dead.”"},
		{"Lund said that [the plan was dead](said: \"by senior official; side us\").", "A senior official said that the plan was dead, in the American account."},
		{"Lund said that [the plan was dead](said:ana-lund \"from Russian; via nato\").", "Lund said that the plan was dead, translated from Russian, according to NATO."},
	} {
		w := telling(t, "en", test.text)
		at := w.Anywhere()
		at.Name = func(id entity.ID, _ *site.Statement) (string, string) { return w.Short(id), "" }
		last := len(w.site.Statements) - 1
		if got := w.sentence(&w.site.Statements[last], at); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// A description takes the article that English gives it.
func TestUnnamed(t *testing.T) {
	w := &Writer{english: true}
	for text, want := range map[string]string{
		"senior State Department official": "a senior State Department official", "aide who was in the room": "an aide who was in the room",
		"an aide": "an aide", "the ambassador": "the ambassador", "reporters": "reporters", "two diplomats": "two diplomats", "U.S. officials": "U.S. officials",
		"U.S. official": "a U.S. official", "European diplomat": "a European diplomat", "NSC official": "an NSC official", "Lavrov’s spokesman": "Lavrov’s spokesman",
		"people familiar with the talks": "people familiar with the talks", "Western diplomat in Kyiv": "a Western diplomat in Kyiv", "Ann Lee": "Ann Lee",
		"official with access to cables": "an official with access to cables", "unidentified source": "an unidentified source", "one of the envoys": "one of the envoys",
		"NATO diplomat": "a NATO diplomat", "hour-long broadcast": "an hour-long broadcast", "press": "press", "his wife": "his wife",
		"state television": "state television", "Russian state television": "Russian state television", "BBC radio": "BBC radio", "Western intelligence": "Western intelligence",
		"state TV": "state TV", "everyone": "everyone", "himself": "himself", "l’Assemblée": "l’Assemblée", "l'Assemblée": "l'Assemblée", "記者団": "記者団", "صحفيين": "صحفيين",
		"Kenyan foreign ministry": "the Kenyan foreign ministry", "French presidency": "the French presidency", "newspaper Bild": "the newspaper Bild",
		"state news agency TASS": "the state news agency TASS", "news agency": "a news agency", "military official": "a military official", "TV presenter": "a TV presenter",
		"O’Hara aide": "an O’Hara aide",
	} {
		if got := w.unnamed(text); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestWithArticle(t *testing.T) {
	for name, want := range map[string]string{
		"NATO": "NATO", "European Union": "the European Union", "U.S. Department of State": "the U.S. Department of State", "Gazprom": "Gazprom",
		"The Hague Group": "The Hague Group", "Amnesty International": "Amnesty International", "United Nations": "the United Nations", "Kremlin": "the Kremlin",
	} {
		if got := withArticle(name); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
