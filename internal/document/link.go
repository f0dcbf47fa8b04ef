package document

import (
	"bytes"
	"html"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"readout/internal/source"
	"readout/internal/spelling"
)

// continued is the verb of a mark that goes on with the previous statement.
const continued = "cont"

// pointer is the scheme of a mark that points at an event.
const pointer = "event"

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

func renderLink(b *builder, src []byte, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*ast.Link)
	destination := unescape(n.Destination)
	switch name := scheme(destination); {
	case name == continued || slices.Contains(Verbs, name):
		b.statementLink(n, src, name, destination, entering)
	case name == pointer:
		b.eventLink(n, src, destination, entering)
	case outsideScheme(name):
		b.outsideLink(destination, entering)
	case name != "":
		if entering {
			b.unknownScheme(destination, b.destinationSpan(n, src))
			b.lastIn = true
		}
	default:
		b.siteLink(n, src, destination, entering)
	}
	return ast.WalkContinue
}

// unescape resolves what Markdown lets an author escape in an address or title.
func unescape(raw []byte) string {
	return html.UnescapeString(string(util.UnescapePunctuations(raw)))
}

func (b *builder) unknownScheme(destination string, at source.Span) {
	name := scheme(destination)
	hint := "a link may begin with http:, https:, mailto: or tel:, with a verb (" + strings.Join(Verbs, ", ") + "), cont: or event:"
	if near, ok := spelling.Nearest(name, append([]string{continued, pointer}, Verbs...)); ok {
		hint = `did you mean "` + near + `:"?`
	}
	b.problem(at, "unknown-scheme", hint, "%q is neither a verb nor a kind of address", name+":")
}

func (b *builder) outsideLink(destination string, entering bool) {
	if !entering {
		b.opaque--
		b.tag("</a>")
		return
	}
	b.tag(`<a href="%s">`, html.EscapeString(string(util.URLEscape([]byte(destination), false))))
	b.opaque++
}

// siteLink writes a link to a place on the page, to a content file, or to a
// file beside this one.
func (b *builder) siteLink(n *ast.Link, src []byte, destination string, entering bool) {
	if strings.HasPrefix(destination, "#") || destination == "" {
		b.outsideLink(destination, entering)
		return
	}
	if !entering {
		index := b.pop()
		b.opaque--
		b.doc.Links[index].Text.End = b.plainEnd()
		b.slot(LinkClose, index)
		return
	}
	index := b.addLink(destination, b.destinationSpan(n, src), false)
	b.open = append(b.open, index)
	b.slot(LinkOpen, index)
	b.opaque++
}

// addLink records a link to a file of the site, as seen from this file.
func (b *builder) addLink(destination string, at source.Span, image bool) int32 {
	target, fragment, _ := strings.Cut(destination, "#")
	if fragment != "" {
		fragment = "#" + fragment
	}
	if decoded, err := url.PathUnescape(target); err == nil {
		target = decoded
	}
	b.doc.Links = append(b.doc.Links, Link{
		Target:   source.Path(path.Join(path.Dir(string(b.doc.File.Path)), target)),
		Fragment: fragment, Source: at, Text: source.At(int(b.plainEnd())), Image: image, Block: b.block(),
	})
	return int32(len(b.doc.Links)) - 1
}

func (b *builder) pop() int32 {
	last := b.open[len(b.open)-1]
	b.open = b.open[:len(b.open)-1]
	return last
}

func (b *builder) eventLink(n *ast.Link, src []byte, destination string, entering bool) {
	if !entering {
		index := b.pop()
		b.doc.EventLinks[index].Text.End = b.plainEnd()
		b.slot(EventLinkClose, index)
		return
	}
	_, target, _ := strings.Cut(destination, ":")
	at := b.destinationSpan(n, src)
	at.Start += int32(len(pointer) + 1)
	index := int32(len(b.doc.EventLinks))
	b.doc.EventLinks = append(b.doc.EventLinks, EventLink{
		Target: target, Source: at, Text: source.At(int(b.plainEnd())), Block: b.block(),
	})
	b.open = append(b.open, index)
	b.slot(EventLinkOpen, index)
}

// renderImage writes a picture. A picture on another host would be a request
// to that host by every reader, so it becomes a link.
func renderImage(b *builder, src []byte, node ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	n := node.(*ast.Image)
	destination := unescape(n.Destination)
	alt := html.EscapeString(visible(n, src))
	at := source.At(b.base + max(n.Pos(), 0))
	switch name := scheme(destination); {
	case name == "http" || name == "https":
		b.report(source.Diagnostic{
			Span: at, Severity: source.Warning, Rule: "outside-image",
			Message: "a picture on another site is shown as a link",
			Hint:    "put the picture beside the article",
		})
		b.tag(`<a href="%s">%s</a>`, html.EscapeString(string(util.URLEscape([]byte(destination), false))), alt)
	case name != "":
		b.unknownScheme(destination, at)
	default:
		b.tag(`<img src="`)
		b.slot(ImageAddress, b.addLink(destination, at, true))
		b.tag(`" alt="%s">`, alt)
	}
	return ast.WalkSkipChildren
}

// visible returns the text below a node.
func visible(n ast.Node, src []byte) string {
	var text strings.Builder
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := c.(*ast.Text); ok && entering {
			text.Write(t.Segment.Value(src))
			if t.SoftLineBreak() || t.HardLineBreak() {
				text.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	return text.String()
}

// destinationSpan returns where in the file the address of a link stands.
// Goldmark does not keep it: it is looked for after the last visible text of
// the link, so that a bracket inside the words is not taken for its end.
func (b *builder) destinationSpan(n *ast.Link, src []byte) source.Span {
	from := max(n.Pos(), 0)
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && c != ast.Node(n) {
			from = max(from, c.Pos())
			if t, ok := c.(*ast.Text); ok {
				from = max(from, t.Segment.Stop)
			}
		}
		return ast.WalkContinue, nil
	})
	opening := bytes.Index(src[from:], []byte("]("))
	if opening < 0 {
		return source.At(b.base + from)
	}
	at := from + opening + 2
	at += max(bytes.Index(src[at:], n.Destination), 0)
	return source.Between(b.base+at, b.base+at+len(n.Destination))
}
