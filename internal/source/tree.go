package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// MaxFile is the size in bytes above which a file is refused: no article comes
// near it, and a film put into content/ by mistake must not fill the memory.
const MaxFile = 16 << 20

// A Tree is what a site's folder holds. It is immutable.
type Tree struct {
	Config      *File   // readout.yaml, or nil
	Content     []*File // Markdown under content/, in order of their paths
	Beside      []Path  // all other files under content/, in order; not read
	Layouts     []*File // under layouts/, in order
	Assets      []*File // under assets/, in order
	Diagnostics []Diagnostic
}

// Data returns the bytes of a file of the tree as they were read, or nil.
func (t *Tree) Data(p Path) []byte {
	if t.Config != nil && t.Config.Path == p {
		return t.Config.Data
	}
	for _, list := range [][]*File{t.Content, t.Layouts, t.Assets} {
		i, found := slices.BinarySearchFunc(list, p, func(f *File, p Path) int {
			return strings.Compare(string(f.Path), string(p))
		})
		if found {
			return list[i].Data
		}
	}
	return nil
}

// Scan reads a site's folder. Names that begin with "." or "_", and README.md,
// are ignored. A file that cannot be read, is too large, or is a symbolic link
// is a diagnostic; Scan fails only if a folder cannot be listed.
func Scan(fsys fs.FS) (*Tree, error) {
	t := &Tree{}
	var content []Path
	beside, err := t.list(fsys, "content")
	if err != nil {
		return nil, err
	}
	for _, p := range beside {
		if path.Ext(string(p)) == ".md" {
			content = append(content, p)
		} else {
			t.Beside = append(t.Beside, p)
		}
	}
	layouts, err := t.list(fsys, "layouts")
	if err != nil {
		return nil, err
	}
	assets, err := t.list(fsys, "assets")
	if err != nil {
		return nil, err
	}
	t.Content, t.Layouts, t.Assets = t.read(fsys, content), t.read(fsys, layouts), t.read(fsys, assets)
	t.Config = t.config(fsys)
	return t, nil
}

// config returns the settings, or nil if there are none.
func (t *Tree) config(fsys fs.FS) *File {
	const name = "readout.yaml"
	info, err := fs.Lstat(fsys, name)
	switch {
	case err != nil:
		return nil
	case info.Mode()&fs.ModeSymlink != 0:
		t.refuseLink(name)
		return nil
	}
	if files := t.read(fsys, []Path{name}); len(files) == 1 {
		return files[0]
	}
	return nil
}

// list returns the files under a folder, which may be absent, in order.
func (t *Tree) list(fsys fs.FS, folder string) ([]Path, error) {
	var files []Path
	if info, err := fs.Lstat(fsys, folder); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		t.refuseLink(Path(folder))
		return nil, nil
	}
	err := fs.WalkDir(fsys, folder, func(name string, d fs.DirEntry, err error) error {
		base := path.Base(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case base[0] == '.' || base[0] == '_' || base == "README.md":
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.Type()&fs.ModeSymlink != 0:
			t.refuseLink(Path(name))
		case d.Type().IsRegular():
			files = append(files, Path(name))
		}
		return nil
	})
	slices.Sort(files)
	return files, err
}

func (t *Tree) refuseLink(p Path) {
	t.refuse(p, "symbolic-link", "a symbolic link is not followed", "put the file itself here")
}

func (t *Tree) refuse(p Path, rule, message, hint string) {
	t.Diagnostics = append(t.Diagnostics, Diagnostic{Path: p, Rule: rule, Message: message, Hint: hint})
}

// read reads files, on all cores, and leaves out those that cannot be.
func (t *Tree) read(fsys fs.FS, paths []Path) []*File {
	files := make([]*File, len(paths))
	errs := make([]error, len(paths))
	var next sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		next.Go(func() {
			for i := w; i < len(paths); i += workers {
				files[i], errs[i] = readFile(fsys, paths[i])
			}
		})
	}
	next.Wait()
	for i, err := range errs {
		if err != nil {
			t.refuse(paths[i], "unreadable", err.Error(), "")
		}
	}
	return slices.DeleteFunc(files, func(f *File) bool { return f == nil })
}

// readFile reads a file that it opens once: a path is looked up folder by
// folder, which costs more than the reading.
func readFile(fsys fs.FS, p Path) (*File, error) {
	f, err := fsys.Open(string(p))
	if err != nil {
		return nil, unreadable(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, unreadable(err)
	}
	if info.Size() > MaxFile {
		return nil, fmt.Errorf("the file is larger than %d MB", MaxFile>>20)
	}
	data := make([]byte, info.Size())
	n, err := io.ReadFull(f, data)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF { // it may have been cut short since
		return nil, unreadable(err)
	}
	return NewFile(p, data[:n]), nil
}

func unreadable(err error) error { return fmt.Errorf("the file cannot be read: %w", err) }
