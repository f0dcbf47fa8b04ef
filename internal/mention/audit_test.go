package mention

import (
	"bufio"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
)

// newsCorpora are the shared corpora that are prose; the others are tables.
var newsCorpora = []string{"hsg-milestones", "hsg-countries", "plover-gsr", "geovirus", "wh-briefings", "frus-sample"}

// TestWordsAreGeneral holds every list of words to its class: a list whose words
// occur in no more than one corpus was made from that corpus. Single words may
// well occur in one only, or in none; what is asked is that no corpus is the
// only home of most of a list.
func TestWordsAreGeneral(t *testing.T) {
	if testing.Short() {
		t.Skip("reading the shared corpora takes seconds")
	}
	homes := wordHomes(t)
	for _, list := range wordLists() {
		alone := map[string][]string{} // by corpus: the words that occur there only
		for _, word := range list.words {
			if in := homes[strings.ToLower(word)]; len(in) == 1 {
				alone[in[0]] = append(alone[in[0]], word)
			}
		}
		for corpus, words := range alone {
			t.Logf("%s: %d of %d words only in %s: %s", list.name, len(words), len(list.words), corpus, strings.Join(words, " "))
			if 3*len(words) > len(list.words) && len(list.words) > 5 {
				t.Errorf("%s: %d of %d words occur only in %s: is the list made from it? %s", list.name, len(words), len(list.words), corpus, words)
			}
		}
	}
}

type wordList struct {
	name  string
	words []string
}

// wordLists returns all lists that the rules know; of names of several words,
// each word of the name.
func wordLists() []wordList {
	var lists []wordList
	for _, v := range vocabularies {
		words := strings.Fields(v.words)
		lists = append(lists, wordList{words[0] + " …", words})
	}
	split := func(names []string) (words []string) {
		for _, name := range names {
			words = append(words, strings.FieldsFunc(name, func(r rune) bool { return !inWord(r) })...)
		}
		return words
	}
	return append(lists, wordList{"regular verbs", strings.Fields(regularVerbs)}, wordList{"irregular verbs", strings.Fields(irregularVerbs)},
		wordList{"regions", split(regions)}, wordList{"longer names", split(longer)}, wordList{"seats", split(seats)},
		wordList{"concepts", strings.Fields(strings.Join(conceptWords, " "))}, wordList{"nicknames", split(nicknames)})
}

// wordHomes returns in which corpora each word occurs, in lower case.
func wordHomes(t *testing.T) map[string][]string {
	homes := map[string][]string{}
	for _, corpus := range newsCorpora {
		files, err := filepath.Glob(filepath.Join("../../../shared/corpora", corpus, "*.json*"))
		if err != nil || len(files) == 0 {
			t.Skip("the shared corpora are not beside the project: ", corpus)
		}
		for _, name := range files {
			for word := range wordsOf(t, name) {
				if in := homes[word]; !slices.Contains(in, corpus) {
					homes[word] = append(in, corpus)
				}
			}
		}
	}
	for word := range homes {
		sort.Strings(homes[word])
	}
	return homes
}

func wordsOf(t *testing.T, name string) map[string]bool {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	words := map[string]bool{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		for word := range strings.FieldsFuncSeq(lines.Text(), func(r rune) bool { return !inWord(r) }) {
			words[strings.ToLower(word)] = true
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return words
}
