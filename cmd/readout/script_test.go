package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var updateScripts = flag.Bool("update-scripts", false, "rewrite what testdata/script/*.txtar expect")

// The scripts run the program as an editor would. Beside testscript's own
// commands they have:
//
//	exec exits CODE ARGS…   runs readout and checks its exit code
//	overlay NAME            makes site/ anew of base/ and NAME/; public/ stays
//	untouched               checks that public/ is as it was at the last call of built
//	$PROGRAMS               the folder with readout alone, for a PATH without anything else
//	built                   remembers public/: names, bytes and times
func TestMain(m *testing.M) {
	// What the program reads of a CI's environment is set by the tests that are about it;
	// the program itself, as scripts run it, has what they give it.
	if name := filepath.Base(os.Args[0]); name != "readout" && name != "exits" {
		for _, of := range []string{"CI", "GITHUB_STEP_SUMMARY", "GITHUB_BASE_REF", "GITHUB_EVENT_PATH", "GITHUB_WORKSPACE"} {
			os.Unsetenv(of)
		}
	}
	testscript.Main(m, map[string]func(){
		"readout": main,
		"exits":   exits,
	})
}

// exits is a program that runs readout and succeeds if its exit code is the
// first argument.
func exits() {
	want, err := strconv.Atoi(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	if got := run(os.Args[2:], os.Stdout, os.Stderr); got != want {
		fmt.Fprintf(os.Stderr, "readout exits %d, want %d\n", got, want)
		os.Exit(1)
	}
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *updateScripts,
		Setup: func(e *testscript.Env) error {
			e.Setenv("NO_COLOR", "1")
			program, err := exec.LookPath("readout")
			e.Setenv("PROGRAMS", filepath.Dir(program))
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"overlay": overlay,
			"built": func(ts *testscript.TestScript, _ bool, _ []string) {
				now, err := listing(ts.MkAbs("site/public"))
				ts.Check(err)
				ts.Setenv("BUILT", now)
			},
			"untouched": func(ts *testscript.TestScript, _ bool, _ []string) {
				now, err := listing(ts.MkAbs("site/public"))
				ts.Check(err)
				if now != ts.Getenv("BUILT") {
					ts.Fatalf("public/ was touched: it was\n%sand is\n%s", ts.Getenv("BUILT"), now)
				}
			},
		},
	})
}

// overlay makes the content of site/ anew: all of base/, and over it NAME/.
func overlay(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: overlay NAME")
	}
	entries, err := os.ReadDir(ts.MkAbs("site"))
	ts.Check(err)
	for _, e := range entries {
		if e.Name() != "public" {
			ts.Check(os.RemoveAll(filepath.Join(ts.MkAbs("site"), e.Name())))
		}
	}
	for _, from := range []string{"base", args[0]} {
		copyTree(ts, ts.MkAbs(from), ts.MkAbs("site"))
	}
}

func copyTree(ts *testscript.TestScript, from, to string) {
	ts.Check(filepath.WalkDir(from, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		target := filepath.Join(to, strings.TrimPrefix(name, from))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		return os.WriteFile(target, data, 0o644)
	}))
}

// listing describes a folder: each file's name, time and bytes.
func listing(dir string) (string, error) {
	var b strings.Builder
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		data, err := os.ReadFile(name)
		fmt.Fprintf(&b, "%s %s %x\n", name, info.ModTime().Format("15:04:05.000000000"), sha256.Sum256(data))
		return err
	})
	return b.String(), err
}
