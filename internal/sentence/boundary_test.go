package sentence

import (
	"math/rand/v2"
	"strings"
	"testing"

	uax29 "github.com/clipperhouse/uax29/v2/sentences"
)

// What boundary leaves out changes nothing: sentences end where all rules end them.
func TestBoundary(t *testing.T) {
	parts := strings.Split("a|A|é|É|1|.|.|?|!| | |,|(|)|\"|”|’|\n|\r|\u0308|\u200d|\u00a0|。|U.S.|…|\v|\f|\t|-|:|;|\u2029|א", "|")
	random := rand.New(rand.NewPCG(1, 2))
	for range 100_000 {
		var b strings.Builder
		for range random.IntN(12) {
			b.WriteString(parts[random.IntN(len(parts))])
		}
		text := []byte(b.String())
		for at := 0; at < len(text); {
			want, _, _ := uax29.SplitFunc(text[at:], true)
			if got := boundary(text[at:]); got != want {
				t.Fatalf("%q: first sentence ends at %d, want %d", text[at:], got, want)
			}
			at += want
		}
	}
}
