package report

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// readPlain reads a plain text.
func readPlain(text string) Report {
	var blocks []block
	for _, chunk := range blankLine.Split(text, -1) {
		for _, words := range unwrap(strings.Split(chunk, "\n")) {
			blocks = append(blocks, block{words: words})
		}
	}
	var r Report
	blocks = r.takeHead(blocks)
	markHeadings(blocks)
	if len(blocks) > 0 {
		r.Body = markdown(blocks)
	}
	return r
}

var blankLine = regexp.MustCompile(`\n[\s]*\n`)

// unwrap joins lines that were broken because they were full: the next word would not
// have fitted; and those of which the second goes on with a sentence. Elsewhere a new
// paragraph begins.
func unwrap(lines []string) []string {
	width := 0
	for i, line := range lines {
		lines[i] = oneLine(line)
		width = max(width, utf8.RuneCountInString(lines[i]))
	}
	const narrow, wide = 50, 120
	var out []string
	for i, line := range lines {
		switch {
		case line == "":
		case i > 0 && lines[i-1] != "" && !isHeadLine(line) && !isHeadLine(lines[i-1]) && (goesOn(lines[i-1], line) || width >= narrow && width <= wide && isFull(lines[i-1], line, width)):
			out[len(out)-1] += " " + line
		default:
			out = append(out, line)
		}
	}
	return out
}

// isHeadLine reports whether a line says something of the report: these stand below each
// other without a blank line between.
func isHeadLine(line string) bool {
	var r Report
	return mailHeader.MatchString(line) || r.takeLine(line)
}

// goesOn reports whether a line goes on with the sentence of the line before, however short that is: it begins
// with a small letter or a negation, or the line before breaks off behind a small word. "Not" that is cut off
// makes the opposite of a sentence.
func goesOn(before, line string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, `"'”’)»`))
	if strings.ContainsRune(".?!:;…", last) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(line)
	word, _, _ := strings.Cut(line, " ")
	return unicode.IsLower(first) || last == ',' || negation.MatchString(word) || smallEnd.MatchString(before)
}

var (
	negation = regexp.MustCompile(`^(?i:not|never|nor|neither|cannot)[,.;]?$`)
	// smallEnd is a word that ends no line but one that goes on.
	smallEnd = regexp.MustCompile(`(?:^|\s)(?:a|an|the|of|in|on|at|to|by|for|from|with|and|or|but|that|who|which|is|are|was|were|be|been|has|have|had|will|would|should|could|can|may|might|did|does|do|said|says|not|no)$`)
)

// isFull reports whether the first word of the next line would not have fitted.
func isFull(line, next string, width int) bool {
	first, _, _ := strings.Cut(next, " ")
	return utf8.RuneCountInString(line)+1+utf8.RuneCountInString(first) > width
}

// markHeadings makes headings of short lines between long paragraphs.
func markHeadings(blocks []block) {
	for i := 1; i+1 < len(blocks); i++ {
		if blocks[i].kind == paragraph && isShort(blocks[i].words) && isLong(blocks[i-1].words) && isLong(blocks[i+1].words) {
			blocks[i].kind, blocks[i].level = heading, 2
		}
	}
}

func isLong(words string) bool { return len(words) > 100 }

// isShort reports whether words may be a heading: few, and no sentence.
func isShort(words string) bool {
	if len(words) > 70 || strings.Count(words, " ") > 9 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(words)
	first, _ := utf8.DecodeRuneInString(words)
	inner := strings.TrimLeft(words, "\"'“‘«")
	capital, _ := utf8.DecodeRuneInString(inner)
	return !strings.ContainsRune(".,;:!?…-—–)", last) && (unicode.IsUpper(capital) || unicode.IsDigit(first))
}
