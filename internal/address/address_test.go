package address

import "testing"

func TestRootOf(t *testing.T) {
	for address, want := range map[string]string{"index.html": "", "people/ana.html": "../", "articles/2022/02/a.html": "../../../"} {
		if got := Address(address).Root(); got != want {
			t.Errorf("the root of %q is %q, want %q", address, got, want)
		}
	}
}
