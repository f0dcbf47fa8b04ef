package attribution

import (
	"strings"
	"testing"

	"readout/internal/date"
	"readout/internal/parse"
)

// Texts that repeat what rules look around for.
var repeated = map[string]string{
	"one sentence of cues":        "Lavrov said that ",
	"people of one surname":       "President A%s Smith said so. ",
	"conjunctions":                "the minister and ",
	"commas":                      "Lavrov, ",
	"open quotations":             "“Lavrov said ",
	"short passages":              "“so” ",
	"pronouns":                    "He said so, and she said so. ",
	"parentheses":                 "(Lavrov said (so ",
	"quotations after each other": "“We will be there by tomorrow.” ",
	"participles":                 "with Lavrov saying ",
	"capitals":                    "Lavrov Blinken ",
	"paragraphs of one quotation": "“We are there.\n\n",
	"relative clauses":            "Lavrov, who said ",
	"names spelt nearly alike":    "President Aaaa%s said so. ",
	"verbs at the end":            "the talks, said ",
	"appositions":                 "the minister, Ann Lee, ",
}

// Twice the text takes about twice the steps, whatever it repeats. Steps are counted, as a clock would also
// measure what else the machine does.
func TestReadIsLinear(t *testing.T) {
	for name, unit := range repeated {
		t.Run(name, func(t *testing.T) {
			steps := func(times int) int {
				var b strings.Builder
				for i := range times {
					b.WriteString(strings.ReplaceAll(unit, "%s", letters(i)))
				}
				r := newReader(parse.Plain("a", "", b.String(), date.Date{}), nil)
				r.read()
				return r.steps
			}
			if small, large := steps(1000), steps(2000); large > 3*small {
				t.Errorf("twice the text takes %d steps instead of %d", large, small)
			}
		})
	}
}

// letters writes a number in letters.
func letters(n int) string {
	b := []byte{}
	for ; n > 0; n /= 26 {
		b = append(b, byte('a'+n%26))
	}
	return string(b)
}
