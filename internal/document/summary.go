package document

import (
	"slices"
	"strings"

	"readout/internal/date"
	"readout/internal/source"
)

// A Summary is what every build asks of every document. Summaries stand side by side: to
// fetch a document from memory takes longer than what is asked of most of them.
type Summary struct {
	Document       *Document
	File           *source.File
	Date           date.Moment // of an article
	LastDay        date.Date   // of Document.Days
	Kind           Kind
	OddDate        bool // of an article: it does not fit the name of the file, or has lost a digit
	OddName        bool // some system may not take its name: it is long, or kept for a device
	Broken         bool // as of the document
	Withheld       bool // it may be: it is a draft, has an embargo, or nobody knows
	DeclaresEvents bool // it declares some
	HasReferences  bool // an article refers to events or files
	HasRedirects   bool // an article stood elsewhere: it has redirect_from
	Leads          bool // an article leads its day
	HasDiagnostics bool // it has diagnostics
	HasLabels      bool // it has Labels
	HasAllows      bool // it silences warnings
	HasQuestions   bool // it has open questions
	MayDefineNames bool // it describes an entity, or has parts that could not be read and may
}

// maxPlainID is the length in bytes up to which an id, whatever is added to it, is a name
// that every file system takes.
const maxPlainID = 127

// Summarize returns the summary of a document.
func Summarize(d *Document) Summary {
	h := Summary{
		Document: d, File: d.File, Kind: d.Kind, Broken: d.Broken, LastDay: d.lastDay(),
		OddName:        len(d.ID) > maxPlainID || slices.ContainsFunc(strings.Split(d.ID, "/"), source.IsReserved),
		Withheld:       d.Draft || d.Unsure || !d.Embargo.IsZero(),
		DeclaresEvents: len(d.Events) > 0, HasDiagnostics: len(d.Diagnostics) > 0, HasAllows: len(d.Allows) > 0, HasQuestions: len(d.Questions) > 0, HasLabels: len(d.Labels) > 0,
		MayDefineNames: d.Broken || len(d.Unread) > 0 || d.Kind != KindArticle && d.Kind != KindEvent && d.Kind != KindPage,
	}
	if a := d.Article; a != nil {
		h.Date, h.OddDate, h.HasRedirects, h.Leads = a.Date, d.oddDate(), len(d.RedirectFrom) > 0, a.Lead != source.Span{}
		h.HasReferences = h.DeclaresEvents || len(d.Links)+len(d.EventLinks) > 0 || a.Event.Given() || a.Image.Given()
	}
	return h
}

// A Day is a day on which, as a document says, something has happened. So it is past when the document
// is published; whether it is, only the build can tell, since a document knows no time.
type Day struct {
	Date date.Date // may be partial
	Span source.Span
	Key  string // the key or block that gives it: "date", "died", "correction"
}

// lastDay returns the latest of Days, or the zero Date.
func (d *Document) lastDay() (last date.Date) {
	for _, day := range d.Days {
		if day.Date.Compare(last) > 0 {
			last = day.Date
		}
	}
	return last
}

// AddDay adds to Days, unless the day is not given.
func (d *Document) AddDay(day date.Date, at source.Span, key string) {
	if !day.IsZero() {
		d.Days = append(d.Days, Day{day, at, key})
	}
}
