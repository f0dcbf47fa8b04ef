package assets_test

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"path"
	"strings"
	"testing"

	"readout/assets"
)

// What a reader's browser fetches beside a page, compressed as a host sends it.
// Search is loaded when somebody searches.
func TestWeight(t *testing.T) {
	sent := map[string]int{}
	err := fs.WalkDir(assets.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(assets.FS, name)
		kind := path.Ext(name)
		if strings.HasPrefix(name, "js/search") {
			kind = "search"
		}
		sent[kind] += compressed(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(sent)
	if sent[".css"] == 0 || sent[".css"] > 12<<10 {
		t.Errorf("%d bytes of styles, the budget is 12 KB", sent[".css"])
	}
	if js := sent[".js"] + sent["search"]; sent[".js"] == 0 || js > 8<<10 {
		t.Errorf("%d bytes of scripts, %d of them search; the budget is 8 KB", js, sent["search"])
	}
}

func compressed(data []byte) int {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // fails for an unknown level only
	w.Write(data)
	w.Close()
	return b.Len()
}
