package build_test

import (
	"strings"
	"testing"

	"readout/internal/corpus/newsroom"
)

// The made-up site must be one that an editor could have written.
func TestNewsroom(t *testing.T) {
	files := newsroom.Files(40)
	dir := t.TempDir()
	writeTree(t, dir, files)
	s := snapshot(t, dir)
	if said := diagnostics(s); said != "" {
		t.Error(said)
	}
	words := 0
	for name, text := range files {
		if strings.HasPrefix(name, "content/articles") {
			words += len(strings.Fields(text))
		}
	}
	if mean := words / 40; mean < 110 || mean > 160 {
		t.Errorf("%d words to an article", mean)
	}
}
