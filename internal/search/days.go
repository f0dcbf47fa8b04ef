package search

import (
	"strconv"
	"strings"

	"readout/internal/date"
)

// days returns the names by which something is found on its date. Each is one word, since a
// query joins a number with the words beside it: who asks for "1 February 2022" finds what
// has "1february" and "february2022". A word for the day of the month alone would be met
// wherever a number is.
func (g *gatherer) days(d date.Date) []*Names {
	if d.Month == 0 {
		return nil
	}
	list := []*Names{g.onDay(date.Date{Year: d.Year, Month: d.Month})}
	if d.IsDay() {
		list = append(list, g.onDay(date.Date{Month: d.Month, Day: d.Day}), g.onDay(d))
	}
	return list
}

// onDay returns the names of a month, of a day, or of a day of any year, which has Year 0.
func (g *gatherer) onDay(d date.Date) *Names {
	if g.byDay[d] == nil {
		g.byDay[d] = &Names{Texts: g.dayNames(d)}
	}
	return g.byDay[d]
}

func (g *gatherer) dayNames(d date.Date) []string {
	digits := strings.ReplaceAll(d.String(), "-", "")
	day := strconv.Itoa(int(d.Day))
	if d.Year > 0 && d.IsDay() {
		// A query has "1x2x2022" for "1.2.2022": "1122022" would be 11 February and 1 December.
		number := strconv.Itoa(int(d.Month))
		names := []string{digits, day + "x" + number + "x" + digits[:4]}
		if d.Day > 12 {
			names = append(names, number+"x"+day+"x"+digits[:4]) // only the month can come first in "2/20/2022"
		}
		return names
	}
	month, short := g.Words.Month(int(d.Month)), g.Words.ShortMonth(int(d.Month))
	if d.Year > 0 {
		year := digits[:4]
		return []string{digits, month + year, short + year}
	}
	return []string{day + month, month + day, day + short, short + day}
}
