package check

import (
	"testing"

	"readout/internal/document"
)

func TestUnsaid(t *testing.T) {
	for _, c := range []struct {
		before string
		verb   document.Verb
		want   bool
	}{
		{`Lavrov has never denied that `, "denies", true},
		{`Lavrov no longer denies that `, "denies", true},
		{`Lavrov stopped denying that `, "denies", true},
		{`Lavrov rejected claims that `, "said", true},
		{`Lavrov doubted that `, "said", true},
		{`Lavrov laughed at the idea that `, "said", true},
		{`Lavrov dismissed as fantasy that `, "said", true},
		{`Lavrov said it was nonsense that `, "said", true},
		{`Lavrov admitted, after first denying it, that `, "denies", true},
		{`Lavrov rejected the idea of rejecting `, "rejects", true},
		{`Lavrov asked whether `, "said", true},
		{`Lavrov has yet to say that `, "said", true},
		{`Lavrov almost said that `, "said", true},
		{`Had Lavrov said that `, "said", true},
		{`Lavrov is expected to say that `, "said", true},
		{`Lavrov will say on Friday that `, "said", true},
		{`Lavrov was asked to say that `, "said", true},
		{`Lavrov was urged by Blinken to pledge that `, "pledges", true},
		{`Lavrov accused Blinken of saying that `, "said", true},
		{`Lavrov heard that `, "said", true},
		{`Lavrov was told that `, "said", true},
		{`A fake video shows Lavrov saying that `, "said", true},
		{`Lavrov wondered if `, "said", true},
		{`Lavrov disputed reports that `, "said", true},
		{`Lavrov said Russia will `, "said", false},
		{`Lavrov was asked about it and said that `, "said", false},
		{`Lavrov denied that `, "denies", false},
		{`Lavrov rejected the claim that `, "rejects", false},
		{`Lavrov, who had heard of it, said that `, "said", false},
		{`Lavrov was expected in Geneva, and said that `, "said", false},
		{`Lavrov said `, "said", false},
		{`Lavrov said he was sure that `, "said", false},
		{`Lavrov confirmed that `, "said", false},
		{`Lavrov wanted Blinken to `, "demands", false},
		{`Lavrov said “`, "said", false},
		{`Lavrov rejected the claims and said that `, "said", false},
		{`Lavrov said `, "said", false},
	} {
		n := negationsOf["en"]
		if got := n.turning(c.before, c.verb) != "" || unsaid("en", c.before, c.verb) != ""; got != c.want {
			t.Errorf("%s of %q: %v; want %v", c.before, c.verb, got, c.want)
		}
	}
	for _, before := range []string{"لم ينف لافروف أن ", "لا ينكر الوزير أن "} {
		if unsaid("ar", before, document.Denies) == "" {
			t.Errorf("%q is not found", before)
		}
	}
	for _, before := range []string{"من المتوقع أن يقول لافروف إن ", "رفض لافروف مزاعم بأن ", "سيعلن الوزير أن "} {
		if unsaid("ar", before, document.Said) == "" {
			t.Errorf("%q is not found", before)
		}
	}
	if unsaid("ar", "قال لافروف إن ", document.Said) != "" {
		t.Error("what was said is taken for unsaid")
	}
}

func TestFalseBehind(t *testing.T) {
	for text, want := range map[string]bool{" was a lie.": true, "” is simply false, he said": true, " were a success": false, " was lying": false, ", which was a lie": false} {
		if got := falseBehind.MatchString(text); got != want {
			t.Errorf("%q: %v; want %v", text, got, want)
		}
	}
}
