// Package record remembers what a build was made of, what it said, and how it left the
// output folder, so that the same build need not be done again.
//
// A record is a file beside the site, in the folder ".readout", which git ignores: one
// for each output folder. It is never published. If it is lost, or cannot be written,
// the next build is a whole one.
package record

import (
	"crypto/sha256"
	"encoding/json"
	"os"
	"path/filepath"
	"time"

	"readout/internal/build"
	"readout/internal/publish"
	"readout/internal/source"
)

const folder = ".readout"

// A File is the place of a record.
type File string

// Of returns the place of the record of one site and one output folder.
func Of(site, out string) (File, error) {
	id, err := publish.FolderID(out)
	return File(filepath.Join(site, folder, "built-"+id+".json")), err
}

// A Record is what is known of a build that succeeded.
type Record struct {
	Inputs  source.Digest     // see build.Builder.Inputs
	Outputs [sha256.Size]byte // see publish.Stamps
	From    time.Time         // the time of the build
	Until   time.Time         // see build.Snapshot.ValidUntil
	Outcome build.Outcome
}

// Find returns the record if a build of these inputs at this time would change nothing
// in the output folder, and nil otherwise.
func (f File) Find(inputs source.Digest, now time.Time, out string) *Record {
	data, err := os.ReadFile(string(f))
	if err != nil {
		return nil
	}
	var r Record
	if json.Unmarshal(data, &r) != nil || r.Inputs != inputs || now.Before(r.From) || !now.Before(r.Until) {
		return nil
	}
	if outputs, err := publish.Stamps(out); err != nil || outputs != r.Outputs {
		return nil
	}
	return &r
}

// tick is longer than the clock tick of a usual file system, so that a file that is
// changed after it was stamped gets another time.
const tick = 10 * time.Millisecond

// Save records a build that has just written the output folder. Outputs may be left out.
func (f File) Save(r Record, out string) error {
	time.Sleep(tick)
	var err error
	if r.Outputs, err = publish.Stamps(out); err != nil {
		return err
	}
	data, err := json.Marshal(r)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(string(f)), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(string(f)), ".gitignore"), []byte("*\n"), 0o644); err != nil {
		return err
	}
	part := string(f) + ".part"
	if err := os.WriteFile(part, data, 0o644); err != nil {
		return err
	}
	return os.Rename(part, string(f))
}

// Forget removes the record, before anything in the output folder is changed. One that
// cannot be removed does no harm: the outputs will not be those that it knows.
func (f File) Forget() { _ = os.Remove(string(f)) }
