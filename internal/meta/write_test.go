package meta_test

import (
	"testing"

	"readout/internal/meta"
)

func TestScalar(t *testing.T) {
	for text, want := range map[string]string{
		"Ana Torres": "Ana Torres", "Felipe Calderón": "Felipe Calderón", "O'Hara": "O'Hara", "Jean-Luc": "Jean-Luc", "习近平": "习近平", "2024-03-02": "2024-03-02",
		"null": `"null"`, "True": `"True"`, "no": `"no"`, "1e3": `"1e3"`, "2024": `"2024"`, "~": `"~"`, "": `""`, " a": `" a"`, "a ": `"a "`,
		"a: b": `"a: b"`, "a #b": `"a #b"`, "a, b": `"a, b"`, "[a]": `"[a]"`, "- a": `"- a"`, `say "a"`: `"say \"a\""`, `a\b`: `"a\\b"`, "a\nb": `"a\nb"`, "Norway": "Norway", "null and void": "null and void",
	} {
		if got := meta.Scalar(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
