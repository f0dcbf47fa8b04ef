package build

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"readout/internal/page"
	"readout/internal/render"
	"readout/internal/source"
)

// Unmade is the error of a publication with pages that cannot be made: a layout fails
// on their data, or a file cannot be read. Nothing was written.
type Unmade struct {
	Pages, Of   int                 // the number of those pages, and of all pages
	Diagnostics []source.Diagnostic // one for each cause, which names the pages
}

func (u *Unmade) Error() string {
	return fmt.Sprintf("%d of %d pages cannot be made: nothing was written", u.Pages, u.Of)
}

// failures collects the errors of making and writing pages.
type failures struct {
	stopped atomic.Bool // nothing more can be written
	mu      sync.Mutex
	failed  error // the first that stopped it
	unmade  []unmade
}

type unmade struct {
	at  page.Page
	err error
}

func (f *failures) making(at page.Page, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.unmade = append(f.unmade, unmade{at, err})
}

func (f *failures) writing(err error) {
	if err == nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.failed = cmp.Or(f.failed, err)
	f.stopped.Store(true)
}

func (f *failures) error(s *Snapshot) error {
	if f.failed != nil || len(f.unmade) == 0 {
		return f.failed
	}
	slices.SortFunc(f.unmade, func(a, b unmade) int { return cmp.Compare(a.at.Address, b.at.Address) })
	return &Unmade{len(f.unmade), len(s.Plan.Pages()), s.causes(f.unmade)}
}

// pagesNamed is the number of pages that a diagnostic names. Pages of one kind mostly
// fail together, by the thousand.
const pagesNamed = 5

// causes returns a diagnostic for each cause, which names its first pages.
func (s *Snapshot) causes(all []unmade) []source.Diagnostic {
	type cause struct {
		path    source.Path
		span    source.Span
		message string
	}
	var list []source.Diagnostic
	known := map[cause]int{}
	count := []int{}
	for _, u := range all {
		d := s.diagnose(u)
		key := cause{d.Path, d.Span, d.Message}
		i, ok := known[key]
		if !ok {
			i = len(list)
			known[key] = i
			list, count = append(list, d), append(count, 0)
		}
		switch count[i]++; {
		case count[i] == 1:
			list[i].Message += "; this happens on " + s.named(u.at)
		case count[i] <= pagesNamed:
			list[i].Message += ", " + s.named(u.at)
		}
	}
	for i, n := range count {
		if more := n - pagesNamed; more > 0 {
			list[i].Message += fmt.Sprintf(" and %d more", more)
		}
	}
	return source.Sort(list)
}

// diagnose says why one page cannot be made.
func (s *Snapshot) diagnose(u unmade) source.Diagnostic {
	if e, ok := errors.AsType[*render.Error](u.err); ok {
		d := e.Diagnostic
		d.Hint = cmp.Or(d.Hint, "not every page has the same: ask with {{if}} or {{with}}, or for the {{len}} of a list, before you use what may be missing")
		return d
	}
	d := source.Diagnostic{Rule: "unreadable", Message: u.err.Error()}
	if u.at.Key.Kind == page.FilePage {
		d.Path = s.Plan.Files[u.at.Key.Index].Path
	}
	return d
}

// named returns a page's address and, if it has one, its subject.
func (s *Snapshot) named(at page.Page) string {
	if at.Key.Kind == page.FilePage {
		return string(at.Address)
	}
	if subject := s.Views.View(at).Subject(); subject != "" {
		return fmt.Sprintf("%s (%s)", at.Address, subject)
	}
	return string(at.Address)
}
