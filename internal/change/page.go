package change

import (
	"cmp"
	"strings"

	"readout/internal/address"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/page"
)

// A Page is a page of an article, an entity, an event, a relation or a day, a page of
// the publisher's own, or a file beside the content, in one version.
type Page struct {
	Kind  string `json:"kind"` // article, person, event, relation, text, brief, file …
	URL   string `json:"url"`
	Title string `json:"title"`    // empty if it has none of its own
	File  string `json:"file"`     // that the page is of; empty if it follows from others
	Leads string `json:"leads_to"` // where the address leads in the other version; empty if nowhere
	id    string // within the kind
}

// facts have no title for a page that has none of its own.
func (p *Page) facts() []fact { return []fact{{"url", one(p.URL)}, {"title", one(p.Title)}} }

// Lost reports whether the page of a file was moved or removed and its address leads
// nowhere.
func Lost(c *Change[Page]) bool {
	return c.Before != nil && c.Before.File != "" && c.Before.Leads == "" && (c.After == nil || c.After.URL != c.Before.URL)
}

// pages compares the pages of two versions.
func (c *comparer) pages() []Change[Page] {
	before, after := c.before.pages(c.after), c.after.pages(c.before)
	p := newPairing(len(before), len(after))
	for _, key := range []func(*Page) string{
		func(p *Page) string { return keyOf(p.Kind, p.id) },
		func(p *Page) string {
			if p.Kind != page.TextPage.String() {
				return ""
			}
			return keyOf(p.Title)
		},
	} {
		pairItems(p, before, after, key)
	}
	return sorted(changes[Page](before, after, p), func(a, b *Page) int {
		return cmp.Or(strings.Compare(a.Kind, b.Kind), strings.Compare(a.URL, b.URL))
	})
}

// pages lists the pages of a version that are compared.
func (v *version) pages(other *version) []Page {
	var list []Page
	for _, p := range v.Plan.Pages() {
		if page, listed := v.page(p); listed {
			page.Kind = cmp.Or(page.Kind, p.Key.Kind.String())
			page.URL, page.Leads = string(p.Address), other.leads(p.Address)
			list = append(list, page)
		}
	}
	return list
}

// page returns what a page is of, if it is listed.
func (v *version) page(p page.Page) (of Page, listed bool) {
	i := p.Key.Index
	switch p.Key.Kind {
	case page.ArticlePage:
		a := &v.site.Articles[i]
		return Page{id: v.articles[i], Title: v.Words.Title(a), File: pathOf(a.Document)}, true
	case page.EntityPage:
		e := v.site.Registry.At(entity.ID(i))
		return Page{Kind: e.Kind.String(), id: v.entities[i], Title: e.Name, File: pathOf(e.Document)}, true
	case page.EventPage:
		return Page{id: v.events[i], File: string(fileOfEvent(&v.site.Events[i]))}, true
	case page.RelationPage:
		r := &v.site.Relations[i]
		return Page{id: v.entities[r.A] + v.entities[r.B]}, true
	case page.TextPage:
		d := v.site.Pages[i].Document
		return Page{id: d.ID, Title: d.Page.Title.Text, File: pathOf(d)}, true
	case page.BriefPage:
		day := v.Plan.Days[i].Date
		return Page{id: day.String()}, !day.IsZero() // an article with a bad date has none
	case page.FilePage:
		// Files under assets have names that are made of their bytes.
		file := string(v.Plan.Files[i].Path)
		return Page{id: file, File: file}, strings.HasPrefix(file, "content/")
	}
	return Page{}, false
}

func pathOf(d *document.Document) string {
	if d == nil {
		return ""
	}
	return string(d.File.Path)
}

// leads returns where an address leads in a version, or "".
func (v *version) leads(at address.Address) string {
	p, ok := v.Plan.Find(at)
	switch {
	case !ok:
		return ""
	case p.Key.Kind == page.RedirectPage:
		return string(v.Plan.Moved[p.Key.Index].To)
	}
	return string(at)
}

// otherPages counts the pages for readers that are not listed, in one version only.
func (c *comparer) otherPages() Count {
	return Count{Added: c.after.countOthers(c.before), Removed: c.before.countOthers(c.after)}
}

func (v *version) countOthers(other *version) (n int) {
	for _, p := range v.Plan.Pages() {
		if len(p.Key.Kind.Views()) == 0 || p.Key.Kind == page.RedirectPage {
			continue
		}
		if _, listed := v.page(p); listed {
			continue
		}
		if _, found := other.Plan.Find(p.Address); !found {
			n++
		}
	}
	return n
}
