package site

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/entity"
	"readout/internal/meta"
)

// namesMessage says what is read as text, and whom it names.
func (f *slipFinder) namesMessage(t *freeText, list []piece, first int) string {
	text, p := t.value.Text, &list[first]
	unnamed := slices.ContainsFunc(list, func(p piece) bool { return !p.named() })
	switch {
	case p.near != "":
		return fmt.Sprintf("%q is read as text, although it nearly names %s", text, f.whoever(p.ids))
	case len(list) == 1:
		return fmt.Sprintf("%q is read as text, although it names %s", text, f.whoever(p.ids))
	case !unnamed:
		return fmt.Sprintf("%q is read as one text, not as %d names", text, len(list))
	case first == 0:
		return fmt.Sprintf("%q is read as one text, although it begins with a name", text)
	}
	return fmt.Sprintf("%q is read as one text, although it names %s", text, f.whoever(p.ids))
}

// whoever writes the names of entities: "Ann Ash or Ann Oak".
func (f *slipFinder) whoever(ids []entity.ID) string {
	var names []string
	for _, id := range ids[:min(len(ids), 5)] {
		names = append(names, f.registry.At(id).Name)
	}
	return strings.Join(names, " or ")
}

// namesHint says how to write the names of a list in an attribute.
func (f *slipFinder) namesHint(t *freeText, list []piece, first int) string {
	var texts, names []string
	for _, p := range list {
		if len(p.ids) > 1 {
			return fmt.Sprintf("write the id of the one you mean: %s", f.keysOf(p.ids))
		}
		texts = append(texts, p.text)
		if p.named() {
			names = append(names, p.text)
		}
	}
	other := ""
	if e, text := f.registry.At(list[first].ids[0]), t.value.Text; e.Kind == entity.Person && !strings.Contains(text, e.Name) && !strings.Contains(text, e.Key.ID) {
		other = "; of another of that name, write the first name too"
	}
	switch {
	case t.attribute == "by":
		return "a speaker with a name is no text: take \"by\" out and write " + f.speakers(t.mark, names)
	case t.attribute == "to" && len(list) > 1:
		return fmt.Sprintf("write them with a comma: \"to %s\"", t.replaced(t.mark.To, texts, ", "))
	case t.attribute == "to" && len(f.namedBehind(t, list[0].ids[0])) > 0:
		return fmt.Sprintf("write \"to %s\", if all were spoken to", t.replaced(t.mark.To, append(texts, f.namedBehind(t, list[0].ids[0])...), ", "))
	case t.attribute == "to":
		return fmt.Sprintf("write \"to %s\"%s", f.allNamed(t, texts), other)
	case len(list) == 1:
		return fmt.Sprintf("write \"via %s\"%s", t.replaced(t.mark.Via, texts, " > "), other)
	case len(names) == len(list):
		return fmt.Sprintf("write one of them, or \"via %s\" if they passed it on one after the other", t.replaced(t.mark.Via, texts, " > "))
	}
	return fmt.Sprintf("write \"via %s\" alone, or \"via %s\" if they passed it on one after the other", names[0], t.replaced(t.mark.Via, texts, " > "))
}

// allNamed writes the list of to with names for a text, and for each other text that is
// only a name: "Mr. Lavrov, Mr. Blinken". They share one diagnostic.
func (f *slipFinder) allNamed(t *freeText, names []string) string {
	f.named = t.mark
	var all []string
	for _, v := range t.mark.To {
		ids, near := f.nameOf(v.Text)
		switch {
		case v == t.value:
			all = append(all, names...)
		case near == "" && len(ids) == 1 && len(f.registry.Resolve(v.Text, parties...)) == 0:
			all = append(all, f.written(piece{text: v.Text, ids: ids}).text)
		default:
			all = append(all, v.Text)
		}
	}
	return strings.Join(all, ", ")
}

// namedBehind returns the ids of other people whom a text names: "Lavrov with Kuleba".
func (f *slipFinder) namedBehind(t *freeText, first entity.ID) []string {
	var ids []string
	for _, id := range peopleIn(f.registry, t.value.Text, f.lexicon.Named(t.value.Text)) {
		if key := f.registry.At(id).Key.ID; id != first && !slices.Contains(ids, key) {
			ids = append(ids, key)
		}
	}
	return ids
}

// replaced writes a list of an attribute with others in place of the text.
func (t *freeText) replaced(list []meta.Value, by []string, separator string) string {
	var all []string
	for _, v := range list {
		if v == t.value {
			all = append(all, by...)
		} else {
			all = append(all, v.Text)
		}
	}
	return strings.Join(all, separator)
}

func (f *slipFinder) keysOf(ids []entity.ID) string {
	var keys []string
	for _, id := range ids[:min(len(ids), 5)] {
		keys = append(keys, f.registry.At(id).Key.String())
	}
	return strings.Join(keys, " or ")
}
