package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// helpCommand is cobra's help command, but an unknown command is an error.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Say what a command does, and its flags",
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if err != nil {
				return err
			}
			if len(rest) > 0 && about.HasParent() {
				return fmt.Errorf("%q has no command %q; \"%[1]s --help\" says what it takes", about.CommandPath(), rest[0])
			}
			about.InitDefaultHelpFlag()
			about.InitDefaultVersionFlag()
			return about.Help()
		},
		ValidArgsFunction: func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			if len(args) == 0 {
				for _, sub := range c.Root().Commands() {
					if sub.IsAvailableCommand() {
						names = append(names, sub.Name()+"\t"+sub.Short)
					}
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	}
}

// misused says an error of cobra about an unknown command in plain words, with the
// command that may be meant. Other errors stay as they are.
func misused(root *cobra.Command, err error) error {
	var name, path string
	if err == nil {
		return nil
	}
	if n, _ := fmt.Sscanf(err.Error(), "unknown command %q for %q", &name, &path); n < 2 || path != root.Name() {
		return err
	}
	if near := root.SuggestionsFor(name); len(near) > 0 {
		return fmt.Errorf("there is no command %q; did you mean %s?", name, strings.Join(near, " or "))
	}
	return fmt.Errorf("there is no command %q; \"readout --help\" lists all", name)
}

// noArguments refuses arguments of a command that has only flags.
func noArguments(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return fmt.Errorf("%s takes no arguments, and %q is one; the site's folder is named as --source %[2]s", c.Name(), args[0])
}

// someArguments wants at least one argument, which is of a kind.
func someArguments(kind string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return fmt.Errorf("%s needs %s", c.Name(), kind)
		}
		return nil
	}
}

// atMostOne refuses a second argument.
func atMostOne(c *cobra.Command, args []string) error {
	if len(args) > 1 {
		return errors.New(c.Name() + " takes one argument at most")
	}
	return nil
}
