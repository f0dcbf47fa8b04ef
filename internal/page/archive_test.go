package page

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"readout/internal/address"
	"readout/internal/entity"
	"readout/internal/site"
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
	if n := p.Archives.count(); n != archived || n == 0 {
		t.Errorf("%d pages of archives are counted, %d listed", n, archived)
	}
	for _, at := range []address.Address{
		"people/ana/2022-01-4.html", "people/ana/2022-02.html", "people/ana/", "people/ana", "people/bo/2022-01.html",
		"articles/2022-01-3.html", "articles/2022-02-2.html", "articles/2021-12.html", "2022-01.html", "/2022-01.html", "",
	} {
		if page, ok := p.Find(at); ok {
			t.Errorf("at %q is %v", at, page)
		}
	}
}

// Each statement of a speaker with an archive is on the page that StatementHome names,
// though what was said to them, events and articles part the months as well.
func TestStatementHome(t *testing.T) {
	files := manyArticles("2022-01", 12, 10)
	files["people/bosse.md"] = "name: Bo Holm"
	for day := 1; day <= 12; day++ {
		date := fmt.Sprintf("2022-01-%02d", day)
		files["articles/"+date+"-talks.md"] = met(date, "[[ana]], [[bosse]]")
		files["articles/"+date+"-reply.md"] = article(date, fmt.Sprintf(`He said [so on day %d](said:bosse "to ana") and [thus](warns:bosse "of ana; on 2022-01-%02d").`, day, min(13-day, day)))
	}
	p := planned(t, files)
	pages := map[address.Address]bool{}
	for i := range p.Archives.list {
		owner := p.Archives.Owner(i)
		for _, month := range p.Archives.Months(i) {
			for _, it := range p.Archives.Items(i, &month) {
				if owner.Kind != EntityPage || it.List != FromList {
					continue
				}
				if at := p.StatementHome(entity.ID(owner.Index), site.StatementID(it.ID)); at != month.Address {
					t.Errorf("statement %d is said to be on %s, and is on %s", it.ID, at, month.Address)
				}
				pages[month.Address] = true
			}
		}
	}
	if !pages["people/ana/2022-01-2.html"] {
		t.Errorf("no month in two parts: %v", pages)
	}
}

// A long index has a page for each letter; a short one has none.
func TestLetters(t *testing.T) {
	files := map[string]string{}
	for i := range MaxIndexed + 1 {
		files[fmt.Sprintf("people/p%d.md", i)] = fmt.Sprintf("name: %c%c Person%d", 'A'+i%3, 'a'+i%7, i)
	}
	files["people/lev.md"] = "name: Лев"
	p := planned(t, files)
	var addresses []string
	n := 0
	for _, l := range p.Letters {
		addresses = append(addresses, string(l.Address))
		n += len(l.IDs)
	}
	if want := "people/index/p.html people/index/u041b.html"; strings.Join(addresses, " ") != want {
		t.Errorf("%q, want %s", addresses, want)
	}
	if n != MaxIndexed+2 {
		t.Errorf("%d people under letters, want %d", n, MaxIndexed+2)
	}
}

// met declares an event in an article of its day.
func met(day, who string) string {
	return article(day, "Text.\n\n> [!meeting] "+day+" Talks\n>\n> - participants: "+who)
}
