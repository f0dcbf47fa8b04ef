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
	"readout/internal/record"
	"readout/internal/source"
	"readout/internal/watch"
)

// retryAfter is the time between two attempts to write: when the disk has space again,
// no file event tells of it.
const retryAfter = 5 * time.Second

// guardEvery is the time between two checks whether the written files are still there.
const guardEvery = 500 * time.Millisecond

// watchSite keeps the output folder up to date until Ctrl-C. After errors of the site or
// of writing it leaves the folder as it was, prints them, and goes on.
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
		build: rebuilding(b, flags.progress, site.now == ""), flags: flags, stdout: c.OutOrStdout(), reporter: reporter{stderr: c.ErrOrStderr()},
		again: time.NewTimer(0), fixed: site.now != "",
	}
	k.again.Stop()
	if file, err := record.Of(site.source, flags.out); err == nil {
		file.Forget()
	}
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
				k.reporter.warn(batch.Err)
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

// A keeper keeps an output folder up to date.
type keeper struct {
	build    func([]source.Path) (*build.Snapshot, error)
	flags    buildFlags
	stdout   io.Writer
	reporter reporter
	again    *time.Timer     // for the next attempt to write, or the end of an embargo
	last     *build.Snapshot // the last one written
	guard    *publish.Guard  // of the written files; nil before the first publication
	fixed    bool            // the clock stands still: --now
}

// keep builds the site after changes, and writes it if it may be.
func (k *keeper) keep(changed []source.Path) {
	began := time.Now()
	k.again.Stop()
	snapshot, err := k.build(changed)
	if err != nil {
		k.reporter.fail(err)
		k.again.Reset(retryAfter)
		return
	}
	k.reporter.diagnostics(snapshot)
	if failures := snapshot.Errors(); failures > 0 {
		k.reporter.printf("%s: nothing was written", source.Counted(failures, "error"))
		return
	}
	if warnings := snapshot.Warnings(); warnings > 0 && k.flags.strict {
		k.reporter.printf("%s, with --strict: nothing was written", source.Counted(warnings, "warning"))
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
		k.reporter.unmade(unmade, s)
		return false
	}
	if err != nil {
		k.reporter.fail(err)
		k.again.Reset(retryAfter)
		return false
	}
	k.reporter.failed = ""
	return true
}

// publish holds the lock of the output folder while it writes, and no longer.
func (k *keeper) publish(began time.Time, s, before *build.Snapshot) error {
	unlock, err := k.flags.lock(k.reporter.stderr)
	if err != nil {
		return err
	}
	defer unlock()
	if _, err := publishSite(k.stdout, began, s, before, k.flags); err != nil {
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
	k.reporter.printf("note: %s gone from %s; writing what is missing", source.Counted(lost, "file"), k.flags.out)
	k.guard = nil
	k.write(time.Now(), k.last, nil)
}
