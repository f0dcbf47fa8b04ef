package export

import (
	"strings"

	"golang.org/x/net/html"
)

// portable returns the HTML of a page's text as it can stand among that of others, in a
// feed reader: without ids and classes, which mean something on the page alone, and with
// links to places on the page that lead there from anywhere.
func portable(text, page string) string {
	var b strings.Builder
	var spans []bool // of the open ones: whether anything is left of them
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			anchor := attribute(&t, "id") != ""
			t.Attr = portableAttributes(t.Attr, page)
			kept := t.Data != "span" && !(t.Data == "i" && anchor) || len(t.Attr) > 0
			if t.Data == "span" || t.Data == "i" {
				spans = append(spans, kept)
			}
			if kept {
				b.WriteString(t.String())
			}
		case html.EndTagToken:
			t := z.Token()
			kept := true
			if (t.Data == "span" || t.Data == "i") && len(spans) > 0 {
				kept = spans[len(spans)-1]
				spans = spans[:len(spans)-1]
			}
			if kept {
				b.WriteString(t.String())
			}
		default:
			b.Write(z.Raw())
		}
	}
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
