// Package publish brings one folder up to date with one site: it writes the
// files whose bytes changed and removes the files that an earlier publication
// wrote and this one does not. It knows nothing of pages; a file is an address
// and bytes.
//
// # One publication
//
// Begin takes every address the site will have, Write takes the bytes of one
// of them, Finish places what is new and removes what is left over. Rendering
// calls Write from many goroutines, page by page, so the whole site is never in
// memory at once; and WriteFrom takes a file piece by piece, so that a large one
// is not either:
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
// Write only compares and stages: what differs from the file at its address
// waits in the temporary folder ".readout-tmp", on the disk and not in memory.
// Finish places all of it when all of it is there, and only renames, links and
// removes. So whatever goes wrong before (a page that cannot be rendered, a full
// disk), Close leaves every file as it was, with its time. What goes wrong while
// placing is undone: a file that is replaced or removed is kept in the temporary
// folder until the end. What cannot be undone the error names.
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
// Only a file listed there is ever removed, or replaced by one with other bytes.
// Everything else in the folder is foreign and stays (a .gitignore, a CNAME put
// there by hand). A foreign file or link at a planned address is an error that
// Finish reports before anything is placed, unless it has the bytes already or
// Options.Overwrite is set; an empty folder there is replaced. A folder goes when
// the last of our files in it goes, if nothing foreign is left in it.
//
// A manifest that is missing, cut short, of another version or not a manifest
// is as good as lost: all files are foreign. A line of it that is no address is
// never acted upon, whoever wrote it.
//
// # Being killed
//
// The manifest that Finish records before it places anything lists the old
// addresses and the new. Whatever happens after, the next publication knows of
// every file there may be. A file is staged whole and renamed to its address, so
// an address always shows the old bytes or the new. A folder that is new is
// staged whole too. What a killed publication left in the temporary folder, the
// next one removes.
//
// Nothing is flushed to the disk (fsync). The promise covers a process that is
// killed, not a computer that loses power: all that is written here can be
// built again, and a flush for each file would make a build many times slower.
//
// One temporary folder, rather than a temporary file beside each page, because
// then there is one known place to clean: a killed build leaves nothing that
// has to be looked for in thousands of folders. It is in the output folder,
// because a rename needs one file system. The cost: everything below the folder
// must be on that one.
//
// # Being careful
//
// Every operation goes through an os.Root and cannot leave the folder. Links
// within it are not followed either: two addresses would then name one file.
// A link, or a foreign file, where a folder is needed is an error.
//
// Files are made with mode 0644 and folders with 0755 whatever the umask, for
// a web server that runs as somebody else. A file whose bytes are the same
// keeps its modification time.
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

// Options are what the caller of Begin decides.
type Options struct {
	Overwrite bool         // foreign files at planned addresses are replaced
	Note      func(Change) // is told each change, in order, when all are made; may be nil
}

// A Publication is one run from Begin to Finish. Write may be called from
// several goroutines at once; Finish and Close only when no Write is running.
type Publication struct {
	dir      string   // as the caller wrote it, for messages
	made     []string // folders that were made to have dir, the topmost first
	root     *os.Root
	options  Options
	plan     *plan
	old      []string          // the addresses of the manifest as it was, sorted
	blocking []string          // of old, no longer planned, and in the way of what is
	blocked  map[string]bool   // the same, folded
	stale    []string          // of old, no longer planned
	recorded [sha256.Size]byte // of the manifest as it was

	temp   func() (*scratch, error) // opens the temporary folder when first needed
	opened *scratch                 // nil until then
	serial atomic.Uint64            // names temporary files

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

	pads sync.Pool // of *pad
}

// The states of an address.
const (
	unwritten = iota
	writing
	unchanged
	changed
)

// Begin starts a publication of the addresses into the folder dir, which is
// made if need be. The order of addresses is of no account. Nothing is touched if
// an address is not a proper one, or if two collide.
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
	p.temp = sync.OnceValues(p.openScratch)
	p.pads.New = func() any { return &pad{writer: bufio.NewWriterSize(nil, padSize)} }
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

// WriteFrom is Write for bytes that a function writes. It is called once or
// twice, to compare them with those that are there and to write them if they
// differ, so it must write the same each time. It need not look at the errors
// of w: one is reported in any case.
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

// Finish places what was staged, removes the files that are no longer planned
// and folders that this empties, records the manifest and closes the publication.
// It is an error, and nothing is changed, if a planned address was never written:
// its file would be stale, and nobody would know. It is one, too, if a foreign
// file would be replaced. After an error while placing, what was done is undone.
func (p *Publication) Finish() (Result, error) {
	if err := p.finish(); err != nil {
		return Result{}, errors.Join(err, p.Close())
	}
	p.mendModes()
	result := Result{Planned: len(p.plan.addresses), Removed: len(p.removed)}
	for i, address := range p.plan.addresses {
		if p.states[i].Load() == changed {
			result.Written++
			p.tell(Change{Address: address})
		}
	}
	for _, address := range p.removed {
		p.tell(Change{Address: address, Removed: true})
	}
	return result, p.Close()
}

func (p *Publication) tell(c Change) {
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

// noneForeign returns an error that names the files that readout did not write,
// as far as it knows, and would replace.
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

// some lists the first of some names.
func some(names []string) string {
	const most = 10
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

// Close gives up a publication that was not finished: all files are as they were
// before Begin. After Finish, and a second time, it does nothing.
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
