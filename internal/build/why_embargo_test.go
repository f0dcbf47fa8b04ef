package build

import (
	"testing"
	"time"

	"readout/internal/page"
	"readout/internal/source"
)

// A page that changes although no file did, when an embargo has ended, is told so.
func TestWhyAnEmbargoEnded(t *testing.T) {
	end := time.Date(2022, 2, 1, 18, 0, 0, 0, time.UTC)
	snapshot := func(now, ends time.Time) *Snapshot {
		return &Snapshot{Plan: &page.Plan{}, tree: &source.Tree{}, now: now, EmbargoEnds: ends}
	}
	before := snapshot(end.Add(-time.Minute), end)
	if why := snapshot(end, time.Time{}).Since(before).shared(true); why != "an embargo ended" {
		t.Errorf("at its end: %q", why)
	}
	if why := snapshot(end.Add(-time.Second), end).Since(before).shared(true); why != "the file had other bytes than the site" {
		t.Errorf("before its end: %q", why)
	}
}
