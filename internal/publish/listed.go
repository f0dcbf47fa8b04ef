package publish

import (
	"os"
	"path/filepath"
)

// Listed returns the addresses that readout wrote into a folder, by its manifest:
// none if there is no folder, and none if the manifest is lost.
func Listed(dir string) []string {
	data, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		return nil
	}
	return parseManifest(data)
}
