package build

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"readout/internal/config"
	"readout/internal/document"
	"readout/internal/mention"
	"readout/internal/source"
	"readout/internal/spelling"
)

// parsed remembers the documents of the last build, by path. A document is
// used again if its file has the same bytes and the options are the same.
type parsed struct {
	zone      string // all that document.Options hold
	documents map[source.Path]*document.Document
}

// found remembers which names were found in the documents of the last build.
type found struct {
	lexicon [32]byte
	results map[*document.Document]mention.Result
}

// parse reads all content files, on all cores, in order of their paths.
func (b *Builder) parse(tree *source.Tree, c config.Config, log *log) []*document.Document {
	if zone := c.TimeZone.String(); b.parsed.zone != zone {
		b.parsed = parsed{zone: zone}
	}
	parser := document.NewParser(document.Options{Location: c.TimeZone})
	content := contentFiles(tree, log)
	documents := make([]*document.Document, len(content))
	parallel(len(content), func(i int) {
		last := b.parsed.documents[content[i].Path]
		if last != nil && last.File.Digest == content[i].Digest {
			documents[i] = last
			return
		}
		documents[i] = parser.Parse(content[i])
	})
	b.parsed.documents = make(map[source.Path]*document.Document, len(documents))
	for _, d := range documents {
		b.parsed.documents[d.File.Path] = d
		log.add(d.Diagnostics)
	}
	return documents
}

// contentFiles returns the files that are documents; any other Markdown is
// reported, since it would be silently left out.
func contentFiles(tree *source.Tree, log *log) []*source.File {
	var content []*source.File
	for _, f := range tree.Content {
		if _, _, ok := document.KindOf(f.Path); ok {
			content = append(content, f)
			continue
		}
		log.add([]source.Diagnostic{misplaced(f.Path)})
	}
	return content
}

// folders are the folders of content, as editors know them.
var folders = []string{"articles", "people", "countries", "organizations", "places", "topics", "events", "pages"}

func misplaced(p source.Path) source.Diagnostic {
	d := source.Diagnostic{
		Path: p, Rule: "misplaced-file",
		Message: "a content file stands in none of the folders for content",
		Hint:    "move it to content/" + strings.Join(folders, ", content/"),
	}
	folder, _, _ := strings.Cut(strings.TrimPrefix(string(p), "content/"), "/")
	if near, ok := spelling.Nearest(folder, folders); ok {
		d.Hint = fmt.Sprintf("did you mean content/%s?", near)
	}
	return d
}

// find looks for names in all documents, on all cores.
func (b *Builder) find(documents []*document.Document, lexicon *mention.Lexicon) []mention.Result {
	if digest := lexicon.Digest(); b.found.lexicon != digest {
		b.found = found{lexicon: digest}
	}
	results := make([]mention.Result, len(documents))
	parallel(len(documents), func(i int) {
		last, known := b.found.results[documents[i]]
		if !known {
			last = lexicon.Find(documents[i])
		}
		results[i] = last
	})
	b.found.results = make(map[*document.Document]mention.Result, len(documents))
	for i, d := range documents {
		b.found.results[d] = results[i]
	}
	return results
}

// parallel calls work for 0 to n-1 on all cores and returns when all is done.
func parallel(n int, work func(int)) {
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	group.Wait()
}
