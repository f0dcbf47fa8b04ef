package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"readout/internal/config"
	"readout/internal/source"
)

// here is --source of a command that is not told where the site is.
const here = "."

// registerSource registers --source, for siteFolder.
func registerSource(c *cobra.Command, source *string) {
	c.Flags().StringVar(source, "source", here, "the site's `folder` (default: this one, or the nearest above it that has readout.yaml or content/articles)")
	c.Flags().Lookup("source").DefValue = ""
}

// siteFolder returns the folder of the site, given --source: "." is this folder if it
// has content or settings, or the nearest above it that is a site. Any other folder must
// be the site itself, since a site above a misspelt folder would be another than meant.
func siteFolder(given string) (string, error) {
	if given == "" {
		return "", errors.New("--source: the name of the site's folder is empty; leave --source away for the site that you are in")
	}
	if given != here {
		return given, ofSite(given)
	}
	if isFolder(filepath.Join(here, "content")) {
		return here, nil
	}
	full, err := real(here)
	if err != nil {
		return "", err
	}
	dir, found := nearestSite(full)
	if !found {
		return "", fmt.Errorf("there is no site in %s, nor in a folder above it: \"readout init\" begins one here, and --source names the folder of another", source.Printable(full))
	}
	if dir, err = filepath.Rel(full, dir); err != nil {
		return "", err
	}
	return dir, ofSite(dir)
}

// real returns the absolute name of a folder, without symbolic links: ".." means the
// folder above that one.
func real(dir string) (string, error) {
	full, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	if resolved, err := filepath.EvalSymlinks(full); err == nil {
		return resolved, nil
	}
	return full, nil
}

// nearestSite returns a folder that is a site, or else the nearest above it that is.
func nearestSite(full string) (dir string, found bool) {
	for dir = full; !isSite(dir); dir = filepath.Dir(dir) {
		if dir == filepath.Dir(dir) {
			return "", false
		}
	}
	return dir, true
}

// ofSite returns an error if a folder has no content.
func ofSite(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no folder %s: \"readout init %[1]s\" begins a site there; or is --source right?", dir)
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s is a file; --source names the folder of a site", dir)
	case !exists(filepath.Join(dir, "content")):
		return fmt.Errorf("there is no folder content in %s: \"readout init %[1]s\" begins a site there; or is --source right?", dir)
	}
	return nil
}

// isSite reports whether a folder is one of a site.
func isSite(dir string) bool {
	return exists(filepath.Join(dir, string(config.Path))) || isFolder(filepath.Join(dir, "content", "articles"))
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}
