package inventory

import (
	"cmp"
	"slices"
	"time"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/spelling"
)

// entities lists the entities of a kind that have a page, by their names.
func (l *lister) entities(kind entity.Kind, record func(entity.ID, *entity.Entity, *site.Dossier) Record) {
	r := l.site.Registry
	var list []entity.ID
	for i := range r.Len() {
		if id := entity.ID(i); r.At(id).Kind == kind && l.site.HasPage(id) {
			list = append(list, id)
		}
	}
	slices.SortStableFunc(list, func(a, b entity.ID) int {
		return cmp.Compare(spelling.Fold(r.At(a).SortName), spelling.Fold(r.At(b).SortName))
	})
	for _, id := range list {
		e := r.At(id)
		file := ""
		if e.Document != nil {
			file = string(e.Document.File.Path)
		}
		l.add(append(record(id, e, &l.site.Dossiers[id]), Field{"file", file}))
	}
}

// person tells the post of the day from which pages count, and the nationality or else the
// country that the post is for.
func (l *lister) person(id entity.ID, e *entity.Entity, d *site.Dossier) Record {
	country := e.Country
	if country == entity.None {
		country = l.site.CountryOf(id, l.site.AsOf)
	}
	return Record{
		{"id", e.ID}, {"name", e.Name}, {"post", l.Words.Role(id, l.site.AsOf, nil)}, {"country", l.id(country)},
		{"statements", len(d.By)}, {"articles", len(d.Articles)},
	}
}

func (l *lister) country(_ entity.ID, e *entity.Entity, d *site.Dossier) Record {
	return Record{
		{"id", e.ID}, {"name", e.Name}, {"people", len(d.People)},
		{"statements", len(d.By)}, {"articles", len(d.Articles)}, {"events", len(d.Events)},
	}
}

func (l *lister) organization(_ entity.ID, e *entity.Entity, d *site.Dossier) Record {
	return Record{
		{"id", e.ID}, {"name", e.Name}, {"country", l.id(e.Country)}, {"people", len(d.People)},
		{"statements", len(d.By)}, {"articles", len(d.Articles)}, {"events", len(d.Events)},
	}
}

func (l *lister) place(_ entity.ID, e *entity.Entity, d *site.Dossier) Record {
	return Record{{"id", e.ID}, {"name", e.Name}, {"country", l.id(e.Country)}, {"articles", len(d.Articles)}, {"events", len(d.Events)}}
}

func (l *lister) topic(_ entity.ID, e *entity.Entity, d *site.Dossier) Record {
	return Record{{"id", e.ID}, {"name", e.Name}, {"statements", len(d.OnTopic)}, {"articles", len(d.Articles)}, {"events", len(d.Events)}}
}

// until writes when an embargo ends, in the site's time; "" for none.
func (l *lister) until(end time.Time) string {
	if end.IsZero() {
		return ""
	}
	return end.In(l.site.Config.TimeZone).Format(time.RFC3339)
}

// title returns the title or name that a file gives, which may be empty.
func title(d *document.Document) string {
	switch {
	case d.Article != nil:
		return d.Article.Title.Text
	case d.Person != nil:
		return d.Person.Name.Text
	case d.Country != nil:
		return d.Country.Name.Text
	case d.Organization != nil:
		return d.Organization.Name.Text
	case d.Place != nil:
		return d.Place.Name.Text
	case d.Topic != nil:
		return d.Topic.Name.Text
	case d.Page != nil:
		return d.Page.Title.Text
	case len(d.Events) > 0:
		return d.Events[0].Title.Text
	}
	return ""
}
