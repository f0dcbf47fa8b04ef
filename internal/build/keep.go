package build

import (
	"slices"
	"strings"
	"time"

	"readout/internal/document"
	"readout/internal/source"
)

// A keeping says how long a new file must be withheld: as long as all that need it. The
// zero keeping withholds nothing.
type keeping struct {
	draft bool
	until time.Time // the end of an embargo, if it is no draft
}

// with returns the shorter of two keepings.
func (k keeping) with(other keeping) keeping {
	switch {
	case k == keeping{} || other == keeping{}:
		return keeping{}
	case k.draft || !other.draft && other.until.Before(k.until):
		return other
	}
	return k
}

// flag is the flag of readout new that keeps a file so, or "".
func (k keeping) flag() string {
	switch {
	case k.draft:
		return "--draft"
	case !k.until.IsZero():
		return "--embargo " + k.embargo()
	}
	return ""
}

// embargo is the embargo of a keeping as front matter has it, or "".
func (k keeping) embargo() string {
	if k.draft || k.until.IsZero() {
		return ""
	}
	return k.until.Format(time.RFC3339)
}

// keepings returns how the files are kept from readers that are withheld at a time.
func keepings(heads []document.Summary, now time.Time) map[source.Path]keeping {
	out := map[source.Path]keeping{}
	for i := range heads {
		h := &heads[i]
		if !h.Withheld {
			continue
		}
		switch d := h.Document; {
		case d.Draft || d.Unsure:
			out[d.File.Path] = keeping{draft: true}
		case d.Embargo.After(now):
			out[d.File.Path] = keeping{until: d.Embargo}
		}
	}
	return out
}

// keepMissing completes the hints of withheld files: a file that they propose to add is
// withheld as long as all that need it. Without that, whoever does what a hint says would
// publish a name that only a withheld article has.
func keepMissing(list []source.Diagnostic, heads []document.Summary, now time.Time) {
	kept := keepings(heads, now)
	if len(kept) == 0 {
		return
	}
	needed := neededBy(list, kept)
	for i := range list {
		d := &list[i]
		k := shortest(d, kept)
		if d.Missing != nil {
			k = needed[fileOf(d.Missing)]
		}
		if flag := k.flag(); flag != "" {
			d.Hint = strings.ReplaceAll(d.Hint, "readout new ", "readout new "+flag+" ")
		}
	}
}

// neededBy returns how the files are kept that diagnostics miss, by fileOf.
func neededBy(list []source.Diagnostic, kept map[source.Path]keeping) map[string]keeping {
	needed := map[string]keeping{}
	for i := range list {
		d := &list[i]
		if d.Missing == nil {
			continue
		}
		key, k := fileOf(d.Missing), shortest(d, kept)
		if before, known := needed[key]; known {
			k = k.with(before)
		}
		needed[key] = k
	}
	return needed
}

// shortest returns the shortest keeping of the files that a diagnostic is about.
func shortest(d *source.Diagnostic, kept map[source.Path]keeping) keeping {
	k := kept[d.Path]
	for _, r := range d.Related {
		k = k.with(kept[r.Path])
	}
	return k
}

// missingFiles returns the number of files that errors miss and of which enough is known
// for readout new --missing to make them.
func missingFiles(list []source.Diagnostic) int {
	var files []string
	for _, d := range list {
		if m := d.Missing; m != nil && !m.Unsure && m.Sluggable && (m.Kind != "place" || m.Country != "") {
			files = append(files, fileOf(m))
		}
	}
	slices.Sort(files)
	return len(slices.Compact(files))
}
