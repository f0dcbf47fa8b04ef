package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
)

// A folder is a folder that a publication writes to. Publication.mu guards it.
type folder struct {
	at    string   // its path below the output folder
	fresh bool     // it is new: Finish renames it, or one above it, into its place
	root  *os.Root // nil while it is not open
	users int      // the number of writers
}

const (
	freshName = tempName + "/new" // fresh folders are below it, under their later paths
	maxOpen   = 200               // open folders; systems allow some thousand open files
)

// enter opens the folder dir for a writer, and creates it if needed. Folders stay open
// for the next writers, since pages come in order of folders and os.Root resolves a
// path folder by folder.
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

// closeIdle closes all folders without writers, if at least so many are open.
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

// folder returns the folder dir, which must not be a link. A folder that is there keeps
// its mode: somebody may have set it up for a group to write to. A folder that is not
// there is created below freshName. Its files are written under their own names,
// without a comparison, and one rename places all of them. On a first build this takes
// a third less time than a rename for each file.
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
		case !info.IsDir() && p.blocked[fold(dir)]: // a file of ours, which Finish removes first
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

// mkdir creates a folder and those above it, with the mode that we want.
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
