// Package serve is the preview server: it shows a site in memory to the editor who is
// writing it.
//
// # Requests
//
// Requests are answered from the newest snapshot without errors; pages are rendered on
// demand. A request waits for the build of all changes that had been seen when it
// arrived, so an editor who saves and then looks never sees the old text. After a
// build with errors the last good site stays. If there is none yet, every address
// answers with a page that lists the errors (status 503).
//
// The site is served under the path of its base address, as it will be when published;
// "/" redirects there. Below it, addresses work as on GitHub Pages:
//
//	people/                 people/index.html
//	people                  redirects to people/
//	people/sergey-lavrov    people/sergey-lavrov.html
//	people/old-name         redirects, if the file was renamed while the preview ran
//	any other               404.html, with status 404
//
// An address is looked up in the snapshot's plan and nowhere else: no path of a request
// reaches the file system. Nothing is written.
//
// # Live reload
//
// The server inserts a script element before </body> of each HTML page. The other bytes
// are those of the build. A stream at _readout/events tells the script of each build.
// The script then fetches _readout/state, which has the digests of the page at its own
// address and the diagnostics of the site. It
//
//   - reloads the page if its bytes or its pictures have changed;
//   - replaces the stylesheets if only they have changed;
//   - shows the errors in a box over the page, as text, until they are mended, and the
//     number of warnings in a corner. Their places link to the editor through
//     _readout/open, so that no page has the path of the site on this machine;
//   - marks the page of a withheld file;
//   - says so when the preview has stopped.
//
// Each message is complete in itself, so a tab that missed ten changes, or a restart of
// the server, needs no history.
//
// Browsers open at most six connections to a server. All tabs of a browser share one
// stream, which a shared worker holds, so that a seventh tab works too. In a browser
// without shared workers each visible tab has a stream.
//
// # Who may ask
//
// Any web page can make a browser send requests to 127.0.0.1, or to a host name that
// resolves to it, and drafts are not public. So the server refuses:
//
//   - a Host other than localhost, 127.0.0.1, [::1] or the bound address, with the port
//     (status 421). A server bound to all addresses also answers to every IP address,
//     which DNS rebinding cannot forge;
//   - a request by a script, image or form of another origin, according to the headers
//     Origin and Sec-Fetch-Site (status 403). Links from other origins are allowed. No
//     header admits other origins;
//   - any method but GET and HEAD (status 405).
//
// Slow clients, or many, can hold few resources: at most 64 streams and 256
// connections; 10 seconds to send a request and 30 to read an answer. A stream sends a
// few bytes after each build. When all connections are in use, a new one closes the
// one that has been idle for the longest time. At most one page for each processor is
// rendered at a time, the latest request first.
package serve

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"runtime"
	"sync"
	"time"

	"readout/internal/build"
	"readout/internal/source"
	"readout/internal/watch"
)

const (
	maxStreams     = 64
	maxConnections = 256
	readTimeout    = 10 * time.Second // for one request
	writeTimeout   = 30 * time.Second // for one answer, or one message of a stream
	untilIdle      = 100 * time.Millisecond
)

// Options are the options of a preview. Only Build is required.
type Options struct {
	// Build makes the site. Files and folders other than those changed are as
	// they were at the last call; nil says that anything may have changed. It is
	// called by one goroutine at a time.
	Build func(changed []source.Path) (*build.Snapshot, error)

	Dir       string // the site's folder, absolute
	Readers   bool   // visitors may not be editors: no diagnostics are shown
	Editor    Editor // what opens a file that has a problem
	Navigate  bool   // tabs go to the page of a content file that was saved
	TimeFlies bool   // the site is built again when an embargo ends

	// Report, if not nil, is called after each build.
	Report func(Outcome)
}

// An Outcome is the result of one build.
type Outcome struct {
	Snapshot *build.Snapshot // nil if Err is not
	Err      error           // the site's folder cannot be read
	Took     time.Duration
	Base     string // the path the site is served under now, escaped: "/repo/"
	Good     bool   // a site is served: this one, or an older one if this has errors
	Watching error  // if not nil: why changes are seen later than they could be
}

// A Server shows one site. Its handlers may be used by several goroutines; one
// at a time may call Rebuild.
type Server struct {
	options Options
	streams chan struct{} // holds one for each open stream
	stop    func()        // closes stopped, once
	stopped chan struct{}
	seen    func() uint64 // as of a watch.Watcher
	turns   *turns        // of making answers

	mu  sync.Mutex
	now state
}

// New returns a server that has no site yet: requests wait for the first
// Rebuild.
func New(options Options) *Server {
	stopped := make(chan struct{})
	return &Server{
		options: options,
		streams: make(chan struct{}, maxStreams),
		stop:    sync.OnceFunc(func() { close(stopped) }),
		stopped: stopped,
		seen:    func() uint64 { return 0 },
		turns:   newTurns(),
		now:     state{dir: options.Dir, editor: options.Editor, readers: options.Readers, changed: make(chan struct{})},
	}
}

// Serve builds, answers on the listener, which it closes, and builds again
// after each batch of changes, until the context ends. That is no error. A
// build that is under way then is not waited for: it leaves nothing behind.
func (s *Server) Serve(ctx context.Context, l net.Listener, w *watch.Watcher) error {
	s.seen = w.Seen
	server := &http.Server{
		Handler:           s.Handler(l.Addr().String()),
		ReadHeaderTimeout: readTimeout,
		ReadTimeout:       readTimeout,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          log.New(io.Discard, "", 0), // of browsers that hang up
	}
	newConnPool(maxConnections).attach(server)
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	go s.follow(w)
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

// follow builds once, and again after each batch of changes. It runs the garbage
// collector when nothing has changed for a while, so that it does not run during a
// build that somebody waits for.
func (s *Server) follow(w *watch.Watcher) {
	s.Rebuild(watch.Batch{Overflow: true, Upto: w.Seen()})
	idle, embargo := time.NewTimer(untilIdle), time.NewTimer(0)
	for {
		embargo.Stop()
		if end := s.load().embargoEnds; s.options.TimeFlies && !end.IsZero() {
			embargo.Reset(time.Until(end))
		}
		select {
		case <-s.stopped:
			return
		case <-idle.C:
			go runtime.GC()
		case <-embargo.C:
			s.Rebuild(watch.Batch{Upto: s.load().upto})
			idle.Reset(untilIdle)
		case batch, open := <-w.Changes():
			if !open {
				return
			}
			s.Rebuild(batch)
			idle.Reset(untilIdle)
		}
	}
}

// Rebuild builds the site after a batch of changes. A site without errors replaces the
// last one. Requests that came after the changes were seen wait for it.
func (s *Server) Rebuild(batch watch.Batch) {
	last := s.load()
	var changed []source.Path
	if !batch.Overflow {
		changed = paths(batch.Paths)
	}
	began := time.Now()
	snapshot, err := s.options.Build(changed)
	outcome := Outcome{Snapshot: snapshot, Err: err, Took: time.Since(began), Watching: batch.Err}
	next := last.follow(snapshot, err, batch.Upto)
	next.noteRenames(last, changed)
	if s.options.Navigate {
		next.navigate = next.pageOf(changed)
	}
	outcome.Base, outcome.Good = escape(next.base), next.good != nil

	s.mu.Lock()
	s.now = next
	s.mu.Unlock()
	close(last.changed)
	if s.options.Report != nil {
		s.options.Report(outcome)
	}
}

func paths(names []string) []source.Path {
	list := make([]source.Path, len(names))
	for i, name := range names {
		list[i] = source.Path(name)
	}
	return list
}

func (s *Server) load() state {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

var errStopped = errors.New("the server has stopped")

// current returns the newest state, as soon as it has all changes that have been seen by
// now. It does not wait for changes that are seen later: an editor who saves all the
// time would never get a page.
func (s *Server) current(ctx context.Context) (state, error) {
	seen := s.seen()
	for {
		now := s.load()
		if now.built && now.upto >= seen {
			return now, nil
		}
		select {
		case <-now.changed:
		case <-ctx.Done():
			return state{}, ctx.Err()
		case <-s.stopped:
			return state{}, errStopped
		}
	}
}
