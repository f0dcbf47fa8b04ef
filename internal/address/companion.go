package address

import (
	"strings"

	"readout/internal/document"
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

// Feeds are the addresses of one feed in both of its forms. They are "" for no feed.
type Feeds struct{ Atom, JSON Address }

// Feeds returns the addresses of the feed of the articles that concern an entity. There
// is none if there are no articles, or if the site has no address that a feed could give.
func (b *Book) Feeds(id entity.ID) Feeds {
	if b.site.Config.BaseURL == "" || len(b.site.Dossiers[id].Articles) == 0 {
		return Feeds{}
	}
	return Feeds{b.Entity(id).beside("/feed.xml"), b.Entity(id).beside("/feed.json")}
}

// Calendar returns the address of the calendar of the events that concern an
// entity, or "" if there are none.
func (b *Book) Calendar(id entity.ID) Address {
	if len(b.site.Dossiers[id].Events) == 0 {
		return ""
	}
	return b.Entity(id).beside("/events.ics")
}

// SiteFeeds returns the addresses of the feed of all articles, as Feeds.
func (b *Book) SiteFeeds() Feeds {
	if b.site.Config.BaseURL == "" || len(b.site.Articles) == 0 {
		return Feeds{}
	}
	return Feeds{"feed.xml", "feed.json"}
}

// SiteCalendar returns the address of the calendar of all events, or "".
func (b *Book) SiteCalendar() Address {
	if len(b.site.Events) == 0 {
		return ""
	}
	return "events.ics"
}

// CardFolder is the folder of the social cards of a site.
const CardFolder = "cards/"

// Card returns the address of the social card of a page, or "" if the site has no cards.
// Not every page has one: a card that cannot be drawn is not planned.
func (b *Book) Card(page Address) Address {
	if c := &b.site.Config; !c.SocialCards || c.BaseURL == "" {
		return ""
	}
	return CardFolder + page.beside(".png")
}

// Webcal returns the address of a calendar at which programs subscribe to it, or "" if the
// site has no base URL.
func (b *Book) Webcal(calendar Address) string {
	_, rest, known := strings.Cut(b.Absolute(calendar), "://")
	if !known {
		return ""
	}
	return "webcal://" + rest
}

// Permanent returns an id, in the form of an address, that stays the same when the site
// gets another base URL: it is made of the site's id. A is where a thing stands or, if it
// has moved, where it stood first.
func (b *Book) Permanent(a Address) string {
	return "https://" + b.site.Config.SiteID() + "/" + string(a)
}

// FirstArticle returns the first address that an article had: the first of its
// redirect_from, or the one that it has.
func (b *Book) FirstArticle(id site.ArticleID) Address {
	return first(b.site.Articles[id].Document, b.Article(id))
}

// FirstFeed returns the first address that the feed of an entity had, likewise.
func (b *Book) FirstFeed(id entity.ID) Address {
	return first(b.site.Registry.At(id).Document, b.Entity(id)).beside("/feed.xml")
}

func first(d *document.Document, now Address) Address {
	if d != nil && len(d.RedirectFrom) > 0 {
		return Address(d.RedirectFrom[0].Text)
	}
	return now
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
