package export

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// portable returns the HTML of a page's text as it can stand among that of others, in a
// feed reader: without ids and classes, which mean something on the page alone, and with
// links to places on the page that lead there from anywhere.
func portable(text, page string) string {
	var b strings.Builder
	var open []bool // of the elements that may be unwrapped: whether they are kept
	z := html.NewTokenizer(strings.NewReader(noteNumber.ReplaceAllString(text, "")))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return blankLines.ReplaceAllString(b.String(), "\n<")
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			kept := !isFrame(&t)
			t.Attr = portableAttributes(t.Attr, page)
			kept = kept || len(t.Attr) > 0
			if mayBeFrame(t.Data) {
				open = append(open, kept)
			}
			if kept {
				b.WriteString(t.String())
			}
		case html.EndTagToken:
			t := z.Token()
			kept := true
			if mayBeFrame(t.Data) && len(open) > 0 {
				kept = open[len(open)-1]
				open = open[:len(open)-1]
			}
			if kept {
				b.WriteString(t.String())
			}
		default:
			b.Write(z.Raw())
		}
	}
}

// noteNumber is the number of a note that stands in the margin of the page alone.
var noteNumber = regexp.MustCompile(`<sup><a href="#n\d+">[^<]*</a></sup>`)

// blankLines are left where a frame stood.
var blankLines = regexp.MustCompile(`\n{2,}<`)

// isFrame reports whether an element only frames text for the page: its styles, its
// anchors, or quoted words, which have the marks that their author wrote.
func isFrame(t *html.Token) bool {
	switch t.Data {
	case "span", "q", "div":
		return true
	case "i":
		return attribute(t, "id") != ""
	}
	return false
}

func mayBeFrame(name string) bool {
	return name == "span" || name == "q" || name == "i" || name == "div"
}

func portableAttributes(list []html.Attribute, page string) []html.Attribute {
	var kept []html.Attribute
	for _, a := range list {
		switch {
		case a.Key == "id" || a.Key == "class":
			continue
		case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
			a.Val = page + a.Val
		}
		kept = append(kept, a)
	}
	return kept
}

func attribute(t *html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
