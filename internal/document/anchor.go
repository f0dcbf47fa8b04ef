package document

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Anchors gives headings their anchors, as GitHub names them, so that links to
// them work in both places. Goldmark's own would be made of the source line, with
// the addresses of links. A count stands by the names that were given.
type Anchors map[string]int

// reserved are the ids that pages give to what is not a heading: mentions,
// callouts, sentences, statements, footnotes, events, sections and the page
// itself. A heading that would take one gets "h-" before it.
var reserved = regexp.MustCompile(`^(|[mct]\d+|s-[0-9a-f]{8}(-\d+)?|fn(ref)?\d*|main|archive|members|points|nearest|words|event-.+)$`)

func (a Anchors) Add(heading string) string {
	id := anchorOf(heading)
	if reserved.MatchString(id) {
		id = reservedPrefix + id
	}
	unique := id
	for {
		if _, taken := a[unique]; !taken {
			break
		}
		a[id]++
		unique = id + "-" + strconv.Itoa(a[id])
	}
	a[unique] = 0
	return unique
}

const reservedPrefix = "h-"

// anchorOf returns the anchor that GitHub gives to the first heading of these
// words: in small letters, without punctuation, with a hyphen for each space. What
// is composed of a letter and an accent is one letter.
func anchorOf(heading string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(strings.ToLower(strings.TrimSpace(heading))) {
		switch {
		case r == ' ':
			b.WriteByte('-')
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-':
			b.WriteByte(byte(r))
		case r == '_' || r >= utf8.RuneSelf && unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Nl, unicode.Pc):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Anchor returns the anchor in the document that a link's fragment leads to, and whether there is one.
// A fragment may be percent-encoded, and names a heading as GitHub does.
func (d *Document) Anchor(fragment string) (string, bool) {
	place := strings.TrimPrefix(fragment, "#")
	if decoded, err := url.PathUnescape(place); err == nil {
		place = decoded
	}
	place = norm.NFC.String(place)
	for _, id := range d.Anchors {
		if id == place || id == reservedPrefix+place {
			return id, true
		}
	}
	for i := range d.Statements {
		if d.Statements[i].ID == place {
			return place, true
		}
	}
	return place, false
}
