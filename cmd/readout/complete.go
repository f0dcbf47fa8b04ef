package main

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"readout/internal/git"
	"readout/internal/source"
)

// A completion proposes values for an argument that a user has begun to type.
type completion = func(c *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective)

// completeArticles proposes the articles of the site in a folder, which mentions takes as
// they stand under content.
func completeArticles(dir *string) completion {
	return func(_ *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
		site, err := siteFolder(*dir)
		if err != nil {
			return nil, cobra.ShellCompDirectiveDefault
		}
		var list []string
		content := os.DirFS(filepath.Join(site, "content"))
		fs.WalkDir(content, "articles", func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
			case name != "articles" && source.Ignored(source.Path(name)):
				if d.IsDir() {
					return fs.SkipDir
				}
			case !d.IsDir() && path.Ext(name) == ".md":
				for _, as := range []string{name, "content/" + name} {
					if strings.HasPrefix(as, begun) {
						list = append(list, as)
						break
					}
				}
			}
			return nil
		})
		if len(list) == 0 {
			return nil, cobra.ShellCompDirectiveDefault // a path from here
		}
		return list, cobra.ShellCompDirectiveNoFileComp
	}
}

// completeRevisions proposes the branches and tags of the repository that a folder is in.
// Other words are completed as folders.
func completeRevisions(dir *string) completion {
	return func(_ *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var list []string
		if r, err := git.Open(*dir); err == nil {
			branches, _ := r.Branches()
			for _, name := range append(branches, "HEAD") {
				if strings.HasPrefix(name, begun) {
					list = append(list, name)
				}
			}
		}
		if len(list) == 0 {
			return nil, cobra.ShellCompDirectiveFilterDirs
		}
		return list, cobra.ShellCompDirectiveNoFileComp
	}
}

// completeFormats proposes the values of --format.
func completeFormats(c *cobra.Command, formats ...string) {
	c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
}
