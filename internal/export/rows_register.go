package export

import (
	"slices"
	"strconv"

	"readout/internal/address"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/quotation"
	"readout/internal/site"
	"readout/internal/source"
)

// The rows of what other tables refer to, and of what no mark covers.

type topicRow struct {
	ID           string          `json:"id" means:"the name of its file"`
	URL          address.Address `json:"url" means:"its page"`
	RedirectFrom []string        `json:"redirect_from" means:"list: its earlier addresses, the oldest first"`
	Name         string          `json:"name" means:"its name"`
	Aliases      []string        `json:"aliases" means:"list: other names"`
	Dossier      []string        `json:"dossier" means:"list: events, in the order in which its file lists them"`
	Said         int             `json:"statements_on" means:"how many statements are on it"`
	Articles     int             `json:"articles" means:"how many articles concern it"`
	Mentions     int             `json:"mentions" means:"how often it is named"`
	Events       int             `json:"events" means:"how many events concern it"`
}

func (x *exporter) topic(id entity.ID) *topicRow {
	e, d := x.s.Registry.At(id), &x.s.Dossiers[id]
	return &topicRow{
		ID: e.Key.ID, URL: x.Entity(id), RedirectFrom: earlier(e.Document), Name: e.Name, Aliases: each(e.Aliases, itself), Dossier: each(d.Listed, x.eventID),
		Said: len(d.OnTopic), Articles: len(d.Articles), Mentions: len(d.Mentions), Events: len(d.Events),
	}
}

type placeRow struct {
	ID           string          `json:"id" means:"the name of its file"`
	URL          address.Address `json:"url" means:"its page"`
	RedirectFrom []string        `json:"redirect_from" means:"list: its earlier addresses, the oldest first"`
	Name         string          `json:"name" means:"its name"`
	Aliases      []string        `json:"aliases" means:"list: other names"`
	Country      string          `json:"country" ref:"countries" means:"the country that it lies in"`
	Alpha3       string          `json:"country_alpha3" means:"that country’s ISO 3166-1 alpha-3"`
	Articles     int             `json:"articles" means:"how many articles concern it"`
	Mentions     int             `json:"mentions" means:"how often it is named"`
	Events       int             `json:"events" means:"how many events concern it"`
}

func (x *exporter) place(id entity.ID) *placeRow {
	e, d := x.s.Registry.At(id), &x.s.Dossiers[id]
	return &placeRow{
		ID: e.Key.ID, URL: x.Entity(id), RedirectFrom: earlier(e.Document), Name: e.Name, Aliases: each(e.Aliases, itself), Country: x.id(e.Country), Alpha3: x.alpha3(e.Country),
		Articles: len(d.Articles), Mentions: len(d.Mentions), Events: len(d.Events),
	}
}

// A postRow is an office that a person holds or held.
type postRow struct {
	ID           string          `json:"id" means:"the person, and the number of the post in the person’s file"`
	URL          address.Address `json:"url" means:"the person’s page"`
	Person       string          `json:"person" ref:"people" means:"who holds or held it"`
	Role         string          `json:"role" means:"what it is called"`
	Organization string          `json:"organization" ref:"organizations" means:"where"`
	Country      string          `json:"country" ref:"countries" means:"for which country"`
	Start        string          `json:"start_date" means:"since when"`
	End          string          `json:"end_date" means:"until when"`
	Current      bool            `json:"held" means:"whether it is held on the as-of day"`
}

// allPosts returns the posts of all people, in order of the people, then of their files.
func (x *exporter) allPosts() []*postRow {
	var rows []*postRow
	for _, id := range x.pagesOf(entity.Person) {
		e := x.s.Registry.At(id)
		for i := range e.Posts {
			p := &e.Posts[i]
			rows = append(rows, &postRow{
				ID: e.Key.ID + "#" + strconv.Itoa(i+1), URL: x.Entity(id), Person: e.Key.ID, Role: p.Role, Organization: x.id(p.Organization),
				Country: x.id(p.Country), Start: p.Start.String(), End: p.End.String(), Current: p.HeldOn(x.s.AsOf),
			})
		}
	}
	return rows
}

// A quotationRow is a quotation in the text of an article that no mark covers: nobody has
// said whose words they are.
type quotationRow struct {
	ID       string          `json:"id" means:"article and number"`
	Article  string          `json:"article" ref:"articles" means:"the article"`
	URL      address.Address `json:"url" means:"the place in it"`
	Date     string          `json:"date" type:"date" means:"the day of the article"`
	Words    string          `json:"words" means:"what stands between the quotation marks, with them"`
	Sentence string          `json:"sentence" means:"the sentence around it"`
}

// allQuotations returns the quotations that no mark covers, in order of the articles, then
// of the text.
func (x *exporter) allQuotations() []*quotationRow {
	var rows []*quotationRow
	for i := range x.s.Articles {
		rows = append(rows, x.quotationsOf(site.ArticleID(i))...)
	}
	return rows
}

func (x *exporter) quotationsOf(id site.ArticleID) []*quotationRow {
	var rows []*quotationRow
	a := &x.s.Articles[id]
	text, places := &a.Document.Text, x.Sentences(&a.Content, a)
	for b := text.Body.Blocks.Start; b < text.Body.Blocks.End; b++ {
		block := text.Blocks[b].Span
		for _, q := range quotation.Pair(block.Of(text.Plain)).Outermost(block.Start) {
			if marked(a, q) {
				continue
			}
			row := &quotationRow{
				ID: x.articleID(id) + "#q" + strconv.Itoa(len(rows)+1), Article: x.articleID(id), URL: x.Article(id),
				Date: x.dayOf(id).String(), Words: x.Plain(&a.Content, q), Sentence: x.Plain(&a.Content, text.SentenceAt(q.Start)),
			}
			if n := slices.IndexFunc(text.Sentences, func(s source.Span) bool { return s.End > q.Start }); n >= 0 {
				if anchor, _ := places.Anchor(n); anchor != "" {
					row.URL += address.Address("#" + anchor)
				}
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// marked reports whether a mark of an article covers a part of a span.
func marked(a *site.Article, span source.Span) bool {
	return slices.ContainsFunc(a.Document.Statements, func(st document.Statement) bool {
		return slices.ContainsFunc(st.Pieces, func(p source.Span) bool { return p.Start < span.End && span.Start < p.End })
	})
}
