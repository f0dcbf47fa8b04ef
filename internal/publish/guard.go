package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// A Guard looks whether the files of a publication are still there: somebody may
// empty the folder for good reasons, and forget that it is being kept current.
type Guard struct {
	dir       string
	addresses []string
	manifest  fs.FileInfo // as we left it
	missing   int         // at the last look
	next      time.Time   // when to look again
}

// NewGuard guards what was just published in a folder.
func NewGuard(dir string, addresses []string) *Guard {
	info, _ := os.Lstat(filepath.Join(dir, manifestName))
	return &Guard{dir: dir, addresses: addresses, manifest: info}
}

// Lost returns how many files are gone. It may be called often: it looks at all of
// them seldom enough to cost next to nothing, and tells of a loss when two looks
// found the same, since deleting a folder takes its time. Where another build has
// published meanwhile, nothing is lost.
func (g *Guard) Lost() int {
	began := time.Now()
	if began.Before(g.next) {
		return 0
	}
	before := g.missing
	g.missing = g.count()
	const share = 50 // of the time may be spent on looking
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
