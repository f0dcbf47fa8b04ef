// Package publish makes one folder the same as one site: it writes the files whose bytes
// changed, and removes the files that an earlier publication wrote and this one does
// not. It knows nothing about pages; a file is an address and bytes.
//
// # One publication
//
// Begin takes all addresses of the site, Write takes the bytes of one of them, Finish
// places new files and removes old ones. Write is safe for concurrent use and is
// called page by page, so the whole site is never in memory. WriteFrom takes a large
// file in pieces:
//
//	p, err := publish.Begin(dir, addresses, publish.Options{})
//	…
//	defer p.Close()
//	… p.Write(address, data) or p.WriteFrom(address, write), once for each address
//	result, err := p.Finish()
//
// An address is a path inside the folder: slash-separated, relative, clean, in
// valid UTF-8 and without control characters or backslashes. Two addresses
// may not differ in case alone, and none may be the folder of another: a file
// system that ignores case, or a host that does, would lose one of them.
//
// # All or nothing
//
// Write only compares and stages: bytes that differ from the file at their address are
// written to the temporary folder ".readout-tmp". Finish places them when all are
// there; it only renames, links and removes. After an error before that (a page that
// cannot be rendered, a full disk), Close leaves every file as it was, with its
// modification time. After an error while placing, the steps are undone: a file that
// is replaced or removed is kept in the temporary folder until the end. The error
// names what cannot be undone.
//
// # What is ours
//
// The manifest, ".readout-manifest" in the folder, lists the addresses that
// readout wrote:
//
//	readout-manifest 1
//	index.html
//	people/sergey-lavrov.html
//	end 2
//
// Only files listed there are ever removed or replaced. All other files in the folder
// are foreign and stay (a .gitignore, a CNAME put there by hand). A foreign file or
// link at a planned address is an error that Finish reports before it places anything,
// unless the file has the same bytes already or Options.Overwrite is set. An empty
// folder there is replaced. A folder is removed with the last of our files in it, if
// it has no foreign file.
//
// A manifest that is missing, cut short, of another version or not a manifest
// counts as lost: all files are foreign. A line that is no valid address is ignored,
// whoever wrote it.
//
// # Being killed
//
// Before Finish places anything, it writes a manifest with the old and the new
// addresses. So the next publication knows every file that may be there. A file is
// staged whole and then renamed to its address, so an address always shows the old
// bytes or the new. The files of a new folder are staged in a folder, which is renamed
// as a whole. The next publication removes the temporary folder of a killed one.
//
// There is no fsync. The promise covers a process that is killed, not a computer that
// loses power: everything can be built again, and an fsync for each file would make a
// build many times slower.
//
// There is one temporary folder, rather than a temporary file beside each page, so that
// there is one known place to clean after a killed build. It is in the output folder,
// because a rename works only within one file system. So everything below the output
// folder must be on one file system.
//
// # Links and modes
//
// Every operation goes through an os.Root and cannot leave the folder. Links within the
// folder are not followed either, since two addresses could then name one file. A link
// or a foreign file in the place of a folder is an error.
//
// Files get mode 0644 and folders 0755 whatever the umask, for a web server that runs as
// another user. A file whose bytes are the same keeps its modification time.
//
// One publication at a time may use a folder. Lock sees to that.
package publish

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

const (
	manifestName = ".readout-manifest"
	tempName     = ".readout-tmp"
)

// A Result says what a publication did.
type Result struct {
	Planned int // addresses
	Written int // files that were new or whose bytes changed
	Removed int // files of earlier publications that are gone now
}

// A Change is one file that a publication changed.
type Change struct {
	Address string
	Removed bool // else it was new, or its bytes changed
}

// Options are the options of a publication.
type Options struct {
	Overwrite bool         // foreign files at planned addresses are replaced
	Note      func(Change) // called for each change, in order, when all are made; may be nil
}

// A Publication is one run from Begin to Finish. Write may be called from
// several goroutines at once; Finish and Close only when no Write is running.
type Publication struct {
	dir      string   // as the caller wrote it, for messages
	made     []string // dir and the folders above it that were created, the topmost first
	root     *os.Root
	options  Options
	plan     *plan
	old      []string          // the addresses of the manifest as it was, sorted
	blocking []string          // of old, no longer planned, and in the way of a planned address
	blocked  map[string]bool   // the same, folded
	stale    []string          // of old, no longer planned
	recorded [sha256.Size]byte // of the manifest as it was

	temp   func() (*tempFolder, error) // opens the temporary folder when first needed
	opened *tempFolder                 // nil until then
	serial atomic.Uint64               // names temporary files

	mu      sync.Mutex
	folders map[string]*folder // those that were written to
	open    []*folder
	fresh   []string // the topmost of the fresh folders
	staged  []staged // files to place in folders that are there
	foreign []string // addresses of files that may not be replaced
	wrong   []string // addresses of files that have their bytes, and the wrong mode

	states  []atomic.Uint32 // by index in plan.addresses
	journal []step
	link    func(oldname, newname string) error // of root; a test replaces it
	removed []string

	buffers sync.Pool // of *buffer
}

// The states of an address.
const (
	unwritten = iota
	writing
	unchanged
	changed
)

// Begin starts a publication of the addresses, in any order, into the folder dir, which
// it creates if needed. It changes nothing if an address is invalid or two collide.
func Begin(dir string, addresses []string, options Options) (*Publication, error) {
	plan, err := newPlan(addresses)
	if err != nil {
		return nil, err
	}
	root, made, err := openRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("cannot open the output folder %s: %w", dir, cause(err))
	}
	p := &Publication{
		dir:     dir,
		made:    made,
		root:    root,
		options: options,
		plan:    plan,
		blocked: map[string]bool{},
		folders: map[string]*folder{".": {at: "."}},
		states:  make([]atomic.Uint32, len(plan.addresses)),
		link:    root.Link,
	}
	p.temp = sync.OnceValues(p.openTemp)
	p.buffers.New = func() any { return &buffer{writer: bufio.NewWriterSize(nil, bufferSize)} }
	if err := p.prepare(); err != nil {
		return nil, errors.Join(err, p.Close())
	}
	return p, nil
}

func (p *Publication) prepare() (err error) {
	if err := p.root.RemoveAll(tempName); err != nil {
		return p.fail("remove", tempName, err)
	}
	if p.old, err = p.readManifest(); err != nil {
		return p.fail("read", manifestName, err)
	}
	p.blocking, p.stale = p.plan.split(p.old)
	for _, address := range p.blocking {
		p.blocked[fold(address)] = true
	}
	return nil
}

// Write stages the bytes of one planned address. A file that has these bytes
// already will be left as it is. After an error Write may be tried again. It is an
// error to write an address that was not planned, or one twice.
func (p *Publication) Write(address string, data []byte) error {
	return p.WriteFrom(address, whole(data))
}

// WriteFrom is Write for bytes that a function writes. The function is called once to
// compare them with those that are there, and once more to write them if they differ.
// It must write the same bytes each time. It may ignore the errors of w: WriteFrom
// reports them.
func (p *Publication) WriteFrom(address string, write func(w io.Writer) error) error {
	i, ok := p.plan.index(address)
	if !ok {
		return fmt.Errorf("publish: %q was not planned", address)
	}
	if !p.states[i].CompareAndSwap(unwritten, writing) {
		return fmt.Errorf("publish: %q was written twice", address)
	}
	state, err := p.stage(address, write)
	p.states[i].Store(state)
	if err != nil {
		return p.fail("write", address, err)
	}
	return nil
}

// Finish places the staged files, removes the files that are no longer planned and the
// folders that this empties, writes the manifest and closes the publication. It is an
// error, and nothing is changed, if a planned address was never written, since its old
// file would be stale, or if a foreign file would be replaced. After an error while
// placing, Finish undoes its steps.
func (p *Publication) Finish() (Result, error) {
	if err := p.finish(); err != nil {
		return Result{}, errors.Join(err, p.Close())
	}
	p.mendModes()
	result := Result{Planned: len(p.plan.addresses), Removed: len(p.removed)}
	for i, address := range p.plan.addresses {
		if p.states[i].Load() == changed {
			result.Written++
			p.notify(Change{Address: address})
		}
	}
	for _, address := range p.removed {
		p.notify(Change{Address: address, Removed: true})
	}
	return result, p.Close()
}

func (p *Publication) notify(c Change) {
	if p.options.Note != nil {
		p.options.Note(c)
	}
}

func (p *Publication) finish() error {
	if err := p.allWritten(); err != nil {
		return err
	}
	if err := p.noneForeign(); err != nil {
		return err
	}
	if err := p.closeIdle(0); err != nil {
		return err
	}
	if err := p.placeAll(); err != nil {
		return p.undo(err)
	}
	p.made = nil // they are in use now
	return nil
}

func (p *Publication) allWritten() error {
	missing, first := 0, ""
	for i := range p.states {
		if p.states[i].Load() >= unchanged {
			continue
		}
		if missing++; missing == 1 {
			first = p.plan.addresses[i]
		}
	}
	if missing == 0 {
		return nil
	}
	return fmt.Errorf("publish: %d of %d planned files were not written, the first is %q", missing, len(p.states), first)
}

// noneForeign returns an error that names the foreign files that would be replaced.
func (p *Publication) noneForeign() error {
	if len(p.foreign) == 0 {
		return nil
	}
	slices.Sort(p.foreign)
	why := "readout did not write"
	if p.old == nil {
		why = "readout does not know as its own, since there is no whole " + manifestName + " there,"
	}
	return fmt.Errorf("nothing was written: %s has files that %s and that the site would replace: %s; "+
		"move them away, choose another folder with --out, or replace them with --overwrite", p.dir, why, some(p.foreign))
}

// some lists the first names of a list.
func some(names []string) string {
	const most = 10
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

// Close cancels a publication that is not finished: all files are as they were before
// Begin. After Finish or another Close it does nothing.
func (p *Publication) Close() error {
	if p.root == nil {
		return nil
	}
	errs := []error{p.closeIdle(0)}
	if p.opened != nil {
		errs = append(errs, p.opened.root.Close())
		if err := p.root.RemoveAll(tempName); err != nil {
			errs = append(errs, p.fail("remove", tempName, err))
		}
	}
	errs = append(errs, p.root.Close())
	p.root = nil
	for _, dir := range slices.Backward(p.made) {
		_ = os.Remove(dir) // it fails if somebody has put something there meanwhile
	}
	return errors.Join(errs...)
}

func (p *Publication) readManifest() ([]string, error) {
	info, err := p.root.Lstat(manifestName)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular() || info.Size() > maxManifest:
		return nil, nil // not what we write: as good as lost
	}
	data, err := p.root.ReadFile(manifestName)
	p.recorded = sha256.Sum256(data)
	return parseManifest(data), err
}

// fail returns the error of an operation on a file, without temporary names and system
// calls.
func (p *Publication) fail(verb, address string, err error) error {
	return fmt.Errorf("cannot %s %s: %w", verb, filepath.Join(p.dir, filepath.FromSlash(address)), cause(err))
}

// cause strips the system call and its paths off an error of package os.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}
