// Package serve is the preview server: a site in memory, shown to the editor
// who is writing it.
//
// # What is answered
//
// Requests are answered from the newest snapshot without errors; a page becomes
// bytes when it is asked for. A request waits until all changes are built that
// had been seen when it arrived, so nobody who saves and then looks sees the old
// text. After a build with errors the last good site stays. If there is none
// yet, every address answers with a page that lists the errors (status 503).
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
// The script is told of each build by a stream at _readout/events, and then asks
// at _readout/state what stands at its own address, by digests, and what is
// wrong with the site. It
//
//   - reloads the page if its bytes, or its pictures, are others than those it
//     shows, and leaves it alone if not;
//   - exchanges the stylesheets if nothing else is different;
//   - shows the errors in a box over the page, as text, until they are mended,
//     and counts the warnings in a corner; their places lead to the editor by
//     _readout/open, so that a page does not say where on this machine the site is;
//   - says on the page of a withheld file that it is one;
//   - says that the preview has stopped, if it has.
//
// Nothing depends on what a tab was told before, so one that slept through ten
// changes, or through a restart of the server, needs no history.
//
// Browsers open six connections to a server. All tabs of a browser share one
// stream, which a shared worker holds, so that the seventh tab is no worse off.
// A browser without shared workers has a stream for each tab in front.
//
// # Who may ask
//
// Any web page can make a browser send requests to 127.0.0.1, or to a name of
// its own that resolves to it, and drafts are not for everybody. So these are
// refused, and the tests have a list of each:
//
//   - a Host other than localhost, 127.0.0.1, [::1] or the bound address, with
//     the port (status 421). A server bound to all addresses answers to each
//     one that is written in numbers, which nobody can rebind;
//   - a request of another origin's script, picture or form, by what browsers
//     say in Origin and Sec-Fetch-Site (status 403); a link from there is none.
//     No header admits other origins;
//   - any method but GET and HEAD (status 405).
//
// A client that is slow, or many, can hold little: there are at most 64 streams
// and 256 connections, requests have 10 seconds to arrive and answers 30 to be
// taken, and a stream sends a few bytes after each build. One connection more than
// there may be closes the one that has asked for nothing for the longest time, so
// that connections which say nothing keep no page from anybody. As many pages are made
// at once as there are processors, the one that was asked for last first.
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

// Options are what a caller decides about a preview. Only Build is needed.
type Options struct {
	// Build makes the site. Files and folders other than those changed are as
	// they were at the last call; nil says that anything may have changed. It is
	// called by one goroutine at a time.
	Build func(changed []source.Path) (*build.Snapshot, error)

	Dir       string // the site's folder, absolute
	Readers   bool   // who looks may be no editor: what is wrong with the site's files is not shown
	Editor    Editor // what opens a file that has a problem
	Navigate  bool   // tabs go to the page of a content file that was saved
	TimeFlies bool   // when an embargo ends the site is built again, though no file has changed

	// Report, if not nil, is called after each build.
	Report func(Outcome)
}

// An Outcome is what came of one build.
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
	newCrowd(maxConnections).admit(server)
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

// follow builds at first, and again after each batch of changes. What the last
// build left behind is collected when nothing has changed for a while: else the
// collector would run, in the end, during a build that somebody waits for.
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

// Rebuild builds the site after a batch of changes and puts it in the place of
// the last one if it has no errors. Requests wait for it that came when the
// changes had been seen.
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

// current returns the newest state, as soon as it has all changes that have
// been seen by now. It does not wait for those that are seen meanwhile, or an
// editor who saves without end would never see anything.
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
