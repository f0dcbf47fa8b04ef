package corpus

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"testing"
)

func TestWireSite(t *testing.T) {
	out := t.TempDir()
	err := WriteWire("../../../shared/corpora", out, 400)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the shared corpora are not here: ", err)
	} else if err != nil {
		t.Fatal(err)
	}
	var stories []string
	for _, folder := range []string{"wikinews", "foreign", "2010"} {
		list, err := filepath.Glob(filepath.Join(out, "content/articles", folder, "*.md"))
		if err != nil || len(list) == 0 {
			t.Errorf("%s: %d stories, error %v", folder, len(list), err)
		}
		stories = append(stories, list...)
	}
	if len(stories) != 400 {
		t.Errorf("%d stories", len(stories))
	}
	for _, day := range []string{"02", "03"} { // one that comes again
		name := filepath.Join(out, "content/articles/wikinews/2010-01-"+day+"-philippines-is-culling-6500-hogs-after-reston-ebolavirus-outbreak.md")
		if !slices.Contains(stories, name) {
			t.Error("there is no", name)
		}
	}
}
