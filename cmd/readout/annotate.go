package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout/internal/annotate"
	"readout/internal/build"
	"readout/internal/config"
	"readout/internal/date"
	reports "readout/internal/report"
	"readout/internal/source"
	"readout/internal/starter"
)

// annotateFlags are the flags of annotate.
type annotateFlags struct {
	source, format, date  string
	title, publisher, url string
	write                 bool
}

func annotateCommand() *cobra.Command {
	var flags annotateFlags
	c := &cobra.Command{
		Use:   "annotate FILE|-",
		Short: "Make an annotated draft of a report",
		Long: `annotate makes an annotated draft of a report: plain text, Markdown, or the HTML of a web page. It marks who said what,
to whom and through whom, the names, and the calls, meetings and visits, where its rules are sure. Where they are not, it
leaves a question in the text, such as <!-- readout: who? -->. The words of the report are never changed.

It prints the article. What it did and what it left open goes to standard error, with the files that it proposes for
people and places that the site does not know yet. With --write it writes all of these under content/, as drafts; it
replaces no file.

The report is read from standard input if FILE is -. Its day, title, dateline, publisher and address are taken from the
report, from the name of the file (2022-02-01-call.txt), or from the flags.`,
		Example: "  readout annotate report.txt\n  readout annotate page.html --write\n  pbpaste | readout annotate - --date 2022-02-01 --write",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return annotateReport(c, args[0], flags)
		},
	}
	registerSource(c, &flags.source)
	c.Flags().BoolVar(&flags.write, "write", false, "write the article and the files that it needs under content/, as drafts")
	c.Flags().StringVar(&flags.format, "format", "", "what the report is: text, markdown or html (default: as it looks)")
	c.Flags().StringVar(&flags.date, "date", "", "the `day` of the report, as 2022-02-01")
	c.Flags().StringVar(&flags.title, "title", "", "the title")
	c.Flags().StringVar(&flags.publisher, "publisher", "", "who published the report")
	c.Flags().StringVar(&flags.url, "url", "", "the `address` of the report")
	return c
}

func annotateReport(c *cobra.Command, name string, flags annotateFlags) error {
	options := annotate.Options{Title: flags.title, Publisher: flags.publisher, SourceURL: flags.url, Today: date.Of(time.Now())}
	if flags.date != "" {
		day, err := date.Parse(flags.date)
		if err != nil || !day.IsDay() {
			return fmt.Errorf("--date: %q is not a day; write it as 2022-02-01", flags.date)
		}
		options.Date = day
	}
	r, err := readReport(c.InOrStdin(), name, flags.format)
	if err != nil {
		return fmt.Errorf("%s: %w", source.Printable(name), err)
	}
	dir, known, err := siteOf(c, flags)
	if err != nil {
		return err
	}
	draft := annotate.Annotate(known, r, options)
	switch {
	case draft.Earlier != "" && flags.write:
		return fmt.Errorf("%s has this report already, so nothing was written; edit it, or delete it to make the draft anew; if this is another report, give it another --title or --url", draft.Earlier)
	case draft.Earlier != "":
		fmt.Fprintf(c.ErrOrStderr(), "note: %s has this report already\n", draft.Earlier)
	}
	if flags.write {
		err = writeDraft(c.ErrOrStderr(), dir, draft)
	} else {
		err = printDraft(c, draft)
	}
	if err != nil {
		return err
	}
	draft.Summary.Print(c.ErrOrStderr())
	if len(draft.Diagnostics) > 0 {
		source.Print(c.ErrOrStderr(), draft.Diagnostics, func(source.Path) []byte { return draft.Article.Data })
		return errSite
	}
	return nil
}

// siteOf returns the site that a report is for, and its folder. Where there is no site, and
// nothing is to be written, it is an empty one.
func siteOf(c *cobra.Command, flags annotateFlags) (string, annotate.Site, error) {
	dir, err := siteFolder(flags.source)
	if err != nil {
		if flags.write || !isFolder(flags.source) {
			return "", annotate.Site{}, err
		}
		fmt.Fprintln(c.ErrOrStderr(), "note: there is no site here, so everybody in the report is new; \"readout init\" begins one")
		return "", annotate.Site{Config: config.Defaults()}, nil
	}
	all, err := build.ReadDocuments(dir)
	if err != nil {
		return "", annotate.Site{}, err
	}
	site := annotate.Site{Config: all.Config, Countries: all.Words.Country}
	for i := range all.Heads {
		site.Documents = append(site.Documents, all.Heads[i].Document)
	}
	return dir, site, nil
}

// readReport reads the report in a file, or from standard input if the name is "-".
func readReport(stdin io.Reader, name, format string) (reports.Report, error) {
	var data []byte
	var err error
	if name == "-" {
		data, err = io.ReadAll(stdin)
	} else {
		data, err = os.ReadFile(name)
	}
	if err != nil {
		return reports.Report{}, errors.Unwrap(err)
	}
	form := reports.Format(format)
	switch {
	case format == "":
		form = reports.FormatOf(name, data)
	case !slices.Contains(reports.Formats, form):
		return reports.Report{}, fmt.Errorf("--format: %q is none of text, markdown and html", format)
	}
	return reports.Read(name, data, form)
}

// printDraft prints the article, and the proposed files to standard error.
func printDraft(c *cobra.Command, draft annotate.Draft) error {
	for _, f := range draft.Entities {
		fmt.Fprintf(c.ErrOrStderr(), "proposed %s\n%s", f.Path, indented(f.Data))
	}
	_, err := c.OutOrStdout().Write(draft.Article.Data)
	return err
}

func indented(data []byte) string {
	return "  " + strings.ReplaceAll(strings.TrimSuffix(string(data), "\n"), "\n", "\n  ") + "\n"
}

// writeDraft writes the files of a draft, and replaces none.
func writeDraft(w io.Writer, dir string, draft annotate.Draft) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, f := range append(slices.Clone(draft.Entities), draft.Article) {
		if err := starter.Create(root, starter.File{Path: string(f.Path), Text: string(f.Data)}); err != nil {
			return err
		}
		fmt.Fprintf(w, "wrote %s\n", f.Path)
	}
	return nil
}
