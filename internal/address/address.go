// Package address says where everything of a site stands: the address of each
// article, entity, event and file, of what accompanies a page for programs, and
// the anchors inside a page.
//
// An address follows from what it is of, and from nothing else: not from which
// other pages there are, nor from how a page looks. So whoever tells of something
// can say where it is, and links last.
package address

import (
	"fmt"
	"strconv"
	"strings"

	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/source"
	"readout/internal/spelling"
)

// An Address is where something stands: relative to the site's root, with slashes,
// perhaps with an anchor: "people/sergey-lavrov.html". It is "" for what has no page.
type Address string

// Root returns the way from the address to the site's root: "" or "../" ….
func (a Address) Root() string { return strings.Repeat("../", strings.Count(string(a), "/")) }

// OfFile returns the address of the page that a file under content/ has by its name, and
// whether it is a content file at all.
func OfFile(p source.Path) (Address, bool) {
	rest, content := strings.CutPrefix(string(p), "content/")
	name, markdown := strings.CutSuffix(rest, ".md")
	return Address(strings.TrimPrefix(name, "pages/") + ".html"), content && markdown
}

// beside returns the address that a page's has with another ending.
func (a Address) beside(ending string) Address {
	if a == "" {
		return ""
	}
	return Address(strings.TrimSuffix(string(a), ".html") + ending)
}

// A Book has the addresses of a site. It is immutable.
type Book struct {
	site     *site.Site
	entities []Address // "" for an entity without a page
	events   []Address
	assets   map[source.Path]Address
}

// New returns the addresses of a site. Assets have addresses of their own; they may
// be nil.
func New(s *site.Site, assets map[source.Path]Address) *Book {
	b := &Book{site: s, assets: assets, entities: make([]Address, s.Registry.Len())}
	for i := range b.entities {
		if s.HasPage(entity.ID(i)) {
			key := s.Registry.At(entity.ID(i)).Key
			b.entities[i] = Address(key.Kind.Folder() + "/" + key.ID + ".html")
		}
	}
	for i := range s.Events {
		b.events = append(b.events, Address("events/"+s.Events[i].ID+".html"))
	}
	return b
}

// Article returns the address of an article.
func (b *Book) Article(id site.ArticleID) Address { return Address(b.articleFrom("", id)) }

// articleFrom returns an article's address after the way to the root: as one
// string, since most links lead to articles.
func (b *Book) articleFrom(root string, id site.ArticleID) string {
	return root + "articles/" + b.site.Articles[id].Document.ID + ".html"
}

// ArticleAt returns the article with an address.
func (b *Book) ArticleAt(a Address) (site.ArticleID, bool) {
	path, ok := strings.CutSuffix(string(a), ".html")
	if !ok || !strings.HasPrefix(path, "articles/") {
		return 0, false
	}
	return b.site.ArticleAt(source.Path("content/" + path + ".md"))
}

// Entity returns the address of an entity, or "" if it has no page.
func (b *Book) Entity(id entity.ID) Address {
	if id == entity.None {
		return ""
	}
	return b.entities[id]
}

// Event returns the address of an event.
func (b *Book) Event(id site.EventID) Address { return b.events[id] }

// Relation returns the address of a relation, which counts Site.Relations.
func (b *Book) Relation(number int32) Address {
	r := &b.site.Relations[number]
	return Address("relations/" + b.site.Registry.At(r.A).Key.ID + "-" + b.site.Registry.At(r.B).Key.ID + ".html")
}

// Text returns the address of a page of the publisher's own, which counts Site.Pages.
func (b *Book) Text(number int) Address {
	return Address(b.site.Pages[number].Document.ID + ".html")
}

// File returns the address of an asset, or of a file beside a document; "" for no
// path.
func (b *Book) File(path source.Path) Address {
	if a, ok := b.assets[path]; ok || path == "" {
		return a
	}
	return Address(spelling.Compose(strings.TrimPrefix(string(path), "content/")))
}

// Statement returns the address of a statement's sentence in its article.
func (b *Book) Statement(id site.StatementID) Address {
	st := &b.site.Statements[id]
	return b.Article(st.Article) + Address("#"+st.Mark.ID)
}

// Mention returns the address of a mention, which counts Site.Mentions, in its
// article.
func (b *Book) Mention(number int32) Address {
	return b.Article(b.site.Mentions[number].Article) + Address("#"+b.MentionPlace(number))
}

// MentionPlace returns the anchor of a mention, which counts Site.Mentions. A field of
// an article, such as its headline, stands where the page begins: its mentions have the
// anchor of all of the page's text.
func (b *Book) MentionPlace(number int32) string {
	m := &b.site.Mentions[number]
	a := &b.site.Articles[m.Article]
	if m.Block < a.Document.Text.Body.Blocks.Start {
		return mainAnchor
	}
	return MentionAnchor(int(number - a.Mentions.From))
}

// Callout returns the address of a callout in its article.
func (b *Book) Callout(id site.ArticleID, number int) Address {
	return b.Article(id) + Address("#"+CalloutAnchor(number))
}

// mainAnchor is the anchor of all text of a page.
const mainAnchor = "main"

// MentionAnchor is the anchor of a mention in the body of an article, which counts those
// of the article.
func MentionAnchor(number int) string { return "m" + strconv.Itoa(number+1) }

// CalloutAnchor is the anchor of a callout, which counts those of its document.
func CalloutAnchor(number int) string { return "c" + strconv.Itoa(number+1) }

// Year returns the address of a year of what stands in a folder.
func Year(folder string, year int) Address { return Address(fmt.Sprintf("%s/%04d.html", folder, year)) }

// BoxAnchor is the anchor of an event's box in an article.
func (b *Book) BoxAnchor(id site.EventID) string { return "event-" + b.site.Events[id].ID }

// Links are the addresses of a site as seen from one page.
type Links struct {
	book *Book
	Root string // the way from the page to the site's root
}

// From returns the addresses of a site as seen from where the root is at root.
func (b *Book) From(root string) Links { return Links{b, root} }

// Href returns an address as the page refers to it; "" stays "".
func (l Links) Href(a Address) string {
	if a == "" {
		return ""
	}
	return l.Root + string(a)
}

// ArticleHref refers to an article.
func (l Links) ArticleHref(id site.ArticleID) string { return l.book.articleFrom(l.Root, id) }

// EntityHref refers to an entity; it is "" if that has no page.
func (l Links) EntityHref(id entity.ID) string { return l.Href(l.book.Entity(id)) }

// TargetHref refers to what a link of a document leads to, without an anchor.
func (l Links) TargetHref(t site.Target) string {
	switch t.Kind {
	case site.ToArticle:
		return l.ArticleHref(site.ArticleID(t.Index))
	case site.ToEntity:
		return l.EntityHref(entity.ID(t.Index))
	case site.ToEvent:
		return l.Href(l.book.Event(site.EventID(t.Index)))
	case site.ToPage:
		return l.Href(l.book.Text(int(t.Index)))
	case site.ToFile:
		return l.Href(l.book.File(t.File))
	}
	return ""
}
