package page

import (
	"cmp"
	"slices"

	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/view"
)

// View builds the view of a page. Files and outputs have none.
func (p *Plan) View(page Page) view.View {
	v := &viewer{
		p: p, s: p.Site, page: page, root: rootOf(page.Address),
		event: site.NoEvent, shown: map[string]bool{},
	}
	i := page.Key.Index
	v.cites = page.Key.Kind != ArticlePage && page.Key.Kind != FrontPage
	switch page.Key.Kind {
	case FrontPage:
		return v.front()
	case ArticlePage:
		return v.article(site.ArticleID(i))
	case EntityPage:
		return v.ofEntity(entity.ID(i))
	case EventPage:
		return v.eventPage(site.EventID(i))
	case RelationPage:
		return v.relation(&p.Site.Relations[i])
	case ArticleIndex:
		return v.articleIndex()
	case EntityIndex:
		return v.entityIndex(entity.Kind(i))
	case EventIndex:
		return v.eventIndex()
	case RelationIndex:
		return v.relationIndex()
	case TextPage:
		return v.textPage(&p.Site.Pages[i])
	case MissingPage:
		return v.missing()
	case RedirectPage:
		return v.redirect(site.ArticleID(i))
	case BriefPage:
		return v.brief(int(i))
	case BriefIndex:
		return v.briefIndex(int16(i))
	case ArchivePage:
		return v.archivePage(int(i), int(page.Key.Sub))
	case YearPage:
		return v.eventYear(int16(i))
	case OfficeIndex:
		return v.officeIndex(i == 1)
	case LetterIndex:
		return v.letterIndex(&p.letters[i])
	case PositionsPage:
		return v.positions()
	case TimelinePage:
		return v.timeline()
	case SourcesPage:
		return v.sources()
	case SearchPage:
		return v.search()
	}
	return nil
}

func (v *viewer) ofEntity(id entity.ID) view.View {
	switch v.s.Registry.At(id).Kind {
	case entity.Person:
		return v.person(id)
	case entity.Country:
		return v.country(id)
	}
	return v.entityPage(id)
}

func (v *viewer) article(id site.ArticleID) *view.ArticleView {
	a := &v.s.Articles[id]
	front, text := a.Document.Article, &a.Document.Text
	f := v.filler(&a.Content, a)
	title := v.plainTitle(a)
	out := &view.ArticleView{
		Head:     v.head(title, v.plainPart(&a.Content, text.Summary)),
		Headline: f.html(text.Title), Date: v.day(a.Date.Day), Updated: v.day(v.s.Updated(id).Day),
		Dateline: front.Dateline.Text, Publisher: front.Publisher.Text, SourceURL: front.SourceURL.Text,
		Summary: f.html(text.Summary), Image: v.image(&a.Content), Body: f.part(text.Body),
		People: v.counts(a, entity.Person), Countries: v.counts(a, entity.Country),
		Organizations: v.counts(a, entity.Organization), Others: v.counts(a, entity.Place, entity.Topic),
		Events: v.articleEvents(a), Corrections: v.corrections(id),
	}
	if caption := f.html(text.Caption); caption != "" {
		// A caption is text in which names are found, so it is shown even if its
		// picture is not at hand.
		if out.Image == nil {
			out.Image = &view.Image{Credit: front.ImageCredit.Text}
		}
		out.Image.Caption = caption
	}
	for _, t := range a.Topics {
		out.Topics = append(out.Topics, v.topic(t))
	}
	for _, p := range text.KeyPoints {
		out.KeyPoints = append(out.KeyPoints, f.html(p))
	}
	out.Authors = v.authors(a)
	out.Cite = v.cite(title, v.publisher(a), a)
	out.Related = v.articleRows(v.related(id))
	for i := range out.Related {
		out.Related[i].Countries = nil // the margin has them; an article's page must stay light
	}
	out.Previous, out.Next = v.neighbours(id)
	return out
}

// authors returns who wrote an article: those it names, else the site's.
func (v *viewer) authors(a *site.Article) []string {
	var list []string
	for _, author := range a.Document.Article.Authors {
		list = append(list, author.Text)
	}
	if len(list) == 0 {
		return v.s.Config.Authors
	}
	return list
}

// articleEvents returns an article's events; those declared in it have their
// box to jump to.
func (v *viewer) articleEvents(a *site.Article) []view.Event {
	rows := v.eventRows(a.Events)
	for i, id := range a.Events {
		if slices.Contains(a.Declared, id) {
			rows[i].ID = v.boxAnchor(id)
		}
	}
	return rows
}

func (v *viewer) cite(title, publisher string, a *site.Article) string {
	return v.say("cite_as", title, publisher, v.day(a.Date.Day).Short)
}

// neighbours returns the next older and the next newer article.
func (v *viewer) neighbours(id site.ArticleID) (previous, next view.Link) {
	link := func(i site.ArticleID) view.Link {
		return view.Link{Text: v.plainTitle(&v.s.Articles[i]), Href: v.articleHref(i)}
	}
	if int(id)+1 < len(v.s.Articles) {
		previous = link(id + 1)
	}
	if id > 0 {
		next = link(id - 1)
	}
	return previous, next
}

// related returns up to four articles that share an event with an article, or
// else a topic, nearest in time first.
func (v *viewer) related(id site.ArticleID) []site.ArticleID {
	const most = 4
	a := &v.s.Articles[id]
	var list []site.ArticleID
	add := func(ids []site.ArticleID) {
		for _, other := range ids {
			if other != id && !slices.Contains(list, other) && len(list) < most {
				list = append(list, other)
			}
		}
	}
	for _, e := range a.Events {
		add(v.s.Events[e].Articles)
	}
	for _, t := range a.Topics {
		// Articles are listed in order of their IDs: those around this one are enough.
		all := v.s.Dossiers[t].Articles
		at, _ := slices.BinarySearch(all, id)
		near := slices.Clone(all[max(at-2*most, 0):min(at+2*most+1, len(all))])
		slices.SortStableFunc(near, func(x, y site.ArticleID) int {
			return cmp.Compare(v.daysApart(x, id), v.daysApart(y, id))
		})
		add(near)
	}
	slices.Sort(list)
	return list
}

func (v *viewer) daysApart(a, b site.ArticleID) int {
	days := v.s.Articles[a].Date.Day.DaysSince(v.s.Articles[b].Date.Day)
	return max(days, -days)
}

func (v *viewer) textPage(c *site.Content) *view.TextView {
	front := c.Document.Page
	return &view.TextView{Head: v.head(front.Title.Text, front.Description.Text), Title: front.Title.Text, Body: v.body(c)}
}

// missing is shown at addresses of any depth, so its own start at the root of
// the host.
func (v *viewer) missing() *view.MissingView {
	v.root = v.s.Config.BasePath()
	out := &view.MissingView{Head: v.head(v.say("missing.title"), ""), Indexes: v.links(v.p.nav)}
	out.Front = view.Link{Text: v.say("missing.front", out.Site), Href: out.Home}
	return out
}

// links are the ways to everything without a script.
func (v *viewer) links(entries []navEntry) []view.Link {
	var list []view.Link
	for _, e := range entries {
		list = append(list, view.Link{Text: e.text, Href: v.href(e.address)})
	}
	return list
}

func (v *viewer) search() *view.SearchView {
	out := &view.SearchView{Head: v.head(v.say("search"), ""), Indexes: append(v.links(v.p.nav), v.links(v.p.foot)...)}
	for _, k := range v.p.searchKinds() {
		if v.p.has(k.address) {
			out.Kinds = append(out.Kinds, view.SearchKind{Value: k.folder, Label: k.text})
		}
	}
	return out
}

// searchKinds are the kinds of what can be found: as the index names them, with
// the word for many of them, and a page that is there if there are some.
func (p *Plan) searchKinds() []navEntry {
	list := []navEntry{
		{p.words.Say("people"), "people/index.html", "person"},
		{p.words.Say("countries"), "countries/index.html", "country"},
		{p.words.Say("organizations"), "organizations/index.html", "organization"},
		{p.words.Say("places"), "places/index.html", "place"},
		{p.words.Say("topics"), "topics/index.html", "topic"},
		{p.words.Say("events"), "events/index.html", "event"},
		{p.words.Say("articles"), "articles/index.html", "article"},
	}
	if len(p.addresses.pages) > 0 {
		list = append(list, navEntry{p.words.Say("other_pages"), p.addresses.pages[0], "page"})
	}
	return list
}

func (v *viewer) redirect(id site.ArticleID) *view.RedirectView {
	to := view.Link{Text: v.plainTitle(&v.s.Articles[id]), Href: v.articleHref(id)}
	out := &view.RedirectView{Head: v.head(to.Text, ""), To: to}
	out.Canonical = v.p.Absolute(v.p.article(id))
	return out
}
