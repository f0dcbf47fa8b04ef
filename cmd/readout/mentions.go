package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
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
		Use:   "mentions FILE",
		Short: "Say what was recognised in an article, what was refused, and why",
		Long: `mentions lists every name in an article, in order: where it stands, as whom it was recognised or that it was refused,
and the rule that decided. What you marked yourself is listed too, by the rule "marked". Drafts are read like any article.

To overrule a rule, mark the name, as [[sergey-lavrov|the minister]] or for nobody as [[|Georgia]], or list it under
ignore in the article's front matter.

With --format json it prints one array. Each element has line and column (from 1; columns count characters), surface
(the words), accepted, rule and reason; if accepted, also kind and target (person, sergey-lavrov) and how it was
recognised (explicit, name, alias, title, surname, demonym, metonym); if refused, candidates, the list of those
whom the name alone may mean (person/sergey-lavrov), where there are any.`,
		Example:           "  readout mentions content/articles/2022/02-01-call.md\n  readout mentions --source ~/desk articles/talks.md --format json",
		Args:              oneArgument("one file"),
		ValidArgsFunction: completeArticles(&dir),
		RunE: func(c *cobra.Command, args []string) error {
			if format != "text" && format != "json" {
				return fmt.Errorf("--format: %q is neither text nor json", format)
			}
			dir, err := siteFolder(dir)
			if err != nil {
				return err
			}
			file, err := contentPath(dir, args[0])
			if err != nil {
				return err
			}
			if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(string(file)))); errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("there is no file %s in %s", source.Printable(string(file)), dir)
			}
			return explain(c, dir, file, format)
		},
	}
	registerSource(c, &dir)
	c.Flags().StringVar(&format, "format", "text", "text for people, or json")
	completeFormats(c, "text", "json")
	return c
}

// contentPath returns the path within the site of a file as it was given: from
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
	if rel, err := filepath.Rel(root, here); err == nil && strings.HasPrefix(filepath.ToSlash(rel), "content/") {
		return source.Path(filepath.ToSlash(rel)), nil
	}
	path := filepath.ToSlash(filepath.Clean(given))
	if !strings.HasPrefix(path, "content/") {
		path = "content/" + path
	}
	return source.Path(path), nil
}

func explain(c *cobra.Command, dir string, file source.Path, format string) error {
	matches, diagnostics, data, err := build.Explain(dir, file, time.Now())
	if err != nil {
		return err
	}
	source.Print(c.ErrOrStderr(), diagnostics, func(source.Path) []byte { return data })
	if format == "json" {
		err = writeJSON(c.OutOrStdout(), matches)
	} else {
		err = writeMatches(c.OutOrStdout(), matches)
	}
	if err == nil && source.Count(diagnostics, source.Error) > 0 {
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
		fmt.Fprintf(table, "%d:%d\t%s\t%s\t%s: %s\n", m.Line, m.Column, oneLine(m.Surface), whom, m.Rule, m.Reason)
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
