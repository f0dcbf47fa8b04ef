package parse

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"readout/internal/source"
)

const barHint = `write \| for a bar inside a cell`

// checkTable reports cells beyond the last column, which Markdown drops. Empty
// ones are no loss: spreadsheets write them.
func (c *treeCheck) checkTable(table *extast.Table, src []byte) {
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		if row.Kind() != extast.KindTableRow {
			continue // the head: it has as many cells as there are columns
		}
		at := row.Pos()
		line, _, _ := bytes.Cut(src[at:], []byte("\n"))
		cells := cellsOf(line)
		if cutInMark(line, cells[:min(len(table.Alignments), len(cells))]) {
			continue // shows as text, and is reported there
		}
		for _, cell := range cells[min(len(table.Alignments), len(cells)):] {
			if words := cell.Of(line); len(bytes.TrimSpace(words)) > 0 {
				from := at + int(cell.Start) + len(words) - len(bytes.TrimLeft(words, " \t"))
				c.problem(c.spanOf(from, len(bytes.TrimSpace(words))), "too-many-cells", "give the table another column, or "+barHint,
					"this row has more cells than the table has columns, so this cell would vanish")
				break
			}
		}
	}
}

// cutInMark reports whether a bar cuts a mark or a reference in a cell that is shown.
func cutInMark(line []byte, cells []source.Span) bool {
	return slices.ContainsFunc(cells, func(cell source.Span) bool {
		words := cell.Of(line)
		at := leftover.FindIndex(words)
		mark := at != nil && (bytes.IndexByte(words[at[0]:], ')') < 0 || bytes.IndexByte(words[:at[0]], '[') < 0)
		return mark || bytes.LastIndex(words, []byte("[[")) > bytes.LastIndex(words, []byte("]]"))
	})
}

// cellsOf returns the spans of the cells in a row of a table, as Markdown cuts it:
// at each bar without a backslash before it, in code too.
func cellsOf(line []byte) []source.Span {
	end := len(bytes.TrimRight(line, " \t\r"))
	start := len(line) - len(bytes.TrimLeft(line, " \t"))
	if start < end && line[start] == '|' {
		start++
	}
	if start < end && line[end-1] == '|' {
		end--
	}
	var cells []source.Span
	for i := start; i <= end; i++ {
		if i == end || line[i] == '|' && line[i-min(i, 1)] != '\\' {
			cells = append(cells, source.Between(start, i))
			start = i + 1
		}
	}
	return cells
}

// checkNoTable warns of lines that were meant to be a table and are none, because
// the head and the line under it do not have the same number of cells.
func (c *treeCheck) checkNoTable(p *ast.Paragraph, src []byte) {
	lines := p.Lines()
	for i := 1; i < lines.Len(); i++ {
		at := lines.At(i)
		rule, head := bytes.TrimSpace(at.Value(src)), lines.At(i-1)
		if !bytes.Contains(rule, []byte("|")) || !bytes.Contains(rule, []byte("-")) || len(bytes.Trim(rule, "|-: \t")) > 0 {
			continue
		}
		words := bytes.TrimRight(head.Value(src), "\r\n")
		c.warn(c.spanOf(head.Start, len(words)), "no-table", "give the line under the head as many cells as the head has; "+barHint,
			"this is no table, so its bars show as text")
		return
	}
	for i := 1; i < lines.Len(); i++ {
		head, next := lines.At(i-1), lines.At(i)
		if words := bytes.TrimSpace(head.Value(src)); isTableRow(words) && isTableRow(bytes.TrimSpace(next.Value(src))) {
			rule := strings.Repeat(" --- |", len(cellsOf(words)))
			c.warn(c.spanOf(head.Start, len(words)), "no-table", "write under the head of the table: |"+rule, "this is no table, so its bars show as text")
			return
		}
	}
}

// isTableRow reports whether a line begins and ends as a row of a table does.
func isTableRow(line []byte) bool {
	return len(line) > 2 && line[0] == '|' && line[len(line)-1] == '|'
}

// barBeside reports whether a block is a cell of a table.
func (s *leftoverSearch) barBeside() bool {
	data := s.doc.File.Data
	from, to := s.text.SourceOf(s.block.Span.Start), s.text.SourceOf(s.block.Span.End)
	before, after := strings.TrimRight(string(data[max(0, from-20):from]), " \t"), strings.TrimLeft(string(data[to:min(len(data), int(to)+20)]), " \t")
	return strings.HasSuffix(before, "|") || strings.HasPrefix(after, "|")
}
