package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// A Guard checks whether the files of a publication are still there. Somebody may empty
// the folder while a program keeps it up to date.
type Guard struct {
	dir       string
	addresses []string
	manifest  fs.FileInfo // after the publication
	missing   int         // at the last check
	next      time.Time   // the time of the next check
}

// NewGuard guards what was just published in a folder.
func NewGuard(dir string, addresses []string) *Guard {
	info, _ := os.Lstat(filepath.Join(dir, manifestName))
	return &Guard{dir: dir, addresses: addresses, manifest: info}
}

// Lost returns the number of files that are gone. It may be called often: it limits how
// often it checks the files. It reports a loss when two checks found the same number,
// since deleting a folder takes some time. If another build has published into the
// folder, nothing is lost.
func (g *Guard) Lost() int {
	began := time.Now()
	if began.Before(g.next) {
		return 0
	}
	before := g.missing
	g.missing = g.count()
	const share = 50 // one part in 50 of the time may be spent on checks
	g.next = began.Add(share * time.Since(began))
	if g.missing != before {
		return 0
	}
	return g.missing
}

func (g *Guard) count() int {
	n := 0
	info, err := os.Lstat(filepath.Join(g.dir, manifestName))
	switch {
	case isGone(err):
		n++
	case err == nil && g.manifest != nil && !os.SameFile(info, g.manifest):
		return 0
	}
	for _, address := range g.addresses {
		if _, err := os.Lstat(filepath.Join(g.dir, filepath.FromSlash(address))); isGone(err) {
			n++
		}
	}
	return n
}

func isGone(err error) bool { return errors.Is(err, fs.ErrNotExist) }
