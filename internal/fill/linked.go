package fill

import (
	"cmp"
	"encoding/json"
	"html/template"
	"path"
	"slices"
	"strings"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
)

// A thing is a page's subject, or what it speaks of, in the words of schema.org,
// as JSON-LD. One type holds what all kinds of things have; what is empty is left
// out. Addresses are relative to the page, as its links are, but for its own and
// that of its picture, which are absolute if the site has an address.
type thing struct {
	Context string `json:"@context,omitempty"`
	Type    string `json:"@type,omitempty"`
	ID      string `json:"@id,omitempty"`
	URL     string `json:"url,omitempty"`
	Name    string `json:"name,omitempty"`

	// Of an article.
	Headline    string   `json:"headline,omitempty"`
	Description string   `json:"description,omitempty"`
	Published   string   `json:"datePublished,omitempty"`
	Modified    string   `json:"dateModified,omitempty"`
	Language    string   `json:"inLanguage,omitempty"`
	Authors     []named  `json:"author,omitempty"`
	Publisher   *named   `json:"publisher,omitempty"`
	BasedOn     string   `json:"isBasedOn,omitempty"`
	Image       string   `json:"image,omitempty"`
	About       []named  `json:"about,omitempty"`
	Parts       []quoted `json:"hasPart,omitempty"`

	// Of an entity.
	Names       []string `json:"alternateName,omitempty"`
	Job         string   `json:"jobTitle,omitempty"`
	Nationality *named   `json:"nationality,omitempty"`
	Employer    *named   `json:"worksFor,omitempty"`
	Born        string   `json:"birthDate,omitempty"`
	Died        string   `json:"deathDate,omitempty"`
	Identifier  []code   `json:"identifier,omitempty"`
	Parent      *named   `json:"parentOrganization,omitempty"`
	Members     []named  `json:"member,omitempty"`
	In          *named   `json:"containedInPlace,omitempty"`
	SameAs      []string `json:"sameAs,omitempty"`

	// Of an event.
	Start     string  `json:"startDate,omitempty"`
	End       string  `json:"endDate,omitempty"`
	Status    string  `json:"eventStatus,omitempty"`
	Location  *named  `json:"location,omitempty"`
	Attendees []named `json:"attendee,omitempty"`
	Organizer *named  `json:"organizer,omitempty"`
}

// A named is a thing that the subject only refers to. Its fields are few, and an
// article may have dozens of them.
type named struct {
	Type   string `json:"@type,omitempty"`
	ID     string `json:"@id,omitempty"`
	Name   string `json:"name,omitempty"`
	Start  string `json:"startDate,omitempty"`   // of an event
	Status string `json:"eventStatus,omitempty"` // of an event, if it was cancelled
	Area   *named `json:"areaServed,omitempty"`  // of a government
}

// reference is the thing by its address alone, if it has one: its page says the rest,
// and an article's page must stay light.
func (n named) reference() named {
	if n.ID == "" {
		return n
	}
	return named{ID: n.ID}
}

// A quoted is a statement of the subject, named by its permalink: there stand its words.
type quoted struct {
	Type     string  `json:"@type"`
	ID       string  `json:"@id"`
	Keywords string  `json:"keywords,omitempty"` // the verb
	Creator  []named `json:"creator"`
}

// A code is what others know the subject by.
type code struct {
	Type     string `json:"@type"`
	Property string `json:"propertyID"`
	Value    string `json:"value"`
}

// A linker describes the subjects of pages for machines.
type linker struct{ base }

// element describes the subject of a page, as an element of the head. It is empty for
// pages that only list others. The element holds data, which no content security
// policy keeps out and no browser runs.
func (v *linker) element(p page.Page) template.HTML {
	var t *thing
	switch i := p.Key.Index; p.Key.Kind {
	case page.FrontPage:
		c := &v.s.Config
		t = &thing{Type: "WebSite", Name: c.Title, Description: c.Description, Language: c.Language}
	case page.ArticlePage:
		t = v.linkedArticle(site.ArticleID(i))
	case page.EntityPage:
		t = v.linkedEntity(entity.ID(i))
	case page.EventPage:
		t = v.linkedEvent(site.EventID(i))
	default:
		return ""
	}
	t.Context = "https://schema.org"
	t.URL = v.Absolute(p.Address)
	if t.URL == "" || p.Key.Kind != page.ArticlePage { // no other page refers to an article's node
		t.ID = path.Base(string(p.Address))
	}
	data, _ := json.Marshal(t) // strings always can be written; "<" is escaped, so that none of them ends the element
	return template.HTML(`<script type="application/ld+json">` + string(data) + `</script>`)
}

// linkedArticle leaves out whom the article only names: no search engine asks for it, and it
// would be the longest part. Tables of data/ have it.
func (v *linker) linkedArticle(id site.ArticleID) *thing {
	a := &v.s.Articles[id]
	front := a.Document.Article
	t := &thing{
		Type: "NewsArticle", Headline: v.Title(a),
		Published: moment(a.Date), Modified: moment(v.s.Updated(id)), Language: v.s.Config.Language,
		Publisher: &named{Type: "Organization", Name: v.s.Config.Title}, BasedOn: front.SourceURL.Text, Image: v.picture(&a.Content),
	}
	for _, name := range v.Authors(a) {
		t.Authors = append(t.Authors, named{Type: authorType(front, name), Name: name})
	}
	if len(t.Authors) == 0 { // nobody is named: it is by whoever published it first
		t.Authors = []named{{Type: "Organization", Name: cmp.Or(front.Publisher.Text, v.s.Config.Title)}}
	}
	about := slices.Clone(a.Topics)
	for _, e := range a.About {
		if !slices.Contains(about, e) {
			about = append(about, e)
		}
	}
	t.About = each(v.named, about)
	for _, e := range a.Events {
		event := named{Type: "Event", ID: v.Href(v.Event(e))} // its page says the rest
		if v.s.Events[e].Status == document.StatusCancelled {
			event.Name, event.Start, event.Status = v.EventName(e), v.s.Events[e].Date.String(), eventCancelled
		}
		t.About = append(t.About, event)
	}
	for i := a.Statements.From; i < a.Statements.To; i++ {
		if part, ok := v.linkedStatement(site.StatementID(i)); ok {
			t.Parts = append(t.Parts, part)
		}
	}
	return t
}

// authorType tells people, whom articles name, from the desk that the settings do.
func authorType(front *document.Article, name string) string {
	for _, author := range front.Authors {
		if author.Text == name {
			return "Person"
		}
	}
	return "Organization"
}

// linkedStatement describes a statement, if schema.org has words for it: a Quotation
// of the speaker's own words, or a Claim of what is claimed. All others are left out,
// since a program that reads only text and creator would take them for what they are
// not. No property says who relayed the words. Of a denial or a rejection the words,
// quoted in part, say the opposite; of a demand, an offer and all else that is told
// in a paraphrase they are no claim.
func (v *linker) linkedStatement(id site.StatementID) (quoted, bool) {
	st := &v.s.Statements[id]
	t := quoted{ID: "#" + st.Mark.ID}
	verb := st.Mark.Verb
	switch {
	case len(st.Via) > 0 || verb == "denies" || verb == "rejects":
		return t, false
	case st.Mark.Form == document.Direct:
		t.Type = "Quotation"
	case verb == "claims":
		t.Type = "Claim"
	default:
		return t, false
	}
	t.Creator = v.linkedSpeakers(st)
	if verb != document.Said {
		t.Keywords = string(verb)
	}
	return t, true
}

// linkedSpeakers names speakers by their addresses, as the article does whom it mentions. Who has no name is taken for one person, as the author's
// "by" is: "senior European diplomat".
func (v *linker) linkedSpeakers(st *site.Statement) []named {
	speakers := st.Speakers
	if st.By != nil && st.By.Entity == entity.None {
		return []named{{Type: types[entity.Person], Name: st.By.Text}}
	} else if st.By != nil {
		speakers = []entity.ID{st.By.Entity}
	}
	list := each(v.actor, speakers)
	for i := range list {
		list[i] = list[i].reference()
	}
	return list
}

// moment writes a day, or a time with its zone.
func moment(m date.Moment) string {
	if m.Time.IsZero() {
		return m.Day.String()
	}
	return m.Time.Format("2006-01-02T15:04:05Z07:00")
}

// picture returns the address of a document's picture, absolute if it can be.
func (v *linker) picture(c *site.Content) string {
	address := v.File(c.Image)
	if absolute := v.Absolute(address); address != "" && absolute != "" {
		return absolute
	}
	return v.Href(address)
}

// types are the types of schema.org, by entity.Kind.
var types = [...]string{
	entity.Person: "Person", entity.Country: "Country", entity.Organization: "Organization", entity.Place: "Place", entity.Topic: "Thing",
}

// named is an entity as others refer to it.
func (v *linker) named(id entity.ID) named {
	e := v.s.Registry.At(id)
	return named{Type: types[e.Kind], ID: v.EntityHref(id), Name: e.Name}
}

// perhaps is an entity as others refer to it, or nil for nobody.
func (v *linker) perhaps(id entity.ID) *named {
	if id == entity.None {
		return nil
	}
	n := v.named(id)
	return &n
}

// actor is named for one who takes part, speaks or is a member. To schema.org a
// country is a place, and only a person or an organization can act: it is the
// country's government.
func (v *linker) actor(id entity.ID) named {
	n := v.named(id)
	if v.s.Registry.At(id).Kind != entity.Country {
		return n
	}
	area := n.reference()
	return named{Type: "GovernmentOrganization", Name: n.Name, Area: &area}
}

func (v *linker) linkedEntity(id entity.ID) *thing {
	e := v.s.Registry.At(id)
	t := &thing{
		Type: types[e.Kind], Name: e.Name, Names: e.Aliases, Born: e.Born.String(), Died: e.Died.String(),
		Parent: v.perhaps(e.Parent), Members: each(v.actor, e.Members), Image: v.picture(&v.s.Bodies[id]),
	}
	for _, l := range identifiers(e) {
		t.SameAs = append(t.SameAs, l.Href)
	}
	switch e.Kind {
	case entity.Person:
		t.Nationality = v.perhaps(e.Country)
		if p := v.s.PostAt(id, v.s.AsOf, nil); p != nil {
			t.Job, t.Employer = p.Role, v.perhaps(p.Organization)
		}
	case entity.Country:
		t.Names = distinct(append([]string{e.State.OfficialName}, e.State.Aliases...)) // not those of the past
		t.Names = slices.DeleteFunc(t.Names, func(name string) bool { return name == e.Name })
		for _, known := range [][2]string{
			{"ISO 3166-1 alpha-2", strings.ToUpper(e.Key.ID)}, {"ISO 3166-1 alpha-3", e.State.Alpha3}, {"UN M49", e.State.M49},
		} {
			if known[1] != "" {
				t.Identifier = append(t.Identifier, code{"PropertyValue", known[0], known[1]})
			}
		}
	case entity.Place:
		t.In = v.perhaps(e.Country)
	}
	return t
}

const (
	eventScheduled = "https://schema.org/EventScheduled" // will be, or was, as it was announced
	eventCancelled = "https://schema.org/EventCancelled"
)

// linkedEvent gives no status to an event that was announced and of which nothing was
// heard since: schema.org has none for it. Words say so.
func (v *linker) linkedEvent(id site.EventID) *thing {
	e := &v.s.Events[id]
	t := &thing{
		Type: "Event", Name: v.EventName(id), Start: moment(date.Moment{Day: e.Date, Time: e.Time}), End: moment(date.Moment{Day: e.End, Time: e.EndTime}),
		Location: v.perhaps(e.Place), Attendees: each(v.actor, e.Participants), About: each(v.named, e.Topics),
	}
	if e.InitiatedBy != entity.None {
		by := v.actor(e.InitiatedBy)
		t.Organizer = &by
	}
	switch {
	case e.Status == document.StatusCancelled:
		t.Status = eventCancelled
	case e.Unreported:
		t.Description = v.EventStatus(e)
	default:
		t.Status = eventScheduled
	}
	return t
}
