package report

import (
	"fmt"
	"regexp"
	"strings"
)

// withheldLine is a line that says that a report is not to be published, or not yet.
var withheldLine = regexp.MustCompile(`(?i)^[\s*_#(\[]*(?:(?:strictly |under )?embargo(?:ed)?\b(?:[:,]| (?:until|till|to|for|before)\b| (?:lifts|ends|expires):? (?:at |on )?\d|[\s\x{a0}]*[(—–-]+.*\d|\W*$| \d)|not for (?:publication|release|broadcast|use)\b|(?:mandatory |bulletin |advisory )?kill\b(?:[:,;]|\W*$)|do not (?:publish|release)\b|(?:hold|held) (?:for release|until|till)\b|not to be (?:published|released)\b|(?:off the record|confidential)\W*$)`)

// draftTitle is a title that says that the report is not finished.
var draftTitle = regexp.MustCompile(`^[\s*_#(\[]*(?:DRAFT|Draft)(?:\s*[:)\]]|[\s\x{a0}]+[—–-]+[\s\x{a0}])`)

var (
	clock = regexp.MustCompile(`(?i)(?:^|[^\d:.])(\d{1,2})[:.h]?(\d{2})(?:\s*hrs?)?(?:\s*\(?(GMT|UTC|Z)\)?)?(?:[^\d:.]|$)`)
	// otherClock is a time of day in words that only a person reads for sure.
	otherClock = regexp.MustCompile(`(?i)\b(?:[ap]\.?m\b|noon|midnight|[ECMP][SD]?T\b|BST|CES?T|IST|local|check|delivery)`)
)

// takeWithheld takes the moment of an embargo, if the line gives it in full: a day with its year, and a time in GMT, or
// none. What else it says is a question.
func (r *Report) takeWithheld(words string) {
	r.drop(words)
	day, rest := DayIn(words)
	embargoed := strings.Contains(strings.ToLower(words), "embargo")
	m := clock.FindStringSubmatch(rest)
	switch {
	case !embargoed || day.IsZero() || r.Embargo != "" || otherClock.MatchString(rest) || strings.Count(rest, ":") > 2:
	case m == nil && !strings.ContainsAny(rest, "0123456789"):
		r.Embargo = day.String()
		return
	case m != nil && m[3] != "" && len(m[1]) <= 2 && m[1] < "24" && m[2] < "60":
		r.Embargo = fmt.Sprintf("%sT%02s:%s:00Z", day, m[1], m[2])
		return
	}
	r.Withheld = append(r.Withheld, words)
}

// SaysWithheld reports whether a title or a line above the text says that a report is not to be published, or not yet.
func SaysWithheld(words string) bool {
	const longest = 120 // bytes; more is a paragraph
	return len(words) <= longest && (withheldLine.MatchString(words) || draftTitle.MatchString(words))
}
