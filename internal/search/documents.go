package search

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"readout/internal/address"
	"readout/internal/date"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/wording"
)

// documents calls yield with all that can be found on the pages of a plan, in
// the order of the index.
func documents(p *page.Plan, words *wording.Writer, yield func(*Document)) {
	g := &gatherer{Writer: words, s: p.Site, full: make([]*Names, p.Site.Registry.Len()), brief: make([]*Names, p.Site.Registry.Len()), byDay: map[date.Date]*Names{}}
	g.plain = g.plainPlace()
	g.rank()
	g.invert()
	for _, d := range g.dated(p.Days) {
		switch {
		case d.brief != "":
			yield(g.dayBrief(d))
		case d.article < 0:
			yield(g.event(d.event))
		default:
			at := g.Article(d.article)
			yield(g.article(d.article, at))
			for _, id := range g.statements(d.article) {
				yield(g.statement(id, at))
			}
		}
	}
	for i := range g.s.Pages {
		yield(g.text(i))
	}
	for i := range g.s.Relations {
		yield(g.relation(int32(i)))
	}
	for _, id := range slices.Backward(g.ranked) {
		yield(g.entity(id))
	}
}

// A gatherer turns what a site knows into documents.
type gatherer struct {
	*wording.Writer
	s      *site.Site
	ranked []entity.ID // those that have a page, those that most articles concern first
	place  []int       // in ranked, by entity.ID; -1 for those without a page
	// The people and countries in articles and events, as places in ranked,
	// ascending.
	inArticle, inEvent [][]int
	full, brief        []*Names             // by entity.ID; nil until asked for
	byDay              map[date.Date]*Names // see onDay
	plain              wording.Place
	// Of the last document, in whose place the next one is made.
	document Document
	parts    []int
	under    []*Names
	said     []site.StatementID
}

// begin returns a document without text, in place of the last one, which has been entered.
func (g *gatherer) begin(kind Kind, title string, at address.Address) *Document {
	g.document = Document{Kind: kind, Title: title, Address: at, Sentences: g.document.Sentences[:0]}
	g.parts, g.under = g.parts[:0], g.under[:0]
	return &g.document
}

// rank orders entities by the number of articles that concern them.
func (g *gatherer) rank() {
	g.place = make([]int, g.s.Registry.Len())
	for i := range g.place {
		g.place[i] = -1
		if g.Entity(entity.ID(i)) != "" {
			g.ranked = append(g.ranked, entity.ID(i))
		}
	}
	slices.SortStableFunc(g.ranked, func(a, b entity.ID) int {
		return cmp.Compare(len(g.s.Dossiers[b].Articles), len(g.s.Dossiers[a].Articles))
	})
	for i, id := range g.ranked {
		g.place[id] = i
	}
}

// invert turns dossiers round again: from entities to what they are in.
func (g *gatherer) invert() {
	g.inArticle, g.inEvent = make([][]int, len(g.s.Articles)), make([][]int, len(g.s.Events))
	for i, id := range g.ranked {
		if kind := g.s.Registry.At(id).Kind; kind != entity.Person && kind != entity.Country {
			continue
		}
		for _, a := range g.s.Dossiers[id].Articles {
			if g.inArticle[a] == nil {
				g.inArticle[a] = make([]int, 0, 8) // most need no more
			}
			g.inArticle[a] = append(g.inArticle[a], i)
		}
		for _, e := range g.s.Dossiers[id].Events {
			g.inEvent[e] = append(g.inEvent[e], i)
		}
	}
}

// A datedID is a brief, or else an article, or else an event.
type datedID struct {
	day     date.Date
	brief   address.Address
	article site.ArticleID
	event   site.EventID
}

// dated lists briefs, articles and events, oldest first; on one day events first, and the
// brief last.
func (g *gatherer) dated(days []page.Day) []datedID {
	var list []datedID
	for i := range g.s.Events {
		list = append(list, datedID{day: g.s.Events[i].Date, article: -1, event: site.EventID(i)})
	}
	for i := len(g.s.Articles) - 1; i >= 0; i-- {
		list = append(list, datedID{day: g.s.Articles[i].Date.Day, article: site.ArticleID(i)})
	}
	for _, d := range days {
		list = append(list, datedID{day: d.Date, brief: d.Address(), article: -1})
	}
	slices.SortStableFunc(list, func(a, b datedID) int { return a.day.Compare(b.day) })
	return list
}

func (g *gatherer) article(id site.ArticleID, at address.Address) *Document {
	a := &g.s.Articles[id]
	d := g.begin(Article, g.Title(a), at)
	d.Note, d.Year, d.About = g.Say("finder.article")+" · "+g.Day(a.Date.Day).Short, int(a.Date.Day.Year), g.inArticle[id]
	d.say(d.Title)
	d.foundOn(g.days(a.Date.Day))
	d.read(g.Passages(&a.Content, a))
	return d
}

// dayBrief is found by its day alone: its text is that of articles.
func (g *gatherer) dayBrief(id datedID) *Document {
	d := g.begin(Brief, g.Words.FullDay(id.day), id.brief)
	d.Note, d.Year = g.Say("brief"), int(id.day.Year)
	d.Sentences = append(d.Sentences, Sentence{Under: g.days(id.day)})
	return d
}

// statements lists the statements of an article, oldest first.
func (g *gatherer) statements(id site.ArticleID) []site.StatementID {
	g.said = g.said[:0]
	ordered := true
	for i := g.s.Articles[id].Statements.From; i < g.s.Articles[id].Statements.To; i++ {
		g.said = append(g.said, site.StatementID(i))
		ordered = ordered && (len(g.said) < 2 || g.before(g.said[len(g.said)-2], site.StatementID(i)) <= 0)
	}
	if !ordered {
		slices.SortStableFunc(g.said, g.before)
	}
	return g.said
}

func (g *gatherer) before(a, b site.StatementID) int {
	return g.s.Statements[a].Date.Compare(g.s.Statements[b].Date)
}

func (g *gatherer) event(id site.EventID) *Document {
	e := &g.s.Events[id]
	d := g.begin(Event, g.EventName(id), g.Event(id))
	d.Note, d.Year, d.About = g.EventLine(e), int(e.Date.Year), g.inEvent[id]
	d.say(d.Title)
	d.foundOn(g.days(e.Date))
	facts := []string{g.EventType(e)}
	for _, p := range append(slices.Clone(e.Participants), e.Place) {
		if p != entity.None {
			facts = append(facts, g.s.Registry.At(p).Name)
		}
	}
	d.say(facts...)
	d.say(e.Result)
	d.read(g.Passages(&e.Body, nil))
	return d
}

func (g *gatherer) text(i int) *Document {
	c := &g.s.Pages[i]
	d := g.begin(Text, c.Document.Page.Title.Text, g.Text(i))
	d.say(d.Title)
	d.read(g.Passages(c, nil))
	return d
}

// say adds a sentence that is put together of several things, each once. It
// stands at no one place of the page.
func (d *Document) say(things ...string) {
	var list []string
	said := make(map[string]bool, len(things)) // somebody may have 50,000 names
	for _, t := range things {
		if t != "" && !said[t] {
			said[t] = true
			list = append(list, t)
		}
	}
	if len(list) > 0 {
		d.Sentences = append(d.Sentences, Sentence{Text: strings.Join(list, " · ")})
	}
}

// foundOn has the title found by its day, too.
func (d *Document) foundOn(days []*Names) {
	if len(d.Sentences) > 0 {
		d.Sentences[0].Under = days
	}
}

func (d *Document) read(passages iter.Seq[wording.Passage]) {
	for p := range passages {
		d.Sentences = append(d.Sentences, Sentence{Text: p.Text, Anchor: p.Anchor})
	}
}
