package wording

import (
	"slices"
	"strings"
	"unicode"

	"readout/internal/document"
	"readout/internal/site"
)

// longestRest is the largest number of the author's words between a verb and the words
// of a statement that can be taken over.
const longestRest = 8

// shape tells by what stands before the words of a statement in its article which frame
// they can follow. The rest is what stands there between the verb and them, for a verb
// that would say the opposite without it: "having plans to".
func (w *Writer) shape(st *site.Statement) (form, rest string) {
	mark := st.Mark
	if mark.Form == document.Direct {
		if w.Frame(string(mark.Verb)+".quote") != nil && !mark.Cue.Given() {
			return "quote", ""
		}
		return "open", ""
	}
	plain := w.site.Articles[st.Article].Document.Text.Plain
	before := string(mark.Before.Of(plain))
	if first := w.ownThat(st); first != "" {
		before += " " + first // "denied [that troops had moved]"
	}
	return w.shapeAfter(mark, before)
}

// ownThat returns the word of a clause if the words of a paraphrase begin with it.
func (w *Writer) ownThat(st *site.Statement) string {
	if st.Mark.Form == document.Direct || len(st.Mark.Pieces) == 0 {
		return ""
	}
	text := strings.TrimSpace(w.site.Articles[st.Article].Document.Text.Words(st.Mark.Pieces[0]))
	if first, _, more := strings.Cut(text, " "); more && slices.Contains(w.that, strings.ToLower(first)) {
		return first
	}
	return ""
}

func (w *Writer) shapeAfter(mark *document.Statement, before string) (form, rest string) {
	list := strings.Fields(withoutAsides(before))
	if len(list) == 0 || isPunctuation(lastRune(list[len(list)-1])) {
		return "open", ""
	}
	verb := string(mark.Verb)
	b := w.before[verb]
	if mark.Cue.Given() {
		b = wordsBefore{own: []string{strings.ToLower(lastWord(mark.Cue.Text))}}
	} else if w.Frame(verb+".rest") != nil {
		return w.shapeOfDenial(list, b)
	}
	last := strings.ToLower(list[len(list)-1])
	switch {
	case slices.Contains(w.that, last):
		if n := len(list); n > 1 && slices.Contains(b.own, strings.ToLower(list[n-2])) && w.Frame(verb+".that") != nil {
			return "that", "" // "demanded that [they leave]"
		}
		return "clause", ""
	case slices.Contains(b.own, last), slices.Contains(b.takes, last):
		return "noun", ""
	}
	return "open", ""
}

// shapeOfDenial is shape for a verb that turns round what stands after it. It has its
// own frames only if it is what governs the words: "said that [it was not so]" may be a
// denial, too.
func (w *Writer) shapeOfDenial(list []string, b wordsBefore) (form, rest string) {
	small := strings.Fields(strings.ToLower(strings.Join(list, " ")))
	last := len(small) - 1
	verb := last
	for verb >= 0 && !slices.Contains(b.own, small[verb]) {
		verb--
	}
	between := small[verb+1:]
	says := func(word string) bool { return slices.Contains(w.says, word) || isPunctuation(lastRune(word)) }
	negated := verb >= 0 && slices.ContainsFunc(small[max(verb-2, 0):verb], func(word string) bool { return slices.Contains(w.not, word) })
	that := slices.Contains(w.that, small[last])
	switch {
	case verb < 0 || negated || len(between) > longestRest || slices.ContainsFunc(between, says):
		if that {
			return "clause", ""
		}
		return "open", ""
	case len(between) == 0, len(between) == 1 && slices.Contains(b.takes, between[0]):
		return "noun", ""
	case len(between) == 1 && that:
		return "that", "that"
	}
	return "rest", strings.Join(list[verb+1:], " ")
}

// withoutAsides leaves out what stands between two commas before the last word: "denied,
// the official said, [any plan]".
func withoutAsides(text string) string {
	for {
		from := strings.IndexByte(text, ',')
		if from < 0 {
			return text
		}
		length := strings.IndexByte(text[from+1:], ',')
		if length < 0 {
			return text
		}
		text = text[:from] + text[from+1+length+1:]
	}
}

func isPunctuation(r rune) bool { return unicode.IsPunct(r) && r != '’' && r != '\'' && r != '.' }

func lastWord(text string) string {
	if list := strings.Fields(text); len(list) > 0 {
		return list[len(list)-1]
	}
	return ""
}

// wordsBefore are the words that may stand before the words of a statement of one verb.
type wordsBefore struct{ own, takes []string }

// readWordsBefore reads what tells the shape of words.
func (w *Writer) readWordsBefore() {
	list := func(key string) []string { return strings.Fields(w.Word("before", key)) }
	w.that, w.says, w.not = list("that"), list("says"), list("not")
	w.before = map[string]wordsBefore{}
	for _, verb := range document.Verbs {
		var b wordsBefore
		if own := "before." + string(verb) + ".own"; w.Has(own, 0) {
			b.own = strings.Fields(w.Say(own))
		}
		if takes := "before." + string(verb) + ".takes"; w.Has(takes, 0) {
			b.takes = strings.Fields(w.Say(takes))
		}
		w.before[string(verb)] = b
	}
}
