package language_test

import (
	"testing"

	"readout/internal/language"
	"readout/layouts"
)

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		language.New("en", layouts.FS, nil)
	}
}

func BenchmarkSay(b *testing.B) {
	w, _ := language.New("en", layouts.FS, nil)
	b.Run("plain", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			w.Say("statements")
		}
	})
	b.Run("filled", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			w.Say("statements_by", "Russia")
		}
	})
	b.Run("plural", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			w.Say("times_met", 12)
		}
	})
}
