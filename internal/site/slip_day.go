package site

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"readout/internal/date"
)

// isNumericDay reports whether a word is a day in numbers, however they are written:
// 2022-01-31, 2022-1-31, 31.1.2022.
func isNumericDay(word string) bool {
	numbers := strings.FieldsFunc(word, func(c rune) bool { return strings.ContainsRune("-./", c) })
	if len(numbers) != 3 || len(numbers[0]) != 4 && len(numbers[2]) != 4 {
		return false
	}
	for _, n := range numbers {
		if len(n) > 4 || strings.Trim(n, "0123456789") != "" {
			return false
		}
	}
	return true
}

// dayOf returns the day that a text begins with, if it can only be one: in the order of
// a date, or a day and a month, of which the last before the article is meant.
func (t *freeText) dayOf(text string) (day date.Date, ok bool) {
	words := strings.Fields(strings.ReplaceAll(text, ",", " "))
	if len(words) == 0 {
		return day, false
	}
	if numbers := strings.Split(words[0], "-"); len(numbers) == 3 && len(numbers[0]) == 4 {
		return parsedDay(numbers[0], numbers[1], numbers[2])
	}
	if len(words) == 1 {
		return day, false
	}
	number, month := words[0], monthOf(words[1])
	if month == 0 {
		number, month = words[1], monthOf(words[0])
	}
	if month == 0 {
		return day, false
	}
	number, year := strings.TrimRight(number, "stndrh."), strconv.Itoa(int(t.Date.Day.Year))
	written := len(words) > 2 && len(words[2]) == 4 && strings.Trim(words[2], "0123456789") == ""
	if written {
		year = words[2]
	}
	day, ok = parsedDay(year, strconv.Itoa(month), number)
	if ok && !written && day.Compare(t.lastEdited()) > 0 {
		return parsedDay(strconv.Itoa(int(t.Date.Day.Year)-1), strconv.Itoa(month), number)
	}
	return day, ok
}

func parsedDay(year, month, day string) (date.Date, bool) {
	two := func(n string) string { return strings.Repeat("0", max(0, 2-len(n))) + n }
	d, err := date.Parse(year + "-" + two(month) + "-" + two(day))
	return d, err == nil && d.IsDay()
}

// monthOf returns the number of a month's name, or 0.
func monthOf(name string) int {
	for m := time.January; m <= time.December; m++ {
		if name == m.String() || name == m.String()[:3] || name == m.String()[:3]+"." {
			return int(m)
		}
	}
	return 0
}

// dayInText finds the id of an event inside a text, where it is shown as it is, and a
// day at its end: "to reporters in 2022-01-21-geneva", "to reporters 2022-01-20".
func (f *slipFinder) dayInText(t *freeText) *slip {
	for i := range t.words {
		word := t.word(i)
		_, known := f.events.ids[word]
		switch {
		case dated.MatchString(word) && (known || f.events.withheld[word] != nil) && len(f.registry.ByID(word)) == 0:
			return &slip{t.words[i], fmt.Sprintf("the event %q stands inside a text, where it names nothing", word), t.dayHint(i, "at", word)}
		case i == len(t.words)-1 && isNumericDay(word):
			written := ""
			if day, ok := t.dayOf(word); ok {
				written = day.String()
			}
			return &slip{t.words[i], fmt.Sprintf("the day %q stands inside a text, where it dates nothing", word), t.dayHint(i, "on", written)}
		}
	}
	return nil
}

// dayHint says how to write what stands in a text and is the value of an attribute.
func (t *freeText) dayHint(i int, name, value string) string {
	switch {
	case given(t.mark, name):
		return fmt.Sprintf("%q is given already: take it out of the text", name)
	case value == "":
		return "take it out of the text, and write it behind a semicolon as a date: year, month, day"
	case i == 0:
		return fmt.Sprintf("write it behind a semicolon: \"; %s %s\"", name, value)
	}
	return fmt.Sprintf("take it out of the text, and write behind a semicolon: \"; %s %s\"", name, value)
}
