package export

import (
	"encoding/json"
	"io"
	"reflect"
	"strings"

	"readout/internal/config"
	"readout/internal/page"
)

// The data files describe themselves as a Data Package with a Table Schema for each table
// (specs.frictionlessdata.io, version 1, which all programs read).

type dataPackage struct {
	Profile     string         `json:"profile"`
	Name        string         `json:"name"`
	ID          string         `json:"id,omitempty"`
	Title       string         `json:"title"`
	Description string         `json:"description,omitempty"`
	Home        string         `json:"homepage,omitempty"`
	Licenses    []dataLicense  `json:"licenses,omitempty"`
	Resources   []dataResource `json:"resources"`
}

type dataLicense struct {
	Name string `json:"name,omitempty"`
	Path string `json:"path"`
}

type dataResource struct {
	Profile  string       `json:"profile"`
	Name     string       `json:"name"`
	Path     string       `json:"path"`
	Format   string       `json:"format"`
	Type     string       `json:"mediatype"`
	Encoding string       `json:"encoding"`
	Dialect  *dataDialect `json:"dialect,omitempty"`
	Schema   dataSchema   `json:"schema"`
}

type dataDialect struct {
	Delimiter   string `json:"delimiter"`
	End         string `json:"lineTerminator"`
	DoubleQuote bool   `json:"doubleQuote"`
	Header      bool   `json:"header"`
}

type dataSchema struct {
	Fields  []dataField   `json:"fields"`
	Key     string        `json:"primaryKey"`
	Refers  []dataForeign `json:"foreignKeys,omitempty"`
	Missing []string      `json:"missingValues"`
}

type dataField struct {
	Name        string           `json:"name"`
	Type        string           `json:"type"`
	Description string           `json:"description"`
	Delimiter   string           `json:"delimiter,omitempty"` // of the elements of a list in CSV
	Constraints *dataConstraints `json:"constraints,omitempty"`
}

type dataConstraints struct {
	Required bool `json:"required"`
	Unique   bool `json:"unique"`
}

type dataForeign struct {
	Field     string        `json:"fields"`
	Reference dataReference `json:"reference"`
}

type dataReference struct {
	Table string `json:"resource"`
	Field string `json:"fields"`
}

// dataPackage describes the tables in CSV, or in JSON if the site has no CSV.
func (x *exporter) dataPackage(w io.Writer) error {
	c := &x.s.Config
	out := dataPackage{
		Profile: "tabular-data-package", Name: packageName(c.SiteID()), ID: c.SiteID(), Title: c.Title, Description: c.Description,
		Home: x.Absolute(page.FrontPage.Address()), Licenses: licenses(c),
	}
	for _, t := range tables() {
		out.Resources = append(out.Resources, resource(t, c.NoCSV))
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(out)
}

func resource(t table, asJSON bool) dataResource {
	r := dataResource{Profile: "tabular-data-resource", Name: t.name, Encoding: "utf-8", Schema: schemaOf(t.row, asJSON)}
	if asJSON {
		r.Path, r.Format, r.Type = t.name+".json", "json", "application/json"
	} else {
		r.Path, r.Format, r.Type = t.name+".csv", "csv", "text/csv"
		r.Dialect = &dataDialect{",", "\n", true, true}
	}
	return r
}

func schemaOf(row reflect.Type, asJSON bool) dataSchema {
	s := dataSchema{Key: "id", Missing: []string{""}}
	for _, index := range fieldsOf(row) {
		f := row.FieldByIndex(index)
		field := dataField{Name: f.Tag.Get("json"), Description: f.Tag.Get("means")}
		field.Type = typeOf(f)
		if field.Type == "list" && asJSON {
			field.Type = "array"
		} else if field.Type == "list" {
			field.Type, field.Delimiter = "string", "|"
		}
		if field.Name == s.Key {
			field.Constraints = &dataConstraints{Required: true, Unique: true}
		}
		if table := f.Tag.Get("ref"); table != "" {
			s.Refers = append(s.Refers, dataForeign{field.Name, dataReference{table, "id"}})
		}
		s.Fields = append(s.Fields, field)
	}
	return s
}

// typeOf returns the type of a column. Times and days of which only the year may be known
// are texts.
func typeOf(f reflect.StructField) string {
	if named := f.Tag.Get("type"); named != "" {
		return named
	}
	switch f.Type.Kind() {
	case reflect.Bool:
		return "boolean"
	case reflect.Int:
		return "integer"
	case reflect.Slice:
		return "list"
	}
	return "string"
}

// packageName returns an id as the name of a package may be: small letters, digits, and
// ". _ -".
func packageName(id string) string {
	name := strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '.' || r == '_' {
			return r
		}
		return '-'
	}, strings.ToLower(id)), "-")
	if name == "" {
		return "briefings"
	}
	return name
}

func licenses(c *config.Config) []dataLicense {
	switch {
	case c.License == "":
		return nil
	case strings.Contains(c.License, "://"):
		return []dataLicense{{Path: c.License}}
	}
	return []dataLicense{{c.License, c.LicenseAddress()}}
}
