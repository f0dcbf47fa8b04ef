package page

import (
	"readout/internal/entity"
	"readout/internal/view"
)

// archiveOwner says whose archive a page is of, and names the two lists of
// statements in it.
func (v *viewer) archiveOwner(of Key, out *view.ArchiveView) (from, about string) {
	switch i := of.Index; of.Kind {
	case EntityPage:
		v.subjects = []entity.ID{entity.ID(i)}
		e := v.s.Registry.At(entity.ID(i))
		out.Of, out.Flag = view.Link{Text: e.Name, Href: v.entityHref(entity.ID(i))}, flag(e)
		if e.Kind == entity.Topic {
			return v.say("positions"), v.say("statements_about", e.Name)
		}
		return v.say("statements_by", e.Name), v.say("statements_about", e.Name)
	case RelationPage:
		r := &v.s.Relations[i]
		a, b := v.inSentence(r.A), v.inSentence(r.B)
		out.Of = view.Link{Text: v.say("pair", upperFirst(a.Text), b.Text), Href: v.href(v.p.addresses.relations[i])}
		return v.say("statements_by", a.Text), v.say("statements_by", b.Text)
	case ArticleIndex:
		out.Of = view.Link{Text: v.say("articles"), Href: v.href("articles/index.html")}
	case EventIndex:
		out.Of = view.Link{Text: v.say("events"), Href: v.href("events/index.html")}
	}
	return "", ""
}

func (v *viewer) isTopic(of Key) bool {
	return v.s.Registry.At(entity.ID(of.Index)).Kind == entity.Topic
}
