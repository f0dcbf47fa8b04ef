package source

import (
	"slices"
	"strings"
)

// IsReserved reports whether Windows keeps a name for a device, whatever extension
// follows it.
func IsReserved(name string) bool {
	switch len(name) {
	case 3:
		return slices.Contains([]string{"con", "prn", "aux", "nul"}, strings.ToLower(name))
	case 4:
		digit := name[3] >= '1' && name[3] <= '9'
		return digit && slices.Contains([]string{"com", "lpt"}, strings.ToLower(name[:3]))
	}
	return false
}
