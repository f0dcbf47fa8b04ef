//go:build unix

package publish

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// What stands in the place of a manifest and is no file is not read: a pipe would
// never answer, and a device never end.
func TestListedReadsFilesOnly(t *testing.T) {
	pipe, link := t.TempDir(), t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(pipe, manifestName), 0o644); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("/dev/zero", filepath.Join(link, manifestName)); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{pipe, link} {
		if list := Listed(dir); list != nil {
			t.Errorf("listed %v", list)
		}
	}
}
