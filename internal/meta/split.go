package meta

import (
	"bytes"
	"fmt"
	"unicode"

	"github.com/adrg/frontmatter"

	"readout/internal/source"
)

// byteOrderMark is U+FEFF in UTF-8. Some editors on Windows begin files with it, and it
// says nothing.
const byteOrderMark = "\uFEFF"

// split finds the front matter and fills in the front's places. It guards four
// habits of the splitter: it calls an unclosed block no block, so that keys and
// drafts would be published as text; the same for a block behind a byte order
// mark; it ends a block at an indented "---", which may stand inside a value; and at
// one with spaces behind it, though another may follow that was meant. It reports
// whether there is a block to read.
func (b *block) split(front *Front) bool {
	start := b.behindMark()
	body, found := b.cut(start)
	b.open = firstLine(b.file.Data, start)
	front.open = b.open
	switch {
	case !found && closings[string(b.open.Of(b.file.Data))] != "":
		b.unclosed()
		return false
	case !found:
		front.Body.Start = int32(start)
		b.fail(source.At(start), "front-matter-missing", "the file has no front matter",
			`begin it with a line "---", the keys ("title: …"), and another line "---"`)
		return false
	}
	if b.indentedEnd(body) || b.spacedEnd(body) {
		return false
	}
	front.Body.Start = int32(body)
	return true
}

// behindMark returns where the text of the file begins.
func (b *block) behindMark() int {
	return len(b.file.Data) - len(bytes.TrimPrefix(b.file.Data, []byte(byteOrderMark)))
}

// cut finds the front matter from start on. It sets the block's syntax and span, and
// returns where the body begins.
func (b *block) cut(start int) (body int, found bool) {
	if body, found = b.cutPlain(start); found {
		return body, true
	}
	return b.cutByLibrary(start)
}

// cutPlain cuts a file that begins with a line "---", if the next line that is this but
// for white space is "---" exactly. The library would read the whole file for that, which
// takes as long as parsing the keys. It finds the same.
func (b *block) cutPlain(start int) (body int, found bool) {
	const mark = "---\n"
	data := b.file.Data
	if !bytes.HasPrefix(data[start:], []byte(mark)) {
		return 0, false
	}
	first := start + len(mark)
	for at := first; at < len(data); {
		n := bytes.IndexByte(data[at:], '\n') + 1
		if n == 0 {
			return 0, false
		}
		if line := data[at : at+n]; string(line) == mark {
			b.syntax, b.span = readYAML, source.Between(first, at)
			return at + n, true
		} else if string(bytes.TrimSpace(line)) == mark[:len(mark)-1] {
			return 0, false
		}
		at += n
	}
	return 0, false
}

// cutByLibrary runs the splitter on the file.
func (b *block) cutByLibrary(start int) (body int, found bool) {
	data := b.file.Data[start:]
	length, delimited := 0, false // of what was captured: is the last line part of it
	capture := func(s syntax, d bool) frontmatter.UnmarshalFunc {
		return func(captured []byte, _ any) error {
			b.syntax, length, delimited, found = s, len(captured), d, true
			return nil
		}
	}
	rest, err := frontmatter.Parse(bytes.NewReader(data), nil,
		frontmatter.NewFormat("---", "---", capture(readYAML, false)),
		frontmatter.NewFormat("+++", "+++", capture(readTOML, false)),
		&frontmatter.Format{
			Start: "{", End: "}", Unmarshal: capture(readJSON, true),
			UnmarshalDelims: true, RequiresNewLine: true,
		})
	if err != nil || !found {
		return 0, false
	}
	body = len(b.file.Data) - len(rest)
	end := lastLine(b.file.Data[:body])
	if delimited {
		end = body
	}
	b.span = source.Between(end-length, end)
	return body, true
}

// closings are the lines that open a block, and what closes it.
var closings = map[string]string{
	"---": `a line "---"`,
	"+++": `a line "+++"`,
	"{":   `a line "}" with an empty line after it`,
}

func (b *block) unclosed() {
	opening := string(b.open.Of(b.file.Data))
	b.fail(b.open, "front-matter-unclosed",
		fmt.Sprintf("the front matter that begins with %q is not closed", opening),
		fmt.Sprintf("put %s between the keys and the text", closings[opening]))
}

// indentedEnd reports an end that the splitter saw only because it ignores
// spaces before it. Where the text begins is then anybody's guess.
func (b *block) indentedEnd(body int) bool {
	data := b.file.Data[:body]
	line := lastLine(data)
	mark := bytes.TrimSpace(data[line:])
	if !unicode.IsSpace(rune(data[line])) {
		return false
	}
	at := line + bytes.Index(data[line:], mark)
	b.fail(source.Between(at, at+len(mark)), "front-matter-indented-end",
		fmt.Sprintf("an indented %q ends the front matter here", mark),
		"remove the spaces before it; inside a value, write it differently")
	return true
}

// spacedEnd reports an end with white space behind it if another line may be the
// end that was meant: between the two, keys would be published as text.
func (b *block) spacedEnd(body int) bool {
	data := b.file.Data[:body]
	line := lastLine(data)
	mark, _, _ := bytes.Cut(data[line:], []byte("\n"))
	mark = bytes.TrimSuffix(mark, []byte("\r"))
	text := bytes.TrimRightFunc(mark, unicode.IsSpace)
	if len(text) == len(mark) || !hasLine(b.file.Data[body:], text) {
		return false
	}
	b.fail(source.Between(line, line+len(mark)), "front-matter-two-ends",
		fmt.Sprintf("the front matter ends at this %q with spaces behind it, and a later line may be its end", text),
		"remove the spaces behind it if it is the end, or else the line")
	return true
}

// hasLine reports whether a line of data is the mark, but for white space.
func hasLine(data, mark []byte) bool {
	for line := range bytes.Lines(data) {
		if bytes.Equal(bytes.TrimSpace(line), mark) {
			return true
		}
	}
	return false
}

// firstLine returns the first line from start on that is not blank, without the
// space around it.
func firstLine(data []byte, start int) source.Span {
	text := data[start:]
	lead := len(text) - len(bytes.TrimLeftFunc(text, unicode.IsSpace))
	line := text[lead:]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	line = bytes.TrimRightFunc(line, unicode.IsSpace)
	return source.Between(start+lead, start+lead+len(line))
}

// lastLine returns the offset of the last line of data that is not blank.
func lastLine(data []byte) int {
	return bytes.LastIndexByte(data[:len(data)-trailing(data)], '\n') + 1
}

// trailing returns the length of the white space at the end of data.
func trailing(data []byte) int {
	return len(data) - len(bytes.TrimRightFunc(data, unicode.IsSpace))
}
