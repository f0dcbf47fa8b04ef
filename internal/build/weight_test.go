package build

import (
	"bytes"
	"compress/gzip"
	"path"
	"strings"
	"testing"

	"readout/internal/config"
	"readout/internal/language"
	"readout/internal/source"
	"readout/layouts"
)

// What a reader's browser fetches beside a page, compressed as a host sends it.
// Search is loaded when somebody searches.
func TestWeight(t *testing.T) {
	words, _ := language.New(language.English, layouts.FS, nil)
	assets := gatherAssets(&source.Tree{}, config.Defaults(), words)
	if len(assets.diagnostics) > 0 {
		t.Fatal(assets.diagnostics)
	}
	sent := map[string]int{}
	for _, f := range assets.files {
		kind := path.Ext(string(f.Address))
		if strings.HasPrefix(path.Base(string(f.Address)), "search") {
			kind = "search"
		}
		sent[kind] += compressed(f.Content)
	}
	t.Log(sent)
	if sent[".css"] == 0 || sent[".css"] > 12<<10 {
		t.Errorf("%d bytes of styles, the budget is 12 KB", sent[".css"])
	}
	if js := sent[".js"] + sent["search"]; sent[".js"] == 0 || sent["search"] == 0 || js > 10<<10 {
		t.Errorf("%d bytes of scripts, %d of them search; the budget is 10 KB", js, sent["search"])
	}
}

func compressed(data []byte) int {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // fails for an unknown level only
	w.Write(data)
	w.Close()
	return b.Len()
}
