package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
)

// A folder is one that a publication writes to. Only what is under
// Publication.mu changes it.
type folder struct {
	at    string   // where it is below the output folder
	fresh bool     // it is made by this publication, and put into its place by Finish
	root  *os.Root // nil while it is not open
	users int      // who write to it now
}

const (
	freshName = tempName + "/new" // where fresh folders wait, as they will stand
	maxOpen   = 200               // folders that are open at once; a system allows some thousand files
)

// enter opens the folder dir for a writer, and makes it if need be. What is
// written to in order, as pages are, stays open meanwhile: a path is looked up
// folder by folder each time.
func (p *Publication) enter(dir string) (*folder, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	f, err := p.folder(dir)
	if err != nil {
		return nil, err
	}
	if f.root == nil {
		if err := p.closeIdle(maxOpen); err != nil {
			return nil, err
		}
		if f.root, err = p.root.OpenRoot(f.at); err != nil {
			return nil, err
		}
		p.open = append(p.open, f)
	}
	f.users++
	return f, nil
}

func (p *Publication) leave(f *folder) {
	p.mu.Lock()
	defer p.mu.Unlock()
	f.users--
}

// closeIdle closes all folders that nobody writes to, if so many are open.
func (p *Publication) closeIdle(open int) error {
	if len(p.open) < open {
		return nil
	}
	var errs []error
	var busy []*folder
	for _, f := range p.open {
		if f.users > 0 {
			busy = append(busy, f)
			continue
		}
		errs = append(errs, f.root.Close())
		f.root = nil
	}
	p.open = busy
	return errors.Join(errs...)
}

// folder returns the folder dir, which is not a link to one. A folder that is
// there already keeps its mode: it may be somebody's, set up for a group to
// write to. One that is not there is made aside, in freshName: nothing can be in
// it, so its files need not be looked for and are written under their names, and
// all of it appears at once.
func (p *Publication) folder(dir string) (*folder, error) {
	if f := p.folders[dir]; f != nil {
		return f, nil
	}
	above, err := p.folder(path.Dir(dir))
	if err != nil {
		return nil, err
	}
	f := &folder{at: dir, fresh: above.fresh}
	if !f.fresh {
		info, err := p.root.Lstat(dir)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			f.fresh = true
			p.fresh = append(p.fresh, dir)
		case err != nil:
			return nil, err
		case !info.IsDir() && p.blocked[fold(dir)]: // a file of ours, which will make room
			f.fresh = true
			p.fresh = append(p.fresh, dir)
		case !info.IsDir():
			return nil, errNotFolder
		}
	}
	if f.fresh {
		f.at = freshName + "/" + dir
		if err := p.mkdir(f.at); err != nil {
			return nil, err
		}
	}
	p.folders[dir] = f
	return f, nil
}

// mkdir makes a folder in the temporary one, with those above it.
func (p *Publication) mkdir(at string) error {
	s, err := p.temp()
	if err == nil {
		err = p.root.MkdirAll(at, folderMode)
	}
	if err == nil && s.masked {
		err = p.root.Chmod(at, folderMode)
	}
	return err
}
