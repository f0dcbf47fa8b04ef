package main

import (
	"fmt"
	"io"
	"strings"
	"sync"

	"readout/internal/build"
	"readout/internal/source"
)

// A reporter prints errors and warnings of one build after another. It prints only those
// that the last build did not have, so that what an editor leaves for later is not
// repeated at every save. It is safe for concurrent use.
type reporter struct {
	mu     sync.Mutex
	stderr io.Writer
	known  map[diagnosticKey]int // the number of such diagnostics in the last build
	failed string                // the last error, if it still exists
}

// A diagnosticKey identifies a diagnostic even if an edit above it moves its place.
type diagnosticKey struct {
	path    source.Path
	rule    source.Rule
	message string
}

func (r *reporter) printf(format string, args ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	fmt.Fprintf(r.stderr, format+"\n", args...)
}

func (r *reporter) warn(err error) { r.printf("warning: %s", said(err)) }

// fail prints why there is no site, unless it was the last error.
func (r *reporter) fail(err error) {
	if err.Error() != r.failed {
		r.printf("error: %s", said(err))
	}
	r.failed = err.Error()
}

// unmade prints the pages that cannot be made and why, unless it was the last error.
func (r *reporter) unmade(u *build.Unmade, s *build.Snapshot) {
	var text strings.Builder
	source.PrintSome(&text, u.Diagnostics, s.Data)
	fmt.Fprintf(&text, "error: %s\n", u)
	if text.String() != r.failed {
		r.printf("%s", strings.TrimSuffix(text.String(), "\n"))
	}
	r.failed = text.String()
}

// diagnostics prints the diagnostics that the last build did not have.
func (r *reporter) diagnostics(s *build.Snapshot) {
	r.mu.Lock()
	defer r.mu.Unlock()
	var fresh []source.Diagnostic
	now := make(map[diagnosticKey]int, len(s.Diagnostics))
	for _, d := range s.Diagnostics {
		key := diagnosticKey{d.Path, d.Rule, d.Message}
		if now[key]++; now[key] > r.known[key] {
			fresh = append(fresh, d)
		}
	}
	r.known = now
	source.PrintSome(r.stderr, fresh, s.Data)
}
