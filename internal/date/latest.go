package date

import "time"

// Latest returns the last instant at which the clocks in loc, UTC if nil, show a
// wall time; the zone of the wall time itself does not count. Of an hour that comes
// twice, when summer time ends, it is the second. A wall time that clocks jump over,
// when summer time begins or a place crosses the date line, is counted on from the
// time before the jump, and so falls behind it. (time.Date chooses either.)
func Latest(wall time.Time, loc *time.Location) time.Time {
	if loc == nil {
		loc = time.UTC
	}
	year, month, day := wall.Date()
	shown := time.Date(year, month, day, wall.Hour(), wall.Minute(), wall.Second(), wall.Nanosecond(), time.UTC)
	var latest, jumped time.Time
	// No place is a whole day from Greenwich.
	for at, last := shown.AddDate(0, 0, -1), shown.AddDate(0, 0, 1); ; {
		_, offset := at.In(loc).Zone()
		_, end := at.In(loc).ZoneBounds()
		lasting := end.IsZero() || end.After(last)
		instant := shown.Add(-time.Duration(offset) * time.Second)
		switch {
		case instant.Before(at): // clocks had shown it before they were put to this offset, or were put past it
		case lasting || instant.Before(end):
			latest = instant
		default:
			jumped = instant
		}
		if lasting && latest.IsZero() {
			return jumped.In(loc)
		}
		if lasting {
			return latest.In(loc)
		}
		at = end
	}
}
