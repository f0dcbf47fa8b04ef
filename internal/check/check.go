// Package check holds the editorial rules: what is wrong with the text of a site that
// nevertheless can be built.
//
// Run looks at a resolved site, and answers in diagnostics, all of them warnings. It
// reads nothing else, and changes nothing. A rule would rather be silent than wrong: an
// editor who meets false alarms reads none.
//
// Each rule has a name, which is in source.Editorial, a paragraph in docs/rules.md, and
// a case in testdata: a change of a site without faults that makes the fault.
package check

import (
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/source"
)

// rules are all that look at the resolved site. Each reports under its own name, or two.
var rules = []func(*checker){
	attributedTwice, contradictedSides, familyNames, farFromEvent, headingJumps, imagesWithoutText, missingReadouts, negationsOutside, notParticipants, postsNotHeld,
	quotedDifferently, readArticles, sameEvents, samePersons, saysWithheld, statementsCorrected, successions, unnamedSources, verbsAlone, withoutSource,
}

// A checker is what rules look at, and where they report.
type checker struct {
	*site.Site
	diagnostics []source.Diagnostic
}

// Run returns what the editorial rules find, also those that a site has switched off.
func Run(s *site.Site) []source.Diagnostic {
	c := checker{Site: s}
	for _, find := range rules {
		find(&c)
	}
	return c.diagnostics
}

// warn reports a warning at a place.
func (c *checker) warn(path source.Path, at source.Span, d source.Diagnostic) {
	d.Path, d.Span, d.Severity = path, at, source.Warning
	c.diagnostics = append(c.diagnostics, d)
}

// name returns the name of an entity.
func (c *checker) name(id entity.ID) string { return c.Registry.At(id).Name }

// pathOf returns the file of a statement.
func (c *checker) pathOf(st *site.Statement) source.Path {
	return c.Articles[st.Article].Document.File.Path
}

// speakerSpan returns where a statement names one of its speakers.
func (c *checker) speakerSpan(st *site.Statement, speaker entity.ID) source.Span {
	if len(st.Mark.Speakers) == len(st.Speakers) {
		for i, id := range st.Speakers {
			if id == speaker {
				return st.Mark.Speakers[i].Span
			}
		}
	}
	return st.Mark.Source
}
