package document

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/text/unicode/norm"

	"readout/internal/meta"
	"readout/internal/source"
)

// statementLink reads [words](verb:speaker "attributes"): to goldmark a link.
func (b *builder) statementLink(n *ast.Link, src []byte, verb, destination string, entering bool) {
	if !entering {
		index := b.pop()
		s := &b.doc.Statements[index]
		piece := &s.Pieces[len(s.Pieces)-1]
		piece.End = b.plainEnd()
		if piece.Len() == 0 {
			b.problem(s.Source, "no-words", "put the words into the brackets", "a statement without words")
		}
		b.slot(StatementClose, index)
		return
	}
	index, ok := b.openStatement(n, src, verb, destination)
	if !ok {
		// The words stay as text: goldmark calls again on leaving, so a piece is
		// opened on a statement that is thrown away with the failed build.
		index = b.add(Statement{Verb: Verbs[0]})
	}
	s := &b.doc.Statements[index]
	s.Pieces = append(s.Pieces, source.At(int(b.plainEnd())))
	b.open = append(b.open, index)
	b.lastIn = true
	b.slot(StatementOpen, index)
}

// openStatement finds the statement that a mark continues, or begins one.
func (b *builder) openStatement(n *ast.Link, src []byte, verb, destination string) (int32, bool) {
	at := b.destinationSpan(n, src)
	title, offset := b.title(n, src, at)
	if b.doc.Kind != KindArticle {
		b.problem(at, "statement-outside-article", "move it into an article", "a statement can stand only in an article")
		return 0, false
	}
	if verb == continued {
		return b.continueStatement(at, destination, title, offset)
	}
	s := Statement{Verb: verb, Source: source.Span{Start: int32(b.base + max(n.Pos(), 0)), End: at.End}, Block: b.block()}
	speakers := phrase{destination[len(verb)+1:], func(i int) int32 { return at.Start + int32(len(verb)+1+i) }}
	s.Speakers = values(speakers.split(","))
	b.attributes(&s, phrase{title, offset}.split(";"), b.previous())
	b.needSpeaker(&s, at)
	return b.add(s), true
}

func (b *builder) needSpeaker(s *Statement, at source.Span) {
	switch {
	case len(s.Speakers) == 0 && !s.By.Given():
		b.problem(at, "no-speaker", `write the speaker's id after the colon, or say who it was: "by senior official"`,
			"a statement without a speaker")
	case len(s.Speakers) > 0 && s.By.Given():
		b.problem(s.By.Span, "two-speakers", `"by" is for a speaker without a name; who passed the words on is "via"`,
			"a statement with both a speaker and an anonymous one")
	}
}

func (b *builder) continueStatement(at source.Span, destination, title string, offset func(int) int32) (int32, bool) {
	if destination != continued+":" || strings.TrimSpace(title) != "" {
		b.problem(at, "cont-with-attributes", "write only (cont:)", "a continued statement has the speaker and attributes of its beginning")
	}
	last := int32(len(b.doc.Statements)) - 1
	if last >= 0 && b.doc.Statements[last].Block == b.block() && !b.doc.Statements[last].Quote {
		return last, true
	}
	if !b.lastIn && !leftover.Match(b.text.Plain[b.text.Blocks[b.block()].Span.Start:]) {
		b.problem(at, "nothing-to-continue", "write the verb and speaker out", "cont: has no statement before it in this paragraph")
	}
	return 0, false
}

// add keeps a statement and returns its index.
func (b *builder) add(s Statement) int32 {
	b.doc.Statements = append(b.doc.Statements, s)
	return int32(len(b.doc.Statements)) - 1
}

// previous returns the statement before in the open block, or nil.
func (b *builder) previous() *Statement {
	for i := len(b.doc.Statements) - 1; i >= 0; i-- {
		if s := &b.doc.Statements[i]; s.Block == b.block() && !s.Quote {
			return s
		}
	}
	return nil
}

// title returns a link's title as text, and the way from it to the file.
func (b *builder) title(n *ast.Link, src []byte, destination source.Span) (string, func(int) int32) {
	text := unescape(n.Title)
	rest := string(src[int(destination.End)-b.base:])
	open := strings.IndexAny(rest, "\"'(") + 1
	start := int(destination.End) + open
	end := min(start+2*len(n.Title)+len("\n> "), b.base+len(src))
	v := meta.Value{Text: text, Span: source.Between(start, end)}
	return text, func(i int) int32 { return v.SourceOf(b.doc.File.Data, i) }
}

// finishStatements settles what needs the whole text: form, exact pieces and
// permalink of each statement.
func (b *builder) finishStatements() {
	used := map[string]int{}
	for i := range b.doc.Statements {
		s := &b.doc.Statements[i]
		id := permalink(s, b.text.Plain)
		used[id]++
		s.ID = id
		if n := used[id]; n > 1 {
			s.ID = fmt.Sprintf("%s-%d", id, n)
		}
		b.settleForm(s)
	}
}

// permalink derives a statement's address from what it says, so that it stays
// the same when the text around it changes.
func permalink(s *Statement, plain []byte) string {
	var words, speakers []string
	for _, p := range s.Pieces {
		words = append(words, string(p.Of(plain)))
	}
	for _, v := range s.Speakers {
		speakers = append(speakers, v.Text)
	}
	said := strings.Join(strings.Fields(norm.NFC.String(strings.Join(words, " … "))), " ")
	sum := sha256.Sum256([]byte(s.Verb + "\n" + strings.Join(speakers, ",") + "\n" + said))
	return "s-" + hex.EncodeToString(sum[:4])
}

// settleForm finds out whether the words are a quotation, and takes the marks
// that enclose a quotation off its pieces.
func (b *builder) settleForm(s *Statement) {
	forms := make([]Form, len(s.Pieces))
	for i, piece := range s.Pieces {
		form, inner, balanced := formOf(b.text.Plain, piece)
		if !balanced && !s.Quote {
			at := source.Span{Start: b.text.SourceOf(piece.Start), End: b.text.SourceOf(max(piece.End-1, piece.Start)) + 1}
			b.problem(at, "unbalanced-quotation", "close what was opened, inside the same brackets",
				"the quotation marks of a statement do not balance")
		}
		forms[i], s.Pieces[i] = form, inner
	}
	switch {
	case s.Quote && s.Verb == "said":
		s.Form = Direct
	case len(forms) > 0 && !slices.ContainsFunc(forms, func(f Form) bool { return f != forms[0] }):
		s.Form = forms[0]
	default:
		s.Form = Mixed
	}
}
