package entity

import (
	"maps"
	"slices"

	"readout/internal/document"
	"readout/internal/source"
	"readout/internal/spelling"
)

// withheld holds the withheld documents of entities, by id or key and by folded name. Of
// several documents with one name the first counts.
type withheld struct{ ids, names map[string]*document.Document }

// withheldBy indexes withheld documents.
func withheldBy(documents []*document.Document) withheld {
	w := withheld{ids: map[string]*document.Document{}, names: map[string]*document.Document{}}
	add := func(table map[string]*document.Document, name string, d *document.Document) {
		if name != "" && table[name] == nil {
			table[name] = d
		}
	}
	for _, d := range documents {
		kind, ok := kindOf(d)
		if !ok || d.Unsure {
			continue
		}
		for _, id := range []string{d.ID, kind.String() + "/" + d.ID, kind.Folder() + "/" + d.ID} {
			add(w.ids, id, d)
		}
		e := describe(Key{kind, d.ID}, d)
		for _, name := range append([]string{e.Name, e.Surname}, e.Aliases...) {
			add(w.names, spelling.Fold(name), d)
		}
	}
	return w
}

// Withheld returns the withheld document that a text names, or nil.
func (r *Registry) Withheld(text string) *document.Document {
	if d := r.withheld.ids[text]; d != nil {
		return d
	}
	return r.withheld.names[spelling.Fold(text)]
}

// WithheldNames returns the ids and names of withheld entities, sorted.
func (r *Registry) WithheldNames() []string {
	return slices.Concat(slices.Sorted(maps.Keys(r.withheld.ids)), slices.Sorted(maps.Keys(r.withheld.names)))
}

// WithheldRule is the rule of diagnostics for references to withheld documents. The first
// related place of each is in the withheld file.
const WithheldRule = "withheld"

// What such a diagnostic says behind the name of the one referred to, and before the
// names of several.
const (
	WithheldMessage  = " is withheld, so nothing published may refer to it"
	WithheldMessages = "these are withheld, so nothing published may refer to them: "
)

// Withheld returns the diagnostic for a reference to an entity or event that a withheld
// document describes or declares.
func Withheld(path source.Path, at source.Span, what string, hidden *document.Document) source.Diagnostic {
	why, hint := "a draft", "publish it (take out draft: true), or take the reference out"
	switch {
	case hidden.Draft && !hidden.Embargo.IsZero():
		why = "a draft under embargo"
	case !hidden.Draft:
		why, hint = "under embargo", "wait for the end of its embargo, give this file the same embargo, or take the reference out"
	}
	return source.Diagnostic{
		Path: path, Span: at, Rule: WithheldRule,
		Message: what + WithheldMessage,
		Hint:    hint,
		Cause:   string(path),
		Related: []source.Related{{Path: hidden.File.Path, Message: "this file is " + why}},
	}
}
