package site

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/meta"
)

// parties are the kinds of entity that may be addressed or may relay words.
var parties = append(slices.Clone(entity.Actors), entity.Place)

// speakers returns the beginning of an annotation whose speakers have these names.
func (f *slipFinder) speakers(mark *document.Statement, names []string) string {
	var ids []string
	for _, name := range names {
		if found := f.registry.Resolve(name); len(found) == 1 {
			name = f.registry.At(found[0]).Key.ID
		}
		ids = append(ids, name)
	}
	if !mark.Quote {
		return fmt.Sprintf("(%s:%s …)", mark.Verb, strings.Join(ids, ","))
	}
	block := string(mark.Verb)
	if block == "said" {
		block = "quote"
	}
	return fmt.Sprintf("> [!%s] %s", block, strings.Join(ids, ", "))
}

// idInText finds an id inside a text, where it is shown as written and is no reference:
// "minister sergey-lavrov".
func (f *slipFinder) idInText(t *freeText) *slip {
	for i := range t.words {
		word := strings.TrimSuffix(strings.TrimSuffix(t.word(i), "'s"), "’s")
		at := span{t.words[i].from, t.words[i].from + len(word)}
		message := fmt.Sprintf("the id %q stands inside a text, where it names nobody", word)
		ids := f.registry.ByID(word, parties...)
		if len(ids) == 0 && strings.Contains(string(t.value.Span.Of(t.Document.File.Data)), "[["+word+"]]") {
			ids = f.registry.ByID(word) // "experts on [[arms-control]]"
		}
		if len(ids) > 0 {
			return &slip{at, message, f.idHint(t, at, f.registry.At(ids[0]))}
		}
		if !strings.Contains(word, "-") || word != strings.ToLower(word) || len(f.registry.ByID(word)) > 0 {
			continue
		}
		if f.registry.Withheld(word) != nil {
			if word == strings.TrimSpace(t.value.Text) {
				return nil // a reference, and reported as one
			}
			v := meta.Value{Text: word, Span: t.place(at)}
			if _, d := f.registry.Reference(t.Document.File.Path, v); d != nil {
				return &slip{at, d.Message, d.Hint}
			}
		}
		if near, ok := f.registry.Near(word); ok && len(word) >= 8 && strings.Contains(near, "-") && near == strings.ToLower(near) {
			return &slip{at, fmt.Sprintf("%q stands inside a text and is nearly an id", word), fmt.Sprintf("did you mean %q? Inside a text write the name", near)}
		}
	}
	return nil
}

// idHint says what to write instead of an id inside a text.
func (f *slipFinder) idHint(t *freeText, at span, e *entity.Entity) string {
	text := t.value.Text
	named := text[:at.from] + e.Name + text[at.to:]
	others := slices.DeleteFunc(strings.FieldsFunc(strings.NewReplacer(" and ", ",", " & ", ",").Replace(text), func(c rune) bool { return c == ',' }),
		func(part string) bool { return strings.TrimSpace(part) == "" })
	for i := range others {
		others[i] = strings.TrimSpace(others[i])
	}
	alone := slices.Contains(others, text[at.from:at.to])
	switch {
	case alone && len(others) > 1 && t.attribute == "via":
		return fmt.Sprintf("write \"via %s\" if they passed it on one after the other, or one of them", strings.Join(others, " > "))
	case alone && len(others) > 1 && t.attribute == "to":
		return fmt.Sprintf("write \"to %s\"", strings.Join(others, ", "))
	case !slices.Contains(parties, e.Kind):
	case t.attribute == "by":
		return fmt.Sprintf("a speaker with a name is no text: take \"by\" out and write %s; of another, write the name: \"by %s\"", f.speakers(t.mark, []string{text[at.from:at.to]}), named)
	case t.attribute == "to" || t.attribute == "via":
		return fmt.Sprintf("write only \"%s %s\", or the name in the text: \"%s %s\"", t.attribute, e.Key.ID, t.attribute, named)
	}
	return fmt.Sprintf("write the name: \"%s %s\"", t.attribute, named)
}

// means are the means of communication: "to Lavrov by phone".
var means = strings.Fields("phone telephone video videolink letter e-mail email text message post mail radio cable fax teleconference videoconference")

// attributeHint says how to write a text that was meant as an attribute.
func (f *slipFinder) attributeHint(t *freeText, i int, name, rest string) string {
	text := t.value.Text
	if ids, near := f.nameOf(rest); name == "via" && near == "" && len(ids) == 1 && len(f.registry.Resolve(rest)) == 0 && !f.isBody(ids) {
		rest = f.registry.At(ids[0]).Key.ID // "Mr. Price" would be text there, too
	}
	switch {
	case name == "same" && i == 0 && t.attribute == "by":
		return "\"same\" repeats attributes, not the speaker: write who spoke, and it behind a semicolon: \"by senior official; same\""
	case name == "by" && slices.Contains(means, strings.ToLower(rest)):
		return fmt.Sprintf("how they spoke is no attribute: leave out %q", "by "+rest)
	case name == "same":
		return t.semicolon(i) + ": \"; same\""
	case given(t.mark, name):
		return fmt.Sprintf("%q is given already: write it once, or put the text in other words", name)
	case name == "by":
		return "\"by\" is for a speaker without a name; who passed the words on is \"via\", after a semicolon"
	case name == "of" && i > 0 && t.beginsWithPerson(f, i) && !f.isCode(rest): // "Vladimir Putin of Russia"
		return fmt.Sprintf("write the name alone, \"%s %s\"", t.attribute, strings.TrimRight(text[:t.words[i].from], ", "))
	case f.alone(t, name, rest) != "":
		return fmt.Sprintf("%s and it alone: \"; %s %s\"", t.semicolon(i), name, f.alone(t, name, rest))
	case f.buildable(t, name, rest) && (i > 0 || !t.first):
		return fmt.Sprintf("%s: \"; %s %s\"", t.semicolon(i), name, rest)
	case (name == "at" || name == "about") && f.meansEvent(rest):
		return t.semicolon(i) + ", and the id of an event: " + f.events.hint(rest)
	case i > 0 && t.beginsWithPerson(f, i):
		return fmt.Sprintf("write the name alone, \"%s %s\", and attributes after a semicolon", t.attribute, strings.TrimRight(text[:t.words[i].from], ", "))
	case name == "on" && (startsWithDay(rest) || rest[0] >= '0' && rest[0] <= '9'):
		if day, ok := t.dayOf(rest); ok {
			return fmt.Sprintf("%s and the day as a date: \"; on %s\"", t.semicolon(i), day)
		}
		return t.semicolon(i) + " and the day as a date: year, month, day"
	case i == 0 && !t.first && t.attribute == "to":
		return "attributes are separated by semicolons; if it is a part of the text before it, leave out the comma"
	case i > 0 && t.afterComma(i):
		return fmt.Sprintf("attributes are separated by semicolons; if it is a part of the text, leave out the comma: \"%s %s\"", t.attribute,
			strings.TrimRight(text[:t.words[i].from], ", ")+" "+text[t.words[i].from:])
	}
	return fmt.Sprintf("attributes are separated by semicolons; if it is a part of the text, begin the text with another word than %q", name)
}

// alone returns the value of an attribute that takes one word, if more stands behind it.
func (f *slipFinder) alone(t *freeText, name, rest string) string {
	token, more, _ := strings.Cut(rest, " ")
	if more != "" && slices.Contains([]string{"at", "on", "src"}, name) && f.buildable(t, name, token) {
		return token
	}
	return ""
}

// semicolon says where to write a semicolon.
func (t *freeText) semicolon(i int) string {
	open := t.opening(i)
	before := strings.TrimRight(t.value.Text[:t.words[i].from-len(open)], " ")
	sign := strings.TrimSpace(before[len(strings.TrimRightFunc(before, isSign)):])
	switch {
	case i == 0 && !t.first && t.attribute == "to":
		sign = ","
	case strings.ContainsAny(sign, ")]}»”’\"'"):
		sign = "" // which ends something else
	}
	text := "write a semicolon before it"
	if sign == "," {
		text = "write a semicolon in place of the comma before it"
	} else if sign != "" {
		text = fmt.Sprintf("write a semicolon in place of %q before it", sign)
	}
	switch {
	case strings.ContainsAny(open, "([{<（［｛【〔〈《"):
		return text + ", and no brackets"
	case open != "":
		return text + fmt.Sprintf(", without the signs %s %s around it", open, enclosed[open])
	}
	return text
}

// beginsWithPerson reports whether the text before a word is a person's name.
func (t *freeText) beginsWithPerson(f *slipFinder, i int) bool {
	before := strings.TrimRight(t.value.Text[:t.words[i].from], ", ")
	return len(before) < longest && len(f.registry.Resolve(before, entity.Person)) > 0
}

// buildable reports whether the site builds if the rest of the text becomes the value of
// an attribute.
func (f *slipFinder) buildable(t *freeText, name, rest string) bool {
	if name == "at" && declares(t.Document, rest) > 1 {
		return false
	}
	if _, known := f.events.ids[rest]; !known && (name == "at" || name == "about") && f.meansEvent(rest) {
		return false
	}
	return f.fits(t, name, rest) || name == "to" || name == "via" || name == "cue" || name == "from"
}

// given reports whether an annotation has an attribute already.
func given(mark *document.Statement, name string) bool {
	switch name {
	case "to":
		return len(mark.To) > 0
	case "of":
		return len(mark.Of) > 0
	case "about":
		return len(mark.About) > 0
	case "via":
		return len(mark.Via) > 0
	case "at":
		return mark.At.Given()
	case "on":
		return !mark.On.IsZero()
	case "topic":
		return mark.Topic.Given()
	case "from":
		return mark.From.Given()
	case "src":
		return mark.Src.Given()
	case "cue":
		return mark.Cue.Given()
	case "side":
		return mark.Side.Given()
	case "by":
		return mark.By.Given()
	}
	return false
}
