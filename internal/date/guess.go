package date

import (
	"strings"
	"time"
)

// Guess returns the day that a text writes in another order, with other signs between the
// numbers or with the month in words, if it can only be one: 15.10.2026, 2026/10/15,
// December 3, 2011.
func Guess(text string) (Date, bool) {
	for _, layout := range []string{"January 2 2006", "Jan 2 2006", "2 January 2006", "2 Jan 2006"} {
		if t, err := time.Parse(layout, strings.Join(strings.Fields(strings.NewReplacer(",", " ", ".", " ").Replace(text)), " ")); err == nil {
			return Of(t), true
		}
	}
	parts := strings.FieldsFunc(strings.TrimRight(text, ".,:"), func(r rune) bool { return strings.ContainsRune("./-–—", r) })
	if len(parts) != 3 {
		return Date{}, false
	}
	year, month, day := parts[0], parts[1], parts[2]
	if len(day) != 4 {
		return numbered(year, month, day)
	}
	year, day = day, year
	meant, ok := numbered(year, month, day)
	american, swapped := numbered(year, day, month)
	switch {
	case !ok:
		return american, swapped
	case swapped && american != meant && strings.Contains(text, "/"):
		return Date{}, false // 3/4/2026 is two days
	}
	return meant, true
}

// numbered returns a day by its numbers, and whether it is in the calendar.
func numbered(year, month, day string) (Date, bool) {
	two := func(number string) string { return strings.Repeat("0", max(0, 2-len(number))) + number }
	d, err := Parse(year + "-" + two(month) + "-" + two(day))
	return d, err == nil && d.IsDay() && d.Year > 0
}
