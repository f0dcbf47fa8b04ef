package publish

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func (g *Guard) look() int {
	g.next = time.Time{}
	return g.Lost()
}

// A loss is told when it has come to its end, and only if it is one.
func TestGuard(t *testing.T) {
	dir, site := t.TempDir(), tree{"a": "a", "b/c": "c", "b/d": "d"}
	publishTree(t, dir, site)
	g := NewGuard(dir, slices.Sorted(maps.Keys(site)))
	remove := func(name string) {
		t.Helper()
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	wantLost := func(wants ...int) {
		t.Helper()
		for _, want := range wants {
			if got := g.look(); got != want {
				t.Errorf("%d files are lost, want %d", got, want)
			}
		}
	}
	wantLost(0, 0)
	lay(t, dir, tree{"a": "changed, and not lost", "foreign": "f"})
	wantLost(0, 0)
	remove("b/c")
	wantLost(0)
	remove("b")
	wantLost(0, 2, 2)
	remove(manifestName)
	wantLost(0, 3)
	remove("")
	wantLost(0, 4, 4)

	dir = t.TempDir()
	publishTree(t, dir, site)
	g = NewGuard(dir, slices.Sorted(maps.Keys(site)))
	publishTree(t, dir, tree{"a": "a"}) // another build, of another site
	wantLost(0, 0)
}
