package page

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/spelling"
)

// day writes a date in the forms that pages need.
func day(d date.Date) Day {
	t := d.Time(time.UTC)
	switch {
	case d.IsZero():
		return Day{}
	case d.Month == 0:
		return Day{d.String(), d.String(), d.String()}
	case d.Day == 0:
		return Day{d.String(), t.Format("Jan 2006"), t.Format("January 2006")}
	}
	return Day{d.String(), t.Format("2 Jan 2006"), t.Format("Monday 2 January 2006")}
}

// typeNames are the words for kinds of events.
var typeNames = map[document.EventType]string{
	"call": "Call", "meeting": "Meeting", "visit": "Visit", "summit": "Summit", "session": "Session",
	"agreement": "Agreement", "letter": "Letter", "communique": "Communiqué", "deployment": "Deployment",
	"exercise": "Exercise", "sanctions": "Sanctions", "attack": "Attack", "ceasefire": "Ceasefire",
	"vote": "Vote", "election": "Election", "other": "Event",
}

// years writes the term of a post: "2004–", "1994–2004", "1994", or "".
func years(start, end date.Date) string {
	switch {
	case start.IsZero() && end.IsZero():
		return ""
	case end.IsZero():
		return fmt.Sprintf("%d–", start.Year)
	case start.IsZero():
		return fmt.Sprintf("–%d", end.Year)
	case start.Year == end.Year:
		return fmt.Sprint(start.Year)
	}
	return fmt.Sprintf("%d–%d", start.Year, end.Year)
}

// life writes when somebody lived: "born 1950", "1918–2008", or "".
func life(born, died date.Date) string {
	switch {
	case born.IsZero() && died.IsZero():
		return ""
	case died.IsZero():
		return fmt.Sprintf("born %d", born.Year)
	case born.IsZero():
		return fmt.Sprintf("died %d", died.Year)
	}
	return fmt.Sprintf("%d–%d", born.Year, died.Year)
}

// upperFirst begins a paraphrase like a sentence.
func upperFirst(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:size]) + s[size:]
}

// distinct returns names without those that differ from an earlier one only in
// case or accents.
func distinct(names []string) []string {
	var list []string
	seen := map[string]bool{}
	for _, name := range names {
		if folded := spelling.Fold(name); !seen[folded] {
			seen[folded] = true
			list = append(list, name)
		}
	}
	return list
}

// towards returns what stands between a statement's verb and whom it is
// directed at: one demands of, pledges to, and accuses.
func towards(mark *document.Statement) string {
	if mark.Cue.Given() {
		return "towards"
	}
	switch mark.Verb {
	case "accuses", "condemns", "supports", "threatens", "warns":
		return ""
	case "demands":
		return "of"
	case "offers", "pledges":
		return "to"
	case "rejects":
		return "a position of"
	}
	return "towards"
}

// list joins names as a sentence does: "A, B and C".
func list(names []string) string {
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	default:
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
}

// plural writes a number with its word: "1 article", "3 articles".
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%s %s", grouped(n), many)
}

// grouped writes a number with commas between thousands.
func grouped(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// longDate writes a date with its month in full: "1 February 2022".
func longDate(d date.Date) string {
	if d.IsDay() {
		return d.Time(time.UTC).Format("2 January 2006")
	}
	return day(d).Long
}
