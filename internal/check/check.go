// Package check holds the editorial rules: what is wrong with the text of a site that
// nevertheless can be built.
//
// Run looks at a resolved site, and answers in diagnostics, all of them warnings. It
// reads nothing else, and changes nothing. A rule would rather be silent than wrong: an
// editor who meets false alarms reads none.
//
// Each rule has a name, which is in source.Editorial, a paragraph in docs/rules.md, and
// fixtures in testdata: a site without the fault, and changes that make it.
package check

import (
	"readout/internal/site"
	"readout/internal/source"
)

// A rule is one editorial rule.
type rule struct {
	name source.Rule
	find func(*checker)
}

// rules are all that look at the whole site.
var rules = []rule{}

// A checker is what rules look at, and where they report.
type checker struct {
	*site.Site
	diagnostics []source.Diagnostic
}

// warn reports a warning at a place.
func (c *checker) warn(path source.Path, at source.Span, d source.Diagnostic) {
	d.Path, d.Span, d.Severity = path, at, source.Warning
	c.diagnostics = append(c.diagnostics, d)
}

// Run returns what the editorial rules find that a site has not switched off.
func Run(s *site.Site) []source.Diagnostic {
	c := checker{Site: s}
	for _, r := range rules {
		if s.Config.Rules[r.name] != source.Off {
			r.find(&c)
		}
	}
	return c.diagnostics
}
