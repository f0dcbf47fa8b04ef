package starter

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// Write writes files below a folder, which it makes if need be. A file that exists is
// left as it is, and so is each path at or below something that is no folder. Examples
// are written only if the folder has no content. It calls note for each file.
func Write(dir string, files []File, note func(path string, written bool)) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	hasContent, err := holds(root, "content")
	if err != nil {
		return err
	}
	for _, f := range files {
		if f.Example && hasContent {
			continue
		}
		err := Create(root, f)
		if err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
		note(f.Path, err == nil)
	}
	return nil
}

// Create writes a file below a root, with its folder. It returns fs.ErrExist if there is one
// already, and goes through no symbolic link, since no build would find what is behind it.
func Create(root *os.Root, f File) error {
	for dir := path.Dir(f.Path); dir != "."; dir = path.Dir(dir) {
		if info, err := root.Lstat(filepath.FromSlash(dir)); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return fmt.Errorf("%s is a symbolic link, and readout follows none: put a folder in its place", dir)
		}
	}
	if err := root.MkdirAll(filepath.FromSlash(path.Dir(f.Path)), 0o755); err != nil {
		return err
	}
	mode := fs.FileMode(0o644)
	if f.Executable {
		mode = 0o755
	}
	file, err := root.OpenFile(filepath.FromSlash(f.Path), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = file.WriteString(f.Text)
	return errors.Join(err, file.Close())
}

// holds reports whether a folder has something in it.
func holds(root *os.Root, name string) (bool, error) {
	entries, err := fs.ReadDir(root.FS(), name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return len(entries) > 0, err
}
