package fill

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/internal/document"
	"readout/internal/view"
)

// saidIn lists the anchors of the statements of a group.
func saidIn(g view.StatementGroup) (ids []string) {
	for _, s := range slices.Concat(g.First, g.More, g.Earlier) {
		ids = append(ids, s.ID)
	}
	return ids
}

// A block of quoted words leads to where its statement is on the pages of the speaker,
// whether its topic has pages of its own or not.
func TestHomeIsThere(t *testing.T) {
	for _, days := range []int{2, 25} {
		files := manyArticles("2022-01", days, 10)
		files["articles/2022-01-01-0.md"] = article("2022-01-01", "> [!quote] ana\n> We ask.")
		p := planned(t, files)
		home := ""
		for _, segment := range viewAt[*view.ArticleView](t, p, "articles/2022-01-01-0.html").Body {
			if segment.Led == nil {
				continue
			}
			for _, phrase := range segment.Led.Led {
				if phrase.Verb {
					home = strings.TrimPrefix(phrase.Href, "../")
				}
			}
		}
		address, id, _ := strings.Cut(home, "#")
		found, ok := p.at(address)
		if !ok {
			t.Fatalf("%d days: no page %q", days, home)
		}
		var ids []string
		switch v := p.View(found).(type) {
		case *view.PersonView:
			for _, g := range v.Said.Groups {
				ids = append(ids, saidIn(g)...)
			}
		case *view.GroupView:
			for _, s := range v.Statements {
				ids = append(ids, s.ID)
			}
		}
		if !slices.Contains(ids, id) {
			t.Errorf("%d days: %s is not on the page", days, home)
		}
	}
}

// Up to 200 statements of a group stand on the page, folded. More have pages, oldest
// first, on which each is once.
func TestLongGroup(t *testing.T) {
	group := func(days, n int) (*built, view.StatementGroup) {
		p := planned(t, manyArticles("2022-01", days, n))
		groups := viewAt[*view.PersonView](t, p, "people/ana.html").Said.Groups
		if len(groups) != 1 {
			t.Fatalf("%d groups", len(groups))
		}
		return p, groups[0]
	}
	_, g := group(20, 10)
	if got := fmt.Sprint(len(g.First), len(g.More), len(g.Earlier), g.Count, g.Href+" "+g.Since.ISO); got != "5 5 190 200 2022-01-01" {
		t.Error(got)
	}
	p, g := group(21, 10)
	if got := fmt.Sprint(len(g.First), len(g.More), len(g.Earlier), g.Count, " ", g.Href); got != "5 5 0 210 ../people/ana/topic/2.html" {
		t.Error(got)
	}
	seen := map[string]bool{}
	for i, want := range []int{200, 10} {
		v := viewAt[*view.GroupView](t, p, []string{"people/ana/topic.html", "people/ana/topic/2.html"}[i])
		if len(v.Statements) != want || v.Count != 210 {
			t.Errorf("part %d has %d statements of %d", i, len(v.Statements), v.Count)
		}
		for _, s := range v.Statements {
			seen[s.Href] = true
		}
	}
	if len(seen) != 210 {
		t.Errorf("%d statements on all parts", len(seen))
	}
}

// Every act is counted in the sums of a relation; remarks are none.
func TestActsAreCounted(t *testing.T) {
	for _, verb := range document.Verbs {
		if verb != document.Said && !slices.Contains(acts[:], verb) {
			t.Errorf("the verb %q is not among the acts in relation.go", verb)
		}
	}
}
