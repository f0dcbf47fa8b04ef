// Package build is the pipeline: a folder in, a site out.
//
// The data flows one way, and all of it is computed on every build:
//
//	scan → documents → registry → mentions → resolved site → planned pages
//	     → views → bytes → written
//
// Only two steps are remembered, both pure functions of their inputs: parsing a
// file (of its bytes and the site's options), and finding names in a document
// (of the document and the lexicon's digest). Everything between files is made
// anew, so a new, deleted or renamed file, a changed alias or a new country
// take the same path as any other change, and nothing can be stale.
//
// The result of a build is a Snapshot. It is immutable; its pages become bytes
// when somebody asks for them.
package build

import (
	"fmt"
	"os"
	"time"

	"readout/internal/config"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/export"
	"readout/internal/mention"
	"readout/internal/page"
	"readout/internal/render"
	"readout/internal/site"
	"readout/internal/source"
	"readout/layouts"
)

// Options are what a caller of the builder decides, beside the site's own
// settings.
type Options struct {
	BaseURL string    // replaces the configured one if not empty; ends in "/"
	Drafts  bool      // withheld files are shown
	Now     time.Time // embargoes that end later withhold their files
}

// A Builder builds one site again and again, and remembers what stayed the
// same in between. It is not for use by several goroutines at once.
type Builder struct {
	dir     string
	options Options
	parsed  parsed
	found   found
}

// New returns a builder for the site in a folder.
func New(dir string, options Options) *Builder {
	return &Builder{dir: dir, options: options}
}

// Build makes a snapshot of the site as it is on disk now. What editors did
// wrong stands in the snapshot's Diagnostics; the error is for a folder that
// cannot be read at all.
func (b *Builder) Build() (*Snapshot, error) {
	root, err := os.OpenRoot(b.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	if _, err := root.Stat("content"); err != nil {
		return nil, fmt.Errorf("there is no folder content in %s; is --source right?", b.dir)
	}
	tree, err := source.Scan(root.FS())
	if err != nil {
		return nil, err
	}
	var log log
	log.add(tree.Diagnostics)
	settings := log.config(config.Parse(tree.Config))
	if b.options.BaseURL != "" {
		settings.BaseURL = b.options.BaseURL
	}
	documents := b.parse(tree, settings, &log)
	published, withheld := b.withhold(documents, settings)
	registry, diagnostics := entity.New(published, withheld)
	log.add(diagnostics)
	lexicon := mention.Compile(registry, mention.Settings{Explicit: settings.MarkedOnly})
	resolved, diagnostics := site.Resolve(site.Input{
		Config: settings, Published: published, Withheld: withheld,
		Registry: registry, Lexicon: lexicon, Found: b.find(published, lexicon), Files: files(tree),
	})
	log.add(diagnostics)
	assets, attached, diagnostics := gatherAssets(tree, settings)
	log.add(diagnostics)
	plan, diagnostics := page.NewPlan(resolved, assets, attached, export.Outputs)
	log.add(diagnostics)
	look, diagnostics := render.New(layouts.FS, own(tree.Layouts, "layouts"))
	log.add(diagnostics)
	return &Snapshot{dir: b.dir, now: b.options.Now, Plan: plan, Diagnostics: source.Sort(log.list), layouts: look, tree: tree}, nil
}

// A log collects the diagnostics of all steps.
type log struct{ list []source.Diagnostic }

func (l *log) add(list []source.Diagnostic) { l.list = append(l.list, list...) }

func (l *log) config(c config.Config, list []source.Diagnostic) config.Config {
	l.add(list)
	return c
}

// withhold parts what is published now from drafts and embargoed articles,
// which are dropped before anything is resolved.
func (b *Builder) withhold(all []*document.Document, c config.Config) (published, withheld []*document.Document) {
	for _, d := range all {
		if whyWithheld(d, c, b.options.Now) != "" && !b.options.Drafts {
			withheld = append(withheld, d)
		} else {
			published = append(published, d)
		}
	}
	return published, withheld
}

// files lists the files that content may link to.
func files(t *source.Tree) map[source.Path]bool {
	all := make(map[source.Path]bool, len(t.Content)+len(t.Beside))
	for _, f := range t.Content {
		all[f.Path] = true
	}
	for _, p := range t.Beside {
		all[p] = true
	}
	return all
}
