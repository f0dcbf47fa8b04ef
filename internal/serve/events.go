package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// A message is the part of a state that one tab needs.
type message struct {
	Digest   string    `json:"digest"`   // of the page at the tab's address
	Rest     string    `json:"rest"`     // the same without the addresses of its stylesheets
	Styles   []string  `json:"styles"`   // the addresses of its stylesheets
	Errors   []problem `json:"errors"`   // to show over the page
	Warnings []problem `json:"warnings"` // to show on demand
	Warned   int       `json:"warned"`   // the number of all warnings
}

// message returns the message for a tab that shows a path.
func (n state) message(requested string) message {
	a := n.answer(requested)
	m := message{Digest: a.digest(), Rest: a.rest(), Styles: a.shown.styles, Errors: n.errors, Warnings: n.warnings, Warned: n.warned}
	if a.problems {
		m.Errors = nil // the page lists them itself
	}
	return m
}

// marshal is for values that cannot fail.
func marshal(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return data
}

// An event tells all tabs of a browser that there is a newer state.
type event struct {
	Navigate string `json:"navigate,omitempty"` // the path of a page to go to
}

// stream sends an event at once and after each build, until the browser leaves
// or the server stops.
func (s *Server) stream(w http.ResponseWriter, r *http.Request) {
	select {
	case s.streams <- struct{}{}:
		defer func() { <-s.streams }()
	default:
		http.Error(w, "too many browsers are connected", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	control := http.NewResponseController(w)
	_ = control.SetReadDeadline(time.Time{})   // nothing is to come but the end
	fmt.Fprint(w, "retry: 1000\ndata: {}\n\n") // milliseconds until a browser looks for a server that stopped
	for now := s.load(); ; {
		if control.Flush() != nil {
			return
		}
		select {
		case <-now.changed:
		case <-r.Context().Done():
			return
		case <-s.stopped:
			return
		}
		now = s.load()
		_ = control.SetWriteDeadline(time.Now().Add(writeTimeout))
		fmt.Fprintf(w, "data: %s\n\n", marshal(event{now.navigate}))
	}
}
