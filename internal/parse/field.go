package parse

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/markdown"
	"readout/internal/meta"
	"readout/internal/source"
)

// fields puts an article's own words outside the body into the text, and takes
// the brackets of references off all other words of the front matter.
func (b *builder) fields() {
	if a := b.doc.Article; a != nil {
		b.text.Title = b.field(a.Title, document.Field)
		b.text.Summary = b.field(a.Summary, document.Field)
		for _, point := range a.KeyPoints {
			b.text.KeyPoints = append(b.text.KeyPoints, b.field(point, document.Field))
		}
		b.text.Caption = b.field(a.ImageCaption, document.Caption)
		b.defaults.whole = b.readDefaults(phrase{a.Statements.Text, a.Statements.Origin(b.doc.File.Data).At})
	}
	for i := range b.doc.Events { // of an event's file
		e := &b.doc.Events[i]
		b.checkLists(e)
		for _, v := range []meta.Value{e.Title, e.Duration, e.Result} {
			origin := v.Origin(b.doc.File.Data)
			b.reportEntryWithin(phrase{v.Text, origin.At})
		}
	}
	b.plainFields()
}

func (w *textWriter) field(v meta.Value, kind document.BlockKind) document.Part {
	part := w.startPart()
	if v.Given() {
		w.openBlock(kind)
		w.fieldText(v)
		w.closeBlock()
	}
	return w.endPart(part)
}

// fieldText writes a field, in which [[ ]] is all that is not plain text. It
// goes word by word, because YAML may have folded lines between words.
func (w *textWriter) fieldText(v meta.Value) {
	origin := v.Origin(w.doc.File.Data)
	whole := phrase{v.Text, origin.At}
	for i := 0; i < len(v.Text); {
		inner, ok := markdown.WikilinkInner(v.Text[i:])
		if !ok {
			end := wordEnd(v.Text, i)
			if p := whole.slice(i, end); !w.folded(p, v.Text[end:]) {
				w.fieldWord(p)
			}
			i = end
			continue
		}
		target, words := whole.slice(i+2, i+2+len(inner)), whole.slice(i+2, i+2+len(inner))
		bar := strings.IndexByte(target.text, '|')
		if bar >= 0 {
			target, words = target.slice(0, bar), target.slice(bar+1, len(inner))
		}
		w.reference(target, bar >= 0, func() { w.fieldWord(words) })
		i += len(inner) + len("[[]]")
	}
}

// fieldWord writes a word, or the white space between two. Where the file has
// other bytes, as in a folded line or in "It”s", the runs are not exact.
func (w *textWriter) fieldWord(p phrase) {
	data, at := w.doc.File.Data, int(p.offset(0))
	if at+len(p.text) <= len(data) && string(data[at:at+len(p.text)]) == p.text && !strings.ContainsAny(p.text, "\r\n") {
		w.prose([]byte(p.text), true, func(n int) int { return at + n })
		return
	}
	for i, r := range p.text {
		if r == '\n' {
			r = ' '
		}
		if invisibleRune(r) {
			w.text.HTML = utf8.AppendRune(w.text.HTML, r)
			continue
		}
		w.char([]byte(string(r)), []byte(html.EscapeString(string(r))), source.At(int(p.offset(i))))
	}
}

// folded reports whether white space is a line break between two wide characters, which is no space.
func (w *textWriter) folded(p phrase, rest string) bool {
	if strings.TrimSpace(p.text) != "" || !markdown.EndsWide(w.text.Plain) {
		return false
	}
	next := []byte(rest)
	if inner, ok := markdown.WikilinkInner(next); ok {
		next = inner[bytes.IndexByte(inner, '|')+1:]
	}
	if !markdown.BeginsWide(next) {
		return false
	}
	at := int(p.offset(0))
	return strings.Contains(p.text, "\n") || !bytes.HasPrefix(w.doc.File.Data[at:], []byte(p.text))
}

// wordEnd returns the end of the word at from, or of the white space before it; a reference ends it too.
func wordEnd(s string, from int) int {
	end := from + len(s[from:]) - len(strings.TrimLeft(s[from:], " \n\t"))
	if end > from {
		return end
	}
	for end < len(s) && !strings.ContainsRune(" \n\t", rune(s[end])) && (end == from || !strings.HasPrefix(s[end:], "[[")) {
		end++
	}
	return end
}

// plainFields replaces field values that are shown without links by their plain words.
func (a *attributeReader) plainFields() {
	one := func(values ...*meta.Value) {
		for _, v := range values {
			*v = a.plain(*v)
		}
	}
	all := func(lists ...[]meta.Value) {
		for _, list := range lists {
			for i := range list {
				one(&list[i])
			}
		}
	}
	if a := a.doc.Article; a != nil {
		one(&a.Dateline, &a.Publisher, &a.ImageAlt, &a.ImageCredit)
		all(a.Authors, a.Ignore)
	}
	if p := a.doc.Person; p != nil {
		one(&p.Name, &p.SortName, &p.Surname, &p.ImageAlt, &p.ImageCredit)
		all(p.Aliases)
		for i := range p.Posts {
			one(&p.Posts[i].Role)
		}
	}
	if c := a.doc.Country; c != nil {
		one(&c.Name, &c.OfficialName, &c.Capital)
		all(c.Aliases, c.Demonyms, c.Metonyms)
	}
	if o := a.doc.Organization; o != nil {
		one(&o.Name)
		all(o.Aliases)
	}
	if p := a.doc.Place; p != nil {
		one(&p.Name)
		all(p.Aliases)
	}
	if t := a.doc.Topic; t != nil {
		one(&t.Name)
		all(t.Aliases)
	}
	if p := a.doc.Page; p != nil {
		one(&p.Title, &p.Description)
	}
	for i := range a.doc.Events {
		e := &a.doc.Events[i]
		one(&e.Title, &e.Duration, &e.Result)
		for j := range e.Readouts {
			one(&e.Readouts[j].Title)
		}
	}
}

// fieldMark is the end of a mark in a field that has no statements.
var fieldMark = regexp.MustCompile(`(?i)\]\s?\(\s*(?:` + markWords + `)\s*:`)

// checkFieldMark reports a mark in a field that has no statements.
func (r *reporter) checkFieldMark(p phrase) {
	if m := fieldMark.FindStringIndex(p.text); m != nil {
		r.problem(p.slice(m[0], m[1]).span(), "leftover-annotation", "take it out, and write the statement into the text of an article",
			"a mark in a field of plain words, where it shows as text")
	}
}

// plain returns a value with the words of its references in place of the
// brackets. The references are kept to be checked.
func (a *attributeReader) plain(v meta.Value) meta.Value {
	a.checkName(v.Text, v.Span)
	if strings.Contains(v.Text, "](") { // before a phrase is made, as in few fields
		a.checkFieldMark(phrase{v.Text, v.Origin(a.doc.File.Data).At})
	}
	if strings.ContainsAny(v.Text, "*_") {
		a.checkItalicsOf(phrase{v.Text, v.Origin(a.doc.File.Data).At})
	}
	if start, end := markdown.CommentIn(v.Text); start < end { // before a phrase is made, as in few fields
		a.checkComment(phrase{v.Text, v.Origin(a.doc.File.Data).At}, markdown.CommentHint)
	}
	if !strings.Contains(v.Text, "[[") {
		v.Text = visibleWords(v.Text)
		return v
	}
	origin := v.Origin(a.doc.File.Data)
	v.Text = a.displayText(phrase{v.Text, origin.At}, false)
	return v
}

// displayText returns a phrase as it is shown where there are no links, and keeps its
// references. An id has no words to show, since the entity's name is not known here;
// ids with a hyphen, which cannot be words, may pass.
func (a *attributeReader) displayText(p phrase, ids bool) string {
	var out strings.Builder
	for i := 0; i < len(p.text); {
		inner, ok := markdown.WikilinkInner(p.text[i:])
		if !ok {
			if strings.HasPrefix(p.text[i:], "[[") {
				a.openReference(p.slice(i, i+2).span(), p.text[i:], false)
				out.WriteByte('[')
				i++
			}
			out.WriteByte(p.text[i])
			i++
			continue
		}
		target, words, labelled := strings.Cut(inner, "|")
		v := p.slice(i+2, i+2+len(target)).trim().reference()
		switch {
		case labelled && strings.TrimSpace(words) == "":
			a.noWords(v)
		case !labelled && (validID(v.Text) || strings.Contains(v.Text, "/")) && !(ids && strings.Contains(v.Text, "-")):
			a.problem(v.Span, "no-words", "write [["+v.Text+"|the words to show]]", "an id stands where words are shown")
		}
		if !labelled {
			words = target
		}
		a.doc.FieldReferences = append(a.doc.FieldReferences, v)
		out.WriteString(words)
		i += len(inner) + len("[[]]")
	}
	return strings.Join(strings.Fields(visibleWords(out.String())), " ")
}

func (r *reporter) noWords(target meta.Value) {
	hint := "write [[" + target.Text + "]], or the words to show after the bar"
	r.problem(target.Span, "no-words", hint, "a reference without words")
}
