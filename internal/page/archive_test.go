package page

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"readout/internal/entity"
	"readout/internal/site"
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
	*archivePage
}

func archivedPages(p *Plan) []archived {
	var list []archived
	for i, pages := range p.archives.all() {
		for j := range pages {
			list = append(list, archived{i, j, &pages[j]})
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
		of, items := p.archives.list[archived.archive].of, p.archives.items(archived.archive, archived.archivePage)
		if len(items) > maxListed || len(items) == 0 {
			t.Errorf("%s has %d items", archived.address, len(items))
		}
		if of != (Key{Kind: EntityPage, Index: int32(p.Site.Statements[0].Speakers[0])}) {
			continue
		}
		addresses = append(addresses, archived.address)
		for j, it := range items {
			seen[fmt.Sprint(it.list, it.id)]++
			if j > 0 && it.day.Before(items[j-1].day) {
				t.Errorf("%s: %v after %v", archived.address, it.day, items[j-1].day)
			}
		}
		v := viewAt[*view.ArchiveView](t, p, archived.address)
		shown := 0
		for _, g := range v.Groups {
			shown += len(g.Statements) + len(g.Mentions)
		}
		if shown != len(items) {
			t.Errorf("%s shows %d of %d items", archived.address, shown, len(items))
		}
		if archived.number > 0 && v.Previous.Href == "" {
			t.Errorf("%s leads to no month before", archived.address)
		}
	}
	if want := "people/ana/2022-01.html people/ana/2022-01-2.html people/ana/2022-02.html"; strings.Join(addresses, " ") != want {
		t.Errorf("%q, want %s", addresses, want)
	}
	if len(seen) != 2*126 {
		t.Errorf("%d items, want 252", len(seen))
	}
	for item, n := range seen {
		if n != 1 {
			t.Errorf("%s is there %d times", item, n)
		}
	}
	person := viewAt[*view.PersonView](t, p, "people/ana.html")
	if len(person.Statements) != maxShown || person.Statements[0].Date.ISO != "2022-02-02" {
		t.Errorf("%d statements from %s on", len(person.Statements), person.Statements[0].Date.ISO)
	}
	if want := (view.Rest{Total: 126, Shown: maxShown, Href: "#archive", Printed: maxPrinted}); person.Rests.Statements != want {
		t.Errorf("%+v, want %+v", person.Rests.Statements, want)
	}
	if len(person.Archive) != 1 || len(person.Archive[0].Months) != 3 {
		t.Errorf("%+v", person.Archive)
	}
}

// Pages of archives are listed with all others and counted without that; each is
// found at its address, also by several goroutines at once, and none that is not
// there.
func TestArchivesAreListed(t *testing.T) {
	files := manyArticles("2022-01", 21, 10)
	files["articles/late.md"] = "title: Late\ndate: 2022-02-01\nredirect_from: [/articles/2022-01-9.html]"
	p := planned(t, files)
	if n := p.PageCount(); n != len(p.Pages()) {
		t.Errorf("%d pages are counted, %d listed", n, len(p.Pages()))
	}
	if n := p.IndexableCount(); n != len(p.Pages())-2 {
		t.Errorf("%d of %d pages are to be listed by search engines", n, len(p.Pages()))
	}
	archived := 0
	var group sync.WaitGroup
	for i, page := range p.Pages() {
		if i > 0 && p.Pages()[i-1].Address >= page.Address {
			t.Errorf("%s comes after %s", page.Address, p.Pages()[i-1].Address)
		}
		if page.Key.Kind == ArchivePage {
			archived++
		}
		group.Go(func() {
			if found, ok := p.Find(page.Address); !ok || found != page {
				t.Errorf("at %s is %v, want %v", page.Address, found, page)
			}
		})
	}
	group.Wait()
	if n := p.archives.count(); n != archived || n == 0 {
		t.Errorf("%d pages of archives are counted, %d listed", n, archived)
	}
	for _, address := range []string{
		"people/ana/2022-01-4.html", "people/ana/2022-02.html", "people/ana/", "people/ana", "people/bo/2022-01.html",
		"articles/2022-01-3.html", "articles/2022-02-2.html", "articles/2021-12.html", "2022-01.html", "/2022-01.html", "",
	} {
		if page, ok := p.Find(address); ok {
			t.Errorf("at %q is %v", address, page)
		}
	}
}

// An article leads to where its statement is on the pages of the speaker,
// whether there is an archive or not.
func TestHomeIsThere(t *testing.T) {
	for _, days := range []int{2, 12} {
		p := planned(t, manyArticles("2022-01", days, 10))
		home := ""
		for _, segment := range viewAt[*view.ArticleView](t, p, "articles/2022-01-01-0.html").Body {
			for _, note := range segment.Notes {
				home = strings.TrimPrefix(note.Home, "../")
			}
		}
		address, id, _ := strings.Cut(home, "#")
		found, ok := p.Find(address)
		if !ok {
			t.Fatalf("%d days: no page %q", days, home)
		}
		var ids []string
		switch v := p.View(found).(type) {
		case *view.PersonView:
			for _, s := range v.Statements {
				ids = append(ids, s.ID)
			}
		case *view.ArchiveView:
			for _, g := range v.Groups {
				for _, s := range g.Statements {
					ids = append(ids, s.ID)
				}
			}
		}
		if !slices.Contains(ids, id) {
			t.Errorf("%d days: %s is not on the page", days, home)
		}
	}
}

// Each statement of a speaker with an archive is on the page that saidAt names,
// though what was said to them, events and articles part the months as well.
func TestSaidAt(t *testing.T) {
	files := manyArticles("2022-01", 12, 10)
	files["people/bosse.md"] = "name: Bo Holm"
	for day := 1; day <= 12; day++ {
		date := fmt.Sprintf("2022-01-%02d", day)
		files["articles/"+date+"-talks.md"] = met(date, "[[ana]], [[bosse]]")
		files["articles/"+date+"-reply.md"] = article(date, fmt.Sprintf(`He said [so on day %d](said:bosse "to ana") and [thus](warns:bosse "of ana; on 2022-01-%02d").`, day, min(13-day, day)))
	}
	p := planned(t, files)
	pages := map[string]bool{}
	for _, page := range archivedPages(p) {
		owner := p.archives.list[page.archive].of
		for _, it := range p.archives.items(page.archive, page.archivePage) {
			if owner.Kind != EntityPage || it.list != fromList {
				continue
			}
			if at := p.saidAt(entity.ID(owner.Index), site.StatementID(it.id)); at != page.address {
				t.Errorf("statement %d is said to be on %s, and is on %s", it.id, at, page.address)
			}
			pages[page.address] = true
		}
	}
	if !pages["people/ana/2022-01-2.html"] {
		t.Errorf("no month in two parts: %v", pages)
	}
}

// A long index has a page for each letter; a short one has none.
func TestLetters(t *testing.T) {
	files := map[string]string{}
	for i := range maxIndexed + 1 {
		files[fmt.Sprintf("people/p%d.md", i)] = fmt.Sprintf("name: %c%c Person%d", 'A'+i%3, 'a'+i%7, i)
	}
	files["people/lev.md"] = "name: Лев"
	p := planned(t, files)
	var addresses []string
	n := 0
	for _, l := range p.letters {
		addresses = append(addresses, l.address)
		for _, g := range viewAt[*view.IndexView](t, p, l.address).Groups {
			n += len(g.Entries)
		}
	}
	if want := "people/index/p.html people/index/u041b.html"; strings.Join(addresses, " ") != want {
		t.Errorf("%q, want %s", addresses, want)
	}
	if n != maxIndexed+2 {
		t.Errorf("%d people under letters, want %d", n, maxIndexed+2)
	}
}
