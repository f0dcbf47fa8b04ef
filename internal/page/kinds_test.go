package page

import "testing"

// Every kind has an entry in the table.
func TestKindsHaveEntries(t *testing.T) {
	for k := range Kinds {
		e := kinds[k]
		switch {
		case e.name == "":
			t.Errorf("kind %d has no entry in the table; the one before is %q", k, k-1)
		case e.address == "" && e.list == nil && k != ArticlePage && k != ArchivePage && k != GroupPage && k != OutputPage:
			t.Errorf("%s: the entry says neither an address nor what lists its pages", k)
		case (e.menu > 0 || e.foot > 0 || e.search != "") && e.words == "":
			t.Errorf("%s: the entry has a place in a menu, and no words for it", k)
		case len(e.views) == 0 && !e.noIndex:
			t.Errorf("%s: the entry names no view", k)
		}
	}
}
