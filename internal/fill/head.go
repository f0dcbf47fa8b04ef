package fill

import (
	"html/template"
	"slices"
	"strings"

	"readout/internal/address"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/view"
)

// head makes what every page has around its own content.
func (v *viewer) head(title, description string) view.Head {
	c := &v.s.Config
	h := view.Head{
		Site: c.Title, Language: c.Language, Title: title, Description: description,
		Root: v.Root, Home: v.Root + string(page.FrontPage.Address()), Search: v.Href(page.SearchPage.Address()),
		Stylesheet: v.Href(v.assets.Stylesheet), Icon: v.Href(v.assets.Icon), TouchIcon: v.Href(v.assets.TouchIcon), Logo: v.Href(v.assets.Logo),
		Scripts: v.Href(v.assets.Scripts),
		Policy:  v.policy, Alternates: v.alternates(), Linked: (&linker{v.base}).element(v.page),
	}
	if c.RightToLeft {
		h.Direction = "rtl"
	}
	if c.BaseURL != "" && v.page.Key.Kind != page.MissingPage {
		h.Canonical = v.Absolute(v.page.Address)
	}
	if !v.s.AsOf.IsZero() {
		h.AsOfDay = v.Say("as_of", c.Title, v.FullDay(v.s.AsOf))
	}
	_, h.PrintedFrom, _ = strings.Cut(h.Canonical, "://")
	v.preview(&h)
	h.Nav, h.Foot = slices.Grow(h.Nav, len(v.p.Menu)), each(v.entry, v.p.Footer)
	for _, e := range v.p.Menu {
		current := strings.HasPrefix(string(v.page.Address), string(e.Section))
		h.Nav = append(h.Nav, view.NavItem{Link: v.entry(e), Current: current})
	}
	return h
}

// preview adds what others show of the page when somebody passes it on.
func (v *viewer) preview(h *view.Head) {
	c := &site.Content{}
	switch i := v.page.Key.Index; v.page.Key.Kind {
	case page.ArticlePage:
		a := &v.s.Articles[i]
		c, h.Published, h.Modified = &a.Content, moment(a.Date), moment(v.s.Updated(site.ArticleID(i)))
	case page.EntityPage:
		c = &v.s.Bodies[i]
	}
	if p := v.Picture(c); p.Address != "" {
		h.Picture, h.PictureAlt = v.Absolute(p.Address), p.Alt // a relative address would be lost
	}
	if h.Picture == "" {
		h.Picture = v.card()
	}
}

// card returns the absolute address of the page's social card, else of that of the front
// page; "" if there is none.
func (v *viewer) card() string {
	for _, of := range []address.Address{v.page.Address, page.FrontPage.Address()} {
		at := v.Card(of)
		if _, ok := v.p.Find(at); ok && at != "" {
			return v.Absolute(at)
		}
	}
	return ""
}

// alternates lists the other forms of the page.
func (v *viewer) alternates() []view.Alternate {
	var list []view.Alternate
	add := func(text, mediaType string, at address.Address) {
		if at != "" {
			list = append(list, view.Alternate{Link: view.Link{Text: text, Href: v.Href(at)}, Type: mediaType})
		}
	}
	var feeds address.Feeds
	var calendar, twin address.Address
	switch i := v.page.Key.Index; v.page.Key.Kind {
	case page.FrontPage:
		feeds, calendar = v.SiteFeeds(), v.SiteCalendar()
	case page.EntityPage:
		id := entity.ID(i)
		feeds, calendar, twin = v.Feeds(id), v.Calendar(id), v.Twin(id)
	case page.EventPage:
		twin = v.EventTwin(site.EventID(i))
	}
	add(v.Say("feed"), "application/atom+xml", feeds.Atom)
	add(v.Say("json_feed"), "application/feed+json", feeds.JSON)
	add(v.Say("calendar"), "text/calendar", calendar)
	if webcal := v.Webcal(calendar); calendar != "" && webcal != "" {
		last := &list[len(list)-1]
		last.Subscribe = template.URL(webcal)
	}
	add(v.Say("data"), "application/json", twin)
	return list
}
