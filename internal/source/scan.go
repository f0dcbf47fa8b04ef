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
)

// MaxFile is the size in bytes above which a file is refused: no article comes
// near it, and a film put into content/ by mistake must not fill the memory.
const MaxFile = 16 << 20

// A stamp is what a file looks like from outside.
type stamp struct {
	size     int64
	modified int64 // nanoseconds
	mode     fs.FileMode
	inode    uint64 // 0 where there is none
	changed  int64  // the time of the last change of the inode in nanoseconds; 0 where there is none
	// settled says that a change after the reading shows in the stamp.
	settled bool
}

// unsettled is how young a file may be, when it is read, for a later change to
// go unseen: it covers the clocks of all file systems, FAT's two seconds too.
const unsettled = 3 * time.Second

func stampOf(info fs.FileInfo) stamp {
	s := stamp{size: info.Size(), modified: info.ModTime().UnixNano(), mode: info.Mode()}
	s.inode, s.changed = inodeOf(info)
	return s
}

// A scanner lists files, and then reads them.
type scanner struct {
	fsys     fs.FS
	last     *Tree // of an earlier time
	trusting bool  // a file that looks as in last is not read again

	found       []found
	beside      []Path
	diagnostics []Diagnostic
}

// A found is a file to be read.
type found struct {
	path Path
	info fs.FileInfo
}

// root is the folder of the files that are published under their own names: some
// of these begin with "." or "_", as ".well-known" and "_headers" do.
const root Path = "assets/root"

// Ignored reports whether a file or folder is no part of a site by its own name;
// the names of folders above it are not looked at.
func Ignored(p Path) bool {
	base := path.Base(string(p))
	switch {
	case base == "README.md":
		return true
	case p != root && within(p, root):
		return strings.HasPrefix(base, ".git") || strings.HasPrefix(base, "._") || base == ".DS_Store" || strings.HasSuffix(base, ".swp")
	}
	return base[0] == '.' || base[0] == '_'
}

// list lists a file, or a folder with all that is in it, which may be absent.
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

// misplaced says why what stands at a path cannot be read, or nothing. To open a
// pipe would wait for somebody who writes to it.
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
		info = nil // it is gone again, which reading will tell
	}
	s.found = append(s.found, found{p, info})
}

func (s *scanner) refuseLink(p Path) {
	s.refuse(p, "symbolic-link", "a symbolic link is not followed", "put the file itself here")
}

func (s *scanner) refuse(p Path, rule, message, hint string) {
	s.diagnostics = append(s.diagnostics, Diagnostic{Path: p, Rule: rule, Message: message, Hint: hint})
}

// read reads what was listed, on all cores, and leaves out what cannot be. The
// files are in order of their paths, and so are those beside them.
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

// readOne reads a file unless it is known already.
func (s *scanner) readOne(f found) (reading, error) {
	last, known := s.last.find(f.path)
	if s.trusting && known && f.info != nil && last.looksLike(f.info) {
		return last, nil
	}
	now, err := readFile(s.fsys, f.path)
	if err == nil && known && last.Digest == now.Digest {
		now.File = last.File // others hold on to it
	}
	return now, err
}

// looksLike reports whether a file still has the bytes that were read.
func (r reading) looksLike(info fs.FileInfo) bool {
	now := stampOf(info)
	now.settled = true
	return r.stamp == now
}

// readFile reads a file that it opens once: a path is looked up folder by
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
	began := time.Now() // after the look at the file: what changes from here on is younger
	data := make([]byte, info.Size())
	n, err := io.ReadFull(f, data)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF { // it may have been cut short since
		return reading{}, unreadable(err)
	}
	stamp := stampOf(info)
	stamp.settled = max(stamp.modified, stamp.changed) < began.Add(-unsettled).UnixNano()
	return reading{NewFile(p, data[:n]), stamp}, nil
}

func unreadable(err error) error { return fmt.Errorf("the file cannot be read: %w", err) }
