package build_test

import (
	"testing"

	"readout/internal/build"
	"readout/internal/export"
	"readout/internal/language"
	"readout/internal/page"
	"readout/internal/search"
	"readout/layouts"
)

// BenchmarkPlan plans a site that is resolved: a part of every build.
func BenchmarkPlan(b *testing.B) {
	ofEachSize(b, func(b *testing.B, dir string) {
		s := mustBuild(b, build.New(dir, build.Options{Now: now})).Plan.Site
		words, _ := language.New("en", layouts.FS, nil)
		for b.Loop() {
			page.NewPlan(s, words, page.Assets{}, nil, export.Outputs, search.Outputs)
		}
	})
}
