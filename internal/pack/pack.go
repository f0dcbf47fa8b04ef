// Package pack makes one self-contained HTML file of pages of a site, to mail or to take
// offline: their styles and pictures are in it, links among them are anchors, and all
// other links lead to the published site. It needs no script and asks for no other file.
package pack

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A Page is a rendered page of a site.
type Page struct {
	Address string // relative to the root of the site: "people/sergey-lavrov.html"
	HTML    []byte
}

// A Source is what a pack takes from a site beside its pages.
type Source struct {
	BaseURL string // ends in "/"; empty: other links become text
	Site    string // its title, which ends the titles of its pages
	// Read returns a file of the site by its address.
	Read func(address string) ([]byte, error)
}

// policy lets the file load nothing, from anywhere.
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

// Write writes the pages, at least one, as one file in the order given.
func Write(w io.Writer, s Source, pages []Page) error {
	p := &packer{Source: s, pages: pages}
	trees := make([]*html.Node, len(pages))
	for i, page := range pages {
		tree, err := html.Parse(bytes.NewReader(page.HTML))
		if err != nil {
			return err
		}
		trees[i] = tree
		p.ids = append(p.ids, idsIn(find(tree, atom.Main)))
	}
	var titles, bodies []string
	for i, tree := range trees {
		if err := p.styles(tree, pages[i].Address); err != nil {
			return err
		}
		body, err := p.body(tree, i)
		if err != nil {
			return err
		}
		title := strings.TrimSuffix(text(find(tree, atom.Title)), " — "+s.Site)
		titles, bodies = append(titles, title), append(bodies, body)
	}
	var b strings.Builder
	root := find(trees[0], atom.Html)
	b.WriteString("<!doctype html>\n<html lang=\"" + html.EscapeString(value(root, "lang")) + `"`)
	if dir := value(root, "dir"); dir != "" {
		b.WriteString(` dir="` + html.EscapeString(dir) + `"`)
	}
	b.WriteString(">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
		`<meta http-equiv="Content-Security-Policy" content="` + policy + "\">\n<title>" + html.EscapeString(strings.Join(titles, " · ")+" — "+s.Site) + "</title>\n<style>\n" +
		p.css.String() + "section.packed + section.packed { break-before: page; margin-block-start: 3rem }\n" +
		".pages, section.packed:first-of-type { padding-block-start: 1.5rem }\n.pages ul { margin: 0; padding-inline-start: 1.25rem }\n</style>\n</head>\n<body>\n<main>\n")
	if len(pages) > 1 {
		b.WriteString("<nav class=\"wrap pages\">\n<ul>\n")
		for i, title := range titles {
			fmt.Fprintf(&b, "<li><a href=\"#%s\">%s</a></li>\n", anchor(i), html.EscapeString(title))
		}
		b.WriteString("</ul>\n</nav>\n")
	}
	b.WriteString(strings.Join(bodies, "\n") + "\n</main>\n</body>\n</html>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

type packer struct {
	Source
	pages []Page
	ids   []map[string]bool // the anchors of each page
	css   strings.Builder
	known []string // addresses of the style sheets in css
}

func anchor(page int) string { return fmt.Sprintf("page-%d", page+1) }

// styles adds the style sheets of a page that no page before it has.
func (p *packer) styles(tree *html.Node, at string) error {
	for n := range tree.Descendants() {
		if n.DataAtom != atom.Link || value(n, "rel") != "stylesheet" {
			continue
		}
		address := resolve(at, value(n, "href"))
		if slices.Contains(p.known, address) {
			continue
		}
		css, err := p.file(at, value(n, "href"))
		if err != nil {
			return err
		}
		p.known = append(p.known, address)
		p.css.Write(bytes.ReplaceAll(css, []byte("</"), []byte(`<\/`))) // nothing in it ends the element
		p.css.WriteByte('\n')
	}
	return nil
}

// file returns the file of the site that a page refers to.
func (p *packer) file(from, href string) ([]byte, error) {
	if u, err := url.Parse(href); err != nil || u.IsAbs() || u.Host != "" {
		return nil, fmt.Errorf("%s is not of this site, so it cannot be packed with %s", href, from)
	}
	return p.Read(resolve(from, href))
}

// body returns what stands in the main part of a page, as a section.
func (p *packer) body(tree *html.Node, page int) (string, error) {
	n := find(tree, atom.Main)
	if n == nil {
		return "", fmt.Errorf("the layout of %s has no <main>, so nothing of it can be packed", p.pages[page].Address)
	}
	drop(n)
	for e := range n.Descendants() {
		if e.Type != html.ElementNode {
			continue
		}
		if err := p.element(e, page); err != nil {
			return "", err
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<section class=\"packed %s\" id=\"%s\">\n", html.EscapeString(value(n, "class")), anchor(page))
	for c := range n.ChildNodes() {
		if err := html.Render(&b, c); err != nil {
			return "", err
		}
	}
	b.WriteString("</section>")
	return b.String(), nil
}

// drop removes what needs a script or asks for something.
func drop(n *html.Node) {
	var dropped []*html.Node
	for e := range n.Descendants() {
		switch e.DataAtom {
		case atom.Script, atom.Link, atom.Form, atom.Template, atom.Dialog, atom.Iframe, atom.Object, atom.Embed, atom.Noscript:
			dropped = append(dropped, e)
		}
	}
	for _, e := range dropped {
		if e.Parent != nil {
			e.Parent.RemoveChild(e)
		}
	}
}

// element makes the attributes of an element mean the same in the file as on its page.
func (p *packer) element(e *html.Node, page int) error {
	prefix := anchor(page) + "-"
	var kept []html.Attribute
	for _, a := range e.Attr {
		switch a.Key {
		case "id":
			a.Val = prefix + a.Val
		case "for", "aria-labelledby", "aria-describedby", "aria-controls", "headers":
			ids := strings.Fields(a.Val)
			for i := range ids {
				ids[i] = prefix + ids[i]
			}
			a.Val = strings.Join(ids, " ")
		case "srcset":
			continue
		case "src":
			if strings.HasPrefix(a.Val, "data:") {
				break
			}
			data, err := p.file(p.pages[page].Address, a.Val)
			if err != nil {
				return err
			}
			a.Val = "data:" + mediaType(a.Val) + ";base64," + base64.StdEncoding.EncodeToString(data)
		case "href":
			if a.Val = p.link(a.Val, page); a.Val == "" {
				continue
			}
		}
		kept = append(kept, a)
	}
	e.Attr = kept
	return nil
}

// link returns where a link leads from the file, or "" for what it cannot reach.
func (p *packer) link(href string, page int) string {
	u, err := url.Parse(href)
	if err != nil || u.IsAbs() || u.Host != "" {
		return href
	}
	address := p.pages[page].Address
	if u.Path != "" {
		address = resolve(address, href)
	}
	to := slices.IndexFunc(p.pages, func(other Page) bool { return other.Address == address })
	switch {
	case to >= 0 && p.ids[to][u.Fragment] && u.Fragment != "":
		return "#" + anchor(to) + "-" + u.Fragment
	case to >= 0:
		return "#" + anchor(to)
	case p.BaseURL == "":
		return ""
	}
	u.Path = address
	return p.BaseURL + strings.TrimPrefix(u.String(), "./")
}

// idsIn returns the anchors below an element, which may be nil.
func idsIn(n *html.Node) map[string]bool {
	ids := map[string]bool{}
	if n != nil {
		for e := range n.Descendants() {
			ids[value(e, "id")] = true
		}
	}
	return ids
}

// resolve returns the address that a page refers to.
func resolve(from, href string) string {
	u, err := url.Parse(href)
	if err != nil {
		return href
	}
	address := path.Join(path.Dir(from), u.Path)
	if strings.HasSuffix(u.Path, "/") {
		address = path.Join(address, "index.html")
	}
	return address
}

// mediaType returns the type of a picture by its name. The machine's own table of types
// would make another file elsewhere.
func mediaType(name string) string {
	switch ending := strings.TrimPrefix(strings.ToLower(path.Ext(name)), "."); ending {
	case "svg":
		return "image/svg+xml"
	case "jpg":
		return "image/jpeg"
	case "png", "jpeg", "gif", "webp", "avif":
		return "image/" + ending
	}
	return "application/octet-stream"
}

func find(n *html.Node, a atom.Atom) *html.Node {
	for e := range n.Descendants() {
		if e.DataAtom == a {
			return e
		}
	}
	return nil
}

func value(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	if n == nil || n.FirstChild == nil {
		return ""
	}
	return n.FirstChild.Data
}
