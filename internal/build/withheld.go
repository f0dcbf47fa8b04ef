package build

import (
	"time"

	"readout/internal/config"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
)

// whyWithheld says why a document is not to be published at a time, or "".
func whyWithheld(d *document.Document, c *config.Config, now time.Time) string {
	switch {
	case d.Draft:
		return "draft"
	case d.Article == nil || d.Article.Embargo.IsZero():
		return ""
	}
	if end := d.Article.Embargo.Start(c.TimeZone); end.After(now) {
		return "embargoed until " + end.In(c.TimeZone).Format("2006-01-02 15:04 MST")
	}
	return ""
}

// nextEmbargo returns when the next of the embargoes ends, or zero.
func nextEmbargo(heads []document.Head, c *config.Config, now time.Time) (next time.Time) {
	for i := range heads {
		if !heads[i].Embargo {
			continue
		}
		if end := heads[i].Document.Article.Embargo.Start(c.TimeZone); end.After(now) && (next.IsZero() || end.Before(next)) {
			next = end
		}
	}
	return next
}

// Withheld says why a build without Options.Drafts would not publish the page
// at an address: "draft", "embargoed until 2022-02-01 18:00 EST". It is "" for
// pages that would be published, perhaps with less on them.
func (s *Snapshot) Withheld(address string) string {
	p, ok := s.Plan.Find(address)
	if !ok {
		return ""
	}
	why := ""
	key := p.Key
	if key.Kind == page.OutputPage {
		key = s.Plan.Outputs[key.Index].Of
	}
	for _, d := range sources(s.Plan.Site, key) {
		if why = whyWithheld(d, &s.Plan.Site.Config, s.now); why == "" {
			return ""
		}
	}
	return why
}

// sources returns the documents of which any is enough for a page to be there.
func sources(s *site.Site, key page.Key) []*document.Document {
	switch key.Kind {
	case page.ArticlePage, page.RedirectPage:
		return []*document.Document{s.Articles[key.Index].Document}
	case page.TextPage:
		return []*document.Document{s.Pages[key.Index].Document}
	case page.EntityPage:
		if d := s.Registry.At(entity.ID(key.Index)).Document; d != nil && d.Kind != document.KindCountry {
			return []*document.Document{d} // a country needs no file
		}
	case page.EventPage:
		return sourcesOfEvent(s, &s.Events[key.Index])
	}
	return nil
}

func sourcesOfEvent(s *site.Site, e *site.Event) []*document.Document {
	var list []*document.Document
	if e.Body.Document != nil {
		list = append(list, e.Body.Document)
	}
	for _, id := range e.Articles {
		list = append(list, s.Articles[id].Document)
	}
	return list
}
