package eval

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/mention"
)

// A Row is one measure of a set.
type Row struct {
	Measure string `json:"measure"`
	Right   int    `json:"right"`
	Wrong   int    `json:"wrong"`  // found, and not in the gold
	Missed  int    `json:"missed"` // in the gold, and not found
	// One says that there is one figure, the share of right ones, and no
	// precision apart from recall.
	One      bool    `json:"-"`
	Precise  bool    `json:"-"`                  // there is no recall
	Count    bool    `json:"-"`                  // there is no figure but the number of mistakes
	Shares   bool    `json:"-"`                  // there is no F1, as what was found says what could be
	Pairs    int     `json:"pairs,omitempty"`    // of text and person, found in all
	LeftOut  int     `json:"left_out,omitempty"` // labels that the registry lacks
	Disputed int     `json:"disputed,omitempty"` // of Wrong and Missed: where the label is wrong
	P        float64 `json:"precision"`
	R        float64 `json:"recall"`
	F1       float64 `json:"f1"`
	Target   *Target `json:"target,omitempty"`
	Met      *bool   `json:"met,omitempty"`
	Misses   []*Miss `json:"misses,omitempty"` // worst first
	byWords  map[string]*Miss
	each     bool // each mistake is listed apart
	set      string
}

// A Miss is one mistake and where it was made.
type Miss struct {
	Type    string   `json:"type"` // "missed", "wrong" or "open": found, and not yet judged
	Surface string   `json:"surface"`
	Entity  string   `json:"entity"`
	How     string   `json:"how,omitempty"` // by which rule a wrong one was found
	Times   int      `json:"times"`
	Records []string `json:"records"`
	Context string   `json:"context,omitempty"` // in the first record
}

// add counts a mistake.
func (row *Row) add(m Miss, record, context string) {
	if m.Type == "missed" {
		row.Missed++
	} else {
		row.Wrong++
	}
	if disputed[label{row.set, record, m.Entity}] && m.How != mention.Demonym.String() { // the labels are of names
		row.Disputed++
	}
	key := strings.Join([]string{m.Type, m.Surface, m.Entity, m.How}, "\n")
	if row.each {
		key += "\n" + record + "\n" + context
	}
	seen := row.byWords[key]
	if seen == nil {
		m.Context = context
		seen = &m
		row.byWords[key] = seen
		row.Misses = append(row.Misses, seen)
	}
	seen.Times++
	if !slices.Contains(seen.Records, record) {
		seen.Records = append(seen.Records, record)
	}
}

// figures computes what follows from the counts.
func (row *Row) figures(targets []Target) {
	share := func(part, whole int) float64 {
		if whole == 0 {
			return 0
		}
		return float64(part) / float64(whole)
	}
	row.P, row.R = share(row.Right, row.Right+row.Wrong), share(row.Right, row.Right+row.Missed)
	row.F1 = share(2*row.Right, 2*row.Right+row.Wrong+row.Missed)
	if row.One {
		row.P, row.F1 = row.R, row.R
	}
	for _, t := range targets {
		if t.Row == row.Measure {
			met := t.met(row)
			row.Target, row.Met = &t, &met
		}
	}
	slices.SortStableFunc(row.Misses, func(a, b *Miss) int { return cmp.Compare(b.Times, a.Times) })
}

// met reports whether a row is what it should be.
func (t *Target) met(row *Row) bool {
	switch t.Figure {
	case "wrong":
		return row.Wrong <= t.Most
	case "missed":
		return row.Missed <= t.Most
	}
	return map[string]float64{"P": row.P, "R": row.R, "F1": row.F1}[t.Figure] >= t.Least
}

// A Target is the least that a figure of a row should be, or the most that its
// count of mistakes should.
type Target struct {
	Row    string  `json:"-"`
	Figure string  `json:"figure"` // "P", "R" or "F1"; "wrong" or "missed" for a count
	Least  float64 `json:"least,omitempty"`
	Most   int     `json:"most,omitempty"`
}
