package source

import (
	"io/fs"
	"iter"
	"path"
	"slices"
	"strings"

	"readout/internal/stamp"
)

// configPath is the file of a site's settings.
const configPath Path = "readout.yaml"

// tops are the files and folders at the top of a site.
var tops = []Path{"assets", "content", "layouts", configPath}

// A Tree is the content of a site's folder. It is immutable.
type Tree struct {
	Config      *File   // readout.yaml, or nil
	Content     []*File // Markdown under content/, in order of their paths
	Beside      []Path  // all other files under content/, in order; not read
	Layouts     []*File // under layouts/, in order
	Assets      []*File // under assets/, in order
	Diagnostics []Diagnostic

	read []reading // all files that were read, in order of their paths
}

// A reading is a file with its stamp when it was read.
type reading struct {
	*File
	stamp   stamp.Stamp
	settled bool // any change after the file was read changes the stamp
}

func (r reading) path() Path { return r.Path }

// Scan reads a site's folder. It ignores README.md, and names that begin with "." or "_"
// except under assets/root. A file that cannot be read, is too large or is not a
// regular file is a diagnostic. Scan fails only if a folder cannot be listed.
func Scan(fsys fs.FS) (*Tree, error) { return (&Tree{}).Sweep(fsys) }

// Sweep is Scan with the tree of an earlier scan: a file with the same stamp (size,
// times, mode and inode) is not read again. A file that was very young when it was read
// is read again in any case: if a file is written twice within one clock tick of the
// file system, its stamp stays the same.
func (t *Tree) Sweep(fsys fs.FS) (*Tree, error) {
	s := scanner{fsys: fsys, last: t, trusting: true}
	for _, p := range tops {
		if err := s.list(p); err != nil {
			return nil, err
		}
	}
	return newTree(s.read(), s.beside, s.diagnostics), nil
}

// Update is Scan with the tree of an earlier scan and the paths of all files and folders
// that were created, changed, renamed or removed since. Only these are read, folders
// with everything in them. Paths that are not part of a site are ignored.
func (t *Tree) Update(fsys fs.FS, changed []Path) (*Tree, error) {
	s := scanner{fsys: fsys, last: t}
	changed = s.topmost(changed)
	for _, p := range changed {
		if err := s.list(p); err != nil {
			return nil, err
		}
	}
	diagnostics := slices.DeleteFunc(slices.Clone(t.Diagnostics), func(d Diagnostic) bool {
		return slices.ContainsFunc(changed, func(p Path) bool { return within(d.Path, p) })
	})
	read := replaced(t.read, changed, s.read(), reading.path)
	beside := replaced(t.Beside, changed, s.beside, Path.self)
	return newTree(read, beside, append(diagnostics, s.diagnostics...)), nil
}

func newTree(read []reading, beside []Path, diagnostics []Diagnostic) *Tree {
	t := &Tree{Beside: beside, Diagnostics: diagnostics, read: read}
	t.Content, t.Layouts, t.Assets = t.under("content"), t.under("layouts"), t.under("assets")
	if r, found := t.find(configPath); found {
		t.Config = r.File
	}
	return t
}

// Files yields all files that were read, in order of their paths.
func (t *Tree) Files() iter.Seq[*File] {
	return func(yield func(*File) bool) {
		for _, r := range t.read {
			if !yield(r.File) {
				return
			}
		}
	}
}

// Data returns the bytes of a file of the tree as they were read, or nil.
func (t *Tree) Data(p Path) []byte {
	if r, found := t.find(p); found {
		return r.Data
	}
	return nil
}

func (t *Tree) find(p Path) (reading, bool) {
	if i, found := find(t.read, p, reading.path); found {
		return t.read[i], true
	}
	return reading{}, false
}

func (t *Tree) under(folder Path) []*File {
	from, to := below(t.read, folder, reading.path)
	files := make([]*File, 0, to-from)
	for _, r := range t.read[from:to] {
		files = append(files, r.File)
	}
	return files
}

func (p Path) self() Path { return p }

// find looks up a path in a list sorted by path.
func find[T any](list []T, p Path, path func(T) Path) (int, bool) {
	return slices.BinarySearchFunc(list, p, func(x T, p Path) int { return strings.Compare(string(path(x)), string(p)) })
}

// below returns the range of a list, sorted by path, that is in a folder. "0" is the
// character after "/".
func below[T any](list []T, folder Path, path func(T) Path) (from, to int) {
	from, _ = find(list, folder+"/", path)
	to, _ = find(list, folder+"0", path)
	return from, to
}

// within reports whether a path is that of a file or folder, or below it.
func within(p, folder Path) bool {
	rest, ok := strings.CutPrefix(string(p), string(folder))
	return ok && (rest == "" || rest[0] == '/')
}

// replaced returns a list, sorted by path, in which fresh entries replace all entries at
// and below some paths.
func replaced[T any](list []T, gone []Path, fresh []T, path func(T) Path) []T {
	list = slices.Clone(list)
	for _, p := range gone {
		from, to := below(list, p, path)
		list = slices.Delete(list, from, to)
		if i, found := find(list, p, path); found {
			list = slices.Delete(list, i, i+1)
		}
	}
	for _, x := range fresh {
		i, _ := find(list, path(x), path)
		list = slices.Insert(list, i, x)
	}
	return list
}

// topmost returns the paths that must be listed to update all the given ones, sorted and
// none below another. A folder that is gone, or is a link now, stands for all paths in
// it.
func (s *scanner) topmost(changed []Path) []Path {
	var list []Path
	for _, p := range changed {
		if top, ok := s.standing(p); ok {
			list = append(list, top)
		}
	}
	slices.Sort(list)
	list = slices.Compact(list)
	listed := make(map[Path]bool, len(list))
	return slices.DeleteFunc(list, func(p Path) bool {
		for up := path.Dir(string(p)); up != "."; up = path.Dir(up) {
			if listed[Path(up)] {
				return true
			}
		}
		listed[p] = true
		return false
	})
}

// standing returns the first path above a path that is not a folder, or else the path
// itself; ok is false if the path is not part of a site.
func (s *scanner) standing(p Path) (top Path, ok bool) {
	if !fs.ValidPath(string(p)) {
		return "", false
	}
	first, _, _ := strings.Cut(string(p), "/")
	if !slices.Contains(tops, Path(first)) {
		return "", false
	}
	for i := range len(p) {
		if p[i] != '/' {
			continue
		}
		folder := string(p[:i])
		if Ignored(Path(folder)) {
			return "", false
		}
		if info, err := fs.Lstat(s.fsys, folder); err != nil || !info.IsDir() {
			return Path(folder), true
		}
	}
	return p, true
}
