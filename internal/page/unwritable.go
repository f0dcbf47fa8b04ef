package page

import (
	"fmt"
	"strings"

	"readout/internal/address"
	"readout/internal/site"
	"readout/internal/source"
)

const (
	maxName    = 255  // bytes of a file name on the usual file systems
	maxAddress = 1024 // bytes of a path on macOS, the shortest of the usual limits
)

// unwritable reports pages whose addresses cannot be written, or not on every system.
func (p *Plan) unwritable() []source.Diagnostic {
	var list []source.Diagnostic
	check := func(page Page) {
		if problem := addressProblem(string(page.Address)); problem.Message != "" {
			list = append(list, p.placed(problem, page))
		}
	}
	for i := range p.Site.Articles {
		if p.Site.Articles[i].OddName {
			check(Page{p.Addresses.Article(site.ArticleID(i)), Key{Kind: ArticlePage, Index: int32(i)}})
		}
	}
	for _, page := range p.listed {
		if page.Key.Kind != OutputPage { // they stand beside pages
			check(page)
		}
	}
	return list
}

// addressProblem says what is wrong with an address; nothing, mostly.
func addressProblem(address string) source.Diagnostic {
	for part := range strings.SplitSeq(address, "/") {
		if len(part) > maxName {
			return source.Diagnostic{Rule: "long-address", Message: fmt.Sprintf(
				"its address would have a name of %d bytes, %s…, and file systems take no more than %d", len(part), part[:20], maxName)}
		}
		if stem, _, _ := strings.Cut(part, "."); source.IsReserved(stem) {
			return source.Diagnostic{Severity: source.Warning, Rule: "reserved-name", Message: fmt.Sprintf(
				"Windows keeps the name %q for itself: there, the site cannot be built", stem)}
		}
		if i := strings.IndexAny(part, `<>:"|?*\`); i >= 0 {
			return source.Diagnostic{Severity: source.Warning, Rule: "reserved-name", Message: fmt.Sprintf(
				"Windows takes no %q in a name: there, the site cannot be built", part[i:i+1])}
		}
	}
	if len(address) > maxAddress {
		return source.Diagnostic{Rule: "long-address", Message: fmt.Sprintf(
			"its address would have %d bytes, and file systems take no more than %d", len(address), maxAddress)}
	}
	return source.Diagnostic{}
}

// Unusable says why a content file cannot have an address, whatever else is on the site: a
// page of readout's own has it, or some systems take no such name. It is "" for all others.
func Unusable(a address.Address) string {
	for _, k := range kinds {
		if k.address == a {
			return fmt.Sprintf("the address %s is taken by a page that readout makes itself", a)
		}
	}
	return addressProblem(string(a)).Message
}

// placed puts a problem at what gives a page its address.
func (p *Plan) placed(d source.Diagnostic, page Page) source.Diagnostic {
	d.Path, d.Span = p.origin(page)
	switch page.Key.Kind {
	case RedirectPage:
		d.Hint = "take it out of redirect_from"
	case EventPage:
		d.Hint = "give the event another id"
	default:
		d.Hint = "rename it"
	}
	return d
}
