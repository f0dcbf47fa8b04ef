// Package fill fills the views of pages from a site.
//
// A view is filled when somebody asks for its page. It depends on what the page shows
// and on nothing else, so that a change elsewhere does not touch it. Nothing reads the
// clock: "coming" and "days since" count from the site's as-of day.
//
// The table below has the function for each kind of page. What several kinds show in
// the same way is in viewer.go and statement.go; what is chosen from the site for
// it, in choose.go.
package fill

import (
	"slices"
	"strings"

	"readout/internal/address"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/view"
	"readout/internal/wording"
)

// fillers fill the view of each kind of page. Files and outputs have none.
var fillers = [page.Kinds]func(v *viewer, k page.Key) view.View{
	page.FrontPage:         func(v *viewer, _ page.Key) view.View { return v.front() },
	page.ArticlePage:       func(v *viewer, k page.Key) view.View { return v.article(site.ArticleID(k.Index)) },
	page.EntityPage:        func(v *viewer, k page.Key) view.View { return v.ofEntity(entity.ID(k.Index)) },
	page.EventPage:         func(v *viewer, k page.Key) view.View { return v.eventPage(site.EventID(k.Index)) },
	page.RelationPage:      func(v *viewer, k page.Key) view.View { return v.relation(&v.s.Relations[k.Index]) },
	page.PersonIndex:       func(v *viewer, _ page.Key) view.View { return v.entityIndex(entity.Person) },
	page.CountryIndex:      func(v *viewer, _ page.Key) view.View { return v.entityIndex(entity.Country) },
	page.OrganizationIndex: func(v *viewer, _ page.Key) view.View { return v.entityIndex(entity.Organization) },
	page.PlaceIndex:        func(v *viewer, _ page.Key) view.View { return v.entityIndex(entity.Place) },
	page.TopicIndex:        func(v *viewer, _ page.Key) view.View { return v.entityIndex(entity.Topic) },
	page.EventIndex:        func(v *viewer, _ page.Key) view.View { return v.eventIndex() },
	page.ArticleIndex:      func(v *viewer, _ page.Key) view.View { return v.articleIndex() },
	page.RelationIndex:     func(v *viewer, _ page.Key) view.View { return v.relationIndex() },
	page.TextPage:          func(v *viewer, k page.Key) view.View { return v.text(&v.s.Pages[k.Index]) },
	page.MissingPage:       func(v *viewer, _ page.Key) view.View { return v.missing() },
	page.RedirectPage:      func(v *viewer, k page.Key) view.View { return v.redirect(&v.p.Moved[k.Index]) },
	page.BriefPage:         func(v *viewer, k page.Key) view.View { return v.brief(int(k.Index)) },
	page.BriefIndex:        func(v *viewer, k page.Key) view.View { return v.briefIndex(int16(k.Index)) },
	page.ArchivePage:       func(v *viewer, k page.Key) view.View { return v.archivePage(int(k.Index), int(k.Sub)) },
	page.YearPage:          func(v *viewer, k page.Key) view.View { return v.eventYear(int16(k.Index)) },
	page.CountryPeople:     func(v *viewer, _ page.Key) view.View { return v.officeIndex(false) },
	page.PostPeople:        func(v *viewer, _ page.Key) view.View { return v.officeIndex(true) },
	page.LetterIndex:       func(v *viewer, k page.Key) view.View { return v.letterIndex(&v.p.Letters[k.Index]) },
	page.PositionsPage:     func(v *viewer, _ page.Key) view.View { return v.positions() },
	page.TimelinePage:      func(v *viewer, _ page.Key) view.View { return v.timeline() },
	page.SourcesPage:       func(v *viewer, _ page.Key) view.View { return v.sources() },
	page.GroupPage:         func(v *viewer, k page.Key) view.View { return v.groupPage(v.p.GroupPart(k)) },
	page.DataPage:          func(v *viewer, _ page.Key) view.View { return v.data() },
	page.SearchPage:        func(v *viewer, _ page.Key) view.View { return v.search() },
}

// Assets are the addresses of published assets that every page refers to;
// empty if there is none.
type Assets struct {
	Stylesheet, Icon, TouchIcon, Logo address.Address
	Scripts                           address.Address // the folder of the scripts, with a slash
}

// A Filler fills the views of the pages of a plan. It is immutable and safe for
// concurrent use.
type Filler struct {
	plan   *page.Plan
	words  *wording.Writer
	assets Assets
	policy string // the same on every page
}

// New returns the filler of a plan.
func New(p *page.Plan, words *wording.Writer, assets Assets) *Filler {
	return &Filler{p, words, assets, contentPolicy(p.Site)}
}

// View fills the view of a page. Files and outputs have none.
func (f *Filler) View(p page.Page) view.View {
	fill := fillers[p.Key.Kind]
	if fill == nil {
		return nil
	}
	return fill(f.viewer(p), p.Key)
}

func (f *Filler) viewer(p page.Page) *viewer {
	b := base{selection{f.plan.Site}, f.words, f.plan.Addresses.From(p.Address.Root())}
	cites := p.Key.Kind != page.ArticlePage && p.Key.Kind != page.FrontPage
	return &viewer{f, items{
		base: b, p: f.plan, event: site.NoEvent, cites: cites, shown: map[string]bool{},
		named: map[entity.ID]bool{}, introduced: p.Key.Kind == page.ArticlePage,
	}, drawer{b}, p}
}

// contentPolicy is the content security policy of every page: nothing from another
// host, and no script or style that is not a file of the site. What the
// publisher admits comes on top. It is on every page, so it is as short as it can be.
func contentPolicy(s *site.Site) string {
	directives := []string{"default-src 'self'", "img-src 'self' data:", "base-uri 'none'", "form-action 'self'"}
	for _, extra := range s.Config.CSPExtra {
		i := slices.IndexFunc(directives, func(d string) bool { return strings.HasPrefix(d, extra.Directive+" ") })
		if i < 0 { // it takes the place of default-src for what it loads
			directives = append(directives, extra.Directive+" 'self' "+extra.Origin)
		} else {
			directives[i] += " " + extra.Origin
		}
	}
	return strings.Join(directives, "; ")
}

func (v *viewer) text(c *site.Content) *view.TextView {
	front := c.Document.Page
	return &view.TextView{Head: v.head(front.Title.Text, front.Description.Text), Title: front.Title.Text, Body: v.body(c)}
}

// missing is shown at addresses of any depth, so its own start at the root of
// the host.
func (v *viewer) missing() *view.MissingView {
	v.Root = v.s.Config.BasePath()
	out := &view.MissingView{Head: v.head(v.Say("missing.title"), ""), Indexes: each(v.entry, v.p.Menu)}
	out.Front = view.Link{Text: v.Say("missing.front", out.Site), Href: out.Home}
	return out
}

// entry is an entry of the menu or the footer.
func (v *viewer) entry(e page.Entry) view.Link {
	text := e.Text
	if e.Words != "" {
		text = v.Say(e.Words)
	}
	return view.Link{Text: text, Href: v.Href(e.Address)}
}

func (v *viewer) search() *view.SearchView {
	title := v.Say(page.SearchPage.Words())
	out := &view.SearchView{Head: v.head(title, ""), Indexes: each(v.entry, slices.Concat(v.p.Menu, v.p.Footer))}
	for _, k := range v.p.Searched() {
		out.Kinds = append(out.Kinds, view.SearchKind{Value: k.SearchName(), Label: v.Say(k.Words())})
	}
	// These have no index of their own kind of page.
	if len(v.s.Relations) > 0 {
		out.Kinds = append(out.Kinds, view.SearchKind{Value: "relation", Label: v.Say("relations")})
	}
	if len(v.s.Statements) > 0 {
		out.Kinds = append(out.Kinds, view.SearchKind{Value: "statement", Label: v.Say("statements")})
	}
	return out
}

func (v *viewer) redirect(m *page.Moved) *view.RedirectView {
	to := view.Link{Href: v.Href(m.To)}
	switch m.Key.Kind {
	case page.ArticlePage:
		to.Text = v.Title(&v.s.Articles[m.Key.Index])
	case page.EntityPage:
		to.Text = v.s.Registry.At(entity.ID(m.Key.Index)).Name
	case page.EventPage:
		to.Text = v.EventName(site.EventID(m.Key.Index))
	case page.TextPage:
		to.Text = v.s.Pages[m.Key.Index].Document.Page.Title.Text
	}
	out := &view.RedirectView{Head: v.head(to.Text, ""), To: to}
	out.Canonical = v.Absolute(m.To)
	return out
}
