package entity

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// exact reports whether a text has the form of an id: ^[a-z0-9]+(-[a-z0-9]+)*$. A regular
// expression would be ten times as slow.
func exact(text string) bool {
	hyphen := true // the last was a hyphen, or there was none
	for i := range len(text) {
		switch c := text[i]; {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			hyphen = false
		case c == '-' && !hyphen:
			hyphen = true
		default:
			return false
		}
	}
	return !hyphen
}

// Resolve returns the entities that a text may mean, at best one. If kinds are given,
// only entities of these kinds count.
//
// An id in lower case, or kind/id (with the kind or its folder), is exact. Any other
// text is looked up among names and aliases, compared by spelling.Fold, and then among
// the surnames of people. So "ru" is Russia and "us" the United States, but "RU" is
// nothing.
func (r *Registry) Resolve(text string, kinds ...Kind) []ID {
	if key, ok := parseKey(text); ok {
		if id, found := r.keys[key]; found && setOf(kinds).has(key.Kind) {
			return []ID{id}
		}
		return nil
	}
	if exact(text) {
		if ids := r.only(r.bare[text], kinds); len(ids) > 0 {
			return ids
		}
	}
	folded := spelling.Fold(text)
	if ids := r.only(r.names[folded], kinds); len(ids) > 0 {
		return ids
	}
	return r.only(r.surnames[folded], kinds)
}

// ByID returns the entities of the given kinds with a word as their id, or as their kind
// and id. A word without a hyphen or slash counts only if it is a name of the entity in
// upper case: "nato", but not "commission".
func (r *Registry) ByID(word string, kinds ...Kind) []ID {
	if key, ok := parseKey(word); ok {
		if id, found := r.keys[key]; found && setOf(kinds).has(key.Kind) {
			return []ID{id}
		}
		return nil
	}
	ids := r.only(r.bare[word], kinds)
	if len(ids) == 0 || strings.Contains(word, "-") {
		return ids
	}
	if len(word) < 3 {
		return nil // "us" and "at" are words
	}
	return slices.DeleteFunc(slices.Clone(ids), func(id ID) bool {
		e := &r.entities[id]
		return e.Name != strings.ToUpper(word) && !slices.Contains(e.Aliases, strings.ToUpper(word))
	})
}

// parseKey reads "person/sergey-lavrov" or "people/sergey-lavrov".
func parseKey(text string) (Key, bool) {
	kind, id, found := strings.Cut(text, "/")
	for k := Kind(0); found && k < kindCount; k++ {
		if kind == k.String() || kind == k.Folder() {
			return Key{k, id}, true
		}
	}
	return Key{}, false
}

// A kindSet has a bit for each Kind in it.
type kindSet uint8

const everyKind kindSet = 1<<kindCount - 1

// setOf returns the set of the given kinds: all, if none is given.
func setOf(kinds []Kind) kindSet {
	if len(kinds) == 0 {
		return everyKind
	}
	var set kindSet
	for _, k := range kinds {
		set |= 1 << k
	}
	return set
}

func (s kindSet) has(k Kind) bool { return s&(1<<k) != 0 }

func (r *Registry) only(ids []ID, kinds []Kind) []ID {
	set := setOf(kinds)
	other := func(id ID) bool { return !set.has(r.entities[id].Kind) }
	if !slices.ContainsFunc(ids, other) {
		return ids // the common case needs no copy
	}
	return slices.DeleteFunc(slices.Clone(ids), other)
}

// Reference resolves a value that must name one entity. If it names none or several,
// Reference returns None and a diagnostic; if the name may be declared in a file that
// could not be parsed, None and no diagnostic.
func (r *Registry) Reference(path source.Path, v meta.Value, kinds ...Kind) (ID, *source.Diagnostic) {
	ids := r.Resolve(v.Text, kinds...)
	if len(ids) == 1 {
		return ids[0], nil
	}
	d := &source.Diagnostic{Path: path, Span: v.Span}
	if len(ids) > 1 {
		d.Rule = "ambiguous-entity"
		d.Message = fmt.Sprintf("%q may be %s", v.Text, r.choices(ids))
		d.Hint = "write the id of the one you mean"
		if r.entities[ids[0]].Key.ID == v.Text {
			d.Hint = fmt.Sprintf("write it with its kind, such as %s", r.entities[ids[0]].Key)
		}
		return None, d
	}
	if hidden := r.Withheld(v.Text); hidden != nil {
		*d = Withheld(path, v.Span, fmt.Sprintf("%q", v.Text), hidden)
		return None, d
	}
	if r.mayBeUnread(v.Text, true) {
		return None, nil
	}
	d.Rule, d.Cause = "unknown-entity", cmp.Or(spelling.Slug(v.Text), v.Text)
	d.Message = fmt.Sprintf("%q is not %s of this site", v.Text, what(kinds))
	d.Hint, d.Missing = r.hint(v.Text, kinds)
	if id := strings.ToLower(v.Text); id != v.Text && exact(id) && len(r.only(r.bare[id], kinds)) == 1 {
		d.Fixes = []source.Fix{{Path: path, Span: v.Span, Old: v.Text, New: id, What: "write the id in lower case"}}
	}
	return None, d
}

func what(kinds []Kind) string {
	if len(kinds) == 0 {
		return "an entity"
	}
	var names []string
	for _, k := range kinds {
		names = append(names, k.String())
	}
	last := len(names) - 1
	list := names[last]
	if last > 0 {
		list = strings.Join(names[:last], ", ") + " or " + list
	}
	if strings.HasPrefix(list, "o") {
		return "an " + list
	}
	return "a " + list
}

// choices lists the first entities that a text may mean. It is bounded, so that a
// reference to a very common name costs no more than another.
func (r *Registry) choices(ids []ID) string {
	const shown = 5
	more := len(ids) - shown
	var list []string
	for _, id := range ids[:min(len(ids), shown)] {
		list = append(list, fmt.Sprintf("%s (%s)", r.entities[id].Key, r.entities[id].Name))
	}
	slices.Sort(list)
	if more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(list, ", "), more)
	}
	return strings.Join(list, " or ")
}

// listOfNames splits a text at separators that people write in place of commas, if all of
// the parts are known names.
func (r *Registry) listOfNames(text string) []string {
	if len(text) > 200 {
		return nil
	}
	list := strings.Split(listSigns.Replace(text), ",")
	for i, name := range list {
		list[i] = strings.TrimSpace(name)
		bare := strings.TrimSuffix(strings.TrimPrefix(list[i], "[["), "]]")
		if target, _, _ := strings.Cut(bare, "|"); len(r.Resolve(target)) == 0 {
			return nil
		}
	}
	return list
}

// listSigns replaces the separators that people write in place of commas.
var listSigns = strings.NewReplacer(" and ", ",", ";", ",", "&", ",", "+", ",", "/", ",")

// candidates are the names and ids that "did you mean" may propose.
func (r *Registry) candidates(kinds kindSet) []string {
	var list []string
	for i := range r.entities {
		if e := &r.entities[i]; kinds.has(e.Kind) && e.InProse() {
			list = append(list, e.labels()...)
		}
	}
	return list
}

// Near returns a name or id within two edits of text.
func (r *Registry) Near(text string) (string, bool) { return r.labels[everyKind]().Nearest(text) }

// MayBeUnread reports whether a name or id is in a part of a file that could not be
// parsed, or is the id of such a file.
func (r *Registry) MayBeUnread(text string) bool { return r.mayBeUnread(text, false) }

// mayBeUnread is MayBeUnread, of all parts or of those alone that may declare an entity.
func (r *Registry) mayBeUnread(text string, entities bool) bool {
	slug, fold := spelling.Slug(text), spelling.Fold(text)
	return fold != "" && slices.ContainsFunc(r.unread, func(u unread) bool {
		return (u.entities || !entities) && (slug != "" && strings.Contains(u.slug, slug) || strings.Contains(u.fold, fold))
	})
}
