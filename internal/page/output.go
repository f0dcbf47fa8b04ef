package page

import (
	"bytes"
	"io"
	"path"
	"slices"
	"strings"

	"readout/internal/address"
)

// An Output is a file that is made of the site and is no page: a feed, a
// calendar, a data file, a part of the search index. It is published, served
// and checked for collisions like a page.
type Output struct {
	Address address.Address
	// Of is the page that it goes with: without the page there is no output. The
	// zero Key is the front page, for what is of the whole site.
	Of Key
	// Write streams the bytes: some outputs are too large for memory. It is called on
	// demand, perhaps by several goroutines and more than once, and writes the same each
	// time. It caches nothing. Expensive work that several outputs share belongs into a
	// sync.OnceValue of their Maker: it is done at most once for a snapshot, and never
	// for a preview that nobody asks for it.
	Write func(w io.Writer) error
	// Parts may be nil. Else it lists further outputs in the folder of Address, whose
	// names contain a hash of their bytes, so that they are known only when the work is
	// done. It is called like Write. The folder is reserved for them.
	Parts func() []Output
	// Table describes the rows of a data file; nil for all others.
	Table *Table
}

// A Table is a data file as readers are told of it.
type Table struct {
	Name    string
	Columns []Column
	Rows    func() int // how many; work, as Write is
	Query   string     // in SQL: what somebody may ask first
}

// A Column is a column of a table.
type Column struct {
	Name string
	Type string // "string", "date", "integer", "boolean" or "list"
	Ref  string // the table to whose ids it refers; may be empty
}

// Make returns the bytes of an output.
func (o Output) Make() ([]byte, error) {
	var b bytes.Buffer
	err := o.Write(&b)
	return b.Bytes(), err
}

// folder returns the folder that an output reserves for its parts, with a slash, or
// "" if it has none.
func (o *Output) folder() string {
	if o.Parts == nil {
		return ""
	}
	return path.Dir(string(o.Address)) + "/"
}

// reserves reports whether an address is in the folder that an output reserves for its
// parts.
func (o *Output) reserves(a address.Address) bool {
	folder := o.folder()
	return folder != "" && a != o.Address && strings.HasPrefix(string(a), folder)
}

// ReservedForParts reports whether an address is, or could be, that of a part of an
// output.
func (p *Plan) ReservedForParts(a address.Address) bool {
	return slices.ContainsFunc(p.Outputs, func(o Output) bool { return o.reserves(a) })
}

// Parts lists the parts of all outputs. That is work: see Output.
func (p *Plan) Parts() []Output {
	var list []Output
	for _, o := range p.Outputs {
		if o.Parts != nil {
			list = append(list, o.Parts()...)
		}
	}
	return list
}

// FindPart returns the part of an output at an address.
func (p *Plan) FindPart(a address.Address) (Output, bool) {
	for _, o := range p.Outputs {
		if !o.reserves(a) {
			continue
		}
		for _, part := range o.Parts() {
			if part.Address == a {
				return part, true
			}
		}
	}
	return Output{}, false
}

// A Maker lists the outputs of a plan. It runs on every change, after all pages but
// outputs are listed: it returns addresses and leaves the work to Write. It must not
// call Plan.Pages, which are not yet known.
type Maker func(*Plan) []Output

// listOutputs plans what the makers list.
func (p *Plan) listOutputs(makers []Maker) {
	for _, outputs := range makers {
		p.Outputs = append(p.Outputs, outputs(p)...)
	}
	for i, o := range p.Outputs {
		p.listed = append(p.listed, Page{o.Address, Key{Kind: OutputPage, Index: int32(i)}})
	}
}
