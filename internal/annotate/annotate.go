// Package annotate makes an annotated draft of a plain report.
//
// It finds names, and who is said to have said what, with the rules of packages mention
// and attribution, and proposes files for people and places that the site does not know.
// What the rules are not sure of it leaves open, and says so: a wrong mark is worse than
// none.
//
// # Steps
//
//  1. The report becomes an article without marks, which package parse reads (compose.go).
//  2. People whom the report names in full, and the site does not know, get a file each
//     (person.go), and so do the places of events (place.go). From here on the site has them.
//  3. Events are found (event.go), and what is said becomes statements (statement.go, turn.go).
//     Each is a mark: what is to be inserted before and after some words (mark.go).
//  4. The article with its marks is parsed and resolved again. A mark that is wrong is
//     taken out, and counts as open (prove.go).
//
// # Invariants
//
// The words of the report are never changed: the text of the article is the same with and
// without marks. What Annotate returns builds without errors, with the files beside it,
// unless the report itself has errors as Markdown; Draft.Diagnostics has those.
package annotate

import (
	"readout/internal/config"
	"readout/internal/country"
	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/report"
	"readout/internal/source"
)

// A Site is what is known before the report comes.
type Site struct {
	Config config.Config
	// Documents are all content files, the withheld ones too: a draft may name a draft.
	Documents []*document.Document
	// Countries returns the name of a country in the site's language, or "" for the
	// table's name; it may be nil.
	Countries func(country.Code) string
}

// Options say what the report may not say of itself. They take precedence over it.
type Options struct {
	Title     string
	Date      date.Date
	Publisher string
	SourceURL string
	Today     date.Date // the day of a report that gives none
}

// A File is a file to write.
type File struct {
	Path source.Path
	Data []byte
}

// A Draft is an annotated report, and the files of people and places that it needs. All
// of them are drafts.
type Draft struct {
	Article  File
	Entities []File
	// Earlier is the article that the report has been made into before, or "".
	Earlier source.Path
	Summary Summary
	// Diagnostics are the errors of the article that no mark has caused.
	Diagnostics []source.Diagnostic
}

// Annotate makes a draft of a report.
func Annotate(site Site, r report.Report, o Options) Draft {
	plain := compose(site, r, o)
	return newDesk(site, plain).annotate()
}

func (d *desk) annotate() Draft {
	d.proposeBodies()
	d.proposePeople()
	d.findPlaces()
	d.findEvents()
	d.proposePlaces()
	marks := d.nameMarks()
	marks = append(marks, d.eventMarks()...)
	marks = append(marks, d.statementMarks()...)
	marks = append(marks, d.turnMarks()...)
	return d.prove(marks)
}
