package markdown

import (
	"bytes"
	"testing"

	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

type noNodes struct{}

func (noNodes) RegisterFuncs(renderer.NodeRendererFuncRegisterer) {}

// A text in which no address is looked for has none.
func FuzzAddresses(f *testing.F) {
	for _, s := range []string{
		"See https://example.org/a, and www.example.org.", "Write to ann@example.org", "http:/example.org", "HTTP://EXAMPLE.ORG WWW.EXAMPLE.ORG",
		"ftp://example.org", "(www.example.org)", "_www.example.org_ *a* ~b~", "| a | www.example.org |\n|---|---|\n| ann@example.org | b |",
		"[^1]\n\n[^1]: http://example.org", "mailto:ann&#64;example.org", "www\\.example.org", "ww\u00adw.example.org",
	} {
		f.Add(s)
	}
	m := New(noNodes{})
	f.Fuzz(func(t *testing.T, s string) {
		src := []byte(s)
		if hasAddress(src) || beyondLimits(src) != nil {
			return
		}
		var with, without bytes.Buffer
		if m.Renderer().Render(&with, src, m.Parser().Parse(text.NewReader(src))) != nil ||
			m.Renderer().Render(&without, src, m.unlinked.Parse(text.NewReader(src))) != nil {
			return // of our nodes, which nothing renders here
		}
		if !bytes.Equal(with.Bytes(), without.Bytes()) {
			t.Errorf("%q: with addresses %q, without %q", util.EscapeHTML(src), with.Bytes(), without.Bytes())
		}
	})
}
