package frontmatter

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"time"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// The keys that withhold a file.
const (
	draftKey   = "draft"
	embargoKey = "embargo"
)

var withholdingKeys = [...]string{draftKey, embargoKey}

// A withholdingReader reads the keys that withhold a file. A slip in them must never publish it, so
// they are read more closely than others: what is empty, or nearly such a key, is an error. Messages
// have no words of the file, since they are shown although it may be withheld.
type withholdingReader struct {
	*meta.Reader
	zone *time.Location
	document.Withholding
	written [2]int // how often each of withholdingKeys was read, in any case
}

func newWithholdingReader(r *meta.Reader, zone *time.Location) *withholdingReader {
	w := &withholdingReader{Reader: r, zone: zone}
	r.Narrow(draftKey, meta.Truth)
	r.Narrow(embargoKey, meta.DayOrTime)
	for _, key := range withholdingKeys {
		r.Fill(key)
	}
	w.readDraft(w.exact(0))
	w.readEmbargo(w.exact(1))
	return w
}

// exact reads one of withholdingKeys.
func (w *withholdingReader) exact(key int) meta.Exact {
	e := w.Exact(withholdingKeys[key])
	if e.Written {
		w.written[key]++
	}
	if e.Reported {
		w.Unsure = true
		w.written[key] = 1 << 20 // wherever it stands, that was said
	}
	return e
}

func (w *withholdingReader) unsure(at source.Span, message, hint string) {
	w.Unsure = true
	w.Fail(at, "withholding", message, hint)
}

func (w *withholdingReader) readDraft(e meta.Exact) {
	switch {
	case !e.Written || e.Reported:
	case e.Plain && e.Text == "true":
		w.Draft = true
	case e.Plain && e.Text == "false":
	case e.Text == "" && !e.Nested:
		w.unsure(e.Span, "draft is empty", "write true to withhold the file; if it may be published, write false or remove the key")
	default:
		w.unsure(e.Span, "draft is neither true nor false", "write true or false, without quotes")
	}
}

func (w *withholdingReader) readEmbargo(e meta.Exact) {
	if !e.Written || e.Reported {
		return
	}
	const hint = "write until when the file is withheld, as 2022-02-01 or 2022-02-01 15:04, with a zone as 2022-02-01T15:04:00+01:00"
	end, zoned, ok := meta.Clock(e.Text)
	switch {
	case e.Text == "" && !e.Nested:
		w.unsure(e.Span, "embargo is empty", hint+"; if it may be published, remove the key")
	case !ok:
		w.unsure(e.Span, "embargo is no day and no time of the calendar", hint)
	case zoned:
		w.Embargo = end
	default:
		w.Embargo = date.Latest(end, w.zone)
	}
}

// lookalike reports an unknown key that may have been meant to withhold, given its
// value and the known key that it is nearest to.
func (w *withholdingReader) lookalike(key, value meta.Value, near string) bool {
	if otherState(key.Text, value.Text) {
		w.unsure(value.Span, stateWithholds, draftInstead)
		return true
	}
	if !mayWithhold(key.Text) {
		return false
	}
	w.Unsure = true
	if hint := otherKeys[bareKey(key.Text)]; hint != "" {
		w.unsure(key.Span, "a key looks as if it withheld the file, and does not", hint)
		return true
	}
	if i := slices.Index(withholdingKeys[:], strings.ToLower(key.Text)); i >= 0 {
		w.written[i]++
	}
	if near != "" && near != draftKey && near != embargoKey {
		return false // an unknown key, and likely another
	}
	w.unsure(key.Span, "a key looks as if it withheld the file, and does not", keysOfReadout)
	return true
}

// misplaced reports lines that look like a key that withholds, and are none: in
// the front matter they belong to another value, and below it to the text.
func (w *withholdingReader) misplaced(f *source.File, front meta.Front, diags []source.Diagnostic) {
	for line := range linesOf(f.Data, front.Block) {
		key := slices.Index(withholdingKeys[:], lineKey(line.Of(f.Data)))
		if key < 0 {
			continue
		}
		if w.written[key]--; w.written[key] >= 0 {
			continue
		}
		w.Unsure = true
		said := func(d source.Diagnostic) bool { return d.Span.Start >= line.Start && d.Span.Start < line.End }
		if !slices.ContainsFunc(diags, said) {
			w.unsure(line, "this line looks as if it withheld the file, and is part of another value",
				`begin it with the key, without spaces before it, and put a space behind the ":"; if it is meant as text, word it differently`)
		}
	}
	if line, ok := keyBelow(f.Data, front.Body); ok {
		w.unsure(line, "this line looks as if it withheld the file, and stands below the front matter",
			"move it above the line that ends the front matter; if it is meant as text, word it differently")
	}
}

// linesOf yields the lines in a span, without what ends them.
func linesOf(data []byte, in source.Span) func(func(source.Span) bool) {
	return func(yield func(source.Span) bool) {
		for start := in.Start; start < in.End; {
			end := in.End
			next := end
			if i := bytes.IndexByte(data[start:in.End], '\n'); i >= 0 {
				end, next = start+int32(i), start+int32(i)+1
			}
			if !yield(source.Span{Start: start, End: end}) {
				return
			}
			start = next
		}
	}
}

// frontLike reports whether a line would be none of a text, but may be one of front
// matter: empty, a key, an entry of a list, a delimiter.
func frontLike(line []byte) bool {
	line = bytes.TrimSpace(line)
	switch {
	case len(line) == 0, bytes.HasPrefix(line, []byte("- ")), string(line) == "---", string(line) == "+++":
		return true
	}
	word := 0
	for word < len(line) && (line[word]|0x20 >= 'a' && line[word]|0x20 <= 'z' || line[word] == '_') {
		word++
	}
	rest := bytes.TrimLeft(line[word:], " \t")
	return word > 0 && len(rest) > 0 && (rest[0] == ':' || rest[0] == '=')
}

// settled is what may follow a key that withholds.
var settled = regexp.MustCompile(`(?i)^(|true|false|yes|no|on|off|y|n|null|~|\d{4}-\d\d.*)$`)

// lineKey returns the key that withholds which a line looks like, or "". Most
// lines are found not to by their first letter.
func lineKey(line []byte) string {
	line = bytes.TrimLeft(line, " \t-?{\"'")
	if len(line) < len(draftKey) || line[0]|0x20 != 'd' && line[0]|0x20 != 'e' {
		return ""
	}
	at := bytes.IndexAny(line, ":=")
	if at < 0 {
		return ""
	}
	key := strings.ToLower(strings.Trim(string(line[:at]), " \t\"'"))
	if key != draftKey && key != embargoKey {
		return ""
	}
	value, _, _ := strings.Cut(string(line[at+1:]), " #")
	if !settled.MatchString(strings.Trim(value, " \t\r\"',}")) {
		return ""
	}
	return key
}

// mayWithhold reports whether a key may have been meant as one that withholds, also
// by an author who comes from another program.
func mayWithhold(word string) bool {
	word = bareKey(word)
	return otherKeys[word] != "" || strings.Contains(word, draftKey) || strings.Contains(word, embargoKey) || nearlyWithholds(word)
}

// nearlyWithholds reports whether a word is a key that withholds but for its spelling.
func nearlyWithholds(word string) bool {
	if len(word) < 3 || len(word) > 12 {
		return false
	}
	_, near := spelling.Nearest(word, []string{draftKey, embargoKey})
	return near
}

// maxSuspect is how much of a broken file is looked at: no front matter is longer.
const maxSuspect = 1 << 20

// suspect reports whether a file of which the front matter cannot be read may have
// a key that withholds it. Of UTF-16, the bytes that are no letters are read over.
func suspect(data []byte) bool {
	data = data[:min(len(data), maxSuspect)]
	if bytes.IndexByte(data, 0) >= 0 {
		data = bytes.ReplaceAll(data, []byte{0}, nil)
	}
	for line := range bytes.Lines(data) {
		first := bytes.TrimLeft(line, " \t-?{\"'\uFEFF")
		if i := bytes.IndexFunc(first, notOfKey); i > 0 && nearlyWithholds(string(first[:i])) {
			return true
		}
		for i, c := range line {
			if c == ':' || c == '=' {
				key := bytes.TrimRight(line[:i], " \t\"'")
				if start := bytes.LastIndexFunc(key, notOfKey) + 1; mayWithhold(string(key[start:])) {
					return true
				}
			}
		}
	}
	return false
}

// notOfKey reports whether a character ends a key.
func notOfKey(r rune) bool { return r <= ' ' || strings.ContainsRune(`:="'{}[],`, r) }

// withheldAbove returns the front matter of a broken file of which only the text is broken, given what
// is wrong, if it has a key that withholds: so it is known to be withheld, and needs to be no error.
func withheldAbove(f *source.File, broken []source.Diagnostic, zone *time.Location) (meta.Front, bool) {
	if len(broken) == 0 {
		return meta.Front{}, false
	}
	front := meta.Above(f, broken[0].Span.Start)
	if front.Broken {
		return meta.Front{}, false
	}
	var diags []source.Diagnostic
	w := newWithholdingReader(meta.NewReader(f, front, "", &diags), zone)
	return front, w.Draft || !w.Embargo.IsZero()
}

// WithholdingOf returns when a file that is no content file may be published.
func WithholdingOf(f *source.File, zone *time.Location) document.Withholding {
	var diags []source.Diagnostic
	front, broken := meta.Split(f)
	if front.Broken {
		above, ok := withheldAbove(f, broken, zone)
		if !ok {
			return document.Withholding{Unsure: suspect(f.Data)}
		}
		front = above
	}
	w := newWithholdingReader(meta.NewReader(f, front, "", &diags), zone)
	w.CloseBut(w.lookalike)
	w.misplaced(f, front, diags)
	return w.Withholding
}
