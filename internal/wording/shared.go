package wording

import (
	"slices"
	"strings"

	"readout/internal/entity"
)

// Name returns the name of an entity as pages show it. If others with a page have the same
// name, it says what tells them apart: "Ali Karimi (Iran)". In a text by an author, its title
// and data the name stands alone.
func (w *Writer) Name(id entity.ID) string { return w.Apart(w.site.Registry.At(id).Name, id) }

// Apart adds to a form of an entity's name what Name adds.
func (w *Writer) Apart(name string, id entity.ID) string {
	if apart := w.apart[id]; apart != "" {
		return name + " (" + apart + ")"
	}
	return name
}

// findApart finds what tells apart entities of one name.
func (w *Writer) findApart() {
	named := map[string][]entity.ID{}
	for i := range w.site.Dossiers {
		id := entity.ID(i)
		if w.Entity(id) != "" {
			name := w.site.Registry.At(id).Name
			named[name] = append(named[name], id)
		}
	}
	w.apart = map[entity.ID]string{}
	for _, ids := range named {
		if len(ids) > 1 {
			w.tellApart(ids)
		}
	}
}

// tellApart finds the first thing of its kind that differs among all of one name. A country
// is known by its name alone.
func (w *Writer) tellApart(ids []entity.ID) {
	ids = slices.DeleteFunc(ids, func(id entity.ID) bool { return w.site.Registry.At(id).Kind == entity.Country })
	for _, say := range []func(entity.ID) string{w.kindName, w.countryName, w.role, w.Line, w.key} {
		said := map[string]bool{"": true}
		for _, id := range ids {
			w.apart[id] = say(id)
			said[w.apart[id]] = true
		}
		if len(said) == len(ids)+1 {
			return
		}
	}
}

func (w *Writer) kindName(id entity.ID) string {
	return strings.ToLower(w.Word("kind", w.site.Registry.At(id).Kind.String()))
}

func (w *Writer) countryName(id entity.ID) string {
	if side := w.site.SpeaksFor(id, w.site.AsOf); side != entity.None {
		return w.name(side)
	}
	return w.name(w.site.Registry.At(id).Country)
}

// role is the post of a person, else the last that they held.
func (w *Writer) role(id entity.ID) string {
	role := w.Role(id, w.site.AsOf, nil)
	if posts := w.Posts([]entity.ID{id}, Any); role == "" && len(posts) > 0 {
		return posts[0].Role
	}
	return role
}

func (w *Writer) key(id entity.ID) string { return w.site.Registry.At(id).Key.ID }
