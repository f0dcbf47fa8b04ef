// Package hostile makes texts that cost a reader of Markdown, YAML or names
// more than their length: each kind is one known or feared way to make work
// grow with the square of the input, or faster.
//
// A kind is made in any size, so that a test can double it and see what the
// double costs.
package hostile

import (
	"fmt"
	"strings"
)

// Article is the path of the article that every kind has.
const Article = "content/articles/a.md"

// A Kind is one way to be costly.
type Kind struct {
	Name string
	// Files returns the files of a site, by path, with about size bytes that
	// are costly.
	Files func(size int) map[string]string
}

// Size is how many bytes the files of a site have.
func Size(files map[string]string) int {
	n := 0
	for _, text := range files {
		n += len(text)
	}
	return n
}

// Kinds returns all kinds, those of one article's text first.
func Kinds() []Kind {
	var all []Kind
	for _, t := range texts {
		all = append(all, Kind{t.name, func(size int) map[string]string {
			return cast(article("", t.text(size)))
		}})
	}
	for _, t := range fronts {
		all = append(all, Kind{t.name, func(size int) map[string]string {
			return cast(article(t.text(size), "Talks went on.\n"))
		}})
	}
	return append(all, sites...)
}

// cast returns an article with the people and the event that the texts name.
func cast(text string) map[string]string {
	return map[string]string{
		Article:                         text,
		"content/articles/a.png":        "picture",
		"content/people/ana-torres.md":  person("Ana Torres", "country: us\n"),
		"content/people/bo-lee.md":      person("Bo Lee", "country: fr\n"),
		"content/people/carl-diaz.md":   person("Carl Diaz", "country: es\n"),
		"content/people/sam-poe.md":     person("Sam Poe", "country: gb\n"),
		"content/people/sam-poe-two.md": person("Sam Poe", "country: ca\n"),
		"content/events/call-1.md":      "---\ntype: call\ndate: 2022-01-31\nparticipants: [us, fr]\n---\n",
		"readout.yaml":                  "title: Desk\nbase_url: https://desk.example/\n",
	}
}

// article returns a content file with further front matter and a text.
func article(front, text string) string {
	return "---\ntitle: Talks\ndate: 2022-02-01\n" + front + "---\n\n" + text
}

// A part is some part of a file, made as long as wanted.
type part struct {
	name string
	text func(size int) string
}

// again returns a text that is repeated up to a size.
func again(unit string) func(size int) string {
	return func(size int) string { return strings.Repeat(unit, size/len(unit)) }
}

// nested returns what is opened and closed again as often.
func nested(open, words, shut string) func(size int) string {
	return func(size int) string {
		n := size / (len(open) + len(shut))
		return strings.Repeat(open, n) + words + strings.Repeat(shut, n) + "\n"
	}
}

// counted returns lines that carry their number, up to a size.
func counted(format string) func(size int) string {
	return func(size int) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
}

// halves returns half a size of one text and half of another.
func halves(first, second func(size int) string) func(size int) string {
	return func(size int) string { return first(size/2) + "\n\n" + second(size/2) + "\n" }
}

// growing returns marks of 1, 2, 3 … times a character, with something between.
func growing(mark, between string) func(size int) string {
	return func(size int) string {
		var b strings.Builder
		for i := 1; b.Len() < size; i++ {
			b.WriteString(strings.Repeat(mark, i) + between)
		}
		return b.String()
	}
}

// square returns a table of as many columns as rows, whose rows have one cell.
func square(size int) string {
	n := size / 10
	return strings.Repeat("|a", n) + "|\n" + strings.Repeat("|-", n) + "|\n" + strings.Repeat("|x|\n", n)
}

// steps returns list items, each deeper than the one before.
func steps(mark string) func(size int) string {
	return func(size int) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			b.WriteString(strings.Repeat(" ", i*len(mark)) + mark + "a\n")
		}
		return b.String()
	}
}
