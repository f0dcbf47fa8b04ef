package page

import (
	"strings"

	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/view"
)

// What stands beside a page for programs: which page has what, and where. It is
// said here and not where the files are made, since pages link to them.

// DataFolder is the folder of the data files of a site.
const DataFolder = "data/"

// Twin returns the address of an entity's page as JSON, or "" if it has no page.
func (p *Plan) Twin(id entity.ID) string { return beside(p.entity(id), ".json") }

// EventTwin returns the address of an event's page as JSON.
func (p *Plan) EventTwin(id site.EventID) string { return beside(p.addresses.events[id], ".json") }

// Feed returns the address of the feed of the articles that concern an entity, or
// "" if there are none, or if the site has no address that a feed could give.
func (p *Plan) Feed(id entity.ID) string {
	if p.Site.Config.BaseURL == "" || len(p.Site.Dossiers[id].Articles) == 0 {
		return ""
	}
	return beside(p.entity(id), "/feed.xml")
}

// Calendar returns the address of the calendar of the events that concern an
// entity, or "" if there are none.
func (p *Plan) Calendar(id entity.ID) string {
	if len(p.Site.Dossiers[id].Events) == 0 {
		return ""
	}
	return beside(p.entity(id), "/events.ics")
}

// Gathered returns the articles that a page shows, alone or together: an article
// itself, and those that concern an entity, cover an event, tell of a relation or
// are of a day. It is nil for the pages that list them all, or none.
func (p *Plan) Gathered(k Key) []site.ArticleID {
	switch k.Kind {
	case ArticlePage:
		return []site.ArticleID{site.ArticleID(k.Index)}
	case EntityPage:
		return p.Site.Dossiers[k.Index].Articles
	case EventPage:
		return p.Site.Events[k.Index].Articles
	case RelationPage:
		return p.Site.Relations[k.Index].Articles
	case BriefPage:
		return articlesIn(p.days[k.Index])
	}
	return nil
}

// SiteFeed returns the address of the feed of all articles, or "", as Feed.
func (p *Plan) SiteFeed() string {
	if p.Site.Config.BaseURL == "" || len(p.Site.Articles) == 0 {
		return ""
	}
	return "feed.xml"
}

// SiteCalendar returns the address of the calendar of all events, or "".
func (p *Plan) SiteCalendar() string {
	if len(p.Site.Events) == 0 {
		return ""
	}
	return "events.ics"
}

// beside returns the address that a page's has with another ending.
func beside(address, ending string) string {
	if address == "" {
		return ""
	}
	return strings.TrimSuffix(address, ".html") + ending
}

// Absolute returns an address of the site as the world knows it: with the base
// URL, and without the name of an index. It is "" if the site has no base URL.
func (p *Plan) Absolute(address string) string {
	if p.Site.Config.BaseURL == "" {
		return ""
	}
	if address == "index.html" || strings.HasSuffix(address, "/index.html") {
		address = strings.TrimSuffix(address, "index.html")
	}
	return p.Site.Config.BaseURL + address
}

// Indexable reports whether a page is one that a search engine should list:
// everything that people read, but for the page of what is missing and those that
// only send readers on.
func (k Key) Indexable() bool {
	switch k.Kind {
	case MissingPage, RedirectPage, FilePage, OutputPage:
		return false
	}
	return true
}

// alternates lists the other forms of the page.
func (v *viewer) alternates() []view.Alternate {
	var list []view.Alternate
	add := func(word, mediaType, address string) {
		if address != "" {
			list = append(list, view.Alternate{Link: view.Link{Text: word, Href: v.href(address)}, Type: mediaType})
		}
	}
	feed, calendar, twin := "", "", ""
	switch i := v.page.Key.Index; v.page.Key.Kind {
	case FrontPage:
		feed, calendar = v.p.SiteFeed(), v.p.SiteCalendar()
	case EntityPage:
		id := entity.ID(i)
		feed, calendar, twin = v.p.Feed(id), v.p.Calendar(id), v.p.Twin(id)
	case EventPage:
		twin = v.p.EventTwin(site.EventID(i))
	}
	add(v.say("feed"), "application/atom+xml", feed)
	add(v.say("calendar"), "text/calendar", calendar)
	add(v.say("data"), "application/json", twin)
	return list
}
