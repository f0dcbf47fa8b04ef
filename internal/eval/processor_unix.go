//go:build unix

package eval

import (
	"syscall"
	"time"
)

// processorTime returns what this process has used of the processor. Other processes of a busy machine do not
// count; the garbage collector does.
func processorTime() time.Duration {
	var used syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &used) != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
