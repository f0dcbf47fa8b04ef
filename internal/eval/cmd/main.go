// Cmd measures how well names are found in the shared corpora, and in files of
// records: see package eval.
//
//	go run ./internal/eval/cmd [-json] [-misses N] [-held-out] [-corpora DIR] [-own DIR] [FILE…]
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"

	"readout/internal/eval"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("eval", flag.ContinueOnError)
	flags.SetOutput(stderr)
	asJSON := flags.Bool("json", false, "print figures and all misses as JSON")
	misses := flags.Int("misses", 5, "print the `N` worst misses of each kind and row")
	heldOut := flags.Bool("held-out", false, "print the misses of sets held out, too, which nobody who writes rules should see")
	corpora := flags.String("corpora", "../shared/corpora", "`folder` of the shared corpora; without it only files are measured")
	own := flags.String("own", "internal/eval/testdata", "`folder` of the sets written for the project")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: eval [-json] [-misses N] [-held-out] [-corpora DIR] [-own DIR] [FILE…]")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return 0
	} else if err != nil {
		return 2
	}
	sets, err := eval.Corpora(*corpora, *own)
	if errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintln(stderr, "corpora left out:", err)
	} else if err != nil {
		fmt.Fprintln(stderr, "error:", err)
		return 1
	}
	ours, err := eval.Own(*own)
	if errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintln(stderr, "own sets left out:", err)
	} else if err != nil {
		fmt.Fprintln(stderr, "error:", err)
		return 1
	}
	sets = append(sets, ours...)
	for _, name := range flags.Args() {
		set, err := eval.ReadRecords(name)
		if err != nil {
			fmt.Fprintln(stderr, "error:", err)
			return 1
		}
		for _, problem := range set.Problems {
			fmt.Fprintln(stderr, "warning:", problem)
		}
		sets = append(sets, set)
	}
	results := make([]eval.Result, len(sets))
	for i, set := range sets {
		if results[i] = eval.Evaluate(set); set.HeldOut && !*heldOut {
			results[i].Hide()
		}
	}
	if err := write(stdout, results, *asJSON, *misses); err != nil {
		fmt.Fprintln(stderr, "error:", err)
		return 1
	}
	if *asJSON {
		return 0
	}
	speeds, err := eval.Speeds(*corpora)
	if errors.Is(err, fs.ErrNotExist) {
		return 0 // as said above
	}
	fmt.Fprintln(stdout)
	if eval.WriteSpeeds(stdout, speeds); err != nil {
		fmt.Fprintln(stderr, "error:", err)
		return 1
	}
	return 0
}

func write(w io.Writer, results []eval.Result, asJSON bool, misses int) error {
	if asJSON {
		return eval.WriteJSON(w, results)
	}
	if err := eval.WriteTable(w, results); err != nil {
		return err
	}
	fmt.Fprintln(w)
	eval.WriteSpeed(w, results)
	eval.WriteMisses(w, results, misses)
	return nil
}
