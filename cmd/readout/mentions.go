package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"readout/internal/build"
	"readout/internal/source"
)

func mentionsCommand() *cobra.Command {
	var dir, format string
	c := &cobra.Command{
		Use:   "mentions FILE|FOLDER…",
		Short: "Say what was recognised in an article, what was refused, and why",
		Long: `mentions lists every name in an article, or in all of a folder, in order: where it stands, as whom it was recognised or that it was refused,
and the rule that decided. What you marked yourself is listed too, by the rule "marked". Drafts are read like any article.

To overrule a rule, mark the name, as [[sergey-lavrov|the minister]] or for nobody as [[|Georgia]], or list it under
ignore in the article's front matter.

With --format json it prints one array. Each element has line and column (from 1; columns count characters), surface
(the words), accepted, rule and reason; if accepted, also kind and target (person, sergey-lavrov) and how it was
recognised (explicit, name, alias, title, surname, demonym, metonym); if refused, candidates, the list of those
whom the name alone may mean (person/sergey-lavrov), where there are any, context (the words around the name) and hint
(what to do if the rule is wrong). Of several articles, it begins with file.`,
		Example:           "  readout mentions content/articles/2022/02-01-call.md\n  readout mentions --source ~/desk articles/talks.md --format json\n  readout mentions content/articles/2022",
		Args:              someArguments("a file or folder"),
		ValidArgsFunction: completeArticles(&dir),
		RunE: func(c *cobra.Command, args []string) error {
			if format != "text" && format != "json" {
				return fmt.Errorf("--format: %q is neither text nor json", format)
			}
			dir, err := siteFolder(dir)
			if err != nil {
				return err
			}
			var paths []source.Path
			for _, name := range args {
				path, err := contentPath(dir, name)
				if err != nil {
					return err
				}
				paths = append(paths, path)
			}
			return explain(c, dir, paths, format)
		},
	}
	registerSource(c, &dir)
	c.Flags().StringVar(&format, "format", "text", "text for people, or json")
	completeFormats(c, "text", "json")
	return c
}

// contentPath returns the path within the site of a file or folder as it was given: from
// here, from the site's folder, or from its content.
func contentPath(dir, given string) (source.Path, error) {
	root, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	here, err := filepath.Abs(given)
	if err != nil {
		return "", err
	}
	for _, full := range []string{here, filepath.Join(root, given), filepath.Join(root, "content", given)} {
		rel, err := filepath.Rel(root, full)
		if path := filepath.ToSlash(rel); err == nil && (path+"/" == "content/" || strings.HasPrefix(path, "content/")) && exists(full) {
			return source.Path(path), nil
		}
	}
	return "", fmt.Errorf("there is no content file or folder %s in %s", source.Printable(given), source.Printable(dir))
}

// explain prints the names in articles: if there are several, each article has a heading.
func explain(c *cobra.Command, dir string, paths []source.Path, format string) error {
	list, err := build.Explain(dir, paths, time.Now())
	if err != nil {
		return err
	}
	several := len(list) > 1
	var all []build.Match
	wrong := 0
	for i, x := range list {
		source.Print(c.ErrOrStderr(), x.Diagnostics, func(source.Path) []byte { return x.Data })
		wrong += source.Count(x.Diagnostics, source.Error)
		switch {
		case format == "json":
			for _, m := range x.Matches {
				if several {
					m.File = x.File
				}
				all = append(all, m)
			}
			continue
		case several && i > 0:
			fmt.Fprintln(c.OutOrStdout())
			fallthrough
		case several:
			fmt.Fprintln(c.OutOrStdout(), source.Printable(string(x.File)))
		}
		if err := writeMatches(c.OutOrStdout(), x.Matches); err != nil {
			return err
		}
	}
	if format == "json" {
		err = writeJSON(c.OutOrStdout(), all)
	}
	if err == nil && wrong > 0 {
		return errSite
	}
	return err
}

func writeJSON(w io.Writer, matches []build.Match) error {
	if matches == nil {
		matches = []build.Match{}
	}
	return writeIndented(w, matches)
}

// writeMatches writes a line for each match, in columns.
func writeMatches(w io.Writer, matches []build.Match) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, m := range matches {
		whom := m.Kind + "/" + m.Target
		switch {
		case m.Accepted:
		case len(m.Candidates) > 0:
			whom = "not " + strings.Join(m.Candidates, ", ")
		default:
			whom = "nobody"
		}
		why := m.Reason
		if m.Context != "" {
			why = "in “" + m.Context + "”, " + why
		}
		if m.Hint != "" {
			why += "; " + m.Hint
		}
		fmt.Fprintf(table, "%d:%d\t%s\t%s\t%s: %s\n", m.Line, m.Column, oneLine(m.Surface), whom, m.Rule, oneLine(why))
	}
	return table.Flush()
}

// oneLine makes a text safe to print in a column.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsPrint(r):
			return unicode.ReplacementChar
		}
		return r
	}, text)
}
