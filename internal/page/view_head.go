package page

import (
	"slices"
	"strings"

	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/view"
)

// A navEntry is an entry of the menu, with the folder it stands for.
type navEntry struct {
	text, address, folder string
}

// menu lists the parts of the site that have pages, then the author's own
// pages that ask for a place in it.
func (p *Plan) menu() []navEntry {
	var nav []navEntry
	for _, e := range []navEntry{
		{p.words.Say("briefs"), "briefs/index.html", "briefs/"},
		{p.words.Say("articles"), "articles/index.html", "articles/"},
		{p.words.Say("people"), "people/index.html", "people/"},
		{p.words.Say("countries"), "countries/index.html", "countries/"},
		{p.words.Say("relations"), "relations/index.html", "relations/"},
		{p.words.Say("events"), "events/index.html", "events/"},
		{p.words.Say("topics"), "topics/index.html", "topics/"},
		{p.words.Say("positions"), "positions.html", "positions.html"},
	} {
		if p.has(e.address) {
			nav = append(nav, e)
		}
	}
	type own struct {
		navEntry
		place int
	}
	var pages []own
	for i, c := range p.Site.Pages {
		if front := c.Document.Page; front.Nav != 0 {
			address := p.addresses.pages[i]
			pages = append(pages, own{navEntry{front.Title.Text, address, address}, front.Nav})
		}
	}
	slices.SortStableFunc(pages, func(a, b own) int { return a.place - b.place })
	for _, o := range pages {
		nav = append(nav, o.navEntry)
	}
	return nav
}

// head makes what every page has around its own content.
func (v *viewer) head(title, description string) view.Head {
	c := &v.s.Config
	h := view.Head{
		Site: c.Title, Language: c.Language, Title: title, Description: description,
		Root: v.root, Home: v.root + "index.html", Search: v.href(searchAddress),
		Stylesheet: v.href(v.p.assets.Stylesheet), Icon: v.href(v.p.assets.Icon), Logo: v.href(v.p.assets.Logo),
		Scripts: v.href(v.p.assets.Scripts),
		Policy:  v.p.policy, Alternates: v.alternates(), Linked: v.linked(),
	}
	if c.RightToLeft {
		h.Direction = "rtl"
	}
	if c.BaseURL != "" && v.page.Key.Kind != MissingPage {
		h.Canonical = v.p.Absolute(v.page.Address)
	}
	v.preview(&h)
	h.Nav, h.Foot = slices.Grow(h.Nav, len(v.p.nav)), slices.Grow(h.Foot, len(v.p.foot))
	for _, e := range v.p.nav {
		current := strings.HasPrefix(v.page.Address, e.folder)
		h.Nav = append(h.Nav, view.NavItem{Link: view.Link{Text: e.text, Href: v.href(e.address)}, Current: current})
	}
	for _, e := range v.p.foot {
		h.Foot = append(h.Foot, view.Link{Text: e.text, Href: v.href(e.address)})
	}
	return h
}

// preview adds what others show of the page when somebody passes it on.
func (v *viewer) preview(h *view.Head) {
	c := &site.Content{}
	switch i := v.page.Key.Index; v.page.Key.Kind {
	case ArticlePage:
		a := &v.s.Articles[i]
		c, h.Published, h.Modified = &a.Content, moment(a.Date), moment(v.s.Updated(site.ArticleID(i)))
	case EntityPage:
		c = &v.s.Bodies[i]
	}
	if c.Document == nil || c.Image == "" {
		return
	}
	h.Picture = v.p.Absolute(v.p.addresses.attached[c.Image]) // a relative one would be lost
	if image := v.image(c); image != nil {
		h.PictureAlt = image.Alt
	}
}

// footer lists the pages of the site as a whole that are not in the menu, and
// the author's own.
func (p *Plan) footer() []navEntry {
	var foot []navEntry
	for _, e := range []navEntry{
		{p.words.Say("organizations"), "organizations/index.html", ""},
		{p.words.Say("places"), "places/index.html", ""},
		{p.words.Say("timeline"), "timeline.html", ""},
		{p.words.Say("sources"), "sources.html", ""},
	} {
		if p.has(e.address) {
			foot = append(foot, e)
		}
	}
	for i, c := range p.Site.Pages {
		if c.Document.Page.Nav == 0 {
			foot = append(foot, navEntry{c.Document.Page.Title.Text, p.addresses.pages[i], ""})
		}
	}
	return foot
}

// titleOf has the keys of the words for each kind of entity in the plural.
var titleOf = [...]string{
	entity.Person: "people", entity.Country: "countries", entity.Organization: "organizations",
	entity.Place: "places", entity.Topic: "topics",
}

// contentPolicy is the content security policy of every page: nothing from another
// host, and no script or style that is not a file of the site. What the
// publisher admits comes on top.
func (p *Plan) contentPolicy() string {
	directives := []string{
		"default-src 'none'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "script-src 'self'",
		"connect-src 'self'", "base-uri 'none'", "form-action 'self'",
	}
	for _, extra := range p.Site.Config.CSPExtra {
		i := slices.IndexFunc(directives, func(d string) bool { return strings.HasPrefix(d, extra.Directive+" ") })
		if i < 0 {
			directives = append(directives, extra.Directive+" "+extra.Origin)
		} else {
			directives[i] += " " + extra.Origin
		}
	}
	return strings.Join(directives, "; ")
}
