package language

import (
	"strconv"
	"time"

	"readout/internal/date"
)

// Day writes a date short, "1 Feb 2022", and long, "Tuesday 1 February 2022"; a
// year or a month of a year without what it lacks.
func (w *Words) Day(d date.Date) (short, long string) {
	year := w.Digits(strconv.Itoa(int(d.Year)))
	if d.Month == 0 {
		return year, year
	}
	name, abbreviated := w.Month(int(d.Month)), w.ShortMonth(int(d.Month))
	if d.Day == 0 {
		return w.Say("date.short_month", abbreviated, year), w.Say("date.long_month", name, year)
	}
	weekday := w.Say("weekday." + strconv.Itoa(int(d.Time(time.UTC).Weekday())))
	day := w.Digits(strconv.Itoa(int(d.Day)))
	return w.Say("date.short", day, abbreviated, year), w.Say("date.long", weekday, day, name, year)
}

// Bare writes a date short, without its year: "1 Feb". A year alone stays.
func (w *Words) Bare(d date.Date) string {
	switch {
	case d.Month == 0:
		return w.Digits(strconv.Itoa(int(d.Year)))
	case d.Day == 0:
		return w.ShortMonth(int(d.Month))
	}
	return w.Say("date.bare", w.Digits(strconv.Itoa(int(d.Day))), w.ShortMonth(int(d.Month)))
}

// FullDay writes a date with its month in full: "1 February 2022".
func (w *Words) FullDay(d date.Date) string {
	if d.Day == 0 {
		_, long := w.Day(d)
		return long
	}
	return w.Say("date.full", w.Digits(strconv.Itoa(int(d.Day))), w.Month(int(d.Month)), w.Digits(strconv.Itoa(int(d.Year))))
}

// FullSpan writes the days from one to another, which may be none, with their month in
// full: "18 to 20 February 2022", "30 January to 2 February 2022".
func (w *Words) FullSpan(from, to date.Date) string {
	switch {
	case to.IsZero() || to == from:
		return w.FullDay(from)
	case from.Day == 0 || from.Year != to.Year:
		return w.Say("date.span", w.FullDay(from), w.FullDay(to))
	case from.Month != to.Month:
		return w.Say("date.span", w.DayOfYear(from, false), w.FullDay(to))
	}
	return w.Say("date.span", w.Digits(strconv.Itoa(int(from.Day))), w.FullDay(to))
}

// DayOfYear writes a day without its year: "1 February", or "1 Feb" if it is to be short.
func (w *Words) DayOfYear(d date.Date, short bool) string {
	month := w.Month(int(d.Month))
	if short {
		month = w.ShortMonth(int(d.Month))
	}
	return w.Say("date.day", w.Digits(strconv.Itoa(int(d.Day))), month)
}

// Month returns the name of a month, 1 to 12.
func (w *Words) Month(m int) string { return w.Say("month." + strconv.Itoa(m)) }

// ShortMonth returns the name of a month as it stands where there is little
// room.
func (w *Words) ShortMonth(m int) string { return w.Say("short_month." + strconv.Itoa(m)) }
