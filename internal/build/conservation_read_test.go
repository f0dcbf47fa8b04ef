package build_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"readout/internal/build"
)

// shownWords are a statement's words as one of the outputs shows them, in lower
// case, without marks and blanks.
type shownWords []string

func (w shownWords) String() string { return strings.Join(w, " ") }

// wordsOf parts a text into words, as far as a reader sees them apart.
func wordsOf(text string) shownWords {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// A saidStatement is a row of data/statements.json.
type saidStatement struct {
	ID, Article, Words, Event string
	By                        string `json:"unnamed_speaker"`
	Speakers, Via             []string
	To                        []string `json:"audience"`
}

// permalink is the anchor of the statement.
func (s *saidStatement) permalink() string {
	_, id, _ := strings.Cut(s.ID, "#")
	return id
}

func pageBytes(t testing.TB, s *build.Snapshot, address string) string {
	t.Helper()
	data, ok, err := s.Render(address)
	if err != nil || !ok {
		t.Fatalf("%s: there is a page: %t, %v", address, ok, err)
	}
	return string(data)
}

// dataStatements returns the statements of all articles.
func dataStatements(t testing.TB, s *build.Snapshot) []saidStatement {
	t.Helper()
	var list []saidStatement
	if err := json.Unmarshal([]byte(pageBytes(t, s, "data/statements.json")), &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// twinStatements returns the statements of the data beside a page.
func twinStatements(t testing.TB, s *build.Snapshot, address string) []saidStatement {
	t.Helper()
	var twin struct{ Statements []saidStatement }
	if err := json.Unmarshal([]byte(pageBytes(t, s, address)), &twin); err != nil {
		t.Fatal(err)
	}
	return twin.Statements
}

// A pageText is what a page shows.
type pageText struct {
	words  map[string]bool       // all of them
	said   map[string]shownWords // by permalink: in the text of an article
	listed map[string]shownWords // by permalink: in lists, as on the page of a speaker
	cited  map[string]shownWords // by permalink: of citations
}

// readPage reads what a page shows.
func readPage(t testing.TB, s *build.Snapshot, address string) pageText {
	t.Helper()
	root, err := html.Parse(strings.NewReader(pageBytes(t, s, address)))
	if err != nil {
		t.Fatal(err)
	}
	p := pageText{map[string]bool{}, map[string]shownWords{}, map[string]shownWords{}, map[string]shownWords{}}
	for _, w := range wordsOf(shownText(find(root, func(n *html.Node) bool { return n.Data == "main" }), nil)) {
		p.words[w] = true
	}
	last := ""
	walk(root, func(n *html.Node) {
		id := attributeOf(n, "id")
		switch {
		case n.Data == "blockquote" && hasClass(n, "said"):
			words := find(n, func(n *html.Node) bool { return n.Data == "div" })
			p.said[id] = wordsOf(shownText(words, func(n *html.Node) bool { return hasClass(n, "notes") }))
		case hasClass(n, "said"):
			if id != "" {
				last = id
			}
			p.said[last] = append(p.said[last], wordsOf(shownText(n, nil))...)
		case n.Data == "li" && strings.HasPrefix(id, "s-"):
			if words := find(n, func(n *html.Node) bool { return hasClass(n, "words") }); words != nil {
				p.listed[id] = wordsOf(shownText(words, nil))
			}
			if cite := find(n, func(n *html.Node) bool { return attributeOf(n, "data-citation") != "" }); cite != nil {
				p.cited[id] = wordsOf(attributeOf(cite, "data-citation"))
			}
		}
	})
	return p
}

func walk(n *html.Node, visit func(*html.Node)) {
	if n.Type == html.ElementNode {
		visit(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, visit)
	}
}

// find returns the first element that is as asked for, or nil.
func find(n *html.Node, is func(*html.Node) bool) *html.Node {
	if n.Type == html.ElementNode && is(n) {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if found := find(c, is); found != nil {
			return found
		}
	}
	return nil
}

// inlineElements do not part words.
var inlineElements = strings.Fields("a abbr b bdi bdo cite code del em i mark q s span strong sup time u")

// shownText returns what a reader sees of an element, without what is left out.
func shownText(n *html.Node, leave func(*html.Node) bool) string {
	var b strings.Builder
	var show func(*html.Node)
	show = func(n *html.Node) {
		if n.Type == html.ElementNode && (n.Data == "script" || n.Data == "style" || isNoteNumber(n) || leave != nil && leave(n)) {
			return
		}
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		apart := n.Type == html.ElementNode && !slices.Contains(inlineElements, n.Data)
		if apart {
			b.WriteByte('\n')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			show(c)
		}
		if apart {
			b.WriteByte('\n')
		}
	}
	show(n)
	return b.String()
}

// isNoteNumber reports whether an element is the number of a note in the margin.
func isNoteNumber(n *html.Node) bool {
	return n.Data == "sup" && n.FirstChild != nil && strings.HasPrefix(attributeOf(n.FirstChild, "href"), "#n")
}

func attributeOf(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attributeOf(n, "class")), class)
}
