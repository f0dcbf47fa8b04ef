// Package export makes what programs read: for each entity a JSON twin of its
// page, a feed of the articles that concern it and a calendar of its events; for the
// whole site the same, the data files and the sitemap; and the pictures that other sites
// show of a page.
//
// All outputs are made from the same resolved site as the pages, and depend on the
// content alone: two builds of one tree give the same bytes, and nothing reads the
// clock. Withheld files are not in the site, so they are in no output.
//
// Addresses inside a file are relative to the site's root, so that the same bytes
// work wherever the site stands. Feeds and sitemaps must have absolute ones, so a
// site without base_url has neither.
package export

import (
	"io"
	"slices"
	"sync"
	"time"

	"readout/internal/address"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/wording"
)

// Outputs returns the maker of all outputs, which writes names and citations by words.
func Outputs(words *wording.Writer) page.Maker {
	return func(p *page.Plan) []page.Output {
		x := newExporter(p, words)
		return slices.Concat(x.companions(), x.cards(), x.data(), x.sitemaps(maxSitemap))
	}
}

// companions lists what accompanies the pages of entities and events, and the whole
// site: twins, feeds and calendars.
func (x *exporter) companions() []page.Output {
	var list []page.Output
	add := func(at address.Address, of page.Key, write func(io.Writer) error) {
		if at != "" {
			list = append(list, page.Output{Address: at, Of: of, Write: write})
		}
	}
	addFeeds := func(at address.Feeds, of page.Key, f func() *feed) {
		add(at.Atom, of, func(w io.Writer) error { return x.atom(w, f()) })
		add(at.JSON, of, func(w io.Writer) error { return x.jsonFeed(w, f()) })
	}
	addFeeds(x.SiteFeeds(), page.Key{}, x.siteFeed)
	add(x.SiteCalendar(), page.Key{}, x.siteCalendar)
	for i := range x.s.Registry.Len() {
		id, of := entity.ID(i), page.Key{Kind: page.EntityPage, Index: int32(i)}
		add(x.Twin(id), of, func(w io.Writer) error { return x.twin(w, id) })
		addFeeds(x.Feeds(id), of, func() *feed { return x.entityFeed(id) })
		add(x.Calendar(id), of, func(w io.Writer) error { return x.entityCalendar(w, id) })
	}
	for i := range x.s.Events {
		id := site.EventID(i)
		add(x.EventTwin(id), page.Key{Kind: page.EventPage, Index: int32(i)}, func(w io.Writer) error { return x.eventTwin(w, id) })
	}
	return list
}

// An exporter makes outputs. It is immutable and safe for concurrent use.
type exporter struct {
	*wording.Writer
	p       *page.Plan
	s       *site.Site
	keys    []string            // of entities, by entity.ID: "person/sergey-lavrov"
	changes func() []time.Time  // when articles were last changed; made when first asked for
	entries func() []entryCache // by site.ArticleID; made when first asked for
	// quotations returns the quotations without a mark, which are looked for once: three
	// files count them.
	quotations func() []*quotationRow
}

func newExporter(p *page.Plan, words *wording.Writer) *exporter {
	x := &exporter{
		Writer: words, p: p, s: p.Site, keys: make([]string, p.Site.Registry.Len()),
	}
	for i := range x.keys {
		x.keys[i] = p.Site.Registry.At(entity.ID(i)).Key.String()
	}
	x.entries = sync.OnceValue(func() []entryCache { return make([]entryCache, len(p.Site.Articles)) })
	x.quotations = sync.OnceValue(x.allQuotations)
	x.changes = sync.OnceValue(func() []time.Time {
		times := make([]time.Time, len(x.s.Articles))
		for i := range times {
			times[i] = x.changed(site.ArticleID(i))
		}
		return times
	})
	return x
}

// key returns an entity as "kind/id", or "" for nobody.
func (x *exporter) key(id entity.ID) string {
	if id == entity.None {
		return ""
	}
	return x.keys[id]
}

// id returns an entity's id alone, for where the kind is known, or "".
func (x *exporter) id(id entity.ID) string {
	if id == entity.None {
		return ""
	}
	return x.s.Registry.At(id).Key.ID
}

func (x *exporter) allKeys(ids []entity.ID) []string { return each(ids, x.key) }

func (x *exporter) allIDs(ids []entity.ID) []string { return each(ids, x.id) }

// each returns what a function makes of each element; never nil, so that an
// empty list is written as one.
func each[T, U any](list []T, of func(T) U) []U {
	out := make([]U, len(list))
	for i, e := range list {
		out[i] = of(e)
	}
	return out
}
