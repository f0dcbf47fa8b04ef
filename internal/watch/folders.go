package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/fsnotify/fsnotify"
)

// start watches everything from the beginning, with a new queue of events.
func (w *Watcher) start() (err error) {
	w.watched, w.known = map[string]bool{}, listing{}
	if w.notify, err = fsnotify.NewWatcher(); err != nil {
		w.notify = nil
		return explain(w.root, err)
	}
	w.faults = make(chan error, 1)
	w.drained.Go(func() { drain(w.notify.Errors, w.faults) })
	return w.add(".")
}

// drain hands over the first of some errors: any one means that events were
// lost. It never waits, and has a goroutine of its own, because fsnotify holds
// its lock while it reports an error. If we came to Add or Close just then
// (a folder was renamed and removed at once), both would wait for ever.
func drain(errs <-chan error, faults chan<- error) {
	for err := range errs {
		select {
		case faults <- err:
		default:
		}
	}
}

// release gives back all watches.
func (w *Watcher) release() {
	if w.notify != nil {
		w.notify.Close()
		w.drained.Wait()
		w.notify, w.faults = nil, nil
	}
}

// restart follows lost events, and renamed folders. The system keeps a watch
// on a folder that is renamed and on all below it, under the old paths, and
// hands out the same watch when one of them is watched again under its new
// path. Which watch then means which path depends on how far we are with
// reading events: after "mkdir b; mv a b" the watch of b/a may be made before
// we hear that a is gone, and be lost with it. Folders are renamed seldom, and
// starting over is always right.
func (w *Watcher) restart() {
	w.release()
	w.lose()
	if err := w.start(); err != nil {
		w.poll(err)
	}
}

const slower = "from now on changes are found by looking at all files again and again, which is slower"

// poll gives up watching, for a reason, and leaves all to the sweeps.
func (w *Watcher) poll(why error) {
	w.release()
	w.known = w.list()
	w.err = fmt.Errorf("%w; %s", why, slower)
	w.lose()
}

// handle takes in one event.
func (w *Watcher) handle(event fsnotify.Event) {
	rel := w.rel(event.Name)
	gone := event.Has(fsnotify.Remove | fsnotify.Rename)
	switch {
	case w.skips(rel):
		return
	case event.Op == fsnotify.Chmod: // also of the time alone
		w.learn(rel)
		return
	case gone && rel == ".":
		w.poll(fmt.Errorf("cannot watch %s: it was removed or renamed", w.root))
		return
	case event.Has(fsnotify.Rename) && w.watched[rel]:
		w.restart()
		return
	}
	w.note(rel)
	w.learn(rel)
	if event.Has(fsnotify.Create) {
		if err := w.add(rel); err != nil {
			w.poll(err)
		}
	}
}

func (w *Watcher) rel(name string) string {
	rel, err := filepath.Rel(w.root, name)
	if err != nil {
		return "." // cannot be: all names we get begin with the root
	}
	return filepath.ToSlash(rel)
}

// add notes rel and, if it is a folder, watches it and does the same for all
// that is in it. What has vanished meanwhile is left to its own event, and
// what may not be read to whoever reads it.
func (w *Watcher) add(rel string) error {
	return filepath.WalkDir(filepath.Join(w.root, rel), func(name string, d fs.DirEntry, err error) error {
		if err == nil {
			err = w.visit(name, d) // WalkDir lists a folder after this
		}
		switch {
		case err == nil || err == fs.SkipDir:
			return err
		case name == w.root || isLimit(err):
			return explain(name, err)
		case d != nil && d.IsDir():
			return fs.SkipDir
		}
		return nil
	})
}

func (w *Watcher) visit(name string, d fs.DirEntry) error {
	rel := w.rel(name)
	switch {
	case w.skips(rel) && d.IsDir():
		return fs.SkipDir
	case w.skips(rel):
		return nil
	}
	w.note(rel)
	if d.IsDir() {
		w.watched[rel] = true
		if err := w.notify.Add(name); err != nil {
			return err
		}
	}
	w.learn(rel)
	return nil
}

func (w *Watcher) skips(rel string) bool {
	if rel == "." {
		return false
	}
	base := path.Base(rel)
	hidden := (base[0] == '.' || base[0] == '_') && (w.options.Hidden == nil || w.options.Hidden(rel))
	return hidden || isTemporary(base) || w.options.Ignore != nil && w.options.Ignore(rel)
}

// isTemporary reports whether a file of that name was made by an editor that is
// saving another.
func isTemporary(base string) bool {
	switch {
	case base == "4913": // Vim tries out whether it may make files
		return true
	case base[0] == '#' && base[len(base)-1] == '#': // Emacs
		return true
	}
	for _, suffix := range []string{"~", ".swp", ".tmp", "___jb_tmp___", "___jb_old___"} {
		if strings.HasSuffix(base, suffix) {
			return true
		}
	}
	return false
}

func mustBeFolder(name string) error {
	info, err := os.Stat(name)
	if err == nil && !info.IsDir() {
		err = syscall.ENOTDIR
	}
	if err != nil {
		return explain(name, err)
	}
	return nil
}

func isLimit(err error) bool {
	for _, limit := range []error{syscall.ENOSPC, syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM} {
		if errors.Is(err, limit) {
			return true
		}
	}
	return false
}

// explain says which limit was met: the system's own words for it are "no
// space left on device" and "too many open files".
func explain(name string, err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return fmt.Errorf("cannot watch %s: the system's limit of watched folders is reached (%w); "+
			"to raise it: sudo sysctl fs.inotify.max_user_watches=1048576", name, syscall.ENOSPC)
	case errors.Is(err, syscall.EMFILE):
		return fmt.Errorf("cannot watch %s: the system's limit of watching programs or of open files is reached (%w); "+
			"to raise it: sudo sysctl fs.inotify.max_user_instances=1024, or ulimit -n 4096", name, syscall.EMFILE)
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err // the path is said already
	}
	return fmt.Errorf("cannot watch %s: %w", name, err)
}
