package wording

import (
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/language"
	"readout/internal/mention"
	"readout/internal/site"
)

// A Phrase is a stretch of a line: words, or a name of which a page may make a link.
type Phrase struct {
	Text   string
	Entity entity.ID    // whose name it is; entity.None for words
	Event  site.EventID // likewise; site.NoEvent for words
	Verb   bool         // what was done
}

// A Place is where a statement is shown, and so what its reader knows already.
type Place struct {
	// Speaker has the page; their statements begin with the verb. It may be entity.None.
	Speaker entity.ID
	// Known need not be named as what a statement is about.
	Known []entity.ID
	// EventName names an event within a sentence, or is "" where it need not be named.
	EventName func(site.EventID) string
	// Name names a person, and says what post they hold if they speak and it has to be
	// said there.
	Name func(person entity.ID, speaks *site.Statement) (name, post string)
}

// Anywhere is a place whose reader knows nothing: there names and offices are given in
// full.
func (w *Writer) Anywhere() Place {
	return Place{Speaker: entity.None, EventName: w.EventInSentence, Name: func(id entity.ID, speaks *site.Statement) (name, post string) {
		if speaks != nil {
			post = w.officeInSentence(id, speaks)
		}
		return w.Name(id), post
	}}
}

// officeInSentence is what post somebody held, and for whom: "President of Russia".
func (w *Writer) officeInSentence(id entity.ID, st *site.Statement) string {
	post, side := w.Role(id, st.Date, w.site.EventOf(st)), w.site.SpeaksAt(id, st.Date, w.site.EventOf(st))
	if post == "" || side == entity.None || strings.Contains(post, w.site.Registry.At(side).Name) {
		return post
	}
	return w.Say("act.post", post, w.InSentence(side))
}

// An act is a statement that is being told.
type act struct {
	*Writer
	*site.Statement
	at    Place
	to    []mention.Party // hearers who are not Whom
	whom  []mention.Party
	about []subject
	rest  string
}

// A subject is what a statement is about.
type subject struct {
	mention.Party
	event site.EventID
}

// Act says who did what to whom: "Lavrov denied, speaking to Blinken, that". The words
// follow it as they are.
func (w *Writer) Act(st *site.Statement, at Place) []Phrase {
	form, rest := w.shape(st)
	line := w.act(st, at, form, rest)
	if last := len(line) - 1; last >= 0 && w.ownThat(st) != "" {
		line[last].Text = strings.TrimSuffix(line[last].Text, " "+w.that[0])
	}
	return line
}

// Note is Act without the words, for where they stand beside it: "Lavrov denied this".
func (w *Writer) Note(st *site.Statement, at Place) []Phrase { return w.act(st, at, "note", "") }

func (w *Writer) act(st *site.Statement, at Place, form, rest string) []Phrase {
	verb := string(st.Mark.Verb)
	if st.Mark.Cue.Given() {
		verb = "cue"
	}
	frame := w.Frame(verb + "." + form)
	if frame == nil && rest != "" {
		frame = w.Frame(verb + ".rest")
	}
	if frame == nil {
		frame = w.Frame(verb + ".open")
	}
	a := &act{Writer: w, Statement: st, at: at, to: st.To, rest: rest}
	if frame.Uses("whom") {
		a.chooseWhom()
	}
	directed := verb == "cue" || verb == string(document.Said)
	if !directed { // nobody is accused, speaking to them
		a.to = slices.DeleteFunc(slices.Clone(a.to), func(p mention.Party) bool { return isAmong(p, a.Of) })
	}
	a.about = a.subjects(directed)
	return begun(a.fill(frame))
}

// chooseWhom finds whom an act is directed at: whom the author names, but the person
// alone if it was said to one who speaks for them; else all who heard it, if they
// have names.
func (a *act) chooseWhom() {
	named := !slices.ContainsFunc(a.To, func(p mention.Party) bool { return p.Entity == entity.None })
	switch {
	case len(a.Of) == 1 && len(a.To) == 1 && named && a.speaksFor(a.To[0].Entity, a.Of[0].Entity),
		len(a.Of) == 0 && named:
		a.whom, a.to = a.To, nil
	default:
		a.whom = a.Of
	}
}

func (a *act) speaksFor(person, side entity.ID) bool {
	return a.site.Registry.At(person).Kind == entity.Person && a.site.SpeaksAt(person, a.Date, a.site.EventOf(a.Statement)) == side
}

// subjects returns what a statement is about and a reader does not see from its words
// or from where it stands.
func (a *act) subjects(directed bool) []subject {
	var list []subject
	add := func(p mention.Party, event site.EventID) {
		same := func(s subject) bool { return s.event == event && s.Entity == p.Entity && s.Text == p.Text }
		if !a.clear(p, event) && !slices.ContainsFunc(list, same) {
			list = append(list, subject{p, event})
		}
	}
	if directed {
		for _, p := range a.Of {
			if !isAmong(p, a.To) {
				list = append(list, subject{p, site.NoEvent})
			}
		}
	}
	for i, p := range a.About {
		add(p, a.AboutEvent(i))
	}
	return slices.DeleteFunc(slices.Clone(list), func(s subject) bool { // "the letter and the letter" says nothing
		return s.event != site.NoEvent && slices.ContainsFunc(list, func(o subject) bool {
			return o.event != s.event && o.event != site.NoEvent && a.at.EventName(o.event) == a.at.EventName(s.event)
		})
	})
}

// clear reports whether what a statement is about need not be said.
func (a *act) clear(p mention.Party, event site.EventID) bool {
	if event != site.NoEvent {
		return a.at.EventName(event) == ""
	}
	if p.Entity == entity.None {
		return false
	}
	of := func(o mention.Party) bool { return o.Entity == p.Entity || a.speaksForAt(o.Entity, p.Entity) }
	return p.Entity == a.Topic || slices.Contains(a.at.Known, p.Entity) || slices.ContainsFunc(a.Of, of) || a.namedInWords(p.Entity)
}

func isAmong(p mention.Party, list []mention.Party) bool {
	return slices.ContainsFunc(list, func(o mention.Party) bool { return o.Entity == p.Entity && o.Text == p.Text })
}

func (a *act) speaksForAt(id, side entity.ID) bool { return id != entity.None && a.speaksFor(id, side) }

// namedInWords reports whether the words of a statement name somebody.
func (a *act) namedInWords(id entity.ID) bool {
	article := &a.site.Articles[a.Article]
	mentions := a.site.Mentions[article.Mentions.From:article.Mentions.To]
	for _, piece := range a.Mark.Pieces {
		first, _ := slices.BinarySearchFunc(mentions, piece.Start, func(m site.Mention, start int32) int { return int(m.Text.Start - start) })
		for i := first; i < len(mentions) && mentions[i].Text.Start < piece.End; i++ {
			if mentions[i].Entity == id {
				return true
			}
		}
	}
	return false
}

// fill fills a frame.
func (a *act) fill(f language.Frame) []Phrase {
	line := make([]Phrase, 0, 8) // most need no more
	f.Fill(a.has, func(part *language.FramePart) {
		if part.Slot == "" {
			p := words(part.Text)
			p.Verb = part.Verb
			line = appended(line, p)
			return
		}
		for _, p := range a.slot(part.Slot) {
			p.Verb = part.Verb
			line = appended(line, p)
		}
	})
	return line
}

// has reports whether slot would return anything. It names nobody, since a person who was
// named is not introduced again.
func (a *act) has(name string) bool {
	switch name {
	case "who":
		return !a.understood() && (len(a.Speakers) > 0 || a.By != nil)
	case "to":
		return len(a.to) > 0
	case "of":
		return len(a.Of) > 0
	case "whom":
		return len(a.whom) > 0
	case "about":
		return len(a.about) > 0
	case "via":
		return len(a.Via) > 0
	case "outer":
		return len(a.Via) > 1
	case "one", "verb", "rest":
		return len(a.slot(name)) > 0
	}
	says := false
	a.Frame(name).Fill(a.has, func(part *language.FramePart) { says = says || part.Slot == "" || a.has(part.Slot) })
	return says
}

// slot returns what stands at a slot of a frame; nothing if that is not there.
func (a *act) slot(name string) []Phrase {
	switch name {
	case "who":
		return a.speakers()
	case "to":
		return a.list(a.to)
	case "of":
		return a.list(a.Of)
	case "whom":
		return a.list(a.whom)
	case "one":
		if of := a.list(a.Of); len(a.Of) == 1 && !strings.HasSuffix(of[0].Text, "s") {
			return of
		}
	case "about":
		return a.aboutWhat()
	case "via":
		return a.list(a.Via[:min(1, len(a.Via))])
	case "outer":
		return a.list(a.Via[min(1, len(a.Via)):])
	case "verb":
		return said(a.Mark.Cue.Text)
	case "rest":
		return said(a.rest)
	default:
		return a.fill(a.Frame(name))
	}
	return nil
}

func words(text string) Phrase { return Phrase{Text: text, Entity: entity.None, Event: site.NoEvent} }

func said(text string) []Phrase {
	if text == "" {
		return nil
	}
	return []Phrase{words(text)}
}

// appended joins words to words before them.
func appended(line []Phrase, p Phrase) []Phrase {
	if last := len(line) - 1; last >= 0 && line[last].plain() && p.plain() && line[last].Verb == p.Verb {
		line[last].Text += p.Text
		return line
	}
	return append(line, p)
}

func (p *Phrase) plain() bool { return p.Entity == entity.None && p.Event == site.NoEvent }

// begun begins a line like a sentence.
func begun(line []Phrase) []Phrase {
	for len(line) > 0 {
		if line[0].Text = strings.TrimLeft(line[0].Text, " "); line[0].Text != "" {
			line[0].Text = UpperFirst(line[0].Text)
			break
		}
		line = line[1:]
	}
	return line
}

// understood reports whether the line stands on the page of the only speaker, who is not named there.
func (a *act) understood() bool { return len(a.Speakers) == 1 && a.Speakers[0] == a.at.Speaker }

// Relay says who reports what was said: "according to the Harbour Ministry". It is empty
// for what was said in the open.
func (w *Writer) Relay(st *site.Statement, at Place) []Phrase {
	if len(st.Via) == 0 {
		return nil
	}
	a := &act{Writer: w, Statement: st, at: at}
	return a.fill(w.Frame("relayed"))
}

// Plainly returns a line as text alone.
func (w *Writer) Plainly(line []Phrase) string {
	var b strings.Builder
	size := 0
	for i := range line {
		size += len(line[i].Text) + 6 // with the signs that isolate it
	}
	b.Grow(size)
	for i := range line {
		if line[i].plain() {
			b.WriteString(line[i].Text)
		} else {
			b.WriteString(w.Isolated(line[i].Text))
		}
	}
	return b.String()
}

// lastRune returns the last letter or mark of a text.
func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
