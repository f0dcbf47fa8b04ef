package serve

import (
	"maps"
	"slices"

	"readout/internal/address"
	"readout/internal/source"
)

// mostTouched bounds the changes among which renamed files are looked for.
const mostTouched = 1000

// noteRenames notes where pages stand whose files were renamed, and are otherwise the same,
// since the last site without errors: tabs that show them follow.
func (n *state) noteRenames(last state, changed []source.Path) {
	n.renamed, n.touched = last.renamed, nil
	touched := slices.Concat(last.touched, changed)
	switch {
	case last.good == nil || len(touched) > mostTouched:
		return
	case n.good == last.good:
		n.touched = touched
		return
	}
	came := map[string]string{} // addresses, by the bytes of the file
	for _, p := range touched {
		at, ok := address.OfFile(p)
		if data := n.good.Data(p); ok && len(data) > 0 && len(last.good.Data(p)) == 0 {
			came[string(data)] = string(at)
		}
	}
	if len(came) == 0 {
		return
	}
	n.renamed = maps.Clone(last.renamed)
	if n.renamed == nil {
		n.renamed = map[string]string{}
	}
	for _, p := range touched {
		from, ok := address.OfFile(p)
		if data := last.good.Data(p); ok && len(data) > 0 && len(n.good.Data(p)) == 0 && came[string(data)] != "" {
			n.renamed[string(from)] = came[string(data)]
		}
	}
}
