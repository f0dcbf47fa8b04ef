package site

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"readout/internal/config"
	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/parallel"
	"readout/internal/source"
)

// An Input is everything that a site is made of.
type Input struct {
	Config    config.Config
	Published []document.Summary // in order of their paths
	Withheld  []*document.Document
	Registry  *entity.Registry
	Names     Names
	// Files returns all files of the site, for links to files that are not published
	// documents. Several goroutines call it.
	Files func() map[source.Path]bool
	// Now is the time of the build. Only warnings depend on it. It is zero if it is
	// not known.
	Now time.Time
}

// Names are the entities that documents name.
type Names struct {
	Lexicon *mention.Lexicon
	Found   []*mention.Result // by Input.Published
}

// Resolve makes the site. It always returns one; it may be published if none of the
// diagnostics is an error.
func Resolve(in Input) (*Site, []source.Diagnostic) {
	s := &Site{Config: in.Config, Registry: in.Registry}
	r := &resolver{Input: in, site: s, events: newEventIndex(s, in.Withheld), targets: make([]Target, len(in.Published))}
	r.singles = make([]entity.ID, in.Registry.Len())
	for i := range r.singles {
		r.singles[i] = entity.ID(i)
	}
	main := r.newWorker()
	r.sources = main.readSources(in.Config.Sources)
	r.listArticles()
	r.listOthers()
	r.gatherEvents()
	merger := eventMerger{main.lookup, s}
	merger.warnOfNearEvents()
	merger.warnOfEvents()
	main.listParties()
	shards := r.resolveArticles()
	main.resolveOthers()
	s.connectEvents()
	(&sideAudit{reporter: main.reporter, site: s}).warnOfSides()
	(&statusResolver{main.reporter, s}).settleStatuses()
	(&dateAudit{main.reporter, &r.Input}).run()
	s.warnOfTwoLeads(main.reporter)
	r.warnOfLongerEmbargoes(main.reporter)
	s.gatherDossiers(shards)
	return s, append(r.diagnostics, main.diagnostics...)
}

// A resolver holds what all steps and workers read. Only the steps between two runs
// of workers write to it.
type resolver struct {
	Input
	site        *Site
	places      []int32     // by ArticleID: the index in Published
	targets     []Target    // of links, by Published
	events      *eventIndex // empty until gatherEvents has filled it
	sources     sources
	singles     []entity.ID         // all entities: see statementResolver
	diagnostics []source.Diagnostic // of workers
}

// resolveArticles resolves each article in one pass: to fetch it from memory takes
// longer than to resolve it. It returns the shards in order of the articles.
func (r *resolver) resolveArticles() []shard {
	s := r.site
	mentions, statements := int32(0), int32(0)
	for i := range s.Articles {
		a, found := &s.Articles[i], r.found(ArticleID(i))
		most := len(found.References) + len(found.Found)
		if r.head(ArticleID(i)).HasReferences {
			most += len(a.Document.Links)
		}
		a.Mentions = Range{mentions, mentions + int32(most)}
		a.Statements = Range{statements, statements + int32(len(found.Statements))}
		mentions, statements = a.Mentions.To, a.Statements.To
	}
	s.Mentions, s.Statements = make([]Mention, mentions), make([]Statement, statements)
	shards := r.inChunks(len(s.Articles), func(w *worker, i int) {
		id := ArticleID(i)
		found := r.found(id)
		w.resolveArticle(&s.Articles[id], r.head(id), &found.Marks)
		w.resolveMentions(id, found)
		w.statements.resolve(id, found.Statements)
		w.index.addArticle(id)
	})
	s.compactMentions()
	return shards
}

// compactMentions closes the gaps behind articles with fewer mentions than there was
// room for.
func (s *Site) compactMentions() {
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

// inChunks calls work for 0 to n-1, on all cores, each worker a chunk at a time. Work
// writes to its worker and to its own element of the site, and nowhere else. The
// shards are those of the chunks, in order.
func (r *resolver) inChunks(n int, work func(*worker, int)) []shard {
	const chunk = 256
	shards := make([]shard, (n+chunk-1)/chunk)
	diagnostics := make([][]source.Diagnostic, len(shards))
	parallel.Workers(len(shards), func() func(int) {
		w := r.newWorker()
		return func(i int) {
			w.index.shard, w.diagnostics = w.index.shard.next(), nil
			for k := i * chunk; k < min((i+1)*chunk, n); k++ {
				work(w, k)
			}
			shards[i], diagnostics[i] = w.index.shard, w.diagnostics
		}
	})
	r.diagnostics = append(r.diagnostics, slices.Concat(diagnostics...)...)
	return shards
}

// listArticles lists the articles, newest first, and those of one moment in order of
// their paths.
func (r *resolver) listArticles() {
	type entry struct {
		date  date.Moment // a copy: to fetch it takes longer than to compare it
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
	chunks := slices.Collect(slices.Chunk(list, 1024))
	parallel.Each(len(chunks), func(c int) { // writing to so much memory for the first time takes long
		for i, e := range chunks[c] {
			id := c*1024 + i
			a := &r.site.Articles[id]
			a.Document, a.Date, a.MainEvent = r.Published[e.index].Document, e.date, NoEvent
			r.places[id] = e.index
			r.targets[e.index] = Target{Kind: ToArticle, Index: int32(id)}
		}
	})
	r.site.AsOf = r.Config.AsOf
	if r.site.AsOf.IsZero() && len(list) > 0 {
		newest := slices.IndexFunc(list, func(e entry) bool { return !r.toCome(&r.Published[e.index]) })
		r.site.AsOf = list[max(newest, 0)].date.Day
	}
	r.site.byPath = make([]ArticleID, 0, len(list))
	for _, t := range r.targets {
		if t.Kind == ToArticle {
			r.site.byPath = append(r.site.byPath, ArticleID(t.Index))
		}
	}
}

// found returns the entities that an article names.
func (r *resolver) found(id ArticleID) *mention.Result { return r.Names.Found[r.places[id]] }

func (r *resolver) head(id ArticleID) *document.Summary { return &r.Published[r.places[id]] }

// listOthers lists the documents of entities and the pages.
func (r *resolver) listOthers() {
	r.site.Dossiers = make([]Dossier, r.Registry.Len())
	r.site.Bodies = make([]Content, r.Registry.Len())
	for id := range r.site.Bodies {
		if d := r.Registry.At(entity.ID(id)).Document; d != nil {
			r.site.Bodies[id].Document = d
			r.setTarget(d, Target{Kind: ToEntity, Index: int32(id)})
		}
	}
	for i := range r.Published {
		if h := &r.Published[i]; h.Kind == document.KindPage && !h.Broken {
			r.targets[i] = Target{Kind: ToPage, Index: int32(len(r.site.Pages))}
			r.site.Pages = append(r.site.Pages, Content{Document: h.Document})
		}
	}
}

// indexOf returns the index of a path in a list of documents in order of their paths.
func indexOf(published []document.Summary, p source.Path) (int, bool) {
	return slices.BinarySearchFunc(published, p, func(h document.Summary, p source.Path) int {
		return strings.Compare(string(h.File.Path), string(p))
	})
}

// setTarget sets the target of links to a published document.
func (r *resolver) setTarget(d *document.Document, t Target) {
	if i, found := indexOf(r.Published, d.File.Path); found {
		r.targets[i] = t
	}
}

// dayOf returns the day on which the statements of an article were made if they give
// no other.
func (s *Site) dayOf(id ArticleID) date.Date { return s.Articles[id].Date.Day }
