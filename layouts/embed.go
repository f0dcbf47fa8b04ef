// Package layouts holds the built-in layouts: html/template files that show the
// views of package page. A site replaces any of them by a file of the same
// name in its own layouts folder.
package layouts

import "embed"

// FS holds the layouts, with partials in "partials".
//
//go:embed *.html partials/*.html
var FS embed.FS
