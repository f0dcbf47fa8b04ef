package annotate

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"readout/internal/attribution"
	"readout/internal/document"
	"readout/internal/report"
	"readout/internal/source"
)

// breaksOff reports whether a clause ends with a paragraph that has no stop at its end, though another paragraph
// follows: what it goes on with may be "not".
func (d *desk) breaksOff(a *attribution.Attribution) bool {
	i := d.blockOf(a.Words.End - 1)
	block := d.doc.Text.Blocks[i].Span
	return a.Form != document.Direct && block.End == a.Words.End && i+1 < len(d.doc.Text.Blocks) && d.inBody(d.doc.Text.Blocks[i+1].Span.Start) &&
		!strings.HasSuffix(d.words(a.Words), "”") && !strings.HasSuffix(d.words(a.Words), `"`)
}

// occasion is what says where or when somebody spoke, and not what they said.
var occasion = regexp.MustCompile(`^(?:on|late|early|in|at|during|to|by)(?: (?:an?|the|his|her|their))? (?:[\pL-]+ ){0,3}(?:` + weekdays + `|call|interview|statement|briefing|conference|speech|letter|tweet|post|message|email|release|reporters|journalists)\b`)

// tellsWhere reports whether the words of a reported clause only say where somebody spoke.
func (d *desk) tellsWhere(a *attribution.Attribution) bool {
	return a.Form == document.Indirect && a.Cue.Len() > 0 && a.Cue.End <= a.Words.Start && occasion.MatchString(d.words(a.Words))
}

const (
	anotherTime = `(?:(?:back )?in (?:early |late |mid-)?(?:(?:` + months + `) )?(?:19|20)\d\d|last (?:year|month|decade|century|spring|summer|autumn|fall|winter)|(?:the )?previous (?:year|month)|` +
		`(?:an?|two|three|four|five|six|ten|several|some|many|\d+) (?:years?|months?|decades?) (?:ago|earlier|before)|at the time|in (?:his|her|their) memoirs?)`
)

var (
	// recalledBehind is what stands behind a verb of saying, or behind one with whom it was said to.
	recalledBehind = regexp.MustCompile(`^(?i:(?: (?:also|first|once))?(?: to)?(?: [\pL’'-]+){0,3}?,? ` + anotherTime + `\b)`)
	recalledBefore = regexp.MustCompile(`^(?i:(?:(?:speaking|writing|testifying|asked|interviewed|during|at|already|even|as (?:early|far back) as)(?: [\pL’'-]+){0,6}? )?` + anotherTime + `),? `)
)

// isRecalled reports whether the words were said before the days that a report is about: "said in 2019", "in 2019 he
// said". The report's own year and month is none.
func (d *desk) isRecalled(a *attribution.Attribution) bool {
	if a.Cue.Len() == 0 {
		return false
	}
	sentence := d.doc.Text.SentenceAt(a.Cue.Start)
	behind := source.Span{Start: a.Cue.End, End: max(a.Cue.End, sentence.End)}
	if a.Words.Start >= a.Cue.End {
		behind.End = max(behind.Start, min(behind.End, a.Words.Start))
	}
	said := recalledBehind.FindString(d.words(behind))
	if said == "" && a.Words.Start >= a.Cue.End {
		said = recalledBefore.FindString(d.words(source.Span{Start: sentence.Start, End: a.Cue.Start}))
	}
	if year := strconv.Itoa(int(d.plain.date.Year)); !strings.Contains(said, year) {
		return said != ""
	}
	month := monthName.FindString(said)
	return month != "" && report.MonthNumber(month) != fmt.Sprintf("%02d", d.plain.date.Month)
}

var monthName = regexp.MustCompile(`\b(?:` + months + `)`)

// opener is a word that begins a clause, alone at the beginning of a sentence.
var opener = regexp.MustCompile(`^(?:As|When|While|If|Since|After|Because|Although|Before) $`)

// reachBack takes the first word of a sentence into a reported clause that lacks it.
func (d *desk) reachBack(a *attribution.Attribution) {
	sentence := d.doc.Text.SentenceAt(a.Words.Start)
	if a.Form == document.Indirect && len(a.Parts) == 1 && opener.MatchString(d.words(source.Span{Start: sentence.Start, End: max(sentence.Start, a.Words.Start)})) {
		a.Words.Start, a.Parts = sentence.Start, []source.Span{{Start: sentence.Start, End: a.Parts[0].End}}
	}
}

// clause is a part of a statement without the "that" before it.
func (d *desk) clause(part source.Span) source.Span {
	words := d.words(part)
	if that := leadingThat.FindString(words); that != "" && len(that) < len(words) {
		part.Start += int32(len(that))
	}
	return part
}

var leadingThat = regexp.MustCompile(`^(?i:that) `)
