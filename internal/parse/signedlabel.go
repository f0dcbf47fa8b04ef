package parse

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/quotation"
	"readout/internal/sentence"
	"readout/internal/source"
	"readout/internal/spelling"
)

// A transcript sets off who speaks by a colon, or by another sign: "[Reporter] Why?", "**Reporter** – Why?",
// "Reporter | Why?", or a line of its own. Without a colon the same words may be a part of a sentence, so
// that more is asked of them.

// A signedLabel is what may be the name of a speaker, and the words that follow it.
type signedLabel struct {
	name, rest []byte
	loose      bool // the sign may also stand inside a sentence: "Lavrov – he was there"
	sure       bool // the form shows that it is a label, whoever it names
}

// bySign are the ways to cut a label off a line.
var bySign = []func(line []byte) signedLabel{cutRole, cutAffiliation, cutTitled, cutBracketed, cutDash, cutBar, cutStop, cutCapitals}

// signedLabels returns the ways to cut a label off a line.
func (c *attributionCheck) signedLabels(line source.Span) []signedLabel {
	labels := []signedLabel{c.cutEmphasis(line)}
	for _, cut := range bySign {
		labels = append(labels, cut(line.Of(c.text.Plain)))
	}
	return slices.DeleteFunc(labels, func(l signedLabel) bool {
		return len(l.name) == 0 || len(l.name) > longestLabel || !startsSentence(l.rest) || isFormOfAddress(l.name) || isSoundNote(l.name)
	})
}

// signedLabel returns the length of a speaker's name that a line begins with and that a sign
// other than a colon sets off, 0 if there is none.
func (c *attributionCheck) signedLabel(s *document.Statement, line source.Span, names map[string]bool) int {
	for _, l := range c.signedLabels(line) {
		if l.namesWho(s, names) {
			return int(line.Len()) - len(l.rest)
		}
	}
	return 0
}

// onTopic are words that say something of whoever was named before them, and inTalk words that
// a speaker begins with; both in small letters between spaces.
const (
	onTopic = " he she they it that this his her its their who whose which a an the "
	inTalk  = " i we you yes no why what when how who where do does did is are can could will would thank thanks well our my "
)

// namesWho reports whether a label is who speaks: a role, a speaker, a name of the file, or another name before
// a word of talk.
func (l *signedLabel) namesWho(s *document.Statement, names map[string]bool) bool {
	known := namesSpeaker(s, l.name) || startsSentence(l.name) && names[spelling.Slug(string(l.name))]
	switch {
	case isRole(l.name) || l.sure:
		return true
	case known:
		return !l.onTopic()
	}
	several := bytes.IndexAny(l.name, " .") > 0
	return several && (isUppercase(l.name) || isLabelName(l.name)) && sentence.Among(inTalk, l.next())
}

// onTopic reports whether the rest says something of whom the label names.
func (l *signedLabel) onTopic() bool { return l.loose && sentence.Among(onTopic, l.next()) }

// next returns the word after the label.
func (l *signedLabel) next() []byte {
	word, _, _ := bytes.Cut(bytes.TrimLeftFunc(l.rest, notLetter), []byte(" "))
	return bytes.TrimRightFunc(word, notLetter)
}

// mayBe returns the one word of a label that is a name if somebody of the site has it.
func (l *signedLabel) mayBe() []byte {
	if bytes.IndexByte(l.name, ' ') >= 0 || !startsSentence(l.name) || isAcronym(l.name) || l.onTopic() {
		return nil
	}
	return l.name
}

// cutBracketed cuts a line after brackets, in which its label stands: "[Reporter] Why?", "【记者】为什么？".
func cutBracketed(line []byte) signedLabel {
	for closing, opening := range openers {
		inner, found := bytes.CutPrefix(line, []byte(opening))
		end := bytes.IndexRune(inner[:min(len(inner), longestLabel)], closing)
		if found && end > 0 {
			name, labelled := bytes.CutSuffix(bytes.TrimFunc(inner[:end], quotation.IsSpace), []byte(":"))
			l := signedLabel{name: name, rest: afterSign(inner[end+utf8.RuneLen(closing):])}
			if titled := titledName(name); labelled && titled != nil {
				l.name = titled
			}
			l.sure = labelled && (isName(l.name, 1) || isCaselessName(l.name))
			return l
		}
	}
	return signedLabel{}
}

// cutDash cuts a line at its first dash between spaces, or long dash: "Reporter – Why?".
func cutDash(line []byte) signedLabel {
	at := bytes.IndexFunc(line[:min(len(line), longestLabel)], func(r rune) bool { return unicode.Is(unicode.Pd, r) && r != '-' })
	if hyphen := bytes.Index(line[:min(len(line), longestLabel)], []byte(" -")); at < 0 || 0 <= hyphen && hyphen < at {
		at = hyphen
	}
	if at <= 0 {
		return signedLabel{}
	}
	return signedLabel{name: bytes.TrimRightFunc(line[:at], quotation.Trailing), rest: afterSign(line[at:]), loose: true}
}

// cutBar cuts a line at a sign of tables and chats: "Reporter | Why?", "Reporter> Why?".
func cutBar(line []byte) signedLabel {
	at := bytes.IndexAny(line[:min(len(line), longestLabel)], "|>›»／/")
	if at <= 0 {
		return signedLabel{}
	}
	_, size := utf8.DecodeRune(line[at:])
	return signedLabel{name: bytes.TrimFunc(line[:at], quotation.IsSpace), rest: afterSign(line[at+size:])}
}

// cutRole cuts a line after a role and any sign: "{Reporter} Why?", "12:03 Reporter; Why?". A question may
// also be a sentence of its own: "Question. Why?".
func cutRole(line []byte) signedLabel {
	const far = len("[12:03:00] ")
	start := max(0, bytes.IndexFunc(line, unicode.IsLetter))
	n := bytes.IndexFunc(line[start:], func(r rune) bool {
		return r != ' ' && !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r)
	})
	if start > far || n <= 0 || n > longestLabel {
		return signedLabel{}
	}
	name, rest := bytes.TrimSpace(line[start:start+n]), line[start+n:]
	after := bytes.TrimLeftFunc(rest, notLetter)
	sign := string(bytes.TrimFunc(rest[:len(rest)-len(after)], quotation.IsSpace))
	if strings.Trim(sign, ",’'?!&") == "" || !isRole(name) || !isPerson(name) && strings.Trim(sign, ".…") == "" {
		return signedLabel{}
	}
	return signedLabel{name: name, rest: after}
}

// cutAffiliation cuts a line at a colon after one who takes part and whom that one works for: "Reporter from Interfax: Why?".
func cutAffiliation(line []byte) signedLabel {
	name, rest, n := cutLabel(line)
	end := bytes.IndexAny(name, " ,")
	if n == 0 || end < 0 || !isPerson(name[:end]) {
		return signedLabel{}
	}
	next, _, _ := bytes.Cut(bytes.TrimSpace(name[end:]), []byte(" "))
	if name[end] != ',' && !sentence.Among(" from of at for with du de des von vom aus da do van из ", next) {
		return signedLabel{}
	}
	return signedLabel{name: name[:end], rest: rest}
}

// cutStop cuts a line at a full stop after a surname in capitals: "Mr. LAVROV. We stay".
func cutStop(line []byte) signedLabel {
	for i, c := range line[:min(len(line), longestLabel)] {
		name := line[:i]
		if c != '.' || i+1 >= len(line) || line[i+1] != ' ' {
			continue
		}
		last := name[bytes.LastIndexByte(name, ' ')+1:]
		if len(last) < len(name) && utf8.RuneCount(last) > 1 && isUppercase(last) {
			return signedLabel{name: name, rest: afterSign(line[i+1:])}
		}
	}
	return signedLabel{}
}

// cutCapitals cuts a line after one word in capitals for who takes part: "REPORTER Why?".
func cutCapitals(line []byte) signedLabel {
	word, rest, _ := bytes.Cut(line, []byte(" "))
	if !isUppercase(word) || !isPerson(word) {
		return signedLabel{}
	}
	return signedLabel{name: word, rest: rest}
}

// cutEmphasis cuts a line after the emphasis that it begins with: "**Reporter** Why?".
func (c *attributionCheck) cutEmphasis(line source.Span) signedLabel {
	opened := c.text.HTML[:c.text.HTMLOf(line).Start]
	if !bytes.HasSuffix(opened, []byte("<strong>")) && !bytes.HasSuffix(opened, []byte("<em>")) {
		return signedLabel{}
	}
	runs := c.text.RunsIn(source.Span{Start: line.Start + 1, End: line.End})
	end := slices.IndexFunc(runs, func(r document.Run) bool { return !r.Contiguous })
	if end < 0 || int(runs[end].Text.Start-line.Start) > longestLabel {
		return signedLabel{}
	}
	words := line.Of(c.text.Plain)
	n := int(runs[end].Text.Start - line.Start)
	name := bytes.TrimRightFunc(words[:n], func(r rune) bool { return quotation.Trailing(r) || unicode.Is(unicode.Pd, r) })
	if inner, bracketed := unbracketed(name); bracketed {
		name = inner
	}
	return signedLabel{name: name, rest: afterSign(words[n:])}
}

// afterSign returns a text without the signs and spaces that it begins with.
func afterSign(text []byte) []byte {
	return bytes.TrimLeftFunc(text, func(r rune) bool {
		return quotation.IsSpace(r) || unicode.Is(unicode.Pd, r) || strings.ContainsRune(":：.|>", r)
	})
}

// labelAlone returns the length of a line that is nothing but who speaks, above a line that begins a
// sentence. Entries of a list may be names.
func (c *attributionCheck) labelAlone(s *document.Statement, line source.Span, names map[string]bool) int {
	words := line.Of(c.text.Plain)
	if !c.standsAlone(s, line) {
		return 0
	}
	inner, _ := unbracketed(words)
	before := c.text.HTML[:c.text.HTMLOf(line).Start]
	listed := bytes.Contains(before[max(0, len(before)-len("<li><strong>")):], []byte("<li>"))
	named := namesSpeaker(s, inner) || names[spelling.Slug(string(inner))]
	if isRole(inner) || !listed && named && startsSentence(inner) {
		return len(words)
	}
	return 0
}

// standsAlone reports whether a line may be nothing but who speaks: it is short, and a sentence begins below it.
func (c *attributionCheck) standsAlone(s *document.Statement, line source.Span) bool {
	next := quotation.Trim(c.text.Plain, source.Span{Start: line.End, End: s.Pieces[len(s.Pieces)-1].End})
	next.End = min(next.End, next.Start+longestLabel) // to look for a letter to the end from each line is quadratic
	return 0 < line.Len() && line.Len() <= longestLabel && next.Len() > 0 && startsSentence(next.Of(c.text.Plain))
}

// nameAlone returns the name that a line is nothing but, in emphasis or before a colon: "**Blinken**", "Then Blinken:".
func (c *attributionCheck) nameAlone(s *document.Statement, line source.Span) []byte {
	if !c.standsAlone(s, line) {
		return nil
	}
	name, colon := bytes.CutSuffix(line.Of(c.text.Plain), []byte(":"))
	if first, rest, _ := bytes.Cut(name, []byte(" ")); sentence.Among(" then next now and again dann puis luego ", first) {
		name = rest
	}
	opened := c.text.HTML[:c.text.HTMLOf(line).Start]
	emphasised := bytes.HasSuffix(opened, []byte("<strong>")) || bytes.HasSuffix(opened, []byte("<em>"))
	if !colon && !emphasised || !isName(name, 1) {
		return nil
	}
	return name
}

// roleWithin returns where in a line, after a sentence, somebody who has no name begins to speak: "We go.
// [Reporter] Why?". There a name before a colon is left: the speaker may quote.
func (c *attributionCheck) roleWithin(line source.Span) source.Span {
	for at := c.text.SentenceAt(line.Start).End; line.Start < at && at < line.End; at = c.text.SentenceAt(at).End {
		rest := quotation.Trim(c.text.Plain, source.Span{Start: at, End: line.End})
		if n := roleLength(rest.Of(c.text.Plain)); n > 0 {
			return source.Span{Start: rest.Start, End: rest.Start + int32(n)}
		}
		if at = rest.Start; c.text.SentenceAt(at).End <= at {
			break
		}
	}
	return source.Span{}
}

// roleLength returns the length of who speaks at the beginning of a text, if it is a role
// in brackets, or before a colon one who takes part.
func roleLength(text []byte) int {
	if l := cutBracketed(text); isRole(l.name) && startsSentence(l.rest) {
		return len(text) - len(l.rest)
	}
	name, rest, n := cutLabel(text)
	if (isPerson(name) || string(name) == "Q") && startsSentence(rest) {
		return n
	}
	return questionLength(text)
}
