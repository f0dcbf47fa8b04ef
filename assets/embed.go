// Package assets holds the built-in stylesheet and icon. Files under root are
// published at the site's root under their own names, the others with a hash
// of their content in the name.
package assets

import "embed"

// FS holds the assets.
//
//go:embed site.css root
var FS embed.FS
