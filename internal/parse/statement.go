package parse

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/text/unicode/norm"

	"readout/internal/document"
	"readout/internal/quotation"
	"readout/internal/sentence"
	"readout/internal/source"
	"readout/internal/spelling"
)

// noMark stands in the stack of open marks for one that could not be read; its words stay as text.
const noMark = -1

// statementLink reads [words](verb:speaker "attributes"): to goldmark a link.
func (b *builder) statementLink(n *ast.Link, src []byte, verb string, entering bool) {
	if !entering {
		if index := b.pop(); index != noMark {
			b.closeStatement(index, b.markSpan(n, src))
		}
		return
	}
	index, ok := b.openStatement(n, src, verb)
	b.open = append(b.open, index)
	if !ok {
		b.brokenIn = b.block()
		return
	}
	s := &b.doc.Statements[index]
	s.Pieces = append(s.Pieces, source.At(int(b.plainEnd())))
	b.slot(document.StatementOpen, index)
}

// markSpan returns where in the file the words of a mark stand, with its address.
func (r *reporter) markSpan(n *ast.Link, src []byte) source.Span {
	return source.Span{Start: int32(r.base + max(n.Pos(), 0)), End: r.destinationSpan(n, src).End}
}

func (b *builder) closeStatement(index int32, mark source.Span) {
	s := &b.doc.Statements[index]
	piece := &s.Pieces[len(s.Pieces)-1]
	piece.End = b.plainEnd()
	if quotation.Wordless(piece.Of(b.text.Plain)) && !b.reportedWithin(mark) {
		b.problem(mark, "no-words", "put the words into the brackets", "a statement without words")
	}
	b.slot(document.StatementClose, index)
	b.noted = true
}

// openStatement finds the statement that a mark continues, or begins one.
func (b *builder) openStatement(n *ast.Link, src []byte, verb string) (int32, bool) {
	at := b.destinationSpan(n, src)
	if b.doc.Kind != document.KindArticle {
		b.problem(at, "statement-outside-article", "move it into an article", "a statement can stand only in an article")
		return noMark, false
	}
	destination, title := b.destination(n, src), b.title(n, src)
	speakers := destination.slice(len(verb)+1, len(destination.text))
	if verb == contScheme {
		return b.continueStatement(at, speakers, title)
	}
	s := document.Statement{Verb: document.Verb(verb), Source: b.markSpan(n, src), Block: b.block()}
	s.Speakers = references(b.splitList(speakers, ','))
	own := b.attributes(&s, b.splitAttributes(title), b.previous())
	b.completed(&s, own)
	b.needSpeaker(&s, at, "")
	return b.add(s), true
}

// completed gives a statement its defaults. What it leaves out because it speaks of the speaker, "same"
// does not repeat: for who speaks next, the default holds.
func (b *builder) completed(s *document.Statement, own attributeSet) {
	b.complete(s, &own, b.quote >= 0)
	b.last = own
	b.last.names = slices.DeleteFunc(b.last.names, func(name string) bool {
		return !own.takes(name) && (name == "to" && len(s.To) == 0 || name == "via" && len(s.Via) == 0)
	})
}

// needSpeaker reports a statement with no speaker or two. The header is a block's, if it is one.
func (b *builder) needSpeaker(s *document.Statement, at source.Span, header string) {
	switch {
	case len(s.Speakers) == 0 && !s.By.Given() && s.By.Span.Start == 0:
		hint := `write the speaker's id after the colon, or who it was as an attribute: "by senior official"`
		if s.Quote {
			hint = fmt.Sprintf("write who it was: > [!%s] ana-torres, or > [!%s] by senior official", header, header)
		}
		b.problem(at, "no-speaker", hint, "a statement without a speaker")
	case len(s.Speakers) > 0 && s.By.Given():
		b.problem(s.By.Span, "two-speakers", `"by" is for a speaker without a name; who passed the words on is "via"`,
			"a statement with both a speaker and an anonymous one")
	}
}

func (b *builder) continueStatement(at source.Span, speakers, title phrase) (int32, bool) {
	if extra := title.trim(); extra.text != "" || strings.TrimSpace(speakers.text) != "" {
		where := extra.span()
		if extra.text == "" {
			where = speakers.span()
		}
		b.problem(where, "cont-with-attributes", "write only (cont:), or the verb if it is another statement",
			"a continued statement has the speaker and attributes of its beginning")
		return noMark, false
	}
	if s := b.previous(); s != nil {
		b.checkContinued(s, at)
		return int32(len(b.doc.Statements)) - 1, true
	}
	if !b.brokenBefore() {
		b.problem(at, "nothing-to-continue", "write the verb and speaker out", "cont: has no statement before it in this paragraph")
	}
	return noMark, false
}

// checkContinued warns of a statement that is continued behind words such as "Lavrov answered:", which
// tell that another spoke.
func (b *builder) checkContinued(s *document.Statement, at source.Span) {
	if len(s.Pieces) == 0 || len(s.Speakers) == 0 {
		return
	}
	between := b.text.Plain[s.Pieces[len(s.Pieces)-1].End:]
	between = bytes.TrimRightFunc(between, func(r rune) bool {
		return quotation.IsSpace(r) || quotation.MayOpen(r) || strings.ContainsRune(":：,，،", r)
	})
	from := bytes.LastIndexFunc(between, func(r rune) bool {
		return quotation.IsStop(r) || strings.ContainsRune(",，،;；\n", r) || quotation.MayClose(r)
	})
	clause := bytes.TrimLeftFunc(between[from+1:], func(r rune) bool { return !quotation.IsLetterOrDigit(r) })
	for _, joint := range []string{"and ", "but ", "und ", "et ", "y ", "и "} {
		clause = bytes.TrimPrefix(clause, []byte(joint))
	}
	name := inquitName(clause)
	if !isInquit(s, clause) {
		name = labelBefore(clause, b.text.Plain[s.Pieces[len(s.Pieces)-1].End:])
	}
	if len(name) > 0 && namesOther(s, name) {
		b.warn(at, "speaker-contradicted", fmt.Sprintf("write the verb and the speaker out, such as (said:%s), or correct the text", cmp.Or(spelling.Slug(string(name)), "ana-torres")),
			"these words are continued as those of %s, and the text has %q before them", s.Speakers[0].Text, clause)
	}
}

// labelBefore returns the name that is all of a clause before a colon, as in "Lavrov (in Moscow): …", nil if none is.
func labelBefore(clause, between []byte) []byte {
	between = bytes.TrimRightFunc(between, func(r rune) bool { return quotation.IsSpace(r) || quotation.MayOpen(r) })
	if name, _ := cutAddition(clause); name != nil {
		clause = name
	}
	if last, _ := utf8.DecodeLastRune(between); last != ':' && last != '：' || !isName(clause, 1) || sentence.Begins(bytes.Fields(clause)[0]) {
		return nil
	}
	return clause
}

// brokenBefore reports whether a mark that could not be read stands earlier in
// the open block: "cont:" and "same" may refer to it.
func (b *builder) brokenBefore() bool {
	if leftover.Match(b.text.Plain[b.text.Blocks[b.block()].Span.Start:]) {
		b.brokenIn = b.block()
	}
	return b.brokenIn == b.block()
}

// add keeps a statement and returns its index.
func (b *builder) add(s document.Statement) int32 {
	b.doc.Statements = append(b.doc.Statements, s)
	return int32(len(b.doc.Statements)) - 1
}

// previous returns the statement before in the open block, or nil. What a quote
// block holds is its speaker's: it cannot be gone on with.
func (b *builder) previous() *document.Statement {
	if n := len(b.doc.Statements); n > 0 && b.doc.Statements[n-1].Block == b.block() && !b.doc.Statements[n-1].Quote {
		return &b.doc.Statements[n-1]
	}
	return nil
}

// finishStatements sets what needs the whole text: form, exact pieces and permalink of statements.
func (f *finisher) finishStatements() {
	used := map[string]int{}
	var blocks []int32
	for i := range f.doc.Statements {
		s := &f.doc.Statements[i]
		id := permalink(s, f.text.Plain)
		used[id]++
		s.ID = id
		if n := used[id]; n > 1 {
			s.ID = fmt.Sprintf("%s-%d", id, n)
		}
		f.setForm(s)
		if !s.Quote && len(s.Pieces) > 0 {
			s.Before = f.before(s.Pieces[0].Start, f.doc.Statements[:i])
		}
		s.Quoted = quotation.Quoted(s.Form, f.text.Plain, s.Pieces)
		s.Inside = inside(s, f.doc.Statements, blocks)
		if s.Quote && len(s.Pieces) > 0 {
			blocks = append(blocks, int32(i))
		}
	}
}

// before returns Statement.Before for words that begin at an offset, given the earlier
// statements.
func (f *finisher) before(start int32, earlier []document.Statement) source.Span {
	from := f.text.SentenceAt(start).Start
	if n := len(earlier); n > 0 && len(earlier[n-1].Pieces) > 0 {
		pieces := earlier[n-1].Pieces
		if end := pieces[len(pieces)-1].End; end <= start {
			from = max(from, end)
		}
	}
	return source.Span{Start: from, End: start}
}

// inside returns Statement.Inside, given the earlier blocks, outer before inner.
func inside(s *document.Statement, all []document.Statement, blocks []int32) int32 {
	for _, i := range blocks {
		pieces := all[i].Pieces
		if len(s.Pieces) > 0 && pieces[0].Start <= s.Pieces[0].Start && s.Pieces[0].Start < pieces[len(pieces)-1].End {
			return i
		}
	}
	return -1
}

// permalink derives a statement's address from its words alone, so that edits around it do not change it.
func permalink(s *document.Statement, plain []byte) string {
	var words, speakers []string
	for _, p := range s.Pieces {
		words = append(words, string(p.Of(plain)))
	}
	for _, v := range s.Speakers {
		speakers = append(speakers, v.Text)
	}
	said := strings.Join(strings.Fields(norm.NFC.String(strings.Join(words, " … "))), " ")
	sum := sha256.Sum256([]byte(string(s.Verb) + "\n" + strings.Join(speakers, ",") + "\n" + said))
	return "s-" + hex.EncodeToString(sum[:4])
}
