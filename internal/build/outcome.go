package build

import "readout/internal/source"

// Findings are the diagnostics of a build.
type Findings struct {
	Diagnostics []source.Diagnostic // in order of files and places
}

// Errors returns the number of diagnostics that stop the site from being written.
func (f *Findings) Errors() int { return source.Count(f.Diagnostics, source.Error) }

// Warnings returns the number of warnings, those of withheld files left out.
func (f *Findings) Warnings() int {
	return source.Count(f.Diagnostics, source.Warning) - source.CountWithheld(f.Diagnostics)
}

// An Outcome is what a build has to say to its editor.
type Outcome struct {
	Findings
	SlowLayouts []string // see Snapshot.SlowLayouts
	Pages       int      // for readers
	Sideless    int      // statements without a side
	Sizes       Sizes    // of what was published; zero before
}

// Outcome returns what is to be said of a snapshot.
func (s *Snapshot) Outcome() Outcome {
	return Outcome{Findings: s.Findings, SlowLayouts: s.SlowLayouts(), Pages: s.Plan.PageCount(), Sideless: s.Plan.Site.Sideless}
}
