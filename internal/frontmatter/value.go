package frontmatter

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/markdown"
	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// eventType checks the value of an event's type.
func (r frontReader) eventType(v meta.Value) document.EventType {
	r.Narrow("type", meta.AnyText, document.Words(document.EventTypes)...)
	if !v.Given() {
		return ""
	}
	if t, ok := document.EventTypeOf(v.Text); ok {
		return t
	}
	if otherState("type", v.Text) {
		r.Fail(v.Span, "withholding", stateWithholds, draftInstead)
		r.document.Unsure = true
		return ""
	}
	names := document.Words(document.EventTypes)
	hint := "write one of " + strings.Join(names, ", ")
	if meant := document.LikeEventType(v.Text); meant != "" {
		hint = fmt.Sprintf("write %q", meant)
	} else if near, ok := spelling.Nearest(v.Text, names); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	r.Fail(v.Span, "unknown-event-type", fmt.Sprintf("unknown event type %q", v.Text), hint)
	return ""
}

var wikidataID = regexp.MustCompile(`^Q[1-9]\d*$`)

func (r frontReader) wikidata() meta.Value {
	return r.Matching("wikidata", wikidataID, "bad-wikidata", "is not an item's identifier", "write it as Q58217")
}

func (r frontReader) links() []document.NamedLink {
	var links []document.NamedLink
	for _, e := range r.URLs("links") {
		if start, end := markdown.CommentIn(e.Key.Text); start < end {
			origin := e.Key.Origin(r.document.File.Data)
			r.Fail(source.Span{Start: origin.At(start), End: origin.At(end-1) + 1}, "comment-in-field", markdown.CommentMessage, markdown.CommentHint)
		}
		links = append(links, document.NamedLink{Label: e.Key.Text, URL: e.Value})
	}
	return links
}

// describeImage warns of an image without a description.
func (r frontReader) describeImage(image, alt meta.Value) {
	if image.Given() && !alt.Given() {
		r.Warn(image.Span, "image-without-alt", "the image is not described", "say in image_alt what it shows")
	}
}

// redirects reads addresses from which readers are sent on. Their text is cleaned: the path under the
// site's root of the file that will stand there, without a slash before it.
func (r frontReader) redirects(key string) []meta.Value {
	var out []meta.Value
	for _, v := range r.Texts(key) {
		clean, ok := redirectPath(v.Text)
		if !ok {
			r.Fail(v.Span, "bad-redirect", fmt.Sprintf("%s: %q is not an address on this site", key, v.Text),
				`write its path, which ends in .html or "/": /2022/old-title.html`)
			continue
		}
		v.Text = clean
		out = append(out, v)
	}
	return out
}

func redirectPath(address string) (string, bool) {
	folder := strings.HasSuffix(address, "/")
	clean := strings.TrimPrefix(path.Clean("/"+address), "/")
	if strings.ContainsAny(address, `\?#%:`+" \t\r\n") || clean == "" || hasDotSegment(address) {
		return "", false
	}
	if folder {
		clean += "/index.html"
	}
	return clean, strings.HasSuffix(clean, ".html")
}

// hasDotSegment reports whether a part of the address begins with a dot: "..",
// which leads out of the site, or a hidden file, which is not published.
func hasDotSegment(address string) bool {
	return strings.HasPrefix(address, ".") || strings.Contains(address, "/.")
}

// MaxName is the length of a name in characters: at each word of a text its longest name is looked up.
const MaxName = 300

// entityName reads a name that is looked for in texts.
func (r frontReader) entityName(key string, need ...meta.Need) meta.Value {
	return r.shortName(r.Text(key, need...))
}

// names reads a list of names that are looked for in texts.
func (r frontReader) names(key string) []meta.Value {
	list := r.Texts(key)
	for i, v := range list {
		list[i] = r.shortName(v)
	}
	return list
}

// shortName reports a name that is too long, and cuts it off.
func (r frontReader) shortName(v meta.Value) meta.Value {
	if len(v.Text) <= MaxName {
		return v
	}
	count := 0
	for i := range v.Text {
		if count++; count > MaxName {
			r.Fail(v.Span, "too-large", fmt.Sprintf("this name is longer than %d characters", MaxName), "write a name as texts have it")
			v.Text = v.Text[:i]
			break
		}
	}
	return v
}

// happened keeps the day of a key of the front matter.
func (r frontReader) happened(key string, day date.Date) {
	r.document.AddDay(day, r.Place(key), key)
}

// inTime warns of an article updated before its date. A bare date may be any time of its day.
func (r frontReader) inTime(published, updated date.Moment) {
	earlier := updated.Day.Before(published.Day)
	if updated.Day == published.Day && !updated.Time.IsZero() {
		earlier = updated.Time.Before(published.Time)
	}
	if !updated.IsZero() && !published.IsZero() && earlier {
		r.Warn(r.Place("updated"), "dates-reversed", "the article was updated before its date", "correct one of the two dates")
	}
}

// readoutInTime warns of a readout dated before its event, also by the time zones of the world.
func (r frontReader) readoutInTime(readout, event date.Date) {
	if !readout.IsZero() && !event.IsZero() && event.DaysSince(readout) > date.Zones {
		r.Warn(r.Place("date"), "dates-reversed", "the readout is dated "+readout.String()+", and the event "+event.String(), "correct one of the two dates")
	}
}
