package serve

import (
	"context"
	"net"
	"net/http"
	"sync"
)

// A connPool limits the number of open connections of a server. When it is full, a new
// connection replaces another: the one that has been idle for the longest time, else
// the one whose request has taken longest. So idle connections, however many, cannot
// keep a browser out, which sends its request as soon as it is connected.
type connPool struct {
	limit int

	mu    sync.Mutex
	conns map[net.Conn]*connState
	clock uint64 // counts changes of state, so that the oldest is known
}

// A connState is the state of one connection.
type connState struct {
	requests int    // that are being answered
	since    uint64 // when that number last changed, by the pool's clock
}

func newConnPool(limit int) *connPool {
	return &connPool{limit: limit, conns: map[net.Conn]*connState{}}
}

// attach sets the pool up as the one of a server.
func (c *connPool) attach(server *http.Server) {
	handler := server.Handler
	server.ConnState = c.changed
	server.ConnContext = func(ctx context.Context, conn net.Conn) context.Context {
		return context.WithValue(ctx, connKey{}, conn)
	}
	server.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		conn, _ := r.Context().Value(connKey{}).(net.Conn)
		c.count(conn, 1)
		defer c.count(conn, -1)
		handler.ServeHTTP(w, r)
	})
}

type connKey struct{}

// changed is called when the state of a connection changes, for a new one before
// anything is read from it.
func (c *connPool) changed(conn net.Conn, state http.ConnState) {
	switch state {
	case http.StateNew:
		if out := c.enter(conn); out != nil {
			out.Close()
		}
	case http.StateClosed, http.StateHijacked:
		c.mu.Lock()
		delete(c.conns, conn)
		c.mu.Unlock()
	}
}

// enter adds a connection, and returns the one to close for it, if any.
func (c *connPool) enter(conn net.Conn) (out net.Conn) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.conns) >= c.limit {
		out = c.victim()
		delete(c.conns, out)
	}
	c.clock++
	c.conns[conn] = &connState{since: c.clock}
	return out
}

// victim returns the connection to close first.
func (c *connPool) victim() (out net.Conn) {
	var worst *connState
	for conn, g := range c.conns {
		if worst == nil || g.before(worst) {
			out, worst = conn, g
		}
	}
	return out
}

// before reports whether a connection is to be closed before another.
func (g *connState) before(other *connState) bool {
	if (g.requests > 0) != (other.requests > 0) {
		return g.requests == 0
	}
	return g.since < other.since
}

// count changes the number of requests of a connection.
func (c *connPool) count(conn net.Conn, change int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if g := c.conns[conn]; g != nil {
		c.clock++
		g.requests += change
		g.since = c.clock
	}
}
