package build

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"readout/internal/address"
	"readout/internal/corpus/newsroom"
	"readout/internal/page"
	"readout/internal/publish"
)

// What settings leave out is not written, and nothing that is written links to it.
func TestTrimmedSite(t *testing.T) {
	files := newsroom.Files(page.MaxListed + 10)
	for _, c := range []struct{ settings, data, archives string }{
		{"data: json\narchives: all\n", ".html .json", "articles countries"},
		{"data: csv\n", ".csv .html .json", "articles countries"},
		{"data: none\narchives: none\n", "", "articles"},
	} {
		fsys := fstest.MapFS{}
		for name, text := range files {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
		fsys["readout.yaml"] = &fstest.MapFile{Data: []byte("base_url: https://example.org/repo/\n" + c.settings)}
		s, err := New("", Options{}).BuildVersion(fsys)
		if err != nil || len(s.Diagnostics) > 0 {
			t.Fatal(err, s.Diagnostics)
		}
		data, archives := map[string]bool{}, map[string]bool{}
		for _, address := range s.Addresses() {
			if strings.HasPrefix(address, "data/") {
				data[path.Ext(address)] = true
			}
			if archivePage.MatchString(address) && !strings.HasPrefix(address, "briefs/") {
				archives[strings.Split(address, "/")[0]] = true
			}
		}
		if got := sortedWords(data); got != c.data {
			t.Errorf("%q: data in %q, want %q", c.settings, got, c.data)
		}
		if got := sortedWords(archives); got != c.archives {
			t.Errorf("%q: archives of %q, want %q", c.settings, got, c.archives)
		}
		checkLinks(t, s)
		short := strings.Contains(rendered(t, s, "countries/no.html"), " shown</p>")
		if want := c.archives == "articles"; short != want {
			t.Errorf("%q: a page says that it shows a part, without a link: %v, want %v", c.settings, short, want)
		}
	}
}

var archivePage = regexp.MustCompile(`/\d{4}-\d\d(-\d+)?\.html$`)

func sortedWords(set map[string]bool) string {
	return strings.Join(slices.Sorted(maps.Keys(set)), " ")
}

// The sizes of a publication are those of the files that it is made of.
func TestSizesOfAPublication(t *testing.T) {
	fsys := fstest.MapFS{}
	for name, text := range newsroom.Files(40) {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	s, err := New("", Options{}).BuildVersion(fsys)
	if err != nil {
		t.Fatal(err)
	}
	out := t.TempDir() + "/out"
	for _, when := range []string{"new", "unchanged"} {
		p, err := s.Publish(out, publish.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var want Sizes
		err = fs.WalkDir(os.DirFS(out), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || name[0] == '.' {
				return err
			}
			info, err := d.Info()
			part := OtherPart
			switch folder, file, _ := strings.Cut(name, "/"); {
			case folder == "data" && file != "index.html":
				part = DataPart
			case folder == "articles" && strings.Contains(file, "/"):
				part = ArticlePart
			default:
				if p, _ := s.Plan.Find(address.Address(name)); p.Key.Kind == page.FilePage {
					part = FilePart
				}
			}
			want[part] += info.Size()
			return err
		})
		if err != nil || p.Sizes != want {
			t.Errorf("%s: sizes %v, want %v, %v", when, p.Sizes, want, err)
		}
	}
}
