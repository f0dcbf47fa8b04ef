package fill

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/spelling"
	"readout/internal/view"
	"readout/internal/wording"
)

const (
	maxOfSource = 5   // articles or statements shown under one source: the newest
	maxSources  = 100 // sources of one kind: those on which most rests
)

// A sourceList collects what rests on each source of one kind.
type sourceList struct {
	rows   []view.SourceRow
	counts []int
	at     map[string]int
}

// add enters an item, made only if it will be shown, under a source.
func (l *sourceList) add(key string, source view.Chip, item func() view.SourceItem) {
	if l.at == nil {
		l.at = map[string]int{}
	}
	if _, seen := l.at[key]; !seen {
		l.at[key] = len(l.rows)
		l.rows = append(l.rows, view.SourceRow{Source: source})
		l.counts = append(l.counts, 0)
	}
	i := l.at[key]
	if l.counts[i]++; l.counts[i] <= maxOfSource {
		l.rows[i].Items = append(l.rows[i].Items, item())
	}
}

// list returns the sources on which most rests, first those. Count is what is
// counted: "article".
func (l *sourceList) list(v *viewer, count string) []view.SourceRow {
	order := page.First[int32](len(l.rows))
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(l.counts[b], l.counts[a]) })
	var rows []view.SourceRow
	for _, i := range order[:min(len(order), maxSources)] {
		row := l.rows[i]
		row.Note = v.Word("count", count, l.counts[i])
		if more := l.counts[i] - len(row.Items); more > 0 {
			row.More = v.Say("and_more", more)
		}
		rows = append(rows, row)
	}
	return rows
}

// sources lists what the site rests on.
func (v *viewer) sources() *view.SourcesView {
	out := &view.SourcesView{}
	var publishers, readouts, relays, anonymous sourceList
	for i := range v.s.Articles {
		v.addPublisher(&publishers, site.ArticleID(i))
	}
	for i := len(v.s.Events) - 1; i >= 0; i-- {
		v.addReadouts(&readouts, site.EventID(i))
	}
	for i := range v.s.Statements {
		v.addRelays(&relays, &anonymous, site.StatementID(i))
	}
	out.Publishers = publishers.list(v, "article")
	out.Readouts = readouts.list(v, "readout")
	out.Relays = relays.list(v, "statement")
	out.Anonymous = anonymous.list(v, "statement")
	out.Head = v.head(v.Say("sources"), v.Say("sources_about"))
	return out
}

// addPublisher enters an article under its publisher, else under the host of
// its source. The site's own reporting has no source but itself.
func (v *viewer) addPublisher(l *sourceList, id site.ArticleID) {
	a := &v.s.Articles[id]
	front := a.Document.Article
	name := cmp.Or(front.Publisher.Text, hostOf(front.SourceURL.Text))
	if name == "" {
		return
	}
	l.add(spelling.Fold(name), view.Chip{Text: name}, func() view.SourceItem {
		return view.SourceItem{
			Link: view.Link{Text: v.Title(a), Href: v.ArticleHref(id)}, Date: v.Day(a.Date.Day),
			URL: front.SourceURL.Text, Host: hostOf(front.SourceURL.Text),
		}
	})
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Host, "www.")
}

func (v *viewer) addReadouts(l *sourceList, id site.EventID) {
	e := &v.s.Events[id]
	for _, r := range e.Readouts {
		l.add(v.s.Registry.At(r.Side).Key.String(), v.chip(r.Side), func() view.SourceItem {
			return view.SourceItem{Link: v.eventLink(id), Date: v.Day(cmp.Or(r.Date, e.Date)), Note: r.Title, URL: r.URL, Host: hostOf(r.URL)}
		})
	}
}

// addRelays enters a statement under each who relayed it, and under a speaker
// without a name.
func (v *viewer) addRelays(relays, anonymous *sourceList, id site.StatementID) {
	st := &v.s.Statements[id]
	item := func() view.SourceItem {
		return view.SourceItem{
			Link: view.Link{Text: excerpt(v.Quote(st)), Href: v.Href(v.Statement(id))}, Date: v.Day(st.Date),
			Note: v.speakersAnd(st), Form: st.Mark.Form.String(),
		}
	}
	for _, p := range st.Via {
		if p.Entity != entity.None {
			relays.add(v.s.Registry.At(p.Entity).Key.String(), v.chip(p.Entity), item)
		} else {
			anonymous.add(spelling.Fold(p.Text), view.Chip{Text: p.Text}, item)
		}
	}
	if st.By != nil {
		anonymous.add(spelling.Fold(st.By.Text), view.Chip{Text: st.By.Text}, item)
	}
}

// speakersAnd names who said something with the verb: words alone, of a denial,
// would say the contrary.
func (v *viewer) speakersAnd(st *site.Statement) string {
	var who []string
	for _, speaker := range st.Speakers {
		who = append(who, v.InSentence(speaker))
	}
	return strings.TrimSpace(wording.UpperFirst(v.List(who)) + " " + v.Verb(st.Mark))
}
