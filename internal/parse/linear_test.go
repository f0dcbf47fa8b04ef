//go:build !race

// The race detector counts no bytes here: under it, pools drop at random what
// they are given, so that the same text allocates several times as much.

package parse

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"readout/internal/corpus/hostile"
)

// allocated returns the bytes that parsing allocates, which other processes do
// not change, as they change its time.
func allocated(files map[string]string) float64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	parseAll(files)
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc)
}

// Twice as much of anything costs twice as much memory, and not more than it
// may for each byte; or it is over a limit, and an error says so.
func TestHostileTextsAreLinear(t *testing.T) {
	size := 16_000
	if testing.Short() {
		size = 4_000
	}
	for _, k := range hostile.Kinds() {
		one, two := k.Files(size), k.Files(2*size)
		a, b := allocated(one), allocated(two)
		grown := float64(hostile.Size(two)) / float64(hostile.Size(one))
		if b > 1.3*grown*a+1e6 {
			t.Errorf("%s: %.1f MB allocated for %d bytes, %.1f MB for %d", k.Name, a/1e6, hostile.Size(one), b/1e6, hostile.Size(two))
		}
		if each := b / float64(hostile.Size(two)); each > 1500 {
			t.Errorf("%s: %.0f bytes allocated for each byte", k.Name, each)
		}
	}
}

// Time for each byte at a size and at its double: the two are alike if a kind is
// linear. Errors of a limit cost less. It is that of the processor, where it can be
// had, so that other work on the machine changes it little.
//
//	go test ./internal/parse -run '^$' -bench Hostile -benchtime 1x
func BenchmarkHostile(b *testing.B) {
	for _, k := range hostile.Kinds() {
		for _, size := range []int{50_000, 100_000} {
			files := k.Files(size)
			b.Run(fmt.Sprintf("%s/%d", strings.ReplaceAll(k.Name, " ", "-"), size), func(b *testing.B) {
				b.SetBytes(int64(hostile.Size(files)))
				b.ReportAllocs()
				var alloc float64
				began := processorTime()
				for b.Loop() {
					alloc += allocated(files)
				}
				each := float64(b.N) * float64(hostile.Size(files))
				b.ReportMetric(float64((processorTime()-began).Nanoseconds())/each, "ns/byte")
				b.ReportMetric(alloc/each, "alloc/byte")
			})
		}
	}
}
