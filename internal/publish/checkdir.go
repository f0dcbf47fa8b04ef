package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// CheckDir returns an error if dir is no folder to publish the site in the
// folder source to: the top of the file system, the home folder or one that
// contains it, one in a repository's .git, or one that contains, is, or lies in a folder the site is made
// from. Neither need exist. Links are resolved first, and folders compared as
// the file system sees them, so no spelling of a path gets around this.
func CheckDir(dir, source string) error {
	out, err := resolve(dir)
	if err != nil {
		return fmt.Errorf("cannot find the output folder %s: %w", dir, cause(err))
	}
	if filepath.Dir(out) == out {
		return refuse(dir, "it is the top of the file system")
	}
	for at := out; filepath.Dir(at) != at; at = filepath.Dir(at) {
		if strings.EqualFold(filepath.Base(at), ".git") {
			return refuse(dir, "it is inside "+at)
		}
	}
	if home, err := os.UserHomeDir(); err == nil {
		for _, place := range places(home) {
			if contains(out, place) {
				return refuse(dir, "it is or contains the home folder")
			}
		}
	}
	for _, name := range []string{"content", "layouts", "assets"} {
		folder := filepath.Join(source, name)
		for _, place := range places(folder) {
			if contains(out, place) {
				return refuse(dir, "it is or contains "+folder)
			}
			if contains(place, out) {
				return refuse(dir, "it is inside "+folder)
			}
		}
	}
	return nil
}

func refuse(dir, why string) error {
	return fmt.Errorf("the output folder may not be %s: %s; choose another with --out", dir, why)
}

// places returns where folder is found and, if it is a link, where it leads
// to. Neither may be written over.
func places(folder string) []string {
	var places []string
	if parent, err := resolve(filepath.Dir(folder)); err == nil {
		places = append(places, filepath.Join(parent, filepath.Base(folder)))
	}
	if target, err := resolve(folder); err == nil {
		places = append(places, target)
	}
	return places
}

// contains reports whether inner is outer or lies below it. Both are resolved.
func contains(outer, inner string) bool {
	outerInfo, outerErr := os.Stat(outer)
	for ; ; inner = filepath.Dir(inner) {
		if inner == outer {
			return true
		}
		if info, err := os.Stat(inner); err == nil && outerErr == nil && os.SameFile(info, outerInfo) {
			return true
		}
		if filepath.Dir(inner) == inner {
			return false
		}
	}
}

// resolve returns the absolute path of name without links, also if the last
// parts of it do not exist yet.
func resolve(name string) (string, error) {
	name, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(name)
	if !errors.Is(err, fs.ErrNotExist) || filepath.Dir(name) == name {
		return real, err
	}
	parent, err := resolve(filepath.Dir(name))
	return filepath.Join(parent, filepath.Base(name)), err
}
