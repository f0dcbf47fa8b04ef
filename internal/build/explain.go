package build

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/source"
)

// A Match is a name in an article, with the decision about it. Its JSON is the output
// of `readout mentions --format json`.
type Match struct {
	Line       int      `json:"line"`   // of the file, from 1
	Column     int      `json:"column"` // in characters, from 1
	Surface    string   `json:"surface"`
	Accepted   bool     `json:"accepted"`
	Kind       string   `json:"kind,omitempty"`       // of the target: "person"
	Target     string   `json:"target,omitempty"`     // its id: "sergey-lavrov"
	How        string   `json:"how,omitempty"`        // how it was recognised: "surname"
	Rule       string   `json:"rule"`                 // which rule decided
	Reason     string   `json:"reason"`               // the rule, in a few words
	Candidates []string `json:"candidates,omitempty"` // of a refused match: the entities that the name may mean, as kind/id
	start      int32
}

// Explain returns, for each name in an article, the entity that it was resolved to, or
// why it is no mention. The article may be a draft. Withheld entities are found in
// withheld articles only. The diagnostics are those of the article; an error means
// that the folder or file cannot be read. The bytes are those of the file.
func Explain(dir string, file source.Path, now time.Time) ([]Match, []source.Diagnostic, []byte, error) {
	all, err := ReadDocuments(dir)
	if err != nil {
		return nil, nil, nil, err
	}
	settings, heads := all.Config, all.Heads
	builder := New(dir, Options{Now: now})
	i := slices.IndexFunc(heads, func(h document.Summary) bool { return h.File.Path == file })
	if i < 0 {
		return nil, nil, nil, fmt.Errorf("%s is no content file of the site in %s", file, dir)
	}
	d := heads[i].Document
	known := heads
	var withheld []*document.Document
	if !builder.hides(&heads[i]) {
		known, withheld = builder.withhold(heads, &log{})
	}
	registry, _ := entity.New(entityDocuments(known), withheld, all.Words.Country)
	switch {
	case d.Article == nil && !d.Broken:
		return nil, nil, nil, fmt.Errorf("%s is a %s; names are found in articles only", file, d.Kind)
	case d.Broken:
		return nil, d.Diagnostics, d.File.Data, nil
	}
	lexicon := mention.Compile(registry, mention.Settings{Explicit: settings.MarkedOnly})
	e := explainer{registry: registry, document: d}
	e.marked(lexicon)
	e.found(lexicon.Explain(d))
	slices.SortStableFunc(e.matches, func(a, b Match) int { return cmp.Compare(a.start, b.start) })
	return e.matches, d.Diagnostics, d.File.Data, nil
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
		e.refuse(e.match(f.Text, f.Rule), f.Candidates)
	}
}

func (e *explainer) inReference(text source.Span) bool {
	return slices.ContainsFunc(e.document.References, func(r document.Reference) bool {
		return r.Text.Start < text.End && text.Start < r.Text.End
	})
}
