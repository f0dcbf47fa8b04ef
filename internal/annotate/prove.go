package annotate

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/site"
	"readout/internal/source"
	"readout/internal/spelling"
)

// prove takes out the marks that cause an error or change what a reader sees, until there
// are none. It returns the draft.
func (d *desk) prove(marks []mark) Draft {
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Compare(b.rank(), a.rank()) })
	marks, _ = withoutCrossing(marks)
	before := d.errorsOf(d.doc)
	for {
		data, all := insert(d.doc.File.Data, marks)
		marked := d.parser.Parse(source.NewFile(d.plain.path, data))
		wrong := d.changed(marked, all)
		for _, x := range d.errorsOf(marked) {
			if !slices.ContainsFunc(before, func(o source.Diagnostic) bool { return o.Rule == x.Rule && o.Message == x.Message }) {
				wrong = append(wrong, blame(x, data, all)...)
			}
		}
		if len(wrong) == 0 {
			return d.draft(data, all, marked, before)
		}
		marks = d.without(marks, wrong)
	}
}

// rank orders marks: of two that cross each other, the one of the higher rank stays.
func (m *mark) rank() int {
	return [...]int{nameMark: 1, statementMark: 3, eventMark: 2, question: 0, turnMark: 4}[m.kind]
}

// changed returns the marks of the block that does not show the words that it showed
// without marks; if there is none of them, all marks. Where a block begins does not matter.
func (d *desk) changed(marked *document.Document, all []placed) []placed {
	a, b := d.doc.Text.Plain, marked.Text.Plain
	if bytes.Equal(a, b) {
		return nil
	}
	at := firstDifference(a, b)
	if at < 0 {
		return nil
	}
	in := d.doc.Text.SourceSpan(d.doc.Text.Blocks[d.blockOf(int32(at))].Span)
	var wrong []placed
	for _, p := range all {
		if in.Start <= p.span.Start && p.span.End <= in.End+2 {
			wrong = append(wrong, p)
		}
	}
	if len(wrong) == 0 {
		return all
	}
	return wrong
}

// firstDifference returns the offset in a of the first letter that b does not have in its
// place, blanks left out; -1 if there is none.
func firstDifference(a, b []byte) int {
	j := 0
	for i, c := range a {
		if isBlank(c) {
			continue
		}
		for j < len(b) && isBlank(b[j]) {
			j++
		}
		if j == len(b) || b[j] != c {
			return i
		}
		j++
	}
	if len(bytes.TrimSpace(b[j:])) > 0 {
		return max(0, len(a)-1)
	}
	return -1
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }

// blame returns the marks that an error is about: the innermost around its place, or if
// there is none, those of its paragraph, or all.
func blame(x source.Diagnostic, data []byte, all []placed) []placed {
	var wrong, near []placed
	paragraph := paragraphAt(data, int(x.Span.Start))
	for _, p := range all {
		if int(x.Span.Start) < p.start || p.end <= int(x.Span.Start) {
			continue
		}
		if len(wrong) == 0 || p.end-p.start < wrong[0].end-wrong[0].start {
			wrong = []placed{p}
		}
	}
	for _, p := range all {
		if p.start < int(paragraph.End) && int(paragraph.Start) < p.end {
			near = append(near, p)
		}
	}
	switch {
	case len(wrong) > 0:
		return wrong
	case len(near) > 0:
		return near
	}
	return all
}

// paragraphAt returns what stands between the empty lines around an offset.
func paragraphAt(data []byte, at int) source.Span {
	start := bytes.LastIndex(data[:at], []byte("\n\n")) + 1
	end := bytes.Index(data[at:], []byte("\n\n"))
	if end < 0 {
		end = len(data) - at
	}
	return source.Between(start, at+end)
}

// without takes marks out, with those of their groups, and notes what is open now.
func (d *desk) without(marks []mark, wrong []placed) []mark {
	is := func(m mark) bool {
		return slices.ContainsFunc(wrong, func(w placed) bool { return w.mark == m || w.group != 0 && w.group == m.group })
	}
	var questions []mark
	noted := map[int]bool{}
	for _, m := range marks {
		switch {
		case !is(m):
		case m.kind == statementMark && !noted[m.group]:
			noted[m.group] = true
			note := fmt.Sprintf("whose words are these? “%s”", short(string(m.span.Of(d.doc.File.Data))))
			questions = append(questions, mark{kind: question, span: source.At(int(m.span.End)), open: whoQuestion, note: note})
		case m.kind == question: // it has no place in the text
			d.summary.Open = append(d.summary.Open, m.note)
		}
	}
	return append(slices.DeleteFunc(marks, is), questions...)
}

// short returns the beginning of some words.
func short(words string) string {
	const most = 60
	r := []rune(strings.Trim(oneLine(words), "“”\"«»"))
	if len(r) <= most {
		return string(r)
	}
	return strings.TrimSpace(string(r[:most])) + "…"
}

// errorsOf returns the errors that the article has on the site.
func (d *desk) errorsOf(article *document.Document) []source.Diagnostic {
	published := slices.Clone(d.known)
	for _, doc := range d.site.Documents {
		if doc.Kind == document.KindEvent || doc.Kind == document.KindArticle && len(doc.Events) > 0 && d.refersTo(doc) {
			published = append(published, doc)
		}
	}
	published = append(published, article)
	slices.SortFunc(published, func(a, b *document.Document) int { return cmp.Compare(a.File.Path, b.File.Path) })
	in := site.Input{
		Config: d.site.Config, Registry: d.registry, Names: site.Names{Lexicon: d.lexicon},
		Files: func() map[source.Path]bool { return nil },
	}
	for _, doc := range published {
		found := &mention.Result{}
		if doc.Kind == document.KindArticle {
			found = d.lexicon.Find(doc)
		}
		in.Published = append(in.Published, document.Summarize(doc))
		in.Names.Found = append(in.Names.Found, found)
	}
	_, diagnostics := site.Resolve(in)
	var list []source.Diagnostic
	for _, x := range append(slices.Clone(article.Diagnostics), diagnostics...) {
		if x.Path == article.File.Path && x.Severity == source.Error {
			list = append(list, x)
		}
	}
	return list
}

// refersTo reports whether an event of the draft is one that a file of the site declares.
func (d *desk) refersTo(doc *document.Document) bool {
	return slices.ContainsFunc(doc.Events, func(o document.Event) bool {
		return slices.ContainsFunc(d.events, func(e *event) bool { return e.exists && e.id == o.ID })
	})
}

// draft is the end of the work: the files, and the summary of what is marked.
func (d *desk) draft(data []byte, all []placed, marked *document.Document, errors []source.Diagnostic) Draft {
	s := &d.summary
	s.Statements = len(marked.Statements) - len(d.doc.Statements)
	for _, n := range d.names {
		e := d.registry.At(n.Entity)
		list := &s.Names
		if e.Kind == entity.Country {
			list = &s.Countries
		}
		if !slices.Contains(*list, e.Name) {
			*list = append(*list, e.Name)
		}
	}
	for _, e := range d.events {
		switch title := e.day.String() + " " + d.title(e); {
		case e.exists:
			s.Known = append(s.Known, title)
		case e.id != "":
			s.Events = append(s.Events, title)
		}
	}
	for _, p := range all {
		if p.kind == question {
			at := p.start + len(p.open) - len(strings.TrimLeft(p.open, "\n"))
			s.Open = append(s.Open, fmt.Sprintf("line %d: %s", source.PositionOf(data, int32(at)).Line, p.note))
		}
	}
	return Draft{Article: File{d.plain.path, data}, Entities: d.files, Earlier: d.earlier(), Summary: *s, Diagnostics: errors}
}

// earlier returns the article that was made of this report before, or "": one of the same
// title, and of the same day or first paragraph, unless their sources differ; or of the same
// source, and of the same day or title.
func (d *desk) earlier() source.Path {
	own := d.doc.Article
	if own == nil {
		return ""
	}
	first := opening(d.doc)
	for _, doc := range d.site.Documents {
		a := doc.Article
		if a == nil {
			continue
		}
		day, title := a.Date.Day == own.Date.Day, spelling.Fold(a.Title.Text) == spelling.Fold(own.Title.Text)
		same := title && (day || first != "" && opening(doc) == first) // --date may have set another day
		if a.SourceURL.Given() && own.SourceURL.Given() {
			same = a.SourceURL.Text == own.SourceURL.Text && (day || title)
		}
		if same {
			return doc.File.Path
		}
	}
	return ""
}

// opening is the first paragraph of an article, without marks.
func opening(doc *document.Document) string {
	body := doc.Text.Body.Blocks
	if body.Len() == 0 {
		return ""
	}
	return strings.TrimSpace(string(doc.Text.Blocks[body.Start].Span.Of(doc.Text.Plain)))
}
