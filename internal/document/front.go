package document

import (
	"strings"

	"readout/internal/date"
	"readout/internal/meta"
	"readout/internal/source"
)

// readFront reads a document's front matter into the fields of its kind, and an
// event file's into the document's first event. The functions below are the
// closed list of keys of each kind, in the order in which they are documented.
func readFront(d *Document, front meta.Front, opts Options) []source.Diagnostic {
	var diags []source.Diagnostic
	r := frontReader{meta.NewReader(d.File, front, d.Kind.withArticle(), &diags), opts, d}
	r.fields()
	w := newWithholdingReader(r.Reader, opts.Location)
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
	case KindArticle:
		d.Article = r.article()
	case KindPerson:
		d.Person = r.person()
	case KindCountry:
		d.Country = r.country()
	case KindOrganization:
		d.Organization = r.organization()
	case KindPlace:
		d.Place = r.place()
	case KindTopic:
		d.Topic = r.topic()
	case KindEvent:
		event := r.event()
		event.ID = d.ID
		d.Events = append(d.Events, event)
	case KindPage:
		d.Page = r.page()
	}
}

// A frontReader reads the front matter of one document.
type frontReader struct {
	*meta.Reader
	opts     Options
	document *Document
}

func (r frontReader) article() *Article {
	a := &Article{
		Title:         r.Text("title", meta.Required),
		Date:          r.Moment("date", r.opts.Location, meta.Required),
		Updated:       r.Moment("updated", r.opts.Location),
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
		Image:         r.Text("image"),
		ImageAlt:      r.Text("image_alt"),
		ImageCaption:  r.Text("image_caption"),
		ImageCredit:   r.Text("image_credit"),
		Mentions:      r.mentions(),
		Ignore:        r.Texts("ignore"),
		RedirectFrom:  r.redirects("redirect_from"),
	}
	r.describeImage(a.Image, a.ImageAlt)
	r.happened("date", a.Date.Day)
	r.happened("updated", a.Updated.Day)
	r.inTime(a.Date, a.Updated)
	return a
}

func (r frontReader) mentions() Mentions {
	switch r.Choice("mentions", "auto", "explicit") {
	case "auto":
		return MentionsAuto
	case "explicit":
		return MentionsExplicit
	}
	return MentionsDefault
}

func (r frontReader) person() *Person {
	p := &Person{
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

func (r frontReader) posts() []Post {
	var posts []Post
	r.List("posts", "a post", func(child *meta.Reader) {
		r := frontReader{child, r.opts, r.document}
		p := Post{
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

func (r frontReader) country() *Country {
	return &Country{
		Name:         r.entityName("name"),
		OfficialName: r.entityName("official_name"),
		Aliases:      r.names("aliases"),
		Demonyms:     r.names("demonyms"),
		Metonyms:     r.names("metonyms"),
		Capital:      r.Text("capital"),
	}
}

func (r frontReader) organization() *Organization {
	return &Organization{
		Name:     r.entityName("name", meta.Required),
		Aliases:  r.names("aliases"),
		Country:  r.Ref("country"),
		Parent:   r.Ref("parent"),
		Members:  r.Refs("members"),
		Wikidata: r.wikidata(),
	}
}

func (r frontReader) place() *Place {
	return &Place{
		Name:    r.entityName("name", meta.Required),
		Aliases: r.names("aliases"),
		Country: r.Ref("country", meta.Required),
	}
}

func (r frontReader) topic() *Topic {
	return &Topic{
		Name:    r.entityName("name", meta.Required),
		Aliases: r.names("aliases"),
		Events:  r.Refs("events"),
	}
}

func (r frontReader) page() *Page {
	return &Page{
		Title:       r.Text("title", meta.Required),
		Description: r.Text("description"),
		Nav:         r.Int("nav"),
	}
}

func (r frontReader) event() Event {
	kind := r.Text("type", meta.Required)
	e := Event{
		Span:         kind.Span,
		Type:         r.eventType(kind),
		Date:         r.Date("date", meta.Required),
		EndDate:      r.Date("end_date"),
		Title:        r.Text("title"),
		Participants: r.Refs("participants"),
		Place:        r.Ref("place"),
		InitiatedBy:  r.Ref("initiated_by"),
		Duration:     r.Text("duration"),
		Status:       r.status(),
		Topics:       r.Refs("topics"),
	}
	e.DateSpan = r.Place("date")
	e.Readouts = r.readouts(e.Date)
	r.inOrder("date", e.Date, "end_date", e.EndDate)
	r.votes(&e)
	return e
}

// readouts reads the accounts of an event that is of the given day.
func (r frontReader) readouts(event date.Date) []Readout {
	var readouts []Readout
	r.List("readouts", "a readout", func(child *meta.Reader) {
		r := frontReader{child, r.opts, r.document}
		ro := Readout{
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

// votes reads the keys that only a vote has. If the type could not be read, it
// may have been one.
func (r frontReader) votes(e *Event) {
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
func (k Kind) withArticle() string {
	if strings.ContainsAny(k.String()[:1], "aeiou") {
		return "an " + k.String()
	}
	return "a " + k.String()
}
