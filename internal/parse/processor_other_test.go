//go:build !unix

package parse

import "time"

var began = time.Now()

// processorTime returns the time that has passed.
func processorTime() time.Duration { return time.Since(began) }
