package report

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/internal/date"
)

// htmlStart is what a page begins with, or a piece of one.
var htmlStart = regexp.MustCompile(`(?i)^\s*(?:<!doctype html|<html|<head|<body|<article|<main|<div|<section|<p[\s>]|<h[1-6][\s>]|<!--)`)

func looksLikeHTML(text string) bool {
	return htmlStart.MatchString(text) && strings.Contains(text, "</")
}

// readHTML reads a web page, or a piece of one.
func readHTML(text string) (Report, error) {
	tree, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return Report{}, fmt.Errorf("the page cannot be read: %w", err)
	}
	var p page
	p.readHead(tree)
	p.readText(articleOf(tree))
	p.flush()
	p.takeCaptions()
	p.blocks = p.takeHead(p.blocks)
	if len(p.blocks) > 0 {
		p.Body = markdown(p.blocks)
	}
	return p.Report, nil
}

// A page collects what a web page says.
type page struct {
	Report
	blocks []block
	words  strings.Builder // of the block that is open
	open   block
}

// readHead reads the metadata of a page. What was found first counts.
func (p *page) readHead(n *html.Node) {
	if n.Type == html.ElementNode {
		content := oneLine(attribute(n, "content"))
		switch n.DataAtom {
		case atom.Meta:
			p.meta(strings.ToLower(attribute(n, "property")+attribute(n, "name")+attribute(n, "itemprop")), content)
		case atom.Link:
			if href := attribute(n, "href"); attribute(n, "rel") == "canonical" && address.MatchString(href) {
				p.SourceURL = href
			}
		case atom.Time:
			p.setMoment(attribute(n, "datetime"))
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.readHead(c)
	}
}

func (p *page) meta(name, content string) {
	set := func(field *string) {
		if *field == "" {
			*field = content
		}
	}
	switch name {
	case "og:title":
		set(&p.Title)
	case "og:site_name":
		set(&p.Publisher)
	case "og:url":
		if address.MatchString(content) {
			set(&p.SourceURL)
		}
	case "article:published_time", "datepublished", "date", "dc.date", "dcterms.created", "pubdate":
		p.setMoment(content)
	case "author":
		if len(p.Authors) == 0 && content != "" && !address.MatchString(content) {
			p.Authors = splitNames(content)
		}
	}
}

// setMoment takes the day of a time as machines write it.
func (p *page) setMoment(moment string) {
	if !p.Date.IsZero() || len(moment) < len("2022-02-01") {
		return
	}
	if day, err := date.Parse(moment[:len("2022-02-01")]); err == nil {
		p.Date = day
	}
}

// articleOf returns the part of a page that is the article: the largest <article>, else
// the <main>, else the body.
func articleOf(tree *html.Node) *html.Node {
	var best *html.Node
	most := 0
	var main *html.Node
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch n.DataAtom {
		case atom.Article:
			if size := wordsIn(n); size > most {
				best, most = n, size
			}
		case atom.Main:
			main = n
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(tree)
	switch {
	case best != nil:
		return best
	case main != nil:
		return main
	}
	return tree
}

// wordsIn returns the number of bytes of text below a node.
func wordsIn(n *html.Node) int {
	if n.Type == html.TextNode {
		return len(strings.TrimSpace(n.Data))
	}
	size := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !slices.Contains(furniture, c.DataAtom) && !hidden(c) {
			size += wordsIn(c)
		}
	}
	return size
}

// furniture are the elements that are no part of the text of an article, or no longer.
var furniture = []atom.Atom{
	atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Nav, atom.Aside, atom.Footer, atom.Form, atom.Button,
	atom.Select, atom.Iframe, atom.Svg, atom.Video, atom.Audio, atom.Object, atom.Textarea, atom.Dialog, atom.Menu,
	atom.Del, atom.S, atom.Strike,
}

// blockLevel are the elements before and after which a block ends.
var blockLevel = []atom.Atom{
	atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd, atom.Blockquote,
	atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Figure, atom.Figcaption, atom.Table, atom.Tr, atom.Td, atom.Th, atom.Pre, atom.Hr,
	atom.Address, atom.Details, atom.Summary, atom.Caption, atom.Body, atom.Html,
}

// readText collects the blocks below a node.
func (p *page) readText(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		p.words.WriteString(n.Data)
		return
	case n.Type == html.ElementNode && slices.Contains(furniture, n.DataAtom) || hidden(n):
		return
	case n.DataAtom == atom.Br:
		p.words.WriteByte(' ')
		return
	case n.DataAtom == atom.Sup || n.DataAtom == atom.Sub:
		p.words.WriteString(raised(n))
		return
	case n.DataAtom == atom.Q: // a browser shows its marks
		p.words.WriteString("“")
		defer p.words.WriteString("”")
	}
	isBlock := slices.Contains(blockLevel, n.DataAtom)
	outer := p.open
	if isBlock {
		p.flush()
		p.open = kindOf(n, outer)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.readText(c)
	}
	if isBlock {
		p.flush()
		p.open = outer
	}
}

// kindOf returns the kind of the blocks of an element within another.
func kindOf(n *html.Node, outer block) block {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return block{kind: heading, level: int(n.Data[1] - '0')}
	case atom.Li:
		return block{kind: item}
	case atom.Blockquote:
		return block{kind: quoted}
	case atom.Figure, atom.Figcaption:
		return block{kind: caption}
	}
	return outer
}

// flush ends the block that is open.
func (p *page) flush() {
	if words := oneLine(p.words.String()); words != "" {
		p.blocks = append(p.blocks, block{p.open.kind, p.open.level, words})
	}
	p.words.Reset()
}

// takeCaptions takes the caption of the first picture off the text. Those of others stay,
// as paragraphs.
func (p *page) takeCaptions() {
	kept := p.blocks[:0]
	for _, b := range p.blocks {
		switch {
		case b.kind == caption && p.Caption == "":
			if !p.takeCaption(b.words) {
				p.Caption = b.words
			}
			continue
		case b.kind == caption:
			b.kind = paragraph
		}
		kept = append(kept, b)
	}
	p.blocks = kept
}

// hidden reports whether a browser would not show a node, or it stands around the article by its role or class.
func hidden(n *html.Node) bool {
	if n.Type == html.CommentNode || n.Type == html.DoctypeNode {
		return true
	}
	return n.Type == html.ElementNode && (has(n, "hidden") || attribute(n, "aria-hidden") == "true" ||
		hiding.MatchString(attribute(n, "style")) || unseen.MatchString(attribute(n, "class")) ||
		slices.Contains(rolesAround, attribute(n, "role")) || around.MatchString(attribute(n, "class")))
}

var (
	// hiding is what a style attribute hides an element with.
	hiding = regexp.MustCompile(`(?i)(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))`)
	// rolesAround and around are roles and usual classes of what stands around an article.
	rolesAround = []string{"contentinfo", "navigation", "search"}
	around      = regexp.MustCompile(`(?i)(?:^|\s)(?:(?:site|page|global|main)?[_-]*footer|(?:cookie|newsletter|social|share|sharing)[\w-]*|breadcrumbs?)(?:\s|$)`)
	// unseen are classes for words that are read out and not shown, by their usual names.
	unseen = regexp.MustCompile(`(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|d-none)(?:\s|$)`)
)

// raised returns the words of an element above or below the line: figures as such, since "10" and "2" would
// become "102". One with a link is the sign of a note, and no word.
func raised(n *html.Node) string {
	words := shown(n)
	if n.DataAtom == atom.Sup && hasLink(n) {
		return ""
	}
	figures := [10]rune{'⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'}
	return strings.Map(func(r rune) rune {
		switch {
		case r < '0' || r > '9':
			return r
		case n.DataAtom == atom.Sub:
			return '₀' + r - '0'
		}
		return figures[r-'0']
	}, words)
}

// shown returns the text below a node, without what is hidden.
func shown(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !hidden(c) {
			b.WriteString(shown(c))
		}
	}
	return b.String()
}

// hasLink reports whether a link stands within an element.
func hasLink(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.A || hasLink(c) {
			return true
		}
	}
	return false
}

func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
