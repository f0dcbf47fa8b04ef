// Package change says what differs between two versions of a site in terms of what
// the site says: whose words are whose, who takes which position, what was corrected, when and where
// an event was, which pages there are. Files that differ in other words are counted.
//
// Compare takes two resolved sites. It first finds the counterparts: the article,
// entity or event of the second version that an article, entity or event of the first
// has become, under the same id or another. Then it pairs the statements, the most
// alike first, and compares what is paired field by field. What has no counterpart was
// added or removed.
//
// Nothing is rendered, and nothing is hidden: both versions must have been built with
// the same options, so that what is withheld is in neither. A site with errors is
// compared as far as it could be resolved.
//
// The comparison has no direction: with the versions exchanged, what was added is
// removed, and before is after.
package change

import (
	"readout/internal/page"
	"readout/internal/source"
	"readout/internal/wording"
)

// A Version is one of the two versions of a site.
type Version struct {
	Plan        *page.Plan
	Words       *wording.Writer
	Diagnostics []source.Diagnostic
	Data        func(source.Path) []byte // the bytes of a file that a diagnostic points into, or nil
}

// A Report is what differs between two versions of a site. Its JSON is the output of
// `readout diff --format json`. Fields that the data files have as well are called and
// written as there; docs/publishing.md describes the others.
type Report struct {
	// Statements are in order of importance: those with another speaker, then those
	// with another side, and so on in order of Statement.facts; then those that were
	// removed, then those that were added.
	Statements  []Change[Statement]  `json:"statements"`
	Positions   []Change[Position]   `json:"positions"`
	Corrections []Change[Correction] `json:"corrections"`
	Events      []Change[Event]      `json:"events"`
	Posts       []Change[Post]       `json:"posts"`
	Pages       []Change[Page]       `json:"pages"`
	OtherPages  Count                `json:"other_pages"` // lists and archives, which follow from the rest
	// OtherFiles is how many files say something else in their text or front matter, and
	// are named in no list.
	OtherFiles  int                  `json:"other_files"`
	Diagnostics []Change[Diagnostic] `json:"diagnostics"`
	Errors      int                  `json:"errors"` // of the second version, new or not
	// Names has the name of each article ("article/2022/talks"), entity ("person/ana-lund")
	// and event ("event/ID") in the report.
	Names map[string]string `json:"names"`
}

// A Count is how many of something there are that are not listed.
type Count struct {
	Added   int `json:"added"`
	Removed int `json:"removed"`
}

// Empty reports whether nothing differs.
func (r *Report) Empty() bool {
	return len(r.Statements)+len(r.Positions)+len(r.Corrections)+r.OtherFiles+len(r.Events)+len(r.Posts)+len(r.Pages)+len(r.Diagnostics) == 0 &&
		r.OtherPages == Count{}
}

// Compare compares two versions of a site.
func Compare(before, after Version) *Report {
	c := newComparer(before, after)
	r := &Report{
		Statements: c.statements(), Positions: c.positions(), Corrections: c.corrections(), Events: c.events(), Posts: c.posts(), Pages: c.pages(),
		OtherPages: c.otherPages(), Diagnostics: c.diagnostics(), Errors: source.Count(after.Diagnostics, source.Error),
	}
	r.OtherFiles = c.otherFiles(r)
	r.Names = c.names(r)
	return r
}
