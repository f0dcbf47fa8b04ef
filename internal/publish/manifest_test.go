package publish

import (
	"bytes"
	"slices"
	"testing"
)

var manifests = []struct {
	data string
	want []string
}{
	{"", nil},
	{"readout-manifest 1\nend 0\n", nil},
	{"readout-manifest 1\na\nb/c.html\nend 2\n", []string{"a", "b/c.html"}},
	{"readout-manifest 1\nb\na\nb\nend 3\n", []string{"a", "b"}},          // merged by hand
	{"readout-manifest 1\nend 1\nend 1\n", []string{"end 1"}},             // an address like any other
	{"readout-manifest 1\n../a\n/b\n\nc\r\n.\nd\nend 6\n", []string{"d"}}, // what is no address is passed over
	{"readout-manifest 1\r\na\r\nend 1\r\n", nil},
	{"readout-manifest 1\na\nb\nend 1\n", nil},
	{"readout-manifest 1\na\nend 1", nil},
	{"readout-manifest 1\na\nend 01\n", nil},
	{"readout-manifest 1\na", nil},
	{"readout-manifest 1\n", nil},
	{"readout-manifest 10\na\nend 1\n", nil},
	{"a\nend 1\n", nil},
}

func TestParseManifest(t *testing.T) {
	for _, test := range manifests {
		if got := parseManifest([]byte(test.data)); !slices.Equal(got, test.want) {
			t.Errorf("parseManifest(%q) = %q, want %q", test.data, got, test.want)
		}
	}
}

func FuzzParseManifest(f *testing.F) {
	for _, test := range manifests {
		f.Add([]byte(test.data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		addresses := parseManifest(data)
		if !slices.IsSorted(addresses) || len(slices.Compact(slices.Clone(addresses))) != len(addresses) {
			t.Errorf("not sorted, or one twice: %q", addresses)
		}
		for _, address := range addresses {
			if err := checkAddress(address); err != nil {
				t.Error(err)
			}
		}
		whole := encodeManifest(addresses)
		if again := parseManifest(whole); !slices.Equal(again, addresses) {
			t.Errorf("%q became %q", addresses, again)
		}
		for end := range whole { // cut anywhere, it must be lost
			if got := parseManifest(bytes.Clone(whole[:end])); got != nil {
				t.Errorf("parseManifest(%q) = %q, want none", whole[:end], got)
			}
		}
	})
}
