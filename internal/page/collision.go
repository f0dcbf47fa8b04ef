package page

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"readout/internal/address"
	"readout/internal/entity"
	"readout/internal/source"
)

// collisions reports pages that would be written to one file, on a file system
// that does not tell case apart as well.
func (p *Plan) collisions() []source.Diagnostic {
	list := append(p.intruders(), p.belowFiles()...)
	if !p.collide() {
		return list
	}
	pages, fold := p.Pages(), func(a address.Address) string { return string(a) }
	if slices.ContainsFunc(pages, hasUpperCase) {
		fold = func(a address.Address) string { return strings.ToLower(string(a)) }
		pages = slices.SortedStableFunc(slices.Values(pages), func(a, b Page) int { return strings.Compare(fold(a.Address), fold(b.Address)) })
	}
	var first Page
	folded := ""
	for _, page := range pages {
		if own := fold(page.Address); own != folded {
			first, folded = page, own
			continue
		}
		if p.mobility(first) > p.mobility(page) {
			list = append(list, p.collision(page, first))
		} else {
			list = append(list, p.collision(first, page))
		}
	}
	return list
}

// collide reports whether there are collisions, without listing all pages. No two
// articles have one address, nor have two pages of archives or of long groups.
func (p *Plan) collide() bool {
	if len(p.at) < len(p.listed) {
		return true
	}
	folded := map[address.Address]bool{}
	for _, page := range p.listed {
		at := page.Address
		if hasUpperCase(page) {
			at = address.Address(strings.ToLower(string(at)))
			if _, taken := p.at[at]; taken || folded[at] {
				return true
			}
			folded[at] = true
		}
		if _, taken := p.findUnlisted(at); taken {
			return true
		}
	}
	archive, archived := p.Archives.At(ArticleIndex.Address())
	return archived && slices.ContainsFunc(p.Archives.Periods(archive), func(period Period) bool {
		_, taken := p.Addresses.ArticleAt(period.Address)
		return taken
	})
}

// belowFiles reports addresses in a folder that is a page: "a.html/b.html". Only redirects and files may have such.
func (p *Plan) belowFiles() []source.Diagnostic {
	var list []source.Diagnostic
	for _, page := range p.listed {
		if !isFree(page) {
			continue
		}
		for folder := path.Dir(string(page.Address)); folder != "."; folder = path.Dir(folder) {
			_, listed := p.at[address.Address(folder)]
			if _, unlisted := p.findUnlisted(address.Address(folder)); !listed && !unlisted {
				continue
			}
			list = append(list, p.misplaced(page, "take it out of redirect_from, or move the file",
				fmt.Sprintf("lies below %s, which is a page and cannot be a folder, too", folder)))
		}
	}
	return list
}

// misplaced reports an address where no page can be.
func (p *Plan) misplaced(page Page, hint, why string) source.Diagnostic {
	at, span := p.origin(page)
	return source.Diagnostic{Path: at, Span: span, Rule: "address-collision", Message: fmt.Sprintf("the address %s %s", page.Address, why), Hint: hint}
}

// isFree reports whether an author writes a page's address out: all others are made of ids.
func isFree(page Page) bool { return page.Key.Kind == RedirectPage || page.Key.Kind == FilePage }

// hasUpperCase is hardly ever true.
func hasUpperCase(page Page) bool {
	return isFree(page) && strings.ToLower(string(page.Address)) != string(page.Address)
}

// intruders reports files in a folder that an output reserves for its parts. Articles
// and archives are in folders of their own.
func (p *Plan) intruders() []source.Diagnostic {
	var list []source.Diagnostic
	for _, o := range p.Outputs {
		folder := o.folder()
		if folder == "" {
			continue
		}
		for _, page := range p.listed {
			inside := len(page.Address) > len(folder) && strings.EqualFold(string(page.Address[:len(folder)]), folder)
			if !inside || page.Key.Kind == OutputPage {
				continue
			}
			list = append(list, p.misplaced(page, "move it to another folder", fmt.Sprintf("is in the folder %s, which readout fills itself", folder)))
		}
	}
	return list
}

// mobility orders pages by how easily an editor can move them: not at all if readout
// makes them itself, best if they only send readers on.
func (p *Plan) mobility(page Page) int {
	if file, _ := p.origin(page); file == "" {
		return -1
	}
	return int(page.Key.Kind)
}

// collision reports two pages with one address, at the place that is easier to change.
func (p *Plan) collision(first, page Page) source.Diagnostic {
	at, span := p.origin(page)
	other, place := p.origin(first)
	d := source.Diagnostic{
		Path: at, Span: span, Rule: "address-collision",
		Message: fmt.Sprintf("the address %s is taken by a page that readout makes itself", page.Address),
		Hint:    "rename one of the two",
	}
	switch {
	case other == "" && page.Key.Kind == RedirectPage:
		d.Hint = "take it out of redirect_from"
	case other == "":
		d.Hint = "rename the file"
	case page.Key.Kind == RedirectPage:
		d.Hint = "take it out of redirect_from, or rename the other"
		fallthrough
	default:
		d.Message = fmt.Sprintf("the address %s is taken by %s", page.Address, other)
		d.Related = []source.Related{{Path: other, Span: place, Message: "this has the same address"}}
	}
	if first.Address != page.Address {
		d.Message += ", since on some systems upper and lower case are the same"
	}
	return d
}

// origin returns the file that a page comes from, or "" for pages of
// readout's own, and the place in it that gives the address.
func (p *Plan) origin(page Page) (source.Path, source.Span) {
	s, i := p.Site, page.Key.Index
	switch page.Key.Kind {
	case ArticlePage:
		return s.Articles[i].Document.File.Path, source.Span{}
	case RedirectPage:
		return p.Moved[i].File, p.Moved[i].Span
	case EntityPage:
		if d := s.Registry.At(entity.ID(i)).Document; d != nil {
			return d.File.Path, source.Span{}
		}
	case EventPage:
		return s.Events[i].Origin()
	case TextPage:
		return s.Pages[i].Document.File.Path, source.Span{}
	case FilePage:
		return p.Files[i].Path, source.Span{}
	}
	return "", source.Span{}
}
