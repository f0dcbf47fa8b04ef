package publish

import (
	"os"
	"path/filepath"
)

// Listed returns the addresses that readout wrote into a folder, by its manifest:
// none if there is no folder, and none if the manifest is lost. What is no regular
// file is none: to read a pipe would wait for somebody who writes to it, and a
// device may never end.
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
