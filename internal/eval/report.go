package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// WriteJSON writes results with all misses.
func WriteJSON(w io.Writer, results []Result) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(results)
}

// WriteTable writes the figures as a table in Markdown, aligned so that it can
// be read as it is.
func WriteTable(w io.Writer, results []Result) error {
	table := tabwriter.NewWriter(w, 0, 0, 1, ' ', 0)
	fmt.Fprintln(table, "| set\t| held out\t| texts\t| measure\t| P\t| R\t| F1\t| target\t| met\t| note\t|")
	fmt.Fprintln(table, "|---\t|---\t|---\t|---\t|---\t|---\t|---\t|---\t|---\t|---\t|")
	for _, r := range results {
		heldOut := ""
		if r.HeldOut {
			heldOut = "yes"
		}
		for _, row := range r.Rows {
			if row.Right+row.Wrong+row.Missed+row.Pairs == 0 && !row.Count {
				continue
			}
			fmt.Fprintf(table, "| %s\t| %s\t| %d\t| %s\t| %s\t| %s\t| %s\t| %s\t| %s\t| %s\t|\n", r.Set, heldOut, r.Records, row.Measure,
				figure(row.P, row.One || row.Count), figure(row.R, row.Count || row.Precise), figure(row.F1, row.One || row.Count || row.Shares || row.Precise),
				row.target(), row.met(), row.note())
		}
	}
	return table.Flush()
}

// WriteSpeed writes how fast the texts were searched. It is apart from the
// table, which says the same on each run.
func WriteSpeed(w io.Writer, results []Result) {
	for _, r := range results {
		fmt.Fprintf(w, "%s: %.2f MB in %.0f ms, %.0f MB/s\n", r.Set, float64(r.Bytes)/1e6, r.Seconds*1000, r.Speed())
	}
}

// WriteMisses writes the worst misses of each row, the most frequent first:
// at most n that were missed and n that were wrong, and all that are to be judged.
func WriteMisses(w io.Writer, results []Result, n int) {
	for _, r := range results {
		for _, row := range r.Rows {
			shown := map[string]int{}
			for _, m := range row.Misses {
				if shown[m.Type]++; shown[m.Type] > n && m.Type != "open" {
					continue
				}
				if len(shown) == 1 && shown[m.Type] == 1 {
					fmt.Fprintf(w, "\n%s, %s:\n", r.Set, row.Measure)
				}
				fmt.Fprintf(w, "  %s\n", m)
			}
		}
	}
}

// String returns the miss on one line.
func (m *Miss) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %3d× ", m.Type, m.Times)
	if m.Surface != "" {
		fmt.Fprintf(&b, "%q ", m.Surface)
	}
	b.WriteString(m.Entity)
	if m.How != "" {
		b.WriteString(" by " + m.How)
	}
	b.WriteString(" in " + m.Records[0])
	if m.Context != "" {
		b.WriteString(": " + m.Context)
	}
	return b.String()
}

func figure(f float64, none bool) string {
	if none {
		return ""
	}
	return strings.TrimPrefix(fmt.Sprintf("%.3f", f), "0")
}

func (row *Row) target() string {
	if row.Target == nil {
		return ""
	}
	if row.Target.Least == 0 {
		return fmt.Sprintf("%s ≤ %d", row.Target.Figure, row.Target.Most)
	}
	return row.Target.Figure + " ≥ " + figure(row.Target.Least, false)
}

func (row *Row) met() string {
	switch {
	case row.Met == nil:
		return ""
	case *row.Met:
		return "yes"
	}
	return "no"
}

func (row *Row) note() string {
	if row.Count {
		return fmt.Sprint(row.Wrong)
	}
	note := fmt.Sprintf("%d of %d", row.Right, row.Right+row.Missed)
	if row.Pairs > 0 {
		note += fmt.Sprintf("; %d pairs", row.Pairs)
	}
	if row.Wrong > 0 {
		note += fmt.Sprintf("; %d others", row.Wrong)
	}
	if row.LeftOut > 0 {
		note += fmt.Sprintf("; %d left out", row.LeftOut)
	}
	if row.Disputed > 0 {
		note += fmt.Sprintf("; %d disputed", row.Disputed)
	}
	return note
}
