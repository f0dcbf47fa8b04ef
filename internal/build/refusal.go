package build

import (
	"slices"

	"readout/internal/address"
	"readout/internal/page"
	"readout/internal/parse"
	"readout/internal/source"
)

// Refusal says why no site can have a new content file of this path and text, as far as its
// name decides: a page of readout's own has its address, some systems take no such name, or
// there is a comment in a field; or why its text does not withhold it, if it must. It is ""
// for any other file, which may have other mistakes.
func Refusal(path source.Path, text []byte, withheld bool) string {
	at, _ := address.OfFile(path)
	if why := page.Unusable(at); why != "" {
		return why + "; --id gives it another name"
	}
	d := parse.NewParser(parse.Options{}).Parse(source.NewFile(path, text))
	i := slices.IndexFunc(d.Diagnostics, func(x source.Diagnostic) bool {
		return x.Rule == "comment-in-field" || x.Rule == "no-comment" || x.Rule == "withholding"
	})
	switch {
	case i >= 0:
		return d.Diagnostics[i].Message
	case withheld && !d.Draft && d.Embargo.IsZero():
		return "it would be published at once, since the template of the site does not write draft or embargo"
	}
	return ""
}
