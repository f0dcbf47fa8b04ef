//go:build unix

package publish

import (
	"syscall"
	"testing"
)

// withUmask calls f under another umask, which is the whole process's: no test
// that uses it may run in parallel with others.
func withUmask(t *testing.T, umask int, f func()) {
	old := syscall.Umask(umask)
	defer syscall.Umask(old)
	f()
}
