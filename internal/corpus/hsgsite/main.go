// Hsgsite writes the Office of the Historian's articles and people as a site
// to test on; with -wire N, a site of N wire stories instead.
//
//	go run ./internal/corpus/hsgsite [-corpora DIR] [-wire N] OUT
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"readout/internal/corpus"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stderr))
}

func run(args []string, stderr io.Writer) int {
	flags := flag.NewFlagSet("hsgsite", flag.ContinueOnError)
	flags.SetOutput(stderr)
	corpora := flags.String("corpora", "../shared/corpora", "`folder` with hsg-milestones, hsg-countries and hsg-posts")
	wire := flags.Int("wire", 0, "write a site of `N` wire stories, of the folder geovirus")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: hsgsite [-corpora DIR] [-wire N] OUT")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return 0
	} else if err != nil {
		return 2
	}
	if flags.NArg() != 1 {
		flags.Usage()
		return 2
	}
	write := corpus.WriteHSG
	if *wire > 0 {
		write = func(corpora, out string) error { return corpus.WriteWire(corpora, out, *wire) }
	}
	if err := write(*corpora, flags.Arg(0)); err != nil {
		fmt.Fprintln(stderr, "error:", err)
		return 1
	}
	return 0
}
