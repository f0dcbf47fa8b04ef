package page

import (
	"io"
	"slices"
	"testing"
)

// An output is a page of the plan: it is found by its address, and whoever wants
// that address for a file is told.
func TestOutputs(t *testing.T) {
	maker := func(p *Plan) []Output {
		if p.PageCount() == 0 {
			t.Error("the maker runs before the pages are listed")
		}
		return []Output{{Address: "data/all.json", Write: func(w io.Writer) error { _, err := w.Write([]byte("[]")); return err }}}
	}
	s := planned(t, map[string]string{"articles/one.md": "title: One\ndate: 2022-02-01"}).Site
	p, collisions := newPlan(s, nil, maker)
	found, ok := p.Find("data/all.json")
	if !ok || found.Key.Kind != OutputPage || len(collisions) > 0 {
		t.Fatal(found, ok, collisions)
	}
	if data, err := p.Outputs[found.Key.Index].Make(); string(data) != "[]" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	_, collisions = newPlan(s, []PublishedFile{{Address: "Data/all.json", Path: "assets/root/Data/all.json"}}, maker)
	if len(collisions) != 1 || collisions[0].Path != "assets/root/Data/all.json" || collisions[0].Hint != "rename the file" {
		t.Errorf("%+v", collisions)
	}
}

// The parts of an output are found when somebody asks for them, and their folder
// is theirs.
func TestParts(t *testing.T) {
	asked := 0
	maker := func(*Plan) []Output {
		return []Output{{Address: "search/index.json", Parts: func() []Output {
			asked++
			return []Output{{Address: "search/a-1.bin"}, {Address: "search/b-2.bin"}}
		}}}
	}
	s := planned(t, map[string]string{"articles/one.md": "title: One\ndate: 2022-02-01\nredirect_from: [search/old.html, search.htm/x.html]"}).Site
	p, collisions := newPlan(s, []PublishedFile{{Address: "Search/x.txt", Path: "assets/root/Search/x.txt"}}, maker)
	if _, ok := p.FindPart("articles/one.html"); ok || asked > 0 {
		t.Error("parts are asked for before they are wanted")
	}
	if part, ok := p.FindPart("search/b-2.bin"); !ok || part.Address != "search/b-2.bin" || asked != 1 {
		t.Error(part, ok, asked)
	}
	if _, ok := p.FindPart("search/c-3.bin"); ok || len(p.Parts()) != 2 {
		t.Error("there is a part too many")
	}
	var said []string
	for _, c := range collisions {
		said = append(said, string(c.Path)+": "+c.Message)
	}
	want := []string{
		"content/articles/one.md: the address search/old.html is in the folder search/, which readout fills itself",
		"assets/root/Search/x.txt: the address Search/x.txt is in the folder search/, which readout fills itself",
	}
	if !slices.Equal(said, want) {
		t.Errorf("%q", said)
	}
}
