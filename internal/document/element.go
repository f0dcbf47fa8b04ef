package document

import (
	"bytes"
	"slices"
	"strings"
)

// elements are the elements of HTML, with those that are no longer in use.
var elements = strings.Fields(`a abbr acronym address applet area article aside audio b base basefont bdi bdo big
	blink blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn
	dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head
	header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee math menu meta meter
	nav nobr noframes noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp
	script search section select slot small source span strike strong style sub summary sup svg table tbody td
	template textarea tfoot th thead time title tr track tt u ul var video wbr`)

// bare are the attributes that are written without a value.
var bare = strings.Fields(`allowfullscreen async autofocus autoplay checked controls default defer disabled hidden
	inert ismap loop multiple muted noshade nowrap novalidate open readonly required reversed selected`)

// wordsAsTag reports whether HTML begins with words that only look like a tag: "a<b
// and c>d", "<We go>".
func wordsAsTag(html []byte) bool {
	inner, ok := bytes.CutPrefix(bytes.TrimSpace(html), []byte("<"))
	inner, _, closed := bytes.Cut(bytes.TrimPrefix(inner, []byte("/")), []byte(">"))
	words := strings.Fields(strings.TrimSuffix(string(bytes.ToLower(inner)), "/"))
	if !ok || !closed || len(words) == 0 || !letter(rune(words[0][0])) {
		return false
	}
	if !slices.Contains(elements, words[0]) {
		return true
	}
	return !bytes.Contains(inner, []byte("=")) && slices.ContainsFunc(words[1:], func(w string) bool { return !slices.Contains(bare, w) })
}
