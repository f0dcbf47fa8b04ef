package publish

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
)

const (
	fileMode   fs.FileMode = 0o644
	folderMode fs.FileMode = 0o755
)

var (
	errNotFolder = errors.New("there is a file or link where a folder is needed; move it away")
	errDifferent = errors.New("the file has other bytes")
	errNotEmpty  = errors.New("there is a folder of that name with files that readout did not write; move it away")
)

// openRoot opens the output folder, and makes it if it is not there.
func openRoot(dir string) (*os.Root, error) {
	dir = filepath.Clean(dir)
	if err := os.MkdirAll(filepath.Dir(dir), folderMode); err != nil {
		return nil, err
	}
	err := os.Mkdir(dir, folderMode)
	if err == nil {
		err = os.Chmod(dir, folderMode)
	}
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	return os.OpenRoot(dir)
}

// A scratch is the temporary folder.
type scratch struct {
	root *os.Root
	// masked says that the umask takes something from the modes we want. One
	// look at the folder spares a chmod for each file.
	masked bool
}

func (p *Publication) openScratch() (*scratch, error) {
	if err := p.root.Mkdir(tempName, folderMode); err != nil {
		return nil, err
	}
	info, err := p.root.Lstat(tempName)
	if err != nil {
		return nil, err
	}
	masked := info.Mode().Perm() != folderMode
	if masked {
		if err := p.root.Chmod(tempName, folderMode); err != nil {
			return nil, err
		}
	}
	root, err := p.root.OpenRoot(tempName)
	if err != nil {
		return nil, err
	}
	p.opened = &scratch{root, masked}
	return p.opened, nil
}

// create writes a new file in a folder, of which nothing is left if that fails.
func (p *Publication) create(in *os.Root, name string, write writer) error {
	f, err := in.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	pad := p.pads.Get().(*pad)
	defer p.pads.Put(pad)
	err = pad.fill(f, write)
	if err == nil && p.opened.masked {
		err = f.Chmod(fileMode)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		in.Remove(name) // best effort: Close of the publication removes all of it
	}
	return err
}

// A writer writes the bytes of a file, the same each time.
type writer = func(io.Writer) error

// whole is the writer of bytes that are in memory.
func whole(data []byte) writer {
	return func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
}

// A pad is memory for what is on its way to or from a file.
type pad struct {
	writer *bufio.Writer
	read   [padSize]byte
}

const padSize = 32 << 10

// fill passes on to w what a writer writes, in pieces of some size.
func (b *pad) fill(w io.Writer, write writer) error {
	b.writer.Reset(w)
	if err := write(b.writer); err != nil {
		return err
	}
	return b.writer.Flush() // an error that the writer did not look at comes again here
}

// put makes the file at address have the bytes, and reports whether it had to
// be written.
func (p *Publication) put(address string, write writer) (wrote bool, err error) {
	f, err := p.enter(path.Dir(address))
	if err != nil {
		return false, err
	}
	defer p.leave(f)
	name := path.Base(address)
	if f.fresh {
		return true, p.create(f.root, name, write)
	}
	if same, err := p.isSame(f.root, name, write); same || err != nil {
		return false, err
	}
	return true, p.replace(address, write)
}

// replace writes the file at address. Readers see its old bytes or the new.
func (p *Publication) replace(address string, write writer) error {
	s, err := p.temp()
	if err != nil {
		return err
	}
	name := strconv.FormatUint(p.serial.Add(1), 10)
	err = p.create(s.root, name, write)
	if err == nil {
		err = p.root.Rename(tempName+"/"+name, address)
	}
	return err
}

// isSame reports whether a file of a folder has the bytes already, and then sees
// to its mode. If it has not, or is not a file at all, it can be replaced when
// isSame returns.
func (p *Publication) isSame(in *os.Root, name string, write writer) (bool, error) {
	info, err := in.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case info.IsDir():
		return false, removeEmpty(in, name)
	case !info.Mode().IsRegular():
		return false, nil
	}
	same, err := p.hasBytes(in, name, write)
	if same && info.Mode().Perm() != fileMode {
		// A mode that cannot be changed is another user's: the file is replaced.
		same = in.Chmod(name, fileMode) == nil
	}
	return same, err
}

func removeEmpty(in *os.Root, dir string) error {
	err := in.Remove(dir)
	if errors.Is(err, fs.ErrExist) {
		return errNotEmpty
	}
	return err
}

// hasBytes does not tell an unreadable file from a different one: it will be
// replaced either way. An error is the writer's own.
func (p *Publication) hasBytes(in *os.Root, name string, write writer) (bool, error) {
	f, err := in.Open(name)
	if err != nil {
		return false, nil
	}
	defer f.Close()
	pad := p.pads.Get().(*pad)
	defer p.pads.Put(pad)
	c := &comparison{with: f, buffer: pad.read[:]}
	err = pad.fill(c, write)
	if c.differs {
		return false, nil // whatever the writer made of our error
	}
	n, _ := f.Read(pad.read[:1])
	return err == nil && n == 0, err
}

// A comparison is a writer of what the next bytes of a file are already, and
// fails where they are others.
type comparison struct {
	with    *os.File
	buffer  []byte
	differs bool
}

func (c *comparison) Write(data []byte) (n int, err error) {
	for n < len(data) {
		next := data[n:][:min(len(data)-n, len(c.buffer))]
		if m, err := io.ReadFull(c.with, c.buffer[:len(next)]); err != nil || !bytes.Equal(c.buffer[:m], next) {
			c.differs = true
			return n, errDifferent
		}
		n += len(next)
	}
	return n, nil
}

// remove removes files of earlier publications, and the folders this empties.
func (p *Publication) remove(addresses []string) error {
	for _, address := range addresses {
		removed, err := p.removeFile(address)
		if err != nil {
			return p.fail("remove", address, err)
		}
		if removed {
			p.removed++
			p.tell(Change{Address: address, Removed: true})
		}
	}
	return p.prune(addresses)
}

// removeFile leaves alone what cannot be the file we wrote: a folder, or
// anything reached through a link.
func (p *Publication) removeFile(address string) (removed bool, err error) {
	if is, err := p.isFolder(path.Dir(address)); !is || err != nil {
		return false, err
	}
	info, err := p.root.Lstat(address)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.IsDir() {
		return false, nil
	}
	if err == nil {
		err = p.root.Remove(address)
	}
	return err == nil, err
}

// prune removes the folders of the addresses that are empty now, the deepest
// first. A file that was gone already counts too: a publication may have been
// killed between removing it and its folder.
func (p *Publication) prune(addresses []string) error {
	folders := map[string]bool{}
	for _, address := range addresses {
		for dir := path.Dir(address); dir != "." && !folders[dir]; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	for _, dir := range slices.Backward(slices.Sorted(maps.Keys(folders))) {
		if err := p.pruneFolder(dir); err != nil {
			return p.fail("remove", dir, err)
		}
	}
	return nil
}

func (p *Publication) pruneFolder(dir string) error {
	if is, err := p.isFolder(dir); !is || err != nil {
		return err
	}
	if err := p.root.Remove(dir); !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil // not empty
}

// isFolder reports whether dir and all above it, up to the output folder, are
// folders and not links. Nothing is remembered: only removing asks often.
func (p *Publication) isFolder(dir string) (bool, error) {
	if dir == "." {
		return true, nil
	}
	if is, err := p.isFolder(path.Dir(dir)); !is || err != nil {
		return is, err
	}
	info, err := p.root.Lstat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && info.IsDir(), err
}
