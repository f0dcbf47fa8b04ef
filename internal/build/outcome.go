package build

import "readout/internal/source"

// An Outcome is what a build has to say to its editor.
type Outcome struct {
	Diagnostics []source.Diagnostic // in order of files and places
	SlowLayouts []string            // see Snapshot.SlowLayouts
	Pages       int                 // for readers
	Sideless    int                 // statements without a side
	Sizes       Sizes               // of what was published; zero before
}

// Outcome returns what is to be said of a snapshot.
func (s *Snapshot) Outcome() Outcome {
	return Outcome{Diagnostics: s.Diagnostics, SlowLayouts: s.SlowLayouts(), Pages: s.Plan.PageCount(), Sideless: s.Plan.Site.Sideless}
}

// Errors returns the number of diagnostics that stop the site from being written.
func (o *Outcome) Errors() int { return source.Count(o.Diagnostics, source.Error) }

// Warnings returns the number of warnings, those of withheld files left out.
func (o *Outcome) Warnings() int {
	return source.Count(o.Diagnostics, source.Warning) - source.CountWithheld(o.Diagnostics)
}
