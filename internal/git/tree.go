package git

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A Tree is the folder of a Repository as it is in a commit: a file system whose files
// are read when they are opened. Attributes of the repository do not matter, as they do
// for an archive: no file is left out, and none is converted.
//
// Files of a submodule are there if the submodule is checked out. The content of a file
// that is stored with Git LFS is there if it is in the repository.
type Tree struct {
	nodes    map[string]*node
	children map[string][]fs.DirEntry
	readers  []*reader

	mu      sync.Mutex
	missing []string
}

// Tree returns the folder of the repository in a commit. A folder that the commit does
// not have is empty. The caller closes it.
func (r *Repository) Tree(c Commit) (*Tree, error) {
	t := &Tree{nodes: map[string]*node{}, children: map[string][]fs.DirEntry{}}
	t.add(&node{name: ".", mode: fs.ModeDir | 0o755}, ".")
	root := string(c) + "^{tree}"
	if r.prefix != "" {
		root = string(c) + ":" + strings.TrimSuffix(r.prefix, "/")
		if _, err := run(r.top, "rev-parse", "--verify", "--quiet", root); err != nil {
			return t, nil
		}
	}
	if err := t.list(r.top, root, ""); err != nil {
		t.Close()
		return nil, err
	}
	for name := range t.children {
		slices.SortFunc(t.children[name], func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
	return t, nil
}

// Missing returns the files and submodules whose content is not on this machine, of
// those that have been opened.
func (t *Tree) Missing() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Sorted(slices.Values(t.missing))
}

func (t *Tree) miss(name string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.missing = append(t.missing, name)
}

// Close ends the processes that read files.
func (t *Tree) Close() error {
	for _, r := range t.readers {
		r.close()
	}
	return nil
}

// list adds the files of a tree of the repository in dir, at a prefix.
func (t *Tree) list(dir, root, prefix string) error {
	out, err := run(dir, "ls-tree", "-r", "-t", "-z", "-l", "--full-tree", root)
	if err != nil {
		return err
	}
	from := &reader{dir: dir}
	t.readers = append(t.readers, from)
	for line := range bytes.SplitSeq(bytes.TrimSuffix(out, []byte{0}), []byte{0}) {
		about, name, found := strings.Cut(string(line), "\t")
		fields := strings.Fields(about) // mode, type, hash, size
		if !found || len(fields) != 4 {
			continue
		}
		full := prefix + name
		switch mode, kind, hash := fields[0], fields[1], fields[2]; {
		case kind == "commit":
			t.add(&node{name: path.Base(full), mode: fs.ModeDir | 0o755}, full)
			if t.list(filepath.Join(dir, filepath.FromSlash(name)), hash+"^{tree}", full+"/") != nil {
				t.miss(full)
			}
		case kind == "tree":
			t.add(&node{name: path.Base(full), mode: fs.ModeDir | 0o755}, full)
		default:
			size, _ := strconv.ParseInt(fields[3], 10, 64)
			t.add(&node{path.Base(full), modeOf(mode), size, hash, from}, full)
		}
	}
	return nil
}

// modeOf returns the mode of a file that ls-tree writes as 100644, 100755 or 120000.
func modeOf(octal string) fs.FileMode {
	switch octal {
	case "120000":
		return fs.ModeSymlink | 0o777
	case "100755":
		return 0o755
	}
	return 0o644
}

func (t *Tree) add(n *node, full string) {
	if _, known := t.nodes[full]; !known && full != "." {
		folder := path.Dir(full)
		t.children[folder] = append(t.children[folder], n)
	}
	t.nodes[full] = n
}

// A node is a file or folder of a Tree. It is its own description.
type node struct {
	name string
	mode fs.FileMode
	size int64
	hash string
	from *reader
}

func (n *node) Name() string               { return n.name }
func (n *node) Size() int64                { return n.size }
func (n *node) Mode() fs.FileMode          { return n.mode }
func (n *node) Type() fs.FileMode          { return n.mode.Type() }
func (n *node) ModTime() time.Time         { return time.Time{} }
func (n *node) IsDir() bool                { return n.mode.IsDir() }
func (n *node) Sys() any                   { return nil }
func (n *node) Info() (fs.FileInfo, error) { return n, nil }

func (t *Tree) find(op, name string) (*node, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	n, found := t.nodes[name]
	if !found {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	}
	return n, nil
}

// Stat describes a file. A symbolic link is not followed.
func (t *Tree) Stat(name string) (fs.FileInfo, error) {
	n, err := t.find("stat", name)
	if err != nil {
		return nil, err
	}
	return n, nil
}

// ReadDir lists a folder.
func (t *Tree) ReadDir(name string) ([]fs.DirEntry, error) {
	n, err := t.find("readdir", name)
	if err == nil && !n.IsDir() {
		err = &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrInvalid}
	}
	return slices.Clone(t.children[name]), err
}

// Open opens a file or a folder. A file is read whole.
func (t *Tree) Open(name string) (fs.File, error) {
	n, err := t.find("open", name)
	if err != nil {
		return nil, err
	}
	if n.IsDir() {
		return &openFolder{n, t.children[name]}, nil
	}
	data, err := n.from.read(n.hash)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	if content, pointer := n.from.stored(data); pointer {
		if content == nil {
			t.miss(name)
		} else {
			data = content
		}
	}
	described := *n
	described.size = int64(len(data))
	return &openFile{&described, bytes.NewReader(data)}, nil
}

type openFile struct {
	*node
	*bytes.Reader
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.node, nil }
func (f *openFile) Size() int64                { return f.node.size }
func (f *openFile) Close() error               { return nil }

// An openFolder is a folder with the entries that were not yet read.
type openFolder struct {
	*node
	rest []fs.DirEntry
}

func (f *openFolder) Stat() (fs.FileInfo, error) { return f.node, nil }
func (f *openFolder) Close() error               { return nil }
func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.name, Err: fmt.Errorf("is a folder")}
}

func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(f.rest) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(f.rest) {
		n = len(f.rest)
	}
	list := slices.Clone(f.rest[:n])
	f.rest = f.rest[n:]
	return list, nil
}
