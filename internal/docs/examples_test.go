package docs_test

import (
	"flag"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"readout/internal/build"
)

var update = flag.Bool("update", false, "write the program's messages into the documentation")

// An example is a block of code that begins with ```markdown. It is a file, if
// a path follows ("```markdown content/people/x.md"), else the text of an
// article. After the word error it must fail, and after the word warning build,
// with exactly the messages in the block ```text that follows. A block "```text people/x.html" after any other
// example lists words that the page of that address shows, one to a line.
type example struct {
	file  string // of the documentation
	code  block
	path  string // of the content file that it is
	text  string // of that file
	fails bool
	warns bool
	want  *block // the block of text that belongs to it, or nil
}

// What an example without a path is the text of.
const (
	articlePath  = "content/articles/2022/example.md"
	articleFront = "---\ntitle: Example\ndate: 2022-02-01\n---\n\n"
)

func TestExamples(t *testing.T) {
	for _, file := range pages(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			page := string(data)
			list := examples(filepath.Base(file), page)
			for i := len(list) - 1; i >= 0; i-- { // from the end, so that offsets stay true
				page = list[i].check(t, page)
			}
			if *update {
				if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// examples returns the examples of a page.
func examples(file, page string) []example {
	var list []example
	for _, b := range blocks(page) {
		kind, rest, _ := strings.Cut(b.info, " ")
		switch {
		case kind == "markdown":
			list = append(list, newExample(file, b, rest))
		case kind == "text" && len(list) > 0 && list[len(list)-1].want == nil:
			list[len(list)-1].want = &b
		}
	}
	return list
}

func newExample(file string, b block, info string) example {
	e := example{file: file, code: b, path: articlePath, text: articleFront + b.text}
	for _, word := range strings.Fields(info) {
		switch word {
		case "error":
			e.fails = true
		case "warning":
			e.warns = true
		default:
			e.path, e.text = word, b.text
		}
	}
	return e
}

// check builds the example. It returns the page it stands in, with the messages
// that were printed.
func (e example) check(t *testing.T, page string) string {
	t.Helper()
	snapshot := newSite(t, map[string]string{e.path: e.text})
	messages := printed(snapshot)
	says := e.fails || e.warns
	switch {
	case !says && messages != "", !e.fails && snapshot.Errors() > 0:
		t.Errorf("%s:%d: the example does not build:\n%s", e.file, e.code.line, messages)
	case e.fails && snapshot.Errors() == 0:
		t.Errorf("%s:%d: the example builds, and should not:\n%s", e.file, e.code.line, messages)
	case says && e.want == nil:
		t.Errorf("%s:%d: show the messages, in a block ```text:\n%s", e.file, e.code.line, messages)
	case says && *update:
		return page[:e.want.start] + messages + page[e.want.end:]
	case says && messages != e.want.text:
		t.Errorf("%s:%d: the program prints\n%s(go test ./internal/docs -update writes that into the page)", e.file, e.want.line, messages)
	case !says && e.want != nil:
		e.checkPage(t, snapshot)
	}
	return page
}

// checkPage looks for the lines of e.want among the words of a page.
func (e example) checkPage(t *testing.T, snapshot *build.Snapshot) {
	t.Helper()
	_, address, found := strings.Cut(e.want.info, " ")
	if !found {
		return
	}
	data, ok, err := snapshot.Render(address)
	if err != nil || !ok {
		t.Errorf("%s:%d: there is no page %s: %v", e.file, e.want.line, address, err)
		return
	}
	words := visible(string(data))
	for line := range strings.Lines(e.want.text) {
		if line = strings.TrimSpace(line); !strings.Contains(words, line) {
			t.Errorf("%s:%d: %s does not say %q; it says\n%s", e.file, e.want.line, address, line, words)
		}
	}
}

var tag = regexp.MustCompile(`<[^>]*>`)

// visible returns the words of a page, with one space between any two.
func visible(page string) string {
	return strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(page, ""))), " ")
}
