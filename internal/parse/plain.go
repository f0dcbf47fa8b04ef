package parse

import (
	"regexp"
	"strings"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/markdown"
	"readout/internal/meta"
	"readout/internal/sentence"
	"readout/internal/source"
)

// Plain returns an article of plain text: no character of it means anything but itself, an empty line
// separates two paragraphs, and names are looked for. The file of the document is the title with an
// empty line, if there is a title, and then the text, byte for byte; so Text.SourceOf leads from what
// was found back to offsets of the text.
//
// Escaping the text and parsing it as Markdown was the other road. Then each offset has to be led back
// through the escapes, and not everything has one: leading spaces make code, and a line break is lost.
func Plain(id, title, text string, on date.Date) *document.Document {
	head := ""
	if title != "" {
		head = title + "\n\n"
	}
	d := &document.Document{
		File: source.NewFile(source.Path("content/articles/"+id+".md"), []byte(head+text)), Kind: document.KindArticle, ID: id,
		Article: &document.Article{
			Title: meta.Value{Text: title, Span: source.Between(0, len(title))},
			Date:  date.Moment{Day: on}, Mentions: document.MentionsAuto,
		},
	}
	b := newBuilder(d, false)
	part := b.startPart()
	b.plainBlock(0, len(title), document.Field)
	d.Text.Title = b.endPart(part)
	part = b.startPart()
	start := len(head)
	for _, gap := range emptyLines.FindAllStringIndex(text, -1) {
		b.plainBlock(start, len(head)+gap[0], document.Paragraph)
		start = len(head) + gap[1]
	}
	b.plainBlock(start, len(head)+len(text), document.Paragraph)
	d.Text.Body = b.endPart(part)
	d.Text.Sentences = sentence.Split(&d.Text)
	return d
}

var (
	emptyLines = regexp.MustCompile(`\n[ \t\r]*\n\s*`)
	// addresses are what Markdown would make links of: no names are found there.
	addresses = regexp.MustCompile(`\b(?:https?://|www\.)\S+`)
)

// plainBlock writes a stretch of the file as a block, unless it is empty.
func (w *textWriter) plainBlock(start, end int, kind document.BlockKind) {
	const space = " \t\r\n"
	words := string(w.doc.File.Data[start:end])
	start += len(words) - len(strings.TrimLeft(words, space))
	if words = strings.Trim(words, space); words == "" {
		return
	}
	w.openBlock(kind)
	at := 0
	for _, address := range addresses.FindAllStringIndex(words, -1) {
		w.plainLines(words[at:address[0]], start+at)
		w.opaque++
		w.plainLines(words[address[0]:address[1]], start+address[0])
		w.opaque--
		at = address[1]
	}
	w.plainLines(words[at:], start+at)
	w.closeBlock()
}

// plainLines writes text that stands at an offset of the file, with spaces for line breaks.
func (w *textWriter) plainLines(words string, at int) {
	for i, line := range strings.Split(words, "\n") {
		if i > 0 {
			if !markdown.EndsWide(w.text.Plain) || !markdown.BeginsWide([]byte(line)) {
				w.char([]byte(" "), []byte("\n"), source.Between(at, at+1))
			}
			at++
		}
		start := at
		w.prose([]byte(line), true, func(n int) int { return start + n })
		at += len(line)
	}
}
