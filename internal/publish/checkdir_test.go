package publish

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestCheckDir(t *testing.T) {
	top := t.TempDir()
	lay(t, top, tree{
		"home/site/content/a.md": "", "home/site/layouts/a.html": "", "theme/": "",
		"home/site/assets":     "-> ../../theme",
		"home/site/to-content": "-> content",
		"home/site/up":         "-> .",
		"elsewhere":            "-> home/site/public",
	})
	t.Setenv("HOME", filepath.Join(top, "home"))
	t.Setenv("USERPROFILE", filepath.Join(top, "home"))
	tests := []struct{ dir, want string }{
		{"home/site/public", ""},
		{"home/site/content-public", ""},
		{"home/out/a/b", ""},
		{"elsewhere", ""},
		{"home", "it is or contains the home folder"},
		{".", "it is or contains the home folder"},
		{"home/site", "it is or contains SITE/content"},
		{"home/site/up", "it is or contains SITE/content"},
		{"home/site/up/up/content", "it is or contains SITE/content"},
		{"home/site/public/..", "it is or contains SITE/content"},
		{"home/site/to-content", "it is or contains SITE/content"},
		{"home/site/to-content/new", "it is inside SITE/content"},
		{"home/site/content/articles/public", "it is inside SITE/content"},
		{"home/site/layouts", "it is or contains SITE/layouts"},
		{"home/site/layouts/public", "it is inside SITE/layouts"},
		{"home/site/assets", "it is or contains SITE/assets"},
		{"home/site/.git/public", "it is inside TOP/home/site/.git"},
		{"home/site/.git", "it is inside TOP/home/site/.git"},
		{"theme", "it is or contains SITE/assets"},
		{"theme/public", "it is inside SITE/assets"},
	}
	site := filepath.Join(top, "home/site")
	real, err := filepath.EvalSymlinks(top)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		dir, got := top+"/"+test.dir, ""
		if err := CheckDir(dir, site); err != nil {
			got = err.Error()
		}
		want := ""
		if test.want != "" {
			want = "the output folder may not be " + dir + ": " + strings.NewReplacer("SITE", site, "TOP", real).Replace(test.want) + "; choose another with --out"
		}
		if got != want {
			t.Errorf("CheckDir(%q): %q\n want %q", test.dir, got, want)
		}
	}
}

func TestCheckDirTop(t *testing.T) {
	want := "the output folder may not be /: it is the top of the file system; choose another with --out"
	if err := CheckDir("/", t.TempDir()); err == nil || err.Error() != want {
		t.Errorf("error %v\n want %s", err, want)
	}
}

// A command runs in the site's folder and names both relatively.
func TestCheckDirRelative(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := CheckDir("public", "."); err != nil {
		t.Error(err)
	}
	want := "the output folder may not be .: it is or contains content; choose another with --out"
	if err := CheckDir(".", "."); err == nil || err.Error() != want {
		t.Errorf("error %v\n want %s", err, want)
	}
}
