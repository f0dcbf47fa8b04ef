package check

import (
	"readout/internal/document"
	"readout/internal/report"
	"readout/internal/source"
)

// saysWithheld finds an article that is published though its title, or what its text begins with, says that it is a draft
// or under an embargo: what withholds a file is a key.
func saysWithheld(c *checker) {
	for i := range c.Articles {
		d := c.Articles[i].Document
		at := d.Article.Title.Span
		says := report.SaysWithheld(d.Article.Title.Text)
		body := d.Text.Body.Blocks
		for n := body.Start; n < body.End && n < body.Start+2 && !says; n++ {
			b := &d.Text.Blocks[n]
			says = b.Kind == document.Paragraph && b.Statement < 0 && report.SaysWithheld(d.Text.Words(b.Span))
			at = d.Text.SourceSpan(b.Span)
		}
		if says {
			c.warn(d.File.Path, at, source.Diagnostic{
				Rule: "says-withheld", Message: "this says that the article is not to be published, or not yet, and it is",
				Hint: `write "draft: true" or "embargo: 2022-02-01 15:04" into the front matter; or take it out`,
			})
		}
	}
}
