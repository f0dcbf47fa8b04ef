package serve

import (
	"context"
	"net"
	"net/http"
	"sync"
)

// A crowd is the open connections of a server, of which there are at most so many.
// One that comes when there is no place takes that of another: of the one that has
// asked for nothing for the longest time, else of the one whose answer has taken
// longest. So connections that are held open and say nothing, however many, keep
// no page from a browser, which asks as soon as it is connected.
type crowd struct {
	most int

	mu     sync.Mutex
	guests map[net.Conn]*guest
	clock  uint64 // counts what happens, so that the oldest is known
}

// A guest is one connection.
type guest struct {
	asking int    // requests that are being answered
	since  uint64 // when that last changed, by the crowd's clock
}

func newCrowd(most int) *crowd { return &crowd{most: most, guests: map[net.Conn]*guest{}} }

// admit prepares a server for the crowd.
func (c *crowd) admit(server *http.Server) {
	handler := server.Handler
	server.ConnState = c.changed
	server.ConnContext = func(ctx context.Context, conn net.Conn) context.Context {
		return context.WithValue(ctx, guestKey{}, conn)
	}
	server.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		conn, _ := r.Context().Value(guestKey{}).(net.Conn)
		c.asking(conn, 1)
		defer c.asking(conn, -1)
		handler.ServeHTTP(w, r)
	})
}

type guestKey struct{}

// changed follows a connection from its first moment to its last. It is called
// before anything is read of a new one.
func (c *crowd) changed(conn net.Conn, state http.ConnState) {
	switch state {
	case http.StateNew:
		if full := c.enter(conn); full != nil {
			full.Close()
		}
	case http.StateClosed, http.StateHijacked:
		c.mu.Lock()
		delete(c.guests, conn)
		c.mu.Unlock()
	}
}

// enter gives a connection a place, and returns the one that has lost it, if any.
func (c *crowd) enter(conn net.Conn) (out net.Conn) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.guests) >= c.most {
		out = c.last()
		delete(c.guests, out)
	}
	c.clock++
	c.guests[conn] = &guest{since: c.clock}
	return out
}

// last returns the connection that may go first.
func (c *crowd) last() (out net.Conn) {
	var worst *guest
	for conn, g := range c.guests {
		if worst == nil || g.before(worst) {
			out, worst = conn, g
		}
	}
	return out
}

// before reports whether a guest goes before another.
func (g *guest) before(other *guest) bool {
	if (g.asking > 0) != (other.asking > 0) {
		return g.asking == 0
	}
	return g.since < other.since
}

func (c *crowd) asking(conn net.Conn, change int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if g := c.guests[conn]; g != nil {
		c.clock++
		g.asking += change
		g.since = c.clock
	}
}
