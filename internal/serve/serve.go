// Package serve is the preview server: a site in memory, shown to the editor
// who is writing it.
//
// # What is answered
//
// Requests are answered from the newest snapshot without errors; a page becomes
// bytes when it is asked for. A request that arrives while a build runs waits
// for it, so nobody who saves and then looks sees the old text. After a build
// with errors the last good site stays. If there is none yet, every address
// answers with a page that lists the errors (status 503).
//
// The site stands under the path of its base address, as it will when it is
// published; "/" leads there. Within it, addresses mean what they mean on
// GitHub Pages:
//
//	people/                 people/index.html
//	people                  leads to people/
//	people/sergey-lavrov    people/sergey-lavrov.html
//	what is not there       404.html, with status 404
//
// An address is looked up in the snapshot's plan and nowhere else: no path that
// a request names ever reaches the file system. Nothing is written.
//
// # Live reload
//
// Before </body> of each page of HTML, and only here, stands a script element
// that brings what a build does not have; without it the bytes are the build's.
// The script listens to a stream of states at _readout/events. A state says
// which bytes stand at the tab's address now, by their digest, and which errors
// the site has. The tab reloads if its own bytes are others than those, so a
// change that does not touch its page leaves it alone, and a tab that slept
// through ten changes, or through a restart of the server, needs no history.
// Errors are shown in a box over the page, as text, until they are mended. A
// page of a withheld file bears a ribbon that says so.
//
// A hidden tab gives its stream back: browsers open six connections to a server,
// and the seventh tab would wait for ever.
//
// # Who may ask
//
// Any web page can make a browser send requests to 127.0.0.1, by a name of its
// own that resolves to it, and drafts are not for everybody. So a request must
// name this server as localhost, 127.0.0.1, [::1] or the bound address, with the
// port (else status 421), and no header admits scripts or pictures to other
// origins. Only GET and HEAD are answered. Streams are at most 64, and end when
// the server does.
package serve

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"time"

	"readout/internal/build"
	"readout/internal/watch"
)

const (
	maxStreams   = 64
	writeTimeout = 30 * time.Second // for one answer, or one state of a stream
)

// An Outcome is what came of one build.
type Outcome struct {
	Snapshot *build.Snapshot // nil if Err is not
	Err      error           // the site's folder cannot be read
	Took     time.Duration
	Base     string // the path the site is served under now, escaped: "/repo/"
	Good     bool   // a site is served: this one, or an older one if this has errors
	Missed   error  // if not nil: why later changes may go unnoticed
}

// A Server shows one site. Its handlers may be used by several goroutines; one
// at a time may call Rebuild.
type Server struct {
	build   func() (*build.Snapshot, error)
	report  func(Outcome)
	streams chan struct{} // holds one for each open stream
	stop    func()        // closes stopped, once
	stopped chan struct{}

	mu       sync.Mutex
	now      state
	building chan struct{} // closed when the build under way is done; nil if there is none
}

// New returns a server that has no site yet: requests wait for the first
// Rebuild. Only Rebuild calls build; it calls report, which may be nil, after
// each build.
func New(build func() (*build.Snapshot, error), report func(Outcome)) *Server {
	stopped := make(chan struct{})
	return &Server{
		build:    build,
		report:   report,
		streams:  make(chan struct{}, maxStreams),
		stop:     sync.OnceFunc(func() { close(stopped) }),
		stopped:  stopped,
		now:      state{changed: make(chan struct{})},
		building: make(chan struct{}),
	}
}

// Serve builds, answers on the listener, which it closes, and builds again
// after each batch of changes, until the context ends. That is no error. A
// build that is under way then is not waited for: it leaves nothing behind.
func (s *Server) Serve(ctx context.Context, l net.Listener, changes <-chan watch.Batch) error {
	server := &http.Server{
		Handler:           s.Handler(l.Addr().String()),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          log.New(io.Discard, "", 0), // of browsers that hang up
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	go s.follow(changes)
	var err error
	select {
	case err = <-failed:
	case <-ctx.Done():
	}
	s.Close()
	shutdown, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if server.Shutdown(shutdown) != nil {
		server.Close()
	}
	return err
}

// Close ends all streams and whatever waits for a build. It may be called more
// than once.
func (s *Server) Close() { s.stop() }

// follow builds at first, and again after each batch of changes.
func (s *Server) follow(changes <-chan watch.Batch) {
	s.Rebuild(nil)
	for {
		select {
		case <-s.stopped:
			return
		case batch, open := <-changes:
			if !open {
				return
			}
			s.Rebuild(batch.Err)
		}
	}
}

// Rebuild builds the site and puts it in the place of the last one if it has
// no errors. Requests wait meanwhile. What is missed is passed on to report.
func (s *Server) Rebuild(missed error) {
	done, last := s.begin()
	began := time.Now()
	snapshot, err := s.build()
	outcome := Outcome{Snapshot: snapshot, Err: err, Took: time.Since(began), Missed: missed}
	next := last.follow(snapshot, err)
	outcome.Base, outcome.Good = escape(next.base), next.good != nil

	s.mu.Lock()
	s.now, s.building = next, nil
	s.mu.Unlock()
	close(done)
	close(last.changed)
	if s.report != nil {
		s.report(outcome)
	}
}

// begin makes requests wait until the channel it returns is closed.
func (s *Server) begin() (done chan struct{}, last state) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.building == nil {
		s.building = make(chan struct{})
	}
	return s.building, s.now
}

var errStopped = errors.New("the server has stopped")

// current returns the newest state, after the build under way if there is one.
// It waits for one build only, or an editor who saves without end would never
// see anything.
func (s *Server) current(ctx context.Context) (state, error) {
	s.mu.Lock()
	now, building := s.now, s.building
	s.mu.Unlock()
	if building == nil {
		return now, nil
	}
	select {
	case <-building:
	case <-ctx.Done():
		return state{}, ctx.Err()
	case <-s.stopped:
		return state{}, errStopped
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now, nil
}
