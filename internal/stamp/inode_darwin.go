package stamp

import (
	"io/fs"
	"syscall"
)

// inodeOf returns the number of a file's inode and when that was last changed,
// in nanoseconds: nobody can set that time, as archives and copies set the
// other.
func inodeOf(info fs.FileInfo) (inode uint64, changed int64) {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return s.Ino, s.Ctimespec.Nano()
	}
	return 0, 0
}
