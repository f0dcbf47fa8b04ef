package check

import (
	"fmt"
	"regexp"
	"strings"

	"readout/internal/document"
	"readout/internal/source"
)

// documents calls a function for each document with a text on a page.
func (c *checker) documents(look func(*document.Document)) {
	for i := range c.Articles {
		look(c.Articles[i].Document)
	}
	for i := range c.Bodies {
		if d := c.Bodies[i].Document; d != nil {
			look(d)
		}
	}
	for i := range c.Pages {
		look(c.Pages[i].Document)
	}
	for i := range c.Events {
		if d := c.Events[i].Body.Document; d != nil {
			look(d)
		}
	}
}

// headingTag is the tag of a heading in the HTML of a text.
var headingTag = regexp.MustCompile(`<h([1-6])[ >]`)

// headingJumps finds headings that are two or more levels below the one before: readers
// who have a page read to them then look for what is missing.
func headingJumps(c *checker) {
	c.documents(func(d *document.Document) {
		if len(d.Anchors) == 0 {
			return
		}
		levels := headingTag.FindAllSubmatch(d.Text.Body.HTML.Of(d.Text.HTML), -1)
		var headings []document.Block
		for _, b := range d.Text.Blocks {
			if b.Kind == document.Heading {
				headings = append(headings, b)
			}
		}
		if len(levels) != len(headings) {
			return // a heading without words
		}
		before, above := 1, "the title"
		for i := range levels {
			level := int(levels[i][1][0] - '0')
			if level > before+1 && headings[i].Span.Len() > 0 {
				c.warn(d.File.Path, d.Text.SourceSpan(headings[i].Span), source.Diagnostic{
					Rule:    "heading-jump",
					Message: fmt.Sprintf("this heading is %d levels below %s", level-before, above),
					Hint:    "write it as " + strings.Repeat("#", before+1),
				})
			}
			before, above = level, "the heading before it"
		}
	})
}

// imagesWithoutText finds pictures in texts that are not described.
func imagesWithoutText(c *checker) {
	c.documents(func(d *document.Document) {
		for _, l := range d.Links {
			if l.Image && !l.Described {
				c.warn(d.File.Path, l.Source, source.Diagnostic{
					Rule: "image-without-text", Message: "this picture is not described",
					Hint: "say between the brackets what it shows: ![Lavrov at the door](door.jpg)",
				})
			}
		}
	})
}
