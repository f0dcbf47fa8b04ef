package change

import (
	"cmp"
	"strings"

	"readout/internal/source"
)

// A Diagnostic is an error or a warning of one version.
type Diagnostic struct {
	Severity string `json:"severity"` // error or warning
	File     string `json:"file"`
	Line     int    `json:"line"`   // from 1
	Column   int    `json:"column"` // from 1, in characters
	Rule     string `json:"rule"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
	known    string // the name by which the file is known in both versions
}

func (d *Diagnostic) facts() []fact {
	return []fact{{"severity", one(d.Severity)}, {"rule", one(d.Rule)}, {"message", one(d.Message)}}
}

// diagnostics lists the errors and warnings of one version only. One whose place alone
// differs is in both. Warnings of withheld files are left out, as the files are.
func (c *comparer) diagnostics() []Change[Diagnostic] {
	before, after := c.before.diagnostics(), c.after.diagnostics()
	p := newPairing(len(before), len(after))
	pairItems(p, before, after, func(d *Diagnostic) string { return keyOf(d.Severity, d.Rule, d.known, d.Message) })
	return sorted(changes[Diagnostic](before, after, p), func(a, b *Diagnostic) int {
		return cmp.Or(strings.Compare(a.Severity, b.Severity), strings.Compare(a.File, b.File), a.Line-b.Line)
	})
}

func (v *version) diagnostics() []Diagnostic {
	var list []Diagnostic
	for _, d := range v.Diagnostics {
		if d.Withheld && d.Severity == source.Warning {
			continue
		}
		at := v.place(d.Path, d.Span.Start)
		list = append(list, Diagnostic{
			d.Severity.String(), string(d.Path), at.Line, at.Column, string(d.Rule), d.Message, d.Hint, v.file(d.Path),
		})
	}
	return list
}
