package main

import (
	"fmt"
	"io"
	"strings"
	"sync"

	"readout/internal/build"
	"readout/internal/source"
)

// A teller says on the terminal what goes wrong in one build after another,
// and each thing once: what an editor leaves for later is not said again at
// every save. It may be used by several goroutines.
type teller struct {
	mu     sync.Mutex
	stderr io.Writer
	known  map[told]int
	failed string // what has gone wrong for some time
}

// told is what makes a diagnostic the same after an edit above it.
type told struct {
	path          source.Path
	rule, message string
}

func (t *teller) printf(format string, args ...any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	fmt.Fprintf(t.stderr, format+"\n", args...)
}

func (t *teller) warn(err error) { t.printf("warning: %s", said(err)) }

// fail says why there is no site, unless that was said last.
func (t *teller) fail(err error) {
	if err.Error() != t.failed {
		t.printf("error: %s", said(err))
	}
	t.failed = err.Error()
}

// unmade says which pages cannot be made and why, unless that was said last.
func (t *teller) unmade(u *build.Unmade, s *build.Snapshot) {
	var text strings.Builder
	source.PrintSome(&text, u.Diagnostics, s.Data)
	fmt.Fprintf(&text, "error: %s\n", u)
	if text.String() != t.failed {
		t.printf("%s", strings.TrimSuffix(text.String(), "\n"))
	}
	t.failed = text.String()
}

// diagnostics prints those that the last build did not have.
func (t *teller) diagnostics(s *build.Snapshot) {
	t.mu.Lock()
	defer t.mu.Unlock()
	var fresh []source.Diagnostic
	now := make(map[told]int, len(s.Diagnostics))
	for _, d := range s.Diagnostics {
		key := told{d.Path, d.Rule, d.Message}
		if now[key]++; now[key] > t.known[key] {
			fresh = append(fresh, d)
		}
	}
	t.known = now
	source.PrintSome(t.stderr, fresh, s.Data)
}
