package document

import (
	"readout/internal/date"
	"readout/internal/source"
)

// A Day is a day on which, as a document says, something has happened. So it is
// past when the document is published; whether it is, only the build can tell,
// since a document knows no time.
type Day struct {
	Date date.Date // may be partial
	Span source.Span
	Key  string // the key or block that gives it: "date", "died", "correction"
}

// lastDay returns the latest of Days, or the zero Date.
func (d *Document) lastDay() (last date.Date) {
	for _, day := range d.Days {
		if day.Date.Compare(last) > 0 {
			last = day.Date
		}
	}
	return last
}

// AddDay adds to Days, unless the day is not given.
func (d *Document) AddDay(day date.Date, at source.Span, key string) {
	if !day.IsZero() {
		d.Days = append(d.Days, Day{day, at, key})
	}
}
