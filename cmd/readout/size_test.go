package main

import (
	"testing"

	"readout/internal/build"
)

func TestWarningOfALargeSite(t *testing.T) {
	const mb = 1_000_000
	for _, c := range []struct {
		sizes build.Sizes
		want  string
	}{
		{build.Sizes{build.ArticlePart: 100 * mb}, ""},
		{build.Sizes{build.ArticlePart: 300 * mb, build.ArchivePart: 500 * mb}, ""},
		{
			build.Sizes{build.ArticlePart: 200 * mb, build.ArchivePart: 400 * mb, build.DataPart: 150*mb + 1, build.OtherPart: 1100 * mb},
			"the site has 1,851 MB, and GitHub Pages takes no more than 1 GB: articles 200 MB, archives 400 MB, data files 151 MB, all else 1,100 MB" +
				"; in readout.yaml, archives: none leaves out 400 MB, data: none leaves out 151 MB",
		},
		{
			build.Sizes{build.FilePart: 801 * mb},
			"the site has 801 MB, and GitHub Pages takes no more than 1 GB: pictures and other files 801 MB",
		},
		{
			build.Sizes{build.DataPart: 801 * mb},
			"the site has 801 MB, and GitHub Pages takes no more than 1 GB: data files 801 MB; in readout.yaml, data: none leaves out 801 MB",
		},
	} {
		if got := tooLarge(&c.sizes, warnedSize); got != c.want {
			t.Errorf("%v:\n%s, want\n%s", c.sizes, got, c.want)
		}
	}
}
