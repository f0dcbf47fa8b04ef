package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// tree makes a file system of empty files.
func tree(names ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, name := range names {
		fsys[name] = &fstest.MapFile{}
	}
	return fsys
}

func scan(t *testing.T, fsys fs.FS) *Tree {
	t.Helper()
	got, err := Scan(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// names lists what a tree holds, folder by folder.
func names(t *Tree) (content, beside, layouts, assets []Path) {
	of := func(files []*File) (list []Path) {
		for _, f := range files {
			list = append(list, f.Path)
		}
		return list
	}
	return of(t.Content), t.Beside, of(t.Layouts), of(t.Assets)
}

func TestScan(t *testing.T) {
	got := scan(t, tree(
		"readout.yaml", "README.md", "notes.md", "public/index.html",
		"content/README.md", "content/stray.md",
		"content/articles/2022/b.md", "content/articles/2022/a.md", "content/articles/a.md", "content/articles/2022.md",
		"content/articles/2022/README.md", "content/articles/2022/map.png", "content/articles/2022/data.MD",
		"content/articles/_notes/c.md", "content/articles/.obsidian/workspace.json", "content/articles/.hidden.md", "content/articles/_draft.md",
		"content/people/ana.md",
		"layouts/base.html", "layouts/partials/chip.html", "layouts/.base.html.swp",
		"assets/root/CNAME", "assets/site.css", "assets/_old.css", "assets/README.md",
	))
	content, beside, layouts, assets := names(got)
	for _, test := range []struct {
		what      string
		got, want []Path
	}{
		{"content", content, []Path{
			"content/articles/2022.md", "content/articles/2022/a.md", "content/articles/2022/b.md",
			"content/articles/a.md", "content/people/ana.md", "content/stray.md",
		}},
		{"beside", beside, []Path{"content/articles/2022/data.MD", "content/articles/2022/map.png"}},
		{"layouts", layouts, []Path{"layouts/base.html", "layouts/partials/chip.html"}},
		{"assets", assets, []Path{"assets/root/CNAME", "assets/site.css"}},
	} {
		if !slices.Equal(test.got, test.want) {
			t.Errorf("%s: %q, want %q", test.what, test.got, test.want)
		}
	}
	if got.Config == nil || got.Config.Path != "readout.yaml" {
		t.Errorf("config: %v", got.Config)
	}
	if len(got.Diagnostics) > 0 {
		t.Errorf("diagnostics: %v", got.Diagnostics)
	}
}

// A site needs none of its folders.
func TestScanNothing(t *testing.T) {
	got := scan(t, fstest.MapFS{})
	if got.Config != nil || len(got.Content)+len(got.Beside)+len(got.Layouts)+len(got.Assets)+len(got.Diagnostics) > 0 {
		t.Errorf("%+v", got)
	}
}

func TestTreeData(t *testing.T) {
	fsys := tree("content/people/ana.md", "layouts/base.html", "assets/site.css", "readout.yaml", "content/map.png")
	for name, f := range fsys {
		f.Data = []byte("bytes of " + name)
	}
	got := scan(t, fsys)
	for name := range fsys {
		want := "bytes of " + name
		if name == "content/map.png" {
			want = "" // not read
		}
		if data := got.Data(Path(name)); string(data) != want {
			t.Errorf("Data(%q) = %q, want %q", name, data, want)
		}
	}
	if data := got.Data("content/people/nobody.md"); data != nil {
		t.Errorf("a file that is not there has the bytes %q", data)
	}
}

func TestScanRefusesLinks(t *testing.T) {
	dir := t.TempDir()
	secret := filepath.Join(t.TempDir(), "secret.md")
	for name, text := range map[string]string{secret: "secret", filepath.Join(dir, "content/articles/a.md"): "a"} {
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range map[string]string{
		"content/articles/link.md":  secret,
		"content/articles/near.md":  "a.md",
		"content/articles/etc":      filepath.Dir(secret),
		"content/articles/gone.md":  "nowhere.md",
		"content/articles/_note.md": secret, // ignored before it is looked at
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	got := scan(t, root.FS())
	content, beside, _, _ := names(got)
	if !slices.Equal(content, []Path{"content/articles/a.md"}) || beside != nil {
		t.Errorf("read %q and %q", content, beside)
	}
	want := []string{"content/articles/etc", "content/articles/gone.md", "content/articles/link.md", "content/articles/near.md"}
	if said := printed(got.Diagnostics, nil); said != linkErrors(want) {
		t.Errorf("said:\n%s", said)
	}
}

func linkErrors(paths []string) string {
	var b strings.Builder
	for _, p := range paths {
		fmt.Fprintf(&b, "%s:1:1: error: a symbolic link is not followed [symbolic-link]\n  hint: put the file itself here\n", p)
	}
	return b.String()
}

// A settings file that leads out of the site is refused, as all else is.
func TestScanRefusesLinkedSettings(t *testing.T) {
	dir := t.TempDir()
	if err := os.Symlink("/etc/hostname", filepath.Join(dir, "readout.yaml")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	got := scan(t, root.FS())
	if want := linkErrors([]string{"readout.yaml"}); got.Config != nil || printed(got.Diagnostics, nil) != want {
		t.Errorf("config %v, said:\n%swant:\n%s", got.Config, printed(got.Diagnostics, nil), want)
	}
}

func TestScanRefusesLargeFiles(t *testing.T) {
	fsys := tree("content/articles/film.md", "content/articles/long.md", "content/articles/film.mp4")
	fsys["content/articles/film.md"].Data = make([]byte, MaxFile+1)
	fsys["content/articles/long.md"].Data = make([]byte, MaxFile)
	fsys["content/articles/film.mp4"].Data = make([]byte, MaxFile+1) // not read, so not refused
	got := scan(t, fsys)
	content, _, _, _ := names(got)
	if !slices.Equal(content, []Path{"content/articles/long.md"}) {
		t.Errorf("read %q", content)
	}
	if said, want := printed(got.Diagnostics, nil), "content/articles/film.md:1:1: error: the file is larger than 16 MB [unreadable]\n"; said != want {
		t.Errorf("said %q, want %q", said, want)
	}
}

// A locked is a file system in which one file cannot be opened, or one folder
// not be listed.
type locked struct {
	fstest.MapFS
	name string
}

func (l locked) Open(name string) (fs.File, error) {
	if name == l.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return l.MapFS.Open(name)
}

func (l locked) Stat(name string) (fs.FileInfo, error)      { return l.MapFS.Stat(name) }
func (l locked) ReadFile(name string) ([]byte, error)       { return readAll(l, name) }
func (l locked) ReadDir(name string) ([]fs.DirEntry, error) { return readDir(l, name) }

func readAll(l locked, name string) ([]byte, error) {
	if _, err := l.Open(name); err != nil {
		return nil, err
	}
	return l.MapFS.ReadFile(name)
}

func readDir(l locked, name string) ([]fs.DirEntry, error) {
	if _, err := l.Open(name); err != nil {
		return nil, err
	}
	return l.MapFS.ReadDir(name)
}

func TestScanUnreadable(t *testing.T) {
	fsys := locked{tree("content/people/ana.md", "content/people/bo.md"), "content/people/ana.md"}
	got := scan(t, fsys)
	content, _, _, _ := names(got)
	if !slices.Equal(content, []Path{"content/people/bo.md"}) {
		t.Errorf("read %q", content)
	}
	want := "content/people/ana.md:1:1: error: the file cannot be read: open content/people/ana.md: permission denied [unreadable]\n"
	if said := printed(got.Diagnostics, nil); said != want {
		t.Errorf("said %q, want %q", said, want)
	}
	fsys.name = "content/people"
	if _, err := Scan(fsys); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a folder that cannot be listed: %v", err)
	}
}
