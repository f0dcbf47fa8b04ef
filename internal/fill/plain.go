package fill

import (
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/view"
	"slices"
)

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
	return out
}

func (v *viewer) redirect(id site.ArticleID) *view.RedirectView {
	to := view.Link{Text: v.Title(&v.s.Articles[id]), Href: v.ArticleHref(id)}
	out := &view.RedirectView{Head: v.head(to.Text, ""), To: to}
	out.Canonical = v.Absolute(v.Article(id))
	return out
}
