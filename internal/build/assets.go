package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing/fstest"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/js"

	"readout/assets"
	"readout/internal/accent"
	"readout/internal/address"
	"readout/internal/config"
	"readout/internal/fill"
	"readout/internal/language"
	"readout/internal/page"
	"readout/internal/source"
	"readout/internal/spelling"
)

const (
	stylesheet = "site.css"
	icon       = "root/favicon.svg"
	touchIcon  = "root/apple-touch-icon.png"
	scripts    = "js/"
	wordModule = scripts + "words.js"
)

// An assetCache holds the assets of the last build. It is valid while the files, the
// settings and the words that they are made of stay the same.
type assetCache struct {
	files        []*source.File
	accent, logo string
	words        *language.Words // nil before the first build
	gathered
}

func (m *assetCache) gather(tree *source.Tree, c config.Config, words *language.Words) gathered {
	if m.words != words || m.accent != c.Accent || m.logo != c.Logo || !slices.EqualFunc(m.files, tree.Assets, sameFile) {
		*m = assetCache{tree.Assets, c.Accent, c.Logo, words, gatherAssets(tree, c, words)}
	}
	return m.gathered
}

// gathered are the assets of a site.
type gathered struct {
	named       fill.Assets
	files       []page.PublishedFile
	addresses   map[source.Path]address.Address // of the files
	diagnostics []source.Diagnostic
}

// gatherAssets returns the assets to publish: the built-in ones, and the site's own,
// which replace built-in ones of the same name. Those under root keep their names.
// The names of the others get a hash of their content, so that browsers can cache
// them forever. Scripts import each other by name, so they share a folder with a hash
// of all of them in its name.
func gatherAssets(tree *source.Tree, c config.Config, words *language.Words) gathered {
	content := builtin()
	content[wordModule] = wordsOfScripts(words)
	for _, f := range tree.Assets {
		if path.Ext(string(f.Path)) != ".go" {
			content[strings.TrimPrefix(string(f.Path), "assets/")] = f.Data
		}
	}
	if c.Accent != "" {
		content[stylesheet] = append(bytes.Clone(content[stylesheet]), accent.Rule(accent.Parse(c.Accent))...)
	}
	folder := scriptFolder(content)
	addresses := map[string]address.Address{} // by names
	all := gathered{addresses: map[source.Path]address.Address{}}
	for _, name := range slices.Sorted(maps.Keys(content)) {
		if rest, ok := strings.CutPrefix(name, scripts); ok {
			addresses[name] = folder + address.Address(rest)
			content[name] = minified(content[name])
		} else {
			addresses[name] = assetAddress(name, content[name])
		}
		file := page.PublishedFile{Address: addresses[name], Path: source.Path("assets/" + name), Content: content[name]}
		all.files, all.addresses[file.Path] = append(all.files, file), file.Address
	}
	all.named = fill.Assets{Stylesheet: addresses[stylesheet], Icon: addresses[icon], TouchIcon: addresses[touchIcon], Logo: addresses[c.Logo], Scripts: folder}
	if c.Logo != "" && all.named.Logo == "" {
		all.diagnostics = []source.Diagnostic{noLogo(c.Logo, slices.Sorted(maps.Keys(content)))}
	}
	return all
}

// wordsOfScripts returns the module with the words that scripts show.
func wordsOfScripts(words *language.Words) []byte {
	said, _ := json.MarshalIndent(words.Group("script"), "", "  ") // a map of strings cannot fail
	return fmt.Appendf(nil, "export const words = %s\n", said)
}

func noLogo(logo string, names []string) source.Diagnostic {
	d := source.Diagnostic{
		Path: "readout.yaml", Rule: "broken-link", Message: fmt.Sprintf("logo: there is no file assets/%s", logo),
		Hint: "put the picture there",
	}
	if near, ok := spelling.Nearest(logo, names); ok {
		d.Hint = fmt.Sprintf("did you mean assets/%s?", near)
	}
	return d
}

func builtin() map[string][]byte {
	content := map[string][]byte{}
	_ = fs.WalkDir(assets.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			content[name], err = fs.ReadFile(assets.FS, name)
		}
		return err
	})
	return content
}

// minified returns a script without comments and with short names. A script that cannot
// be parsed stays as it is.
func minified(script []byte) []byte {
	var b bytes.Buffer
	if err := new(js.Minifier).Minify(minify.New(), &b, bytes.NewReader(script), nil); err != nil {
		return script
	}
	return b.Bytes()
}

// scriptFolder returns the address of the folder of the scripts.
func scriptFolder(content map[string][]byte) address.Address {
	all := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(content)) {
		if strings.HasPrefix(name, scripts) {
			fmt.Fprintf(all, "%s %d\n", name, len(content[name]))
			all.Write(content[name])
		}
	}
	return address.Address("assets/js-" + hex.EncodeToString(all.Sum(nil)[:4]) + "/")
}

func assetAddress(name string, data []byte) address.Address {
	if rest, ok := strings.CutPrefix(name, "root/"); ok {
		return address.Address(rest)
	}
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	return address.Address("assets/" + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext)
}

// own returns files of the site as a file system rooted at a folder.
func own(files []*source.File, folder string) fs.FS {
	fsys := fstest.MapFS{}
	for _, f := range files {
		if path.Ext(string(f.Path)) != ".go" {
			fsys[strings.TrimPrefix(string(f.Path), folder+"/")] = &fstest.MapFile{Data: f.Data, Mode: 0o444}
		}
	}
	return fsys
}
