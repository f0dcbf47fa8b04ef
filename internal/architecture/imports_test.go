// Package architecture_test holds the code to the one-way flow of data that the
// design draws. The table below is the drawing; it is not edited to make a build
// pass. A change that needs another package or arrow adds it here, with a reason.
package architecture_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	root   = "../.."
	module = "readout"
)

// row is what one package may import; the standard library goes without saying.
type row struct {
	internal []string // packages of this module, without "internal/"
	external []string // modules, by the beginning of the import path
	why      string   // what it does, and what would be lost with more arrows
	later    bool     // not written yet
}

const (
	uax29       = "github.com/clipperhouse/uax29/v2"
	minify      = "github.com/tdewolff/minify/v2"
	goldmark    = "github.com/yuin/goldmark"
	frontmatter = "github.com/adrg/frontmatter"
	levenshtein = "github.com/agnivade/levenshtein"
	stem        = "github.com/blevesearch/snowballstem"
	fsnotify    = "github.com/fsnotify/fsnotify"
	browser     = "github.com/pkg/browser"
	ical        = "github.com/arran4/golang-ical"
	cobra       = "github.com/spf13/cobra"
	toml        = "github.com/BurntSushi/toml"
	html        = "golang.org/x/net/html"
	text        = "golang.org/x/text"
	yaml        = "go.yaml.in/yaml/v4"
	image       = "golang.org/x/image"
	dejavu      = "github.com/go-fonts/dejavu"
)

// Everything that a whole site is made of; layers above it import from these.
var belowSite = []string{"parallel", "source", "country", "date", "spelling", "meta", "config", "document", "entity", "mention"}

var table = map[string]row{
	"parallel": {why: "independent work on all cores, for every step that has some"},
	"stamp":    {why: "the stat of a file, for those who read the site and those who look at what was written"},
	"source":   {internal: []string{"parallel", "stamp"}, why: "files, positions, diagnostics: everybody's ground, so it stands on next to nothing"},
	"country":  {why: "a table of public data; it must not know what a site does with it"},
	"country/gen": {
		internal: []string{"country"}, external: []string{yaml},
		why: "writes country's table from public data, by hand; no part of the program",
	},
	"date":     {why: "calendar days and reduced dates; never an instant, so no clock and no zone database"},
	"spelling": {external: []string{text, levenshtein}, why: "folding and the nearest word, for any list of words"},
	"meta": {
		internal: []string{"source", "date", "spelling"}, external: []string{yaml, toml, frontmatter},
		why: "closed, typed mappings with positions; the only reader of YAML, JSON and TOML, so all their errors look alike",
	},
	// text: a language tag goes into every page, so it is checked by BCP 47's own tables.
	"config": {
		internal: []string{"source", "date", "spelling", "meta"}, external: []string{text},
		why: "readout.yaml; whether what it names exists is for those who know the content",
	},
	// text: an anchor is composed as links write it; the direction of a text is by Unicode's table.
	"document": {
		internal: []string{"source", "date", "meta"}, external: []string{text},
		why: "what ONE content file says: plain types, so that who uses a document needs nothing that reads one",
	},
	"quotation": {internal: []string{"source", "document"}, why: "quotation marks, and the form of words between them, for whoever reads text"},
	"sentence":  {internal: []string{"source", "document", "quotation"}, external: []string{uax29}, why: "where sentences of a text end"},
	// document: a header is read as the list of callouts or verbs says that it is one.
	"markdown": {
		internal: []string{"document"}, external: []string{goldmark},
		why: "syntax, without meaning: what stands where in a text, and what is too much for goldmark",
	},
	// markdown: a comment in a field is looked for as in a text.
	"frontmatter": {
		internal: []string{"source", "date", "spelling", "meta", "document", "markdown"},
		why:      "the fields of each kind of file, and what withholds it; the text below is parse's",
	},
	// text: CLDR's names.
	"langname": {internal: []string{"spelling"}, external: []string{text}, why: "a table of public data: what languages are called"},
	"parse": {
		internal: []string{"source", "date", "spelling", "meta", "document", "langname", "quotation", "sentence", "markdown", "frontmatter"}, external: []string{goldmark, text},
		why: "reads ONE content file; its result is kept while the file stays the same: without entity it cannot depend on any other file",
	},
	// meta: a document's fields are meta.Values, and whoever resolves one needs its place for the message.
	"entity": {
		internal: []string{"source", "country", "date", "spelling", "meta", "document"},
		why:      "who exists under which names; what articles say about them comes later",
	},
	// text: a word of the prose is folded as spelling folds, but keeps its case, and must be decomposed for that.
	// meta: as for entity.
	// date: a title in a mark is held on the day of its article, or of its event.
	"mention": {
		internal: []string{"source", "date", "spelling", "meta", "document", "quotation", "entity"}, external: []string{text},
		why: "finds names in one document, given a lexicon: its result is kept for that pair, so it sees nothing else",
	},
	"attribution": {
		internal: []string{"source", "spelling", "document", "quotation", "entity", "mention"},
		why:      "who is said to have said what in one document, given the names in it; pure, so that it can be kept for that pair",
	},
	// meta: as for entity.
	"site": {
		internal: []string{"parallel", "source", "date", "spelling", "meta", "config", "document", "entity", "mention"},
		why:      "all of it resolved; how it looks, and which pages there are, is not its business",
	},
	// text: plural categories are CLDR's. country: a file of words may name countries, and a code is checked.
	"language": {
		internal: []string{"source", "country", "date", "spelling", "meta"}, external: []string{text},
		why: "the words readout itself says, from one file for each language; what they are said of is not its business",
	},
	"schema": {
		internal: []string{"meta", "config", "document", "frontmatter"},
		why:      "how editors' programs are told the keys; made of what the readers ask for, so it reads nothing itself",
	},
	"starter": {
		internal: []string{"meta", "document", "schema"},
		why:      "the files of a new site; which keys and words there are it takes from where they are read",
	},
	// document: what looks like a mark is escaped, so the verbs are asked for.
	// html: a page is read as browsers read it, whatever its tags; that is a standard of its own.
	"report": {
		internal: []string{"date", "document"}, external: []string{html},
		why: "reads a pasted report into words; what an article is, and what the words mean, is not its business",
	},
	// site: a draft is proved by what resolves a site, before an editor sees it.
	"annotate": {
		internal: append([]string{"quotation", "parse", "attribution", "site", "report"}, belowSite...),
		why:      "makes a draft of a report, given what a site has; it reads and writes no file",
	},
	"check":   {internal: append([]string{"site", "attribution", "quotation", "report"}, belowSite...), why: "report: what a pasted report says of being withheld is the same above an article. Else editorial rules over a site; how it looks is not their business, and a page is never made for them"},
	"formats": {internal: []string{"source"}, why: "diagnostics in the formats of programs; it asks nobody what they mean"},
	"view":    {why: "all that layouts see: plain structs, so that nothing behind them can be reached from a layout"},
	"address": {
		internal: []string{"source", "spelling", "document", "entity", "site"},
		why:      "where everything stands; an address follows from what it is of, so it needs to know no page",
	},
	// view: a day is written in the forms that views have.
	"wording": {
		internal: []string{"source", "date", "document", "entity", "mention", "site", "language", "view", "address"},
		why:      "how the facts of a site are written, for pages, feeds and data alike; not which pages list them",
	},
	// view: a kind of page names the views that it shows.
	"page": {
		internal: []string{"parallel", "source", "date", "spelling", "entity", "site", "view", "address"},
		why:      "which pages exist and where; what they show is not its business, so it knows no words",
	},
	"fill": {
		internal: []string{"source", "date", "spelling", "document", "entity", "mention", "site", "view", "address", "wording", "page"},
		why:      "the view of one page; nothing but the pipeline may ask for views",
	},
	"accent": {why: "one colour of the settings, for the stylesheet and for cards"},
	// ical: escaping, folding and value types of RFC 5545, which are easy to get nearly right.
	// text: letters that are composed, joined and written from right to left, by Unicode's tables.
	"card": {internal: []string{"accent"}, external: []string{image, dejavu, text}, why: "draws a text as a picture; what it says of which page is for those who know the site"},
	"export": {
		internal: []string{"card", "country", "config", "date", "document", "entity", "mention", "quotation", "source", "site", "address", "wording", "page"}, external: []string{ical, html},
		why: "feeds, calendars, data files: what programs read; page says which there are and where, since pages link to them; html takes from a text in a feed what means something on its page alone",
	},
	"search": {
		internal: []string{"date", "entity", "mention", "spelling", "site", "address", "wording", "page"}, external: []string{stem}, why: "the search index",
	},
	"pack": {external: []string{html}, why: "pages as one file: it sees pages as HTML, as a browser does"},
	"render": {
		internal: []string{"parallel", "view", "language", "source", "spelling"},
		why:      "view to bytes: not site, so that layouts see closed views and an article cannot change by what a layout happens to look up",
	},
	"publish": {internal: []string{"parallel", "stamp"}, why: "writes what changed and removes what it wrote before; it never asks what the bytes are"},
	// document: an article that was moved is known by what its file says.
	"change": {
		internal: []string{"date", "source", "document", "entity", "mention", "site", "address", "wording", "page"},
		why:      "what differs between two sites, as facts; it renders nothing, and how it is told is for those who tell it",
	},
	"git": {why: "a commit as a file system, by running git; it knows nothing of sites"},
	// minify: scripts are written to be read and published to be small.
	"build": {
		internal: append([]string{"accent", "frontmatter", "parse", "language", "site", "address", "wording", "page", "fill", "render", "publish", "check", "export", "search", "stamp", "layouts", "assets"}, belowSite...),
		external: []string{minify},
		why:      "the pipeline on one screen: the only package that knows all stages, so no stage needs to know the next",
	},
	"record": {
		internal: []string{"build", "publish", "source"},
		why:      "what is known of the last build; a build does not know whether it is needed",
	},
	"inventory": {
		internal: []string{"build", "document", "entity", "site", "source", "spelling"},
		why:      "what a site has, as records; it prints a table of them, and knows no flags",
	},
	// meta: it knows which texts YAML reads as they stand.
	"stub": {
		internal: []string{"source", "country", "date", "spelling", "meta", "document"},
		why:      "writes new content files by templates; what a site misses is told it",
	},
	"watch": {external: []string{fsnotify}, why: "says that something changed; what follows from it is recomputed, never guessed here"},
	"serve": {
		internal: []string{"build", "address", "page", "render", "source", "watch"},
		why:      "shows a snapshot that it is given; it writes no file, so not publish",
	},
	"corpus":             {internal: []string{"corpus/newsroom"}, external: []string{yaml}, why: "a test tool that writes sites; sharing code with what reads them would hide mistakes in both"},
	"corpus/hsgsite":     {internal: []string{"corpus"}, why: "the command of corpus"},
	"corpus/hostile":     {why: "a test tool that makes texts which cost more than their length, for what is measured in more than one package"},
	"corpus/hostile/cmd": {internal: []string{"corpus/hostile"}, why: "the command of corpus/hostile"},
	"corpus/newsroom":    {why: "a test tool that makes up a site of any size, for what is measured in more than one package"},
	"eval": {
		internal: []string{"corpus", "source", "country", "date", "document", "quotation", "parse", "entity", "mention", "attribution"},
		why:      "a test tool that reads labelled texts as a site is read, and counts",
	},
	"eval/cmd":     {internal: []string{"eval"}, why: "the command of eval"},
	"architecture": {why: "this test"},
	"docs":         {why: "the tests of the documentation, which build its examples by the real pipeline"},
	"cmd/readout": {
		internal: []string{"config", "schema", "starter", "build", "record", "serve", "publish", "watch", "source", "change", "git", "formats", "date", "report", "annotate", "stub", "inventory", "pack", "spelling"}, external: []string{cobra, browser},
		why: "flags and wiring; results reach it as diagnostics and counts",
	},
	"layouts": {why: "templates, embedded"},
	"assets":  {why: "styles and scripts, embedded"},
}

// Packages by these names collect what has no place, and then everything.
var bannedNames = []string{"util", "utils", "helper", "helpers", "common", "type", "types", "misc", "shared", "base"}

func TestImports(t *testing.T) {
	found := packages(t)
	for _, name := range slices.Sorted(maps.Keys(found)) {
		allowed, ok := table[name]
		if !ok {
			t.Errorf("%s: not in the table; add a line with what it may import, and why", name)
			continue
		}
		if slices.Contains(bannedNames, path.Base(name)) {
			t.Errorf("%s: name it after what it provides", name)
		}
		for _, imp := range found[name] {
			if reason := allowed.refuses(imp.path); reason != "" {
				t.Errorf("%s: %s imports %s\n\t%s\n\t%s: %s", imp.file, name, imp.path, reason, name, allowed.why)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(table)) {
		if _, ok := found[name]; !ok && !table[name].later {
			t.Errorf("%s: in the table but not in the tree; mark it later or remove the line", name)
		} else if ok && table[name].later {
			t.Errorf("%s: written by now; its line in the table still says later", name)
		}
	}
}

// The arrows are one-way only if following them never leads back.
func TestTableHasNoCycle(t *testing.T) {
	state := map[string]int{} // 1: on the way down, 2: done
	var visit func(name string)
	visit = func(name string) {
		if state[name] == 1 {
			t.Errorf("%s can import itself", name)
		}
		if state[name] != 0 {
			return
		}
		state[name] = 1
		if _, ok := table[name]; !ok {
			t.Errorf("%s: named in the table but has no line", name)
		}
		for _, next := range table[name].internal {
			visit(next)
		}
		state[name] = 2
	}
	for _, name := range slices.Sorted(maps.Keys(table)) {
		visit(name)
		if table[name].why == "" {
			t.Errorf("%s: no reason given", name)
		}
	}
}

// bans are packages that must not be reached, by no chain of imports.
var bans = []struct {
	from  string
	never []string
	why   string
}{
	{"document", []string{"entity", "mention", "site", "config"}, "a parsed file is kept while it stays the same, so it cannot depend on another file"},
	{"parse", []string{"entity", "mention", "site", "config"}, "a parsed file is kept while it stays the same, so it cannot depend on another file"},
	{"mention", []string{"site", "config"}, "what is found in a document is kept for it and a lexicon"},
	{"view", []string{"source", "site", "document", "entity"}, "a layout sees strings, numbers and addresses"},
	{"render", []string{"site", "document", "entity", "mention", "page", "fill"}, "a page shows only what its view was given"},
	{"page", []string{"language", "wording", "fill", "render"}, "which pages there are does not depend on how anything is called or looks"},
	{"export", []string{"fill", "render"}, "programs are told facts, not what a page makes of them"},
	{"search", []string{"fill", "render"}, "the index is made of facts, not of pages"},
	{"publish", []string{"source", "site", "page", "render"}, "it never asks what the bytes are"},
}

func TestBansHoldIndirectly(t *testing.T) {
	found := packages(t)
	for _, ban := range bans {
		for _, never := range ban.never {
			if way := chain(found, ban.from, never, map[string]bool{}); way != nil {
				t.Errorf("%s reaches %s: %s\n\t%s", ban.from, never, strings.Join(way, " → "), ban.why)
			}
		}
	}
}

// chain returns the packages on a way from one to another, or nil.
func chain(found map[string][]imported, from, to string, seen map[string]bool) []string {
	if from == to {
		return []string{to}
	}
	seen[from] = true
	for _, imp := range found[from] {
		next, own := strings.CutPrefix(imp.path, module+"/internal/")
		if !own || seen[next] {
			continue
		}
		if way := chain(found, next, to, seen); way != nil {
			return append([]string{from}, way...)
		}
	}
	return nil
}

// refuses says why a package may not import path, or nothing if it may.
func (r row) refuses(path string) string {
	if rest, ok := strings.CutPrefix(path, module+"/"); ok {
		if slices.Contains(r.internal, strings.TrimPrefix(rest, "internal/")) {
			return ""
		}
		return "that arrow is not in the table"
	}
	if first, _, _ := strings.Cut(path, "/"); !strings.Contains(first, ".") {
		return "" // the standard library has no dots
	}
	for _, m := range r.external {
		if path == m || strings.HasPrefix(path, m+"/") {
			return ""
		}
	}
	return "that module is not in the table"
}

type imported struct{ file, path string }

// packages reads the imports of all files but tests, for every system, whether
// or not the code compiles. A package of this module goes by its folder, without
// internal/.
func packages(t *testing.T) map[string][]imported {
	found := map[string][]imported{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, name)
		rel = filepath.ToSlash(rel)
		if d.IsDir() {
			if rel != "." && (strings.ContainsAny(rel[strings.LastIndex(rel, "/")+1:][:1], "._") ||
				slices.Contains([]string{"testdata", "node_modules"}, d.Name()) || rel == "tools") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(rel, ".go") {
			return nil
		}
		pkg := strings.TrimPrefix(path.Dir(rel), "internal/")
		if strings.HasSuffix(rel, "_test.go") { // may import what it likes, but a package of tests alone is one, too
			found[pkg] = append(found[pkg], nil...)
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range f.Imports {
			p, _ := strconv.Unquote(spec.Path.Value)
			found[pkg] = append(found[pkg], imported{file: rel, path: p})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
