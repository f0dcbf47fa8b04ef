package attribution

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"readout/internal/quotation"
	"readout/internal/source"
)

// A token is a word, a mark between words, or a whole passage in quotation marks, which
// the sentence around it goes on after.
type token struct {
	source.Span
	class class
	verb  verb // if frame is not 0, a form of a verb of speech
	lower bool // a word in small letters
	// object is how many words of a verb of speech follow it that say what is uttered: "made the case that".
	object uint8
}

func (t *token) is(c class) bool { return t.class&c != 0 }

// tokenize appends the tokens of a part of the text that is in no quotation marks.
func (r *reader) tokenize(list []token, from, to int32) []token {
	plain := r.plain
	for i := from; i < to; {
		c := plain[i]
		if c == ' ' || c == '\t' || c == '\n' {
			i++
			continue
		}
		ch, size := rune(c), 1
		if c >= utf8.RuneSelf {
			ch, size = utf8.DecodeRune(plain[i:to])
		}
		if end := wordEnd(plain[:to], i); end > i {
			list = r.appendWord(list, source.Span{Start: i, End: end})
			i = list[len(list)-1].End
			continue
		}
		if k := markClass(ch); k == stop && !r.endsSentence(i+int32(size)) {
			// of an abbreviation, or within a sentence
		} else if k != 0 {
			list = append(list, token{Span: source.Span{Start: i, End: i + int32(size)}, class: k})
		}
		i += int32(size)
	}
	return list
}

// wordEnd returns where a word ends that begins at i: letters and digits, with what joins them. The full
// stops of initials and initialisms belong to it: "U.S.", "J."
func wordEnd(plain []byte, i int32) int32 {
	start, letters := i, 0
	for i < int32(len(plain)) {
		if c := plain[i]; 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' { // most are
			letters++
			i++
			continue
		}
		r, size := rune(plain[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(plain[i:])
		}
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r):
			letters++
		case i == start:
			return start
		case isJoint(r) && nextIsLetter(plain, i+int32(size)) && !possessiveAt(plain, i, size):
		case r == '.' && letters == 1 && initial(plain, start, i):
			i++
			if nextIsLetter(plain, i) {
				letters = 0
				start = i
				continue
			}
			return i
		default:
			return i
		}
		i += int32(size)
	}
	return i
}

// initial reports whether one capital stands before a full stop.
func initial(plain []byte, start, stop int32) bool {
	r, size := utf8.DecodeRune(plain[start:stop])
	return start+int32(size) == stop && unicode.IsUpper(r)
}

// arabicName reports whether a name begins with its article: al-Amr.
func arabicName(text []byte) bool {
	return len(text) > 3 && (text[0] == 'a' || text[0] == 'e') && text[1] == 'l' && text[2] == '-' && 'A' <= text[3] && text[3] <= 'Z'
}

func isJoint(r rune) bool {
	switch r {
	case '-', '‐', '‑', '\'', '’', '@', '_', '.', '/', '–':
		return true
	}
	return false
}

func nextIsLetter(plain []byte, i int32) bool {
	if i >= int32(len(plain)) {
		return false
	}
	r, _ := utf8.DecodeRune(plain[i:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// possessiveAt reports whether 's follows, or another short form of a verb.
func possessiveAt(plain []byte, i int32, size int) bool {
	if c := plain[i]; c != '\'' && c < utf8.RuneSelf {
		return false
	}
	if r, _ := utf8.DecodeRune(plain[i:]); r != '\'' && r != '’' {
		return false
	}
	end := i + int32(size)
	for end < int32(len(plain)) && 'a' <= plain[end] && plain[end] <= 'z' {
		end++
	}
	switch string(plain[i+int32(size) : end]) {
	case "s", "d", "ve", "re", "ll", "m", "t":
		return !nextIsLetter(plain, end)
	}
	return false
}

// appendWord appends a word with its classes. What stands behind an apostrophe is a word of its own.
func (r *reader) appendWord(list []token, s source.Span) []token {
	text := s.Of(r.plain)
	t := token{Span: s, class: word}
	first, _ := utf8.DecodeRune(text)
	t.lower = unicode.IsLower(first)
	var buffer [40]byte
	low, loudly := lowered(buffer[:0], text)
	switch {
	case unicode.IsUpper(first) || arabicName(text):
		t.class |= capital
		t.lower = false
		if loudly {
			t.class |= loud
		}
	case unicode.IsDigit(first):
		t.class |= digit
	}
	if low != nil {
		found, known := lexicon[string(low)]
		t.class |= found.class
		t.verb = found.verb
		if loudly {
			t.class &^= closed &^ punctuation // the WHO, IT
		}
		if !known && t.verb.frame == 0 {
			t.class |= compound(low)
			if t.lower {
				t.class |= ending(string(low))
			}
		}
	}
	list = append(list, t)
	return r.appendShort(list, s.End)
}

// compound gives what a compound is by the words in it that are an office: secretary-general, vice-president.
func compound(low []byte) (c class) {
	const offices = office | occupation | feminine | masculine
	for first := true; ; first = false {
		word, rest, found := bytes.Cut(low, []byte("-"))
		if first && !found {
			return 0
		}
		if c |= lexicon[string(word)].class & offices; !found {
			return c
		}
		low = rest
	}
}

// appendShort appends the short form behind an apostrophe, if one stands at an offset: 's, n't.
func (r *reader) appendShort(list []token, at int32) []token {
	if at >= int32(len(r.plain)) {
		return list
	}
	ch, size := utf8.DecodeRune(r.plain[at:])
	if ch != '\'' && ch != '’' {
		return list
	}
	end := at + int32(size)
	if !nextIsLetter(r.plain, end) {
		if previous := list[len(list)-1]; r.plain[previous.End-1] == 's' && end < int32(len(r.plain)) && r.plain[end] == ' ' {
			list = append(list, token{Span: source.Span{Start: at, End: end}, class: possessive}) // the ministers’ plan
		}
		return list
	}
	for end < int32(len(r.plain)) && 'a' <= r.plain[end] && r.plain[end] <= 'z' {
		end++
	}
	t := token{Span: source.Span{Start: at, End: end}, class: auxiliary, lower: true}
	switch string(r.plain[at+int32(size) : end]) {
	case "s":
		t.class = possessive
	case "t":
		t.class = auxiliary | negation
	}
	return append(list, t)
}

// lowered returns a word in lower case, appended to a buffer, or nil if it is too long to be in a list;
// and whether it has several letters, all capitals.
func lowered(buffer, text []byte) (low []byte, loudly bool) {
	if len(text) > cap(buffer) {
		return nil, false
	}
	capitals := 0
	for _, c := range text {
		switch {
		case 'A' <= c && c <= 'Z':
			capitals++
			c += 'a' - 'A'
		case c >= utf8.RuneSelf:
			return nil, false
		case 'a' <= c && c <= 'z':
			capitals = -len(text)
		}
		buffer = append(buffer, c)
	}
	if n := len(buffer); n > 1 && buffer[n-1] == '.' {
		buffer = buffer[:n-1]
	}
	return buffer, capitals > 1
}

func markClass(r rune) class {
	switch r {
	case ',', '،', '，', '、':
		return comma
	case ':', '：':
		return colon
	case ';', '；', '؛':
		return semicolon
	case '—', '–', '-':
		return dash
	case '(', '[':
		return opening
	case ')', ']':
		return closing
	case '.', '?', '!', '…', '。', '؟', '।':
		return stop
	case '&':
		return and
	}
	if quotation.MayOpen(r) || quotation.MayClose(r) {
		return semicolon // a mark without a partner: nothing goes over it
	}
	return 0
}
