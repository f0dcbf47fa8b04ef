package serve

import (
	"testing"

	"readout/internal/source"
)

func TestEditor(t *testing.T) {
	at := source.Position{Line: 7, Column: 3}
	for text, want := range map[string]string{
		"none":                           "",
		"vscode":                         "vscode://file/my%20desk/a%25b&c%3F.md:7:3",
		"zed":                            "zed://file/my%20desk/a%25b&c%3F.md:7:3",
		"idea":                           "idea://open?file=%2Fmy%20desk%2Fa%25b%26c%3F.md&line=7&column=3",
		"obsidian":                       "obsidian://open?path=%2Fmy%20desk%2Fa%25b%26c%3F.md",
		"emacs://open?url={path}+{line}": "emacs://open?url=%2Fmy%20desk%2Fa%25b%26c%3F.md+7",
	} {
		e, err := ParseEditor(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if got := string(e.link("/my desk/a%b&c?.md", at)); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	if got := string(editors()["vscode"].link(`C:/desk/a.md`, at)); got != "vscode://file/C:/desk/a.md:7:3" {
		t.Errorf("on Windows: %s", got)
	}
	for _, text := range []string{"", "vi", "vscode://file", "{path}", "javascript:alert({path})", "JavaScript:{path}", "data:{path}", "http://x/{path}"} {
		if e, err := ParseEditor(text); err == nil {
			t.Errorf("%q is taken for %q", text, e)
		}
	}
}
