package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout/internal/source"
	"readout/internal/starter"
)

// generator is the repository with readout's action, at the tag of this release, as
// OWNER/REPO@REF. The linker sets it; it is empty in a program that was not released.
var generator string

func initCommand() *cobra.Command {
	var from string
	c := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Begin a site in a folder, with an example",
		Long: "init writes what a site begins with: readout.yaml; an article with two people, a topic and an event, as an example; a\n" +
			"workflow that publishes on GitHub Pages; a hook that checks before each commit, once you turn it on; schema, snippets\n" +
			"and settings for VS Code, and settings for Obsidian; a README for the desk. Run again, it adds what is missing.\n" +
			"It never replaces a file, and a folder that has content gets no example.",
		Example: "  readout init my-desk\n  readout init --generator OWNER/REPO@v1",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			dir := here
			if len(args) > 0 {
				dir = args[0]
			}
			g, err := starter.ParseGenerator(from)
			if err != nil {
				return fmt.Errorf("--generator: %w", err)
			}
			return begin(c, dir, g)
		},
	}
	c.Flags().StringVar(&from, "generator", generator, "the `repository` with readout's action that the workflow uses, as OWNER/REPO@REF")
	return c
}

// begin writes the files of a new site into a folder, and says what to do next.
func begin(c *cobra.Command, dir string, g starter.Generator) error {
	full, err := real(dir)
	if err != nil {
		return err
	}
	if above, found := nearestSite(full); found && above != full {
		return fmt.Errorf("%s is inside the site %s, and a site in another would be part of neither; choose a folder outside of it", source.Printable(full), source.Printable(above))
	}
	out := c.OutOrStdout()
	err = starter.Write(dir, starter.Files(time.Now().UTC(), g), func(path string, written bool) {
		if written {
			fmt.Fprintf(out, "wrote %s\n", source.Printable(path))
		} else {
			fmt.Fprintf(out, "kept %s, which exists\n", source.Printable(path))
		}
	})
	if err != nil {
		return err
	}
	if g.Home == "" && !exists(filepath.Join(dir, filepath.FromSlash(starter.Workflow))) {
		fmt.Fprintln(c.ErrOrStderr(), "note: no workflow was written, since this readout does not know which repository has its action; --generator OWNER/REPO@REF names one")
	}
	fmt.Fprintf(out, "\nNext:\n\n%s  readout serve --open   # shows the site while you write\n  readout build          # writes it into public/\n", changeInto(dir))
	return nil
}

// changeInto returns the line of a shell that goes to a folder, unless one is there.
func changeInto(dir string) string {
	if filepath.Clean(dir) == here {
		return ""
	}
	if strings.ContainsFunc(dir, func(r rune) bool { return strings.ContainsRune(" \t'\"\\$`&;|<>()*?[]{}!#~", r) }) {
		dir = "'" + strings.ReplaceAll(dir, "'", `'\''`) + "'"
	}
	return "  cd " + source.Printable(dir) + "\n"
}
