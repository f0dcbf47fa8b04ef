package parse

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/source"
)

// An instruction covers the block that follows, and the front matter too if it is the
// first line of the body.
func TestAllow(t *testing.T) {
	const front = "---\ntitle: T\ndate: 2022-02-01\n---\n"
	for _, test := range []struct{ name, text, want string }{
		{"a paragraph", front + "One.\n\n<!-- readout: allow no-side -->\nTwo.\n\nThree.\n", "no-side: Two."},
		{"after an empty line", front + "One.\n\n<!-- readout: allow no-side -->\n\nTwo\nlines.\n\nThree.\n", "no-side: Two\nlines."},
		{"a list", front + "One.\n\n<!-- readout: allow no-side -->\n\n- a\n- b\n\nThree.\n", "no-side: - a\n- b"},
		{"an entry of a list", front + "One.\n\n- a\n- <!-- readout: allow no-side -->\n  b\n- c\n", "no-side: b"},
		{"a quotation", front + "One.\n\n<!-- readout: allow no-side -->\n\n> a\n>\n> b\n\nThree.\n", "no-side: > a\n>\n> b"},
		{"within a quotation", front + "> a\n>\n> <!-- readout: allow no-side -->\n>\n> b\n\nThree.\n", "no-side: >\n> b"},
		{"a heading", front + "One.\n\n<!-- readout: allow no-side -->\n## Two\n\nThree.\n", "no-side: ## Two"},
		{"a table", front + "One.\n\n<!-- readout: allow no-side -->\n\n| a |\n|---|\n| b |\n\nThree.\n", "no-side: | a |\n|---|\n| b |"},
		{"within a paragraph", front + "One.\n\nTwo <!-- readout: allow no-side --> more.\n\nThree.\n", "no-side: Two <!-- readout: allow no-side --> more."},
		{"two comments", front + "One.\n\n<!-- readout: allow no-side -->\n<!-- readout: allow two-posts -->\nTwo.\n\nThree.\n",
			"no-side: <!-- readout: allow two-posts -->\nTwo.\ntwo-posts: Two."},
		{"two rules", front + "One.\n\n<!-- readout: allow no-side, two-posts -->\nTwo.\n\nThree.\n", "no-side: Two.\ntwo-posts: Two."},
		{"in the manner of Obsidian", front + "One.\n\n%%readout: allow no-side%%\n\nTwo.\n\nThree.\n", "no-side: Two."},
		{"at the top, in the manner of Obsidian", front + "%%readout: allow no-side%%\n\nOne.\n\nTwo.\n", "no-side: " + front + "%%readout: allow no-side%%\n\nOne."},
		{"the last block", front + "One.\n\n<!-- readout: allow no-side -->\nTwo.\n", "no-side: Two."},
		{"nothing", front + "One.\n\n<!-- readout: allow no-side -->\n", "no-side: "},
		{"the front matter", front + "<!-- readout: allow no-side -->\nOne.\n\nTwo.\n", "no-side: " + front + "<!-- readout: allow no-side -->\nOne."},
		{"a comment in the front matter", "---\ntitle: T\n# readout: allow no-side\ndate: 2022-02-01\n---\nOne.\n",
			"no-side: ---\ntitle: T\n# readout: allow no-side\ndate: 2022-02-01\n---"},
	} {
		d := NewParser(Options{}).Parse(source.NewFile("content/articles/x.md", []byte(test.text)))
		var got []string
		for _, a := range d.Allows {
			if text := string(a.Source.Of(d.File.Data)); text != string(a.Rule) {
				t.Errorf("%s: the rule stands at %q", test.name, text)
			}
			got = append(got, string(a.Rule)+": "+strings.TrimSpace(string(a.Covers.Of(d.File.Data))))
		}
		if got := strings.TrimSpace(strings.Join(got, "\n")); got != strings.TrimSpace(test.want) || len(d.Diagnostics) > 0 {
			t.Errorf("%s: got\n%s\nwant\n%s\n%v", test.name, got, test.want, d.Diagnostics)
		}
	}
}

func TestQuestions(t *testing.T) {
	const text = "---\ntitle: T\n# readout: when?\ndate: 2022-02-01\n---\n<!-- readout: who? -->\nOne <!-- readout: really，是否？--> two.\n\n> <!--\n> readout: where to? -->\n"
	d := NewParser(Options{}).Parse(source.NewFile("content/articles/x.md", []byte(text)))
	var got []string
	for _, q := range d.Questions {
		got = append(got, fmt.Sprintf("%s %q", q.Text, q.Source.Of(d.File.Data)))
	}
	want := `when? "# readout: when?"
who? "<!-- readout: who? -->"
really，是否？ "<!-- readout: really，是否？-->"
where to? "<!--\n> readout: where to? -->"`
	if got := strings.Join(got, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if len(d.Diagnostics) > 0 {
		t.Error(d.Diagnostics)
	}
}
