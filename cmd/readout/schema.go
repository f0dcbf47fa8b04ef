package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"readout/internal/schema"
)

func schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema [KIND|" + schema.Site + "]",
		Short: "Print the JSON Schema of readout.yaml, or of the front matter of a kind of file",
		Long: "schema prints a JSON Schema (draft 7), with which an editor completes keys and marks mistakes while you type:\n" +
			"of readout.yaml (" + schema.Site + ", the default), or of the front matter of a kind of file (" + strings.Join(schema.Names()[:len(schema.Names())-1], ", ") + ").\n" +
			"It lists the keys that this version of readout reads.",
		Example:   "  readout schema > .vscode/readout.schema.json\n  readout schema person",
		Args:      cobra.MaximumNArgs(1),
		ValidArgs: schema.Names(),
		RunE: func(c *cobra.Command, args []string) error {
			name := schema.Site
			if len(args) > 0 {
				name = args[0]
			}
			text, ok := schema.Of(name)
			if !ok {
				return fmt.Errorf("there is no schema %q; write one of %s", name, strings.Join(schema.Names(), ", "))
			}
			_, err := c.OutOrStdout().Write(text)
			return err
		},
	}
}
