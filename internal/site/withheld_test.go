package site

import (
	"testing"

	"readout/internal/config"
)

// An ordinary word for an audience means nobody who is withheld, and so tells of
// nobody. What can only be a name is an error.
func TestOrdinaryWordsMeanNobodyWithheld(t *testing.T) {
	hidden := files{
		"organizations/reporters": "name: Reporters",
		"organizations/group":     "name: Watch Group\naliases: [Officials, The Press, Senior Officials, Families]",
		"people/anna-source":      "name: Anna Source",
		"organizations/circle":    "name: Elm Circle",
	}
	for attributes, want := range map[string]string{
		"to reporters": "", "to Reporters": "", "to the press, officials": "", "via senior officials": "", "to families": "", "via source": "", "via a senior source > reporters": "",
		"to Elm Circle": `content/articles/a.md:1:1: error: "Elm Circle" is withheld, so nothing published may refer to it [withheld]
  hint: publish it (take out draft: true), or take the reference out
  content/organizations/circle.md:1:1: this file is a draft
`,
		"to anna-source": `content/articles/a.md:1:1: error: "anna-source" is withheld, so nothing published may refer to it [withheld]
  hint: publish it (take out draft: true), or take the reference out
  content/people/anna-source.md:1:1: this file is a draft
`,
		"to minister anna-source": `content/articles/a.md:1:1: error: "anna-source" is withheld, so nothing published may refer to it [slip-in-text]
  hint: publish it (take out draft: true), or take the reference out
`,
	} {
		all := files{"articles/a": article("2022-02-01", `[We go](said:bohale "`+attributes+`; side -")`)}
		var names []string
		for name, text := range hidden {
			all[name], names = text, append(names, name)
		}
		if _, printed := resolve(t, config.Defaults(), all, names...); printed != want {
			t.Errorf("%s:\n%s", attributes, printed)
		}
	}
}
