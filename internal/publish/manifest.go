package publish

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// The version in the header changes when a program that reads the old format
// would remove the wrong files.
const manifestHeader = "readout-manifest 1\n"

// maxManifest is the size in bytes above which a file is no manifest: those of some
// million addresses are smaller.
const maxManifest = 256 << 20

// The last line tells a whole manifest from one that was cut short. Without
// it, a cut in "drafts/plan.html" could leave "drafts/plan", which may be
// somebody else's file.
func manifestEnd(lines int) string { return fmt.Sprintf("end %d\n", lines) }

// encodeManifest returns the manifest of sorted addresses.
func encodeManifest(addresses []string) []byte {
	size := len(manifestHeader) + len(manifestEnd(len(addresses)))
	for _, address := range addresses {
		size += len(address) + 1
	}
	var b bytes.Buffer
	b.Grow(size)
	b.WriteString(manifestHeader)
	for _, address := range addresses {
		b.WriteString(address)
		b.WriteByte('\n')
	}
	b.WriteString(manifestEnd(len(addresses)))
	return b.Bytes()
}

// parseManifest returns the addresses of a manifest, sorted and each once, or
// none if data is not a whole manifest. Every string returned passes
// checkAddress, whatever data is: they name files to be removed.
func parseManifest(data []byte) []string {
	body, ok := strings.CutPrefix(string(data), manifestHeader)
	if !ok {
		return nil
	}
	end := strings.LastIndexByte(strings.TrimSuffix(body, "\n"), '\n') + 1
	body, last := body[:end], body[end:]
	if last != manifestEnd(strings.Count(body, "\n")) {
		return nil
	}
	var addresses []string
	for line := range strings.Lines(body) {
		if line = strings.TrimSuffix(line, "\n"); checkAddress(line) == nil {
			addresses = append(addresses, line)
		}
	}
	slices.Sort(addresses)
	return slices.Compact(addresses)
}
