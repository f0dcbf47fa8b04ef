package site

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// A slip is a part of the free text of an attribute that was meant as an attribute or a
// name: "to antony-blinken, via Ned Price" makes an audience called "via Ned Price",
// and may change the side of the account. Nobody would see it on the page.
//
// Most free text is no slip: "an aide to Sergey Lavrov", "officials at NATO",
// "reporters on background". A word with which attributes begin is a slip only where
// prose does not have it, or before a value that only an attribute takes.
type slip struct {
	at            span
	message, hint string
}

// A span is a range of byte offsets in a text.
type span struct{ from, to int }

// A freeText is the free text of an attribute.
type freeText struct {
	*Article
	mark      *document.Statement
	attribute string
	value     meta.Value
	first     bool // of the list
	words     []span
}

// A slipFinder finds slips in free texts.
type slipFinder struct {
	*lookup
	slipped []*document.Statement // those of the last article that have a slip
	named   *document.Statement   // the last of which a hint writes all names in "to"
}

// reportSlips reports slips in the attributes of an article's statements, one for each
// text.
func (f *slipFinder) reportSlips(a *Article, statements []mention.Attribution) {
	f.slipped = f.slipped[:0]
	for i := range statements {
		st := &statements[i]
		mark := st.Mark
		look := func(attribute string, v meta.Value, first bool) {
			f.reportSlip(&freeText{Article: a, mark: mark, attribute: attribute, value: v, first: first})
		}
		texts(mark.To, st.To, func(v meta.Value, first bool) { look("to", v, first) })
		texts(mark.Via, st.Via, func(v meta.Value, first bool) { look("via", v, first) })
		if st.By != nil && len(mark.Speakers) == 0 { // with both, that is the mistake
			look("by", mark.By, true)
		}
		if mark.Cue.Given() {
			look("cue", mark.Cue, true)
		}
	}
}

// texts calls look with the free texts of a list. The parties are those of the list
// that count: see mention.Attribution.
func texts(list []meta.Value, parties []mention.Party, look func(v meta.Value, first bool)) {
	next := 0
	for k, v := range list {
		if next == len(parties) || parties[next].Text != v.Text {
			continue // the speaker, who is left out of the parties
		}
		if parties[next].Entity == entity.None {
			look(v, k == 0)
		}
		next++
	}
}

func (f *slipFinder) reportSlip(t *freeText) {
	t.words = wordsOf(t.value.Text)
	for _, find := range []func(*freeText) *slip{f.chainInText, f.attributeInText, f.namesInText, f.dayInText, f.idInText} {
		s := find(t)
		if s == nil {
			continue
		}
		path := t.Document.File.Path
		f.problem(path, t.place(s.at), "slip-in-text", s.hint, "%s", s.message)
		f.slipped = append(f.slipped, t.mark)
		return
	}
}

// place returns the place of a part of the text in the file, or of the whole text if
// the file has it in another form, such as with escapes.
func (t *freeText) place(part span) source.Span {
	whole := t.value.Span
	if string(whole.Of(t.Document.File.Data)) != t.value.Text {
		return whole
	}
	return source.Between(int(whole.Start)+part.from, int(whole.Start)+part.to)
}

// wordsOf returns the words of a text, without the signs around them. A word with
// which attributes begin is one of its own behind any sign: "reporters/via".
func wordsOf(text string) []span {
	var words []span
	for i := 0; i < len(text); {
		n := strings.IndexFunc(text[i:], unicode.IsSpace)
		if n < 0 {
			n = len(text) - i
		}
		word := text[i : i+n]
		from := i + len(word) - len(strings.TrimLeftFunc(word, isSign))
		to := i + len(strings.TrimRightFunc(word, isSign))
		if from < to {
			if at := from + lastPart(text[from:to]); at > from && document.IsAttribute(spelling.Fold(text[at:to])) {
				words = append(words, span{from, from + len(strings.TrimRightFunc(text[from:at], isSign))})
				from = at
			}
			words = append(words, span{from, to})
		}
		i += n + 1
	}
	return words
}

func isSign(c rune) bool { return !unicode.In(c, unicode.L, unicode.M, unicode.N) }

// lastPart returns where the part of a word behind its last sign begins. Hyphens and
// apostrophes do not part: "stand-by", "jusqu’à".
func lastPart(word string) int {
	i := strings.LastIndexFunc(word, isSign)
	if i < 0 {
		return 0
	}
	sign, n := utf8.DecodeRuneInString(word[i:])
	if strings.ContainsRune("-‐‑'’.", sign) {
		return 0
	}
	return i + n
}

func (t *freeText) word(i int) string { return t.value.Text[t.words[i].from:t.words[i].to] }

// longest is the largest number of bytes that is looked up: no name, date or address of
// an annotation is longer. It keeps the time linear in the length of the text.
const longest = 200

// rest returns the text behind a word, up to the next comma, or the end of the brackets
// or quotation marks that it begins.
func (t *freeText) rest(i int) string {
	rest := strings.TrimLeft(t.value.Text[t.words[i].to:], ": ")
	rest = rest[:min(len(rest), longest)]
	if comma := strings.Index(rest, ", "); comma >= 0 {
		rest = rest[:comma]
	}
	if end := strings.Index(rest, t.closing(i)); end > 0 {
		rest = rest[:end]
	}
	return strings.TrimRight(rest, " .,;:!?…。\u2060")
}

// enclosed are brackets and other signs around words, with those that end them.
var enclosed = map[string]string{
	"(": ")", "[": "]", "{": "}", "<": ">", "‹": "›", "«": "»", "»": "«", "“": "”", "„": "“", "‘": "’", "‚": "‘", "'": "'", "\"": "\"", "*": "*", "_": "_", "~": "~", "`": "`",
	"（": "）", "［": "］", "｛": "｝", "【": "】", "〔": "〕", "「": "」", "『": "』", "《": "》", "〈": "〉",
}

// opening returns the sign directly before a word that begins something, or "".
func (t *freeText) opening(i int) string {
	c, n := utf8.DecodeLastRuneInString(t.value.Text[:t.words[i].from])
	sign := string(c)
	if n == 0 || enclosed[sign] == "" {
		return ""
	}
	return sign
}

// closing returns the sign that ends what the sign before a word begins; if there is
// none, what no text holds.
func (t *freeText) closing(i int) string {
	if open := t.opening(i); open != "" {
		return enclosed[open]
	}
	return "\n"
}

// afterComma reports whether a comma stands before a word.
func (t *freeText) afterComma(i int) bool {
	return strings.HasSuffix(strings.TrimRight(t.value.Text[:t.words[i].from], " "), ",")
}

// chainInText finds, behind who spoke, those who passed the words on: "by a US official
// > reporters".
func (f *slipFinder) chainInText(t *freeText) *slip {
	by, via, found := strings.Cut(t.value.Text, ">")
	by, via = strings.TrimSpace(by), strings.TrimSpace(via)
	if t.attribute != "by" || !found || by == "" || via == "" {
		return nil
	}
	s := &slip{span{0, len(t.value.Text)}, `">" separates those who passed the words on, and is read as a part of the text of "by"`,
		fmt.Sprintf("write them as an attribute: \"by %s; via %s\"", by, via)}
	if given(t.mark, "via") {
		s.hint = "write those who passed the words on once, in \"via\""
	}
	return s
}

// attributeInText finds an attribute that a comma, or nothing, parts from the one
// before it.
func (f *slipFinder) attributeInText(t *freeText) *slip {
	for i := range t.words {
		word, rest := t.word(i), t.rest(i)
		name := spelling.Fold(word)
		if name == "through" && i > 0 && (len(f.registry.Resolve(rest, entity.Person)) > 0 || len(f.registry.ByID(rest, parties...)) > 0) {
			name = "via"
		}
		if !document.IsAttribute(name) {
			continue
		}
		if word != name && !f.fits(t, name, rest) && !startsLower(rest) {
			continue // "To Lam" is a name
		}
		begins := i == 0 || t.afterComma(i)
		if begins && f.beginsAttribute(t, i, name, rest) || !begins && f.insideAttribute(t, i, name, rest) {
			at := span{t.words[i].from, t.words[i].to + strings.Index(t.value.Text[t.words[i].to:], rest) + len(rest)}
			if open := t.opening(i); open != "" {
				at.from -= len(open)
				at.to += len(t.value.Text[at.to:]) - len(strings.TrimPrefix(t.value.Text[at.to:], enclosed[open]))
			}
			return &slip{at, fmt.Sprintf("%q is read as a part of the text of %q, not as an attribute", t.value.Text[at.from:at.to], t.attribute),
				f.attributeHint(t, i, name, rest)}
		}
	}
	return nil
}

func startsLower(text string) bool {
	for _, c := range text {
		return unicode.IsLower(c)
	}
	return false
}

// beginsAttribute reports whether a word at the beginning of an item, or after a comma,
// was meant as an attribute.
func (f *slipFinder) beginsAttribute(t *freeText, i int, name, rest string) bool {
	noun := name == "side" || name == "topic" || name == "cue" // "to side delegates"
	item := i == 0 && !(t.first && (noun || t.attribute == "cue"))
	switch {
	case name == "same":
		return rest == "" && (i > 0 || t.attribute == "to" && !t.first || t.attribute == "by" && len(t.words) == 1)
	case rest == "":
		return false
	case f.fits(t, name, rest):
		return true
	case isQuantity(name, rest):
		return false // "to about 40 reporters", "by at least two officials"
	case item || i > 0 && (t.attribute == "cue" || name == "via" || name == "src" || name == "cue"):
		return true
	case i == 0:
		return false
	case name == "to": // "a source, to be named later"
		next, _, _ := strings.Cut(rest, " ")
		return !slices.Contains(strings.Fields("be have do whom which whose this that his her their its"), next)
	case name == "on": // "on condition of anonymity"
		return rest[0] >= '0' && rest[0] <= '9' || startsWithDay(rest)
	}
	return false
}

// insideAttribute reports whether a word inside a text was meant as an attribute: prose
// would not go on as it does, or only a person's name stands before it.
func (f *slipFinder) insideAttribute(t *freeText, i int, name, rest string) bool {
	if name == "same" || rest == "" {
		return false
	}
	token, _, _ := strings.Cut(rest, " ")
	var meant bool
	switch name {
	case "via":
		ids, _ := f.nameOf(rest)
		meant = len(ids) > 0 || len(f.lexicon.Named(rest)) > 0
	case "at":
		meant = f.fits(t, name, rest) || f.meansEvent(token)
	case "on":
		meant = isNumericDay(token)
	case "src":
		meant = f.fits(t, name, token)
	case "topic":
		meant = f.fits(t, name, rest)
	case "side":
		meant = rest == strings.ToLower(rest) && f.fits(t, name, rest)
	case "about", "of", "by":
		meant = f.meansEvent(rest) || f.isCode(rest)
	case "to": // "officials to Antony Blinken"; but "envoy to Russia"
		reports := slices.Contains(reporters, strings.ToLower(t.word(i-1)))
		meant = f.isCode(rest) || reports && f.fits(t, name, rest)
	}
	return meant || t.beginsWithPerson(f, i)
}

// reporters are the words after which "to" introduces an audience: "officials to Antony
// Blinken". An envoy, an aide and a diplomat may be an envoy to somebody.
var reporters = strings.Fields("official officials source sources reporter reporters journalist journalists minister ministers")

// fits reports whether a text is a value that an attribute takes, and hardly prose.
func (f *slipFinder) fits(t *freeText, name, rest string) bool {
	switch name {
	case "to", "via", "of", "by":
		return len(f.registry.Resolve(rest)) > 0
	case "about":
		return len(f.registry.Resolve(rest)) > 0 || f.meansEvent(rest)
	case "at":
		return f.meansEvent(rest) && !strings.Contains(rest, " ") || declares(t.Document, rest) > 0
	case "on":
		day, err := date.Parse(rest)
		return err == nil && day.IsDay()
	case "topic":
		return len(f.registry.Resolve(rest, entity.Topic)) > 0
	case "src":
		return strings.HasPrefix(rest, "https://") || strings.HasPrefix(rest, "http://")
	case "side":
		return rest == document.Nobody || len(f.registry.Resolve(rest, entity.Country, entity.Organization)) > 0
	case "from":
		return f.isLanguage(rest)
	}
	return false
}

// declares returns how many events of a type a file declares: "at call" means the
// only one.
func declares(d *document.Document, word string) int {
	kind, _ := document.EventTypeOf(word)
	n := 0
	for i := range d.Events {
		if d.Events[i].Type == kind {
			n++
		}
	}
	return n
}

// isCode reports whether a text is a country's code. "Known to us" and "close to me"
// are prose.
func (f *slipFinder) isCode(text string) bool {
	_, found := f.registry.Find(entity.Key{Kind: entity.Country, ID: text})
	return found && !slices.Contains([]string{"us", "me", "it"}, text)
}

// isLanguage reports whether a text is the adjective of a country, or another
// language of the news.
func (f *slipFinder) isLanguage(text string) bool {
	if slices.Contains(strings.Fields("Arabic Persian Farsi Hebrew Hindi Urdu Pashto Dari Mandarin Cantonese Kurdish Bengali Tamil"), text) {
		return true
	}
	return !strings.Contains(text, " ") && len(f.registry.Resolve(text)) == 0 && len(f.lexicon.Named(text)) > 0
}

// isQuantity reports whether "about" or "at" says how many.
func isQuantity(name, rest string) bool {
	next, more, _ := strings.Cut(rest, " ")
	switch name {
	case "at":
		return next == "least" || next == "most"
	case "about":
		if next == "a" || next == "an" {
			next, _, _ = strings.Cut(more, " ")
		}
		digits := strings.Trim(next, "0123456789,.") == ""
		return digits && next != "" || slices.Contains(strings.Fields(
			"two three four five six seven eight nine ten twelve fifteen twenty thirty forty fifty dozen dozens half hundred hundreds thousand thousands score scores third"), next)
	}
	return false
}

// startsWithDay reports whether a text begins with the name of a day or month.
func startsWithDay(text string) bool {
	next, _, _ := strings.Cut(text, " ")
	return slices.Contains(strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday "+
		"January February March April May June July August September October November December"), next)
}
