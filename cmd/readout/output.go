package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"
)

// An output is a writer that keeps its first error, so that commands need not check
// errors of printing. It is safe for concurrent use if the writer below it is.
//
// A closed standard output ("readout build >&-") is no error: Go opens /dev/null in its
// place before main runs.
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
