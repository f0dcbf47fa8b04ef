package attribution_test

import (
	"strings"
	"testing"

	"readout/internal/attribution"
	"readout/internal/date"
	"readout/internal/parse"
)

// BenchmarkRead reads the texts of the tables of rules, with the names found.
func BenchmarkRead(b *testing.B) {
	r := newReader(b)
	d := parse.Plain("a", "", strings.ReplaceAll(strings.Join(cases(b), "\n\n"), " ¶ ", "\n\n"), date.Date{})
	names := r.names(d)
	b.SetBytes(int64(len(d.Text.Plain)))
	b.ReportAllocs()
	for b.Loop() {
		attribution.Read(d, names)
	}
}
