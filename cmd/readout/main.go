// Command readout makes a static briefing site of annotated Markdown.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"readout/internal/source"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// Exit codes.
const (
	exitDone   = 0
	exitErrors = 1 // the site has errors; they have been printed
	exitFailed = 2 // wrong usage, or an error of the machine
)

// errSite says that a site has errors, which have been printed.
var errSite = errors.New("the site has errors")

// run is the program: arguments in, exit code out. Results go to stdout,
// messages to stderr.
func run(args []string, stdout, stderr io.Writer) int {
	results, messages := &output{to: stdout, name: "standard output"}, &output{to: stderr, name: "standard error"}
	err := execute(args, results, messages)
	// If something could not be printed, that may be the cause of the other error.
	err = cmp.Or(results.failed(), messages.failed(), err)
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errSite):
		return exitErrors
	}
	fmt.Fprintf(messages, "%s %s\n", source.Paint(messages, source.Red, "error:"), said(err))
	return exitFailed
}

func execute(args []string, stdout, stderr io.Writer) error {
	root := rootCommand()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	return misused(root, root.Execute())
}

// rootCommand returns the program's command, with all others below it.
func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:           "readout",
		Short:         "Make a static briefing site of annotated Markdown",
		Long:          "readout turns a folder of annotated Markdown articles into a static briefing site: a page for every article,\nand for every person, country, organization, event and bilateral relation they name.",
		Example:       "  readout build\n  readout serve --source ~/desk",
		Version:       version(),
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.PersistentFlags().BoolP("quiet", "q", false, "print errors, warnings and results only")
	root.SetHelpCommand(helpCommand())
	root.AddCommand(initCommand(), newCommand(), annotateCommand(), mentionsCommand(), checkCommand(), buildCommand(), serveCommand(), diffCommand(),
		listCommand(), packCommand(), schemaCommand(), versionCommand())
	return root
}

// said returns the text of an error, safe to print. Errors of the operating system have
// names of files, which may contain any character; errors of flags may have several
// lines.
func said(err error) string {
	var path *fs.PathError
	var link *os.LinkError
	if errors.As(err, &path) || errors.As(err, &link) {
		return source.Printable(err.Error())
	}
	return err.Error()
}
