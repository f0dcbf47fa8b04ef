package mention

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	parser "readout/internal/parse"
)

// briefings are long real texts: 300 White House briefings, 10 MB.
const briefings = "../../../shared/corpora/wh-briefings/briefings-300.jsonl.gz"

// readBriefings makes a document of each briefing.
func readBriefings(b *testing.B) (list []*document.Document, size int64) {
	b.Helper()
	file, err := os.Open(briefings)
	if err != nil {
		b.Skip("the briefings are not beside the project: ", briefings)
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		b.Fatal(err)
	}
	lines := bufio.NewScanner(unzipped)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var briefing struct {
			ID    string
			Turns []struct{ Speaker, Text string }
		}
		if err := json.Unmarshal(lines.Bytes(), &briefing); err != nil {
			b.Fatal(err)
		}
		var text strings.Builder
		for _, turn := range briefing.Turns {
			fmt.Fprintf(&text, "%s: %s\n\n", turn.Speaker, turn.Text)
		}
		d := parser.Plain(briefing.ID, "", text.String(), date.Date{Year: 2012, Month: 6, Day: 1})
		list, size = append(list, d), size+int64(len(d.Text.Plain))
	}
	return list, size
}

// crowd makes a registry of people whose names are made of real parts: the
// most frequent given names, and surnames of which one in ten is a word that
// English capitalises often.
func crowd(b *testing.B, names int) *entity.Registry {
	b.Helper()
	given := strings.Fields("James John Robert Michael William David Mary Patricia Jennifer Linda Barbara Elizabeth")
	common := strings.Fields("Young White Brown Price Rice Gates Bush Earnest Carney Gibbs Israel King Baker Stone Rose Hand Day")
	parser := parser.NewParser(parser.Options{})
	var people []*document.Document
	for i := range names {
		surname := fmt.Sprintf("Q%sson", strings.ToLower(fmt.Sprintf("%c%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26, 'a'+i/17576%26)))
		if i%10 == 0 && i/10 < len(common) {
			surname = common[i/10]
		}
		front := fmt.Sprintf("---\nname: %s %s\nposts: [{role: Secretary of State, country: us}]\n---\n", given[i%len(given)], surname)
		people = append(people, parser.Parse(sourceFile(fmt.Sprintf("content/people/p%d.md", i), front)))
	}
	r, _ := entity.New(people, nil, nil)
	return r
}

// Finding names in 10 MB of text with 10,000 names.
func BenchmarkFind(b *testing.B) {
	documents, size := readBriefings(b)
	lexicon := Compile(crowd(b, 10_000), Settings{})
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range documents {
			lexicon.Find(d)
		}
	}
}

func BenchmarkCompile(b *testing.B) {
	for _, n := range []int{0, 10_000, 100_000} {
		r := crowd(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Compile(r, Settings{})
			}
		})
	}
}
