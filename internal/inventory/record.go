// Package inventory lists what a site has, for editors and for scripts: its people, its
// events, what is withheld, what is missing.
//
// A list is made of records, which have the same fields in the same order, whatever the
// site. They are written as a table or as JSON.
package inventory

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode"

	"readout/internal/source"
)

// A Record is one entry of a list.
type Record []Field

// A Field is a name with a value: a string, an int, a bool, a []string or a place.
type Field struct {
	Name  string
	Value any
}

// A place is where something stands. It is one column of a table, and in JSON the fields
// path, line and column. Line and column count from 1.
type place struct {
	path source.Path
	source.Position
}

// MarshalJSON returns an object with the fields in their order.
func (r Record) MarshalJSON() ([]byte, error) {
	b := bytes.NewBufferString("{")
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	for i, f := range r.flat() {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.Quote(f.Name) + ":")
		if err := e.Encode(f.Value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// flat returns the fields with a place as three.
func (r Record) flat() Record {
	var list Record
	for _, f := range r {
		if p, ok := f.Value.(place); ok {
			list = append(list, Field{"path", p.path}, Field{"line", p.Line}, Field{"column", p.Column})
			continue
		}
		list = append(list, f)
	}
	return list
}

// Table writes records in columns, below the names of their fields. An empty value is a
// hyphen. Without records it writes nothing.
func Table(w io.Writer, records []Record) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for i, r := range records {
		if i == 0 {
			writeRow(table, r, func(f Field) string { return strings.ToUpper(f.Name) })
		}
		writeRow(table, r, func(f Field) string { return cell(f.Value) })
	}
	return table.Flush()
}

// writeRow writes the cells of a record. There is no space behind the last.
func writeRow(w io.Writer, r Record, text func(Field) string) {
	cells := make([]string, len(r))
	for i, f := range r {
		cells[i] = text(f)
	}
	fmt.Fprintln(w, strings.Join(cells, "\t"))
}

// cell returns a value as it stands in a table: in one line, and safe to print.
func cell(value any) string {
	text := ""
	switch v := value.(type) {
	case place:
		text = fmt.Sprintf("%s:%d:%d", v.path, v.Line, v.Column)
	case bool:
		text = map[bool]string{true: "yes", false: "no"}[v]
	case []string:
		text = strings.Join(v, ", ")
	default:
		text = fmt.Sprint(v)
	}
	return cmp.Or(source.Printable(strings.Join(strings.FieldsFunc(text, unicode.IsSpace), " ")), "-")
}
