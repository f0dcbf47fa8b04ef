package publish

import (
	"os"
	"path/filepath"
)

// Listed returns the addresses in the manifest of a folder: none if there is no folder
// or no valid manifest. A manifest that is not a regular file is invalid: reading a
// pipe or a device may never end.
func Listed(dir string) []string {
	name := filepath.Join(dir, manifestName)
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() || info.Size() > maxManifest {
		return nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil
	}
	return parseManifest(data)
}
