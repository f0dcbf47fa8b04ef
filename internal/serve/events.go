package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// A message is one state as a tab needs it.
type message struct {
	Digest   string   `json:"digest"`   // of what stands at the tab's address now
	Problems []string `json:"problems"` // to show over the page
}

// message returns what to tell a tab that shows a path.
func (n state) message(requested string) []byte {
	a := n.answer(requested)
	m := message{Digest: a.digest(), Problems: n.problems}
	if a.problems || m.Problems == nil {
		m.Problems = []string{} // for the page lists them itself, or there are none
	}
	data, _ := json.Marshal(m) // of strings alone, which cannot fail
	return data
}

// stream sends a tab the state of its page, now and after each build that
// changes it, until the tab leaves or the server stops.
func (s *Server) stream(w http.ResponseWriter, r *http.Request) {
	select {
	case s.streams <- struct{}{}:
		defer func() { <-s.streams }()
	default:
		http.Error(w, "too many tabs are open", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	control := http.NewResponseController(w)
	fmt.Fprint(w, "retry: 1000\n\n") // milliseconds until a tab looks for a server that stopped
	last := ""
	for {
		now, err := s.current(r.Context())
		if err != nil {
			return
		}
		if m := string(now.message(r.URL.Query().Get("page"))); m != last {
			last = m
			_ = control.SetWriteDeadline(time.Now().Add(writeTimeout))
			fmt.Fprintf(w, "data: %s\n\n", m)
		}
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
	}
}
