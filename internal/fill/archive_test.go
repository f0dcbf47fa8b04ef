package fill

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/page"
	"readout/internal/view"
)

// manyArticles name Ana Lund, who says something in each: n a day from the
// first of a month on.
func manyArticles(month string, days, n int) map[string]string {
	files := map[string]string{"people/ana.md": "name: Ana Lund\nposts: [{role: Minister, country: no}]"}
	for day := 1; day <= days; day++ {
		for i := range n {
			date := fmt.Sprintf("%s-%02d", month, day)
			files[fmt.Sprintf("articles/%s-%d.md", date, i)] = article(date, fmt.Sprintf(`Ana Lund: [words %d of day %d](demands:ana "of fj").`, i, day))
		}
	}
	return files
}

// An archived is a page of an archive.
type archived struct {
	archive, number int
	*page.Period
}

func archivedPages(p *built) []archived {
	var list []archived
	for _, at := range p.Pages() {
		if archive, number := int(at.Key.Index), int(at.Key.Sub); at.Key.Kind == page.ArchivePage {
			list = append(list, archived{archive, number, &p.Archives.Periods(archive)[number]})
		}
	}
	return list
}

// Each item is on exactly one page of an archive, at most 200 on one, oldest
// first; the page of a person shows the newest and leads there.
func TestArchive(t *testing.T) {
	files := manyArticles("2022-01", 12, 10)
	for name, text := range manyArticles("2022-02", 2, 3) {
		files[name] = text
	}
	p := planned(t, files)
	var addresses []string
	seen := map[string]int{}
	for _, archived := range archivedPages(p) {
		of, items := p.Archives.Owner(archived.archive), p.Archives.Items(archived.archive, archived.Period)
		if len(items) > page.MaxListed || len(items) == 0 {
			t.Errorf("%s has %d items", archived.Address, len(items))
		}
		if of != (page.Key{Kind: page.EntityPage, Index: int32(p.Site.Statements[0].Speakers[0])}) {
			continue
		}
		addresses = append(addresses, string(archived.Address))
		for j, it := range items {
			seen[fmt.Sprint(it.List, it.ID)]++
			if j > 0 && it.Day.Before(items[j-1].Day) {
				t.Errorf("%s: %v after %v", archived.Address, it.Day, items[j-1].Day)
			}
		}
		v := viewAt[*view.ArchiveView](t, p, string(archived.Address))
		shown := 0
		for _, g := range v.Groups {
			shown += len(g.Mentions)
		}
		if shown != len(items) {
			t.Errorf("%s shows %d of %d items", archived.Address, shown, len(items))
		}
		if archived.number > 0 && v.Previous.Href == "" {
			t.Errorf("%s leads to no month before", archived.Address)
		}
	}
	if want := "people/ana/2022-01.html people/ana/2022-02.html"; strings.Join(addresses, " ") != want {
		t.Errorf("%q, want %s", addresses, want)
	}
	if len(seen) != 126 {
		t.Errorf("%d items, want 126", len(seen))
	}
	for item, n := range seen {
		if n != 1 {
			t.Errorf("%s is there %d times", item, n)
		}
	}
	person := viewAt[*view.PersonView](t, p, "people/ana.html")
	if want := (view.Rest{Total: 126, Shown: page.MaxShown, Href: "#archive"}); person.Rests.Mentions != want {
		t.Errorf("%+v, want %+v", person.Rests.Mentions, want)
	}
	if len(person.Archive) != 1 || len(person.Archive[0].Periods) != 2 {
		t.Errorf("%+v", person.Archive)
	}
}

// A long index has a page for each letter; a short one has none.
func TestLetters(t *testing.T) {
	files := map[string]string{}
	for i := range page.MaxIndexed + 1 {
		files[fmt.Sprintf("people/p%d.md", i)] = fmt.Sprintf("name: %c%c Person%d", 'A'+i%3, 'a'+i%7, i)
	}
	files["people/lev.md"] = "name: Лев"
	p := planned(t, files)
	var addresses []string
	n := 0
	for _, l := range p.Letters {
		addresses = append(addresses, string(l.Address))
		for _, g := range viewAt[*view.IndexView](t, p, string(l.Address)).Groups {
			n += len(g.Entries)
		}
	}
	if want := "people/index/p.html people/index/u041b.html"; strings.Join(addresses, " ") != want {
		t.Errorf("%q, want %s", addresses, want)
	}
	if n != page.MaxIndexed+2 {
		t.Errorf("%d people under letters, want %d", n, page.MaxIndexed+2)
	}
}
