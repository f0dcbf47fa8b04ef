package build

import (
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"readout/internal/parallel"
	"readout/internal/source"
	"readout/internal/stamp"
)

// Inputs returns a digest of everything that the snapshot of Make depends on, except the
// time: the bytes of all files, which Read has read, the options and the program. It
// fails if a file cannot be read.
func (b *Builder) Inputs() (source.Digest, error) {
	if len(b.tree.Diagnostics) > 0 {
		return source.Digest{}, fmt.Errorf("files of the site cannot be read")
	}
	beside, err := b.besideDigests()
	if err != nil {
		return source.Digest{}, err
	}
	program, err := programStamp()
	if err != nil {
		return source.Digest{}, err
	}
	sum := sha256.New()
	fmt.Fprintf(sum, "%v\n%q %v\n", program, b.options.BaseURL, b.options.Drafts)
	for file := range b.tree.Files() {
		fmt.Fprintf(sum, "%q %x\n", file.Path, file.Digest)
	}
	for i, p := range b.tree.Beside {
		fmt.Fprintf(sum, "%q %x\n", p, beside[i])
	}
	return source.Digest(sum.Sum(nil)), nil
}

// besideDigests returns the digests of the files that Read does not read, such as
// pictures.
func (b *Builder) besideDigests() ([]source.Digest, error) {
	fsys, closeFolder, err := b.open()
	if err != nil {
		return nil, err
	}
	defer closeFolder()
	list, errs := make([]source.Digest, len(b.tree.Beside)), make([]error, len(b.tree.Beside))
	parallel.Each(len(list), func(i int) {
		list[i], errs[i] = fileDigest(fsys.Open(string(b.tree.Beside[i])))
	})
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

// programStamp returns the stamp of the running program, in which layouts, styles and
// tables are embedded. Its digest would take as long as a small build.
func programStamp() (stamp.Stamp, error) {
	name, err := os.Executable()
	if err != nil {
		return stamp.Stamp{}, err
	}
	info, err := os.Stat(name)
	if err != nil {
		return stamp.Stamp{}, err
	}
	return stamp.Of(info), nil
}

func fileDigest[F fs.File](f F, err error) (source.Digest, error) {
	if err != nil {
		return source.Digest{}, err
	}
	defer f.Close()
	sum := sha256.New()
	_, err = io.Copy(sum, f)
	return source.Digest(sum.Sum(nil)), err
}

// Now returns the time of the build: Options.Now.
func (s *Snapshot) Now() time.Time { return s.now }

// ValidUntil returns the time up to which the same inputs give the same snapshot: until
// an embargo ends, or the day of the site does.
func (s *Snapshot) ValidUntil() time.Time {
	now := s.now.In(s.Plan.Site.Config.TimeZone)
	midnight := time.Date(now.Year(), now.Month(), now.Day()+1, 0, 0, 0, 0, now.Location())
	if !s.EmbargoEnds.IsZero() && s.EmbargoEnds.Before(midnight) {
		return s.EmbargoEnds
	}
	return midnight
}
