package build_test

import (
	"testing"

	"readout/internal/address"
	"readout/internal/build"
	"readout/internal/export"
	"readout/internal/language"
	"readout/internal/page"
	"readout/internal/search"
	"readout/internal/wording"
	"readout/layouts"
)

// BenchmarkPlan plans a site that is resolved: a part of every build.
func BenchmarkPlan(b *testing.B) {
	ofEachSize(b, func(b *testing.B, dir string) {
		s := mustBuild(b, build.New(dir, build.Options{Now: afterAll})).Plan.Site
		words, _ := language.New("en", layouts.FS, nil)
		for b.Loop() {
			addresses := address.New(s, nil)
			writer := wording.New(s, words, addresses)
			page.New(s, addresses, nil, export.Outputs(writer), search.Outputs(writer))
		}
	})
}
