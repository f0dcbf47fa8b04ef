package annotate

import (
	"slices"

	"readout/internal/entity"
	"readout/internal/mention"
)

// nameMarks are the brackets around the first naming of each person, organization and
// place in the body. Countries are found by their names, and need none.
func (d *desk) nameMarks() []mark {
	var marks []mark
	marked := slices.Clone(d.found.References)
	for _, f := range d.found.Found {
		e := d.registry.At(f.Entity)
		full := f.How == mention.Name || f.How == mention.Alias
		if e.Kind == entity.Country || e.Kind == entity.Topic || !full || f.Crosses || !d.inBody(f.Text.Start) || slices.Contains(marked, f.Entity) {
			continue
		}
		marked = append(marked, f.Entity)
		m := mark{kind: nameMark, span: d.doc.Text.SourceSpan(f.Text), open: "[[", close: "]]"}
		if ids := d.registry.Resolve(d.words(f.Text)); len(ids) != 1 || ids[0] != f.Entity {
			m.open = "[[" + d.id(f.Entity) + "|"
		}
		marks = append(marks, m)
	}
	return marks
}
