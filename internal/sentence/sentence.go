// Package sentence finds where sentences begin and end.
package sentence

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	uax29 "github.com/clipperhouse/uax29/v2/sentences"

	"readout/internal/document"
	"readout/internal/quotation"
	"readout/internal/source"
)

// MaxLength is how many bytes a sentence may have; a longer one is cut between two words.
const MaxLength = 4000

// Split cuts the blocks of a text into sentences: by UAX #29, which knows
// marks and no words, and then by what English makes of them. In doubt two
// sentences stay one: half a sentence says what nobody said.
func Split(t *document.Text) []source.Span {
	spans := make([]source.Span, 0, len(t.Blocks)*2)
	for _, block := range t.Blocks {
		at := int(block.Span.Start)
		for _, item := range items(block.Span.Of(t.Plain)) {
			start := 0
			for end := 0; end < len(item); {
				end += boundary(item[end:])
				for end-start > MaxLength {
					cut := start + shortened(item[start:end])
					spans = appendTrimmed(spans, item[start:cut], at+start)
					start = cut
				}
				if end == len(item) || !goesOn(item[start:end], item[end:]) {
					spans = appendTrimmed(spans, item[start:end], at+start)
					start = end
				}
			}
			at += len(item)
		}
	}
	return spans
}

// boundary returns where the first sentence of a text ends by UAX #29. Up to the first
// mark that may end one, of ASCII, the character before it is all that the rules look at.
func boundary(text []byte) int {
	from := 0
	for from < len(text) && text[from] < utf8.RuneSelf && !mayEnd[text[from]] {
		from++
	}
	if from == len(text) {
		return from
	}
	from = max(0, from-1)
	end, _, _ := uax29.SplitFunc(text[from:], true)
	return from + end
}

// mayEnd are the ASCII characters after which a sentence may end.
var mayEnd = [utf8.RuneSelf]bool{'.': true, '?': true, '!': true, '\n': true, '\r': true}

// shortened returns where to cut a text that is longer than a sentence can be:
// after a space, else between two characters. Each name in a sentence is shown
// with all of it, so a sentence without end would be shown without end.
func shortened(text []byte) int {
	if i := bytes.LastIndexByte(text[:MaxLength], ' '); i > 0 {
		return i + 1
	}
	cut := MaxLength
	for cut > 1 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return cut
}

// appendTrimmed appends the span of text at an offset, without the white space
// around it, unless nothing is left.
func appendTrimmed(spans []source.Span, text []byte, at int) []source.Span {
	at += len(text) - len(bytes.TrimLeftFunc(text, unicode.IsSpace))
	if text = bytes.TrimSpace(text); len(text) == 0 {
		return spans
	}
	return append(spans, source.Between(at, at+len(text)))
}

// itemMark is what an enumeration within a paragraph begins with: "1.)", "a.".
var itemMark = regexp.MustCompile(`^([•⁃‣] ?)?([0-9]{1,3}|[a-z])(\.\)|[.)]) `)

// items cuts a text that is an enumeration, and counts on, into its items. They need no full stop.
func items(text []byte) [][]byte {
	var list [][]byte
	if len(text) > 0 && 'A' <= text[0] && text[0] <= 'Z' {
		return append(list, text) // nearly always, without the expression
	}
	for m := itemMark.FindSubmatch(text); m != nil; {
		m[2] = following(m[2])
		at := bytes.Index(text, []byte(" "+string(m[1])+string(m[2])+string(m[3])+" "))
		if at < 0 {
			break
		}
		list = append(list, text[:at+1])
		text = text[at+1:]
	}
	return append(list, text)
}

// following counts on from a number or letter.
func following(mark []byte) []byte {
	if n, err := strconv.Atoi(string(mark)); err == nil {
		return strconv.AppendInt(nil, int64(n)+1, 10)
	}
	return []byte{mark[0] + 1}
}

// The words below stand in lower case, without the full stop, between spaces.
const (
	// before a name or a phrase: their stop ends no sentence
	beforeName = " mr mrs ms dr prof st mt ft gen brig lt col maj capt cmdr cpl sgt adm sen sens rep reps gov govs amb hon rev " +
		"fr pres messrs vs v cf e.g i.e approx ca mme mlle mgr msgr ste rt supt asst " + styles
	// of heads of state and their envoys, in English and French: an honorific may stand behind them
	styles = "h.e h.es t.e h.m h.m.s t.m h.r.h t.r.h h.h h.s.h h.i.h h.i.m s.e s.e.m s.e.mme s.a.r "
	// before a number only
	beforeNumber = " no nos n° art arts fig figs p pp para paras vol vols ch sec jan feb mar apr jun jul aug sep sept oct nov dec "
	// after a name, where a sentence may also end; so it is with initialisms
	afterName = " co inc ltd corp bros llc plc jr sr etc al dept univ assn sec min "
	// words that, capitalised, begin a sentence rather than go on with a name
	atStart = " the a an he she it they we you i in on at by from to of with but and or so yet this that these those his her its " +
		"their our my there here when while where why who what which how after before as if for since although though because " +
		"not no nor nobody nothing both all some many most each every one another other such only even then now today also " +
		"however meanwhile moreover instead is are was were do does did has have had can could should would mr mrs ms "
	timesOfDay = " a.m p.m "
	// prepositions of time: "At 5 a.m." is no sentence yet
	beforeTime = " at by on in from until till since after before around about "
	weekdays   = " monday tuesday wednesday thursday friday saturday sunday "
	ofSpeech   = " said says asked asks added adds told replied wrote answered shouted "
)

// Among reports whether a word, in any case, is one of a list, which is in lower case between
// spaces.
func Among(list string, word []byte) bool {
	if len(word) == 0 || bytes.IndexByte(word, ' ') >= 0 {
		return false
	}
	var room [32]byte // for " word ", without asking for memory: most words are short and of ASCII
	padded := append(room[:0], ' ')
	for _, c := range word {
		if c >= utf8.RuneSelf || len(padded)+1 >= len(room) {
			return strings.Contains(list, " "+strings.ToLower(string(word))+" ")
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		padded = append(padded, c)
	}
	return strings.Contains(list, string(append(padded, ' ')))
}

// Begins reports whether a capitalised word begins a sentence, rather than goes on with a name.
func Begins(word []byte) bool { return Among(atStart, word) }

// IsSpeech reports whether a word is a verb of speech: "said".
func IsSpeech(word []byte) bool { return Among(ofSpeech, word) }

// OpensWords reports whether a mark may stand right before words.
func OpensWords(r rune) bool { return r == '(' || r == '[' || quotation.MayOpen(r) }

// ClosesWords reports whether a mark may stand right after words.
func ClosesWords(r rune) bool { return r == ')' || r == ']' || quotation.MayClose(r) }

// label is a sentence that is none: "1.)", "Step 2.".
var label = regexp.MustCompile(`^\P{L}{0,4}(\pL+ )?([0-9]{1,3}|[a-z])(\.\)?|\))$`)

// longest is the length of the longest of the abbreviations above.
const longest = len("messrs")

// short is a length in bytes under which words can be too few for a sentence.
const short = 24

// goesOn reports whether a sentence that seems to end goes on in rest.
func goesOn(sentence, rest []byte) bool {
	sentence = bytes.TrimRightFunc(sentence, unicode.IsSpace)
	bare := bytes.TrimRightFunc(sentence, ClosesWords)
	quoted := len(bare) < len(sentence)
	stop := func(s []byte, end string) bool { return bytes.HasSuffix(s, []byte(end)) }
	switch {
	case len(sentence) < short && label.Match(sentence), omission(bare) && bytes.HasPrefix(sentence[len(bare):], []byte("]")),
		openBracket(sentence, rest):
		return true
	case stop(bare, "!"), stop(bare, "?"):
		next := nextWords(rest)
		first, _ := utf8.DecodeRune(next[0])
		return unicode.IsLower(first) || quoted && IsSpeech(bytes.TrimRight(next[1], ",.:;"))
	case stop(sentence, "...."), stop(sentence, ". . . ."):
		return false
	case omission(sentence):
		return string(nextWords(rest)[0]) == "I"
	case stop(sentence, "."):
		return abbreviated(sentence[:len(sentence)-1], rest)
	}
	return false
}

// nextWords returns the three words that rest begins with, as far as they stand in its first 80 bytes.
func nextWords(rest []byte) (words [3][]byte) {
	rest = rest[:min(len(rest), 80)]
	for i := range words {
		rest = bytes.TrimLeftFunc(rest, unicode.IsSpace)
		end := bytes.IndexFunc(rest, unicode.IsSpace)
		if end < 0 {
			end = len(rest)
		}
		words[i], rest = rest[:end], rest[end:]
	}
	return words
}

// openBracket reports whether a parenthesis in a sentence is closed in rest. It
// does not look far, as what is opened may never be closed.
func openBracket(sentence, rest []byte) bool {
	const far = 300
	sentence, rest = sentence[max(0, len(sentence)-far):], rest[:min(len(rest), far)]
	closed := bytes.IndexByte(rest, ')')
	return closed >= 0 && bytes.IndexByte(rest[:closed], '(') < 0 &&
		bytes.LastIndexByte(sentence, '(') > bytes.LastIndexByte(sentence, ')')
}

// omission reports whether a text ends with three dots.
func omission(text []byte) bool {
	return bytes.HasSuffix(text, []byte("...")) || bytes.HasSuffix(text, []byte(". . .")) || bytes.HasSuffix(text, []byte("…"))
}

// abbreviated reports whether the full stop after a sentence belongs to its
// last word alone, so that the sentence goes on in rest.
func abbreviated(sentence, rest []byte) bool {
	word := sentence
	if i := bytes.LastIndexFunc(sentence, beforeWord); i >= 0 {
		_, size := utf8.DecodeRune(sentence[i:])
		word = sentence[i+size:]
	}
	if !isAbbreviation(word) && !initials(word) {
		return false
	}
	next := nextWords(rest)
	start := bytes.TrimFunc(next[0], func(r rune) bool {
		return OpensWords(r) || ClosesWords(r) || r == ',' || r == '.' || r == ':' || r == ';'
	})
	first, _, _ := bytes.Cut(sentence, []byte(" "))
	switch {
	case Among(timesOfDay, word):
		return len(sentence) < short && Among(beforeTime, first) || zone(next)
	case Among(beforeName, word):
		return true
	case Among(afterName, word), initials(word):
		return !Among(atStart, start)
	case Among(beforeNumber, word):
		return len(start) > 0 && '0' <= start[0] && start[0] <= '9'
	}
	return false
}

// abbreviations are the words of all lists of them.
var abbreviations = func() map[string]bool {
	all := map[string]bool{}
	for word := range strings.FieldsSeq(beforeName + beforeNumber + afterName + timesOfDay) {
		all[word] = true
	}
	return all
}()

// isAbbreviation reports whether a word, in any case, is in one of the lists. Few are, so it is
// asked before the lists are.
func isAbbreviation(word []byte) bool {
	if len(word) > longest {
		return false
	}
	var room [longest]byte
	lower := append(room[:0], word...)
	for i, c := range lower {
		if 'A' <= c && c <= 'Z' {
			lower[i] = c | 0x20
		}
	}
	return abbreviations[string(lower)]
}

// beforeWord reports whether a character may stand right before a word.
func beforeWord(r rune) bool {
	if 'a' <= r && r <= 'z' {
		return false // nearly always
	}
	return unicode.IsSpace(r) || r == '/' || unicode.Is(unicode.Pd, r) || OpensWords(r)
}

// initials reports whether a word is a capital letter or one of a script without capitals ("د" of a doctor), or has
// stops between one or two letters each: "U.S", "Ph.D".
func initials(word []byte) bool {
	letters := 0
	for i := 0; i < len(word); {
		r, size := utf8.DecodeRune(word[i:])
		i += size
		switch {
		case unicode.IsLetter(r):
			letters++
		case r != '.' || letters == 0:
			return false
		default:
			letters = 0
		}
		if letters > 2 {
			return false
		}
	}
	first, size := utf8.DecodeRune(word)
	return letters > 0 && (bytes.IndexByte(word, '.') > 0 || size == len(word) && !unicode.IsLower(first))
}

// zone reports whether words go on with a time of day: "Moscow time", "GMT", "Monday".
func zone(words [3][]byte) bool {
	start := bytes.TrimRight(words[0], ",.;:)")
	if Among(weekdays, start) || len(start) > 1 && bytes.Equal(start, bytes.ToUpper(start)) {
		return true
	}
	for _, w := range words[1:] {
		if bytes.EqualFold(bytes.TrimRight(w, ",.;:)"), []byte("time")) {
			return true
		}
	}
	return false
}

// Ends reports whether a text ends like a sentence or a quotation.
func Ends(text []byte) bool {
	last, _ := utf8.DecodeLastRune(bytes.TrimRightFunc(text, quotation.IsSpace))
	return strings.ContainsRune(".!?…。！？؟۔।", last) || quotation.MayClose(last)
}
