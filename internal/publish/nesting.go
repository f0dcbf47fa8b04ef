package publish

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// CheckNesting returns an error if dir lies in a folder that readout has published to,
// or such a folder lies in it: whoever uploads the outer one uploads both, and the
// inner one may hold drafts. A folder that has its own manifest is not searched: since
// it has it, no other build could get into it.
func CheckNesting(dir string) error {
	out, err := resolve(dir)
	if err != nil {
		return fmt.Errorf("cannot find the output folder %s: %w", dir, cause(err))
	}
	for outer := filepath.Dir(out); ; outer = filepath.Dir(outer) {
		if published(outer) {
			return refuse(dir, fmt.Sprintf("it is inside %s, which holds a site that readout wrote and is published with it", outer))
		}
		if filepath.Dir(outer) == outer {
			break
		}
	}
	if inner := publishedWithin(out); inner != "" {
		return refuse(dir, fmt.Sprintf("it contains %s, which holds a site that readout wrote and would be published with it", inner))
	}
	return nil
}

func published(dir string) bool {
	info, err := os.Lstat(filepath.Join(dir, manifestName))
	return err == nil && info.Mode().IsRegular()
}

// publishedWithin returns a folder below dir that readout has published to, or "".
func publishedWithin(dir string) (inner string) {
	if published(dir) {
		return ""
	}
	_ = filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fs.SkipDir // what cannot be read holds nothing that can be uploaded
		case entry.Name() == manifestName && entry.Type().IsRegular():
			inner = filepath.Dir(name)
			return fs.SkipAll
		}
		return nil
	})
	return inner
}
