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

// start watches all folders, with a new event queue.
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

// drain passes on the first of several errors: each means that events were lost. It
// never blocks, and runs in a goroutine of its own, because fsnotify holds its lock
// while it reports an error. Otherwise a call of Add or Close at that moment (a folder
// was renamed and removed at once) would be a deadlock.
func drain(errs <-chan error, faults chan<- error) {
	for err := range errs {
		select {
		case faults <- err:
		default:
		}
	}
}

// release closes all watches.
func (w *Watcher) release() {
	if w.notify != nil {
		w.notify.Close()
		w.drained.Wait()
		w.notify, w.faults = nil, nil
	}
}

// restart starts over after lost events and after the renaming of a folder. The system
// keeps the watches of a renamed folder and of those below it under their old paths,
// and returns the same watch when a folder is watched again under its new path. Which
// path a watch then stands for depends on how many events we have read: after "mkdir b;
// mv a b" the watch of b/a may be made before we read that a is gone, and be removed
// with it. Folders are renamed seldom, and starting over is always right.
func (w *Watcher) restart() {
	w.release()
	w.lose()
	if err := w.start(); err != nil {
		w.poll(err)
	}
}

const slower = "from now on changes are found by looking at all files again and again, which is slower"

// poll gives up watching, for a reason. From then on sweeps find all changes.
func (w *Watcher) poll(why error) {
	w.release()
	w.known = w.list()
	w.err = fmt.Errorf("%w; %s", why, slower)
	w.lose()
}

// handle handles one event.
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

// add reports rel as changed. If it is a folder, add watches it and does the same for
// everything in it. It skips paths that have vanished, which raise an event of their
// own, and folders that it may not read.
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

// explain names the limit that was reached: the system's own messages are "no space left
// on device" and "too many open files".
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
