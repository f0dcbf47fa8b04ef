package source

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"readout/internal/parallel"
	"readout/internal/stamp"
)

// MaxFile is the size in bytes above which a file is refused. No article is near it, and
// a film in content/ by mistake must not fill the memory.
const MaxFile = 16 << 20

// unsettled is the age up to which a file, when it is read, may change again without a
// new stamp. It is longer than the clock tick of any file system (two seconds on FAT).
const unsettled = 3 * time.Second

// A scanner lists files, and then reads them.
type scanner struct {
	fsys     fs.FS
	last     *Tree // of the scan before
	trusting bool  // a file with the same stamp as in last is not read again

	found       []found
	beside      []Path
	diagnostics []Diagnostic
}

// A found is a file to be read.
type found struct {
	path Path
	info fs.FileInfo
}

// root is the folder of the files that are published under their own names. Some of
// these begin with "." or "_": ".well-known", "_headers".
const root Path = "assets/root"

// templates is a folder that Obsidian takes new files from.
const templates = "content/templates"

// Ignored reports whether a file or folder is not part of a site, by its own name. The
// names of the folders above it are not checked.
func Ignored(p Path) bool {
	base := path.Base(string(p))
	switch {
	case base == "README.md", strings.EqualFold(string(p), templates):
		return true
	case p != root && within(p, root):
		return strings.HasPrefix(base, ".git") || strings.HasPrefix(base, "._") || base == ".DS_Store" || strings.HasSuffix(base, ".swp")
	}
	return base[0] == '.' || base[0] == '_'
}

// list lists a file, or a folder with everything in it. Neither needs to exist.
func (s *scanner) list(p Path) error {
	if info, err := fs.Lstat(s.fsys, string(p)); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		if !Ignored(p) {
			s.refuseLink(p)
		}
		return nil
	}
	return fs.WalkDir(s.fsys, string(p), func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case Ignored(Path(name)):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case !utf8.ValidString(name):
			s.refuse(Path(name), "bad-path", "this name is not UTF-8 text", "give it another name")
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.Type()&fs.ModeSymlink != 0:
			s.refuseLink(Path(name))
		case misplaced(Path(name), d.Type()) != "":
			s.refuse(Path(name), "not-a-file", misplaced(Path(name), d.Type()), "take it away, or give it another name")
			if d.IsDir() {
				return fs.SkipDir
			}
		case Path(name) == configPath:
			s.add(Path(name), d)
		case d.Type().IsRegular() && within(Path(name), "content") && path.Ext(name) != ".md":
			s.beside = append(s.beside, Path(name))
		case d.Type().IsRegular():
			s.add(Path(name), d)
		}
		return nil
	})
}

// misplaced says why a path cannot be read as what it should be, or returns nothing.
// Opening a pipe would block until somebody writes to it.
func misplaced(p Path, mode fs.FileMode) string {
	file := p == configPath || within(p, "content") && path.Ext(string(p)) == ".md"
	folder := p != configPath && slices.Contains(tops, p)
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe stands here, not a file"
	case mode&fs.ModeSocket != 0:
		return "a socket stands here, not a file"
	case mode&fs.ModeDevice != 0:
		return "a device stands here, not a file"
	case !mode.IsDir() && !mode.IsRegular():
		return "what stands here is not a file"
	case file && mode.IsDir():
		return "a folder stands here, not a file"
	case folder && !mode.IsDir():
		return "a file stands here, not a folder"
	}
	return ""
}

func (s *scanner) add(p Path, d fs.DirEntry) {
	info, err := d.Info()
	if err != nil {
		info = nil // the file is gone; reading it reports that
	}
	s.found = append(s.found, found{p, info})
}

func (s *scanner) refuseLink(p Path) {
	s.refuse(p, "symbolic-link", "a symbolic link is not followed", "put the file itself here")
}

func (s *scanner) refuse(p Path, rule Rule, message, hint string) {
	s.diagnostics = append(s.diagnostics, Diagnostic{Path: p, Rule: rule, Message: message, Hint: hint})
}

// read reads the listed files, on all cores, and leaves out those that cannot be read.
// The result is sorted by path, and so is beside.
func (s *scanner) read() []reading {
	slices.Sort(s.beside)
	slices.SortFunc(s.found, func(a, b found) int { return cmp.Compare(a.path, b.path) })
	read := make([]reading, len(s.found))
	errs := make([]error, len(s.found))
	parallel.Each(len(read), func(i int) { read[i], errs[i] = s.readOne(s.found[i]) })
	for i, err := range errs {
		if err != nil {
			s.refuse(s.found[i].path, "unreadable", err.Error(), "")
		}
	}
	return slices.DeleteFunc(read, func(r reading) bool { return r.File == nil })
}

// readOne reads a file, unless the tree before has it already.
func (s *scanner) readOne(f found) (reading, error) {
	last, known := s.last.find(f.path)
	if s.trusting && known && f.info != nil && last.looksLike(f.info) {
		return last, nil
	}
	now, err := readFile(s.fsys, f.path)
	if err == nil && known && last.Digest == now.Digest {
		now.File = last.File // caches compare pointers
	}
	return now, err
}

// looksLike reports whether a file still has the bytes that were read.
func (r reading) looksLike(info fs.FileInfo) bool {
	return r.settled && r.stamp == stamp.Of(info)
}

// readFile opens a file once, to stat and to read it: os.Root resolves a path folder by
// folder, which costs more than the reading.
func readFile(fsys fs.FS, p Path) (reading, error) {
	f, err := fsys.Open(string(p))
	if err != nil {
		return reading{}, unreadable(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return reading{}, unreadable(err)
	}
	if info.Size() > MaxFile {
		return reading{}, fmt.Errorf("the file is larger than %d MB", MaxFile>>20)
	}
	began := time.Now() // after the stat: later changes are younger
	data := make([]byte, info.Size())
	n, err := io.ReadFull(f, data)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF { // it may have been cut short since
		return reading{}, unreadable(err)
	}
	now := stamp.Of(info)
	return reading{NewFile(p, data[:n]), now, now.Latest() < began.Add(-unsettled).UnixNano()}, nil
}

func unreadable(err error) error { return fmt.Errorf("the file cannot be read: %w", err) }
