// Package search makes the index that a reader's browser searches: there is no
// server to ask, so the browser fetches the few parts of it that a query needs.
//
// The index holds documents: articles and the statements in them, events, pages of the
// publisher's own, relations, and entities. Each is a list of sentences, which are numbered
// through the whole index. A word is looked up under its term: the word, folded as spelling
// folds names; see words. For each term the index has the numbers of its sentences. The
// hits of a query are the documents with all its words, or if there are none those with the
// most of them; assets/js/search-index.js says which come first.
//
//   - Names are found, but not shown, where a sentence stands for them: those of the
//     parties of a relation or a statement; see Document.
//   - Stop words are entered for names alone, and a query leaves them out.
//   - Words that hyphens join are also one word; see compound.
//   - What has a date is found by it; see days.
//   - A term has a family: the other terms with its stem in the site's language, see
//     addFamilies, and those that it abbreviates, see addSynonyms.
//   - A story may be nearly the same as one before; see twins.
//
// # Order
//
// What has a date comes first, oldest first, and statements after their article; then pages
// and relations; then entities, the least named first. A browser shows the last first, so
// that an entity comes before what names it, and news before what is older. An article more
// at the end leaves the numbers of all sentences before it as they were.
//
// # Files
//
// All stand in the folder search. "index.json" is the only one with a fixed
// name; it names the others, whose names carry a hash of their content:
//
//	{"kinds":     ["article", …],             by the number of a kind
//	 "stop":      "a an and …",                stop words
//	 "documents": "documents-0f3a9c21",
//	 "names":     "names-7e00b1c2",
//	 "terms":     [["a", "terms-0-5be1…"], …]}  first term and name of each shard
//
// To each name belongs a file NAME.bin, compressed by gzip, so that it is as
// small on a host that compresses nothing. Numbers are unsigned varints as in
// encoding/binary.
//
//   - A shard of terms: the length in bytes of the terms; the terms in the order
//     of UTF-16, each with its family, a tab before each of them, and a line feed after
//     it; for each, how many bytes its occurrences have; then these: the number of the
//     first sentence plus one, and of each other sentence the distance from the one before.
//   - The documents: how many there are; for each the byte of its kind; for each
//     how many sentences it has; for each its year, or 0; for each how far before it the
//     first one is that is nearly the same, or 0; then the chunks of text and after them
//     those of facets: how many there are, for each how many documents it is of, and for
//     every eight of them three bytes of their hash.
//   - A chunk of text, "text-3-0f3a9c": for each document the lines title,
//     address and note, then one for each sentence: its anchor, a tab, its words.
//     How many sentences a document has stands with the documents.
//   - A chunk of facets, "about-0-5be10f": for each document how many people and
//     countries are in it, then these, ascending, each as the distance from the one
//     before. The last document of the index is number 0, the one before it 1.
//   - The names: for each number of articles a line with the number and the words of names
//     that are met in as many, the most first; a space before each word.
//
// A shard is full at a size, so a word that stands everywhere has one to itself.
package search

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"sync"

	"readout/internal/page"
	"readout/internal/wording"
)

// Folder is where the index stands, relative to the site's root.
const Folder = "search/"

// Outputs returns the maker of the index, which writes titles and notes by words. The
// index is built when the first of its files is asked for.
func Outputs(words *wording.Writer) page.Maker {
	return func(p *page.Plan) []page.Output {
		made := sync.OnceValue(func() *Index {
			x := newIndexer(grammarOf(p.Site.Config.Language, words.Say("finder.stop_words"), words.Say("finder.abbreviations")), len(p.Site.Articles), len(p.Site.Statements))
			documents(p, words, x.add)
			return x.finish()
		})
		return []page.Output{{
			Address: Folder + "index.json",
			Write: func(w io.Writer) error {
				_, err := w.Write(made().top)
				return err
			},
			Parts: func() []page.Output { return made().parts() },
		}}
	}
}

// An Index is a finished index. It is immutable.
type Index struct {
	top   []byte // index.json
	files []*file
}

// top is what index.json holds.
type top struct {
	Kinds     []string    `json:"kinds"`
	Stop      string      `json:"stop"`
	Documents string      `json:"documents"`
	Names     string      `json:"names"`
	Terms     [][2]string `json:"terms"`
}

// finish closes the index.
func (x *indexer) finish() *Index {
	x.closeText()
	x.closeFacets()
	x.texts.close(&x.files)
	x.facets.close(&x.files)
	x.addFamilies()
	x.addSynonyms()
	about := top{Kinds: kindNames, Stop: x.grammar.stopWords(), Terms: [][2]string{}}
	names := x.nameList()
	about.Names = "names-" + hash(names, 6)
	x.files.addOnly(about.Names, names)
	for i, s := range x.shards() {
		name := fmt.Sprintf("terms-%d-%s", i, hash(s.data, 6))
		about.Terms = append(about.Terms, [2]string{s.first, name})
		x.files.add(name, s.data)
	}
	c := &x.documents
	data := binary.AppendUvarint(nil, uint64(len(c.kinds)))
	data = slices.Concat(data, c.kinds, c.sentences, c.years, c.twins, x.texts.table(), x.facets.table())
	about.Documents = "documents-" + hash(data, 6)
	x.files.addOnly(about.Documents, data)
	x.files.running.Wait()
	out := &Index{files: x.files.list}
	out.top, _ = json.Marshal(about) // strings cannot fail
	return out
}
