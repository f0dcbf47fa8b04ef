package publish

import (
	"path/filepath"
	"testing"
)

func TestCheckNesting(t *testing.T) {
	top := t.TempDir()
	lay(t, top, tree{
		"public/.readout-manifest": manifestHeader, "public/articles/a.html": "",
		"www/sites/desk/.readout-manifest": manifestHeader, "www/index.html": "",
		"linked":    "-> public/articles",
		"free/a.md": "", "empty/": "",
	})
	real, err := filepath.EvalSymlinks(top)
	if err != nil {
		t.Fatal(err)
	}
	inside := "it is inside " + filepath.Join(real, "public") + ", which holds a site that readout wrote and is published with it"
	above := "it contains " + filepath.Join(real, "www/sites/desk") + ", which holds a site that readout wrote and would be published with it"
	for _, test := range []struct{ dir, want string }{
		{"public", ""}, {"www/sites/desk", ""}, {"www/sites/other", ""}, {"public-drafts", ""}, {"free", ""}, {"empty/a/b", ""},
		{"public/drafts", inside}, {"public/articles/new/deep", inside}, {"linked", inside}, {"linked/x", inside},
		{"www", above}, {"www/sites", above},
	} {
		dir := filepath.Join(top, test.dir)
		want := ""
		if test.want != "" {
			want = "the output folder may not be " + dir + ": " + test.want + "; choose another with --out"
		}
		got := ""
		if err := CheckNesting(dir); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("CheckNesting(%s):\n%s\nwant\n%s", test.dir, got, want)
		}
	}
}
