package site

import (
	"cmp"
	"slices"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/meta"
	"readout/internal/spelling"
)

// A worker resolves documents, one after another. It has buffers, caches and
// diagnostics of its own, so that workers need no locks.
type worker struct {
	*lookup
	site       *Site
	links      linkResolver
	slips      slipFinder
	statements statementResolver
	index      indexer
}

func (r *resolver) newWorker() *worker {
	l := &lookup{reporter: &reporter{}, registry: r.Registry, lexicon: r.Names.Lexicon, events: r.events}
	w := &worker{lookup: l, site: r.site, slips: slipFinder{lookup: l}}
	w.links = linkResolver{reporter: l.reporter, Input: &r.Input, targets: r.targets, spellings: map[string]*spelling.Index{}}
	w.index = indexer{site: r.site, entered: make([]ArticleID, r.Registry.Len())}
	w.statements = statementResolver{l, r.site, dateChecker{l.reporter, r.site}, &w.slips, &w.index, r.sources, r.singles}
	return w
}

// resolveOthers resolves the references of documents other than articles.
func (w *worker) resolveOthers() {
	s := w.site
	for i := range s.Bodies {
		w.resolveOther(&s.Bodies[i])
	}
	for i := range s.Events {
		w.resolveOther(&s.Events[i].Body)
	}
	for i := range s.Pages {
		w.resolveOther(&s.Pages[i])
	}
}

func (w *worker) resolveOther(c *Content) {
	if c.Document == nil {
		return
	}
	c.References = w.readMarks(c.Document).References
	w.resolveLinks(c)
}

// resolveLinks resolves a document's links to files and events, and its image.
func (w *worker) resolveLinks(c *Content) {
	d := c.Document
	for _, l := range d.EventLinks {
		c.EventLinks = append(c.EventLinks, w.event(d.File.Path, meta.Value{Text: l.Target, Span: l.Source}))
	}
	for _, l := range d.Links {
		t := w.links.target(d.File.Path, l.Target, l.Source)
		t.Anchor = w.links.anchor(d.File.Path, l, t)
		c.Links = append(c.Links, t)
	}
	c.Image = w.links.image(d)
}

// listed returns the events that a topic's file lists, each once.
func (w *worker) listed(d *document.Document) []EventID {
	if d == nil || d.Topic == nil {
		return nil
	}
	var list []EventID
	for _, v := range d.Topic.Events {
		if id := w.event(d.File.Path, v); id != NoEvent && !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}

// resolveArticle resolves the references of an article. The entities that its
// annotations mean are known already.
func (w *worker) resolveArticle(a *Article, head *document.Summary, marks *mention.Marks) {
	a.References, a.Topics, a.About = marks.References, marks.Topics, marks.About
	if marks.Unclear {
		w.readMarks(a.Document)
	}
	if marks.Suspect {
		w.slips.reportSlips(a, marks.Statements)
	}
	if head.HasLabels {
		w.reportLabels(a.Document)
	}
	a.OddName, a.Moved, a.Leads = head.OddName, head.HasRedirects, head.Leads
	if head.HasReferences {
		w.resolveLinks(&a.Content)
		w.resolveEvents(a)
	}
}

// reportLabels reports names of people of the site that begin a line of a quote block as
// in a transcript, though the file does not name them elsewhere.
func (w *worker) reportLabels(d *document.Document) {
	for _, v := range d.Labels {
		if len(w.registry.Resolve(v.Text, entity.Person)) > 0 {
			w.report(document.LabelFound(d.File.Path, v.Span))
		}
	}
}

func (w *worker) resolveEvents(a *Article) {
	d := a.Document
	a.MainEvent = w.event(d.File.Path, d.Article.Event)
	add := func(id EventID) {
		if id != NoEvent && !slices.Contains(a.Events, id) {
			a.Events = append(a.Events, id)
		}
	}
	add(a.MainEvent)
	for i := range d.Events {
		id := w.events.ids[d.Events[i].ID]
		a.Declared = append(a.Declared, id)
		add(id)
	}
	for _, id := range a.EventLinks {
		add(id)
	}
}

// resolveMentions lists the mentions of an article: those that its author marked and
// those that were found, in order of the text.
func (w *worker) resolveMentions(id ArticleID, found *mention.Result) {
	a := &w.site.Articles[id]
	own := appendMarked(w.site.Mentions[a.Mentions.From:a.Mentions.From:a.Mentions.To], a, id)
	marked := len(own)
	own = own[:marked+len(found.Found)]
	for i := range found.Found {
		f, m := &found.Found[i], &own[marked+i]
		m.Article, m.Entity, m.Text, m.Block, m.How, m.Crosses = id, f.Entity, f.Text, f.Block, f.How, f.Crosses
	}
	a.Mentions.To = a.Mentions.From + int32(len(own))
	if marked > 0 {
		slices.SortStableFunc(own, func(m, n Mention) int { return cmp.Compare(m.Text.Start, n.Text.Start) })
	}
	w.warnAmbiguous(a.Document, found.Ambiguous)
}

// listParties lists the entities that each event concerns.
func (w *worker) listParties() {
	s := w.site
	for i := range s.Bodies {
		s.Dossiers[i].Listed = w.listed(s.Bodies[i].Document)
		for _, event := range s.Dossiers[i].Listed {
			s.Events[event].concerns = append(s.Events[event].concerns, entity.ID(i))
		}
	}
	seen := make([]EventID, len(s.Dossiers)) // the last event that concerns an entity, from 1
	for i := range s.Events {
		e, id := &s.Events[i], EventID(i)+1
		all := slices.Concat(e.Participants, e.Sides, e.Topics, e.concerns, e.Votes[0], e.Votes[1], e.Votes[2], e.Votes[3])
		for _, account := range e.Readouts {
			all = append(all, account.Side)
		}
		all = append(all, e.Place, e.InitiatedBy)
		e.concerns = slices.DeleteFunc(all, func(of entity.ID) bool {
			again := of == entity.None || seen[of] == id
			if !again {
				seen[of] = id
			}
			return again
		})
	}
}
