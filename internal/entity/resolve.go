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

// exact reports whether a text is written like an id: ^[a-z0-9]+(-[a-z0-9]+)*$,
// which a regular expression would take ten times as long to say.
func exact(text string) bool {
	hyphen := true // one may not stand here
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

// Resolve returns the entities that a text may mean, at best one. If kinds are
// given, only entities of these kinds count.
//
// A lower-case id, or kind/id (in the singular, or as the folder is called), is
// exact. All else is looked up among names and aliases, compared by
// spelling.Fold, and if none matches among the surnames of people. So "ru" is
// Russia and "us" the United States, but "RU" is nobody.
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

// ByID returns the entities of the given kinds that a word names by an id, or by a
// kind and an id. A word without a hyphen or slash is one only if its capitals are
// a name of the entity: "nato", but not "commission".
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

// setOf returns the set of the kinds that count: all, if none is given.
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
		return ids // nearly always; others get a copy
	}
	return slices.DeleteFunc(slices.Clone(ids), other)
}

// Reference resolves what an author wrote at a place that must name one
// entity. It returns None and a diagnostic if it names none or several; None
// without one if the name may be declared in a file that could not be read.
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
		return None, d
	}
	if hidden := r.Withheld(v.Text); hidden != nil {
		*d = Withheld(path, v.Span, fmt.Sprintf("%q", v.Text), hidden)
		return None, d
	}
	if r.MayBeUnread(v.Text) {
		return None, nil
	}
	d.Rule = "unknown-entity"
	d.Message = fmt.Sprintf("%q is not %s of this site", v.Text, what(kinds))
	d.Hint = r.hint(v.Text, kinds)
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

// choices lists the first of those that a text may mean: of a name with very many
// owners each reference costs the same.
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

func (r *Registry) hint(text string, kinds []Kind) string {
	if others := r.Resolve(text); len(others) > 0 {
		e := &r.entities[others[0]]
		return fmt.Sprintf("%s is %s; write %s", e.Name, what([]Kind{e.Kind}), what(kinds))
	}
	if near, ok := r.labels[setOf(kinds)]().Nearest(text); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if list := r.listOfNames(text); len(list) > 1 {
		if len(kinds) == 0 {
			return "write each name by itself: " + strings.Join(list, ", ")
		}
		return "separate the names with commas: " + strings.Join(list, ", ")
	}
	if code := strings.ToLower(text); code != text {
		if ids := r.Resolve(code, kinds...); len(ids) == 1 && r.entities[ids[0]].Key.ID == code {
			return fmt.Sprintf("did you mean %s (%s)?", code, r.entities[ids[0]].Name)
		}
	}
	if len(kinds) == 0 {
		return fmt.Sprintf("add a file for it, such as content/people/%s.md, or take the mark off", cmp.Or(spelling.Slug(text), "name"))
	}
	kind := kinds[0]
	if kind == Country {
		return "write the ISO 3166-1 alpha-2 code in lower case, such as ru"
	}
	return fmt.Sprintf("write the name of a file under content/%s, or add one", kind.Folder())
}

// listOfNames parts a text at what people write for the commas of a list, if all of
// its parts are known.
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

// listSigns are what people write for the commas of a list.
var listSigns = strings.NewReplacer(" and ", ",", ";", ",", " & ", ",", " + ", ",", " / ", ",")

// candidates are the names and ids that "did you mean" may propose.
func (r *Registry) candidates(kinds kindSet) []string {
	var list []string
	for i := range r.entities {
		if e := &r.entities[i]; kinds.has(e.Kind) {
			list = append(list, e.labels()...)
		}
	}
	return list
}

// Near returns a name or id within two edits of text.
func (r *Registry) Near(text string) (string, bool) { return r.labels[everyKind]().Nearest(text) }

// MayBeUnread reports whether a name or id stands in a part of a file that
// could not be understood, or is the id that such a part would have got.
func (r *Registry) MayBeUnread(text string) bool {
	slug, fold := spelling.Slug(text), spelling.Fold(text)
	return fold != "" && slices.ContainsFunc(r.unread, func(u unread) bool {
		return slug != "" && strings.Contains(u.slug, slug) || strings.Contains(u.fold, fold)
	})
}
