package git

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

// A repo is a repository of a test, in a folder.
type repo struct {
	t   *testing.T
	dir string
}

func newRepo(t *testing.T) repo {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	r := repo{t, t.TempDir()}
	r.git("init", "-q", "-b", "main")
	return r
}

func (r repo) git(args ...string) string {
	r.t.Helper()
	c := exec.Command("git", append([]string{
		"-C", r.dir, "-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "protocol.file.allow=always", "-c", "commit.gpgsign=false",
	}, args...)...)
	out, err := c.CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

func (r repo) write(name, text string) {
	r.t.Helper()
	file := filepath.Join(r.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r repo) commit() { r.git("add", "-A"); r.git("commit", "-q", "-m", "x", "--allow-empty") }

// tree opens a commit of the repository, as seen from a folder of it.
func (r repo) tree(folder, revision string) *Tree {
	r.t.Helper()
	found, err := Open(filepath.Join(r.dir, folder))
	if err != nil {
		r.t.Fatal(err)
	}
	c, err := found.Commit(revision)
	if err != nil {
		r.t.Fatal(err)
	}
	tree, err := found.Tree(c)
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { tree.Close() })
	return tree
}

func text(t *testing.T, fsys fs.FS, name string) string {
	t.Helper()
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestTreeIsAFileSystem(t *testing.T) {
	r := newRepo(t)
	r.write("content/a.md", "one\n")
	r.write("content/deep/er/b.md", "two")
	r.write("content/é ü\t.md", "")
	r.write("readout.yaml", "title: x\n")
	r.commit()
	r.write("content/a.md", "changed since")
	tree := r.tree("", "HEAD")
	if err := fstest.TestFS(tree, "content/a.md", "content/deep/er/b.md", "content/é ü\t.md", "readout.yaml"); err != nil {
		t.Error(err)
	}
	if got := text(t, tree, "content/a.md"); got != "one\n" {
		t.Errorf("read %q", got)
	}
}

func TestFolderOfARepository(t *testing.T) {
	r := newRepo(t)
	r.write("desk [1]/content/a.md", "one")
	r.write("other/content/b.md", "two")
	r.commit()
	r.write("new/c.md", "three")
	tree := r.tree("desk [1]", "main")
	if got := text(t, tree, "content/a.md"); got != "one" {
		t.Errorf("read %q", got)
	}
	if _, err := fs.Stat(tree, "other"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder beside it: %v", err)
	}
	if list, err := fs.ReadDir(r.tree("new", "HEAD"), "."); err != nil || len(list) > 0 {
		t.Errorf("a folder that the commit does not have: %v, %v", list, err)
	}
}

// Files are as they were committed, whatever the attributes say of archives and line
// ends.
func TestAttributesDoNotMatter(t *testing.T) {
	r := newRepo(t)
	r.write(".gitattributes", "*.md export-ignore\n*.yaml export-subst\n*.css text eol=crlf\n")
	r.write("content/a.md", "one\n")
	r.write("readout.yaml", "title: $Format:%H$\n")
	r.write("assets/site.css", "a {}\n")
	r.commit()
	tree := r.tree("", "HEAD")
	for name, want := range map[string]string{
		"content/a.md": "one\n", "readout.yaml": "title: $Format:%H$\n", "assets/site.css": "a {}\n",
	} {
		if got := text(t, tree, name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func TestSymbolicLinkIsNotFollowed(t *testing.T) {
	r := newRepo(t)
	r.write("secret", "hidden")
	r.write("content/a.md", "one")
	if err := os.Symlink("../secret", filepath.Join(r.dir, "content", "b.md")); err != nil {
		t.Skip(err)
	}
	r.commit()
	info, err := fs.Lstat(r.tree("", "HEAD"), "content/b.md")
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info, err)
	}
}

func TestSubmodule(t *testing.T) {
	inner := newRepo(t)
	inner.write("a.md", "of the submodule")
	inner.commit()
	r := newRepo(t)
	r.write("readout.yaml", "")
	r.git("submodule", "--quiet", "add", inner.dir, "content/shared")
	r.commit()
	tree := r.tree("", "HEAD")
	if got := text(t, tree, "content/shared/a.md"); got != "of the submodule" || len(tree.Missing()) > 0 {
		t.Errorf("read %q, missing %q", got, tree.Missing())
	}
	r.git("submodule", "--quiet", "deinit", "-f", "content/shared")
	tree = r.tree("", "HEAD")
	if got := tree.Missing(); !slices.Equal(got, []string{"content/shared"}) {
		t.Errorf("missing %q", got)
	}
	if list, err := fs.ReadDir(tree, "content/shared"); err != nil || len(list) > 0 {
		t.Errorf("a submodule that is not checked out has %v, %v", list, err)
	}
}

func TestLargeFileStorage(t *testing.T) {
	r := newRepo(t)
	content := "the text itself"
	hash := fmt.Sprintf("%x", sha256.Sum256([]byte(content)))
	pointer := fmt.Sprintf("%soid sha256:%s\nsize %d\n", pointerMark, hash, len(content))
	r.write("content/a.md", pointer)
	r.commit()
	tree := r.tree("", "HEAD")
	if got := text(t, tree, "content/a.md"); got != pointer || !slices.Equal(tree.Missing(), []string{"content/a.md"}) {
		t.Errorf("without the content: %q, missing %q", got, tree.Missing())
	}
	r.write(".git/lfs/objects/"+hash[:2]+"/"+hash[2:4]+"/"+hash, content)
	tree = r.tree("", "HEAD")
	if got := text(t, tree, "content/a.md"); got != content || len(tree.Missing()) > 0 {
		t.Errorf("with the content: %q, missing %q", got, tree.Missing())
	}
}

func TestReadingByManyAtOnce(t *testing.T) {
	r := newRepo(t)
	for i := range 50 {
		r.write(fmt.Sprintf("content/%d.md", i), strings.Repeat(fmt.Sprint(i, " "), 100*i))
	}
	r.commit()
	tree := r.tree("", "HEAD")
	var all sync.WaitGroup
	for i := range 50 {
		all.Go(func() {
			data, err := fs.ReadFile(tree, fmt.Sprintf("content/%d.md", i))
			if want := strings.Repeat(fmt.Sprint(i, " "), 100*i); err != nil || string(data) != want {
				t.Errorf("file %d: %v, %d bytes, want %d", i, err, len(data), len(want))
			}
		})
	}
	all.Wait()
}

func TestRevisions(t *testing.T) {
	r := newRepo(t)
	r.write("a", "1")
	r.commit()
	r.git("tag", "v1")
	r.git("branch", "-q", "side")
	r.write("a", "2")
	r.commit()
	found, err := Open(r.dir)
	if err != nil {
		t.Fatal(err)
	}
	first := r.git("rev-parse", "v1")
	for _, revision := range []string{"v1", "side", "HEAD~1", first, first[:8], "refs/heads/side"} {
		if c, err := found.Commit(revision); err != nil || string(c) != first {
			t.Errorf("%s is %s, %v", revision, c, err)
		}
	}
	for _, revision := range []string{"", "-h", "--help", "--all", "nope", "v1..main", "a\x00b", "v1\n", "HEAD:a"} {
		if c, err := found.Commit(revision); err != ErrNoCommit {
			t.Errorf("%q is %s, %v", revision, c, err)
		}
	}
	head, _ := found.Commit("HEAD")
	if base, err := found.MergeBase(head, Commit(first)); err != nil || string(base) != first {
		t.Errorf("the merge base is %s, %v", base, err)
	}
	r.git("checkout", "-q", "--orphan", "other")
	r.commit()
	other, _ := found.Commit("HEAD")
	if base, err := found.MergeBase(head, other); err != ErrNoCommit {
		t.Errorf("the merge base of branches without one is %s, %v", base, err)
	}
	if branches, err := found.Branches(); err != nil || !slices.Contains(branches, "side") || !slices.Contains(branches, "v1") {
		t.Errorf("branches: %q, %v", branches, err)
	}
}

func TestNoRepository(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(dir))
	if _, err := Open(dir); err != ErrNoRepository {
		t.Errorf("outside of a repository: %v", err)
	}
	t.Setenv("PATH", dir)
	if _, err := Open(dir); err != ErrNoGit {
		t.Errorf("without git: %v", err)
	}
}

// A hook of another repository sets these.
func TestEnvironmentOfAHook(t *testing.T) {
	r := newRepo(t)
	r.write("a.md", "one")
	r.commit()
	t.Setenv("GIT_DIR", "/nowhere/.git")
	t.Setenv("GIT_INDEX_FILE", "/nowhere/index")
	if got := text(t, r.tree("", "HEAD"), "a.md"); got != "one" {
		t.Errorf("read %q", got)
	}
}
