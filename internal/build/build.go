// Package build is the pipeline: a folder in, a site out.
//
// The data flows one way, and all of it is computed on every build:
//
//	scan → documents → registry → mentions → resolved site → planned pages
//	     → views → bytes → written
//
// Only two steps are remembered, both pure functions of their inputs: parsing a
// file (of its bytes and the site's options; layouts are parsed together, and
// assets made ready together), and finding whom a document names, by marks and by
// names in its prose (of the document and the lexicon's digest).
// Everything between files is made anew, so a new, deleted or renamed file, a
// changed alias or a new country take the same path as any other change, and
// nothing can be stale. What was read is kept as well: files are the input, and
// which of them to look at again is all that an event is asked.
//
// The result of a build is a Snapshot. It is immutable; its pages become bytes
// when somebody asks for them.
package build

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"sync"
	"time"

	"readout/internal/address"
	"readout/internal/config"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/export"
	"readout/internal/fill"
	"readout/internal/mention"
	"readout/internal/page"
	"readout/internal/search"
	"readout/internal/site"
	"readout/internal/source"
	"readout/internal/wording"
)

// Options are what a caller of the builder decides, beside the site's own
// settings.
type Options struct {
	BaseURL string    // replaces the configured one if not empty; ends in "/"
	Drafts  bool      // withheld files are shown
	Now     time.Time // embargoes that end later withhold their files, and later dates of what has happened are warned of
}

// A Builder builds one site again and again, and remembers what stayed the
// same in between. It is not for use by several goroutines at once.
type Builder struct {
	dir     string
	options Options
	tree    *source.Tree // as it was read last; nil if that failed
	parsed  parsed
	found   found
}

// New returns a builder for the site in a folder.
func New(dir string, options Options) *Builder {
	return &Builder{dir: dir, options: options}
}

// SetNow changes Options.Now for the builds to come: for a caller who stays while
// embargoes end.
func (b *Builder) SetNow(now time.Time) { b.options.Now = now }

// Build makes a snapshot of the site as it is on disk now. It looks at every
// file, and reads those that do not look as they did. What editors did wrong
// stands in the snapshot's Diagnostics; the error is for a folder that cannot
// be read at all.
func (b *Builder) Build() (*Snapshot, error) { return b.build((*source.Tree).Sweep) }

// BuildChanged is Build for a caller who knows which files and folders were
// made, changed, renamed or removed since the last build: only these are looked
// at. Paths that no build reads may be among them.
func (b *Builder) BuildChanged(changed []source.Path) (*Snapshot, error) {
	return b.build(func(last *source.Tree, fsys fs.FS) (*source.Tree, error) { return last.Update(fsys, changed) })
}

// build is the pipeline.
func (b *Builder) build(look func(*source.Tree, fs.FS) (*source.Tree, error)) (*Snapshot, error) {
	tree, err := b.read(look)
	if err != nil {
		return nil, err
	}
	var log log
	settings := log.config(config.Parse(tree.Config))
	if b.options.BaseURL != "" {
		settings.BaseURL = b.options.BaseURL
	}
	log.add(b.unread(tree, settings))
	heads := b.parse(tree, settings, &log)
	log.add(b.unpublished(tree, heads, settings))
	published, withheld := b.withhold(heads, &log)
	words, layouts := b.parsed.look(tree, settings.Language, &log)
	assets := b.parsed.assets.gather(tree, settings, words)
	registry, diagnostics := entity.New(naming(published), withheld, words.Country)
	log.add(diagnostics)
	lexicon := mention.Compile(registry, mention.Settings{Explicit: settings.MarkedOnly})
	names := site.Names{Lexicon: lexicon, Found: b.find(published, lexicon)}
	resolved, diagnostics := site.Resolve(site.Input{
		Config: settings, Published: published, Withheld: withheld, Registry: registry, Names: names, Files: files(tree),
		Now: b.options.Now,
	})
	log.add(diagnostics)
	log.add(assets.diagnostics)
	addresses := address.New(resolved, assets.addresses)
	writer := wording.New(resolved, words, addresses)
	plan, diagnostics := page.New(resolved, addresses, assets.files, export.Outputs(writer), search.Outputs(writer))
	log.add(diagnostics)
	if b.options.Drafts {
		closeRobots(plan)
	}
	return &Snapshot{
		Plan: plan, Words: writer, Views: fill.New(plan, writer, assets.named), Diagnostics: onePerFile(source.Sort(log.list)), EmbargoEnds: nextEmbargo(heads, b.options.Now),
		layouts: layouts, tree: tree, dir: b.dir, now: b.options.Now,
		drafts: b.options.Drafts, Included: b.include(heads), withheld: paths(withheld),
	}, nil
}

// read looks at the site's folder. If that fails it has to be read whole the
// next time: which files had changed would be forgotten.
func (b *Builder) read(look func(*source.Tree, fs.FS) (*source.Tree, error)) (*source.Tree, error) {
	last := b.tree
	b.tree = nil
	root, err := os.OpenRoot(b.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	if _, err := root.Stat("content"); err != nil {
		return nil, fmt.Errorf("there is no folder content in %s; is --source right?", b.dir)
	}
	if last == nil {
		b.tree, err = source.Scan(root.FS())
	} else {
		b.tree, err = look(last, root.FS())
	}
	return b.tree, err
}

// A log collects the diagnostics of all steps.
type log struct{ list []source.Diagnostic }

func (l *log) add(list []source.Diagnostic) { l.list = append(l.list, list...) }

func (l *log) config(c config.Config, list []source.Diagnostic) config.Config {
	l.add(list)
	return c
}

// naming returns the documents that the registry is made of.
func naming(published []document.Head) []*document.Document {
	var list []*document.Document
	for i := range published {
		if h := &published[i]; h.Names {
			list = append(list, h.Document)
		}
	}
	return list
}

// files returns what lists the files that content may link to, once: content and
// assets.
func files(t *source.Tree) func() map[source.Path]bool {
	return sync.OnceValue(func() map[source.Path]bool {
		all := make(map[source.Path]bool, len(t.Content)+len(t.Beside))
		for _, f := range t.Content {
			all[f.Path] = true
		}
		for _, p := range t.Beside {
			all[p] = true
		}
		for _, f := range t.Assets {
			if path.Ext(string(f.Path)) != ".go" {
				all[f.Path] = true
			}
		}
		return all
	})
}
