package document

import (
	"fmt"

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

// Days returns the days of what has happened: when an article was published,
// updated and corrected, when a person was born and died, when a readout was
// published. The day of an event is none of them, since events are announced.
func (d *Document) Days() []Day { return d.days }

// lastDay returns the last of Days, or the zero Date.
func (d *Document) lastDay() (last date.Date) {
	for _, day := range d.days {
		if day.Date.Compare(last) > 0 {
			last = day.Date
		}
	}
	return last
}

// addDay keeps one of Days, if it is given.
func (d *Document) addDay(day Day) {
	if !day.Date.IsZero() {
		d.days = append(d.days, day)
	}
}

// happened is addDay for a key of the front matter.
func (r frontReader) happened(key string, day date.Date) {
	r.document.addDay(Day{day, r.Place(key), key})
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

// correctionInTime warns of a correction of what was not yet published.
func (b *builder) correctionInTime(h *header, day date.Date) {
	if a := b.doc.Article; a != nil && !day.IsZero() && day.Before(a.Date.Day) {
		b.report(source.Diagnostic{
			Span: b.headerRest(h).span(), Severity: source.Warning, Rule: "dates-reversed", Hint: "correct one of the two dates",
			Message: fmt.Sprintf("the correction is dated %s, and the article %s", day, a.Date.Day),
		})
	}
}
