package report

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"readout/internal/date"
)

// maxHead is how many blocks at the beginning may say something of the report.
const maxHead = 8

// takeHead takes what says something of the report off the beginning of its blocks, and
// returns the others. What is known already, from a page's metadata, stays.
func (r *Report) takeHead(blocks []block) []block {
	if last := len(blocks) - 1; last > 0 && address.MatchString(blocks[last].words) && r.SourceURL == "" {
		r.SourceURL, blocks = blocks[last].words, blocks[:last]
	}
	blocks = r.takeMail(blocks)
	var rest []block
	titled := r.Title != ""
	for i := range blocks {
		words := blocks[i].words
		switch {
		case i >= maxHead:
			return append(rest, blocks[i:]...)
		case blocks[i].kind == heading && (!titled || words == r.Title):
			r.Title, r.Titled, titled = words, true, true
		case blocks[i].kind == heading || blocks[i].kind == item:
			return append(rest, blocks[i:]...)
		case r.takeLine(words):
		case !titled && len(rest) == 0 && r.takeLetterhead(words, blocks[i+1:]):
		case !titled && len(rest) == 0 && i+1 < len(blocks) && isTitle(words):
			r.Title, r.Titled, titled = words, true, true
		case blocks[i].kind == paragraph:
			blocks[i].words = r.takeDateline(words)
			if isLong(words) {
				return append(rest, blocks[i:]...)
			}
			rest = append(rest, blocks[i])
		default:
			rest = append(rest, blocks[i])
		}
	}
	return rest
}

// mailHeader is a line above the text of an e-mail, and mailMark what stands above one that is sent on.
var (
	mailHeader = regexp.MustCompile(`^(?i:(from|to|cc|bcc|reply-to|sent|date|subject|importance|attachments?|message-id)):[\s\x{a0}]*(.*)$`)
	mailMark   = regexp.MustCompile(`^(?i:-*\s*(?:original message|forwarded message|begin forwarded message:?)\s*-*)$`)
)

// takeMail takes the headers of an e-mail, or of one that was sent on: its subject is the title. It takes nothing of
// a text without a subject among them, or with one such line alone, which may be a speaker's.
func (r *Report) takeMail(blocks []block) []block {
	n, headers, subject := 0, 0, ""
	var day date.Date
	for ; n < len(blocks); n++ {
		m := mailHeader.FindStringSubmatch(blocks[n].words)
		switch {
		case m == nil && mailMark.MatchString(blocks[n].words):
			continue
		case m == nil:
		case strings.EqualFold(m[1], "subject"):
			subject = replied.ReplaceAllString(m[2], "")
		case strings.EqualFold(m[1], "sent"), strings.EqualFold(m[1], "date"):
			day, _ = DayIn(m[2])
		}
		if m == nil {
			break
		}
		headers++
	}
	if headers < 2 || subject == "" || n == len(blocks) {
		return blocks
	}
	for _, b := range blocks[:n] {
		r.drop(b.words)
	}
	if r.Title == "" {
		r.Title = subject
	}
	if r.Date.IsZero() {
		r.Date = day
	}
	return blocks[n:]
}

// replied is what an e-mail program puts before the subject.
var replied = regexp.MustCompile(`^(?i:(?:re|fwd?|aw|wg|tr)\s*:\s*)+`)

// takeLine takes a line that is no part of the text.
func (r *Report) takeLine(words string) bool {
	switch m := byline.FindStringSubmatch(words); {
	case withheldLine.MatchString(words):
		r.takeWithheld(words)
		return true
	case m != nil:
		r.takeByline(m[1])
		r.drop(words)
		return true
	case address.MatchString(words) && r.SourceURL == "":
		r.SourceURL = words
		return true
	case releaseLine.MatchString(words):
		r.drop(words)
		return true
	case r.takeCaption(words):
		return true
	case dayLine.MatchString(words):
		if r.Date.IsZero() && r.Yearless == "" {
			r.Yearless = words
		}
		r.drop(words)
		return true
	case townLine.MatchString(words) && r.Dateline == "":
		m := townLine.FindStringSubmatch(words)
		r.Dateline = m[1]
		r.setDay(m[2])
		r.drop(words)
		return true
	case agencyLine.MatchString(words) && r.Publisher == "":
		r.Publisher = agencyLine.FindStringSubmatch(words)[1]
		r.drop(words)
		return true
	}
	day, rest := DayIn(words)
	if m := townAndFullDay.FindStringSubmatch(words); m != nil && !dateWords.MatchString(m[1]) && r.Dateline == "" {
		r.Dateline, rest = m[1], ""
	}
	if day.IsZero() || !dateWords.MatchString(rest) {
		return false
	}
	if r.Date.IsZero() {
		r.Date = day
	}
	r.drop(words)
	return true
}

// takeLetterhead takes a first line that names a ministry, an embassy or another office as the publisher, if what
// stands below it can be the title.
func (r *Report) takeLetterhead(words string, below []block) bool {
	if r.Publisher != "" || !letterhead.MatchString(words) || paperName.MatchString(words) {
		return false
	}
	for i := 0; i+1 < len(below) && below[i].kind != item; i++ {
		if releaseLine.MatchString(below[i].words) {
			continue
		}
		if isTitle(below[i].words) {
			r.Publisher, r.Released = words, true
		}
		break
	}
	return r.Released
}

// setDay takes the day of a dateline, unless the day is known.
func (r *Report) setDay(words string) {
	words = strings.Trim(words, ", ")
	if !r.Date.IsZero() || words == "" {
		return
	}
	if r.Date, _ = DayIn(words); r.Date.IsZero() {
		r.Yearless = cmp.Or(r.Yearless, words)
	}
}

// takeByline takes the authors, and the publisher that stands behind them. A page's
// metadata may have them already.
func (r *Report) takeByline(list string) {
	known := len(r.Authors) > 0
	for _, name := range splitNames(list) {
		switch {
		case slices.Contains(strings.Split(agencies, "|"), name):
			r.Publisher = cmp.Or(r.Publisher, name)
		case !known:
			r.Authors = append(r.Authors, name)
		}
	}
}

func (r *Report) drop(words string) { r.Dropped = append(r.Dropped, words) }

var (
	byline     = regexp.MustCompile(`^(?:[Bb]y|BY|Written by|Reported by) ((?:\p{Lu}[\pL.'’-]*|and|,|&)(?:,? (?:\p{Lu}[\pL.'’-]*|and|&|de|van|von|der|bin|al|el))*)$`)
	address    = regexp.MustCompile(`^https?://[^\s<>"]+$`)
	agencyLine = regexp.MustCompile(`^\(?(` + agencies + `)\)?\s*[\x{a0}\s]*(?:[—–-]+[\x{a0}\s]*)?$`)
	// releaseLine says what kind of paper a report is.
	releaseLine = regexp.MustCompile(`^(?i:for immediate release|(?:press|media|news) (?:release|statement|note|communiqu[eé])(?:,? (?:no\.?|nr\.?|№|#)? ?[\d/-]+)?)$`)
	// letterhead is the name of an office that issues releases, and no more.
	letterhead = regexp.MustCompile(`^(?:(?:The|Federal|State|Royal|Foreign|Presidential|European|Permanent|Prime|Minister['’]s|Press|\p{Lu}\pL+ian|Spokesperson['’]s) )*` +
		`(?:Ministry|MINISTRY|Department|Embassy|Office|Mission|Chancellery|Administration|Government|Cabinet|Secretariat|Service)(?:,? (?:(?:of|for|to|and|the|in|at|&|OF|FOR)|\p{Lu}[\pL.'’-]*))*$`)
	// paperName ends a title that says whose paper it is: "Ministry Statement".
	paperName = regexp.MustCompile(`(?i) (?:statements?|announcements?|briefings?|conference|release|readout|remarks|communiqu[eé]|notes?|reports?)$`)
	// dateWords is what may stand beside the day on a line that says no more.
	dateWords = regexp.MustCompile(`(?i)^(?:[\s,.:;|•·–—()-]|\d{1,2}[:.h]\d{2}|[ap]\.?m\.?|GMT|UTC|[ECMP][SD]?T|BST|CET|CEST|IST|published|updated|last|posted|first|on|at|date|for immediate release|mon(?:day)?|tue(?:sday|s)?|wed(?:nesday)?|thu(?:rsday|rs)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)*$`)
	// townLine is a dateline on a line of its own.
	townLine = regexp.MustCompile(`^(\p{Lu}[\p{Lu}.'’-]+(?:[ ,/-]+\p{Lu}[\p{Lu}.'’-]+){0,3}), ((?:(?:` + monthNames + `)\.? \d{1,2}|\d{1,2} (?:` + monthNames + `))(?:,? \d{4})?)\.?$`)
	// townAndFullDay is that of a ministry, with its year: "Oslo, 4 March 2024".
	townAndFullDay = regexp.MustCompile(`^(\p{Lu}[\pL.'’-]+(?: \p{Lu}[\pL.'’-]+){0,2}), ((?:(?:` + monthNames + `)\.? \d{1,2},?|\d{1,2} (?:` + monthNames + `),?) \d{4})\.?$`)
	// dayLine is a day without its year.
	dayLine  = regexp.MustCompile(`^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:(?:` + monthNames + `)\.? \d{1,2}|\d{1,2} (?:` + monthNames + `))$`)
	credited = regexp.MustCompile(`^(.*[.!?”"’])\s*\(((?:[Pp]hoto(?:graph)?(?: by|:)|[Ii]mage:|[Pp]icture:)?\s*[^()]*(?:via|/|AP|Reuters|REUTERS|Getty|AFP|EPA|[Pp]hoto|[Ii]mage)[^()]*)\)\.?$`)
)

// agencies are those whose name stands where a dateline has a town.
const agencies = `CNN|AP|Associated Press|The Associated Press|Reuters|REUTERS|AFP|BBC|BBC News|TASS|Xinhua|dpa|DPA|UPI|RFE/RL|VOA|Bloomberg|Interfax|Kyodo|Yonhap|ANSA|EFE|PTI|Anadolu|NPR|PBS|ABC News|CBS News|NBC News|Al Jazeera|Politico|POLITICO|DW`

// takeCaption takes a picture's caption, which ends with its credit in brackets.
func (r *Report) takeCaption(words string) bool {
	m := credited.FindStringSubmatch(words)
	if m == nil || r.Caption != "" {
		return false
	}
	r.Caption, r.Credit = m[1], m[2]
	return true
}

// isTitle reports whether a first line is a title: short, and no sentence.
func isTitle(words string) bool {
	return len(words) <= 200 && !isDateline(words) && !strings.HasSuffix(words, ".") && !strings.HasSuffix(words, ":") && !strings.ContainsAny(words, "[]")
}

func isDateline(words string) bool { return datelineOf(words) != nil }

// datelineOf returns the parts of the dateline that words begin with: all of it, town, day, agency; nil if there is none.
func datelineOf(words string) []string {
	if m := dateline.FindStringSubmatch(words); m != nil && m[1]+m[3] != "" {
		return m
	}
	return townAndDay.FindStringSubmatch(words)
}

const (
	dayOfLine  = `,? (?:` + monthNames + `)\.? \d{1,2}(?:,? \d{4})?|, \d{1,2} (?:` + monthNames + `)(?: \d{4})?`
	agencyDash = `\s*(?:\(([^()]{2,40})\))?[\s\x{a0}]*(?:—|–|--|-)[\s\x{a0}]+`
)

var (
	// dateline is what a wire report begins with: "MOSCOW, Feb. 1 (Reuters) - ".
	dateline = regexp.MustCompile(`^(\p{Lu}[\p{Lu}.'’-]+(?:[ ,/-]+\p{Lu}[\pL.'’-]*)*?)?(` + dayOfLine + `)?` + agencyDash)
	// townAndDay is that of a ministry: "Astana, 11 November 2026 – ".
	townAndDay = regexp.MustCompile(`^(\p{Lu}[\pL.'’-]+(?: \p{Lu}[\pL.'’-]+){0,3})(` + dayOfLine + `)` + agencyDash)
)

// openingDay is a day with its year before the first sentence, up to its first letter.
var openingDay = regexp.MustCompile(`^((?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )(?:(?:` + monthNames + `) \d{1,2}, \d{4}|\d{1,2} (?:` + monthNames + `) \d{4})[ ,.:—–-]+)\p{Lu}`)

// takeDateline takes the dateline off the first paragraph.
func (r *Report) takeDateline(words string) string {
	if m := openingDay.FindStringSubmatch(words); m != nil && r.Date.IsZero() {
		r.Date, _ = DayIn(m[1])
		r.drop(strings.TrimSpace(m[1]))
		return words[len(m[1]):]
	}
	m := datelineOf(words)
	if m == nil {
		return words
	}
	r.setDay(m[2])
	r.Publisher = cmp.Or(r.Publisher, m[3])
	switch {
	case slices.Contains(strings.Split(agencies, "|"), m[1]):
		r.Publisher = cmp.Or(r.Publisher, m[1])
	case r.Dateline == "":
		r.Dateline = m[1]
	}
	r.drop(strings.TrimSpace(m[0]))
	return words[len(m[0]):]
}

// splitNames parts "Jane Roe and John Doe, CNN".
func splitNames(list string) []string {
	var names []string
	for _, name := range strings.FieldsFunc(strings.NewReplacer(" and ", ",", " & ", ",").Replace(list), func(r rune) bool { return r == ',' }) {
		if name = strings.TrimSpace(name); name != "" && name != "and" {
			names = append(names, name)
		}
	}
	return names
}

const monthNames = `Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?`

var fullDay = regexp.MustCompile(`(?i)\b(?:(\d{4})-(\d{2})-(\d{2})|(` + monthNames + `)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})|(\d{1,2})(?:st|nd|rd|th)? (` + monthNames + `)\.?,? (\d{4}))\b`)

// DayIn returns the first day in a text that is given with its year, or the zero Date,
// and the text without it.
func DayIn(words string) (date.Date, string) {
	m := fullDay.FindStringSubmatchIndex(words)
	if m == nil {
		return date.Date{}, words
	}
	part := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return words[m[2*i]:m[2*i+1]]
	}
	year, month, day := part(1)+part(6)+part(9), part(2), part(3)+part(5)+part(7)
	if month == "" {
		month = MonthNumber(part(4) + part(8))
	}
	if len(day) == 1 {
		day = "0" + day
	}
	d, err := date.Parse(year + "-" + month + "-" + day)
	if err != nil {
		return date.Date{}, words
	}
	return d, words[:m[0]] + words[m[1]:]
}

// MonthNumber returns the two digits of a month, given its English name or the first
// three letters of it, or "".
func MonthNumber(name string) string {
	const months = "janfebmaraprmayjunjulaugsepoctnovdec"
	if len(name) < 3 {
		return ""
	}
	i := strings.Index(months, strings.ToLower(name[:3]))
	if i < 0 || i%3 != 0 {
		return ""
	}
	n := i/3 + 1
	return string([]byte{'0' + byte(n/10), '0' + byte(n%10)})
}
