package meta

import (
	"reflect"
	"strings"
	"testing"

	"readout/internal/source"
)

// Flat front matter is read like the YAML library reads it, places and messages included.
func FuzzFlat(f *testing.F) {
	for _, text := range []string{
		"title: Talks in Oslo\ndate: 2022-02-01\n", "\ntitle:   Two\n\nsummary: “Yes”, he said\n", `title: "A: b #1"` + "\n", `title: ""` + "\n",
		"title: a\ntitle: b\n", "title: a: b\n", "title: a #b\n", "title: a:\n", "title: a \n", "title: a\n  b\n", "title:\n", "title: a\n\nb\n",
		"null: a\n", "no: true\n", "title: ~\n", "title: a\u00a0\n", "title: \u00a0\n", "title: null\n", "a: b\n...\n", "a: b\nc: \"\"\"\n", "a: \"\n", "a: \"0\"0\"", "a: \"\"0", "a: \"b\nc: d\"",
		"title: a, [b] {c} & d\n", "t: 1:2\n", "t: a::b\n", "_: x\n", "t: \u2028\n", "t: a\u0308\n", "t:a\n", "t: 0x1f\n", "t: \"a\tb\"\n", "t: é: b\n", "t: a",
	} {
		f.Add(text)
	}
	for _, tt := range full {
		f.Add(tt.text)
	}
	for _, tt := range errorTests {
		f.Add(tt.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		data := []byte(text)
		read := func(as syntax) (*node, []source.Diagnostic) {
			b := &block{file: source.NewFile(testPath, data), span: source.Between(0, len(data))}
			if !b.checkCharacters() || strings.HasPrefix(text, byteOrderMark) {
				return nil, nil
			}
			return as(b), b.diags
		}
		flat, diags := read(readFlat)
		if flat == nil {
			return
		}
		if want, wanted := read(readAnyYAML); !reflect.DeepEqual(flat, want) || !reflect.DeepEqual(diags, wanted) {
			t.Fatalf("%q is read as %+v %v, by the library as %+v %v", text, flat, diags, want, wanted)
		}
	})
}

func TestFlat(t *testing.T) {
	for text, flat := range map[string]bool{
		"title: Talks in Oslo\ndate: 2022-02-01\nsummary: “Yes”, said Lavrov\n": true,
		`title: "Talks: the first day"` + "\n":                                  true,
		"title: Talks\ncountries: [ru, us]\n":                                   false,
		"title: Talks: the first day\n":                                         false,
		"posts:\n  - role: Minister\n":                                          false,
	} {
		b := &block{file: source.NewFile(testPath, []byte(text)), span: source.Between(0, len(text))}
		if got := readFlat(b) != nil; got != flat {
			t.Errorf("%q: flat %t", text, got)
		}
	}
}
