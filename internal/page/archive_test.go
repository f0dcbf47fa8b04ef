package page

import (
	"fmt"
	"readout/internal/date"
	"slices"
	"strconv"
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
	if n, most := p.IndexableCount(), p.MaxIndexable(); n > most {
		t.Errorf("%d pages are to be listed by search engines, and at most %d", n, most)
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

// Each statement of a speaker with pages of statements is on the page that StatementHome
// names.
func TestStatementHome(t *testing.T) {
	p := planned(t, manyArticles("2022-01", 25, 10))
	pages := map[address.Address]bool{}
	for _, page := range p.Pages() {
		if page.Key.Kind != GroupPage {
			continue
		}
		pages[page.Address] = true
		g, part := p.GroupPart(page.Key)
		if at := g.Address(part); at != page.Address {
			t.Errorf("at %s is the page of %s", page.Address, at)
		}
		if found, ok := p.Find(page.Address); !ok || found != page {
			t.Errorf("at %s is found %v", page.Address, found)
		}
		for _, id := range g.Part(part) {
			if at := p.StatementHome(entity.ID(g.Key.Page.Index), id); g.Key.Page.Kind == EntityPage && g.Key.List == FromList && at != page.Address {
				t.Errorf("statement %d is said to be on %s, and is on %s", id, at, page.Address)
			}
		}
	}
	if !pages["people/ana/topic.html"] || !pages["people/ana/topic/2.html"] {
		t.Errorf("no group in two parts: %v", pages)
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

// An archive is parted by years, a year of more than 50 items by months, and a period of
// fewer than 10 is part of the next; the last may be short, so that the address of a
// period that is over does not change.
func TestPeriods(t *testing.T) {
	for name, c := range map[string]struct {
		items string // a year or month, and how many items it has
		want  string
	}{
		"years":                {"2019-03 12, 2019-08 9, 2020-02 30", "2019.html 2020.html"},
		"a full year":          {"2019-03 12, 2020-01 20, 2020-02 21, 2020-05 10", "2019.html 2020-01.html 2020-02.html 2020-05.html"},
		"50 in a year":         {"2020-01 25, 2020-02 25", "2020.html"},
		"few in a year":        {"1980-01 3, 1985-01 4, 1990-01 26", "1990.html from 1980"},
		"few in a month":       {"2020-01 60, 2020-02 9, 2020-03 1, 2020-04 11", "2020-01.html 2020-03.html from 2020-02, 2020-04.html"},
		"few at the end":       {"2019-01 30, 2020-01 3", "2019.html 2020.html"},
		"few before a full":    {"2019-01 3, 2020-01 2, 2020-02 60", "2020-02.html from 2019"},
		"few after a full":     {"2020-02 60, 2020-12 3, 2021-07 20", "2020-02.html 2021.html from 2020-12"},
		"a long month":         {"2020-02 401", "2020-02.html 2020-02-2.html 2020-02-3.html"},
		"few join a long one":  {"2020-01 9, 2020-02 200", "2020-02.html from 2020-01, 2020-02-2.html from 2020-01"},
		"dates of few figures": {"0330-05 30, 0451-10 30", "0330.html 0451.html"},
	} {
		var a archive
		var d days
		for _, part := range strings.Split(c.items, ", ") {
			when, n, _ := strings.Cut(part, " ")
			count, _ := strconv.Atoi(n)
			day, err := date.Parse(when)
			if err != nil {
				t.Fatal(err)
			}
			for range count {
				a.articles = append(a.articles, site.ArticleID(len(d.articles)))
				d.articles = append(d.articles, day)
			}
		}
		slices.SortStableFunc(a.articles, func(x, y site.ArticleID) int { return d.articles[y].Compare(d.articles[x]) })
		archives := Archives{list: []*archive{&a}, days: func() *days { return &d }}
		got, items := "", 0
		for i := range archives.Periods(0) {
			p := &archives.Periods(0)[i]
			items += len(archives.Items(0, p))
			separator := " "
			got += strings.TrimPrefix(string(p.Address), "/")
			if p.From != p.To {
				got, separator = got+" from "+p.From.String(), ", "
			}
			got += separator
		}
		if got = strings.TrimRight(got, ", "); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		if items != len(a.articles) {
			t.Errorf("%s: the pages have %d items, want %d", name, items, len(a.articles))
		}
		if n := archives.countPages(); n != len(archives.Periods(0)) {
			t.Errorf("%s: %d pages are counted, there are %d", name, n, len(archives.Periods(0)))
		}
	}
}

// The page of a year is all that there is of its events, unless they are too many for it:
// then their archive is beside it.
func TestLongYearOfEvents(t *testing.T) {
	files := map[string]string{}
	for i := range MaxListed {
		files[fmt.Sprintf("events/e%d.md", i)] = fmt.Sprintf("type: call\ndate: 2021-%02d-01", i%2+1)
		files[fmt.Sprintf("events/f%d.md", i)] = fmt.Sprintf("type: call\ndate: 2022-%02d-01", i%2+1)
	}
	files["events/last.md"] = "type: call\ndate: 2022-03-01"
	p := planned(t, files)
	var addresses []string
	for _, page := range p.Pages() {
		if page.Key.Kind == ArchivePage || page.Key.Kind == YearPage {
			addresses = append(addresses, string(page.Address))
		}
	}
	want := "events/2021.html events/2022.html events/2022/2022-01.html events/2022/2022-02.html events/2022/2022-03.html"
	if got := strings.Join(addresses, " "); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
