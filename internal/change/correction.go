package change

import (
	"cmp"
	"strings"

	"readout/internal/site"
)

// A Correction is a correction of an article, in one version. The fields are those of
// data/corrections.json.
type Correction struct {
	Article string `json:"article"`
	URL     string `json:"url"`
	File    string `json:"file"`
	Line    int    `json:"line"`
	Date    string `json:"date"`
	Text    string `json:"text"`
}

func (c *Correction) facts() []fact {
	return []fact{{"text", one(c.Text)}, {"date", one(c.Date)}, {"article", one(c.Article)}}
}

// corrections compares the corrections of two versions, in order of the files.
func (c *comparer) corrections() []Change[Correction] {
	before, after := c.before.corrections(), c.after.corrections()
	p := newPairing(len(before), len(after))
	for _, key := range []func(*Correction) string{
		func(c *Correction) string { return identity(c) },
		func(c *Correction) string { return keyOf(c.Article, c.Text) },
		func(c *Correction) string { return keyOf(c.Article, c.Date) },
	} {
		pairItems(p, before, after, key)
	}
	return sorted(changes[Correction](before, after, p), func(a, b *Correction) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line)
	})
}

func (v *version) corrections() []Correction {
	var list []Correction
	for i := range v.site.Articles {
		path := v.site.Articles[i].Document.File.Path
		for _, c := range v.Words.Corrections(site.ArticleID(i)) {
			list = append(list, Correction{
				Article: v.articles[i], URL: string(c.Address), File: string(path), Line: v.place(path, c.Source.Start).Line,
				Date: c.Date.String(), Text: c.Text,
			})
		}
	}
	return list
}
