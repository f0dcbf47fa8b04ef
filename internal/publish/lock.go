package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

const (
	patience  = 30 * time.Second
	lookAgain = 50 * time.Millisecond
)

// errHeld is the error for a lock that another process holds.
var errHeld = errors.New("another process has the lock")

// Lock keeps other builds of the same user on this machine out of a folder until unlock
// is called or the process ends. If another build holds the lock, Lock calls waiting,
// waits for half a minute, and then returns an error.
//
// It is a lock of the operating system, on a file in the user's cache folder whose name
// is a hash of the output folder's path. The file is not in the output folder, which
// may be deleted, copied or not exist yet; and not beside it, where it would be one
// more file in somebody's repository.
func Lock(dir string, waiting func()) (unlock func(), err error) {
	return lockFor(dir, waiting, patience)
}

func lockFor(dir string, waiting func(), patience time.Duration) (unlock func(), err error) {
	name, err := lockName(dir)
	if err != nil {
		return nil, fmt.Errorf("cannot lock the output folder %s: %w", dir, err)
	}
	for began, said := time.Now(), false; ; time.Sleep(lookAgain) {
		unlock, err := tryLock(name)
		switch {
		case err == nil:
			return unlock, nil
		case !errors.Is(err, errHeld):
			return nil, fmt.Errorf("cannot lock the output folder %s: %w", dir, err)
		case !said:
			said = true
			waiting()
		case time.Since(began) >= patience:
			return nil, fmt.Errorf("another build has been writing into %s for %v: nothing was written; try again when it is done", dir, patience)
		}
	}
}

// lockName returns the path of the file to lock for a folder: see FolderID. Two folders
// that share a name do no harm.
func lockName(dir string) (string, error) {
	id, err := FolderID(dir)
	if err != nil {
		return "", err
	}
	base, err := os.UserCacheDir()
	if err == nil {
		base, err = lockFolder(base)
	}
	if err != nil { // no home folder, or one where nothing may be written
		base, err = lockFolder(os.TempDir())
	}
	return filepath.Join(base, id), err
}

func lockFolder(base string) (string, error) {
	base = filepath.Join(base, "readout", "locks")
	return base, os.MkdirAll(base, 0o700)
}
