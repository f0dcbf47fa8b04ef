package serve

import (
	"bytes"
	"fmt"
	"html"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// own is the folder of what the server adds to the site. No page can be there:
// names that begin with "_" are ignored.
const own = "_readout/"

// Handler answers requests to a server that is bound to an address, as
// "127.0.0.1:8080".
func (s *Server) Handler(bound string) http.Handler {
	known := hosts(bound)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("X-Content-Type-Options", "nosniff")
		switch {
		case !known[strings.ToLower(r.Host)]:
			http.Error(w, fmt.Sprintf("this preview is at http://%s/ and answers to no other name", bound), http.StatusMisdirectedRequest)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD are answered", http.StatusMethodNotAllowed)
		default:
			s.serve(w, r)
		}
	})
}

// hosts are the Host headers that are answered.
func hosts(bound string) map[string]bool {
	known := map[string]bool{bound: true}
	_, port, _ := net.SplitHostPort(bound)
	for _, name := range []string{"localhost", "127.0.0.1", "[::1]"} {
		known[name+":"+port] = true
		if port == "80" { // which browsers leave out
			known[name] = true
		}
	}
	return known
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	now, err := s.current(r.Context())
	if err != nil {
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
		return
	}
	// What follows a wait must not be late for a deadline that began before it.
	// A recorder in a test has none to set.
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(writeTimeout))
	switch r.URL.Path {
	case now.base + own + "events":
		s.stream(w, r)
	case now.base + own + "reload.js":
		write(w, r, answer{status: http.StatusOK, kind: mediaType(".js"), body: script})
	case now.base + own + "reload.css":
		write(w, r, answer{status: http.StatusOK, kind: mediaType(".css"), body: stylesheet})
	default:
		a := now.answer(r.URL.Path)
		if a.html() {
			a.body = inject(a.body, element(now.base, r.URL.Path, a))
		}
		write(w, r, a)
	}
}

func write(w http.ResponseWriter, r *http.Request, a answer) {
	h := w.Header()
	switch a.status {
	case http.StatusFound:
		h.Set("Location", a.location)
		w.WriteHeader(a.status)
	case http.StatusOK:
		h.Set("Content-Type", a.kind)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(a.body))
	default:
		h.Set("Content-Type", a.kind)
		h.Set("Content-Length", strconv.Itoa(len(a.body)))
		w.WriteHeader(a.status)
		if r.Method != http.MethodHead {
			w.Write(a.body)
		}
	}
}

// element is what brings live reload to the page at a path.
func element(base, requested string, a answer) string {
	folder := escape(base + own)
	events := folder + "events?" + url.Values{"page": {requested}}.Encode()
	return fmt.Sprintf("<script src=\"%sreload.js\" data-events=\"%s\" data-digest=\"%s\" data-withheld=\"%s\" defer></script>\n",
		html.EscapeString(folder), html.EscapeString(events), a.digest(), html.EscapeString(a.withheld))
}
