package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"reflect"
	"strconv"
	"strings"

	"readout/internal/address"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
)

// A table is a data file: rows of one type, each a pointer to a struct.
type table struct {
	name string
	row  reflect.Type
	rows func(x *exporter) (n int, row func(i int) any)
}

// tables returns the data files, in order of their names.
func tables() []table {
	return []table{
		{"articles", reflect.TypeFor[articleRow](), func(x *exporter) (int, func(int) any) {
			return len(x.s.Articles), func(i int) any { return x.article(site.ArticleID(i)) }
		}},
		{"corrections", reflect.TypeFor[correctionRow](), func(x *exporter) (int, func(int) any) {
			rows := x.allCorrections()
			return len(rows), func(i int) any { return rows[i] }
		}},
		{"countries", reflect.TypeFor[countryRow](), func(x *exporter) (int, func(int) any) {
			ids := x.pagesOf(entity.Country)
			return len(ids), func(i int) any { return x.country(ids[i]) }
		}},
		{"events", reflect.TypeFor[eventRow](), func(x *exporter) (int, func(int) any) {
			return len(x.s.Events), func(i int) any { return x.event(site.EventID(i)) }
		}},
		{"mentions", reflect.TypeFor[mentionRow](), func(x *exporter) (int, func(int) any) {
			return len(x.s.Mentions), func(i int) any { return x.mention(int32(i)) }
		}},
		{"organizations", reflect.TypeFor[organizationRow](), func(x *exporter) (int, func(int) any) {
			ids := x.pagesOf(entity.Organization)
			return len(ids), func(i int) any { return x.organization(ids[i]) }
		}},
		{"people", reflect.TypeFor[personRow](), func(x *exporter) (int, func(int) any) {
			ids := x.pagesOf(entity.Person)
			return len(ids), func(i int) any { return x.person(ids[i]) }
		}},
		{"positions", reflect.TypeFor[positionRow](), func(x *exporter) (int, func(int) any) {
			list := x.positions()
			return len(list), func(i int) any { return x.position(list[i]) }
		}},
		{"relations", reflect.TypeFor[relationRow](), func(x *exporter) (int, func(int) any) {
			return len(x.s.Relations), func(i int) any { return x.relation(int32(i)) }
		}},
		{"statements", reflect.TypeFor[statementRow](), func(x *exporter) (int, func(int) any) {
			return len(x.s.Statements), func(i int) any { return x.statement(site.StatementID(i)) }
		}},
	}
}

// pagesOf returns the entities of a kind that have a page.
func (x *exporter) pagesOf(kind entity.Kind) []entity.ID {
	var ids []entity.ID
	for i := range x.s.Registry.Len() {
		if id := entity.ID(i); x.Entity(id) != "" && x.s.Registry.At(id).Kind == kind {
			ids = append(ids, id)
		}
	}
	return ids
}

// A stance is a statement with a side, on a topic.
type stance struct {
	side      entity.ID
	statement site.StatementID
}

func (x *exporter) positions() []stance {
	var list []stance
	for side := range x.s.Dossiers {
		for _, id := range x.s.Dossiers[side].Positions {
			list = append(list, stance{entity.ID(side), id})
		}
	}
	return list
}

// data lists the data files of a site, in the formats that it has.
func (x *exporter) data() []page.Output {
	var list []page.Output
	for _, t := range tables() {
		at := address.DataFolder + address.Address(t.name)
		if !x.s.Config.NoJSON {
			list = append(list, page.Output{Address: at + ".json", Write: func(w io.Writer) error { return x.json(w, t) }})
		}
		if !x.s.Config.NoCSV {
			list = append(list, page.Output{Address: at + ".csv", Write: func(w io.Writer) error { return x.csv(w, t) }})
		}
	}
	return list
}

// json writes a table as an array, one row to a line, so that two versions of it
// can be compared line by line.
func (x *exporter) json(w io.Writer, t table) error {
	var line bytes.Buffer
	e := json.NewEncoder(&line) // ends each row with a line feed
	e.SetEscapeHTML(false)
	line.WriteString("[\n")
	n, row := t.rows(x)
	for i := range n {
		if err := e.Encode(row(i)); err != nil {
			return err
		}
		if i < n-1 {
			line.Truncate(line.Len() - 1)
			line.WriteString(",\n")
		}
		if _, err := line.WriteTo(w); err != nil {
			return err
		}
	}
	line.WriteString("]\n")
	_, err := line.WriteTo(w)
	return err
}

// csv writes a table by RFC 4180, but with line feeds, under a row of the
// columns' names.
func (x *exporter) csv(to io.Writer, t table) error {
	w := csv.NewWriter(to)
	record := columns(t.row)
	fields := fieldsOf(t.row)
	if err := w.Write(record); err != nil {
		return err
	}
	n, row := t.rows(x)
	for i := range n {
		v := reflect.ValueOf(row(i)).Elem()
		for j, index := range fields {
			record[j] = cell(v.FieldByIndex(index))
		}
		if err := w.Write(record); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// fieldsOf returns the way to each field of a row, those of embedded structs
// in their place.
func fieldsOf(row reflect.Type) [][]int {
	var list [][]int
	for _, f := range reflect.VisibleFields(row) {
		if !f.Anonymous {
			list = append(list, f.Index)
		}
	}
	return list
}

func columns(row reflect.Type) []string {
	var names []string
	for _, index := range fieldsOf(row) {
		names = append(names, row.FieldByIndex(index).Tag.Get("json"))
	}
	return names
}

// cell writes a field for CSV. The elements of a list are joined by "|".
func cell(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Bool:
		return strconv.FormatBool(v.Bool())
	case reflect.Int:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Slice:
		return guarded(strings.Join(v.Interface().([]string), "|"))
	}
	return guarded(v.String())
}

// guarded keeps a spreadsheet from running a text as a formula, by an apostrophe
// before what it may take for one. The words of a source are not trusted, and
// whoever opens a CSV file mostly opens it in a spreadsheet; programs have JSON,
// where nothing is changed. An apostrophe of the text's own is doubled, so that a
// program that reads CSV after all drops one leading apostrophe, always.
func guarded(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r'", rune(s[0])) {
		return "'" + s
	}
	return s
}
