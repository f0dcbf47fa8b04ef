package document

import (
	"path"
	"strings"

	"readout/internal/date"
	"readout/internal/source"
)

// monthOff is the number of days by which an article's date may differ from the date in
// the name of its file: a text may be published later than it was filed.
const monthOff = 31

// oddDate reports whether the date of an article does not fit the date in the name of its
// file, or has lost a digit.
func (d *Document) oddDate() bool {
	day := d.Article.Date.Day
	if day.IsZero() || day.Year < date.FirstYear {
		return !day.IsZero()
	}
	first, last := NamedFor(d.File.Path)
	return !first.IsZero() && (first.DaysSince(day) > monthOff || day.DaysSince(last) > monthOff)
}

// NamedFor returns the first and last day of the date in a file's path: the day that
// its name begins with, or the year of the innermost folder whose name is a year.
func NamedFor(p source.Path) (first, last date.Date) {
	folder, name := path.Split(string(p))
	if day, ok := date.Starting(name); ok && day.Year >= date.FirstYear {
		return day, day
	}
	for parts := strings.Split(folder, "/"); len(parts) > 0; parts = parts[:len(parts)-1] {
		if part := parts[len(parts)-1]; len(part) == 4 {
			if year, err := date.Parse(part); err == nil && year.Year >= date.FirstYear {
				return date.Date{Year: year.Year, Month: 1, Day: 1}, date.Date{Year: year.Year, Month: 12, Day: 31}
			}
		}
	}
	return date.Date{}, date.Date{}
}
