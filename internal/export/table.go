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
	// query is SQL to begin with. It is for tables read from CSV: all of their columns may be
	// texts, and what is not known is empty.
	query string
	row   reflect.Type
	rows  func(x *exporter) (n int, row func(i int) any)
}

// tables returns the data files, in order of their names.
func tables() []table {
	return []table{
		{"articles", "SELECT date, title, url FROM articles ORDER BY date DESC LIMIT 10", reflect.TypeFor[articleRow](), func(x *exporter) (int, func(int) any) {
			return len(x.s.Articles), func(i int) any { return x.article(site.ArticleID(i)) }
		}},
		{"corrections", "SELECT date, text, url FROM corrections ORDER BY date DESC", reflect.TypeFor[correctionRow](), func(x *exporter) (int, func(int) any) {
			rows := x.allCorrections()
			return len(rows), func(i int) any { return rows[i] }
		}},
		{"countries", "SELECT name, articles, statements, events FROM countries ORDER BY articles DESC LIMIT 10", reflect.TypeFor[countryRow](), func(x *exporter) (int, func(int) any) {
			ids := x.pagesOf(entity.Country)
			return len(ids), func(i int) any { return x.country(ids[i]) }
		}},
		{"events", "SELECT date, title, no_readout_of, url FROM events WHERE no_readout_of <> '' ORDER BY date", reflect.TypeFor[eventRow](), func(x *exporter) (int, func(int) any) {
			return len(x.s.Events), func(i int) any { return x.event(site.EventID(i)) }
		}},
		{"mentions", "SELECT entity, count(*) AS times FROM mentions GROUP BY entity ORDER BY times DESC LIMIT 10", reflect.TypeFor[mentionRow](), func(x *exporter) (int, func(int) any) {
			return len(x.s.Mentions), func(i int) any { return x.mention(int32(i)) }
		}},
		{"organizations", "SELECT name, articles, statements FROM organizations ORDER BY articles DESC LIMIT 10", reflect.TypeFor[organizationRow](), func(x *exporter) (int, func(int) any) {
			ids := x.pagesOf(entity.Organization)
			return len(ids), func(i int) any { return x.organization(ids[i]) }
		}},
		{"people", "SELECT name, role, statements, url FROM people ORDER BY statements DESC LIMIT 10", reflect.TypeFor[personRow](), func(x *exporter) (int, func(int) any) {
			ids := x.pagesOf(entity.Person)
			return len(ids), func(i int) any { return x.person(ids[i]) }
		}},
		{"places", "SELECT name, country, events FROM places ORDER BY events DESC", reflect.TypeFor[placeRow](), func(x *exporter) (int, func(int) any) {
			ids := x.pagesOf(entity.Place)
			return len(ids), func(i int) any { return x.place(ids[i]) }
		}},
		{"positions", "SELECT side, topic, max(date) AS latest, count(*) AS times FROM positions GROUP BY side, topic ORDER BY latest DESC", reflect.TypeFor[positionRow](), func(x *exporter) (int, func(int) any) {
			list := x.positions()
			return len(list), func(i int) any { return x.position(list[i]) }
		}},
		{"posts", "SELECT person, role, country, organization, start_date FROM posts WHERE held = 'true'", reflect.TypeFor[postRow](), func(x *exporter) (int, func(int) any) {
			rows := x.allPosts()
			return len(rows), func(i int) any { return rows[i] }
		}},
		{"quotations", "SELECT article, count(*) AS quotations FROM quotations GROUP BY article ORDER BY quotations DESC", reflect.TypeFor[quotationRow](), func(x *exporter) (int, func(int) any) {
			rows := x.quotations()
			return len(rows), func(i int) any { return rows[i] }
		}},
		{"relations", "SELECT a, b, last_contact, url FROM relations ORDER BY last_contact DESC", reflect.TypeFor[relationRow](), func(x *exporter) (int, func(int) any) {
			return len(x.s.Relations), func(i int) any { return x.relation(int32(i)) }
		}},
		{"statements", "SELECT date, verb, words, url FROM statements WHERE verb = 'demands' ORDER BY date", reflect.TypeFor[statementRow](), func(x *exporter) (int, func(int) any) {
			return len(x.s.Statements), func(i int) any { return x.statement(site.StatementID(i)) }
		}},
		{"topics", "SELECT name, statements_on, articles FROM topics ORDER BY statements_on DESC", reflect.TypeFor[topicRow](), func(x *exporter) (int, func(int) any) {
			ids := x.pagesOf(entity.Topic)
			return len(ids), func(i int) any { return x.topic(ids[i]) }
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

// data lists the data files of a site, in the formats that it has, and what describes
// them.
func (x *exporter) data() []page.Output {
	var list []page.Output
	if x.s.Config.NoJSON && x.s.Config.NoCSV {
		return nil
	}
	list = append(list,
		page.Output{Address: address.DataFolder + "datapackage.json", Write: x.dataPackage},
		page.Output{Address: address.DataFolder + "popolo.json", Write: x.popolo})
	for _, t := range tables() {
		at, described := address.DataFolder+address.Address(t.name), x.described(t)
		if !x.s.Config.NoJSON {
			list = append(list, page.Output{Address: at + ".json", Table: described, Write: func(w io.Writer) error { return x.json(w, t) }})
		}
		if !x.s.Config.NoCSV {
			list = append(list, page.Output{Address: at + ".csv", Table: described, Write: func(w io.Writer) error { return x.csv(w, t) }})
		}
	}
	return list
}

// described tells readers of a table.
func (x *exporter) described(t table) *page.Table {
	out := &page.Table{Name: t.name, Query: t.query, Rows: func() int { n, _ := t.rows(x); return n }}
	for _, index := range fieldsOf(t.row) {
		f := t.row.FieldByIndex(index)
		out.Columns = append(out.Columns, page.Column{Name: f.Tag.Get("json"), Type: typeOf(f), Ref: f.Tag.Get("ref")})
	}
	return out
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
		if err := writeNulls(w, line.Bytes()); err != nil {
			return err
		}
		line.Reset()
	}
	line.WriteString("]\n")
	_, err := line.WriteTo(w)
	return err
}

// writeNulls writes JSON with null for each empty text of an object. The bytes :"" mean
// nothing else: inside a text, a quotation mark has a backslash before it.
func writeNulls(w io.Writer, data []byte) error {
	for {
		before, after, found := bytes.Cut(data, []byte(`:""`))
		if _, err := w.Write(before); err != nil || !found {
			return err
		}
		if _, err := io.WriteString(w, ":null"); err != nil {
			return err
		}
		data = after
	}
}

// csv writes a table by RFC 4180, but with line feeds, under a row of the
// columns' names.
func (x *exporter) csv(to io.Writer, t table) error {
	if x.s.Config.CSVMark {
		if _, err := io.WriteString(to, "\ufeff"); err != nil {
			return err
		}
	}
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

// listMark stands between the elements of a list in CSV, and withinElement for one in an
// element, such as a name.
const listMark, withinElement = "|", "¦"

// cell writes a field for CSV.
func cell(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Bool:
		return strconv.FormatBool(v.Bool())
	case reflect.Int:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Slice:
		var parts []string
		for _, element := range v.Interface().([]string) {
			parts = append(parts, strings.ReplaceAll(element, listMark, withinElement))
		}
		return guarded(strings.Join(parts, listMark))
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
