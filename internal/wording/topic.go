package wording

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/entity"
)

// TopicInSentence returns the name of a topic as it stands within a sentence: "gas for
// Europe", but "Minsk agreements". Whether the first word has a capital letter there is
// learned from the articles on the topic: it has none if they mostly write it without.
func (w *Writer) TopicInSentence(id entity.ID) string {
	if known, ok := w.topics.Load(id); ok {
		return known.(string)
	}
	name := w.site.Registry.At(id).Name
	word, _, _ := strings.Cut(name, " ")
	first, size := utf8.DecodeRuneInString(word)
	lower := string(unicode.ToLower(first)) + word[size:]
	if lower != word && lower == strings.ToLower(word) && w.mostlyWritten(id, lower, word) {
		name = lower + name[len(word):]
	}
	w.topics.Store(id, name)
	return name
}

// mostlyWritten reports whether the articles on a topic have a word more often than
// another one that does not begin a sentence.
func (w *Writer) mostlyWritten(topic entity.ID, word, other string) bool {
	const enough = 20 // articles
	articles := w.site.Dossiers[topic].Articles
	balance := 0
	for _, id := range articles[:min(enough, len(articles))] {
		text := w.site.Articles[id].Document.Text.Plain
		balance += occurrences(text, word) - occurrences(text, other)
	}
	return balance > 0
}

// occurrences counts a word in a text, after another word.
func occurrences(text []byte, word string) (n int) {
	for {
		i := bytes.Index(text, []byte(word))
		if i < 0 {
			return n
		}
		before, _ := utf8.DecodeLastRune(bytes.TrimRight(text[:i], " "))
		after, _ := utf8.DecodeRune(text[i+len(word):])
		if i > 0 && text[i-1] == ' ' && (unicode.IsLetter(before) || before == ',') && !unicode.IsLetter(after) {
			n++
		}
		text = text[i+len(word):]
	}
}
