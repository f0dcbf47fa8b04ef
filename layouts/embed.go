// Package layouts holds the built-in layouts: html/template files that show the
// views of package page. A site replaces any of them by a file of the same
// name in its own layouts folder. The words of the layouts, and all others that
// readout puts on a page, stand in words, a file for each language.
package layouts

import "embed"

// FS holds the layouts, with partials in "partials" and words in "words".
//
//go:embed *.html partials/*.html words/*.yaml
var FS embed.FS
