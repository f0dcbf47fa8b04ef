package address

import (
	"strings"

	"readout/internal/entity"
	"readout/internal/site"
)

// What accompanies a page for programs: which page has what, and where.

// DataFolder is the folder of the data files of a site.
const DataFolder = "data/"

// Twin returns the address of an entity's page as JSON, or "" if it has no page.
func (b *Book) Twin(id entity.ID) Address { return b.Entity(id).beside(".json") }

// EventTwin returns the address of an event's page as JSON.
func (b *Book) EventTwin(id site.EventID) Address { return b.Event(id).beside(".json") }

// Feed returns the address of the feed of the articles that concern an entity, or
// "" if there are none, or if the site has no address that a feed could give.
func (b *Book) Feed(id entity.ID) Address {
	if b.site.Config.BaseURL == "" || len(b.site.Dossiers[id].Articles) == 0 {
		return ""
	}
	return b.Entity(id).beside("/feed.xml")
}

// Calendar returns the address of the calendar of the events that concern an
// entity, or "" if there are none.
func (b *Book) Calendar(id entity.ID) Address {
	if len(b.site.Dossiers[id].Events) == 0 {
		return ""
	}
	return b.Entity(id).beside("/events.ics")
}

// SiteFeed returns the address of the feed of all articles, or "", as Feed.
func (b *Book) SiteFeed() Address {
	if b.site.Config.BaseURL == "" || len(b.site.Articles) == 0 {
		return ""
	}
	return "feed.xml"
}

// SiteCalendar returns the address of the calendar of all events, or "".
func (b *Book) SiteCalendar() Address {
	if len(b.site.Events) == 0 {
		return ""
	}
	return "events.ics"
}

// Absolute returns an address as the world knows it: with the base URL, and without
// the name of an index. It is "" if the site has no base URL.
func (b *Book) Absolute(a Address) string {
	if b.site.Config.BaseURL == "" {
		return ""
	}
	address := string(a)
	if address == "index.html" || strings.HasSuffix(address, "/index.html") {
		address = strings.TrimSuffix(address, "index.html")
	}
	return b.site.Config.BaseURL + address
}
