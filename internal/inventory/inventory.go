package inventory

import (
	"slices"

	"readout/internal/build"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/source"
)

// Kinds are what can be listed.
var Kinds = []string{
	"people", "countries", "organizations", "places", "topics", "events", "articles", "drafts", "embargoed", "unknown", "open",
}

// Of returns the list of a kind, which is one of Kinds. It is not nil.
func Of(s *build.Snapshot, kind string) []Record {
	l := lister{Snapshot: s, site: s.Plan.Site, records: []Record{}}
	switch kind {
	case "people":
		l.entities(entity.Person, l.person)
	case "countries":
		l.entities(entity.Country, l.country)
	case "organizations":
		l.entities(entity.Organization, l.organization)
	case "places":
		l.entities(entity.Place, l.place)
	case "topics":
		l.entities(entity.Topic, l.topic)
	case "events":
		l.events()
	case "articles":
		l.articles()
	case "drafts":
		l.withheld(func(w *document.Withholding) bool { return w.Draft })
	case "embargoed":
		l.withheld(func(w *document.Withholding) bool { return !w.Draft })
	case "unknown":
		l.unknown()
	case "open":
		l.open()
	}
	return l.records
}

// A lister makes one list of a site.
type lister struct {
	*build.Snapshot
	site    *site.Site
	records []Record
}

func (l *lister) add(r Record) { l.records = append(l.records, r) }

// at returns the place of a part of a file.
func (l *lister) at(path source.Path, span source.Span) place {
	return place{path, source.PositionOf(l.Data(path), span.Start)}
}

// id returns the id of an entity, or "" for None.
func (l *lister) id(id entity.ID) string {
	if id == entity.None {
		return ""
	}
	return l.site.Registry.At(id).ID
}

func (l *lister) ids(list []entity.ID) []string {
	out := make([]string, 0, len(list))
	for _, id := range list {
		out = append(out, l.id(id))
	}
	return out
}

// events lists the events by their days.
func (l *lister) events() {
	for i := range l.site.Events {
		e := &l.site.Events[i]
		path, span := e.Origin()
		l.add(Record{
			{"id", e.ID}, {"date", e.Date.String()}, {"end", e.End.String()}, {"type", string(e.Type)}, {"status", string(e.Status)},
			{"title", l.Words.EventName(site.EventID(i))}, {"participants", l.ids(e.Participants)}, {"place", l.id(e.Place)},
			{"statements", len(e.Statements)}, {"articles", len(e.Articles)}, {"where", l.at(path, span)},
		})
	}
}

// articles lists the articles, newest first.
func (l *lister) articles() {
	for i := range l.site.Articles {
		a := &l.site.Articles[i]
		l.add(Record{
			{"id", a.Document.ID}, {"date", a.Date.Day.String()}, {"title", l.Words.Title(a)}, {"topics", l.ids(a.Topics)},
			{"statements", int(a.Statements.To - a.Statements.From)}, {"events", len(a.Events)}, {"file", string(a.Document.File.Path)},
		})
	}
}

// unknown lists the names that nobody has a file for, those in most files first.
func (l *lister) unknown() {
	for _, u := range l.Unknown() {
		l.add(Record{{"name", u.Name}, {"kind", u.Kind}, {"files", u.Files}, {"marked", u.Marked}, {"where", l.at(u.Path, u.Span)}})
	}
}

// open lists the questions to editors.
func (l *lister) open() {
	for _, q := range l.Questions() {
		l.add(Record{{"where", l.at(q.Path, q.Source)}, {"question", q.Text}})
	}
}

// withheld lists files that are withheld in a way: embargoes by when they end.
func (l *lister) withheld(is func(*document.Withholding) bool) {
	list := slices.DeleteFunc(l.WithheldFiles(), func(d *document.Document) bool { return !is(&d.Withholding) })
	slices.SortStableFunc(list, func(a, b *document.Document) int { return a.Embargo.Compare(b.Embargo) })
	for _, d := range list {
		l.add(Record{{"kind", d.Kind.String()}, {"title", title(d)}, {"embargo", l.until(d.Embargo)}, {"file", string(d.File.Path)}})
	}
}
