package publish

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
)

// A staged is a file in the temporary folder, and the address to move it to.
type staged struct{ temp, address string }

// A step is a change that placing has made.
type step struct {
	address string       // of the changed file or folder
	undo    func() error // nil if it cannot be undone
}

// did records a step in the journal.
func (p *Publication) did(address string, undo func() error) {
	p.journal = append(p.journal, step{address, undo})
}

// placeAll places the staged files and removes old ones. Everything that needs space on
// the disk is written before the first step.
func (p *Publication) placeAll() error {
	before, err := p.stageManifest(union(p.old, p.plan.addresses), p.recorded)
	if err != nil {
		return err
	}
	after, err := p.stageManifest(union(nil, p.plan.addresses), before.digest)
	if err != nil {
		return err
	}
	if err := p.placeManifest(before); err != nil { // first: see "Being killed"
		return err
	}
	if err := p.remove(p.blocking); err != nil {
		return err
	}
	if err := p.placeStaged(); err != nil {
		return err
	}
	if err := p.remove(p.stale); err != nil {
		return err
	}
	return p.placeManifest(after)
}

// placeStaged puts new folders, and all that is in them, into their places, and
// then single files.
func (p *Publication) placeStaged() error {
	for _, dir := range p.fresh {
		if err := p.place(freshName+"/"+dir, dir); err != nil {
			return p.fail("write", dir, err)
		}
	}
	slices.SortFunc(p.staged, func(a, b staged) int { return cmp.Compare(a.address, b.address) })
	for _, s := range p.staged {
		if err := p.place(s.temp, s.address); err != nil {
			return p.fail("write", s.address, err)
		}
	}
	return nil
}

// place puts a file or folder of the temporary folder at an address. Readers see
// what was there or what comes, and nothing else in between.
func (p *Publication) place(temp, address string) error {
	if err := p.needFolder(path.Dir(address)); err != nil {
		return err
	}
	undo, err := p.keep(temp, address)
	if err != nil {
		return err
	}
	if err := p.root.Rename(temp, address); err != nil {
		return err
	}
	p.did(address, undo)
	return nil
}

// keep returns a function that undoes the rename of temp to address. A file that is
// there gets a hard link for that. On a file system without hard links the rename
// cannot be undone: a copy would cost as much as the build.
func (p *Publication) keep(temp, address string) (undo func() error, err error) {
	info, err := p.root.Lstat(address)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return func() error { return p.root.Rename(address, temp) }, nil
	case err != nil:
		return nil, err
	case info.IsDir():
		return func() error { return p.root.Rename(address, temp) }, p.removeFolder(address, info)
	}
	kept := p.tempFile()
	if p.link(address, kept) != nil {
		return nil, nil
	}
	return func() error { return p.root.Rename(kept, address) }, nil
}

// needFolder creates a folder again that was removed with a blocking file in it.
func (p *Publication) needFolder(dir string) error {
	if len(p.blocked) == 0 || dir == "." {
		return nil
	}
	if _, err := p.root.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := p.needFolder(path.Dir(dir)); err != nil {
		return err
	}
	if err := p.mkdir(dir); err != nil {
		return err
	}
	p.did(dir, func() error { return p.root.Remove(dir) })
	return nil
}

// remove removes files of earlier publications, and the folders this empties.
func (p *Publication) remove(addresses []string) error {
	for _, address := range addresses {
		removed, err := p.removeFile(address)
		if err != nil {
			return p.fail("remove", address, err)
		}
		if removed {
			p.removed = append(p.removed, address)
		}
	}
	return p.prune(addresses)
}

// removeFile removes a file that we wrote. It leaves folders alone, and everything that
// is reached through a link.
func (p *Publication) removeFile(address string) (removed bool, err error) {
	if is, err := p.isFolder(path.Dir(address)); !is || err != nil {
		return false, err
	}
	info, err := p.root.Lstat(address)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.IsDir() {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if _, err := p.temp(); err != nil {
		return false, err
	}
	kept := p.tempFile()
	if err := p.root.Rename(address, kept); err != nil {
		return false, err
	}
	p.did(address, func() error { return p.root.Rename(kept, address) })
	return true, nil
}

// prune removes the folders of the addresses that are empty now, the deepest first. That
// includes folders of files that were gone already: a publication may have been killed
// between removing a file and its folder.
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
	info, err := p.root.Lstat(dir)
	if err == nil {
		err = p.removeFolder(dir, info)
	}
	if errors.Is(err, errNotEmpty) {
		return nil
	}
	return err
}

// removeFolder removes an empty folder.
func (p *Publication) removeFolder(dir string, info fs.FileInfo) error {
	err := p.root.Remove(dir)
	if errors.Is(err, fs.ErrExist) {
		return errNotEmpty
	}
	if err == nil {
		p.did(dir, func() error {
			return errors.Join(p.root.Mkdir(dir, folderMode), p.root.Chmod(dir, info.Mode().Perm()))
		})
	}
	return err
}

// isFolder reports whether dir and all above it, up to the output folder, are folders
// and not links.
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

// undo undoes all steps after an error, the last first, and adds the outcome to the
// error. If a step cannot be undone, the manifest with the old and new addresses
// stays, since it must list the files that are left.
func (p *Publication) undo(failed error) error {
	var left []string
	for _, s := range slices.Backward(p.journal) {
		if s.address == manifestName && len(left) > 0 {
			continue
		}
		if s.undo == nil || s.undo() != nil {
			left = append(left, s.address)
		}
	}
	switch {
	case len(p.journal) == 0:
		return failed
	case len(left) == 0:
		return fmt.Errorf("%w; all that was placed before is undone", failed)
	}
	p.made = nil
	slices.Sort(left)
	return fmt.Errorf("%w; this could not be undone, and is new or gone: %s; the next build repairs it", failed, some(left))
}

// A manifest is a staged manifest.
type manifest struct {
	temp   string // empty if the one before it is the same
	digest [sha256.Size]byte
}

// stageManifest writes the manifest of sorted addresses, unless the one before it
// is the same.
func (p *Publication) stageManifest(addresses []string, before [sha256.Size]byte) (m manifest, err error) {
	data := encodeManifest(addresses)
	if m.digest = sha256.Sum256(data); m.digest == before {
		return m, nil
	}
	if m.temp, err = p.keepAside(whole(data)); err != nil {
		return m, p.fail("write", manifestName, err)
	}
	return m, nil
}

func (p *Publication) placeManifest(m manifest) error {
	if m.temp == "" {
		return nil
	}
	if err := p.place(m.temp, manifestName); err != nil {
		return p.fail("write", manifestName, err)
	}
	return nil
}

// mendModes sets the mode of files that have the right bytes already. Errors are
// ignored: a file may have been removed since it was compared.
func (p *Publication) mendModes() {
	for _, address := range p.wrong {
		_ = p.root.Chmod(address, fileMode)
	}
}
