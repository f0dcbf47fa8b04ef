package document

import (
	"unique"

	"readout/internal/meta"
)

// gatherNames puts what the document names into as little memory as it can: on
// every build all names of all documents are resolved anew, and to fetch them is
// most of that work. Those of statements stand together, and each text is kept
// once for all documents.
func (d *Document) gatherNames() {
	n := 0
	for list := range d.lists {
		n += len(*list)
	}
	all := make([]meta.Value, 0, n)
	for list := range d.lists {
		if from := len(all); len(*list) > 0 {
			all = append(all, *list...)
			*list = all[from:len(all):len(all)]
		}
	}
	d.names = make([]unique.Handle[string], 0, len(all)+len(d.References))
	for i := range all {
		d.keepOnce(&all[i].Text)
	}
	for i := range d.References {
		d.keepOnce(&d.References[i].Target)
	}
}

// keepOnce replaces a text by the one copy of it, which lives as long as a
// document has a handle to it.
func (d *Document) keepOnce(text *string) {
	h := unique.Make(*text)
	d.names = append(d.names, h)
	*text = h.Value()
}

// lists yields the lists of what is named.
func (d *Document) lists(yield func(*[]meta.Value) bool) {
	for i := range d.Statements {
		s := &d.Statements[i]
		for _, list := range [...]*[]meta.Value{&s.Speakers, &s.To, &s.Of, &s.About, &s.Via} {
			if !yield(list) {
				return
			}
		}
	}
	if a := d.Article; a != nil {
		for _, list := range [...]*[]meta.Value{&a.Topics, &a.People, &a.Countries, &a.Organizations} {
			if !yield(list) {
				return
			}
		}
	}
}
