package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"
)

// An output passes on what a command prints, and remembers the first error, so that
// no command has to look at one. It may be used by several goroutines if what it
// passes on to may.
//
// That standard output was closed ("readout build >&-") is no error here and cannot be
// made one: Go opens /dev/null in its place before anything of ours runs, just as
// Python's subprocess.DEVNULL does for somebody who wants to hear nothing.
type output struct {
	to   io.Writer
	name string

	mu  sync.Mutex
	err error
}

func (o *output) Write(b []byte) (int, error) {
	n, err := o.to.Write(b)
	if err != nil {
		o.mu.Lock()
		defer o.mu.Unlock()
		if o.err == nil {
			o.err = err
		}
	}
	return n, err
}

// failed returns an error if something could not be printed.
func (o *output) failed() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	err := o.err
	if err == nil {
		return nil
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	}
	return fmt.Errorf("cannot write to %s: %w", o.name, err)
}
