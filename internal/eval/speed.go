package eval

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/attribution"
	"readout/internal/corpus"
	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/parse"
	"readout/internal/source"
)

// A Speed is how fast some texts are worked through, in time of the processor.
type Speed struct {
	Measure string
	Bytes   int
	Seconds float64
	Least   float64 // the target, in million bytes a second; 0 if there is none
}

// Speeds measures the two ends: long texts with a large registry, read before,
// and short files with a small one, including the reading of the files; and who is
// said to have said what in texts full of quotations. dir is the folder of shared corpora.
func Speeds(dir string) ([]Speed, error) {
	long, err := longTexts(dir)
	if err != nil {
		return nil, err
	}
	short, err := shortStories(dir)
	if err != nil {
		return nil, err
	}
	said, err := attributionSpeed(dir)
	return append(append([]Speed{long}, short...), said), err
}

// attributionSpeed reads who said what in texts in which the names were found before.
func attributionSpeed(dir string) (Speed, error) {
	s := Speed{Measure: "reading who said what", Least: 10}
	texts, err := quotations(dir)
	if err != nil {
		return s, err
	}
	registry, _ := entity.New(nil, nil, nil)
	lexicon := mention.Compile(registry, mention.Settings{})
	documents := make([]*document.Document, len(texts))
	names := make([][]attribution.Name, len(texts))
	for i, t := range texts {
		documents[i] = parse.Plain(t.ID, "", t.Text, date.Date{})
		names[i] = attributedNames(registry, lexicon.Find(documents[i]).Found)
		s.Bytes += len(documents[i].Text.Plain)
	}
	s.Seconds = fastest(func() {
		for i, d := range documents {
			attribution.Read(d, names[i])
		}
	})
	return s, nil
}

// longTexts searches briefings for 10,000 people.
func longTexts(dir string) (Speed, error) {
	s := Speed{Measure: "finding 10,000 names in long texts", Least: 60}
	records, err := briefingTexts(filepath.Join(dir, "wh-briefings", "briefings-300.jsonl.gz"))
	if err != nil {
		return s, err
	}
	documents := make([]*document.Document, len(records))
	for i, r := range records {
		documents[i] = parse.Plain(r.ID, "", r.Text, r.day())
		s.Bytes += len(documents[i].Text.Plain)
	}
	registry, _ := entity.New(crowd(10_000), nil, nil)
	lexicon := mention.Compile(registry, mention.Settings{})
	s.Seconds = fastest(func() {
		for _, d := range documents {
			lexicon.Find(d)
		}
	})
	return s, nil
}

// shortStories reads news stories as the files that an editor would have, with
// front matter, and searches them for 100 people. What finding takes of that
// is measured apart.
func shortStories(dir string) ([]Speed, error) {
	both := Speed{Measure: "reading short stories and finding 100 names", Least: 25}
	alone := Speed{Measure: "of that finding alone"}
	stories, size, err := storyFiles(dir)
	if err != nil {
		return nil, err
	}
	both.Bytes = size
	parser := parse.NewParser(parse.Options{})
	registry, _ := entity.New(crowd(100), nil, nil)
	lexicon := mention.Compile(registry, mention.Settings{})
	read := make([]*document.Document, len(stories))
	both.Seconds = fastest(func() {
		for i, f := range stories {
			read[i] = parser.Parse(f)
			lexicon.Find(read[i])
		}
	})
	alone.Bytes = both.Bytes
	alone.Seconds = fastest(func() {
		for _, d := range read {
			lexicon.Find(d)
		}
	})
	return []Speed{both, alone}, nil
}

// storyFiles are the stories as files, and how long they are together.
func storyFiles(dir string) (stories []*source.File, size int, err error) {
	news, err := geoVirus(filepath.Join(dir, "geovirus"))
	for _, r := range news.Records {
		text := fmt.Sprintf("---\ntitle: Story %s\ndate: 2008-07-01\nsummary: What is known of it.\n---\n\n%s\n", r.ID, corpus.Escape(r.Text))
		stories = append(stories, source.NewFile(source.Path("content/articles/story-"+r.ID+".md"), []byte(text)))
		size += len(text)
	}
	return stories, size, err
}

// fastest returns the seconds that work takes at best, as other work on the
// machine only ever slows it down.
func fastest(work func()) float64 {
	const times = 5
	var all []float64
	for range times {
		start := processorTime()
		work()
		all = append(all, (processorTime() - start).Seconds())
	}
	return slices.MinFunc(all, cmp.Compare)
}

// crowd makes up people with frequent given names, and surnames of which one
// in ten, as far as they go, is a word that English often capitalises.
func crowd(n int) []*document.Document {
	given := strings.Fields("James John Robert Michael William David Mary Patricia Jennifer Linda Barbara Elizabeth")
	common := strings.Fields("Young White Brown Price Rice Gates Bush Earnest Carney Gibbs Israel King Baker Stone Rose Hand Day")
	parser := parse.NewParser(parse.Options{})
	people := make([]*document.Document, n)
	for i := range people {
		surname := fmt.Sprintf("Q%c%c%c%csson", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26, 'a'+i/17576%26)
		if i%10 == 0 && i/10 < len(common) {
			surname = common[i/10]
		}
		front := fmt.Sprintf("---\nname: %s %s\nposts: [{role: Secretary of State, country: us}]\n---\n", given[i%len(given)], surname)
		people[i] = parser.Parse(source.NewFile(source.Path(fmt.Sprintf("content/people/p%d.md", i)), []byte(front)))
	}
	return people
}

// WriteSpeeds writes each speed with its target. They are apart from the
// table, which says the same on each run.
func WriteSpeeds(w io.Writer, speeds []Speed) {
	for _, s := range speeds {
		fmt.Fprintf(w, "%s: %.2f MB in %.0f ms, %.0f MB/s", s.Measure, float64(s.Bytes)/1e6, s.Seconds*1000, float64(s.Bytes)/s.Seconds/1e6)
		if s.Least > 0 {
			fmt.Fprintf(w, ", target %.0f MB/s", s.Least)
		}
		fmt.Fprintln(w)
	}
}
