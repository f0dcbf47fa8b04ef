package build

import (
	"os"

	"readout/internal/config"
	"readout/internal/document"
	"readout/internal/language"
	"readout/internal/source"
	"readout/layouts"
)

// Documents are all content files of a site, the withheld ones too, with the settings
// that they were read with.
type Documents struct {
	Config config.Config
	Words  *language.Words
	Heads  []document.Summary // in order of their paths
}

// ReadDocuments reads the content of the site in a folder. The folder may be empty. An
// error means that it cannot be read.
func ReadDocuments(dir string) (Documents, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Documents{}, err
	}
	defer root.Close()
	tree, err := source.Scan(root.FS())
	if err != nil {
		return Documents{}, err
	}
	settings, _ := config.Parse(tree.Config)
	words, _ := language.New(settings.Language, layouts.FS, own(tree.Layouts, "layouts"))
	return Documents{settings, words, New(dir, Options{}).parse(tree, settings, &log{})}, nil
}
