package site

import (
	"slices"
	"strings"

	"readout/internal/entity"
	"readout/internal/mention"
)

// A piece is one item of a text that may be a list of names.
type piece struct {
	text string      // as it should be written
	ids  []entity.ID // the entities that it may name: none if it is text
	near string      // the name that was meant, if it is misspelt
}

func (p *piece) named() bool { return len(p.ids) > 0 }

// namesInText finds names that should be references, since the statement is missing on
// their pages otherwise: "ru and us", "Foreign Minister Lavrov", "Antony Blinken and
// reporters". A name in passing, "an aide to Lavrov", is text.
func (f *slipFinder) namesInText(t *freeText) *slip {
	text := t.value.Text
	if t.attribute == "cue" {
		return nil
	}
	if !t.first && t.attribute == "to" {
		text = cutAny(text, "and to ", "and then ", "and ", "then ", "& ", "or to ", "or ") // "to Russia, and the US"
	} else {
		text = cutAny(text, "and ", "or ", "& ") // after a name that was taken out
	}
	list := f.spaced(text)
	if list == nil {
		list = f.pieces(text, t.connectors())
	}
	first := slices.IndexFunc(list, func(p piece) bool { return p.named() })
	if first < 0 || !f.hides(t, list, text) {
		return nil
	}
	if t.attribute == "to" && len(list) == 1 && f.named == t.mark && list[0].near == "" && len(list[0].ids) == 1 {
		return nil // the hint for an earlier text of the list has its name
	}
	whole := span{0, len(t.value.Text)}
	return &slip{whole, f.namesMessage(t, list, first), f.namesHint(t, list, first)}
}

// hides reports whether a list has a name that is not part of the text around it.
func (f *slipFinder) hides(t *freeText, list []piece, text string) bool {
	if len(list) == 1 && t.attribute != "to" && f.isBody(list[0].ids) {
		// "the State Department" describes a source: see mention.Party.Voices
		return !strings.HasPrefix(text, "the ") && !slices.Contains(list[0].ids, f.bodyOfCountry(text))
	}
	for k := range list {
		if list[k].named() && f.standsAlone(list, k) {
			return true
		}
	}
	return false
}

func (f *slipFinder) isBody(ids []entity.ID) bool {
	return slices.ContainsFunc(ids, func(id entity.ID) bool { return f.registry.At(id).Kind != entity.Person })
}

// connectors are the separators that people write between the names of a list.
func (t *freeText) connectors() []string {
	list := []string{" and ", " & ", " + ", " / ", " or ", " - ", "&", " – ", " — ", " then ", " and then ", " as well as ", " together with ", " along with "}
	if t.attribute != "to" {
		list = append(list, ", ") // which is the separator of to
	}
	return list
}

// mostConnectors bounds the connectors that a name has in itself.
const mostConnectors = 3

// pieces parts a text into names and the text between them. A name may have a
// connector in itself: "Trinidad and Tobago and Cuba".
func (f *slipFinder) pieces(text string, connectors []string) []piece {
	var list []piece
	for text != "" {
		best, rest := piece{}, ""
		for i, met := 0, 0; i <= len(text) && met <= mostConnectors; i++ {
			n := connectorAt(text, i, connectors)
			if n == 0 && i < len(text) || strings.HasSuffix(text[:i], " ") {
				continue
			}
			met++
			p := piece{text: text[:i]}
			p.ids, p.near = f.nameOf(text[:i])
			if p.named() || best.text == "" {
				best, rest = p, text[i+n:]
			}
		}
		list = append(list, f.written(best))
		text = cutAny(strings.TrimLeft(rest, " "), "and ", "or ")
	}
	return list
}

// connectorAt returns the length of the connector at an offset of a text, or 0.
func connectorAt(text string, i int, connectors []string) int {
	for _, c := range connectors {
		if i > 0 && strings.HasPrefix(text[i:], c) {
			return len(c)
		}
	}
	return 0
}

// written returns a piece as it should be written: a name without its article, or the id
// if the text is more than a name.
func (f *slipFinder) written(p piece) piece {
	if !p.named() {
		return p
	}
	p.text = cutAny(p.text, "both ")
	p.text = cutAny(p.text, "the ")
	if len(f.registry.Resolve(p.text, parties...)) == 0 {
		p.text = f.registry.At(p.ids[0]).Key.ID
	}
	return p
}

// spaced splits a text that is only names with spaces between them: "us ru". A first
// name and a surname are one person, who may be unknown.
func (f *slipFinder) spaced(text string) []piece {
	var list []piece
	for text != "" {
		best, rest := piece{}, ""
		for i := range min(len(text), longest) + 1 {
			if i < len(text) && text[i] != ' ' {
				continue
			}
			name := text[:i]
			if ids := f.registry.Resolve(name, parties...); len(ids) > 0 && f.isWhole(name, ids[0]) && !mention.IsProseCode(name) {
				best, rest = piece{text: name, ids: ids}, strings.TrimLeft(text[i:], " ")
			}
		}
		if !best.named() {
			return nil
		}
		list, text = append(list, best), rest
	}
	if len(list) < 2 {
		return nil
	}
	return list
}

// isWhole reports whether a name is an id, a country's name or a person's full name.
func (f *slipFinder) isWhole(name string, id entity.ID) bool {
	e := f.registry.At(id)
	switch {
	case e.Key.ID == name:
		return true
	case e.Kind == entity.Person:
		return strings.Contains(name, " ")
	}
	return e.Kind == entity.Country
}

// nameOf returns the entities that a text may name, if it says only who, where or how
// they are: "the US", "President Putin", "Ned Price (State Department)", "Lavrov in
// Geneva".
func (f *slipFinder) nameOf(text string) (ids []entity.ID, near string) {
	text = strings.Trim(cutAny(text, "both "), "“”‘’'")
	text = text[:min(len(text), longest)] // what is cut off is no name, and says where or how they are
	bare := cutAny(text, "the ")
	if trimmed := strings.TrimRight(bare, ".,:!?"); len(f.registry.Resolve(bare, parties...)) == 0 {
		bare = trimmed
	}
	if ids := f.registry.Resolve(bare, parties...); len(ids) > 0 {
		return ids, ""
	}
	if name, near := f.lexicon.Titled(text); near != "" {
		return f.registry.Resolve(near, entity.Person), near
	} else if name != "" {
		return f.registry.Resolve(name, entity.Person), ""
	}
	if id := f.bodyOfCountry(bare); id != entity.None {
		return []entity.ID{id}, ""
	}
	for i := range len(bare) {
		if bare[i] != ' ' || !goesOn(bare[i+1:]) {
			continue
		}
		if ids := f.registry.Resolve(bare[:i], entity.Actors...); len(ids) > 0 {
			return ids, ""
		}
		if name, _ := f.lexicon.Titled(bare[:i]); name != "" {
			return f.registry.Resolve(name, entity.Person), ""
		}
	}
	return nil, ""
}

// bodyOfCountry returns the organization of a text that names it with its country
// before it, "US State Department", or None.
func (f *slipFinder) bodyOfCountry(text string) entity.ID {
	text = cutAny(text, "the ")
	for i := range len(text) {
		if text[i] != ' ' {
			continue
		}
		ids := f.registry.Resolve(text[i+1:], entity.Organization)
		if len(ids) != 1 || f.registry.At(ids[0]).Country == entity.None {
			continue
		}
		land := f.lexicon.Named(text[:i])
		name := !strings.Contains(text[:i], " ") || len(f.registry.Resolve(text[:i], entity.Country)) > 0
		if name && len(land) == 1 && land[0] == f.registry.At(ids[0]).Country {
			return ids[0]
		}
	}
	return entity.None
}

// following are words after which a text says where, when or how of the name before
// them. That name is still the one that is meant.
var following = strings.Fields("in at with for during after before through while when who which accompanied speaking himself herself itself themselves personally directly alone")

func goesOn(rest string) bool {
	word, _, _ := strings.Cut(rest, " ")
	return strings.HasPrefix(rest, "(") && strings.HasSuffix(rest, ")") || slices.Contains(following, strings.TrimRight(word, ","))
}

// standsAlone reports whether a name is an item of the list by itself. In "allies of
// Russia and NATO" it is not, and hardly in "NATO and EU officials".
func (f *slipFinder) standsAlone(list []piece, k int) bool {
	for i := range k {
		if !list[i].named() && governs(list[i].text) {
			return false
		}
	}
	next := k + 1
	for next < len(list) && list[next].named() {
		next++
	}
	if next == len(list) {
		return true
	}
	e, rest := f.registry.At(list[k].ids[0]), list[next].text
	word, more, _ := strings.Cut(rest, " ")
	switch {
	case list[k].text == e.Key.ID:
		return true
	case e.Kind == entity.Person:
		return !f.beginsWithName(rest)
	}
	return more == "" || mention.IsAudience(word) || slices.Contains(determiners, strings.ToLower(word))
}

// determiners begin a further entry of a list: "Russia and its allies".
var determiners = strings.Fields("the a an his her its their our other others several some many most all various those these")

// governing are words after which a name belongs to the text before it.
var governing = strings.Fields(`of to with for from by at in on about against between among under near behind around like than over after before without within except but not no
	who whom whose that which including toward towards beyond across`)

func governs(text string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(text)) {
		if slices.Contains(governing, word) || len(word) > 5 && strings.HasSuffix(word, "ing") {
			return true
		}
	}
	return false
}

// beginsWithName reports whether a text goes on behind a person's name: "Biden aides".
func (f *slipFinder) beginsWithName(text string) bool {
	for i := range len(text) {
		if name := cutEnd(text[:i], "'s", "’s"); text[i] == ' ' && len(f.registry.Resolve(name, entity.Person)) > 0 {
			return true
		}
	}
	return false
}

// cutAny returns a text without the first of the given prefixes that it has.
func cutAny(text string, beginnings ...string) string {
	for _, b := range beginnings {
		if rest, found := strings.CutPrefix(text, b); found {
			return rest
		}
	}
	return text
}

func cutEnd(text string, ends ...string) string {
	for _, e := range ends {
		text = strings.TrimSuffix(text, e)
	}
	return text
}
