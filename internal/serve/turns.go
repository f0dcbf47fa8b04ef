package serve

import (
	"context"
	"runtime"
	"slices"
	"sync"
)

// turns is a semaphore with one slot for each processor. The goroutine that came last
// gets the next free slot. So the page that a person asks for does not wait for the
// pages of connections that send request after request and read no answer.
type turns struct {
	mu      sync.Mutex
	free    int
	waiting []chan struct{} // closed when they get a slot; in the order in which they came
}

func newTurns() *turns { return &turns{free: runtime.GOMAXPROCS(0)} }

// take waits for a slot, which give frees. It returns an error, and takes no slot, if
// the context ends before that.
func (t *turns) take(ctx context.Context) error {
	t.mu.Lock()
	if t.free > 0 {
		t.free--
		t.mu.Unlock()
		return nil
	}
	mine := make(chan struct{})
	t.waiting = append(t.waiting, mine)
	t.mu.Unlock()
	select {
	case <-mine:
		return nil
	case <-ctx.Done():
		if !t.leave(mine) {
			t.give() // it got the slot at the same moment
		}
		return ctx.Err()
	}
}

// leave reports whether a goroutine was still waiting.
func (t *turns) leave(mine chan struct{}) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	i := slices.Index(t.waiting, mine)
	if i < 0 {
		return false
	}
	t.waiting = slices.Delete(t.waiting, i, i+1)
	return true
}

func (t *turns) give() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if n := len(t.waiting); n > 0 {
		close(t.waiting[n-1])
		t.waiting = t.waiting[:n-1]
		return
	}
	t.free++
}
