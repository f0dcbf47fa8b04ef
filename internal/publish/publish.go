// Package publish brings one folder up to date with one site: it writes the
// files whose bytes changed and removes the files that an earlier publication
// wrote and this one does not. It knows nothing of pages; a file is an address
// and bytes.
//
// # One publication
//
// Begin takes every address the site will have, Write takes the bytes of one
// of them, Finish removes what is left over. Rendering calls Write from many
// goroutines, page by page, so the whole site is never in memory at once; and
// WriteFrom takes a file piece by piece, so that a large one is not either:
//
//	p, err := publish.Begin(dir, addresses, nil)
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
// Only a file listed there is ever removed. Everything else in the folder is
// foreign and stays (a .gitignore, a CNAME put there by hand), except that
// a planned address is ours from the moment it is planned: a foreign file, a
// symbolic link or an empty folder found there is replaced. A folder goes
// when the last of our files in it goes, if nothing foreign is left in it.
//
// A manifest that is missing, cut short, of another version or not a manifest
// is as good as lost: planned addresses are overwritten, all else is left
// alone. A line of it that is no address is never acted upon, whoever wrote it.
//
// # Being killed
//
// The manifest that Begin records before it touches anything else lists the
// old addresses and the new. Whatever happens after, the next publication
// knows of every file there may be. A file is written in the temporary folder
// ".readout-tmp" and renamed to its address, so an address always shows the
// old bytes or the new, whole. A folder that is new is filled there too, and put
// into its place by Finish. What a killed publication left in that folder, the
// next one removes.
//
// Nothing is flushed to the disk (fsync). The promise covers a process that is
// killed, not a computer that loses power: all that is written here can be
// built again, and a flush for each file would make a build many times slower.
//
// One temporary folder, rather than a temporary file beside each page, because
// then there is one known place to clean: a killed build leaves nothing that
// has to be looked for in thousands of folders. The cost: everything below the
// folder must be on one file system.
//
// # Being careful
//
// Every operation goes through an os.Root and cannot leave the folder. Links
// within it are not followed either: two addresses would then name one file.
// A link, or a foreign file, where a folder is needed is an error.
//
// Files are made with mode 0644 and folders with 0755 whatever the umask, for
// a web server that runs as somebody else. A file whose bytes are the same
// keeps its modification time. One publication at a time may use a folder.
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

// A Publication is one run from Begin to Finish. Write may be called from
// several goroutines at once; Finish and Close only when no Write is running.
type Publication struct {
	dir      string // as the caller wrote it, for messages
	root     *os.Root
	plan     *plan
	stale    []string          // of earlier publications, no longer planned, not yet removed
	recorded [sha256.Size]byte // of the manifest as it is on the disk

	note   func(Change)             // may be nil
	temp   func() (*scratch, error) // opens the temporary folder when first needed
	opened *scratch                 // nil until then
	serial atomic.Uint64            // names temporary files

	mu      sync.Mutex
	folders map[string]*folder // those that were written to
	open    []*folder
	fresh   []string // the topmost of the fresh folders

	done    []atomic.Bool // by index in plan.addresses
	written atomic.Int64
	removed int

	pads sync.Pool // of *pad
}

// Begin starts a publication of the addresses into the folder dir, which is
// made if need be. The order of addresses is of no account. When Begin
// returns, the manifest covers the old addresses and the new, and old files
// that stood where a folder must be, or the other way round, are gone.
//
// Nothing is touched if an address is not a proper one, or if two collide.
//
// Each change is told to note, which may be nil, by one goroutine at a time.
func Begin(dir string, addresses []string, note func(Change)) (*Publication, error) {
	plan, err := newPlan(addresses)
	if err != nil {
		return nil, err
	}
	root, err := openRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("cannot open the output folder %s: %w", dir, cause(err))
	}
	p := &Publication{
		dir:     dir,
		root:    root,
		plan:    plan,
		note:    note,
		folders: map[string]*folder{".": {at: "."}},
		done:    make([]atomic.Bool, len(plan.addresses)),
	}
	p.temp = sync.OnceValues(p.openScratch)
	p.pads.New = func() any { return &pad{writer: bufio.NewWriterSize(nil, padSize)} }
	if err := p.prepare(); err != nil {
		return nil, errors.Join(err, p.Close())
	}
	return p, nil
}

// prepare must record the union before anything else changes: see "Being
// killed". Removing the temporary folder first touches nothing published.
func (p *Publication) prepare() error {
	if err := p.root.RemoveAll(tempName); err != nil {
		return p.fail("remove", tempName, err)
	}
	old, err := p.readManifest()
	if err != nil {
		return p.fail("read", manifestName, err)
	}
	blocking, rest := p.plan.split(old)
	p.stale = rest
	if err := p.record(union(old, p.plan.addresses)); err != nil {
		return err
	}
	return p.remove(blocking)
}

// Write publishes the bytes of one planned address. A file that has these
// bytes already is left as it is. After an error the file has its old bytes,
// and Write may be tried again. It is an error to write an address that was
// not planned, or one twice.
func (p *Publication) Write(address string, data []byte) error {
	return p.WriteFrom(address, whole(data))
}

// WriteFrom is Write for bytes that a function writes. It is called once or
// twice, to compare them with those that are there and to write them if they
// differ, so it must write the same each time. It need not look at the errors
// of w: one is reported in any case.
func (p *Publication) WriteFrom(address string, write func(w io.Writer) error) error {
	i, ok := p.plan.index(address)
	if !ok {
		return fmt.Errorf("publish: %q was not planned", address)
	}
	if p.done[i].Swap(true) {
		return fmt.Errorf("publish: %q was written twice", address)
	}
	wrote, err := p.put(address, write)
	if err != nil {
		p.done[i].Store(false)
		return p.fail("write", address, err)
	}
	if wrote {
		p.written.Add(1)
		p.tell(Change{Address: address})
	}
	return nil
}

func (p *Publication) tell(c Change) {
	if p.note != nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.note(c)
	}
}

// Finish removes the files that are no longer planned, and folders that this
// empties, records the final manifest and closes the publication. It is an
// error, and nothing is removed, if a planned address was never written: its
// file would be stale, and nobody would know.
//
// After an error the manifest still lists all there may be; the next
// publication goes on from there.
func (p *Publication) Finish() (Result, error) {
	err := p.finish()
	result := Result{Planned: len(p.plan.addresses), Written: int(p.written.Load()), Removed: p.removed}
	return result, errors.Join(err, p.Close())
}

func (p *Publication) finish() error {
	if err := p.allWritten(); err != nil {
		return err
	}
	if err := p.placeFresh(); err != nil {
		return err
	}
	if err := p.remove(p.stale); err != nil {
		return err
	}
	return p.record(union(nil, p.plan.addresses))
}

func (p *Publication) allWritten() error {
	missing, first := 0, ""
	for i := range p.done {
		if p.done[i].Load() {
			continue
		}
		if missing++; missing == 1 {
			first = p.plan.addresses[i]
		}
	}
	if missing == 0 {
		return nil
	}
	return fmt.Errorf("publish: %d of %d planned files were not written, the first is %q", missing, len(p.done), first)
}

// Close gives up a publication that was not finished: what was written stays,
// but for folders that are new, nothing is removed, and the next publication
// repairs the rest. After Finish, and a second time, it does nothing.
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
	return errors.Join(errs...)
}

// record makes the manifest list the addresses, which must be sorted.
func (p *Publication) record(addresses []string) error {
	data := encodeManifest(addresses)
	digest := sha256.Sum256(data)
	if digest == p.recorded {
		return nil
	}
	if err := p.replace(manifestName, whole(data)); err != nil {
		return p.fail("write", manifestName, err)
	}
	p.recorded = digest
	return nil
}

func (p *Publication) readManifest() ([]string, error) {
	info, err := p.root.Lstat(manifestName)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, nil // not what we write: as good as lost
	}
	data, err := p.root.ReadFile(manifestName)
	p.recorded = sha256.Sum256(data)
	return parseManifest(data), err
}

// fail says what could not be done with which file, in the words of the
// person who chose the folder: temporary names and system calls stay out.
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
