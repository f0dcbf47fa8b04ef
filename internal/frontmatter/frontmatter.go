// Package frontmatter reads the front matter of a content file into the fields of its
// kind, and finds out whether the file may be published. A slip in a key that
// withholds a file must never publish it, so those keys are read most closely.
package frontmatter

import (
	"strings"
	"time"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/meta"
	"readout/internal/source"
)

// Read reads the front matter of a document's file into the fields of its kind, and an
// event file's into the document's first event. It returns whether the text below
// can be read. Dates and embargoes without a zone are in the given one; nil is UTC.
func Read(d *document.Document, zone *time.Location) (body source.Span, ok bool) {
	front, diagnostics := meta.Split(d.File)
	d.Diagnostics = append(d.Diagnostics, diagnostics...)
	if front.Broken {
		d.Broken = true
		d.Unread = append(d.Unread, source.Between(0, len(d.File.Data)))
		above, withheld := withheldAbove(d.File, diagnostics, zone)
		if !withheld {
			d.Unsure = suspect(d.File.Data)
			return source.Span{}, false
		}
		front = above
	}
	d.Diagnostics = append(d.Diagnostics, readFront(d, front, zone)...)
	return front.Body, !d.Broken
}

// readFront is Read for front matter that was found. The functions below are the
// closed list of keys of each kind, in the order in which they are documented.
func readFront(d *document.Document, front meta.Front, zone *time.Location) []source.Diagnostic {
	var diags []source.Diagnostic
	r := frontReader{meta.NewReader(d.File, front, withArticle(d.Kind), &diags), zone, d}
	r.fields()
	w := newWithholdingReader(r.Reader, zone)
	if !r.strayed(front) {
		r.CloseBut(func(key, value meta.Value, near string) bool {
			return w.lookalike(key, value, near) || w.readOver(d, key)
		})
	}
	w.misplaced(d.File, front, diags)
	w.Unsure = w.Unsure || d.Unsure
	d.Withholding = w.Withholding
	return diags
}

// fields reads the keys of the document's kind.
func (r frontReader) fields() {
	d := r.document
	switch d.Kind {
	case document.KindArticle:
		d.Article = r.article()
	case document.KindPerson:
		d.Person = r.person()
	case document.KindCountry:
		d.Country = r.country()
	case document.KindOrganization:
		d.Organization = r.organization()
	case document.KindPlace:
		d.Place = r.place()
	case document.KindTopic:
		d.Topic = r.topic()
	case document.KindEvent:
		event := r.event()
		event.ID = d.ID
		d.Events = append(d.Events, event)
	case document.KindPage:
		d.Page = r.page()
	}
	if d.Kind != document.KindArticle {
		d.RedirectFrom = r.redirects("redirect_from")
	}
}

// A frontReader reads the front matter of one document.
type frontReader struct {
	*meta.Reader
	zone     *time.Location
	document *document.Document
}

func (r frontReader) article() *document.Article {
	a := &document.Article{
		Title:         r.Text("title", meta.Required),
		Date:          r.Moment("date", r.zone, meta.Required),
		Updated:       r.Moment("updated", r.zone),
		Summary:       r.Text("summary"),
		KeyPoints:     r.Texts("key_points"),
		Authors:       r.Texts("authors"),
		Dateline:      r.Text("dateline"),
		Publisher:     r.Text("publisher"),
		SourceURL:     r.URL("source_url"),
		People:        r.Refs("people"),
		Countries:     r.Refs("countries"),
		Organizations: r.Refs("organizations"),
		Topics:        r.Refs("topics"),
		Event:         r.Ref("event"),
		Statements:    r.Text("statements"),
		Image:         r.Text("image"),
		ImageAlt:      r.Text("image_alt"),
		ImageCaption:  r.Text("image_caption"),
		ImageCredit:   r.Text("image_credit"),
		Mentions:      r.mentions(),
		Ignore:        r.Texts("ignore"),
	}
	r.document.RedirectFrom = r.redirects("redirect_from")
	if r.Bool("lead") {
		a.Lead = r.Place("lead")
	}
	r.describeImage(a.Image, a.ImageAlt)
	r.happened("date", a.Date.Day)
	r.happened("updated", a.Updated.Day)
	r.inTime(a.Date, a.Updated)
	return a
}

func (r frontReader) mentions() document.Mentions {
	switch r.Choice("mentions", "auto", "explicit") {
	case "auto":
		return document.MentionsAuto
	case "explicit":
		return document.MentionsExplicit
	}
	return document.MentionsDefault
}

func (r frontReader) person() *document.Person {
	p := &document.Person{
		Name:         r.entityName("name", meta.Required),
		SortName:     r.Text("sort_name"),
		Surname:      r.entityName("surname"),
		SurnameNever: r.Choice("surname_alone", "auto", "never") == "never",
		Gender:       r.Choice("gender", "female", "male"),
		Aliases:      r.names("aliases"),
		Country:      r.Ref("country"),
		Posts:        r.posts(),
		Born:         r.PartialDate("born"),
		Died:         r.PartialDate("died"),
		Wikidata:     r.wikidata(),
		Image:        r.Text("image"),
		ImageAlt:     r.Text("image_alt"),
		ImageCredit:  r.Text("image_credit"),
		Links:        r.links(),
	}
	r.inOrder("born", p.Born, "died", p.Died)
	r.happened("born", p.Born)
	r.happened("died", p.Died)
	r.describeImage(p.Image, p.ImageAlt)
	return p
}

func (r frontReader) posts() []document.Post {
	var posts []document.Post
	r.List("posts", "a post", func(child *meta.Reader) {
		r := frontReader{child, r.zone, r.document}
		p := document.Post{
			Role:         r.Text("role", meta.Required),
			Organization: r.Ref("organization"),
			Country:      r.Ref("country"),
			Start:        r.PartialDate("start"),
			End:          r.PartialDate("end"),
		}
		r.inOrder("start", p.Start, "end", p.End)
		posts = append(posts, p)
	})
	return posts
}

func (r frontReader) country() *document.Country {
	return &document.Country{
		Name:         r.entityName("name"),
		OfficialName: r.entityName("official_name"),
		Aliases:      r.names("aliases"),
		Demonyms:     r.names("demonyms"),
		Metonyms:     r.names("metonyms"),
		Capital:      r.Text("capital"),
	}
}

func (r frontReader) organization() *document.Organization {
	return &document.Organization{
		Name:     r.entityName("name", meta.Required),
		Aliases:  r.names("aliases"),
		Country:  r.Ref("country"),
		Parent:   r.Ref("parent"),
		Members:  r.Refs("members"),
		Wikidata: r.wikidata(),
	}
}

func (r frontReader) place() *document.Place {
	return &document.Place{
		Name:    r.entityName("name", meta.Required),
		Aliases: r.names("aliases"),
		Country: r.Ref("country", meta.Required),
	}
}

func (r frontReader) topic() *document.Topic {
	return &document.Topic{
		Name:    r.entityName("name", meta.Required),
		Aliases: r.names("aliases"),
		Events:  r.Refs("events"),
	}
}

func (r frontReader) page() *document.Page {
	return &document.Page{
		Title:       r.Text("title", meta.Required),
		Description: r.Text("description"),
		Nav:         r.Int("nav"),
	}
}

func (r frontReader) event() document.Event {
	kind := r.Text("type", meta.Required)
	begin, end := r.Moment("date", r.zone, meta.Required), r.Moment("end_date", r.zone)
	e := document.Event{
		Span:         kind.Span,
		Type:         r.eventType(kind),
		Title:        r.Text("title"),
		Participants: r.Refs("participants"),
		Place:        r.Ref("place"),
		InitiatedBy:  r.Ref("initiated_by"),
		Duration:     r.Text("duration"),
		Status:       r.status(),
		Topics:       r.Refs("topics"),
	}
	e.DateSpan = r.Place("date")
	e.SetDates(begin, end)
	e.Readouts = r.readouts(e.Date)
	r.inOrder("date", e.Date, "end_date", end.Day)
	if e.EndTime.Before(e.Time) && !e.EndTime.IsZero() && end.Day == begin.Day {
		r.Fail(r.Place("end_date"), "dates-reversed", "the event ends before it begins", "correct one of them")
	}
	r.votes(&e)
	return e
}

// readouts reads the accounts of an event that is of the given day.
func (r frontReader) readouts(event date.Date) []document.Readout {
	var readouts []document.Readout
	r.List("readouts", "a readout", func(child *meta.Reader) {
		r := frontReader{child, r.zone, r.document}
		ro := document.Readout{
			Side:  r.Ref("side", meta.Required),
			URL:   r.URL("url"),
			Title: r.Text("title"),
			Date:  r.Date("date"),
		}
		r.happened("date", ro.Date)
		r.readoutInTime(ro.Date, event)
		readouts = append(readouts, ro)
	})
	return readouts
}

// votes reads the keys that only a vote has; an event of an unreadable type may be one.
func (r frontReader) votes(e *document.Event) {
	if e.Type != "" && e.Type != "vote" {
		for _, key := range []string{"for", "against", "abstained", "absent", "result"} {
			r.Refuse(key, key+" is a key of a vote, and this is a "+string(e.Type), `write "type: vote", or remove it`)
		}
		return
	}
	e.For, e.Against = r.Refs("for"), r.Refs("against")
	e.Abstained, e.Absent = r.Refs("abstained"), r.Refs("absent")
	e.Result = r.Text("result")
}

// inOrder reports an end before its beginning, as far as both are known.
func (r frontReader) inOrder(startKey string, start date.Date, endKey string, end date.Date) {
	if !start.IsZero() && !end.IsZero() && end.Before(start) {
		r.Fail(r.Place(endKey), "dates-reversed", endKey+" "+end.String()+" is before "+startKey+" "+start.String(), "correct one of them")
	}
}

// withArticle returns the kind as a message speaks of one: "an event".
func withArticle(kind document.Kind) string {
	if strings.ContainsAny(kind.String()[:1], "aeiou") {
		return "an " + kind.String()
	}
	return "a " + kind.String()
}
