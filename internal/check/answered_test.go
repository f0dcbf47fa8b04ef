package check

import (
	"testing"

	"readout/internal/parse"
	"readout/internal/source"
)

func TestAnswered(t *testing.T) {
	const who = "<!-- readout: who? -->"
	for text, want := range map[string]string{
		"[“No.”](said:ann-lee)" + who:                                                         "[“No.”](said:ann-lee)",
		"[No](denies:ann-lee \"to bo-dal; via an aide (Oslo)\")," + who + " she said":         "[No](denies:ann-lee \"to bo-dal; via an aide (Oslo)\"), she said",
		"“[No](said:ann-lee)” " + who:                                                         "“[No](said:ann-lee)” ",
		"“No.”" + who:                                                                         "", // nobody said who
		"[“No.”](said:ann-lee) she said. “Yes.”" + who:                                        "", // the mark is of other words
		"[“No.”](said:ann-lee)<!-- readout: to whom? -->":                                     "", // not a question that the mark answers
		"<!-- readout:\n> [!meeting] 2024-03-05 A\n>\n> - participants: [[fr]]\nwhen? -->":    "> [!meeting] 2024-03-05 A\n>\n> - participants: [[fr]]",
		"<!-- readout:\r\n> [!meeting] 2024-03 A\r\n> - participants: [[fr]]\r\nwhen? -->":    "> [!meeting] 2024-03 A\r\n> - participants: [[fr]]",
		"<!-- readout:\n> [!meeting] 2024-00-00 A\n>\n> - participants: [[fr]]\nwhen? -->":    "",
		"<!-- readout:\n> [!meeting] 2024-03-00 A\n>\n> - participants: [[fr]]\nwhen? -->":    "",
		"<!-- readout:\n> [!meeting] soon A\n>\n> - participants: [[fr]]\nwhen? -->":          "",
		"<!-- readout:\n> [!meeting] 2024-03-05 A\n>\n> - participants: [[fr]]\nwhere? -->":   "",
		"<!-- readout:\n> [!meeting] 2024-03-05 A\n>\n\nnot for readers\nwhen? -->":           "",
		"<!-- readout:\n> [!meeting] 2024-03-05 A\n>\nnot for readers\nwhen? -->":             "",
		"- item\n\n  <!-- readout:\n  > [!meeting] 2024-03-05 A\n  when? -->":                 "",
		"<!-- readout:\n> [!meeting] 2024-03-05 A\nwhen? -->\nthey met":                       "",
		"they met\n<!-- readout:\n> [!meeting] 2024-03-05 A\nwhen? -->":                       "",
		"“They stay [at home](said:ann-lee)”" + who:                                           "",
		"“[At home](said:ann-lee), they said,” " + who:                                        "",
		"Was it on\n<!-- readout: when? -->":                                                  "",
		"[“No.”](said:ann-lee)\n\n" + "“Yes.” [“So.”](said:bo-dal)" + who + "\n\n“Who?”" + "": "[“No.”](said:ann-lee)\n\n“Yes.” [“So.”](said:bo-dal)\n\n“Who?”",
	} {
		front := "---\ntitle: A\ndate: 2024-03-04\n---\n"
		d := parse.NewParser(parse.Options{}).Parse(source.NewFile("content/articles/a.md", []byte(front+text+"\n")))
		got := ""
		for _, q := range d.Questions {
			if fix, ok := Answered(d, q); ok {
				mended, _ := source.Mend(d.File.Data, []source.Fix{fix})
				got = string(mended[len(front) : len(mended)-1])
			}
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
