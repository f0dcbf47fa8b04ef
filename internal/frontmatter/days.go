package frontmatter

import "readout/internal/date"

// happened keeps the day of a key of the front matter.
func (r frontReader) happened(key string, day date.Date) {
	r.document.AddDay(day, r.Place(key), key)
}

// inTime warns of an article that was updated before it was published. A bare
// date may be any time of its day.
func (r frontReader) inTime(published, updated date.Moment) {
	earlier := updated.Day.Before(published.Day)
	if updated.Day == published.Day && !updated.Time.IsZero() {
		earlier = updated.Time.Before(published.Time)
	}
	if !updated.IsZero() && !published.IsZero() && earlier {
		r.Warn(r.Place("updated"), "dates-reversed", "the article was updated before its date", "correct one of the two dates")
	}
}

// readoutInTime warns of a readout that was published before its event, on another
// day in any capital.
func (r frontReader) readoutInTime(readout, event date.Date) {
	if !readout.IsZero() && !event.IsZero() && event.DaysSince(readout) > date.Zones {
		r.Warn(r.Place("date"), "dates-reversed", "the readout is dated "+readout.String()+", and the event "+event.String(), "correct one of the two dates")
	}
}
