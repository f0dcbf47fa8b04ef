package main

import (
	"fmt"
	"strings"

	"readout/internal/build"
	"readout/internal/source"
)

// warnedSize is the size in bytes from which a build warns: GitHub Pages takes sites of
// up to 1 GB.
const warnedSize = 800_000_000

// partNames say what the parts of a site are called.
var partNames = map[build.Part]string{
	build.ArticlePart: "articles", build.ArchivePart: "archives", build.DataPart: "data files",
	build.FilePart: "pictures and other files", build.OtherPart: "all else",
}

// tooLarge returns a warning of a site that is larger than a limit, or "". It says what
// takes the space, and which settings leave out some of it.
func tooLarge(s *build.Sizes, limit int64) string {
	if s.Total() <= limit {
		return ""
	}
	var parts []string
	for part, size := range s {
		if size > 0 {
			parts = append(parts, partNames[build.Part(part)]+" "+megabytes(size))
		}
	}
	var settings []string
	if size := s[build.ArchivePart]; size > 0 {
		settings = append(settings, "archives: none leaves out "+megabytes(size))
	}
	if size := s[build.DataPart]; size > 0 {
		settings = append(settings, "data: none leaves out "+megabytes(size))
	}
	warning := fmt.Sprintf("the site has %s, and GitHub Pages takes no more than 1 GB: %s", megabytes(s.Total()), strings.Join(parts, ", "))
	if len(settings) > 0 {
		warning += "; in readout.yaml, " + strings.Join(settings, ", ")
	}
	return warning
}

// megabytes writes a size in millions of bytes, rounded up.
func megabytes(size int64) string { return source.Grouped(int((size+999_999)/1_000_000)) + " MB" }
