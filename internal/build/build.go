// Package build is the pipeline from a folder to a site.
//
// The data flows one way, and all of it is computed again on every build:
//
//	scan → documents → registry → mentions → resolved site → planned pages
//	     → views → bytes → written
//
// Only two steps are cached. Both are pure functions of their inputs:
//
//   - parsing a file, keyed by its bytes and the options of the site. The layouts are
//     parsed together, and the assets are prepared together;
//   - finding the entities that a document names, keyed by the document and the digest
//     of the lexicon.
//
// Everything between files is computed again. A new, deleted or renamed file, a changed
// alias or a new country takes the same path as any other change, so nothing can be
// stale. File contents are kept in memory; a file event says only which paths to
// re-stat.
//
// The result of a build is a Snapshot. It is immutable; its pages are rendered on
// demand.
package build

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"sync"
	"time"

	"readout/internal/address"
	"readout/internal/check"
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

// Options are the settings of a build that do not belong to the site.
type Options struct {
	BaseURL string    // replaces the configured one if not empty; ends in "/"
	Drafts  bool      // withheld files are shown
	Now     time.Time // the time of the build, for embargoes and for warnings of dates that are still to come
	// Progress is told how far builds, and publications of their snapshots, are; it may be nil.
	Progress *Progress
}

// A Builder builds one site repeatedly, and caches what has not changed. It is not safe
// for concurrent use.
type Builder struct {
	dir     string // "" for a version that is in no folder
	open    func() (fsys fs.FS, closeFolder func() error, err error)
	options Options
	tree    *source.Tree // as it was read last; nil if that failed
	parsed  parseCache
	found   mentionCache
}

// New returns a builder for the site in a folder.
func New(dir string, options Options) *Builder {
	return &Builder{dir: dir, open: opener(dir), options: options}
}

// SetNow sets Options.Now for the next builds. A preview needs it: it runs while
// embargoes end.
func (b *Builder) SetNow(now time.Time) { b.options.Now = now }

// Build makes a snapshot of the site as it is on disk now. It stats every file, and
// reads those whose stat has changed. Mistakes of editors are in the snapshot's
// Diagnostics; an error means that the folder cannot be read at all.
func (b *Builder) Build() (*Snapshot, error) { return b.build((*source.Tree).Sweep) }

// BuildChanged is Build for a caller that knows which files and folders were created,
// changed, renamed or removed since the last build. It reads only these. Paths that
// are not part of the site may be among them.
func (b *Builder) BuildChanged(changed []source.Path) (*Snapshot, error) {
	return b.build(func(last *source.Tree, fsys fs.FS) (*source.Tree, error) { return last.Update(fsys, changed) })
}

// BuildVersion makes a snapshot of another version of the site, such as that of an older
// commit, in a file system. What it has in common with the last build is taken from the
// caches. It is for comparing, and cannot be published: it has no folder from which files
// that are published unchanged are read.
func (b *Builder) BuildVersion(fsys fs.FS) (*Snapshot, error) {
	tree, err := source.Scan(fsys)
	if err != nil {
		return nil, err
	}
	version := *b
	version.dir, version.open = "", func() (fs.FS, func() error, error) { return fsys, func() error { return nil }, nil }
	s := version.resolve(tree)
	b.parsed, b.found = version.parsed, version.found
	return s, nil
}

// Read reads the folder as Build does, for Inputs and Make.
func (b *Builder) Read() error {
	_, err := b.read((*source.Tree).Sweep)
	return err
}

// Make makes the snapshot of what Read has read.
func (b *Builder) Make() *Snapshot { return b.resolve(b.tree) }

// Data is Snapshot.Data for what Read has read.
func (b *Builder) Data(p source.Path) []byte { return dataOf(b.tree, p) }

func (b *Builder) build(look func(*source.Tree, fs.FS) (*source.Tree, error)) (*Snapshot, error) {
	tree, err := b.read(look)
	if err != nil {
		return nil, err
	}
	return b.resolve(tree), nil
}

// resolve is the pipeline.
func (b *Builder) resolve(tree *source.Tree) *Snapshot {
	var log log
	settings := log.config(config.Parse(tree.Config))
	if b.options.BaseURL != "" {
		settings.BaseURL = b.options.BaseURL
	}
	log.add(b.unread(tree, settings))
	heads := b.parse(tree, settings, &log)
	log.add(b.unpublished(tree, heads, settings))
	published, withheld := b.withhold(heads, &log)
	words, layouts := b.parsed.readLayouts(tree, settings.Language, &log)
	assets := b.parsed.assets.gather(tree, settings, words)
	registry, diagnostics := entity.New(entityDocuments(published), withheld, words.Country)
	log.add(diagnostics)
	lexicon := mention.Compile(registry, mention.Settings{Explicit: settings.MarkedOnly})
	names := site.Names{Lexicon: lexicon, Found: b.find(published, lexicon)}
	b.options.Progress.begin("resolving references", 0)
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
	found := source.Sort(log.list)
	keepMissing(found, heads, b.options.Now)
	return &Snapshot{
		Plan: plan, Words: writer, Views: fill.New(plan, writer, assets.named), Findings: Findings{onePerCause(settings.Rules.Apply(check.Silence(found, heads).Kept))}, EmbargoEnds: nextEmbargo(heads, b.options.Now),
		layouts: layouts, tree: tree, dir: b.dir, now: b.options.Now,
		drafts: b.options.Drafts, progress: b.options.Progress, Included: b.include(heads), withheld: paths(withheld),
		found: found, heads: heads,
	}
}

// read reads the site's folder. If that fails, the next build reads the whole folder,
// since the list of changed files is lost.
func (b *Builder) read(look func(*source.Tree, fs.FS) (*source.Tree, error)) (*source.Tree, error) {
	b.options.Progress.begin("reading files", 0)
	last := b.tree
	b.tree = nil
	fsys, closeFolder, err := b.open()
	if err != nil {
		return nil, err
	}
	defer closeFolder()
	if _, err := fs.Stat(fsys, "content"); err != nil {
		return nil, fmt.Errorf("there is no folder content in %s; is --source right?", b.dir)
	}
	if last == nil {
		b.tree, err = source.Scan(fsys)
	} else {
		b.tree, err = look(last, fsys)
	}
	return b.tree, err
}

// opener returns a function that opens a folder as a file system.
func opener(dir string) func() (fs.FS, func() error, error) {
	return func() (fs.FS, func() error, error) {
		root, err := os.OpenRoot(dir)
		if err != nil {
			return nil, nil, err
		}
		return root.FS(), root.Close, nil
	}
}

// A log collects the diagnostics of all steps.
type log struct{ list []source.Diagnostic }

func (l *log) add(list []source.Diagnostic) { l.list = append(l.list, list...) }

func (l *log) config(c config.Config, list []source.Diagnostic) config.Config {
	l.add(list)
	return c
}

// entityDocuments returns the documents that describe entities.
func entityDocuments(published []document.Summary) []*document.Document {
	var list []*document.Document
	for i := range published {
		if h := &published[i]; h.MayDefineNames {
			list = append(list, h.Document)
		}
	}
	return list
}

// files returns a function that lists the files that content may link to: content and
// assets. The list is made when first needed.
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
