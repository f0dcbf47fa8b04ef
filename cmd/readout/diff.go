package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"readout/internal/build"
	"readout/internal/change"
	"readout/internal/source"
)

func diffCommand() *cobra.Command {
	var site siteFlags
	var format string
	c := &cobra.Command{
		Use:   "diff [REVISION|FOLDER]",
		Short: "Say what a change of the files means for the site",
		Long: `diff compares the site with an older version of it, and says what the difference means: statements that have another
speaker, side or form, or that are new or gone; positions, events and posts of people; pages that are new, moved or gone;
errors and warnings that are new or gone. What changes none of this is left out. Nothing is written.

The older version is a commit, branch or tag of the Git repository that the site is in, or the folder of another copy of
the site. Without one it is the last commit; in the workflow of a pull request (GITHUB_BASE_REF is set), the commit at
which the pull request leaves its base branch.

What is withheld at the moment is left out of both versions, unless you say --drafts.

The result is Markdown that fits into a comment on GitHub (65,536 characters; what does not fit is counted at the end), or
JSON with all of it. If GITHUB_STEP_SUMMARY is set, the Markdown is added to the summary of the step as well. The exit code
is 0 if there are differences, too, and if one of the versions has errors: what can be read of it is compared.`,
		Example:           "  readout diff\n  readout diff main\n  readout diff v1.2 --format json\n  readout diff ../desk-before",
		Args:              atMostOne,
		ValidArgsFunction: completeRevisions(&site.source),
		RunE: func(c *cobra.Command, args []string) error {
			if format != "markdown" && format != "json" {
				return fmt.Errorf("--format: %q is neither markdown nor json", format)
			}
			options, err := site.options()
			if err != nil {
				return err
			}
			before, err := openOlder(site.source, args)
			if err != nil {
				return err
			}
			defer before.close()
			progress := newTracker(c)
			options.Progress = progress.of()
			stop := progress.start()
			d, err := compareSite(build.New(site.source, options), before)
			stop()
			if err != nil {
				return err
			}
			return writeDiff(c, d, format)
		},
	}
	site.register(c)
	c.Flags().MarkHidden("base-url") // it changes none of what is compared
	c.Flags().BoolVar(&site.drafts, "drafts", false, "include drafts and embargoed files, of both versions")
	c.Flags().StringVar(&format, "format", "markdown", "markdown for people, or json")
	completeFormats(c, "markdown", "json")
	return c
}

// A comparison is a report with what was compared.
type comparison struct {
	From string `json:"from"`
	To   string `json:"to"`
	// Missing are the files and submodules of the older version that are not on this
	// machine, so that what they hold looks as if it were new.
	Missing []string `json:"missing"`
	*change.Report
}

func compareSite(b *build.Builder, older *olderVersion) (*comparison, error) {
	after, err := b.Build()
	if err != nil {
		return nil, err
	}
	before, err := b.BuildVersion(older.files)
	if err != nil {
		return nil, err
	}
	report := change.Compare(versionOf(before), versionOf(after))
	return &comparison{older.name, "the files", append([]string{}, older.missing()...), report}, nil
}

func writeDiff(c *cobra.Command, d *comparison, format string) error {
	for _, name := range d.Missing {
		fmt.Fprintf(c.ErrOrStderr(), "note: %s\n", missingNote(name))
	}
	if err := addToSummary(func(w io.Writer) error { _, err := io.WriteString(w, markdown(d, summaryLimit)); return err }); err != nil {
		return err
	}
	if format == "json" {
		return writeIndented(c.OutOrStdout(), d)
	}
	return printMarkdown(c.OutOrStdout(), markdown(d, commentLimit))
}

func versionOf(s *build.Snapshot) change.Version {
	return change.Version{Plan: s.Plan, Words: s.Words, Diagnostics: s.Diagnostics, Data: s.Data}
}

func missingNote(name string) string {
	return source.Printable(name) + " is not on this machine as it was: what it holds looks as if it were new"
}

// addToSummary adds what write writes to the summary of a step of GitHub Actions, if this
// is one.
func addToSummary(write func(io.Writer) error) error {
	name := os.Getenv("GITHUB_STEP_SUMMARY")
	if name == "" {
		return nil
	}
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("GITHUB_STEP_SUMMARY: %w", err)
	}
	return cmp.Or(write(f), f.Close())
}

func writeIndented(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// plural writes a number with its word, in the plural if there is not one.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return source.Grouped(n) + " " + many
}

func joinNonEmpty(parts []string, between string) string {
	var list []string
	for _, p := range parts {
		if p != "" {
			list = append(list, p)
		}
	}
	return strings.Join(list, between)
}
