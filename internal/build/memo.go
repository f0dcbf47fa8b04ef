package build

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"readout/internal/config"
	"readout/internal/document"
	"readout/internal/frontmatter"
	"readout/internal/language"
	"readout/internal/mention"
	"readout/internal/page"
	"readout/internal/parallel"
	"readout/internal/parse"
	"readout/internal/render"
	"readout/internal/source"
	"readout/internal/spelling"
	"readout/layouts"
)

// A parseCache holds the results of parsing the files of the last build. The document
// of a file is valid while its path, its bytes and the options stay the same. The
// layouts are valid while none of them changes, and so are the assets.
type parseCache struct {
	options string             // a key of parse.Options
	heads   []document.Summary // in order of their paths

	language    string // of the words and the layouts
	layoutFiles []*source.File
	words       *language.Words
	layouts     *render.Layouts // nil before the first build
	diagnostics []source.Diagnostic

	assets assetCache
}

// A mentionCache holds the entities that the documents of the last build name.
type mentionCache struct {
	lexicon [32]byte           // the digest of the lexicon
	heads   []document.Summary // in order of their paths
	results []*mention.Result  // by heads
}

// parse parses all content files, on all cores. The result is in order of their paths.
// Markdown in other folders is reported, since it is left out. The diagnostics of a
// document are in the document.
func (b *Builder) parse(tree *source.Tree, c config.Config, log *log) []document.Summary {
	if options := fmt.Sprint(c.TimeZone, c.Language, c.RightToLeft); b.parsed.options != options {
		b.parsed.options, b.parsed.heads = options, nil
	}
	heads := make([]document.Summary, 0, len(tree.Content))
	last := b.parsed.heads
	var changed []int
	parser := parse.NewParser(parse.Options{Location: c.TimeZone, Language: c.Language, RightToLeft: c.RightToLeft})
	for _, f := range tree.Content {
		for len(last) > 0 && last[0].File != f && last[0].File.Path < f.Path {
			last = last[1:]
		}
		if len(last) > 0 && (last[0].File == f || last[0].File.Path == f.Path && last[0].File.Digest == f.Digest) {
			heads = append(heads, last[0])
		} else if _, _, ok := document.KindOf(f.Path); ok {
			changed = append(changed, len(heads))
			heads = append(heads, document.Summary{File: f})
		} else {
			log.add(b.misplaced(f, c.TimeZone))
		}
	}
	count := b.options.Progress.begin("parsing files", len(changed))
	parallel.Each(len(changed), func(i int) {
		h := &heads[changed[i]]
		*h = document.Summarize(parser.Parse(h.File))
		count()
	})
	b.parsed.heads = heads
	return heads
}

func sameFile(a, b *source.File) bool { return a.Path == b.Path && a.Digest == b.Digest }

// readLayouts parses the words and the layouts of a language, the site's own and the
// built-in ones.
func (p *parseCache) readLayouts(tree *source.Tree, tag string, log *log) (*language.Words, *render.Layouts) {
	if p.layouts == nil || p.language != tag || !slices.EqualFunc(p.layoutFiles, tree.Layouts, sameFile) {
		own := own(tree.Layouts, "layouts")
		words, said := language.New(tag, layouts.FS, own)
		made, more := render.New(layouts.FS, own, words, page.Views())
		p.words, p.layouts, p.diagnostics = words, made, append(said, more...)
		p.language, p.layoutFiles = tag, tree.Layouts
	}
	log.add(p.diagnostics)
	return p.words, p.layouts
}

// folders are the folders of content.
var folders = []string{"articles", "people", "countries", "organizations", "places", "topics", "events", "pages"}

// misplaced reports a Markdown file outside the folders of content.
func (b *Builder) misplaced(f *source.File, zone *time.Location) []source.Diagnostic {
	list := []source.Diagnostic{misplaced(f.Path)}
	if w := frontmatter.WithholdingOf(f, zone); !b.options.Drafts && (w.Unsure || hidden(&w, b.options.Now)) {
		return b.veiled(list, w)
	}
	return list
}

func misplaced(p source.Path) source.Diagnostic {
	d := source.Diagnostic{
		Path: p, Rule: "misplaced-file",
		Message: "a content file stands in none of the folders for content",
		Hint:    "move it to content/" + strings.Join(folders, ", content/"),
	}
	folder, _, _ := strings.Cut(strings.TrimPrefix(string(p), "content/"), "/")
	if near, ok := spelling.Nearest(folder, folders); ok {
		d.Hint = fmt.Sprintf("did you mean content/%s?", near)
	}
	return d
}

// find returns the entities that each document names, in order of the documents. It
// resolves annotations and finds names on all cores.
func (b *Builder) find(heads []document.Summary, lexicon *mention.Lexicon) []*mention.Result {
	last := b.found
	if digest := lexicon.Digest(); last.lexicon != digest {
		last = mentionCache{lexicon: digest}
	}
	results := make([]*mention.Result, len(heads))
	var changed []int
	for i := range heads {
		h := &heads[i]
		for len(last.heads) > 0 && last.heads[0].Document != h.Document && last.heads[0].File.Path < h.File.Path {
			last.heads, last.results = last.heads[1:], last.results[1:]
		}
		if len(last.heads) > 0 && last.heads[0].Document == h.Document {
			results[i] = last.results[0]
		} else {
			changed = append(changed, i)
		}
	}
	count := b.options.Progress.begin("finding names", len(changed))
	parallel.Each(len(changed), func(i int) {
		results[changed[i]] = lexicon.Find(heads[changed[i]].Document)
		count()
	})
	b.found = mentionCache{last.lexicon, heads, results}
	return results
}
