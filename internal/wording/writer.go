// Package wording says how a site's facts are written: names, titles, days, offices,
// citations, the plain text of documents and the HTML of their bodies. Pages, feeds
// and data files all take their words from here, so that they say the same.
//
// It knows where things stand (package address), but not which pages there are, nor
// what any of them lists.
package wording

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"readout/internal/address"
	"readout/internal/date"
	"readout/internal/entity"
	"readout/internal/language"
	"readout/internal/site"
	"readout/internal/view"
)

// A Writer writes the facts of a site in its language. It is safe for concurrent use.
type Writer struct {
	*language.Words
	*address.Book
	site *site.Site
	days dayCache

	and             string // before the last of several names
	that, says, not []string
	before          map[string]wordsBefore // by verb
	english         bool                   // names and descriptions take its articles
	namesakes       map[string]bool        // surnames of more than one who takes part in statements
	apart           map[entity.ID]string   // of those who share their name: see Name
	// topics caches TopicInSentence.
	topics sync.Map // entity.ID → string
}

// New returns the writer of a site.
func New(s *site.Site, words *language.Words, addresses *address.Book) *Writer {
	w := &Writer{Words: words, Book: addresses, site: s}
	_, after, _ := strings.Cut(words.Say("and", "\x00", "\x01"), "\x00")
	w.and, _, _ = strings.Cut(after, "\x01")
	w.english = strings.HasPrefix(s.Config.Language, language.English)
	w.readWordsBefore()
	w.findNamesakes()
	w.findApart()
	return w
}

// Day writes a date in the forms that pages need.
func (w *Writer) Day(d date.Date) view.Day {
	if d.IsZero() {
		return view.Day{}
	}
	slot := w.days.slot(d)
	if known := slot.Load(); known != nil && known.date == d {
		return known.Day
	}
	short, long := w.Words.Day(d)
	day := view.Day{ISO: d.String(), Short: short, Bare: w.Words.Bare(d), Year: w.Year(d), Long: long}
	slot.Store(&writtenDay{d, day})
	return day
}

// A dayCache caches Day, which is pure: few days stand on many pages. Days that are less
// than twenty years apart have slots of their own. A sync.Map takes ten times as long.
type dayCache [8192]atomic.Pointer[writtenDay]

type writtenDay struct {
	date date.Date
	view.Day
}

func (c *dayCache) slot(d date.Date) *atomic.Pointer[writtenDay] {
	return &c[((uint(d.Year)*13+uint(d.Month))*32+uint(d.Day))%uint(len(c))]
}

// Year writes the year of a date.
func (w *Writer) Year(d date.Date) string { return w.Digits(strconv.Itoa(int(d.Year))) }

// Years writes the term of a post: "2004–", "1994–2004", "1994", or "".
func (w *Writer) Years(start, end date.Date) string {
	switch {
	case start.IsZero() && end.IsZero():
		return ""
	case end.IsZero():
		return w.Year(start) + "–"
	case start.IsZero():
		return "–" + w.Year(end)
	case start.Year == end.Year:
		return w.Year(start)
	}
	return w.Year(start) + "–" + w.Year(end)
}

// Life writes when somebody lived, as a sentence begins: "Born 1950", "1918–2008", or "".
func (w *Writer) Life(born, died date.Date) string {
	switch {
	case born.IsZero() && died.IsZero():
		return ""
	case died.IsZero():
		return w.Say("born", w.Year(born))
	case born.IsZero():
		return w.Say("died", w.Year(died))
	}
	return w.Year(born) + "–" + w.Year(died)
}

// UpperFirst begins words like a sentence. A word with a capital inside (iPhone)
// and an address are written in one way only.
func UpperFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if !unicode.IsLower(first) {
		return s
	}
	word := s
	if end := strings.IndexFunc(s, unicode.IsSpace); end >= 0 {
		word = s[:end]
	}
	if strings.HasPrefix(word, "www.") || strings.Contains(word, "@") || strings.Contains(word, "://") {
		return s
	}
	if end := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }); end >= 0 {
		word = word[:end]
	}
	if strings.IndexFunc(word, unicode.IsUpper) >= 0 {
		return s
	}
	return string(unicode.ToTitle(first)) + s[size:]
}

// joined puts facts into one line.
func joined(facts ...string) string {
	return strings.Join(slices.DeleteFunc(facts, func(s string) bool { return s == "" }), " · ")
}
