package language

import (
	"strings"

	"golang.org/x/text/feature/plural"
)

// frames is the group of keys whose phrases are frames.
const frames = "act"

// A Frame is a phrase for what may have more or fewer parts: "{who} *rejected*
// [{position}|this][, {speaking}]:". What stands in brackets is said only if all that it
// fills in is there; of several, parted by bars, the first such one. Stars mark the verb.
type Frame []FramePart

// A FramePart is a text, the name of what is filled in, or a choice.
type FramePart struct {
	Text   string
	Slot   string
	Verb   bool
	Choice []Frame
}

// Frame returns the frame of a key: "act.claims.clause". It is nil if there is none.
func (w *Words) Frame(key string) Frame { return w.frames[frames+"."+key] }

// setFrames reads the phrases that are frames.
func (w *Words) setFrames() {
	w.frames = map[string]Frame{}
	for key, p := range w.phrases {
		if strings.HasPrefix(key, frames+".") {
			w.frames[key], _ = parseFrame(p.source())
		}
	}
}

// source returns a phrase as it was written, for all numbers.
func (p phrase) source() string {
	var b strings.Builder
	for _, piece := range p.forms[plural.Other] {
		if piece.arg >= 0 {
			b.WriteString("{" + p.names[piece.arg] + "}")
		} else {
			b.WriteString(piece.text)
		}
	}
	return b.String()
}

// parseFrame reads a frame. What is wrong with it is returned in words, or "".
func parseFrame(text string) (Frame, string) {
	r := frameReader{rest: text}
	f := r.frame()
	switch {
	case r.rest != "":
		return f, "this closes a bracket that was not opened: " + r.rest
	case r.unclosed:
		return f, "a bracket is not closed"
	case r.verb:
		return f, "a star has no second one"
	}
	return f, ""
}

type frameReader struct {
	rest     string
	verb     bool // between two stars
	unclosed bool
}

// frame reads up to what ends it: the end, or a bar or closing bracket of the choice that
// it stands in.
func (r *frameReader) frame() Frame {
	var f Frame
	for r.rest != "" {
		i := strings.IndexAny(r.rest, "*[]|{")
		if i < 0 {
			i = len(r.rest)
		}
		if i > 0 {
			f = append(f, FramePart{Text: r.rest[:i], Verb: r.verb})
			r.rest = r.rest[i:]
			continue
		}
		switch r.rest[0] {
		case '*':
			r.verb, r.rest = !r.verb, r.rest[1:]
		case '{':
			name, after, _ := strings.Cut(r.rest[1:], "}")
			f, r.rest = append(f, FramePart{Slot: name, Verb: r.verb}), after
		case '[':
			f = append(f, r.choice())
		default:
			return f
		}
	}
	return f
}

func (r *frameReader) choice() FramePart {
	var c FramePart
	for r.rest != "" && r.rest[0] != ']' {
		r.rest = r.rest[1:] // the bracket or bar
		c.Choice = append(c.Choice, r.frame())
	}
	if r.rest == "" {
		r.unclosed = true
		return c
	}
	r.rest = r.rest[1:]
	return c
}

// Fill calls say with each part of a frame that is said, in order. It is given whether a
// slot can be filled.
func (f Frame) Fill(has func(slot string) bool, say func(*FramePart)) {
	for i := range f {
		if f[i].Choice == nil {
			say(&f[i])
			continue
		}
		for _, option := range f[i].Choice {
			if option.complete(has) {
				option.Fill(has, say)
				break
			}
		}
	}
}

func (f Frame) complete(has func(slot string) bool) bool {
	for i := range f {
		if p := &f[i]; p.Slot != "" && !has(p.Slot) {
			return false
		}
	}
	return true
}

// Uses reports whether a frame fills something in.
func (f Frame) Uses(slot string) bool {
	for i := range f {
		if f[i].Slot == slot {
			return true
		}
		for _, option := range f[i].Choice {
			if option.Uses(slot) {
				return true
			}
		}
	}
	return false
}
