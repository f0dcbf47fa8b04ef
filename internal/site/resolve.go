package site

import (
	"cmp"
	"fmt"
	"slices"
	"sync"

	"readout/internal/config"
	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// An Input is all that a site is made of.
type Input struct {
	Config    config.Config
	Published []*document.Document // in order of their paths
	Withheld  []*document.Document
	Registry  *entity.Registry
	Lexicon   *mention.Lexicon
	Found     []mention.Result     // by Published
	Files     map[source.Path]bool // all files of the site, for links to them
}

// Resolve makes the site. It always returns one; whether it may be published
// the diagnostics say.
func Resolve(in Input) (*Site, []source.Diagnostic) {
	r := &resolver{
		Input:          in,
		site:           &Site{Config: in.Config, Registry: in.Registry},
		events:         map[string]EventID{},
		paths:          map[source.Path]Target{},
		near:           map[string]string{},
		withheldEvents: map[string]*document.Document{},
		files:          map[string]*spelling.Index{},
	}
	r.eventIDs = sync.OnceValue(r.indexEvents)
	r.listArticles()
	r.listOthers()
	r.gatherEvents()
	r.resolveContents()
	r.resolveMentions()
	r.resolveStatements()
	r.connectEvents()
	r.gatherDossiers()
	r.gatherRelations()
	return r.site, r.diagnostics
}

// A resolver holds what is needed while a Site is made.
type resolver struct {
	Input
	site           *Site
	found          []mention.Result              // by ArticleID
	events         map[string]EventID            // by id
	paths          map[source.Path]Target        // of content files
	near           map[string]string             // misspelt free text, by text; "" if it is none
	withheldEvents map[string]*document.Document // the documents that declare them, by id
	diagnostics    []source.Diagnostic

	// For "did you mean": made once, when first needed, since a file that many
	// articles name may be gone.
	eventIDs func() *spelling.Index
	files    map[string]*spelling.Index // paths by their extensions
}

func (r *resolver) report(d source.Diagnostic) { r.diagnostics = append(r.diagnostics, d) }

func (r *resolver) problem(path source.Path, at source.Span, rule, hint, format string, args ...any) {
	r.report(source.Diagnostic{Path: path, Span: at, Rule: rule, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

// reference resolves a value that must name one entity of the given kinds.
func (r *resolver) reference(path source.Path, v meta.Value, kinds ...entity.Kind) entity.ID {
	if !v.Given() {
		return entity.None
	}
	id, d := r.Registry.Reference(path, v, kinds...)
	if d != nil {
		r.report(*d)
	}
	return id
}

// references resolves a list, leaving out what names nobody and repeats.
func (r *resolver) references(path source.Path, list []meta.Value, kinds ...entity.Kind) []entity.ID {
	var ids []entity.ID
	for _, v := range list {
		if id := r.reference(path, v, kinds...); id != entity.None && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// listArticles puts the articles into order, newest first.
func (r *resolver) listArticles() {
	type entry struct {
		document *document.Document
		found    mention.Result
	}
	var list []entry
	for i, d := range r.Published {
		if d.Article != nil {
			list = append(list, entry{d, r.Found[i]})
		}
	}
	slices.SortStableFunc(list, func(a, b entry) int {
		return cmp.Or(b.document.Article.Date.Compare(a.document.Article.Date), cmp.Compare(a.document.ID, b.document.ID))
	})
	for i, e := range list {
		r.site.Articles = append(r.site.Articles, Article{
			Content: Content{Document: e.document}, Date: e.document.Article.Date, MainEvent: NoEvent,
		})
		r.found = append(r.found, e.found)
		r.paths[e.document.File.Path] = Target{Kind: ToArticle, Index: int32(i)}
	}
	r.site.AsOf = r.Config.AsOf
	if r.site.AsOf.IsZero() && len(list) > 0 {
		r.site.AsOf = list[0].document.Article.Date.Day
	}
}

// listOthers lists the documents that are no articles.
func (r *resolver) listOthers() {
	r.site.Dossiers = make([]Dossier, r.Registry.Len())
	r.site.Bodies = make([]Content, r.Registry.Len())
	for id := range r.site.Bodies {
		if d := r.Registry.At(entity.ID(id)).Document; d != nil {
			r.site.Bodies[id].Document = d
			r.paths[d.File.Path] = Target{Kind: ToEntity, Index: int32(id)}
		}
	}
	for _, d := range r.Published {
		if d.Page != nil {
			r.paths[d.File.Path] = Target{Kind: ToPage, Index: int32(len(r.site.Pages))}
			r.site.Pages = append(r.site.Pages, Content{Document: d})
		}
	}
}

// dayOf is the day on which an article's statements were made if nothing else
// is said.
func (s *Site) dayOf(id ArticleID) date.Date { return s.Articles[id].Date.Day }
