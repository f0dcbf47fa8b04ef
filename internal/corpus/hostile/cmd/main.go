// Command cmd writes a site of each hostile kind into a folder, for measuring
// the real program:
//
//	go run ./internal/corpus/hostile/cmd FOLDER [BYTES]
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"readout/internal/corpus/hostile"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	size := 100_000
	if len(args) == 2 {
		n, err := strconv.Atoi(args[1])
		if err != nil {
			return err
		}
		size = n
	} else if len(args) != 1 {
		return fmt.Errorf("usage: cmd FOLDER [BYTES]")
	}
	for _, k := range hostile.Kinds() {
		folder := filepath.Join(args[0], strings.ReplaceAll(k.Name, " ", "-"))
		for name, text := range k.Files(size) {
			to := filepath.Join(folder, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
				return err
			}
			if err := os.WriteFile(to, []byte(text), 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}
