package check

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/entity"
	"readout/internal/source"
)

// eitherOrder are the countries whose people are written with the family name first at
// home, and often last in English.
var eitherOrder = []string{"hu", "jp"}

// familyNames finds people whose family name is probably the first word of their name:
// their file does not say which it is, no article calls them by the last word alone, and
// one that names them in full calls them by the first.
func familyNames(c *checker) {
	for _, id := range c.unsureFamilies() {
		e := c.Registry.At(id)
		first, _, _ := strings.Cut(e.Name, " ")
		if _, _, ok := c.calledBy(e.Surname, first, ""); ok {
			continue
		}
		if path, at, ok := c.calledBy(first, e.Surname, e.Name); ok {
			c.warn(e.Document.File.Path, e.Document.Person.Name.Span, source.Diagnostic{
				Rule:    "family-name-first",
				Message: fmt.Sprintf("%q takes its last word for the surname, but an article calls this person %q", e.Name, first),
				Hint:    fmt.Sprintf("write %q, or %q if that is right", "surname: "+first, "surname: "+e.Surname),
				Related: []source.Related{{Path: path, Span: at, Message: "here"}},
			})
		}
	}
}

// unsureFamilies returns the people of these countries whose file gives no surname.
func (c *checker) unsureFamilies() []entity.ID {
	var list []entity.ID
	for i := range c.Registry.Len() {
		e := c.Registry.At(entity.ID(i))
		if e.Kind != entity.Person || e.Country == entity.None || e.Document == nil || !strings.Contains(e.Name, " ") {
			continue
		}
		p := e.Document.Person
		if slices.Contains(eitherOrder, c.Registry.At(e.Country).Key.ID) && !p.Surname.Given() && !p.SortName.Given() {
			list = append(list, entity.ID(i))
		}
	}
	return list
}

// calledBy returns the first place where an article has a name alone, neither behind the
// other name of the person nor before a further one. If full is given, only articles that
// have it are looked at.
func (c *checker) calledBy(name, other, full string) (source.Path, source.Span, bool) {
	for i := range c.Articles {
		d := c.Articles[i].Document
		plain := d.Text.Plain
		if !bytes.Contains(plain, []byte(full)) {
			continue
		}
		for at := 0; ; at += len(name) {
			next := bytes.Index(plain[at:], []byte(name))
			if next < 0 {
				break
			}
			at += next
			if before, after := plain[:at], plain[at+len(name):]; endsName(before, other) && startsNoName(after) {
				return d.File.Path, d.Text.SourceSpan(source.Span{Start: int32(at), End: int32(at + len(name))}), true
			}
		}
	}
	return "", source.Span{}, false
}

// endsName reports whether a name may begin behind a text: a word ends there that is not
// the other name.
func endsName(before []byte, other string) bool {
	r, _ := utf8.DecodeLastRune(before)
	return !unicode.IsLetter(r) && r != '-' && !bytes.HasSuffix(bytes.TrimSpace(before), []byte(other))
}

// startsNoName reports whether a name ends before a text, which does not go on with
// another one.
func startsNoName(after []byte) bool {
	r, _ := utf8.DecodeRune(after)
	if unicode.IsLetter(r) || r == '-' {
		return false
	}
	next, _ := utf8.DecodeRune(bytes.TrimLeft(after, " \n"))
	return r != ' ' && r != '\n' || !unicode.IsUpper(next)
}
