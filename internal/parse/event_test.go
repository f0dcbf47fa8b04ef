package parse

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/source"
)

// said parses a file and returns what is reported, with the words that are marked.
func said(path, text string) string {
	d := NewParser(Options{}).Parse(&source.File{Path: source.Path(path), Data: []byte(text)})
	var out strings.Builder
	for _, g := range d.Diagnostics {
		fmt.Fprintf(&out, "%q %s [%s] %s", g.Span.Of(d.File.Data), g.Message, g.Rule, g.Hint)
		for _, related := range g.Related {
			fmt.Fprintf(&out, " (%d: %s)", related.Span.Start, related.Message)
		}
		out.WriteString("\n")
	}
	return out.String()
}

// A copied block would lose what it says otherwise than the first.
func TestEventDeclaredTwice(t *testing.T) {
	const front = "---\ntitle: A\ndate: 2022-02-01\n---\n\n"
	twice := func(kind, id string) string {
		return fmt.Sprintf("%q the event %q is declared twice in this file [duplicate-event] make one block of the two, or give this event another id, with an entry \"- id: …\" (%d: declared here before)\n",
			kind, id, len(front)+len("> [!"))
	}
	for _, test := range []struct{ name, body, want string }{
		{"written", "> [!call] 2022-02-01 One\n> - id: x\n\n> [!call] 2022-02-01 Two\n> - id: x\n> - duration: an hour", twice("call", "x")},
		{"implied", "> [!call] 2022-02-01 The call\n\n> [!meeting] 2022-02-01 The  Call\n", twice("meeting", "2022-02-01-the-call")},
		{"implied and written", "> [!call] 2022-02-01 The call\n\n> [!call] 2022-02-03 Another\n> - id: 2022-02-01-the-call", twice("call", "2022-02-01-the-call")},
		{"thrice", "> [!call] 2022-02-01 One\n> - id: x\n\n> [!call] 2022-02-01 Two\n> - id: x\n\n> [!call] 2022-02-01 Three\n> - id: x", twice("call", "x") + twice("call", "x")},
		{"words at it", "> [!call] 2022-02-01 One\n> - id: x\n\n> [!call] 2022-02-01 Two\n> - id: x\n\n[words](said:us \"at call\")", twice("call", "x")},
		{"two ids", "> [!call] 2022-02-01 One\n> - id: x\n\n> [!call] 2022-02-01 One\n> - id: y", ""},
		{"two days", "> [!call] 2022-02-01 One\n\n> [!call] 2022-02-02 One", ""},
	} {
		if got := said("content/articles/a.md", front+test.body+"\n"); got != test.want {
			t.Errorf("%s:\n%swant\n%s", test.name, got, test.want)
		}
	}
}

// A file of another kind is told as a whole, and not key by key.
func TestStrayFiles(t *testing.T) {
	stray := func(key, what, folder, hint string) string {
		return fmt.Sprintf("%q this looks like %s, and stands in the folder content/%s [misplaced-file] %s\n", key, what, folder, hint)
	}
	for _, test := range []struct{ name, path, front, want string }{
		{"a person among articles", "articles/2022/ana-lund", "name: Ana Lund\nposts: [{role: Envoy, country: no}]",
			stray("name", "a person", "articles", `git mv "content/articles/2022/ana-lund.md" "content/people/ana-lund.md"`)},
		{"an article among people", "people/talks", "title: Talks\ndate: 2022-02-01\nkey_points: [One]",
			stray("title", "an article", "people", `git mv "content/people/talks.md" "content/articles/talks.md"`)},
		{"an event among articles", "articles/call", "type: call\ndate: 2022-02-01\ntitle: A call\nparticipants: [us, ru]",
			stray("type", "an event", "articles", `git mv "content/articles/call.md" "content/events/call.md"`)},
		{"an article among events", "events/talks", "title: Talks\ndate: 2022-02-01\nsummary: Short",
			stray("summary", "an article", "events", `git mv "content/events/talks.md" "content/articles/talks.md"`)},
		{"an organization among people", "people/league", "name: League\nmembers: [no, is]",
			stray("members", "an organization", "people", `git mv "content/people/league.md" "content/organizations/league.md"`)},
		{"one of several kinds", "articles/oslo", "name: Oslo\ncountry: no",
			stray("name", "a person or an organization or a place", "articles", "move it to the folder of what it is: content/people or content/organizations or content/places")},
		{"a country", "articles/no", "official_name: Kingdom of Norway\ncapital: Oslo",
			stray("official_name", "a country", "articles", `git mv "content/articles/no.md" "content/countries/no.md"`)},
		{"a draft of a person", "articles/ana-lund", "name: Ana Lund\nborn: 1970\ndraft: true",
			stray("name", "a person", "articles", `git mv "content/articles/ana-lund.md" "content/people/ana-lund.md"`)},
		{"an article with a slip", "articles/a", "title: A\ndate: 2022-02-01\nsumary: Short", "\"sumary\" unknown key \"sumary\" in an article [unknown-key] did you mean \"summary\"?\n"},
		{"a person with a slip", "people/ana-lund", "name: Ana Lund\nborm: 1970", "\"borm\" unknown key \"borm\" in a person [unknown-key] did you mean \"born\"?\n"},
	} {
		path := "content/" + test.path + ".md"
		if got := said(path, "---\n"+test.front+"\n---\n\nText.\n"); got != test.want {
			t.Errorf("%s:\n%swant\n%s", test.name, got, test.want)
		}
	}
}
