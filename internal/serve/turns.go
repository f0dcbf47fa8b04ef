package serve

import (
	"context"
	"runtime"
	"slices"
	"sync"
)

// turns lets as many goroutines work at once as there are processors. Of those that
// wait, the one that came last is first: so a page that somebody asks for is not made
// after the pages of all connections that ask for one after another and read none.
type turns struct {
	mu      sync.Mutex
	free    int
	waiting []chan struct{} // closed when it is their turn; the last to come is the last
}

func newTurns() *turns { return &turns{free: runtime.GOMAXPROCS(0)} }

// take waits for a turn, which give ends. It returns an error, and no turn, if the
// context ends before.
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
			t.give() // it came in the same moment
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
