// Package assets holds the built-in stylesheet, scripts and icons. Files under
// root are published at the site's root under their own names, the others with a
// hash of their content in the name; the scripts, which import each other, in
// one folder with a hash of them all.
package assets

import "embed"

// FS holds the assets.
//
//go:embed site.css js root
var FS embed.FS
