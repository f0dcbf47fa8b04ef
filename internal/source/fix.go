package source

import (
	"cmp"
	"slices"
)

// A Fix is a change of a file that mends what a diagnostic reports, and cannot change
// what the text says.
type Fix struct {
	Path Path
	Span Span   // of the file
	Old  string // what stands there; a file that has something else is not changed
	New  string
	What string // what is done, for people: "publish this file"
}

// Mend returns the bytes of a file after some fixes of it, and which of them were done. Of
// two that overlap it does the first.
func Mend(data []byte, fixes []Fix) (mended []byte, done []Fix) {
	fixes = slices.Clone(fixes)
	slices.SortStableFunc(fixes, func(a, b Fix) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	at := 0
	for _, f := range fixes {
		start, end := int(f.Span.Start), int(f.Span.End)
		if start < at || end > len(data) || start > end || string(data[start:end]) != f.Old {
			continue
		}
		mended = append(append(mended, data[at:start]...), f.New...)
		at, done = end, append(done, f)
	}
	return append(mended, data[at:]...), done
}
