package export

import (
	"slices"
	"time"

	"readout/internal/address"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
)

// Feeds are published in two forms that say the same: Atom (RFC 4287), which every
// feed reader knows, and JSON Feed 1.1, which is easier for programs. RSS says neither
// when an entry changed nor in which language it is.

// maxEntries is how many articles a feed has, those that were changed last: what a reader
// who was away for a while has missed. A correction is a change, so that of an old
// article is in the feed.
const maxEntries = 50

// A feed is what both forms say.
type feed struct {
	id              string // stays when the page moves
	title, subtitle string
	at              address.Feeds
	of              address.Address // of the page whose feed it is
	articles        []site.ArticleID
	updated         time.Time
}

func (x *exporter) siteFeed() *feed {
	c := &x.s.Config
	articles := x.lastChanged(page.First[site.ArticleID](len(x.s.Articles)), maxEntries)
	return x.dated(&feed{id: x.Permanent(x.SiteFeeds().Atom), title: c.Title, subtitle: c.Description, at: x.SiteFeeds(), of: page.FrontPage.Address(), articles: articles})
}

// entityFeed has the articles that concern an entity.
func (x *exporter) entityFeed(id entity.ID) *feed {
	title := x.Name(id) + " — " + x.s.Config.Title
	articles := x.lastChanged(x.s.Dossiers[id].Articles, maxEntries)
	return x.dated(&feed{id: x.Permanent(x.FirstFeed(id)), title: title, subtitle: x.Line(id), at: x.Feeds(id), of: x.Entity(id), articles: articles})
}

// dated says that a feed is as new as its newest entry.
func (x *exporter) dated(f *feed) *feed {
	f.updated = x.changes()[f.articles[0]]
	return f
}

// An entry is an article in a feed. It is the same in every feed: an id means one entry
// (RFC 4287, 4.2.6), and a reader who follows two people is told of an article once.
type entry struct {
	id, url            string // the id stays when the article moves
	source             string // where it was published first; may be empty
	title, summary     string
	content            string // HTML
	published, updated time.Time
	authors            []string
	topics             []entity.ID
	image              string // address; may be empty
}

func (x *exporter) entry(id site.ArticleID) entry {
	a := &x.s.Articles[id]
	return entry{
		id: x.Permanent(x.FirstArticle(id)), url: x.Absolute(x.Article(id)), source: a.Document.Article.SourceURL.Text,
		title: x.Title(a), summary: x.Summary(a), content: x.entryContent(id),
		published: a.Date.Start(x.s.Config.TimeZone), updated: x.changes()[id],
		authors: x.authorsOf(a), topics: a.Topics, image: x.absoluteFile(x.Picture(&a.Content).Address),
	}
}

// authorsOf lists who wrote an article; if nobody is named, who published it first: an entry
// without an author has the feed's, which is the site. Most feed readers do not know that,
// but they show the name of the feed.
func (x *exporter) authorsOf(a *site.Article) []string {
	list, publisher := x.Authors(a), a.Document.Article.Publisher
	if len(list) == 0 && publisher.Given() {
		list = []string{publisher.Text}
	}
	return list
}

func (x *exporter) absoluteFile(a address.Address) string {
	if a == "" {
		return ""
	}
	return x.Absolute(a)
}

// isOwn reports whether an article is the site's own, so that the site may pass on its
// text: it names nobody else who published it.
func isOwn(a *site.Article) bool {
	front := a.Document.Article
	return !front.Publisher.Given() && !front.SourceURL.Given()
}

// lastChanged returns those of some articles that were changed last, up to a number, the
// last first.
func (x *exporter) lastChanged(articles []site.ArticleID, most int) []site.ArticleID {
	times := x.changes()
	list := slices.Clone(articles)
	slices.SortStableFunc(list, func(a, b site.ArticleID) int { return times[b].Compare(times[a]) })
	return list[:min(len(list), most)]
}
