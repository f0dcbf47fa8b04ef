package annotate

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/config"
	"readout/internal/report"
)

// Reports that repeat, in one paragraph or in many, what rules look around for.
var repeated = map[string]string{
	"quotations of one speaker":  "“We are ready to go on day %d,” Ivan Petrov said. ",
	"quotations of nobody":       "“We are ready to go on with the talks.” ",
	"quotations of descriptions": "“We are ready to go on day %d,” a senior official said. ",
	"an envoy":                   "“We are ready to go on day %d,” the envoy said. ",
	"pronouns":                   "“We are ready to go on day %d,” he said. ",
	"counterparts":               "his counterpart Ivan Petrov said so. ",
	"people":                     "Minister Ivan %s met Minister Jan %s. ",
	"people spelt in two ways":   "President Sergey %s and President Sergei %s left. ",
	"events of a day":            "Ivan Petrov met Anna Berg on Tuesday in Oslo. ",
	"paragraphs of events":       "Ivan Petrov will meet Anna Berg.\n\n",
	"turns of a transcript":      "MR. PETROV: We are ready for the talks of day %d.\n\n",
	"owners":                     "“Go there now, all of you,” said Petrov’s spokesman. ",
	"relayed words":              "a senior official said the Minister stressed that the road was open. ",
	"marks in the text":          "“[Petrov](x said) that ](said:x) ",
	"interrupted clauses":        "Petrov, he said, had denied that he was there. ",
	"posts without an end":       "the French president, the German minister, ",
}

// Twice the report makes rules look at about twice the bytes, whatever it repeats.
func TestAnnotateIsLinear(t *testing.T) {
	for name, unit := range repeated {
		t.Run(name, func(t *testing.T) {
			looked := func(times int) int {
				text := strings.Builder{}
				text.WriteString("Talks\n\nMOSCOW, March 2, 2024 — A senior official spoke. Ivan Petrov spoke.\n\n")
				for i := range times {
					text.WriteString(strings.NewReplacer("%d", fmt.Sprint(i), "%s", inLetters(i)).Replace(unit))
				}
				r, err := report.Read("report.txt", []byte(text.String()), report.Plain)
				if err != nil {
					t.Fatal(err)
				}
				site := Site{Config: config.Defaults()}
				d := newDesk(site, compose(site, r, Options{}))
				d.annotate()
				return d.looked
			}
			if small, large := looked(100), looked(200); large > 5*small/2 {
				t.Errorf("for twice the report rules look at %d bytes instead of %d", large, small)
			}
		})
	}
}

// inLetters writes a number as a name that no other number has.
func inLetters(n int) string {
	name := []byte("B")
	for ; n > 0; n /= 26 {
		name = append(name, byte('a'+n%26))
	}
	return string(name) + "ov"
}
