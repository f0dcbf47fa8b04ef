package document

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"readout/internal/source"
)

// emphasisParser reads emphasis as goldmark does, but also between a letter of a
// script without spaces and a punctuation mark: 外相は**「有益だった」**と述べた. To
// CommonMark a mark there neither opens nor closes.
type emphasisParser struct{}

// Trigger implements parser.InlineParser.
func (emphasisParser) Trigger() []byte { return []byte{'*'} }

// Parse implements parser.InlineParser. It reads only what goldmark's own parser
// would misread.
func (emphasisParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	d := parser.ScanDelimiter(line, before, 1, starDelimiter{})
	if d == nil {
		return nil
	}
	after, _ := utf8.DecodeRune(line[d.OriginalLength:])
	if !unspaced(before) && !unspaced(after) {
		return nil
	}
	d.CanOpen = d.CanOpen || unspaced(before) && !util.IsSpaceRune(after)
	d.CanClose = d.CanClose || unspaced(after) && !util.IsSpaceRune(before)
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

// unspaced reports whether a character may stand right beside another word: in
// Korean a particle does.
func unspaced(r rune) bool {
	return r >= 0xe00 && (wide(r) || unicode.In(r, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan))
}

// starDelimiter implements parser.DelimiterProcessor.
type starDelimiter struct{}

func (starDelimiter) IsDelimiter(b byte) bool { return b == '*' }

func (starDelimiter) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (starDelimiter) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// checkEmphasis warns of marks of bold and of struck-out words that show as text.
// All but a few texts have none of them.
func (b *builder) checkEmphasis() {
	for _, mark := range []string{"**", "~~", "__"} {
		if bytes.Contains(b.text.Plain, []byte(mark)) {
			b.leftoverEmphasis([]byte(mark))
		}
	}
}

func (b *builder) leftoverEmphasis(mark []byte) {
	open := false // in a block before
	for _, block := range b.text.Blocks {
		words := block.Span.Of(b.text.Plain)
		var found, alone []int
		for i := 0; i < len(words) && len(found) < maxFound; {
			at := bytes.Index(words[i:], mark)
			if at < 0 {
				break
			}
			at += i
			i = at + len(words[at:]) - len(bytes.TrimLeft(words[at:], string(mark[:1])))
			if r := b.text.runAt(block.Span.Start + int32(at)); i == at+len(mark) && r.Exact && !r.Opaque {
				if emphatic(words, at, i) {
					found = append(found, at)
				} else if spaced(words, at, i) {
					alone = append(alone, at)
				}
			}
		}
		if len(found) == 0 && len(alone) > 1 && mark[0] != '_' { // ** bold **
			found = alone
		}
		if len(found) == 0 || mark[0] == '_' && len(found) < 2 { // as in a name
			continue
		}
		if open && closesEmphasis(words, found[0], found[0]+len(mark)) {
			found = found[1:]
		}
		open = len(found)%2 > 0
		for i := 0; i < len(found); i += 2 { // the second of two has the same cause
			at := found[i]
			b.warnOfEmphasis(string(mark), source.Between(int(block.Span.Start)+at, int(block.Span.Start)+at+len(mark)), block)
		}
	}
}

// emphatic reports whether signs from i to j of a text stand beside a word, and
// not between two numbers.
func emphatic(words []byte, i, j int) bool {
	before, _ := utf8.DecodeLastRune(words[:i])
	after, _ := utf8.DecodeRune(words[j:])
	return (i > 0 && !unicode.IsSpace(before) || j < len(words) && !unicode.IsSpace(after)) && !(unicode.IsDigit(before) && unicode.IsDigit(after))
}

// closesEmphasis reports whether signs from i to j of a text stand after a word and
// before none.
func closesEmphasis(words []byte, i, j int) bool {
	before, _ := utf8.DecodeLastRune(words[:i])
	after, _ := utf8.DecodeRune(words[j:])
	return i > 0 && !unicode.IsSpace(before) && !letter(after)
}

// spaced reports whether signs from i to j of a text stand between blanks, and not
// between two numbers.
func spaced(words []byte, i, j int) bool {
	before, _ := utf8.DecodeLastRune(bytes.TrimSpace(words[:i]))
	after, _ := utf8.DecodeRune(bytes.TrimSpace(words[j:]))
	return !emphatic(words, i, j) && (unicode.IsLetter(before) || unicode.IsLetter(after)) && !(unicode.IsDigit(before) && unicode.IsDigit(after)) &&
		(i == 0 || words[i-1] == ' ') && (j == len(words) || words[j] == ' ')
}

func (b *builder) warnOfEmphasis(mark string, at source.Span, block Block) {
	sign := `\` + mark[:1]
	hint := "take it out: there is no bold in this field"
	switch {
	case block.Kind == Field || block.Kind == Caption:
	case mark == "__":
		hint = "write ** in its place, or " + sign + sign + " for signs that are text"
	default:
		hint = "each " + mark + " needs a second one in the same paragraph, and what stands between them begins and ends with a letter; or write " + sign + sign + " for signs that are text"
	}
	severity := source.Warning
	if mark == "~~" && block.Statement >= 0 {
		severity = source.Error // what is struck was not said
	}
	b.report(source.Diagnostic{
		Span: b.text.sourceSpan(at), Severity: severity, Rule: "leftover-emphasis",
		Message: mark + " is not recognised here, so it shows as text", Hint: hint,
	})
}
