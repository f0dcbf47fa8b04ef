// Package watch reports which paths below a folder have changed. It does not say how:
// operating systems merge events, drop them and define them differently. The caller
// re-stats the paths of a Batch and trusts the files.
//
// # Events
//
// Operating systems watch single folders, so each folder has a watch of its own. A new
// folder is watched first and listed after that: a file that was put into it before the
// watch existed raised no event. A file that is both listed and seen is reported twice,
// which merges. A folder that is removed or renamed loses its watches.
//
// # Sweeps
//
// Network file systems raise no events, writes through mapped memory raise none, and
// systems limit the number of watches. So from time to time a sweep in the background
// compares the size and time of every file, and reports changes without an event. If
// the system refuses to watch, there are only sweeps, and they come often: that is
// polling. It sees every change, but later.
//
// # Batches
//
// Changes that come close together are one Batch. It is offered when there was no event
// for 4 ms, and at the latest 60 ms after the first: a save is several events, and a
// checkout of thousands of files should neither start thousands of builds nor delay
// the first one for long. Until the Batch is taken, later changes are added to it.
//
// Not reported are: paths that the caller ignores (the output folder, .git) and
// everything below them; names that begin with "." or "_" unless the caller wants them;
// and temporary files of editors. A change of mode or time alone is not reported when
// an event tells of it. Links are reported but not followed.
package watch

import (
	"maps"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	quiet  = 4 * time.Millisecond  // without an event, before a batch is offered
	latest = 60 * time.Millisecond // after its first event
)

// Options are the options of a Watcher.
type Options struct {
	// Ignore reports whether a path, relative and slash-separated, of a file or
	// a folder, is of no interest. It may be called by several goroutines at
	// once, and may be nil.
	Ignore func(rel string) bool

	// Hidden reports whether a name that begins with "." or "_" is of no interest;
	// nil says that none is.
	Hidden func(rel string) bool

	// Poll asks the system for no events.
	Poll bool

	// Sweep is the time between two sweeps: 15 s if it is zero, or half a second when
	// polling. It is longer for a site so large that sweeps would use more than a
	// twentieth of the time of one core. If it is negative, there are no sweeps
	// unless polling needs them.
	Sweep time.Duration
}

// A Batch is a set of changes, never empty.
type Batch struct {
	// Paths may have been made, changed, renamed or removed. They are relative
	// to the root, slash-separated, sorted, and each is there once. A folder
	// stands for itself; when it is new, the files in it are listed too.
	Paths []string

	// Overflow says that events were lost, or a folder was renamed: anything
	// may have changed. Paths is empty then.
	Overflow bool

	// Upto is what Seen returned when the last of these changes had been seen.
	Upto uint64

	// Err, if not nil, says that from now on changes are looked for by polling,
	// why, and what to do about it. Overflow is set too.
	Err error
}

// A Watcher watches one folder and all below it, from New to Close.
type Watcher struct {
	root    string
	options Options
	changes chan Batch
	seen    atomic.Uint64
	stop    func()        // closes stopped, once
	stopped chan struct{} // Close was called
	done    chan struct{} // run has returned

	// What follows belongs to run.
	notify  *fsnotify.Watcher // nil when polling
	faults  chan error        // its errors
	drained sync.WaitGroup    // for the goroutine that reads them
	known   listing           // the files as they were last reported
	pending map[string]bool   // Batch.Paths to report
	lost    bool              // Batch.Overflow to report
	err     error             // Batch.Err to report
	noted   bool              // there is more to report than a moment ago

	// watched has each path that was a watched folder at any time since start.
	// A removed one stays: its event may be an old one, and another folder be
	// watched there already.
	watched map[string]bool
}

// New starts to watch the folder root. What is there already is not reported.
//
// If the system does not let us watch as many folders as there are, the first
// Batch says so in Err. An error is returned only for a root that is no folder.
func New(root string, options Options) (*Watcher, error) {
	resolved, err := filepath.EvalSymlinks(root)
	if err != nil {
		return nil, explain(root, err)
	}
	stopped := make(chan struct{})
	w := &Watcher{
		root:    resolved,
		options: options,
		changes: make(chan Batch),
		stop:    sync.OnceFunc(func() { close(stopped) }),
		stopped: stopped,
		done:    make(chan struct{}),
		pending: map[string]bool{},
	}
	if err := mustBeFolder(resolved); err != nil {
		return nil, err
	}
	if options.Poll {
		w.known = w.list()
	} else if err := w.start(); err != nil {
		w.poll(err)
	}
	clear(w.pending) // none of it is new
	w.noted = w.lost
	go w.run()
	return w, nil
}

// Changes returns the channel of batches. It is closed by Close.
func (w *Watcher) Changes() <-chan Batch { return w.changes }

// Seen returns a number that grows with each change that is seen, before the change is
// offered in a Batch. A caller that has taken a Batch with that number in Upto has all
// changes that were seen. It is safe for concurrent use.
func (w *Watcher) Seen() uint64 { return w.seen.Load() }

// Close ends watching; when it returns, nothing of the Watcher is running and
// Changes is closed. Changes not yet taken are dropped. Close may be called
// more than once, from any goroutine, and returns nil.
func (w *Watcher) Close() error {
	w.stop()
	<-w.done
	return nil
}

// run handles events and offers batches. It never blocks on the reader of Changes: the
// queue of the operating system must be read all the time, or it overflows.
func (w *Watcher) run() {
	defer close(w.done)
	defer close(w.changes)
	defer w.release()
	sweeps := w.beginSweeps()
	defer sweeps.end()
	timer := time.NewTimer(0)
	timer.Stop() // nothing to report yet
	var (
		first time.Time    // when the oldest change not yet offered was seen
		batch Batch        // what is offered to the reader …
		offer chan<- Batch // … here, or nil
	)
	for {
		if w.notify == nil {
			sweeps.poll()
		}
		if w.noted { // what was offered is no longer all there is
			w.noted, offer = false, nil
			now := time.Now()
			if first.IsZero() {
				first = now
			}
			timer.Reset(due(first, now).Sub(now))
		}
		select {
		case <-w.stopped:
			return
		case event := <-w.events():
			w.handle(event)
		case <-w.faults:
			w.restart()
		case <-sweeps.timer.C:
			sweeps.start()
		case found := <-sweeps.found:
			w.compare(found)
			sweeps.next()
		case <-timer.C:
			batch, offer, first = w.batch(), w.changes, time.Time{}
		case offer <- batch:
			offer = nil
			w.forget()
		}
	}
}

// due returns when to offer changes of which the first was seen at first and
// the last at now.
func due(first, now time.Time) time.Time {
	if end := first.Add(latest); end.Before(now.Add(quiet)) {
		return end
	}
	return now.Add(quiet)
}

// events returns where events come from: nowhere when polling.
func (w *Watcher) events() chan fsnotify.Event {
	if w.notify == nil {
		return nil
	}
	return w.notify.Events
}

func (w *Watcher) batch() Batch {
	if w.lost {
		return Batch{Overflow: true, Upto: w.seen.Load(), Err: w.err}
	}
	return Batch{Paths: slices.Sorted(maps.Keys(w.pending)), Upto: w.seen.Load()}
}

func (w *Watcher) forget() {
	clear(w.pending)
	w.lost, w.err = false, nil
}

func (w *Watcher) note(rel string) {
	w.seen.Add(1)
	w.pending[rel] = true
	w.noted = true
}

// lose notes that events were lost.
func (w *Watcher) lose() {
	w.seen.Add(1)
	w.noted, w.lost = true, true
}
