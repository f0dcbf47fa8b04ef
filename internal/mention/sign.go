package mention

import (
	"slices"

	"readout/internal/document"
	"readout/internal/entity"
)

// A waiting is a name that fits a person in part and wants a second sign: the
// post, or, once the whole article is read, the full name elsewhere in it. A
// title with a given name (King Charles) is content with the country, too.
type waiting struct {
	m     *match
	ids   []entity.ID
	run   int  // the first word of the name
	style bool // a title with a given name
	how   How
}

// awaitSign lets a name wait for a sign. Until one is found it is a stranger's.
func (f *finder) awaitSign(m *match, ids []entity.ID, run int) bool {
	f.addBearer(m, f.words[m.last].number, entity.None)
	f.waiting = append(f.waiting, waiting{m: m, ids: slices.Clone(ids), run: run})
	return true
}

// awaitFullStyle lets a title with a given name wait.
func (f *finder) awaitFullStyle(m *match, s sense) {
	f.waiting = append(f.waiting, waiting{m: m, ids: []entity.ID{s.entity}, run: int(m.first), style: true, how: s.how})
}

// signs settles the names that wait.
func (f *finder) signs() {
	for _, w := range f.waiting {
		if w.m.verdict != open {
			continue
		}
		known := slices.DeleteFunc(w.ids, func(id entity.ID) bool {
			return !f.introduced(id, w) && !(w.style && f.reigning(id) && (f.spokenOf(w.m, id) || f.wholeStyle(w)))
		})
		if len(known) != 1 {
			w.m.refuse(RuleUnsigned)
			continue
		}
		if other := f.contradiction(w.m, w.run, known[0], f.titleBefore(w.run)); other != "" {
			w.m.refuse(other)
			continue
		}
		if w.style {
			w.m.accept(known[0], w.how, RuleSign)
		} else {
			f.changeBearer(w.m, known[0])
			f.take(w.m, w.run)
			w.m.accept(known[0], Name, RuleSign)
		}
		f.people[known[0]] = true
	}
}

// introduced reports whether a person is named in full. Before an initial it must be,
// unless that is in a title or a heading: texts go from the full name to the short
// one, and "W. Sherman" before "Wendy Sherman" is somebody else.
func (f *finder) introduced(id entity.ID, w waiting) bool {
	if !f.people[id] || f.shape(w.run)&letter == 0 || f.doc.Text.Blocks[w.m.block].Kind != document.Paragraph {
		return f.people[id]
	}
	all := f.bearers[f.surnameOf[id]] // in order of the text
	i := slices.IndexFunc(all, func(b bearer) bool { return b.entity == id })
	return i < 0 || all[i].at < w.m.first // who is nowhere named in full is marked
}

// spokenOf reports whether the article names a person's country, or somebody of
// it. There is only one pope.
func (f *finder) spokenOf(m *match, id entity.ID) bool {
	if f.wordIs(int(m.first), "pope") {
		return true
	}
	for i := range f.matches {
		o := &f.matches[i]
		if o == m || o.verdict != found && o.verdict != open {
			continue
		}
		if o.verdict == found {
			if e := f.registry.At(o.entity); f.belongs(id, o.entity) || e.Kind == entity.Person && o.entity != id && e.Country != entity.None && f.belongs(id, e.Country) {
				return true
			}
			continue
		}
		for s := range f.of(o.node) {
			if s.entity != entity.None && s.how != Surname && f.belongs(id, s.entity) {
				return true
			}
		}
	}
	return false
}
