package publish

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
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

// openRoot opens the output folder. It creates the folder if needed, and returns the
// folders that it created, the topmost first.
func openRoot(dir string) (root *os.Root, made []string, err error) {
	dir = filepath.Clean(dir)
	if made, err = makeAll(dir); err == nil && len(made) > 0 {
		err = os.Chmod(dir, folderMode)
	}
	if err == nil {
		root, err = os.OpenRoot(dir)
	}
	if err != nil {
		for _, dir := range slices.Backward(made) {
			_ = os.Remove(dir)
		}
	}
	return root, made, err
}

// makeAll creates a folder and those above it, and returns the folders that it created.
func makeAll(dir string) (made []string, err error) {
	err = os.Mkdir(dir, folderMode)
	if errors.Is(err, fs.ErrNotExist) && filepath.Dir(dir) != dir {
		if made, err = makeAll(filepath.Dir(dir)); err != nil {
			return made, err
		}
		err = os.Mkdir(dir, folderMode)
	}
	switch {
	case err == nil:
		return append(made, dir), nil
	case errors.Is(err, fs.ErrExist):
		return made, nil
	}
	return made, err
}

// A tempFolder is the open temporary folder.
type tempFolder struct {
	root *os.Root
	// masked says that the umask removes bits from the modes that we want. It is
	// checked once, on the folder, so that most builds need no chmod for each file.
	masked bool
}

func (p *Publication) openTemp() (*tempFolder, error) {
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
	p.opened = &tempFolder{root, masked}
	return p.opened, nil
}

// create writes a new file in a folder. If that fails, nothing is left of it.
func (p *Publication) create(in *os.Root, name string, write writer) error {
	f, err := in.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	b := p.buffers.Get().(*buffer)
	defer p.buffers.Put(b)
	err = b.fill(f, write)
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

// A buffer holds bytes on their way to or from a file.
type buffer struct {
	writer *bufio.Writer
	read   [bufferSize]byte
}

const bufferSize = 32 << 10

// fill calls write with a buffered writer to w.
func (b *buffer) fill(w io.Writer, write writer) error {
	b.writer.Reset(w)
	if err := write(b.writer); err != nil {
		return err
	}
	return b.writer.Flush() // it repeats an error that write ignored
}

// stage writes the bytes of an address to where Finish can place them, unless the file
// has them already. It returns the state of the address: unwritten after an error.
func (p *Publication) stage(address string, write writer) (uint32, error) {
	f, err := p.enter(path.Dir(address))
	if err != nil {
		return unwritten, err
	}
	defer p.leave(f)
	name := path.Base(address)
	if f.fresh {
		return written(p.create(f.root, name, write))
	}
	switch found, err := p.compare(f.root, address, write); {
	case err != nil:
		return unwritten, err
	case found == same:
		return unchanged, nil
	case found == different && !p.mayReplace(address):
		p.note(&p.foreign, address)
		return unchanged, nil
	}
	temp, err := p.keepAside(write)
	if err == nil {
		p.mu.Lock()
		p.staged = append(p.staged, staged{temp, address})
		p.mu.Unlock()
	}
	return written(err)
}

func written(err error) (uint32, error) {
	if err != nil {
		return unwritten, err
	}
	return changed, nil
}

// mayReplace reports whether a file with other bytes may be replaced.
func (p *Publication) mayReplace(address string) bool {
	_, ours := slices.BinarySearch(p.old, address)
	return ours || p.options.Overwrite || p.blocked[fold(address)]
}

func (p *Publication) note(list *[]string, address string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	*list = append(*list, address)
}

// keepAside writes a file into the temporary folder and returns its path.
func (p *Publication) keepAside(write writer) (string, error) {
	s, err := p.temp()
	if err != nil {
		return "", err
	}
	name := p.tempFile()
	return name, p.create(s.root, path.Base(name), write)
}

// tempFile returns an unused path in the temporary folder.
func (p *Publication) tempFile() string {
	return tempName + "/" + strconv.FormatUint(p.serial.Add(1), 10)
}

// What may be at an address.
const (
	nothing   = iota // or a folder: if it is empty when its turn comes, it is replaced
	same             // a file with the same bytes
	different        // another file, or a link
)

// compare says what is at an address.
func (p *Publication) compare(in *os.Root, address string, write writer) (found int, err error) {
	info, err := in.Lstat(path.Base(address))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nothing, nil
	case err != nil:
		return nothing, err
	case info.IsDir():
		return nothing, nil
	case !info.Mode().IsRegular() || p.blocked[fold(address)]: // it will be removed: see blockedBy
		return different, nil
	}
	has, err := p.hasBytes(in, path.Base(address), write)
	if !has || err != nil {
		return different, err
	}
	if info.Mode().Perm() != fileMode {
		// A mode that may not be set is another user's: the file is replaced.
		if in.Chmod(path.Base(address), info.Mode()) != nil {
			return different, nil
		}
		p.note(&p.wrong, address)
	}
	return same, nil
}

// hasBytes reports whether a file has the bytes that write writes. An unreadable file
// counts as different, since it is replaced either way. The error is that of write.
func (p *Publication) hasBytes(in *os.Root, name string, write writer) (bool, error) {
	f, err := in.Open(name)
	if err != nil {
		return false, nil
	}
	defer f.Close()
	b := p.buffers.Get().(*buffer)
	defer p.buffers.Put(b)
	c := &comparison{with: f, buffer: b.read[:]}
	err = b.fill(c, write)
	if c.differs {
		return false, nil // whatever the writer made of our error
	}
	n, _ := f.Read(b.read[:1])
	return err == nil && n == 0, err
}

// A comparison is a writer that fails if the bytes differ from the next bytes of a file.
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
