package check

import (
	"cmp"
	"slices"

	"readout/internal/attribution"
	"readout/internal/parallel"
	"readout/internal/site"
	"readout/internal/source"
)

// An article is one article with what its prose says of who said what.
type article struct {
	checker // its own, since articles are looked at on all cores
	*site.Article
	reading attribution.Reading
	known   *fullNames
}

// path returns the file of the article.
func (a *article) path() source.Path { return a.Document.File.Path }

// place returns where in the file a span of the text stands.
func (a *article) place(span source.Span) source.Span { return a.Document.Text.SourceSpan(span) }

// articleRules look at one article.
var articleRules = []func(*article){unattributedQuotations, contradictedSpeakers, contradictedLabels, nearNames}

// readArticles reads the prose of all articles, looks at each by the rules for one, and
// then at the strangers whom several name.
func readArticles(c *checker) {
	found := make([][]source.Diagnostic, len(c.Articles))
	strangers := make([][]stranger, len(c.Articles))
	c.eachArticle(func(i int, a *article) {
		for _, find := range articleRules {
			find(a)
		}
		found[i], strangers[i] = a.diagnostics, a.strangers()
	})
	c.diagnostics = append(c.diagnostics, slices.Concat(found...)...)
	unknownNames(c, gather(strangers))
}

// eachArticle reads the prose of all articles, and looks at each, on all cores.
func (c *checker) eachArticle(look func(i int, a *article)) {
	known := c.fullNames()
	parallel.Each(len(c.Articles), func(i int) {
		a := article{checker: checker{Site: c.Site}, Article: &c.Articles[i], known: known}
		a.reading = attribution.Read(a.Document, a.names())
		look(i, &a)
	})
}

// names returns the mentions of the article as the reader of its prose takes them.
func (a *article) names() []attribution.Name {
	mentions := a.Site.Mentions[a.Article.Mentions.From:a.Article.Mentions.To]
	names := make([]attribution.Name, 0, len(mentions))
	for _, m := range mentions {
		e := a.Registry.At(m.Entity)
		names = append(names, attribution.Name{Text: m.Text, Entity: m.Entity, Kind: e.Kind, Gender: attribution.GenderOf(e.Gender)})
	}
	slices.SortStableFunc(names, func(x, y attribution.Name) int { return cmp.Compare(x.Text.Start, y.Text.Start) })
	return names
}

// statements returns the statements of the article.
func (a *article) statements() []site.Statement {
	return a.Site.Statements[a.Article.Statements.From:a.Article.Statements.To]
}

// overlap returns how many bytes two spans have in common.
func overlap(a, b source.Span) int {
	return max(0, int(min(a.End, b.End)-max(a.Start, b.Start)))
}
