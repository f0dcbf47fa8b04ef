package source

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

// What is no file is refused before it is opened: to open a pipe would wait for
// somebody who writes to it.
func TestScanRefusesWhatIsNoFile(t *testing.T) {
	fsys := unopened{t, fstest.MapFS{
		"readout.yaml":               {Mode: fs.ModeNamedPipe},
		"content/articles/a.md":      {Mode: fs.ModeNamedPipe},
		"content/articles/b.md":      {Mode: fs.ModeSocket},
		"content/articles/c.md":      {Mode: fs.ModeDevice},
		"content/articles/d.md":      {Mode: fs.ModeDevice | fs.ModeCharDevice},
		"content/articles/e.md":      {Mode: fs.ModeIrregular},
		"content/articles/f.md/g.md": {},
		"content/articles/h.png":     {Mode: fs.ModeNamedPipe},
		"content/articles/_i.md":     {Mode: fs.ModeNamedPipe}, // ignored
		"content/articles/j\xff.md":  {},
		"layouts/base.html":          {Mode: fs.ModeNamedPipe},
		"assets":                     {},
	}}
	got := scan(t, fsys)
	if len(got.Content)+len(got.Beside)+len(got.Layouts)+len(got.Assets) > 0 || got.Config != nil {
		t.Errorf("read: %s", inventory(got))
	}
	want := ""
	for _, line := range []string{
		"assets:1:1: error: a file stands here, not a folder [not-a-file]",
		"content/articles/a.md:1:1: error: a named pipe stands here, not a file [not-a-file]",
		"content/articles/b.md:1:1: error: a socket stands here, not a file [not-a-file]",
		"content/articles/c.md:1:1: error: a device stands here, not a file [not-a-file]",
		"content/articles/d.md:1:1: error: a device stands here, not a file [not-a-file]",
		"content/articles/e.md:1:1: error: what stands here is not a file [not-a-file]",
		"content/articles/f.md:1:1: error: a folder stands here, not a file [not-a-file]",
		"content/articles/h.png:1:1: error: a named pipe stands here, not a file [not-a-file]",
		`content/articles/j\xff.md:1:1: error: this name is not UTF-8 text [bad-path]`,
		"layouts/base.html:1:1: error: a named pipe stands here, not a file [not-a-file]",
		"readout.yaml:1:1: error: a named pipe stands here, not a file [not-a-file]",
	} {
		hint := "take it away, or give it another name"
		if line[len(line)-10:] == "[bad-path]" {
			hint = "give it another name"
		}
		want += line + "\n  hint: " + hint + "\n"
	}
	if said := printed(Sort(got.Diagnostics), nil); said != want {
		t.Errorf("said:\n%swant:\n%s", said, want)
	}
}

// unopened is a file system in which nothing but folders may be opened.
type unopened struct {
	t *testing.T
	fstest.MapFS
}

func (u unopened) Open(name string) (fs.File, error) {
	if info, err := u.MapFS.Stat(name); err == nil && !info.IsDir() {
		u.t.Errorf("%s was opened", name)
	}
	return u.MapFS.Open(name)
}
