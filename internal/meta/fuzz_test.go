package meta

import (
	"strings"
	"testing"

	"readout/internal/source"
)

func FuzzSplit(f *testing.F) {
	for _, tt := range full {
		f.Add([]byte(tt.text))
		f.Add([]byte(strings.ReplaceAll(tt.text, "\n", "\r\n")))
	}
	for _, tt := range errorTests {
		f.Add([]byte(tt.text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file := source.NewFile(testPath, data)
		front, diags := Split(file)
		_, asked := ask(file)
		for _, d := range append(diags, asked...) {
			checkSpan(t, data, d.Span)
			for _, r := range d.Related {
				checkSpan(t, data, r.Span)
			}
		}
		checkSpan(t, data, front.Body)
		if front.Broken != (front.root == nil) || front.Broken && len(diags) == 0 {
			t.Fatal("a front is broken, and nobody said why")
		}
		if !front.Broken {
			checkNode(t, data, front.root, front)
		}
		printed(file, asked)
	})
}

func checkSpan(t *testing.T, data []byte, s source.Span) {
	t.Helper()
	if s.Start < 0 || s.End < s.Start || int(s.End) > len(data) {
		t.Fatalf("span %v is not in a file of %d bytes", s, len(data))
	}
}

// checkNode checks that everything stands before the body, in the order in
// which it was written, and that every text is found in its span.
func checkNode(t *testing.T, data []byte, n *node, front Front) {
	t.Helper()
	if n.kind == bad {
		return
	}
	checkSpan(t, data, n.span)
	if n.span.End > front.Body.Start && front.Body.Start > 0 {
		t.Fatalf("span %v is behind the start of the body %v", n.span, front.Body)
	}
	toml := data[front.open.Start] == '+'
	if _, found := n.value().origin(data); n.kind == scalar && !toml && !found {
		t.Fatalf("%q is not in %q", n.text, n.span.Of(data))
	}
	last := n.span.Start
	for _, child := range children(n) {
		if child.kind == bad {
			continue
		}
		if child.span.Start < last {
			t.Fatalf("%q stands before %d", child.text, last)
		}
		last = child.span.Start
		checkNode(t, data, child, front)
	}
}

func children(n *node) []*node {
	out := n.items
	for _, f := range n.fields {
		out = append(out, f.key, f.value)
	}
	return out
}

// FuzzCut compares how a plain file is cut with how the library cuts it.
func FuzzCut(f *testing.F) {
	for _, text := range []string{
		"---\ntitle: A\n---\nB\n", "---\n---\n", "---\n\n---\n\n---\n", "---\ntitle: A\n --- \n---\nB", "---\na\n---", "---\na\n---\r\n---\n", "---\r\na\n---\n", "---\n\x85---\n---\n",
		"---\na: |\n  ---\n---\nB", "\n---\na\n---\n", "---\na\n", "---\na\u00a0\n---\u00a0\n---\n",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		plain, library := &block{file: source.NewFile("a.md", data)}, &block{file: source.NewFile("a.md", data)}
		body, found := plain.cutPlain(0)
		if !found {
			return
		}
		if want, ok := library.cutByLibrary(0); !ok || body != want || plain.span != library.span {
			t.Errorf("%q: cut at %d, front matter %v; the library: %d, %v", data, body, plain.span, want, library.span)
		}
	})
}
