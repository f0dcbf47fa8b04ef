package fill

import (
	"strings"

	"readout/internal/address"
	"readout/internal/page"
	"readout/internal/view"
)

// data shows the data files of the site, a table after the other.
func (v *viewer) data() *view.DataView {
	title := v.Say(page.DataPage.Words())
	out := &view.DataView{Head: v.head(title, v.Say("data_about"))}
	for _, name := range []string{"datapackage.json", "popolo.json"} {
		out.Programs = append(out.Programs, view.Link{Text: name, Href: v.Href(address.DataFolder + address.Address(name))})
	}
	if c := &v.s.Config; c.License != "" {
		out.License = view.Link{Text: c.License, Href: c.LicenseAddress()}
	}
	for i := range v.p.Outputs {
		o := &v.p.Outputs[i]
		if o.Table == nil {
			continue
		}
		n := len(out.Tables)
		if n == 0 || out.Tables[n-1].Name != o.Table.Name {
			out.Tables, n = append(out.Tables, v.dataTable(o.Table)), n+1
		}
		format := strings.ToUpper(string(o.Address[strings.LastIndexByte(string(o.Address), '.')+1:]))
		out.Tables[n-1].Files = append(out.Tables[n-1].Files, view.Link{Text: format, Href: v.Href(o.Address)})
	}
	return out
}

func (v *viewer) dataTable(t *page.Table) view.DataTable {
	out := view.DataTable{Name: t.Name, Rows: v.Word("count", "row", t.Rows()), Query: t.Query}
	for _, c := range t.Columns {
		out.Columns = append(out.Columns, view.DataColumn{Name: c.Name, Type: c.Type, Of: c.Ref})
	}
	return out
}
