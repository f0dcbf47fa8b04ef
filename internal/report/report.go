// Package report reads a report that somebody pasted: plain text, Markdown, or the HTML
// of a web page. It parts what the report says of itself (title, date, dateline,
// publisher, byline, caption) from its text, and writes the text as Markdown that shows
// the same words.
//
// # Invariants
//
// No word is lost: each is in Body, in one of the other fields, or stands in Dropped,
// which holds what a field says in another form, such as the day of a dateline. What
// surrounds the article of a web page (menus, scripts, forms) is no part of the report.
//
// Body shows the words of plain text and of a web page as they stand there: characters
// that mean something in Markdown or in the annotation language are escaped. The Body of
// a Markdown report is that report's, byte for byte, below its front matter and title, but
// for a dateline.
package report

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"readout/internal/date"
)

// A Report is what was pasted, read.
type Report struct {
	Title string
	// Titled says that the Title stood above the text, which is without it.
	Titled bool
	Date   date.Date // zero if it is not said, or without a year
	// Yearless is the day if it is said without a year: "Tuesday, Feb. 1".
	Yearless  string
	Dateline  string // as written: "MOSCOW"
	Publisher string
	Released  bool // the Publisher is an office that tells of itself, named above the text
	SourceURL string
	Authors   []string
	Caption   string // of the picture
	Credit    string // of the picture
	// Front is the front matter of a Markdown report, as it stands between its fences.
	Front   string
	Body    string // Markdown
	Dropped []string
	// Embargo is the moment before which the report is not to be published, as front matter has it.
	Embargo string
	// Withheld are lines that say that the report is not to be published: killed, not for publication, or under an
	// embargo whose moment cannot be read. A title that begins "DRAFT:" is one of them.
	Withheld []string
}

// A Format is what a report was written in.
type Format string

const (
	Plain    Format = "text"
	Markdown Format = "markdown"
	HTML     Format = "html"
)

// Formats are the formats that can be read.
var Formats = []Format{Plain, Markdown, HTML}

// maxSize is how long a report may be, in bytes. One of the size of a book is a mistake.
const maxSize = 1 << 20

// FormatOf tells the format of a report by the name of its file, and if that does not
// say, by what it holds. The name may be empty.
func FormatOf(name string, data []byte) Format {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return HTML
	case ".md", ".markdown":
		return Markdown
	case ".txt":
		return Plain
	}
	switch {
	case looksLikeHTML(string(data)):
		return HTML
	case looksLikeMarkdown(string(data)):
		return Markdown
	}
	return Plain
}

// Read reads a report. The name of its file may give the day: "2022-02-01-call.txt".
func Read(name string, data []byte, format Format) (Report, error) {
	text, err := decode(data)
	if err != nil {
		return Report{}, err
	}
	var r Report
	switch format {
	case HTML:
		r, err = readHTML(text)
	case Markdown:
		r, err = readMarkdown(text)
	default:
		r = readPlain(text)
	}
	if err != nil {
		return Report{}, err
	}
	if strings.TrimSpace(r.Body) == "" {
		return Report{}, errors.New("the report has no text")
	}
	if r.Date.IsZero() {
		r.Date = dayOfName(name)
	}
	if draftTitle.MatchString(r.Title) {
		r.Withheld = append(r.Withheld, r.Title)
	}
	return r, nil
}

// decode returns a report as text with plain line ends, or says why it is none.
func decode(data []byte) (string, error) {
	if len(data) > maxSize {
		return "", fmt.Errorf("the report is longer than %d MB; is it one report?", maxSize>>20)
	}
	text := strings.TrimPrefix(string(data), "\uFEFF")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n").Replace(text)
	if !utf8.ValidString(text) {
		return "", errors.New("the report is not UTF-8 text; save it as UTF-8")
	}
	for i, r := range text {
		if r < ' ' && r != '\n' && r != '\t' && r != '\f' && r != '\v' || r == 0x7F {
			line := strings.Count(text[:i], "\n") + 1
			return "", fmt.Errorf("line %d of the report has a control character (U+%04X); take it out", line, r)
		}
	}
	return text, nil
}

// dayOfName returns the day with which a file's name begins, or none.
func dayOfName(name string) date.Date {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	if len(base) < len("2022-02-01") {
		return date.Date{}
	}
	day, err := date.Parse(base[:len("2022-02-01")])
	if err != nil {
		return date.Date{}
	}
	return day
}
