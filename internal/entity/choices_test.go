package entity

import (
	"fmt"
	"testing"

	"readout/internal/document"
	"readout/internal/meta"
	"readout/internal/parse"
	"readout/internal/source"
)

// Of many who share a name an error lists a few.
func TestManyChoicesAreCounted(t *testing.T) {
	var people []*document.Document
	for i := range 9 {
		path := source.Path(fmt.Sprintf("content/people/p-%d.md", i))
		text := fmt.Sprintf("---\nname: Ida%c Holm\n---\n", 'a'+i)
		people = append(people, parse.NewParser(parse.Options{}).Parse(source.NewFile(path, []byte(text))))
	}
	r, _ := New(people, nil, nil)
	_, d := r.Reference("content/articles/a.md", meta.Value{Text: "Holm"})
	want := `"Holm" may be person/p-0 (Idaa Holm), person/p-1 (Idab Holm), person/p-2 (Idac Holm), person/p-3 (Idad Holm), person/p-4 (Idae Holm) and 4 more`
	if d == nil || d.Message != want {
		t.Errorf("got %+v\nwant %s", d, want)
	}
}
