package assets_test

import (
	"regexp"
	"testing"

	"readout/assets"
)

var physical = regexp.MustCompile(`(?:margin|padding|border|inset)-(?:left|right)|[;{ ](?:left|right) *:|(?:float|clear|text-align) *: *(?:left|right)`)

// A style that says left or right is wrong in half of the world's directions:
// logical properties say start and end.
func TestStylesSayNeitherLeftNorRight(t *testing.T) {
	css, err := assets.FS.ReadFile("site.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, found := range physical.FindAll(css, -1) {
		t.Errorf("site.css says %q", found)
	}
}
