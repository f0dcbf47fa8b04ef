package main

import (
	"os"
	"runtime"

	"github.com/spf13/cobra"
)

// isTerminal reports whether an output is a terminal that understands escape sequences.
func (o *output) isTerminal() bool {
	f, ok := o.to.(*os.File)
	if !ok || os.Getenv("TERM") == "dumb" {
		return false
	}
	if runtime.GOOS == "windows" && os.Getenv("WT_SESSION") == "" && os.Getenv("TERM") == "" {
		return false // the old console shows the sequences themselves
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// Paints reports whether an output shows colours. See https://no-color.org.
func (o *output) Paints() bool { return os.Getenv("NO_COLOR") == "" && o.isTerminal() }

// isQuiet reports whether a command prints errors, warnings and results only.
func isQuiet(c *cobra.Command) bool {
	quiet, err := c.Flags().GetBool("quiet")
	return err == nil && quiet
}
