package page

import (
	"cmp"
	"html"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/site"
	"readout/internal/source"
	"readout/internal/view"
)

// A filler fills the slots of one document's text for one page.
type filler struct {
	v         *viewer
	content   *site.Content
	text      *document.Text
	mentions  []site.Mention   // of an article, in order of the text; nil for other documents
	linked    []bool           // by mentions: shown as links
	article   *site.Article    // nil for other documents
	pieces    map[int32]int    // of each statement, how many were opened
	notes     []view.Statement // to the statements of the block that is being filled
	inLink    bool             // inside a link to an event: names there are no links
	unslotted []insertion      // memory that insertions uses again and again
}

func (v *viewer) filler(c *site.Content, a *site.Article) *filler {
	f := &filler{v: v, content: c, text: &c.Document.Text, article: a, pieces: map[int32]int{}}
	if a != nil {
		f.mentions, f.linked = v.s.Mentions[a.Mentions.From:a.Mentions.To], v.s.Linked(a)
	}
	return f
}

// An insertion is markup to put at an offset of the HTML.
type insertion struct {
	at     int32
	slot   *document.Slot // nil for a found mention or a sentence's own anchor
	place  string         // a sentence's own anchor
	open   bool           // of a found mention: its beginning; or a place
	number int            // of a found mention
}

// part returns a part of the text as segments.
func (f *filler) part(p document.Part) []view.Segment {
	out := &segments{}
	from := p.HTML.Start
	for _, in := range f.insertions(p) {
		if in.at > from {
			out.write(f.text.HTML[from:in.at])
			from = in.at
		}
		switch {
		case in.slot != nil:
			from = f.slot(out, in.slot, from)
		case in.place != "":
			out.string(`<i id="` + in.place + `"></i>`)
		default:
			f.found(out, in)
		}
	}
	out.write(f.text.HTML[from:p.HTML.End])
	return out.list()
}

// html returns a part that has no slots beside references: a field.
func (f *filler) html(p document.Part) template.HTML {
	var b strings.Builder
	for _, s := range f.part(p) {
		b.WriteString(string(s.HTML))
	}
	for _, block := range f.text.Blocks[p.Blocks.Start:p.Blocks.End] {
		if turned := f.v.turned(block.Span.Of(f.text.Plain)); turned != "" {
			return template.HTML(`<span dir="` + turned + `">` + b.String() + "</span>")
		}
	}
	return template.HTML(b.String())
}

// insertions lists all slots, found mentions and anchors of sentences of a part,
// in order. At one offset a mention ends before, and begins after, whatever slots
// are there.
func (f *filler) insertions(p document.Part) []insertion {
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
func (f *filler) ownAnchors(p document.Part) []insertion {
	if p.Blocks != f.text.Body.Blocks {
		return nil
	}
	var list []insertion
	places := f.v.places(f.content, f.article)
	for i, span := range f.text.Sentences {
		if place := places.anchor(i); place == ownAnchor(i) {
			list = append(list, insertion{at: f.text.HTMLOf(span).Start, place: place, open: true})
		}
	}
	return list
}

// found opens or closes a mention that was found in the prose.
func (f *filler) found(out *segments, in insertion) {
	m := f.mentions[in.number]
	href := ""
	if f.linked[in.number] && !f.inLink {
		href = f.v.entityHref(m.Entity)
	}
	switch {
	case in.open && href != "":
		out.string(`<a href="` + href + `" id="` + anchor(in.number) + `">`)
	case in.open:
		out.string(`<span id="` + anchor(in.number) + `">`)
	case href != "":
		out.string("</a>")
	default:
		out.string("</span>")
	}
}

// anchor is the id of an article's mention on its page.
func anchor(number int) string { return "m" + strconv.Itoa(number+1) }

// slot fills one slot and returns the HTML offset to go on from.
func (f *filler) slot(out *segments, s *document.Slot, from int32) int32 {
	switch s.Kind {
	case document.ReferenceOpen:
		return f.openReference(out, s, from)
	case document.ReferenceClose:
		out.string(f.referenceTags(s.Index).close)
	case document.StatementOpen:
		f.openStatement(out, s.Index)
	case document.StatementClose:
		f.closeStatement(out, s.Index)
	case document.EventLinkOpen, document.EventLinkClose:
		f.eventLink(out, s)
	case document.LinkOpen, document.LinkClose:
		f.link(out, s)
	case document.ImageAddress:
		out.string(html.EscapeString(f.v.file(f.content.Links[s.Index].File)))
	case document.EventBox:
		if f.article != nil {
			id := f.article.Declared[s.Index]
			e := f.v.eventRow(id)
			e.Title.Text = cmp.Or(f.content.Document.Events[s.Index].Title.Text, e.Title.Text) // as this article calls it
			e.ID = f.v.boxAnchor(id)
			out.cut(view.Segment{Event: &e})
		}
	case document.QuoteOpen:
		out.string(`<blockquote class="said" id="` + f.content.Document.Statements[s.Index].ID + `">` + "\n")
		if attributes := f.foreign(s.Index); attributes != "" {
			out.string("<div" + attributes + ">\n") // around the words, without who said them
		}
	case document.QuoteClose:
		if f.foreign(s.Index) != "" {
			out.string("</div>\n")
		}
		st := f.statement(s.Index)
		out.cut(view.Segment{Quote: &st})
		out.string("</blockquote>\n")
	case document.CalloutOpen:
		c := f.content.Document.Callouts[s.Index]
		out.string(`<aside class="callout ` + c.Type + `" id="c` + strconv.Itoa(int(s.Index)+1) + `">`)
		out.cut(view.Segment{Callout: &view.Callout{Type: c.Type, Label: f.v.word("callout", c.Type), Date: f.v.day(c.Date)}})
	case document.CalloutClose:
		out.string("</aside>\n")
	case document.Notes:
		out.cut(view.Segment{Notes: f.notes})
		f.notes = nil
	}
	return from
}

type tags struct{ open, close string }

// referenceTags returns the markup around a reference.
func (f *filler) referenceTags(index int32) tags {
	id := f.content.References[index]
	if id == entity.None {
		return tags{}
	}
	name := ""
	ref := &f.content.Document.References[index]
	number, linked := f.explicit(ref.Text)
	if number >= 0 {
		name = ` id="` + anchor(number) + `"`
	}
	if f.article == nil {
		linked = !ref.InLink
	}
	if href := f.v.entityHref(id); href != "" && linked && !f.inLink {
		return tags{`<a href="` + href + `"` + name + `>`, "</a>"}
	}
	return tags{"<span" + name + ">", "</span>"}
}

// explicit finds the mention that a mark of the author made.
func (f *filler) explicit(text source.Span) (number int, linked bool) {
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
func (f *filler) openReference(out *segments, s *document.Slot, from int32) int32 {
	out.string(f.referenceTags(s.Index).open)
	ref := &f.content.Document.References[s.Index]
	name, replaced := f.v.literal(ref, f.content.References[s.Index])
	if !replaced {
		return from
	}
	out.string(html.EscapeString(name))
	return f.text.HTMLOf(ref.Text).End
}

// literal returns the name to show for a reference that is written as an id.
func (v *viewer) literal(ref *document.Reference, id entity.ID) (string, bool) {
	if !ref.Literal || id == entity.None {
		return "", false
	}
	e := v.s.Registry.At(id)
	if ref.Target != e.Key.ID && !strings.Contains(ref.Target, "/") {
		return "", false
	}
	return e.Name, true
}

func (f *filler) openStatement(out *segments, index int32) {
	s := &f.content.Document.Statements[index]
	id := ""
	if f.pieces[index] == 0 {
		id = ` id="` + s.ID + `"`
	}
	f.pieces[index]++
	out.string("<" + element(s) + ` class="said"` + id + f.foreign(index) + ">")
}

// foreign returns the attributes of a quotation in another script.
func (f *filler) foreign(index int32) string {
	return foreignAttributes(f.v.foreignWords(f.text, &f.content.Document.Statements[index]))
}

func element(s *document.Statement) string {
	if s.Form == document.Direct {
		return "q"
	}
	return "span"
}

// closeStatement ends a piece; after the last, a note to it will follow the
// block: inside the text it would break the sentence.
func (f *filler) closeStatement(out *segments, index int32) {
	s := &f.content.Document.Statements[index]
	out.string("</" + element(s) + ">")
	if f.pieces[index] == len(s.Pieces) {
		f.notes = append(f.notes, f.note(index))
	}
}

// statement returns the view of one of the article's statements.
func (f *filler) statement(index int32) view.Statement {
	return f.v.statement(site.StatementID(f.article.Statements.From + index))
}

// note returns the view of a statement for the note to its paragraph. Names are
// links the first time on the page only, and without flags: the margin has all
// of them, and an article's page must stay light.
func (f *filler) note(index int32) view.Statement {
	st := f.statement(index)
	for _, list := range [][]view.Chip{st.Of, st.To, st.About, st.Via} {
		for i := range list {
			list[i].Flag = ""
			if list[i].Href != "" && f.v.anchorOnce(list[i].Href) == "" {
				list[i].Href = ""
			}
		}
	}
	return st
}

func (f *filler) eventLink(out *segments, s *document.Slot) {
	id := f.content.EventLinks[s.Index]
	if id == site.NoEvent {
		return
	}
	f.inLink = s.Kind == document.EventLinkOpen
	if !f.inLink {
		out.string("</a>")
		return
	}
	out.string(`<a href="` + f.v.href(f.v.p.addresses.events[id]) + `">`)
}

func (f *filler) link(out *segments, s *document.Slot) {
	target := f.content.Links[s.Index]
	href := f.v.targetHref(target)
	if href == "" {
		return
	}
	if s.Kind == document.LinkClose {
		out.string("</a>")
		return
	}
	name := ""
	if number, _ := f.explicit(f.content.Document.Links[s.Index].Text); number >= 0 {
		name = ` id="` + anchor(number) + `"`
	}
	if target.Anchor != "" {
		href += "#" + target.Anchor
	}
	if title := f.content.Document.Links[s.Index].Title; title != "" {
		name += ` title="` + html.EscapeString(title) + `"`
	}
	out.string(`<a href="` + html.EscapeString(href) + `"` + name + `>`)
}
