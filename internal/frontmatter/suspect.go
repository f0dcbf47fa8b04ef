package frontmatter

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"readout/internal/document"
	"readout/internal/meta"
	"readout/internal/source"
)

// Other programs have other keys for what is not yet for everybody. An author who
// comes from one of them is told what to write in their place.

const (
	draftInstead   = `write "draft: true" in its place to withhold the file; if it may be published, remove the key`
	embargoInstead = `to withhold the file until then, write "embargo: 2022-02-01 15:04" in its place; if it may be published, remove the key`
	neverTakenBack = `no key takes a file back on a day: remove it, and write "draft: true" when that day has come`
	keysOfReadout  = `the keys that withhold a file are "draft" and "embargo", in lower case`
)

// otherKeys are such keys as bareKey returns them, and what to do.
var otherKeys = map[string]string{
	"publish": draftInstead, "published": draftInstead, "unpublished": draftInstead, "private": draftInstead, "hidden": draftInstead,
	"unlisted": draftInstead, "secret": draftInstead, "confidential": draftInstead, "internal": draftInstead, "public": draftInstead,
	"headless": draftInstead, "build": draftInstead,
	"publishdate": embargoInstead, "publishon": embargoInstead, "publishat": embargoInstead, "pubdate": embargoInstead, "publishafter": embargoInstead,
	"scheduled": embargoInstead, "scheduledfor": embargoInstead, "releasedate": embargoInstead, "release": embargoInstead, "golive": embargoInstead,
	"expirydate": neverTakenBack, "expires": neverTakenBack, "expiry": neverTakenBack, "expirationdate": neverTakenBack, "unpublish": neverTakenBack,
	"unpublishdate": neverTakenBack, "unpublishon": neverTakenBack, "validuntil": neverTakenBack,
}

// bareKey returns a key in small letters, without what joins its words and "is"
// before it: "is_published", "publishDate".
func bareKey(word string) string {
	word = strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == ' ' {
			return -1
		}
		return r
	}, strings.ToLower(word))
	if bare := strings.TrimPrefix(word, "is"); otherKeys[bare] != "" {
		return bare
	}
	return word
}

// stateKeys are keys whose values may say that a file is not for everybody.
var stateKeys = strings.Fields("type status state visibility access stage")

// withheldStates are such values.
var withheldStates = strings.Fields(`draft drafts private hidden unlisted pending unpublished embargo embargoed withheld scheduled future
	internal confidential restricted secret review trash members paid`)

// otherState reports whether a key with a value says, in another program, that a file
// is not for everybody: "status: draft".
func otherState(key, value string) bool {
	return slices.Contains(stateKeys, bareKey(key)) && slices.Contains(withheldStates, strings.ToLower(value))
}

// draftTags are tags that say so, in small letters.
var draftTags = strings.Fields("draft drafts wip private hidden unlisted unpublished embargo embargoed withheld confidential secret")

// readOver reports whether a key is one that Obsidian writes by itself, which says
// nothing here. A tag that says that the file is not for everybody is told of.
func (w *withholdingReader) readOver(d *document.Document, key meta.Value) bool {
	if !slices.Contains(ReadOver(d.Kind), key.Text) {
		return false
	}
	for _, tag := range bytes.FieldsFunc(valueLines(d.File.Data[key.Span.End:]), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if key.Text == "tags" && slices.Contains(draftTags, strings.ToLower(string(tag))) {
			w.unsure(key.Span, "a tag looks as if it withheld the file, and does not", `write "draft: true" to withhold the file; if it may be published, remove the tag`)
			break
		}
	}
	return true
}

// valueLines returns what stands behind a key: the rest of its line, and the lines
// that begin with a blank or a dash.
func valueLines(text []byte) []byte {
	end := 0
	for line := range bytes.Lines(text) {
		if end > 0 && (line[0] != ' ' && line[0] != '-' && line[0] != '\t' || bytes.HasPrefix(line, []byte("---"))) {
			break
		}
		end += len(line)
	}
	return text[:end]
}

// status reads an event's status. A draft is no status: "draft" and "embargo" withhold a file.
func (r frontReader) status() document.Status {
	if e := r.Exact("status"); otherState("status", e.Text) {
		r.Fail(e.Span, "withholding", stateWithholds, draftInstead)
		r.document.Unsure = true
		return ""
	}
	return document.Status(r.Choice("status", string(document.StatusAnnounced), string(document.StatusHeld), string(document.StatusCancelled)))
}

const stateWithholds = "this value looks as if it withheld the file, and does not"

// keyBelow finds a line below the front matter that was meant to withhold the file:
// among the first lines, as long as these may be front matter, and then in any
// paragraph of nothing but such lines, such as "draft: true" alone. Code is text.
func keyBelow(data []byte, body source.Span) (line source.Span, ok bool) {
	var code fences
	first := true        // nothing but lines of front matter yet
	var key *source.Span // in this paragraph
	other := false       // this paragraph has words
	for line := range linesOf(data, body) {
		text := line.Of(data)
		looks := lineKey(text) != ""
		if first && looks {
			return line, true
		}
		first = first && frontLike(text)
		switch {
		case code.holds(text), divides(text):
			if key != nil && !other {
				return *key, true
			}
			key, other = nil, false
		case indented(text) && key == nil && !other:
		case looks && valued(text):
			key = &line
		default:
			other = other || !frontLike(text)
		}
	}
	if key != nil && !other {
		return *key, true
	}
	return source.Span{}, false
}

// divides reports whether a line separates paragraphs: an empty line, a heading or a rule.
func divides(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) == 0 || line[0] == '#' || len(line) >= 3 && len(bytes.Trim(line, "-=+*_")) == 0
}

// indented reports whether a line that begins a paragraph would be code.
func indented(line []byte) bool {
	return bytes.HasPrefix(line, []byte("    ")) || bytes.HasPrefix(line, []byte("\t"))
}

// valued reports whether something stands behind the key: "Draft:" alone is a label.
func valued(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) > 0 && line[len(line)-1] != ':' && line[len(line)-1] != '='
}

// fences tell which lines are fenced code, one line after another.
type fences struct{ open []byte }

// holds reports whether the next line is code, or begins or ends it.
func (f *fences) holds(line []byte) bool {
	line = bytes.TrimSpace(line)
	if f.open == nil && (bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~"))) {
		rest := bytes.TrimLeft(line, string(line[:1]))
		if line[0] == '~' || bytes.IndexByte(rest, '`') < 0 { // else it is code within a line
			f.open = line[:len(line)-len(rest)]
			return true
		}
	}
	if f.open == nil {
		return false
	}
	if bytes.HasPrefix(line, f.open) && len(bytes.Trim(line, string(f.open[:1]))) == 0 {
		f.open = nil
	}
	return true
}
