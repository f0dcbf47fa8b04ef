package build

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/source"
)

// A Match is a name in an article, with the decision about it. Its JSON is the output
// of `readout mentions --format json`.
type Match struct {
	File       source.Path `json:"file,omitempty"` // if several were asked for
	Line       int         `json:"line"`           // of the file, from 1
	Column     int         `json:"column"`         // in characters, from 1
	Surface    string      `json:"surface"`
	Accepted   bool        `json:"accepted"`
	Kind       string      `json:"kind,omitempty"`       // of the target: "person"
	Target     string      `json:"target,omitempty"`     // its id: "sergey-lavrov"
	How        string      `json:"how,omitempty"`        // how it was recognised: "surname"
	Rule       string      `json:"rule"`                 // which rule decided
	Reason     string      `json:"reason"`               // the rule, in a few words
	Candidates []string    `json:"candidates,omitempty"` // of a refused match: the entities that the name may mean, as kind/id
	Context    string      `json:"context,omitempty"`    // of a refused match: the words around the name, which decided
	Hint       string      `json:"hint,omitempty"`       // of a refused match: what to do if the rule is wrong
	start      int32
}

// Explained is what Explain says of one article.
type Explained struct {
	File        source.Path
	Matches     []Match
	Diagnostics []source.Diagnostic // those of the article
	Data        []byte              // the bytes of the file
}

// Explain returns, for each name in some articles, the entity that it was resolved to, or
// why it is no mention. A path is that of an article or of a folder with articles. An
// article may be a draft. Withheld entities are found in withheld articles only. An error
// means that a folder or file cannot be read, or is none of articles.
func Explain(dir string, paths []source.Path, now time.Time) ([]Explained, error) {
	all, err := ReadDocuments(dir)
	if err != nil {
		return nil, err
	}
	wanted, err := articlesAt(dir, paths, all.Heads)
	if err != nil {
		return nil, err
	}
	builder := New(dir, Options{Now: now})
	open := newNames(&all, all.Heads, nil)
	published, withheld := builder.withhold(all.Heads, &log{})
	public := newNames(&all, published, withheld)
	var list []Explained
	for _, head := range wanted {
		d, names := head.Document, public
		if builder.hides(&head) {
			names = open
		}
		x := Explained{File: d.File.Path, Diagnostics: d.Diagnostics, Data: d.File.Data}
		if !d.Broken {
			e := explainer{registry: names.registry, document: d}
			e.marked(names.lexicon)
			e.found(names.lexicon.Explain(d))
			slices.SortStableFunc(e.matches, func(a, b Match) int { return cmp.Compare(a.start, b.start) })
			x.Matches = e.matches
		}
		list = append(list, x)
	}
	return list, nil
}

// articlesAt returns the articles that paths of files and folders name, in their order.
func articlesAt(dir string, paths []source.Path, heads []document.Summary) ([]document.Summary, error) {
	var list []document.Summary
	for _, p := range paths {
		before := len(list)
		for _, h := range heads {
			if h.File.Path == p && h.Kind != document.KindArticle {
				return nil, fmt.Errorf("%s is a %s; names are found in articles only", p, h.Kind)
			}
			if h.Kind == document.KindArticle && (h.File.Path == p || strings.HasPrefix(string(h.File.Path), string(p)+"/")) {
				list = append(list, h)
			}
		}
		if len(list) == before {
			return nil, fmt.Errorf("%s is no content file and no folder of articles of the site in %s", p, dir)
		}
	}
	return list, nil
}

// names are whom an article may name.
type names struct {
	registry *entity.Registry
	lexicon  *mention.Lexicon
}

func newNames(all *Documents, known []document.Summary, withheld []*document.Document) names {
	registry, _ := entity.New(entityDocuments(known), withheld, all.Words.Country)
	return names{registry, mention.Compile(registry, mention.Settings{Explicit: all.Config.MarkedOnly})}
}

// An explainer lists the matches of one document.
type explainer struct {
	registry *entity.Registry
	document *document.Document
	matches  []Match
}

func (e *explainer) match(text source.Span, rule mention.Rule) Match {
	d := e.document
	at := source.PositionOf(d.File.Data, d.Text.SourceOf(text.Start))
	return Match{
		Line: at.Line, Column: at.Column, Surface: string(text.Of(d.Text.Plain)),
		Rule: string(rule), Reason: rule.Reason(), start: text.Start,
	}
}

func (e *explainer) accept(m Match, id entity.ID, how mention.How) {
	key := e.registry.At(id).Key
	m.Accepted, m.Kind, m.Target, m.How = true, key.Kind.String(), key.ID, how.String()
	e.matches = append(e.matches, m)
}

func (e *explainer) refuse(m Match, candidates []entity.ID) {
	for _, id := range candidates {
		m.Candidates = append(m.Candidates, e.registry.At(id).Key.String())
	}
	e.matches = append(e.matches, m)
}

// marked lists the author's annotations.
func (e *explainer) marked(lexicon *mention.Lexicon) {
	for _, r := range e.document.References {
		m := e.match(r.Text, mention.RuleMarked)
		if ids := lexicon.Resolve(r.Target, e.document.Article.Date.Day); len(ids) == 1 {
			e.accept(m, ids[0], mention.Explicit)
		} else {
			e.refuse(m, ids)
		}
	}
}

func (e *explainer) found(r mention.Explanation) {
	for i, f := range r.Found {
		e.accept(e.match(f.Text, r.Rules[i]), f.Entity, f.How)
	}
	for _, f := range r.Refused {
		if f.Rule == mention.RuleMarkup && e.inReference(f.Text) {
			continue // the mark itself is listed
		}
		m := e.match(f.Text, f.Rule)
		m.Context = e.context(f)
		e.refuse(m, f.Candidates)
		last := &e.matches[len(e.matches)-1]
		last.Hint = hintOf(last, f.Rule)
	}
}

// context returns a name that was refused with the words around it in its sentence, a few on
// each side: nearly every rule decides by these.
func (e *explainer) context(r mention.Refusal) string {
	const before, after, longest = 3, 4, 200
	t := &e.document.Text
	i := sort.Search(len(t.Sentences), func(i int) bool { return t.Sentences[i].End >= r.Text.End })
	if i == len(t.Sentences) || t.Sentences[i].Start > r.Text.Start || r.Rule == mention.RuleIgnored || r.Rule == mention.RuleMarkup {
		return ""
	}
	words := lastWords(string(t.Plain[t.Sentences[i].Start:r.Text.Start]), before) + string(r.Text.Of(t.Plain)) +
		firstWords(string(t.Plain[r.Text.End:t.Sentences[i].End]), after)
	if len(words) > longest { // in a script without blanks
		return ""
	}
	return words
}

// lastWords returns the end of a text from the nth last word on.
func lastWords(text string, n int) string {
	i := len(strings.TrimRight(text, " "))
	for range n {
		i = strings.LastIndexByte(text[:i], ' ')
		if i < 0 {
			return text
		}
	}
	return text[i+1:]
}

// firstWords returns the beginning of a text up to the nth word.
func firstWords(text string, n int) string {
	i := len(text) - len(strings.TrimLeft(text, " "))
	for range n {
		j := strings.IndexByte(text[i:], ' ')
		if j < 0 {
			return text
		}
		i += j + 1
	}
	return strings.TrimRight(text[:i], " ")
}

// hintOf says what to do if a refusal is wrong: the mark that overrules it, and what the rule knows.
func hintOf(m *Match, rule mention.Rule) string {
	if rule == mention.RuleIgnored || rule == mention.RuleMarkup || len(m.Candidates) == 0 {
		return rule.Hint()
	}
	hint := "if it is meant, write [[" + m.Candidates[0] + "|" + m.Surface + "]]"
	if len(m.Candidates) > 1 {
		hint = "if one is meant, write [[…|" + m.Surface + "]] with its id"
	}
	if more := rule.Hint(); more != "" {
		hint += ", " + more
	}
	return hint
}

func (e *explainer) inReference(text source.Span) bool {
	return slices.ContainsFunc(e.document.References, func(r document.Reference) bool {
		return r.Text.Start < text.End && text.Start < r.Text.End
	})
}
