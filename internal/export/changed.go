package export

import (
	"time"

	"readout/internal/page"
	"readout/internal/site"
)

// changed returns when an article says it was last changed.
//
// A correction has a day and no time. It counts as a second later than everything else
// of that day, so that a program that compares times sees the change.
func (x *exporter) changed(id site.ArticleID) time.Time {
	a := &x.s.Articles[id]
	at := a.Date
	if updated := x.s.Updated(id); updated.Compare(at) > 0 {
		at = updated
	}
	later := 0
	for _, c := range a.Document.Callouts {
		if c.Type == "correction" && c.Date == at.Day {
			later++
		}
	}
	if later > 0 && at.Day != a.Date.Day && at.Day != a.Document.Article.Updated.Day {
		later-- // the first one is all that is said of the day
	}
	return at.Start(x.s.Config.TimeZone).Add(time.Duration(later) * time.Second)
}

// lastChange returns when the last of some articles was changed, or the zero time.
func (x *exporter) lastChange(articles []site.ArticleID) (last time.Time) {
	for _, id := range articles {
		if at := x.changes()[id]; at.After(last) {
			last = at
		}
	}
	return last
}

// changeOf returns when a page last changed: the last change of the articles that it
// is made of, or the zero time if there are none.
func (x *exporter) changeOf(k page.Key) time.Time {
	last := x.lastChange(x.p.Gathered(k))
	if k.Kind == page.EntityPage {
		if day := x.s.Bodies[k.Index].Corrected(); !day.IsZero() && day.Time(x.s.Config.TimeZone).After(last) {
			last = day.Time(x.s.Config.TimeZone)
		}
	}
	return last
}
