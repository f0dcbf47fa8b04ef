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
	// Write writes the bytes, piece by piece: some outputs are too large to be in
	// memory whole. It is called when somebody asks for them, perhaps by several
	// goroutines and more than once, and writes the same each time. Nothing is kept
	// between the calls: what several outputs have in common, and is dear to make,
	// their Maker keeps in a sync.OnceValue, so that it is made at most once for a
	// snapshot, and not at all for a preview that nobody asks for it.
	Write func(w io.Writer) error
	// Parts, if there is one, lists further outputs in the folder of Address whose
	// addresses say what is in them, so that they are known only when the work is
	// done. For it holds what holds for Write. The folder is kept free for them.
	Parts func() []Output
}

// Make returns the bytes of an output.
func (o Output) Make() ([]byte, error) {
	var b bytes.Buffer
	err := o.Write(&b)
	return b.Bytes(), err
}

// folder returns the folder that an output keeps for its parts, with a slash, or
// "" if it has none.
func (o *Output) folder() string {
	if o.Parts == nil {
		return ""
	}
	return path.Dir(string(o.Address)) + "/"
}

// keeps reports whether an address is one that an output keeps for its parts.
func (o *Output) keeps(a address.Address) bool {
	folder := o.folder()
	return folder != "" && a != o.Address && strings.HasPrefix(string(a), folder)
}

// KeptForParts reports whether an address is that of a part of an output, or could
// be one.
func (p *Plan) KeptForParts(a address.Address) bool {
	return slices.ContainsFunc(p.Outputs, func(o Output) bool { return o.keeps(a) })
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
		if !o.keeps(a) {
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

// A Maker lists outputs of a plan whose pages are known, though not those that
// makers list. It runs on every change, so it yields addresses and leaves the work
// to Write; it must not ask for all Pages, which are not yet known.
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
