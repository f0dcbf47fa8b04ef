package serve

import (
	"bytes"
	"fmt"
	"html"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// own is the folder of the server's own addresses. No page can be there: names that
// begin with "_" are ignored.
const own = "/_readout/"

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
		case !known(r.Host):
			http.Error(w, fmt.Sprintf("this preview is at http://%s/ and answers to no other name", bound), http.StatusMisdirectedRequest)
		case !sameOrigin(r):
			http.Error(w, "other sites may link to this preview, but not use it", http.StatusForbidden)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD are answered", http.StatusMethodNotAllowed)
		default:
			s.serve(w, r)
		}
	})
}

// hosts reports which Host headers are answered.
func hosts(bound string) func(host string) bool {
	address, port, _ := net.SplitHostPort(bound)
	all := net.ParseIP(address).IsUnspecified()
	return func(host string) bool {
		host = strings.ToLower(host)
		name, at, err := net.SplitHostPort(host)
		if err != nil { // browsers leave out 80
			name, at = strings.Trim(host, "[]"), "80"
		}
		switch {
		case host == bound:
			return true
		case at != port:
			return false
		case name == "localhost", name == "127.0.0.1", name == "::1":
			return true
		}
		return all && net.ParseIP(name) != nil
	}
}

// sameOrigin reports whether a request comes from a page of this server, or from a
// person who follows a link, types an address or frames a page: no other site can read
// the answer then. Programs other than browsers send none of these headers.
func sameOrigin(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
		return false
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "none", "same-origin":
		return true
	}
	to := r.Header.Get("Sec-Fetch-Dest")
	return r.Header.Get("Sec-Fetch-Mode") == "navigate" && (to == "document" || to == "iframe")
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	name, ours := strings.CutPrefix(r.URL.Path, own)
	if a, ok := file(name); ours && ok {
		write(w, r, a)
		return
	}
	now, err := s.current(r.Context())
	if err != nil {
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
		return
	}
	// The request may have waited for a build, so its deadline starts now. A recorder
	// in a test has no deadline to set.
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(writeTimeout))
	if ours && name == "events" {
		s.stream(w, r)
		return
	}
	a, err := s.make(now, r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
		return
	}
	write(w, r, a)
}

// make makes an answer when it has a slot. The slot is free again before the answer is
// sent, which may be slow.
func (s *Server) make(now state, r *http.Request) (answer, error) {
	if err := s.turns.take(r.Context()); err != nil {
		return answer{}, err
	}
	defer s.turns.give()
	query := r.URL.Query()
	switch r.URL.Path {
	case own + "state":
		return answer{status: http.StatusOK, kind: "application/json", body: marshal(now.message(query.Get("page")))}, nil
	case own + "open":
		if a, found := now.open(query.Get("place"), r.RemoteAddr); found {
			return a, nil
		}
	}
	a := now.answer(r.URL.Path)
	if a.html() {
		a.body = inject(a.body, element(now.path(a, r.URL.Path), a))
	}
	return a, nil
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

// path returns the canonical path of the page that a tab shows.
func (n state) path(a answer, requested string) string {
	if a.status != http.StatusOK || a.address == "" {
		return requested
	}
	return n.base + a.address
}

// element returns the script element that adds live reload to the page at a path.
func element(path string, a answer) string {
	return fmt.Sprintf("<script src=\"%sreload.js\" data-page=\"%s\" data-digest=\"%s\" data-rest=\"%s\" data-withheld=\"%s\" defer></script>\n",
		own, html.EscapeString(path), a.digest(), a.rest(), html.EscapeString(a.withheld))
}
