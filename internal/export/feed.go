package export

import (
	"encoding/xml"
	"html"
	"io"
	"strings"
	"time"

	"readout/internal/address"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
)

// Feeds are Atom (RFC 4287), which says when an entry changed and in which
// language it is, and has one meaning for each element; RSS has neither. The
// types below hold the part of it that is used.

// maxEntries is how many articles a feed has, those that were changed last: what a
// reader who was away for a while has missed. A correction is a change, so that of
// an old article is in the feed.
const maxEntries = 50

type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language  string      `xml:"xml:lang,attr,omitempty"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Subtitle  string      `xml:"subtitle,omitempty"`
	Updated   string      `xml:"updated"`
	Author    []atomName  `xml:"author"`
	Generator string      `xml:"generator"`
	Links     []atomLink  `xml:"link"`
	Entries   []atomEntry `xml:"entry"`
}

type atomName struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Published  string         `xml:"published"`
	Updated    string         `xml:"updated"`
	Author     []atomName     `xml:"author"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary,omitempty"`
	Content    *atomContent   `xml:"content"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	HTML string `xml:",chardata"`
}

func (x *exporter) siteFeed(w io.Writer) error {
	c := &x.s.Config
	feed := x.feed(c.Title, x.SiteFeed(), page.FrontPage.Address(), page.First[site.ArticleID](len(x.s.Articles)))
	feed.Subtitle = c.Description
	return encodeXML(w, feed)
}

// entityFeed has the articles that concern an entity.
func (x *exporter) entityFeed(w io.Writer, id entity.ID) error {
	title := x.name(id) + " — " + x.s.Config.Title
	feed := x.feed(title, x.Feed(id), x.Entity(id), x.s.Dossiers[id].Articles)
	feed.Subtitle = x.Line(id)
	return encodeXML(w, feed)
}

// feed makes the feed at an address, of a page.
func (x *exporter) feed(title string, at, of address.Address, articles []site.ArticleID) *atomFeed {
	feed := &atomFeed{
		Language: x.s.Config.Language, ID: x.Absolute(at), Title: title, Author: []atomName{{x.s.Config.Title}}, Generator: "readout",
		Links: []atomLink{
			{Rel: "self", Type: "application/atom+xml", Href: x.Absolute(at)},
			{Rel: "alternate", Type: "text/html", Href: x.Absolute(of)},
		},
	}
	articles = x.lastChanged(articles, maxEntries)
	for _, id := range articles {
		feed.Entries = append(feed.Entries, x.entry(id))
	}
	feed.Updated = x.changes()[articles[0]].Format(time.RFC3339)
	return feed
}

// entry is the same in every feed: an id means one entry (RFC 4287, 4.2.6), and a
// reader who follows two people is told of an article once.
func (x *exporter) entry(id site.ArticleID) atomEntry {
	a := &x.s.Articles[id]
	url := x.Absolute(x.Article(id))
	e := atomEntry{
		ID: url, Title: x.Title(a), Published: a.Date.Start(x.s.Config.TimeZone).Format(time.RFC3339),
		Updated: x.changes()[id].Format(time.RFC3339), Author: each(x.Authors(a), func(name string) atomName { return atomName{name} }),
		Links: []atomLink{{Rel: "alternate", Type: "text/html", Href: url}}, Summary: x.Summary(a),
	}
	if source := a.Document.Article.SourceURL.Text; source != "" {
		e.Links = append(e.Links, atomLink{Rel: "via", Href: source})
	}
	for _, topic := range a.Topics {
		e.Categories = append(e.Categories, atomCategory{x.id(topic), x.name(topic)})
	}
	if content := x.corrections(id) + x.said(a); content != "" {
		e.Content = &atomContent{"html", content}
	}
	return e
}

// corrections returns the corrections of an article as HTML, a paragraph for each.
func (x *exporter) corrections(id site.ArticleID) string {
	var b strings.Builder
	for _, c := range x.Corrections(id) {
		b.WriteString("<p><strong>" + html.EscapeString(x.CorrectionLabel(c.Date)) + "</strong>: " + html.EscapeString(c.Text) + "</p>")
	}
	return b.String()
}

// said returns the statements of an article as HTML, a paragraph for each.
func (x *exporter) said(a *site.Article) string {
	var b strings.Builder
	for i := a.Statements.From; i < a.Statements.To; i++ {
		id := site.StatementID(i)
		words, day := x.Told(&x.s.Statements[id])
		b.WriteString("<p>" + html.EscapeString(words) + ` — <a href="` + html.EscapeString(x.Absolute(x.Statement(id))) + `">` +
			html.EscapeString(day) + "</a></p>")
	}
	return b.String()
}

func encodeXML(w io.Writer, v any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
