package main

import (
	"errors"
	"io"
	"os"
	"os/signal"
	"time"

	"github.com/spf13/cobra"

	"readout/internal/build"
	"readout/internal/publish"
	"readout/internal/source"
	"readout/internal/watch"
)

// retryAfter is how long to wait before trying again to write what could not be
// written: the disk may have room again, and no file of the site tells of that.
const retryAfter = 5 * time.Second

// guardEvery is how often to look whether what was written is still there.
const guardEvery = 500 * time.Millisecond

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
	look := time.NewTicker(guardEvery)
	defer look.Stop()
	k.keep(nil) // whatever has changed
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-look.C:
			k.restore()
		case <-k.again.C:
			k.keep([]source.Path{})
		case batch := <-watcher.Changes():
			if batch.Err != nil {
				k.told.warn(batch.Err)
			}
			k.keep(changedPaths(batch))
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
	guard  *publish.Guard  // of what was written; nil before
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
	if !k.write(began, snapshot, k.last) {
		return
	}
	k.last = snapshot
	if end := snapshot.EmbargoEnds; !end.IsZero() && !k.fixed {
		k.again.Reset(time.Until(end))
	}
}

// write writes a snapshot, and reports whether that went well. A layout that fails
// does so until it is changed; anything else may pass.
func (k *keeper) write(began time.Time, s, before *build.Snapshot) bool {
	err := k.publish(began, s, before)
	if unmade, ok := errors.AsType[*build.Unmade](err); ok {
		k.told.unmade(unmade, s)
		return false
	}
	if err != nil {
		k.told.fail(err)
		k.again.Reset(retryAfter)
		return false
	}
	k.told.failed = ""
	return true
}

// publish holds the lock of the output folder while it writes, and no longer.
func (k *keeper) publish(began time.Time, s, before *build.Snapshot) error {
	unlock, err := k.flags.lock(k.told.stderr)
	if err != nil {
		return err
	}
	defer unlock()
	if err := publishSite(k.stdout, began, s, before, k.flags); err != nil {
		return err
	}
	k.guard = publish.NewGuard(k.flags.out, s.Addresses())
	return nil
}

// restore writes again what somebody has deleted from the output folder, as it was
// written last: the site may have errors by now. If that fails, the next build
// tries again.
func (k *keeper) restore() {
	if k.guard == nil {
		return
	}
	lost := k.guard.Lost()
	if lost == 0 {
		return
	}
	k.told.printf("note: %s gone from %s; writing what is missing", count(lost, "file"), k.flags.out)
	k.guard = nil
	k.write(time.Now(), k.last, nil)
}
