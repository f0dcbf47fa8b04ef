// Package date is the calendar day as an editor writes it.
//
// A Date is not an instant: "2022-02-01" is that day wherever it is read, so
// no time zone ever moves it. It may be less precise than a day, as in
// "born: 1950" or "start: 2004-03" (the reduced precision of ISO 8601-1:2019,
// 5.2.2, that Popolo allows); the missing parts are zero.
package date

import (
	"cmp"
	"fmt"
	"strconv"
	"time"
)

// A Date is a day, a month or a year. The zero Date means "not given". Dates
// compare with == and Compare.
type Date struct {
	Year  int16
	Month uint8 // 1 to 12, or 0: only the year is known
	Day   uint8 // 1 to 31, or 0: only year and month are known
}

// FirstYear is the first year of four digits: an earlier one has lost a digit.
const FirstYear = 1000

// Clock writes a time with its zone, by RFC 3339; "" for the zero time.
func Clock(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// Starting returns the day that a longer name or id begins with: "2022-02-01-call".
func Starting(name string) (day Date, ok bool) {
	if len(name) <= len("2022-02-01") || name[len("2022")] != '-' {
		return Date{}, false
	}
	day, err := Parse(name[:len("2022-02-01")])
	return day, err == nil && day.IsDay()
}

// Parse reads "2006-01-02", "2006-01" or "2006".
func Parse(s string) (Date, error) {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if len(s) != len(layout) {
			continue
		}
		t, err := time.Parse(layout, s)
		if err != nil {
			return Date{}, fmt.Errorf("%q is not a day of the calendar", s)
		}
		d := Of(t)
		if len(layout) < len("2006-01-02") {
			d.Day = 0
		}
		if len(layout) < len("2006-01") {
			d.Month = 0
		}
		return d, nil
	}
	return Date{}, fmt.Errorf("%q is not a date: write it as 2022-02-01", s)
}

// Of returns the day of t in t's own location.
func Of(t time.Time) Date {
	y, m, d := t.Date()
	return Date{int16(y), uint8(m), uint8(d)}
}

// IsZero reports whether no date was given.
func (d Date) IsZero() bool { return d == Date{} }

// IsDay reports whether the date names one day.
func (d Date) IsDay() bool { return d.Day != 0 }

// String returns the date as it is written: "2022-02-01", "2022-02" or "2022".
func (d Date) String() string {
	var room [12]byte
	return string(d.Append(room[:0]))
}

// Append appends String to b; of the zero Date, nothing.
func (d Date) Append(b []byte) []byte {
	if d.IsZero() {
		return b
	}
	for least := int16(1000); least > d.Year && least > 1; least /= 10 {
		b = append(b, '0')
	}
	b = strconv.AppendInt(b, int64(d.Year), 10)
	if d.Month != 0 {
		b = append(b, '-', '0'+d.Month/10, '0'+d.Month%10)
	}
	if d.Month != 0 && d.Day != 0 {
		b = append(b, '-', '0'+d.Day/10, '0'+d.Day%10)
	}
	return b
}

// Compare orders dates; a month comes before its days and a year before its
// months.
func (d Date) Compare(e Date) int { return cmp.Compare(d.order(), e.order()) }

// order is a number that is greater for a later date.
func (d Date) order() int32 { return int32(d.Year)<<16 | int32(d.Month)<<8 | int32(d.Day) }

// Before reports whether d is certainly earlier than e, as far as both are
// known: 2022 is not before 2022-02-01.
func (d Date) Before(e Date) bool {
	switch {
	case d.Year != e.Year:
		return d.Year < e.Year
	case d.Month == 0 || e.Month == 0 || d.Month != e.Month:
		return d.Month != 0 && e.Month != 0 && d.Month < e.Month
	}
	return d.Day != 0 && e.Day != 0 && d.Day < e.Day
}

// Time returns the first instant of the date in loc.
func (d Date) Time(loc *time.Location) time.Time {
	return time.Date(int(d.Year), time.Month(max(d.Month, 1)), max(int(d.Day), 1), 0, 0, 0, 0, loc)
}

// DaysSince returns the number of days from e to d, negative if e is later.
// Unknown parts count as the first.
func (d Date) DaysSince(e Date) int {
	return int(d.Time(time.UTC).Sub(e.Time(time.UTC)).Hours() / 24)
}

// Zones is the largest difference, in days, between dates of the same moment in two time
// zones: when it is the second in Tokyo, it may be the first in Washington.
const Zones = 1
