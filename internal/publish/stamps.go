package publish

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"os"
	"path/filepath"

	"readout/internal/parallel"
	"readout/internal/stamp"
)

// Stamps returns a digest of the stats of all files that readout wrote into a folder, and
// of its manifest. While it stays the same, they are as they were. It fails if one of
// them is missing.
func Stamps(dir string) ([sha256.Size]byte, error) {
	manifest, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		return [sha256.Size]byte{}, err
	}
	names := append(parseManifest(manifest), manifestName)
	stamps := make([]stamp.Stamp, len(names))
	errs := make([]error, len(names))
	parallel.Each(len(names), func(i int) {
		info, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(names[i])))
		if errs[i] = err; err == nil {
			stamps[i] = stamp.Of(info)
		}
	})
	sum := sha256.New()
	sum.Write(manifest)
	for i := range stamps {
		if errs[i] != nil {
			return [sha256.Size]byte{}, errs[i]
		}
		if err := binary.Write(sum, binary.LittleEndian, &stamps[i]); err != nil {
			return [sha256.Size]byte{}, err
		}
	}
	return [sha256.Size]byte(sum.Sum(nil)), nil
}

// FolderID returns a name for a folder, of 32 characters of a file name. Spellings of one
// path give one name; folders that differ in case alone share theirs.
func FolderID(dir string) (string, error) {
	dir, err := resolve(dir)
	if err != nil {
		return "", cause(err)
	}
	sum := sha256.Sum256([]byte(fold(dir)))
	return hex.EncodeToString(sum[:16]), nil
}
