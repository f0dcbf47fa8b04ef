// Cmd measures how well names are found, and who is said to have said what, in the
// shared corpora and in files of records: see package eval.
//
//	go run ./internal/eval/cmd [-json] [-misses N] [-held-out] [-attributions] [-corpora DIR] [-own DIR] [FILE…]
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
	attributions := flags.Bool("attributions", false, "measure who is said to have said what, and no names")
	corpora := flags.String("corpora", "../shared/corpora", "`folder` of the shared corpora; without it only files are measured")
	own := flags.String("own", "internal/eval/testdata", "`folder` of the sets written for the project")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: eval [-json] [-misses N] [-held-out] [-attributions] [-corpora DIR] [-own DIR] [FILE…]")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return 0
	} else if err != nil {
		return 2
	}
	said, err := eval.Attributions(*corpora)
	if *attributions && err == nil {
		return report(write(stdout, []eval.Result{said}, *asJSON, *misses), stderr)
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
	if said.Records > 0 {
		results = append(results, said)
	}
	if code := report(write(stdout, results, *asJSON, *misses), stderr); code != 0 || *asJSON {
		return code
	}
	speeds, err := eval.Speeds(*corpora)
	if errors.Is(err, fs.ErrNotExist) {
		return 0 // as said above
	}
	fmt.Fprintln(stdout)
	eval.WriteSpeeds(stdout, speeds)
	return report(err, stderr)
}

// report says an error, and returns the exit status.
func report(err error, stderr io.Writer) int {
	if err != nil {
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
