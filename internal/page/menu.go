package page

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/address"
)

// An Entry is a line of the menu or of the footer.
type Entry struct {
	Words   string // the key of its words; "" if it has a text of its own
	Text    string
	Address address.Address
	Section address.Address // pages whose addresses begin so belong to the entry
}

// menu lists the parts of the site that have pages, then the author's own pages that
// ask for a place in it.
func (p *Plan) menu() []Entry {
	menu := p.entries(func(k kind) int { return k.menu })
	var own []int
	for i, c := range p.Site.Pages {
		if c.Document.Page.Nav != 0 {
			own = append(own, i)
		}
	}
	place := func(i int) int { return p.Site.Pages[i].Document.Page.Nav }
	slices.SortStableFunc(own, func(a, b int) int { return place(a) - place(b) })
	for _, i := range own {
		at := p.Addresses.Text(i)
		menu = append(menu, Entry{Text: p.Site.Pages[i].Document.Page.Title.Text, Address: at, Section: at})
	}
	return menu
}

// footer lists the pages of the site as a whole that are not in the menu, and the
// author's own.
func (p *Plan) footer() []Entry {
	footer := p.entries(func(k kind) int { return k.foot })
	for i, c := range p.Site.Pages {
		if c.Document.Page.Nav == 0 {
			footer = append(footer, Entry{Text: c.Document.Page.Title.Text, Address: p.Addresses.Text(i)})
		}
	}
	return footer
}

// entries lists the kinds that have a place, if there are pages of them.
func (p *Plan) entries(place func(kind) int) []Entry {
	var list []kind
	for i, k := range kinds {
		if place(k) > 0 && p.first[i] != "" {
			list = append(list, k)
		}
	}
	slices.SortFunc(list, func(a, b kind) int { return cmp.Compare(place(a), place(b)) })
	entries := make([]Entry, len(list))
	for i, k := range list {
		section := strings.TrimSuffix(string(k.address), "index.html")
		entries[i] = Entry{Words: k.words, Address: k.address, Section: address.Address(section)}
	}
	return entries
}
