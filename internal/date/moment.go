package date

import "time"

// A Moment is a day, and the time of day if one was written. A bare date has
// no instant: it is that day in the site's zone.
type Moment struct {
	Day  Date
	Time time.Time // zero unless a time of day was written
}

// IsZero reports whether nothing was given.
func (m Moment) IsZero() bool { return m.Day.IsZero() }

// Start returns the instant the moment begins: its time, or the start of its
// day in loc.
func (m Moment) Start(loc *time.Location) time.Time {
	if !m.Time.IsZero() {
		return m.Time
	}
	return m.Day.Time(loc)
}

// Compare orders moments by day, then by time; a bare date comes first.
func (m Moment) Compare(n Moment) int {
	if c := m.Day.Compare(n.Day); c != 0 {
		return c
	}
	return m.Time.Compare(n.Time)
}
