package site

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

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
	Published []document.Head // in order of their paths
	Withheld  []*document.Document
	Registry  *entity.Registry
	Names     Names
	// Files returns all files of the site, for links to what is no published
	// document. It is called by several goroutines.
	Files func() map[source.Path]bool
	// Now is the time of the build, against which only warnings are held; zero if
	// it is not known.
	Now time.Time
}

// Names are whom documents name.
type Names struct {
	Lexicon *mention.Lexicon
	Found   []mention.Result // by Input.Published
}

// Resolve makes the site. It always returns one; whether it may be published
// the diagnostics say.
func Resolve(in Input) (*Site, []source.Diagnostic) {
	r := &resolver{
		Input:          in,
		site:           &Site{Config: in.Config, Registry: in.Registry},
		events:         map[string]EventID{},
		targets:        make([]Target, len(in.Published)),
		withheldEvents: map[string]*document.Document{},
	}
	r.eventIDs = sync.OnceValue(r.indexEvents)
	r.begin()
	r.sources = r.readSources()
	r.listArticles()
	r.orderByPath()
	r.listOthers()
	r.gatherEvents()
	r.listParties()
	r.resolveArticles()
	r.resolveOthers()
	r.connectEvents()
	r.warnOfSides()
	r.settleStatuses()
	r.warnOfDaysToCome()
	r.warnOfNamedDates()
	r.warnOfLongerEmbargoes()
	r.gatherDossiers()
	return r.site, r.diagnostics
}

// A resolver holds what is needed while a Site is made.
type resolver struct {
	Input
	site           *Site
	places         []int32                       // in Published, by ArticleID
	events         map[string]EventID            // by id
	targets        []Target                      // of links, by Published
	withheldEvents map[string]*document.Document // the documents that declare them, by id
	sources        sources
	rivalries      []rivalry // met so far
	parts          []part    // of all articles, in their order
	pointedAt      []bool    // by entity.ID: by what no list of its dossier says

	// For "did you mean": made once, when first needed, since a file that many
	// articles name may be gone.
	eventIDs func() *spelling.Index

	scratch
}

// A scratch is what a resolver writes to beside the site. Each core has one.
type scratch struct {
	part
	entered  []ArticleID                 // by entity.ID: the last that was entered, from 1
	composed map[source.Path]source.Path // files with accents, by their paths with these composed; nil until asked for
	files    map[string]*spelling.Index  // for "did you mean": paths by their extensions
	ids      []entity.ID                 // for lists that grow
	toward   []entity.ID                 // whom the statement at hand is directed at or about
	slipped  []*document.Statement       // those of the last article that was looked at for slips which have one
}

// begin makes the scratch anew.
func (r *resolver) begin() {
	r.scratch = scratch{files: map[string]*spelling.Index{}, entered: make([]ArticleID, r.Registry.Len())}
}

// resolveArticles resolves all that articles say: each is looked at once, since to
// fetch it is more work than to resolve it.
func (r *resolver) resolveArticles() {
	s := r.site
	mentions, statements := int32(0), int32(0)
	for i := range s.Articles {
		a, found := &s.Articles[i], r.found(ArticleID(i))
		most := len(found.References) + len(found.Found)
		if r.head(ArticleID(i)).Refers {
			most += len(a.Document.Links)
		}
		a.Mentions = Range{mentions, mentions + int32(most)}
		a.Statements = Range{statements, statements + int32(len(found.Statements))}
		mentions, statements = a.Mentions.To, a.Statements.To
	}
	s.Mentions, s.Statements = make([]Mention, mentions), make([]Statement, statements)
	r.parts = r.spread(len(s.Articles), func(r *resolver, i int) {
		id := ArticleID(i)
		found := r.found(id)
		r.resolveArticle(&s.Articles[id], r.head(id), &found.Marks)
		r.resolveMentions(id, found)
		r.resolveStatements(id, found.Statements)
		r.gatherConcerned(id)
	})
	end := int32(0)
	for i := range s.Articles {
		own := &s.Articles[i].Mentions
		if own.From > end {
			copy(s.Mentions[end:], s.Mentions[own.From:own.To])
		}
		*own = Range{end, end + own.To - own.From}
		end = own.To
	}
	s.Mentions = s.Mentions[:end]
}

// spread calls work for 0 to n-1, on all cores. Work may change what is its own,
// and nothing else of the site. What it gathers stands in parts, in order.
func (r *resolver) spread(n int, work func(*resolver, int)) []part {
	const chunk = 256 // taken at once
	parts := make([]part, (n+chunk-1)/chunk)
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(parts)) {
		all.Go(func() {
			own := *r
			own.begin()
			for i := int(next.Add(1)) - 1; i < len(parts); i = int(next.Add(1)) - 1 {
				own.part = own.part.next()
				for k := i * chunk; k < min((i+1)*chunk, n); k++ {
					work(&own, k)
				}
				parts[i] = own.part
			}
		})
	}
	all.Wait()
	for i := range parts {
		r.diagnostics = append(r.diagnostics, parts[i].diagnostics...)
	}
	return parts
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
	ids := r.ids[:0]
	for _, v := range list {
		if id := r.reference(path, v, kinds...); id != entity.None && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	r.ids = ids
	return append([]entity.ID(nil), ids...)
}

// listArticles puts the articles into order: newest first, and those of one moment
// by their paths.
func (r *resolver) listArticles() {
	type entry struct {
		date  date.Moment // here, since to fetch it takes longer than to compare it
		index int32       // of Published
	}
	list := make([]entry, 0, len(r.Published))
	for i := len(r.Published) - 1; i >= 0; i-- { // many desks name files by days
		if h := &r.Published[i]; h.Kind == document.KindArticle && !h.Broken {
			list = append(list, entry{h.Date, int32(i)})
		}
	}
	slices.SortStableFunc(list, func(x, y entry) int {
		return cmp.Or(y.date.Compare(x.date), cmp.Compare(x.index, y.index))
	})
	r.site.Articles, r.places = make([]Article, len(list)), make([]int32, len(list))
	for id, e := range list {
		d := r.Published[e.index].Document
		a := &r.site.Articles[id]
		a.Document, a.Date, a.MainEvent = d, e.date, NoEvent
		r.places[id] = e.index
		r.targets[e.index] = Target{Kind: ToArticle, Index: int32(id)}
	}
	r.site.AsOf = r.Config.AsOf
	if r.site.AsOf.IsZero() && len(list) > 0 {
		r.site.AsOf = list[0].date.Day
	}
}

// found returns whom an article names.
func (r *resolver) found(id ArticleID) *mention.Result { return &r.Names.Found[r.places[id]] }

func (r *resolver) head(id ArticleID) *document.Head { return &r.Published[r.places[id]] }

// listOthers lists the documents that are no articles.
func (r *resolver) listOthers() {
	r.site.Dossiers = make([]Dossier, r.Registry.Len())
	r.site.Bodies = make([]Content, r.Registry.Len())
	for id := range r.site.Bodies {
		if d := r.Registry.At(entity.ID(id)).Document; d != nil {
			r.site.Bodies[id].Document = d
			r.aim(d, Target{Kind: ToEntity, Index: int32(id)})
		}
	}
	for i := range r.Published {
		if h := &r.Published[i]; h.Kind == document.KindPage && !h.Broken {
			r.targets[i] = Target{Kind: ToPage, Index: int32(len(r.site.Pages))}
			r.site.Pages = append(r.site.Pages, Content{Document: h.Document})
		}
	}
}

// published returns the place in Published of a path.
func (r *resolver) published(p source.Path) (int, bool) {
	return slices.BinarySearchFunc(r.Published, p, func(h document.Head, p source.Path) int {
		return strings.Compare(string(h.File.Path), string(p))
	})
}

// aim says where links to a published document lead.
func (r *resolver) aim(d *document.Document, t Target) {
	if i, found := r.published(d.File.Path); found {
		r.targets[i] = t
	}
}

// dayOf is the day on which an article's statements were made if nothing else
// is said.
func (s *Site) dayOf(id ArticleID) date.Date { return s.Articles[id].Date.Day }
