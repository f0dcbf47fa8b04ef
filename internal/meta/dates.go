package meta

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"readout/internal/date"
)

// Hints for a bad date, by the key that has it.
const (
	dayHint     = "write it as 2022-02-01"
	partialHint = "write it as 2022-02-01, 2022-02 or 2022"
	// TimeHint says how a time is written.
	TimeHint = "write it as 2022-02-01 15:04, with a zone as 2022-02-01T15:04:00+01:00"
)

var (
	dateShape = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`)
	timeShape = regexp.MustCompile(`^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$`)
)

// Date reads one day of the calendar: 2022-02-01.
func (r *Reader) Date(key string, need ...Need) date.Date {
	r.is(key, Day)
	return r.day(key, r.Text(key, need...))
}

// PartialDate reads a day, a month or a year: 2022-02-01, 2022-02, 2022.
func (r *Reader) PartialDate(key string, need ...Need) date.Date {
	r.is(key, PartialDay)
	return r.date(key, r.Text(key, need...), partialHint)
}

func (r *Reader) day(key string, v Value) date.Date {
	d := r.date(key, v, dayHint)
	if !d.IsZero() && !d.IsDay() {
		r.badDate(key, v, "is not a full day", dayHint)
		return date.Date{}
	}
	return d
}

func (r *Reader) date(key string, v Value, hint string) date.Date {
	switch {
	case !v.Given():
		return date.Date{}
	case !dateShape.MatchString(v.Text):
		if meant, ok := date.Guess(v.Text); ok {
			hint = "write it as " + meant.String()
		}
		r.badDate(key, v, "is not a date", hint)
		return date.Date{}
	}
	d, err := date.Parse(v.Text)
	if err != nil || d.Year == 0 {
		r.badDate(key, v, "is not in the calendar", hint)
		return date.Date{}
	}
	return d
}

// Moment reads a day, or a day and a time of day, with or without seconds and
// zone (RFC 3339, and a space for its T). Without a zone the time is loc's, see
// date.Latest. The day of a moment is the day in loc, so that a late call in Washington
// is on the day the site's readers had.
func (r *Reader) Moment(key string, loc *time.Location, need ...Need) date.Moment {
	r.is(key, DayOrTime)
	v := r.Text(key, need...)
	if !strings.Contains(v.Text, ":") {
		return date.Moment{Day: r.day(key, v)}
	}
	m, wrong := ParseTime(v.Text, loc)
	if wrong != "" {
		r.badDate(key, v, wrong, TimeHint)
	}
	return m
}

// ParseTime reads a day with a time of day, as Reader.Moment does. Wrong says what the
// text is not, in the words of a message, or is empty.
func ParseTime(text string, loc *time.Location) (m date.Moment, wrong string) {
	parts := timeShape.FindStringSubmatch(text)
	if parts == nil {
		return date.Moment{}, "is not a date or time"
	}
	t, err := parseTime(parts, loc)
	if err != nil || t.Year() < 1 {
		return date.Moment{}, "is not in the calendar"
	}
	return date.Moment{Day: date.Of(t), Time: t}, ""
}

// parseTime puts the parts of a time into one form and reads it: day, hours and
// minutes, seconds, zone.
func parseTime(parts []string, loc *time.Location) (time.Time, error) {
	day, minutes, seconds, zone := parts[1], parts[2], parts[3], parts[4]
	if seconds == "" {
		seconds = ":00"
	}
	if loc == nil {
		loc = time.UTC
	}
	if zone == "" {
		wall, err := time.Parse("2006-01-02T15:04:05", day+"T"+minutes+seconds)
		return date.Latest(wall, loc), err
	}
	t, err := time.Parse(time.RFC3339, day+"T"+minutes+seconds+zone)
	return t.In(loc), err
}

func (r *Reader) badDate(key string, v Value, wrong, hint string) {
	r.Fail(v.Span, "bad-date", fmt.Sprintf("%s: %q %s", key, v.Text, wrong), hint)
}
