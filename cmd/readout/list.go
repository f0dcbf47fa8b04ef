package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/internal/build"
	"readout/internal/inventory"
	"readout/internal/source"
)

func listCommand() *cobra.Command {
	var site siteFlags
	var format string
	c := &cobra.Command{
		Use:   "list KIND",
		Short: "List what a site has, what it withholds, and what it misses",
		Long: `list prints a table of the files, names or questions of a kind:

  people     all, with the post that they hold, and how many statements and articles there are
  countries, organizations, places, topics
             those that have a page, with how much there is on it
  events     by their days
  articles   newest first
  drafts     files that are drafts
  embargoed  files that an embargo withholds, with its end
  unknown    names that nobody has a file for, those in most files first: those that errors ask for (marked), and people
             whom the prose names in full and calls by an office, a form of address or the surname
  open       questions to the editors, such as <!-- readout: who? -->

Drafts and embargoed files count only with --drafts, and only then their questions show. The lists of drafts and of
embargoed files have their titles.

With --format json it prints one array of objects. Their fields are those of the table, all of them in each object, and
keep their names. For the column "where" they have path, line and column.

A site with errors is listed as far as it can be read.`,
		Example: "  readout list people\n  readout list unknown --drafts\n  readout list embargoed --source ~/desk --format json",
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return inventory.Kinds, cobra.ShellCompDirectiveNoFileComp
		},
		Args: func(_ *cobra.Command, args []string) error {
			all := strings.Join(inventory.Kinds, ", ")
			switch {
			case len(args) != 1:
				return fmt.Errorf("list takes one word: %s", all)
			case !slices.Contains(inventory.Kinds, args[0]):
				return fmt.Errorf("there is no list of %q; write one of %s", args[0], all)
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if format != "table" && format != "json" {
				return fmt.Errorf("--format: %q is neither table nor json", format)
			}
			options, err := site.options()
			if err != nil {
				return err
			}
			progress := newTracker(c)
			options.Progress = progress.of()
			saveMemory()
			stop := progress.start()
			snapshot, err := build.New(site.source, options).Build()
			stop()
			if err != nil {
				return err
			}
			return writeList(c, snapshot, args[0], format)
		},
	}
	site.register(c)
	c.Flags().MarkHidden("base-url") // it changes none of what is listed
	c.Flags().BoolVar(&site.drafts, "drafts", false, "count drafts and embargoed files, too")
	c.Flags().StringVar(&format, "format", "table", "table for people, or json")
	completeFormats(c, "table", "json")
	return c
}

func writeList(c *cobra.Command, s *build.Snapshot, kind, format string) error {
	if n := s.Errors(); n > 0 {
		w := c.ErrOrStderr()
		fmt.Fprintf(w, "%s the site has %s, so the list may lack something; \"readout check\" shows what is wrong\n", source.Paint(w, source.Yellow, "warning:"), source.Counted(n, "error"))
	}
	records := inventory.Of(s, kind)
	if format == "json" {
		return writeIndented(c.OutOrStdout(), records)
	}
	return inventory.Table(c.OutOrStdout(), records)
}
