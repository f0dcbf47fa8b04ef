package site

import (
	"strings"
	"testing"

	"readout/internal/config"
)

// A name of the registry that begins a paragraph of a quote block is no part of the words.
func TestLabelsOfTranscripts(t *testing.T) {
	const label = "the name of a transcript, inside the words of a statement [not-spoken]"
	for line, want := range map[string]bool{
		"Lavrov: No.": true, "Lavrov: And you?": true, "Lavrov： 没有。": true,
		"NATO: What it is.": false, "NATO: what it is.": false, "Russia: No.": false, "Remember: We were here.": false,
		"Lavrov: no longer.": false, "Lavrov, no.": false, "Lavrov – No.": true, "[Lavrov] No.": true, "**Lavrov** No.": true, "Lavrov | No.": true, "Lavrov – he left.": false, "Lavrov – The man who left.": false, "[NATO] No.": false, "I told Lavrov: No.": false, "Mr. President: No.": false,
	} {
		all := files{}
		for name, text := range slipCast {
			all[name] = text
		}
		all["articles/a"] = article("2022-02-01", "> [!quote] ned-price\n> We go.\n>\n> "+line+"\n")
		if _, printed := resolve(t, config.Defaults(), all); strings.Contains(printed, label) != want {
			t.Errorf("%s:\n%s", line, printed)
		}
	}
}
