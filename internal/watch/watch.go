// Package watch says that something changed below a folder. It never says
// what: events are hints. Systems merge them, drop them and disagree about
// them, so whoever gets a Batch looks at the paths it names and believes the
// files.
//
// Folders are watched, not files, and each one separately, since that is what
// the systems offer. A folder that appears is watched first and listed after:
// a file put into it before the watch was in place raised no event, and would
// be lost otherwise; one put there in between is reported twice, which merges.
// A folder that goes, or is renamed, takes its watches with it.
//
// Changes that come close together are one Batch. It is offered when nothing
// has happened for 12 ms, and at the latest 60 ms after the first of them:
// an editor's save is several events, and a checkout of thousands of files
// should neither start thousands of builds nor put off the first for long.
// While nobody takes the Batch, later changes are added to it.
//
// Not reported: what the caller ignores (the output folder, .git), all below
// it, names that begin with "." or "_", and the files editors make while they
// save. Changes of mode or time alone are not reported either. Links are
// reported but not followed.
package watch

import (
	"maps"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	quiet  = 12 * time.Millisecond // without an event, before a batch is offered
	latest = 60 * time.Millisecond // after its first event
)

// A Batch is a set of changes, never empty.
type Batch struct {
	// Paths may have been made, changed, renamed or removed. They are relative
	// to the root, slash-separated, sorted, and each is there once. A folder
	// stands for itself; when it is new, the files in it are listed too.
	Paths []string

	// Overflow says that events were lost, or a folder was renamed: anything
	// may have changed. Paths is empty then.
	Overflow bool

	// Err, if not nil, says that changes may be missed from now on, and why: a
	// limit of the system was met, or the root is gone. Overflow is set too.
	Err error
}

// A Watcher watches one folder and all below it, from New to Close.
type Watcher struct {
	root    string
	ignore  func(rel string) bool
	changes chan Batch
	stop    func()        // closes stopped, once
	stopped chan struct{} // Close was called
	done    chan struct{} // run has returned

	// What follows belongs to run.
	notify  *fsnotify.Watcher // nil if the system gave us none
	faults  chan error        // its errors
	drained sync.WaitGroup    // for the goroutine that reads them
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
// The paths that ignore is asked about, files and folders, are relative and
// slash-separated; it is called from one goroutine at a time and may be nil.
//
// If the system does not let us watch as many folders as there are, the error
// names the limit and how to raise it.
func New(root string, ignore func(rel string) bool) (*Watcher, error) {
	resolved, err := filepath.EvalSymlinks(root)
	if err != nil {
		return nil, explain(root, err)
	}
	stopped := make(chan struct{})
	w := &Watcher{
		root:    resolved,
		ignore:  ignore,
		changes: make(chan Batch),
		stop:    sync.OnceFunc(func() { close(stopped) }),
		stopped: stopped,
		done:    make(chan struct{}),
		pending: map[string]bool{},
	}
	if err := w.start(); err != nil {
		w.release()
		return nil, err
	}
	clear(w.pending)
	w.noted = false
	go w.run()
	return w, nil
}

// Changes returns the channel of batches. It is closed by Close.
func (w *Watcher) Changes() <-chan Batch { return w.changes }

// Close ends watching; when it returns, nothing of the Watcher is running and
// Changes is closed. Changes not yet taken are dropped. Close may be called
// more than once, from any goroutine, and returns nil.
func (w *Watcher) Close() error {
	w.stop()
	<-w.done
	return nil
}

// run handles events and offers batches. It never waits for the reader of
// Changes alone: the system's queue must be emptied all the time, or it
// overflows.
func (w *Watcher) run() {
	defer close(w.done)
	defer close(w.changes)
	defer w.release()
	timer := time.NewTimer(0)
	timer.Stop() // nothing to report yet
	var (
		first time.Time    // when the oldest change not yet offered was seen
		batch Batch        // what is offered to the reader …
		offer chan<- Batch // … here, or nil
	)
	for {
		select {
		case <-w.stopped:
			return
		case event := <-w.events():
			w.handle(event)
		case <-w.faults:
			w.restart()
		case <-timer.C:
			batch, offer, first = w.batch(), w.changes, time.Time{}
		case offer <- batch:
			offer = nil
			w.forget()
		}
		if w.noted { // what was offered is no longer all there is
			w.noted, offer = false, nil
			now := time.Now()
			if first.IsZero() {
				first = now
			}
			timer.Reset(due(first, now).Sub(now))
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

// events returns where events come from: nowhere if a restart failed, and only
// Close is left to wait for.
func (w *Watcher) events() chan fsnotify.Event {
	if w.notify == nil {
		return nil
	}
	return w.notify.Events
}

func (w *Watcher) batch() Batch {
	if w.lost {
		return Batch{Overflow: true, Err: w.err}
	}
	return Batch{Paths: slices.Sorted(maps.Keys(w.pending))}
}

func (w *Watcher) forget() {
	clear(w.pending)
	w.lost, w.err = false, nil
}

func (w *Watcher) note(rel string) {
	w.pending[rel] = true
	w.noted = true
}

// lose notes that events were lost and, with an error, that more will be.
func (w *Watcher) lose(err error) {
	w.noted, w.lost = true, true
	if err != nil {
		w.err = err
	}
}
