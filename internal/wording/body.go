package wording

import (
	"bytes"
	"cmp"
	"html"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"readout/internal/address"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/site"
	"readout/internal/source"
)

// A Body is one document's text with its slots filled, for one page.
type Body struct {
	w         *Writer
	links     address.Links // of the page
	content   *site.Content
	text      *document.Text
	mentions  []site.Mention // of an article, in order of the text; nil for other documents
	linked    []bool         // by mentions: shown as links
	article   *site.Article  // nil for other documents
	pieces    map[int32]int  // of each statement, how many were opened
	notes     []int32        // statements of the block that is being filled
	noted     int            // how many statements have their number by now
	inLink    bool           // inside a link to an event: names there are no links
	unslotted []insertion    // memory that insertions uses again and again

	buffer   bytes.Buffer
	segments []Segment // of the part that is being filled
}

// A Segment is a stretch of a body, and what a page shows after it.
type Segment struct {
	HTML  template.HTML
	After *document.Slot // an EventBox, QuoteOpen, QuoteClose, CalloutOpen or Notes; nil for nothing
	Notes []int32        // for Notes: the statements of the block, which count the document's
	First int            // for Notes: the number of the first
}

// Body returns the text of a document, and of an article if it is one, for a page
// with these links.
func (w *Writer) Body(links address.Links, c *site.Content, a *site.Article) *Body {
	f := &Body{w: w, links: links, content: c, text: &c.Document.Text, article: a, pieces: map[int32]int{}}
	if a != nil {
		f.mentions, f.linked = w.site.Mentions[a.Mentions.From:a.Mentions.To], w.site.Linked(a)
	}
	return f
}

// An insertion is markup to put at an offset of the HTML.
type insertion struct {
	at     int32
	slot   *document.Slot // nil for a found mention or a sentence's own anchor
	place  string         // a sentence's own anchor
	para   bool           // the beginning of a paragraph with notes
	open   bool           // of a found mention: its beginning; or a place
	number int            // of a found mention
}

// Part returns a part of the text as segments.
func (f *Body) Part(p document.Part) []Segment {
	f.segments = nil
	from := p.HTML.Start
	all := f.insertions(p)
	for i, in := range all {
		if in.at > from {
			f.buffer.Write(f.text.HTML[from:in.at])
			from = in.at
		}
		switch {
		case in.slot != nil && in.slot.Kind == document.StatementClose:
			end := p.HTML.End
			if i+1 < len(all) {
				end = all[i+1].at
			}
			from = f.closeStatement(in.slot.Index, from, end)
		case in.slot != nil:
			from = f.slot(in.slot, from)
		case in.para:
			f.buffer.WriteString("<div class=para>")
		case in.place != "":
			f.buffer.WriteString("<i id=" + in.place + "></i>")
		default:
			f.mention(in)
		}
	}
	f.buffer.Write(f.text.HTML[from:p.HTML.End])
	if f.buffer.Len() > 0 {
		f.cut(Segment{})
	}
	return f.segments
}

// HTML returns a part that has no slots beside references: a field.
func (f *Body) HTML(p document.Part) template.HTML {
	var b strings.Builder
	for _, s := range f.Part(p) {
		b.WriteString(string(s.HTML))
	}
	for _, block := range f.text.Blocks[p.Blocks.Start:p.Blocks.End] {
		if turned := f.w.turned(block.Span.Of(f.text.Plain)); turned != "" {
			return template.HTML(`<span dir="` + turned + `">` + b.String() + "</span>")
		}
	}
	return template.HTML(b.String())
}

// cut ends a segment with what a page shows after the HTML so far.
func (f *Body) cut(s Segment) {
	s.HTML = template.HTML(f.buffer.String())
	f.buffer.Reset()
	f.segments = append(f.segments, s)
}

// insertions lists all slots, found mentions and anchors of sentences of a part,
// in order. At one offset a mention ends before, and begins after, whatever slots
// are there.
func (f *Body) insertions(p document.Part) []insertion {
	found := f.unslotted[:0]
	for i, m := range f.mentions {
		if m.How == mention.Explicit || m.Block < p.Blocks.Start || m.Block >= p.Blocks.End {
			continue
		}
		span := f.text.HTMLOf(m.Text)
		if m.Crosses {
			span.End = span.Start // an anchor alone: tags around the name would cut those inside it
		}
		found = append(found, insertion{at: span.Start, open: true, number: i}, insertion{at: span.End, number: i})
	}
	found = append(found, f.ownAnchors(p)...)
	for _, s := range f.text.Slots[p.Slots.Start:p.Slots.End] {
		if at, ok := f.paragraph(s); ok {
			found = append(found, insertion{at: at, para: true, open: true})
		}
	}
	slices.SortStableFunc(found, func(a, b insertion) int { return cmp.Compare(a.at, b.at) })
	f.unslotted = found
	all := make([]insertion, 0, len(found)+int(p.Slots.End-p.Slots.Start))
	for i := p.Slots.Start; i < p.Slots.End; i++ {
		s := &f.text.Slots[i]
		for len(found) > 0 && (found[0].at < s.HTML || found[0].at == s.HTML && !found[0].open) {
			all = append(all, found[0])
			found = found[1:]
		}
		all = append(all, insertion{at: s.HTML, slot: s})
	}
	return append(all, found...)
}

// ownAnchors lists the anchors of the sentences of a part that can be reached by
// nothing else.
func (f *Body) ownAnchors(p document.Part) []insertion {
	if p.Blocks != f.text.Body.Blocks {
		return nil
	}
	var list []insertion
	places := f.w.Sentences(f.content, f.article)
	for i, span := range f.text.Sentences {
		if place, own := places.Anchor(i); own {
			list = append(list, insertion{at: f.text.HTMLOf(span).Start, place: place, open: true})
		}
	}
	return list
}

// mention opens or closes a mention that was found in the prose.
func (f *Body) mention(in insertion) {
	m := f.mentions[in.number]
	href := ""
	if f.linked[in.number] && !f.inLink {
		href = f.links.EntityHref(m.Entity)
	}
	name := f.anchor(in.number)
	switch {
	case in.open && href != "":
		f.buffer.WriteString(`<a href="` + href + `"` + name + `>`)
	case href != "":
		f.buffer.WriteString("</a>")
	case in.open && name != "":
		f.buffer.WriteString("<span" + name + ">")
	case name != "":
		f.buffer.WriteString("</span>")
	}
}

// anchor returns the attribute that names a mention, which counts f.mentions. Those in
// fields have none.
func (f *Body) anchor(number int) string {
	if f.mentions[number].Block < f.text.Body.Blocks.Start {
		return ""
	}
	return " id=" + address.MentionAnchor(number)
}

// slot fills one slot and returns the HTML offset to go on from.
func (f *Body) slot(s *document.Slot, from int32) int32 {
	switch s.Kind {
	case document.ReferenceOpen:
		return f.openReference(s, from)
	case document.ReferenceClose:
		f.buffer.WriteString(f.referenceTags(s.Index).close)
	case document.StatementOpen:
		f.openStatement(s.Index)
	case document.EventLinkOpen, document.EventLinkClose:
		f.eventLink(s)
	case document.LinkOpen, document.LinkClose:
		f.link(s)
	case document.ImageAddress:
		f.buffer.WriteString(html.EscapeString(fileName.Replace(f.links.Href(f.w.File(f.content.Links[s.Index].File)))))
	case document.EventBox:
		if f.article != nil {
			f.cut(Segment{After: s})
		}
	case document.QuoteOpen:
		f.buffer.WriteString("<blockquote class=said id=" + f.content.Document.Statements[s.Index].ID + ">\n")
		f.cut(Segment{After: s})
		f.buffer.WriteString("<div" + f.foreign(s.Index) + ">\n")
	case document.QuoteClose:
		f.buffer.WriteString("</div>\n")
		f.cut(Segment{After: s})
		f.buffer.WriteString("</blockquote>\n")
	case document.CalloutOpen:
		c := f.content.Document.Callouts[s.Index]
		f.buffer.WriteString(`<div class="callout ` + string(c.Type) + `" role="note" id="` + address.CalloutAnchor(int(s.Index)) + `">`)
		f.cut(Segment{After: s})
	case document.CalloutClose:
		f.buffer.WriteString("</div>\n")
	case document.Notes:
		f.cut(Segment{After: s, Notes: f.notes, First: f.noted - len(f.notes) + 1})
		f.notes = nil
		if _, ok := f.paragraph(*s); ok {
			f.buffer.WriteString("</div>\n")
		}
	}
	return from
}

type tags struct{ open, close string }

// referenceTags returns the markup around a reference.
func (f *Body) referenceTags(index int32) tags {
	id := f.content.References[index]
	if id == entity.None {
		return tags{}
	}
	name := ""
	ref := &f.content.Document.References[index]
	number, linked := f.explicit(ref.Text)
	if number >= 0 {
		name = f.anchor(number)
	}
	if f.article == nil {
		linked = !ref.InLink
	}
	if href := f.links.EntityHref(id); href != "" && linked && !f.inLink {
		return tags{`<a href="` + href + `"` + name + `>`, "</a>"}
	}
	if name == "" {
		return tags{}
	}
	return tags{"<span" + name + ">", "</span>"}
}

// explicit finds the mention that a mark of the author made.
func (f *Body) explicit(text source.Span) (number int, linked bool) {
	first, _ := slices.BinarySearchFunc(f.mentions, text.Start, func(m site.Mention, start int32) int {
		return cmp.Compare(m.Text.Start, start)
	})
	for i := first; i < len(f.mentions) && f.mentions[i].Text.Start == text.Start; i++ {
		if m := &f.mentions[i]; m.How == mention.Explicit && m.Text == text {
			return i, f.linked[i]
		}
	}
	return -1, false
}

// openReference writes a reference's opening; where the author wrote only an
// id, the entity's name is shown instead.
func (f *Body) openReference(s *document.Slot, from int32) int32 {
	f.buffer.WriteString(f.referenceTags(s.Index).open)
	ref := &f.content.Document.References[s.Index]
	name, replaced := f.w.literal(ref, f.content.References[s.Index])
	if !replaced {
		return from
	}
	f.buffer.WriteString(html.EscapeString(name))
	return f.text.HTMLOf(ref.Text).End
}

func (f *Body) openStatement(index int32) {
	s := &f.content.Document.Statements[index]
	id := ""
	if f.pieces[index] == 0 {
		id = " id=" + s.ID
	}
	f.pieces[index]++
	f.buffer.WriteString("<" + element(s) + " class=said" + id + f.foreign(index) + ">")
}

// foreign returns the attributes of a quotation in another script.
func (f *Body) foreign(index int32) string {
	lang, direction := f.w.ForeignWords(f.text, &f.content.Document.Statements[index])
	if lang == "" {
		return ""
	}
	return ` lang="` + lang + `" dir="` + direction + `"`
}

func element(s *document.Statement) string {
	if s.Form == document.Direct {
		return "q"
	}
	return "span"
}

// closeStatement ends a piece, at an offset of the HTML, and returns where to go on. After
// the last piece stands the number of the note that will follow the block: inside the
// text the note would break the sentence. The number stands after the punctuation, up to
// the next insertion.
func (f *Body) closeStatement(index, from, end int32) int32 {
	s := &f.content.Document.Statements[index]
	f.buffer.WriteString("</" + element(s) + ">")
	if f.pieces[index] != len(s.Pieces) {
		return from
	}
	after := punctuation(f.text.HTML[from:end])
	f.buffer.Write(after)
	f.notes = append(f.notes, index)
	f.noted++
	number := strconv.Itoa(f.noted)
	f.buffer.WriteString("<sup><a href=#n" + number + ">" + f.w.Digits(number) + "</a></sup>")
	return from + int32(len(after))
}

// punctuation returns the points and closing marks that a text begins with.
func punctuation(text []byte) []byte {
	return text[:len(text)-len(bytes.TrimLeft(text, ".,;:!?…”’»)،؛؟。，、」』"))]
}

// paragraph returns where the paragraph begins that has notes at a slot. A list item, a
// heading and a table are none.
func (f *Body) paragraph(s document.Slot) (int32, bool) {
	if s.Kind != document.Notes {
		return 0, false
	}
	start := f.text.HTMLOf(f.text.Blocks[s.Index].Span).Start
	tag := int32(bytes.LastIndexByte(f.text.HTML[:start], '<'))
	return tag, tag >= 0 && (bytes.HasPrefix(f.text.HTML[tag:], []byte("<p>")) || bytes.HasPrefix(f.text.HTML[tag:], []byte("<p ")))
}

func (f *Body) eventLink(s *document.Slot) {
	id := f.content.EventLinks[s.Index]
	if id == site.NoEvent {
		return
	}
	f.inLink = s.Kind == document.EventLinkOpen
	if !f.inLink {
		f.buffer.WriteString("</a>")
		return
	}
	f.buffer.WriteString(`<a href="` + f.links.Href(f.w.Event(id)) + `">`)
}

// fileName escapes what means something else in an address than in a file's name.
var fileName = strings.NewReplacer("%", "%25", " ", "%20", "?", "%3F", "#", "%23")

func (f *Body) link(s *document.Slot) {
	target := f.content.Links[s.Index]
	href := f.links.TargetHref(target)
	if href == "" {
		return
	}
	if s.Kind == document.LinkClose {
		f.buffer.WriteString("</a>")
		return
	}
	if target.File != "" {
		href = fileName.Replace(href)
	}
	name := ""
	if number, _ := f.explicit(f.content.Document.Links[s.Index].Text); number >= 0 {
		name = f.anchor(number)
	}
	if target.Anchor != "" {
		href += "#" + target.Anchor
	}
	if title := f.content.Document.Links[s.Index].Title; title != "" {
		name += ` title="` + html.EscapeString(title) + `"`
	}
	f.buffer.WriteString(`<a href="` + html.EscapeString(href) + `"` + name + `>`)
}
