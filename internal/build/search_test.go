package build_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"path"
	"slices"
	"strings"
	"testing"

	"readout/internal/build"
	"readout/internal/page"
	"readout/internal/search"
)

// The index of a snapshot is found at its addresses, made at most once, and
// published with the pages.
func TestSearchIsServedAndPublished(t *testing.T) {
	s := snapshot(t, "testdata/golden/site")
	if s.Plan.Outputs[len(s.Plan.Outputs)-1].Address != search.Folder+"index.json" {
		t.Fatal("the index is not the last output")
	}
	parts := s.Plan.Parts()
	if len(parts) < 4 {
		t.Fatal(len(parts), "parts")
	}
	out := t.TempDir()
	publishInto(t, s, out)
	files := readTree(t, out)
	for _, part := range parts {
		served, ok, err := s.Render(string(part.Address))
		if !ok || err != nil || files[string(part.Address)].text != string(served) {
			t.Errorf("%s: served: %v, %v; published with the same bytes: %v", part.Address, ok, err, files[string(part.Address)].text == string(served))
		}
	}
	if _, ok, _ := s.Render(search.Folder + "text-0-000000.bin"); ok {
		t.Error("a part is served that there is not")
	}
}

// What a draft alone says is not in the index, in any form.
func TestSearchLeavesOutWhatIsWithheld(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{
		"content/articles/a.md":      "---\ntitle: One\ndate: 2022-02-01\n---\nSomething plain.\n",
		"content/articles/draft.md":  "---\ntitle: Xylophone\ndate: 2022-02-01\ndraft: true\n---\nZanzibar is [[Ann Ash]]'s.\n",
		"content/articles/later.md":  "---\ntitle: Xylophone\ndate: 2022-02-01\nembargo: 2023-01-01\n---\nZanzibar.\n",
		"content/people/ann-ash.md":  "---\nname: Ann Ash\naliases: [Xylophone]\ndraft: true\n---\nZanzibar.\n",
		"content/pages/zanzibar.md":  "---\ntitle: Xylophone\ndraft: true\n---\n",
		"content/topics/xylo.md":     "---\nname: Xylophone\ndraft: true\n---\n",
		"content/events/zanzibar.md": "---\ntype: other\ntitle: Xylophone\ndate: 2022-02-01\ndraft: true\n---\n",
	})
	s := snapshot(t, dir)
	all := inflated(t, s)
	for _, word := range []string{"xylo", "zanz", "ann-ash", "ash"} {
		if strings.Contains(strings.ToLower(all), word) {
			t.Errorf("%q is in the index", word)
		}
	}
	if !strings.Contains(all, "Something plain.") {
		t.Error("the rest is not")
	}
}

// What has a date is found by it, and so is the brief of a day.
func TestSearchKnowsDays(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{"content/articles/a.md": "---\ntitle: One\ndate: 2022-02-01\n---\nSomething plain.\n"})
	all := inflated(t, snapshot(t, dir))
	for _, part := range []string{"1february\n", "1feb\n", "february1\n", "february2022\n", "20220201\n", "202202\n", "\nbriefs/2022-02-01.html\n"} {
		if !strings.Contains(all, part) {
			t.Errorf("%q is not in the index", part)
		}
	}
}

// inflated returns all of an index in one.
func inflated(t *testing.T, s *build.Snapshot) string {
	t.Helper()
	var all bytes.Buffer
	for _, part := range s.Plan.Parts() {
		data, err := part.Make()
		if err != nil {
			t.Fatal(err)
		}
		r, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

// BenchmarkSearch makes the search index of a site, with -cpu 1 on one core. It reports
// how large the index is as published, how much of that is not the text itself, and what a
// query of two words fetches in all if it is the first of a visit: on average, and at most.
func BenchmarkSearch(b *testing.B) {
	ofEachSize(b, func(b *testing.B, dir string) {
		s := mustBuild(b, build.New(dir, build.Options{Now: afterAll}))
		var output page.Output
		for b.Loop() {
			output = search.Outputs(s.Words)(s.Plan)[0]
			output.Parts()
		}
		b.StopTimer()
		measureIndex(b, output)
	})
}

func measureIndex(b *testing.B, output page.Output) {
	top, err := output.Make()
	if err != nil {
		b.Fatal(err)
	}
	sizes := map[string][]int{}
	total := len(top)
	for _, part := range output.Parts() {
		data, err := part.Make()
		if err != nil {
			b.Fatal(err)
		}
		kind, _, _ := strings.Cut(path.Base(string(part.Address)), "-")
		sizes[kind] = append(sizes[kind], len(data))
		total += len(data)
	}
	text := sum(sizes["text"])
	b.ReportMetric(float64(total)/1e6, "MB")
	b.ReportMetric(float64(total-text)/1e6, "MB-terms")
	b.ReportMetric(float64(len(sizes["terms"])), "shards")
	const words, hits = 2, 8
	always := len(top) + sizes["documents"][0]
	b.ReportMetric(float64(always+words*sum(sizes["terms"])/len(sizes["terms"])+hits*text/len(sizes["text"]))/1e3, "kB/query")
	b.ReportMetric(float64(always+largest(sizes["terms"], words)+largest(sizes["text"], hits))/1e3, "kB/query-max")
}

func sum(list []int) (n int) {
	for _, v := range list {
		n += v
	}
	return n
}

// largest returns the sum of the n largest numbers.
func largest(list []int, n int) int {
	list = slices.Sorted(slices.Values(list))
	return sum(list[max(0, len(list)-n):])
}
