package annotate

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"readout/internal/date"
	"readout/internal/report"
	"readout/internal/source"
)

// A dayName is a day as a report names it: "Tuesday", "on 9 March".
type dayName struct {
	span source.Span // of the text, with the preposition before it
	weekday,
	month, day, toDay, year, relative string
	vague bool // "next week", "in June": nobody knows which day
}

// A tense says where a day lies that is named without its year.
type tense uint8

const (
	past   tense = iota // on the report's day or before
	toCome              // on it or behind it
	either              // where it is nearest
)

const (
	weekdays = `Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday`
	months   = `January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.`
)

// dayWords finds days. A month alone is none.
var dayWords = regexp.MustCompile(`\b(?:(?:on|On|late|early) )*(?:` +
	`(?:((?:next|last|this|Next|Last|This) )?(` + weekdays + `)(?:,? (?:the )?(\d{1,2})(?:st|nd|rd|th)? (?:of )?(` + months + `)|, (` + months + `) (\d{1,2}))?)` +
	`|(\d{1,2})(?:st|nd|rd|th)?(?:(?: and | to |–|-)(\d{1,2})(?:st|nd|rd|th)?)? (?:of )?(` + months + `)` +
	`|(` + months + `) (\d{1,2})(?:st|nd|rd|th)?(?:(?: and | to |–|-)(\d{1,2}))?` +
	`|(today|yesterday|tomorrow|tonight|Today|Yesterday|Tomorrow)` +
	`|((?:(?:later|early|earlier) )?(?:next|last|this|Next|Last|This) (?:week|weekend|month|year)|[Ii]n (?:early |late |mid-)?(?:` + months + `)|(?:in )?(?:the )?coming (?:days|weeks|months))` +
	`)(?:,? ((?:19|20)\d{2}))?(?:\b|$)`)

// daysIn finds the days that a stretch of text names.
func daysIn(text string, offset int32) []dayName {
	var days []dayName
	for _, m := range dayWords.FindAllStringSubmatchIndex(text, -1) {
		part := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return text[m[2*i]:m[2*i+1]]
		}
		d := dayName{
			span:     source.Span{Start: offset + int32(m[0]), End: offset + int32(m[1])},
			weekday:  part(2),
			day:      part(3) + part(6) + part(7) + part(11),
			month:    part(4) + part(5) + part(9) + part(10),
			toDay:    part(8) + part(12),
			year:     part(15),
			vague:    part(14) != "",
			relative: strings.ToLower(part(1) + part(13)),
		}
		days = append(days, d)
	}
	return days
}

// resolve returns the day that is meant in a report of another day, or the zero Date if nobody
// can tell, and the last day if there are several.
func (d dayName) resolve(of date.Date, when tense) (day, end date.Date) {
	if d.vague {
		return day, end
	}
	if d.day != "" {
		return d.ofMonth(d.day, of, when), d.ofMonth(d.toDay, of, when)
	}
	switch relative := strings.TrimSpace(d.relative); {
	case relative == "yesterday":
		return plus(of, -1), end
	case relative == "tomorrow":
		return plus(of, 1), end
	case d.weekday == "":
		return of, end // today, tonight
	case relative == "last":
		return plus(of, -1-(daysSince(d.weekday, of)+6)%7), end
	case relative == "next":
		return plus(of, 7-daysSince(d.weekday, of)), end
	case when == toCome:
		return plus(of, (7-daysSince(d.weekday, of))%7), end
	}
	return plus(of, -daysSince(d.weekday, of)), end
}

// ofMonth returns a day of the month that is named. Without its year, what happened longer
// than half a year ago would be told with it, so that nobody knows what is meant.
func (d dayName) ofMonth(day string, of date.Date, when tense) date.Date {
	if day == "" {
		return date.Date{}
	}
	if len(day) == 1 {
		day = "0" + day
	}
	in := func(year int) date.Date {
		found, _ := date.Parse(strconv.Itoa(year) + "-" + report.MonthNumber(d.month) + "-" + day)
		return found
	}
	if year, err := strconv.Atoi(d.year); err == nil {
		return in(year)
	}
	const halfYear = 183
	nearest := date.Date{}
	for _, year := range []int{int(of.Year), int(of.Year) - 1, int(of.Year) + 1} {
		other := in(year)
		wrong := when == past && (of.Before(other) || distance(other, of) > halfYear) || when == toCome && other.Before(of)
		if !other.IsZero() && !wrong && (nearest.IsZero() || distance(other, of) < distance(nearest, of)) {
			nearest = other
		}
	}
	return nearest
}

func distance(a, b date.Date) int { return max(a.DaysSince(b), b.DaysSince(a)) }

func plus(day date.Date, days int) date.Date {
	return date.Of(day.Time(time.UTC).AddDate(0, 0, days))
}

// daysSince returns how many days, 0 to 6, have passed since the last day of that name.
func daysSince(weekday string, of date.Date) int {
	for w := time.Sunday; w <= time.Saturday; w++ {
		if w.String() == weekday {
			return (int(of.Time(time.UTC).Weekday()-w) + 7) % 7
		}
	}
	return 0
}
