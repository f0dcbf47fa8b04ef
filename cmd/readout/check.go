package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/internal/build"
	"readout/internal/formats"
	"readout/internal/source"
)

// checkFormats are the formats of a check, the default first.
var checkFormats = []string{"text", "json", "github", "sarif"}

func checkCommand() *cobra.Command {
	var site siteFlags
	var format string
	var words, strict, fix bool
	c := &cobra.Command{
		Use:   "check",
		Short: "Say what is wrong with a site, without writing it",
		Long: `check reads a site as build does and writes nothing. It reports all that build reports, and looks at the text by
editorial rules: a quotation without a speaker, two events that are one, a name that nobody knows. docs/rules.md lists
them, tells how to choose their severities in readout.yaml, and how to silence a warning at one place.

Drafts and embargoed files are judged as if they were published. Their words show only with --drafts.

With --format github it prints annotations for GitHub Actions and writes everything into the summary of the job. With
json or sarif (2.1.0) it prints one document.

With --fix it first mends what can be mended without a change of what the text says: ids in the wrong case, comments
that silence nothing, and drafts of people, organizations, places and topics to which a published file refers, which it
publishes. Look at the changes before you commit them.

It exits with 1 if there are errors, with --strict also if there are warnings. What is wrong with drafts and embargoed
files counts only with --drafts: it stops no build.`,
		Example: "  readout check\n  readout check --strict --format github\n  readout check --source ~/desk --drafts\n  readout check --fix",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			options, err := site.options()
			if err != nil {
				return err
			}
			if !slices.Contains(checkFormats, format) {
				return fmt.Errorf("--format: %q is none of %s", format, strings.Join(checkFormats, ", "))
			}
			saveMemory()
			builder := build.New(site.source, options)
			checked, err := builder.Check(words)
			if fix && err == nil {
				checked, err = mend(c.ErrOrStderr(), builder, checked, site.source, words)
			}
			if err != nil {
				return err
			}
			if err := writeCheck(c, checked, format, site.source); err != nil {
				return err
			}
			if checked.Stops(source.Error) || strict && checked.Stops(source.Warning) {
				return errSite
			}
			return nil
		},
	}
	site.register(c)
	c.Flags().StringVar(&format, "format", checkFormats[0], "`how` to print: "+strings.Join(checkFormats, ", "))
	c.Flags().BoolVar(&words, "drafts", false, "show the words of drafts and embargoed files, too")
	c.Flags().BoolVar(&fix, "fix", false, "mend what is safe to mend, then check")
	c.Flags().BoolVar(&strict, "strict", false, "exit with 1 if there are warnings, too")
	return c
}

// writeCheck prints what a check says in a format.
func writeCheck(c *cobra.Command, checked *build.Checked, format, folder string) error {
	list := formats.List{Diagnostics: checked.Diagnostics, Silenced: checked.Silenced, Data: checked.Data}
	for _, q := range checked.Questions {
		list.Questions = append(list.Questions, formats.Question{Path: q.Path, Span: q.Source, Text: q.Text})
	}
	switch w := c.OutOrStdout(); format {
	case "json":
		return list.JSON(w)
	case "sarif":
		list.Folder = inRepository(folder)
		return list.SARIF(w, version())
	case "github":
		list.Folder = inRepository(folder)
		if err := list.GitHub(w); err != nil {
			return err
		}
		fmt.Fprintln(w, summary(checked))
		return addToSummary(list.Summary)
	default:
		source.PrintSome(w, checked.Diagnostics, checked.Data)
		listQuestions(w, checked)
		if checked.NoBaseURL {
			fmt.Fprintln(w, "note: without base_url in readout.yaml the site has no feeds, no sitemap and no canonical links")
		}
		fmt.Fprintln(w, summary(checked))
		if n := checked.Missing; n > 0 {
			fmt.Fprintf(w, "note: \"readout new --missing\" makes the %s that errors miss, with the posts and countries that the texts give\n", source.Counted(n, "file"))
		}
		return nil
	}
}

// maxQuestions is how many open questions are listed.
const maxQuestions = 50

func listQuestions(w io.Writer, checked *build.Checked) {
	for i, q := range checked.Questions {
		if i == maxQuestions {
			fmt.Fprintf(w, "and %s\n", source.Counted(len(checked.Questions)-i, "more open question"))
			return
		}
		text := "open question: " + source.Printable(asked(q.Text))
		if q.Text == "" {
			text = "open question in a withheld file"
		}
		if q.Answered {
			text += ` (answered: "readout check --fix" takes it out)`
		}
		fmt.Fprintf(w, "%s: %s\n", source.Locate(q.Path, checked.Data(q.Path), q.Source), text)
	}
}

// asked is a question in one line. One around the block of an event has the question behind the block.
func asked(question string) string {
	block, last, found := strings.Cut(question, "\n")
	if !found {
		return question
	}
	return last[strings.LastIndexByte(last, '\n')+1:] + " " + strings.TrimLeft(block, "> ")
}

// summary is the last line of a check.
func summary(checked *build.Checked) string {
	parts := []string{source.Counted(checked.Count(source.Error), "error"), source.Counted(checked.Count(source.Warning), "warning")}
	if n := len(checked.Questions); n > 0 {
		parts = append(parts, source.Counted(n, "open question"))
	}
	line := fmt.Sprintf("checked %s: %s", source.Counted(checked.Articles, "article"), strings.Join(parts, ", "))
	if checked.Silenced > 0 {
		line += fmt.Sprintf("; %s silenced", source.Counted(checked.Silenced, "warning"))
	}
	return line
}

// inRepository returns the path of the site's folder within the repository: that of the
// job on GitHub, else the folder that the program runs in.
func inRepository(folder string) string {
	root := os.Getenv("GITHUB_WORKSPACE")
	if root == "" {
		root = "."
	}
	from, err := filepath.Abs(root)
	if err != nil {
		return ""
	}
	to, err := filepath.Abs(folder)
	if err != nil {
		return ""
	}
	relative, err := filepath.Rel(from, to)
	if err != nil || relative == "." || strings.HasPrefix(relative, "..") {
		return ""
	}
	return filepath.ToSlash(relative)
}
