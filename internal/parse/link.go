package parse

import (
	"bytes"
	"cmp"
	"html"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"readout/internal/document"
	"readout/internal/markdown"
	"readout/internal/source"
	"readout/internal/spelling"
)

// contScheme is the scheme of a mark that goes on with the previous statement.
const contScheme = "cont"

// eventScheme is the scheme of a mark that points at an event.
const eventScheme = "event"

// scheme returns the letters before the colon of an address, or "".
func scheme(address string) string {
	name, _, found := strings.Cut(address, ":")
	if !found || name == "" || strings.ContainsAny(name, "/?#.") {
		return ""
	}
	return strings.ToLower(name)
}

// outsideScheme reports whether links to other sites may use the scheme.
func outsideScheme(name string) bool {
	return slices.Contains([]string{"http", "https", "mailto", "tel"}, name)
}

func renderLink(b *builder, src []byte, node ast.Node, entering bool) {
	n := node.(*ast.Link)
	destination := unescape(n.Destination)
	name := scheme(destination)
	if entering && n.Reference == nil && !annotation(name) && len(n.Title) > 0 {
		b.checkComment(b.title(n, src), "take it out")
	}
	switch {
	case annotation(name) && n.Reference != nil:
		// A mark whose address stands in a definition: that line is reported.
		b.brokenIn = b.block()
	case name == eventScheme:
		b.eventLink(n, src, entering)
	case annotation(name):
		b.statementLink(n, src, name, entering)
	case outsideScheme(name):
		b.outsideLink(n, destination, entering)
	case name != "":
		if entering {
			b.unknownScheme(name, b.destinationSpan(n, src))
		}
	case misspeltVerb(destination) != "":
		if entering {
			b.brokenIn = b.block()
			b.problem(b.destinationSpan(n, src), "unknown-scheme", `did you mean "`+misspeltVerb(destination)+`:"?`, "a verb is followed by a plain colon")
		}
	default:
		b.siteLink(n, src, destination, entering)
	}
}

// misspeltVerb returns the verb that an address begins with, if another sign stands in
// place of the colon after it: "said：ana-torres", "said;ana-torres".
func misspeltVerb(destination string) string {
	end := strings.IndexFunc(destination, func(r rune) bool { return !unicode.IsLetter(r) })
	if end <= 0 || strings.IndexAny(destination[end:], "：﹕∶;=,") != 0 {
		return ""
	}
	if name := strings.ToLower(destination[:end]); annotation(name) {
		return name
	}
	return ""
}

// annotation reports whether a scheme makes a link a mark.
func annotation(name string) bool { return slices.Contains(markNames, name) }

// unescape resolves what Markdown lets an author escape in an address or title.
func unescape(raw []byte) string {
	if bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '\\') < 0 {
		return string(raw)
	}
	return unescaped(raw, func(i int) int { return i }, func(string, source.Span) {}).text
}

// verbForms are other forms of verbs and other verbs of speech, with what to write.
var verbForms = map[string]string{
	"say": "said", "says": "said", "saying": "said", "tell": "said", "tells": "said", "told": "said", "state": "said", "stated": "said", "states": "said",
	"deny": "denies", "denied": "denies", "urge": "demands", "urges": "demands", "urged": "demands", "calls": "demands", "threaten": "threatens",
	"propose": "offers", "proposes": "offers", "proposed": "offers", "promises": "pledges", "promised": "pledges", "vows": "pledges", "vowed": "pledges",
}

// unknownScheme reports an address with an unknown scheme. The span begins with the scheme.
func (b *builder) unknownScheme(name string, at source.Span) {
	b.brokenIn = b.block()
	hint := "a link may begin with http:, https:, mailto: or tel:, with a verb (" + strings.Join(document.Words(document.Verbs), ", ") + "), cont: or event:"
	if near := verbForms[name]; near != "" {
		hint = `write the verb as "` + near + `:"`
	} else if near, ok := spelling.Nearest(name, markNames); ok {
		hint = `did you mean "` + near + `:"?`
	}
	at.End = min(at.End, at.Start+int32(len(name)+1))
	b.problem(at, "unknown-scheme", hint, "%q is neither a verb nor a kind of address", name+":")
}

// markWithoutWords reports a mark where there are no words that could be
// ascribed to anybody: <said:ana-torres>, ![words](said:ana-torres).
func (b *builder) markWithoutWords(at source.Span, what string) {
	b.brokenIn = b.block()
	if b.reportedWithin(source.Between(int(at.Start), int(at.Start)+1)) {
		return // a picture inside the words of a statement
	}
	b.problem(at, "misplaced-mark", "write it as [words](verb:speaker)", "a mark cannot be written as %s", what)
}

func (b *builder) outsideLink(n *ast.Link, destination string, entering bool) {
	if !entering {
		b.opaque--
		b.tag("</a>")
		return
	}
	b.tag(`<a href="%s"%s>`, html.EscapeString(string(util.URLEscape([]byte(destination), false))), titleAttribute(n.Title))
	b.opaque++
}

// titleAttribute returns a link's or picture's title as an attribute.
func titleAttribute(title []byte) string {
	if len(title) == 0 {
		return ""
	}
	return ` title="` + html.EscapeString(unescape(title)) + `"`
}

// siteLink writes a link to an anchor of the page, to a content file, or to a file beside this one.
func (b *builder) siteLink(n *ast.Link, src []byte, destination string, entering bool) {
	if !entering {
		index := b.pop()
		b.opaque--
		b.doc.Links[index].Text.End = b.plainEnd()
		b.slot(document.LinkClose, index)
		return
	}
	if destination == "" {
		b.problem(b.destinationSpan(n, src), "link-without-address", "write [words](address), or take the brackets away", "a link without an address")
	}
	index := b.addLink(destination, b.destinationSpan(n, src), false)
	b.doc.Links[index].Title = unescape(n.Title)
	b.open = append(b.open, index)
	b.slot(document.LinkOpen, index)
	b.opaque++
}

// addLink records a link to a file of the site, as seen from this file; what is
// published at the root of the site may be written with a slash before it.
func (b *builder) addLink(destination string, at source.Span, image bool) int32 {
	target, fragment, _ := strings.Cut(destination, "#")
	if fragment != "" {
		fragment = "#" + fragment
	}
	if decoded, err := url.PathUnescape(target); err == nil {
		target = decoded
	}
	to := b.doc.File.Path // "#part" is on this page
	switch {
	case strings.HasPrefix(target, "/"): // as seen from the site's root
		to = source.Path(path.Join("assets/root", target))
	case target != "":
		to = source.Path(path.Join(path.Dir(string(to)), target))
	}
	b.doc.Links = append(b.doc.Links, document.Link{
		Target:   to,
		Fragment: fragment, Source: at, Text: source.At(int(b.plainEnd())), Image: image, Block: b.block(),
	})
	return int32(len(b.doc.Links)) - 1
}

func (b *builder) pop() int32 {
	last := b.open[len(b.open)-1]
	b.open = b.open[:len(b.open)-1]
	return last
}

func (b *builder) eventLink(n *ast.Link, src []byte, entering bool) {
	if !entering {
		index := b.pop()
		l := &b.doc.EventLinks[index]
		l.Text.End = b.plainEnd()
		if len(bytes.TrimSpace(l.Text.Of(b.text.Plain))) == 0 {
			b.problem(l.Source, "no-words", "put the words into the brackets", "a link to an event without words")
		}
		b.slot(document.EventLinkClose, index)
		return
	}
	destination := b.destination(n, src)
	target := destination.slice(len(eventScheme)+1, len(destination.text)).trim()
	if target.text == "" {
		b.problem(destination.span(), "empty-attribute", "write the event's id after the colon", "a link to an event without its id")
	}
	if title := b.title(n, src).trim(); title.text != "" {
		b.problem(title.span(), "event-with-attributes", "take it out", "a link to an event has no attributes")
	}
	index := int32(len(b.doc.EventLinks))
	b.doc.EventLinks = append(b.doc.EventLinks, document.EventLink{
		Target: target.text, Source: target.span(), Text: source.At(int(b.plainEnd())), Block: b.block(),
	})
	b.open = append(b.open, index)
	b.slot(document.EventLinkOpen, index)
}

// renderImage writes a picture. A picture on another host would be a request
// to that host by every reader, so it becomes a link.
func renderImage(b *builder, src []byte, node ast.Node) {
	n := node.(*ast.Image)
	destination := unescape(n.Destination)
	at := source.At(b.base + max(n.Pos(), 0))
	alt := visibleText(n, src)
	b.refuseReference(alt, at)
	alt = html.EscapeString(alt)
	switch name := scheme(destination); {
	case name == "http" || name == "https":
		b.warn(at, "outside-image", "put the picture beside the article", "a picture on another site is shown as a link")
		b.tag(`<a href="%s"%s>%s</a>`, html.EscapeString(string(util.URLEscape([]byte(destination), false))), titleAttribute(n.Title),
			cmp.Or(alt, html.EscapeString(destination)))
	case annotation(name):
		b.markWithoutWords(at, "a picture")
	case name != "":
		address, _ := offsetIn(src, n.Destination)
		b.unknownScheme(name, source.Between(b.base+address, b.base+address+len(n.Destination)))
	default:
		b.tag(`<img src="`)
		index := b.addLink(destination, at, true)
		b.doc.Links[index].Described = strings.TrimSpace(alt) != ""
		b.slot(document.ImageAddress, index)
		b.tag(`" alt="%s"%s>`, alt, titleAttribute(n.Title))
	}
}

// visibleText returns the text below a node.
func visibleText(n ast.Node, src []byte) string {
	var text strings.Builder
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		switch c := c.(type) {
		case *ast.Text:
			if entering {
				text.WriteString(unescape(c.Segment.Value(src)))
			}
			if entering && (c.HardLineBreak() || c.SoftLineBreak() && !markdown.BreakJoins([]byte(text.String()), c, src)) {
				text.WriteByte(' ')
			}
		case *markdown.Wikilink:
			if entering {
				words := c.Visible()
				text.WriteString(unescape(words.Value(src)))
			}
		case *ast.AutoLink:
			if entering {
				text.Write(c.Label(src))
			}
		}
		return ast.WalkContinue, nil
	})
	return text.String()
}
