package mention

import (
	"os"
	"strings"
	"testing"
)

// An editor sees each rule that refuses in a script, with what is said of it.
func TestRefusals(t *testing.T) {
	data, err := os.ReadFile("../../cmd/readout/testdata/script/refusals.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for rule, why := range refusals {
		if why.reason == "" {
			t.Errorf("%s has no reason", rule)
		}
		if !strings.Contains(string(data), "  "+string(rule)+": ") && !strings.Contains(string(data), `"rule": "`+string(rule)+`"`) {
			t.Errorf("the script refusals.txtar has no name that %s refuses", rule)
		}
	}
}
