package meta

import (
	"strings"
	"time"

	"readout/internal/date"
	"readout/internal/source"
)

// An Exact is the value of a key, exactly as written. Unlike other values, an empty one
// does not count as left out.
type Exact struct {
	Written  bool        // the key is there
	Reported bool        // it cannot be used, and why is a diagnostic: it is given twice, for example
	Nested   bool        // it is a list or a mapping
	Plain    bool        // without quotes
	Text     string      // of a single value, without space around it; may be empty
	Span     source.Span // of the value, or of the key if there is none
}

// Exact reads the value of a key exactly as written. It reports nothing.
func (r *Reader) Exact(key string) Exact {
	r.ask(key)
	f := r.node.field(key)
	switch {
	case f == nil:
		return Exact{}
	case f.value.kind == bad:
		return Exact{Written: true, Reported: true, Span: f.key.span}
	case f.value.kind != scalar:
		return Exact{Written: true, Reported: f.twice, Nested: true, Span: f.value.span}
	}
	e := Exact{Written: true, Reported: f.twice, Plain: f.value.plain, Span: f.value.span}
	if f.value.null() || strings.TrimSpace(f.value.text) == "" {
		e.Span = f.key.span
	} else {
		e.Text = strings.TrimSpace(f.value.text)
	}
	return e
}

// Clock reads a text as Reader.Moment reads a value: the time a clock shows, in
// UTC, or the start of a day. If the text names a zone, zoned is true and the time
// is an instant. Ok is false for what is no day or time of the calendar.
func Clock(text string) (t time.Time, zoned, ok bool) {
	if day, err := date.Parse(text); err == nil && day.IsDay() && day.Year > 0 {
		return day.Time(time.UTC), false, true
	}
	parts := timeShape.FindStringSubmatch(text)
	if parts == nil {
		return time.Time{}, false, false
	}
	t, err := parseTime(parts, time.UTC)
	return t, parts[4] != "", err == nil && t.Year() > 0
}
