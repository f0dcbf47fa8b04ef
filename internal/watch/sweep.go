package watch

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"time"
)

const (
	sweepEvery = 15 * time.Second
	pollEvery  = 500 * time.Millisecond
	pace       = 20 // after a sweep that took one second, the next waits for this many
)

// A listing has an entry for each file and folder that is not skipped, by path.
type listing map[string]entry

// An entry is the part of a stat that tells whether a file has changed. The entry of a
// folder has its kind only, since its files have entries of their own.
type entry struct {
	size int64
	time int64 // in nanoseconds
	kind fs.FileMode
}

func entryOf(info fs.FileInfo) entry {
	if info.IsDir() {
		return entry{kind: fs.ModeDir}
	}
	return entry{info.Size(), info.ModTime().UnixNano(), info.Mode().Type()}
}

// look returns the current entry of a path, and whether there is one.
func (w *Watcher) look(rel string) (entry, bool) {
	info, err := os.Lstat(filepath.Join(w.root, rel))
	if err != nil {
		return entry{}, false
	}
	return entryOf(info), true
}

// learn stores the current entry of a path, so that no sweep reports it again.
func (w *Watcher) learn(rel string) {
	if e, there := w.look(rel); there {
		w.known[rel] = e
	} else {
		delete(w.known, rel)
	}
}

// list stats all files, until Close. It leaves out files that cannot be read.
func (w *Watcher) list() listing {
	found := listing{}
	_ = filepath.WalkDir(w.root, func(name string, d fs.DirEntry, err error) error {
		select {
		case <-w.stopped:
			return fs.SkipAll
		default:
		}
		rel := w.rel(name)
		switch {
		case err != nil && d != nil && d.IsDir():
			return fs.SkipDir
		case err != nil:
			return nil
		case w.skips(rel) && d.IsDir():
			return fs.SkipDir
		case w.skips(rel):
			return nil
		}
		if info, err := d.Info(); err == nil {
			found[rel] = entryOf(info)
		}
		return nil
	})
	return found
}

// compare reports the changes that a sweep found. Events may have come during the sweep,
// so it stats a path again before it reports it.
func (w *Watcher) compare(found listing) {
	for rel, e := range found {
		if known, ok := w.known[rel]; !ok || known != e {
			w.reconsider(rel)
		}
	}
	for rel := range maps.Keys(w.known) {
		if _, ok := found[rel]; !ok {
			w.reconsider(rel)
		}
	}
}

func (w *Watcher) reconsider(rel string) {
	known, was := w.known[rel]
	now, is := w.look(rel)
	if was == is && known == now {
		return
	}
	if w.note(rel); rel == "." {
		w.lose() // the root has come back
	}
	w.learn(rel)
	if is && now.kind == fs.ModeDir && w.notify != nil {
		if err := w.add(rel); err != nil {
			w.poll(err)
		}
	}
}

// sweeps runs one sweep after another.
type sweeps struct {
	list  func() listing
	every time.Duration // as in Options
	timer *time.Timer   // to the next
	found chan listing  // of the sweep that runs

	polling bool
	busy    bool
	began   time.Time
}

func (w *Watcher) beginSweeps() *sweeps {
	s := &sweeps{list: w.list, every: w.options.Sweep, timer: time.NewTimer(0), found: make(chan listing)}
	s.polling, s.began = w.notify == nil, time.Now()
	s.next()
	return s
}

func (s *sweeps) start() {
	s.began, s.busy = time.Now(), true
	go func() { s.found <- s.list() }()
}

// next sets the timer, after a sweep.
func (s *sweeps) next() {
	s.busy = false
	s.timer.Stop()
	if wait := s.wait(); wait > 0 {
		s.timer.Reset(max(wait, pace*time.Since(s.began)))
	}
}

// poll makes sweeps more frequent: there are no events.
func (s *sweeps) poll() {
	if s.polling {
		return
	}
	s.polling, s.began = true, time.Now()
	if !s.busy {
		s.next()
	}
}

// wait returns the time between sweeps, or a negative one for ever.
func (s *sweeps) wait() time.Duration {
	switch {
	case s.polling && s.every <= 0:
		return pollEvery
	case s.every == 0:
		return sweepEvery
	}
	return s.every
}

// end waits for a sweep that runs.
func (s *sweeps) end() {
	s.timer.Stop()
	if s.busy {
		<-s.found
	}
}
