package parse

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"readout/internal/quotation"
)

// An element of HTML. All tags but those of breaks are left out of a text; an element
// says how that changes the words.
type element struct {
	instead string // what to write in its place, if that is known
	changes bool   // without its tags the words read otherwise
}

// struck is for what strikes words out, or hides them.
var struck = element{"take out what is struck, or write ~~ before and after it in each paragraph", true}

// elements are the elements of HTML, with those that are no longer in use.
var elements = withNames(`abbr acronym address applet area article aside audio base basefont bdi bdo big
	blink blockquote body br button canvas caption center cite col colgroup data datalist dd details dfn
	dialog dir div dl dt embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head
	header hgroup html iframe input ins kbd label legend li link main map mark marquee math menu meta meter
	nav nobr noframes noscript object ol optgroup option output p param picture pre progress rp rt ruby samp
	script search section select slot small source span style summary svg table tbody td
	template textarea tfoot th thead time title tr track tt u ul var video wbr`, map[string]element{
	"del": struck, "s": struck, "strike": struck,
	"sup": {"write the sign itself, such as ⁶, or in words: 10 to the power of 6", true},
	"sub": {"write the sign itself, such as ₂", true},
	"q":   {"write quotation marks around the words", true},
	"img": {instead: "write it in Markdown: ![what it shows](photo.jpg)"}, "a": {instead: "write it in Markdown: [words](https://example.org)"},
	"b": {instead: "write it in Markdown: **words**"}, "strong": {instead: "write it in Markdown: **words**"},
	"i": {instead: "write it in Markdown: *words*"}, "em": {instead: "write it in Markdown: *words*"},
	"code": {instead: "write it in Markdown: `words`"}, "hr": {instead: "write it in Markdown: --- on a line of its own, between empty lines"},
})

// withNames adds elements of which no more is known than their names.
func withNames(names string, known map[string]element) map[string]element {
	for _, name := range strings.Fields(names) {
		known[name] = element{}
	}
	return known
}

// hiding is an attribute that strikes words out or hides them: by their look, or by a class that says so.
var hiding = regexp.MustCompile(`(?i)line-through|display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|\shidden(?:[\s=/>]|$)|opacity\s*:\s*\.?0+(?:\.0*)?(?:[;%"'\s>]|$)|` +
	`font-size\s*:\s*0|[\s;"']color\s*[:=]\s*["']?(?:white|#fff(?:fff)?|transparent)\b|\sclass\s*=\s*(?:["'][^"'>]*\s|["']?)(?:redacted|redaction|hidden|deleted|struck|strike|secret|spoiler|blackout)[\s"'>]`)

// elementOf returns the element whose tag HTML begins with.
func elementOf(html []byte) element {
	if hiding.Match(html) {
		return struck
	}
	return elements[tagName(html)]
}

// tagName returns the name of the tag that HTML begins with, in lower case.
func tagName(html []byte) string {
	return strings.ToLower(strings.Trim(tagOpening(bytes.TrimSpace(html)), "</"))
}

// tags are the beginnings of tags.
var tags = regexp.MustCompile(`<(/?)([A-Za-z][A-Za-z0-9]*)`)

// closes follows the tags of HTML that is left out, and reports whether it only
// closes what was reported: the second of two has the same cause.
func (b *builder) closes(html []byte) bool {
	only := true
	for _, m := range tags.FindAllSubmatch(html, -1) {
		name := strings.ToLower(string(m[2]))
		if len(m[1]) > 0 && b.tags[name] > 0 {
			b.tags[name]--
			continue
		}
		only = false
		if len(m[1]) == 0 {
			if b.tags == nil {
				b.tags = map[string]int{}
			}
			b.tags[name]++
		}
	}
	return only
}

// bare are the attributes that are written without a value.
var bare = strings.Fields(`allowfullscreen async autofocus autoplay checked controls default defer disabled hidden
	inert ismap loop multiple muted noshade nowrap novalidate open readonly required reversed selected`)

// wordsAsTag reports whether HTML begins with words that only look like a tag: "a<b and c>d".
func wordsAsTag(html []byte) bool {
	inner, ok := bytes.CutPrefix(bytes.TrimSpace(html), []byte("<"))
	inner, _, closed := bytes.Cut(bytes.TrimPrefix(inner, []byte("/")), []byte(">"))
	words := strings.Fields(strings.TrimSuffix(string(bytes.ToLower(inner)), "/"))
	if !ok || !closed || len(words) == 0 || !quotation.IsLetterOrDigit(rune(words[0][0])) {
		return false
	}
	if _, known := elements[words[0]]; !known {
		return true
	}
	return !bytes.Contains(inner, []byte("=")) && slices.ContainsFunc(words[1:], func(w string) bool { return !slices.Contains(bare, w) })
}

// declaration is what begins like a declaration or an instruction: to Markdown any
// words in <! > and <? ?> are one.
var declaration = regexp.MustCompile(`(?i)^<(?:![a-z]|\?[^?>]*[\pL\pN])`)

// ofFile are the declarations that begin a file of HTML or XML, and say nothing.
var ofFile = regexp.MustCompile(`(?i)^<(?:!doctype\b|\?xml(?:-stylesheet)?\s)`)

// declares reports whether HTML begins with words in the form of a declaration.
func declares(html []byte) bool {
	return bytes.HasPrefix(html, []byte("<")) && declaration.Match(html) && !ofFile.Match(html)
}
