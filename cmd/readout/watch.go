package main

import (
	"io"
	"os"
	"os/signal"
	"time"

	"github.com/spf13/cobra"

	"readout/internal/build"
	"readout/internal/source"
	"readout/internal/watch"
)

// retryAfter is how long to wait before trying again to write what could not be
// written: the disk may have room again, and no file of the site tells of that.
const retryAfter = 5 * time.Second

// watchSite keeps the output folder current until Ctrl-C. Errors of the site,
// and of writing, are told and waited out; the folder stays as it was.
func watchSite(c *cobra.Command, site siteFlags, b *build.Builder, flags buildFlags) error {
	// The first Ctrl-C lets a publication come to its end, the second does not.
	ctx, stop := signal.NotifyContext(c.Context(), os.Interrupt)
	defer stop()
	watcher, err := watch.New(site.source, watch.Options{Ignore: isUnread, Hidden: isHidden, Poll: flags.poll, Sweep: flags.sweep})
	if err != nil {
		return err
	}
	defer watcher.Close()
	k := &keeper{
		build: rebuilding(b, site.now == ""), flags: flags, stdout: c.OutOrStdout(), told: teller{stderr: c.ErrOrStderr()},
		again: time.NewTimer(0), fixed: site.now != "",
	}
	k.again.Stop()
	var changed []source.Path // nil: anything
	for {
		k.keep(changed)
		select {
		case <-ctx.Done():
			return nil
		case <-k.again.C:
			changed = []source.Path{}
		case batch := <-watcher.Changes():
			if batch.Err != nil {
				k.told.warn(batch.Err)
			}
			changed = changedPaths(batch)
		}
	}
}

func changedPaths(batch watch.Batch) []source.Path {
	if batch.Overflow {
		return nil
	}
	changed := make([]source.Path, len(batch.Paths))
	for i, name := range batch.Paths {
		changed[i] = source.Path(name)
	}
	return changed
}

// A keeper keeps an output folder current.
type keeper struct {
	build  func([]source.Path) (*build.Snapshot, error)
	flags  buildFlags
	stdout io.Writer
	told   teller
	again  *time.Timer     // to what passes by itself: a full disk, an embargo
	last   *build.Snapshot // that was written
	fixed  bool            // the time does not pass: --now
}

// keep builds the site after changes, and writes it if it may be.
func (k *keeper) keep(changed []source.Path) {
	began := time.Now()
	k.again.Stop()
	snapshot, err := k.build(changed)
	if err != nil {
		k.told.fail(err)
		k.again.Reset(retryAfter)
		return
	}
	k.told.diagnostics(snapshot)
	if failures := snapshot.Errors(); failures > 0 {
		k.told.printf("%s: nothing was written", count(failures, "error"))
		return
	}
	if warnings := snapshot.Warnings(); warnings > 0 && k.flags.strict {
		k.told.printf("%s, with --strict: nothing was written", count(warnings, "warning"))
		return
	}
	if err := publishSite(k.stdout, began, snapshot, k.last, k.flags); err != nil {
		k.told.fail(err)
		k.again.Reset(retryAfter)
		return
	}
	k.told.failed = ""
	k.last = snapshot
	if end := snapshot.EmbargoEnds; !end.IsZero() && !k.fixed {
		k.again.Reset(time.Until(end))
	}
}
