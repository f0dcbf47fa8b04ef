// Package parallel runs independent pieces of work on all cores.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls work for 0 to n-1, on all cores, and returns when all calls have
// returned.
func Each(n int, work func(i int)) { Workers(n, func() func(int) { return work }) }

// Workers is Each for work that needs buffers: each worker calls start once, and
// what that returns runs in one goroutine only.
func Workers(n int, start func() (work func(i int))) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		workers.Go(func() {
			work := start()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	workers.Wait()
}
