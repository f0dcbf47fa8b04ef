package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/build"
	"readout/internal/source"
)

// mostRounds bounds how often a site is mended: what a fix publishes may refer to more.
const mostRounds = 20

// mend does the fixes of a check, and checks again until there are none.
func mend(w io.Writer, builder *build.Builder, checked *build.Checked, dir string, words bool) (*build.Checked, error) {
	for range mostRounds {
		done, err := mendFiles(w, checked, dir)
		if err != nil || done == 0 {
			return checked, err
		}
		if checked, err = builder.Check(words); err != nil {
			return nil, err
		}
	}
	return checked, nil
}

// mendFiles does the fixes of a check, file by file, and says which. It returns how many
// it has done.
func mendFiles(w io.Writer, checked *build.Checked, dir string) (int, error) {
	fixes := slices.Clone(checked.Fixes)
	slices.SortStableFunc(fixes, func(a, b source.Fix) int { return strings.Compare(string(a.Path), string(b.Path)) })
	total := 0
	for len(fixes) > 0 {
		n := 1
		for n < len(fixes) && fixes[n].Path == fixes[0].Path {
			n++
		}
		path := fixes[0].Path
		mended, done := source.Mend(checked.Data(path), fixes[:n])
		fixes = fixes[n:]
		if len(done) == 0 {
			continue
		}
		if err := replace(filepath.Join(dir, filepath.FromSlash(string(path))), mended); err != nil {
			return total, err
		}
		for _, f := range done {
			fmt.Fprintf(w, "fixed %s: %s\n", source.Printable(string(path)), f.What)
		}
		total += len(done)
	}
	return total, nil
}

// replace writes a file anew under another name, and renames it, so that nobody reads
// half of it.
func replace(name string, data []byte) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".readout-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Chmod(f.Name(), info.Mode().Perm())
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
