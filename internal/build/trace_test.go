package build_test

import (
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"readout/internal/build"
)

// secret is a word that only withheld files have.
const secret = "quicksilver"

// withheldFiles are withheld each for a reason, and say things that would show in
// every kind of page and output: the newest article, from whose day pages count; a
// person with an alias that the published prose has; an event with a published
// participant; a picture; an old address.
func withheldFiles() map[string]string {
	article := `title: The quicksilver papers name Boris Hale
DATE
summary: Ana Lund of Norway has the quicksilver papers
topics: [fisheries, quicksilver-trade]
event: quicksilver-call
image: quicksilver.png
image_alt: The quicksilver papers
redirect_from: [/old/quicksilver-DATE.html]
authors: [Q. Quicksilver]
publisher: Quicksilver Wire
source_url: https://quicksilver.example/
---

Ana Lund and [[quicksilver-smith]] spoke. ["No quicksilver"](denies:ana-lund "to boris-hale; at quicksilver-call; topic quicksilver-trade; via quicksilver-league").
[More of it](demands:quicksilver-smith "of is; about quicksilver-call; topic quicksilver-trade"). Denmark, Fiji and Sweden looked on.

> [!call] 2022-02-08 The quicksilver call
>
> - id: quicksilver-call
> - participants: [[ana-lund]], [[boris-hale]], [[quicksilver-smith]]
> - readout no: https://quicksilver.example/readout
> - place: [[quicksilver-bay]]
`
	at := func(date, more string) string {
		return "---\n" + more + strings.ReplaceAll(strings.Replace(article, "DATE\n", "date: "+date+"\n", 1), "DATE", date)
	}
	return map[string]string{
		"content/articles/2022/02-09-quicksilver.md":  at("2022-02-09", "draft: true\n"),
		"content/articles/2022/02-08-quicksilver.md":  at("2022-02-08", "embargo: 2022-03-01\n"),
		"content/articles/2022/quicksilver.png":       "not a picture",
		"content/people/quicksilver-smith.md":         "---\nname: Quicksilver Smith\naliases: [Quicksilver, the Envoy]\ncountry: fj\nposts: [{role: Envoy, organization: north-league}]\ndraft: true\n---\n",
		"content/organizations/quicksilver-league.md": "---\nname: Quicksilver League\nmembers: [is, fr]\ncountry: fr\ndraft: true\n---\n",
		"content/places/quicksilver-bay.md":           "---\nname: Quicksilver Bay\ncountry: fr\ndraft: true\n---\n",
		"content/topics/quicksilver-trade.md":         "---\nname: Quicksilver trade\ndraft: true\n---\n",
		"content/events/quicksilver-summit.md":        "---\ntype: summit\ndate: 2022-02-20\ntitle: Quicksilver summit\nparticipants: [ana-lund, is]\ndraft: true\n---\n",
		"content/countries/fr.md":                     "---\naliases: [Quicksilver Land]\ndraft: true\n---\n\nOn quicksilver.\n",
		"content/pages/quicksilver.md":                "---\ntitle: Quicksilver\nnav: 1\ndraft: true\n---\n\nQuicksilver.\n",
	}
}

// goldenSite returns the files of the golden site, with some that say more, so
// that what is withheld would be seen if it were looked at.
func goldenSite(t *testing.T) map[string]string {
	files := map[string]string{}
	for name, file := range readTree(t, "testdata/golden/site") {
		files[name] = file.text
	}
	files["content/articles/2022/02-05-papers.md"] = "---\ntitle: Papers are said to exist\ndate: 2022-02-05\n---\n\nNobody has seen the papers. The Envoy was not there; Smith neither.\n"
	return files
}

// What is withheld leaves no trace: the site is byte for byte, in its pages,
// feeds, calendars, data and all else, the one that has no such files.
func TestWithheldLeavesNoTrace(t *testing.T) {
	with, without := t.TempDir(), t.TempDir()
	files := goldenSite(t)
	writeTree(t, without, files)
	writeTree(t, with, files)
	writeTree(t, with, withheldFiles())

	hidden, absent := snapshot(t, with), snapshot(t, without)
	for _, s := range []*build.Snapshot{hidden, absent} {
		if s.Errors() > 0 {
			t.Fatal(diagnostics(s))
		}
	}
	got := rendered(t, hidden)
	if diff := difference(got, rendered(t, absent)); diff != "" {
		t.Errorf("the withheld files leave a trace\n%s", diff)
	}
	for _, address := range slices.Sorted(maps.Keys(got)) {
		if strings.Contains(strings.ToLower(address+got[address].text), secret) {
			t.Errorf("%s tells of %s", address, secret)
		}
	}

	// The test would see it: shown, they are in every kind of file.
	all, err := build.New(with, build.Options{Now: now, Drafts: true}).Build()
	if err != nil || all.Errors() > 0 {
		t.Fatal(err, diagnostics(all))
	}
	told := map[string]bool{}
	for address, file := range rendered(t, all) {
		if strings.Contains(strings.ToLower(file.text), secret) {
			told[path.Ext(address)] = true
			if folder, rest, ok := strings.Cut(address, "/"); ok && folder == "data" {
				told[rest] = true
			}
		}
	}
	kinds := []string{".html", ".json", ".csv", ".xml", ".ics"}
	for _, table := range []string{"articles", "events", "mentions", "organizations", "people", "positions", "statements", "countries"} {
		kinds = append(kinds, table+".json", table+".csv")
	}
	for _, kind := range kinds {
		if !told[kind] {
			t.Errorf("even when it is shown, no %s tells of %s", kind, secret)
		}
	}
}
