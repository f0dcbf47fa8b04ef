package site

import (
	"fmt"
	"slices"
	"time"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/meta"
	"readout/internal/source"
)

// warnOfLongerEmbargoes warns of files under embargo that refer to a file which is
// withheld for longer. The site builds now, but not when the embargo ends. The
// warnings have no words of either file.
func (r *resolver) warnOfLongerEmbargoes(to *reporter) {
	for _, d := range r.Withheld {
		if d.Draft || d.Unsure {
			continue // nobody knows when it is published
		}
		var reported []*document.Document
		for _, reference := range r.withheldReferences(d) {
			other := r.withheldAt(reference.Related[0].Path)
			if other == nil || !outlasts(other, d) || slices.Contains(reported, other) {
				continue
			}
			reported = append(reported, other)
			to.report(r.longerEmbargo(d, other, reference))
		}
	}
}

// outlasts reports whether a document is withheld for longer than another, which is
// under embargo.
func outlasts(d, other *document.Document) bool { return d.Draft || d.Embargo.After(other.Embargo) }

func (r *resolver) withheldAt(path source.Path) *document.Document {
	for _, d := range r.Withheld {
		if d.File.Path == path {
			return d
		}
	}
	return nil
}

func (r *resolver) longerEmbargo(d, other *document.Document, reference source.Diagnostic) source.Diagnostic {
	what, hint := "to a draft", "write the embargo of this file there in place of draft: true, or take the reference out"
	if !other.Draft {
		what = "to one under embargo until " + r.instant(other.Embargo)
		hint = "give this file the later embargo or that file the earlier one, or take the reference out"
	}
	return source.Diagnostic{
		Path: d.File.Path, Span: reference.Span, Severity: source.Warning, Rule: "longer-embargo", Withheld: true,
		Message: fmt.Sprintf("the embargo of this file ends on %s, and it refers %s: from then on the site does not build", r.instant(d.Embargo), what),
		Hint:    hint, Related: reference.Related,
	}
}

// instant writes a time in the time zone of the site.
func (r *resolver) instant(t time.Time) string {
	t = t.In(r.Config.TimeZone)
	if t.Second() != 0 {
		return t.Format("2006-01-02 15:04:05 MST")
	}
	return t.Format("2006-01-02 15:04 MST")
}

// withheldReferences returns the diagnostics for references of a withheld document to
// other withheld documents, as if it were published, in the order of the file.
func (r *resolver) withheldReferences(d *document.Document) []source.Diagnostic {
	w := r.newWorker()
	w.resolveOther(&Content{Document: d})
	w.listed(d)
	w.resolveFields(d)
	for i := range d.Events {
		w.resolveDeclaration(d.File.Path, &d.Events[i])
	}
	for i := range d.Statements {
		st := &d.Statements[i]
		w.event(d.File.Path, st.At)
		for _, v := range st.About {
			if w.meansEvent(v.Text) {
				w.event(d.File.Path, v)
			} else {
				w.reference(d.File.Path, v)
			}
		}
	}
	list := slices.DeleteFunc(w.diagnostics, func(d source.Diagnostic) bool { return d.Rule != entity.WithheldRule })
	slices.SortStableFunc(list, func(a, b source.Diagnostic) int { return int(a.Span.Start - b.Span.Start) })
	return list
}

// resolveFields resolves the references in the front matter of a document.
func (r *lookup) resolveFields(d *document.Document) {
	path := d.File.Path
	switch {
	case d.Article != nil:
		r.event(path, d.Article.Event)
	case d.Person != nil:
		for i := range d.Person.Posts {
			p := &d.Person.Posts[i]
			r.reference(path, p.Organization, entity.Organization)
			r.reference(path, p.Country, entity.Country)
		}
	case d.Organization != nil:
		r.reference(path, d.Organization.Parent, entity.Organization)
		r.references(path, d.Organization.Members, entity.Country, entity.Organization)
	}
}

// resolveDeclaration resolves the references in a declaration of an event.
func (r *lookup) resolveDeclaration(path source.Path, e *document.Event) {
	for _, list := range [...][]meta.Value{e.Participants, e.For, e.Against, e.Abstained, e.Absent} {
		r.actors(path, list, e.Date)
	}
	r.references(path, e.Topics, entity.Topic)
	r.place(path, e.Place)
	r.actor(path, e.InitiatedBy, e.Date)
	for i := range e.Readouts {
		r.reference(path, e.Readouts[i].Side, entity.Country, entity.Organization)
	}
}
