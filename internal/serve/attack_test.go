package serve

// What is tried against a preview server. Each list is meant to be added to.

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// No path of a request reaches the file system: the file is beside content/.
func TestTraversal(t *testing.T) {
	s := newFolder(t).serve()
	listening := httptest.NewUnstartedServer(nil)
	listening.Config.Handler = s.Handler(listening.Listener.Addr().String())
	listening.Start()
	defer listening.Close()
	for _, path := range []string{
		"/secret.txt", "/repo/secret.txt", "/../secret.txt", "/repo/../secret.txt", "/repo/../../secret.txt",
		"/repo/%2e%2e/secret.txt", "/repo/people/..%2f..%2fsecret.txt", "/repo/..%5csecret.txt", `/repo/..\secret.txt`,
		"/repo/%252e%252e/secret.txt", "//etc/passwd", "/repo//etc/passwd", "/etc/passwd", "/repo/%00", "/repo/secret.txt%00.html",
		"/repo/readout.yaml", "/repo/content/people/ann-ash.md", "/repo/people/./ann-ash.html", "/repo/people/x/../ann-ash.html",
		"/repo/C:/windows/win.ini", "/repo/" + strings.Repeat("a/", 4000), "/repo/%ff%fe", "/repo/layouts/base.html",
	} {
		r, err := http.NewRequest("GET", listening.URL+"/", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.URL.Opaque = "//" + r.Host + path // sent as it is
		response, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Errorf("%.60s: %v", path, err)
			continue
		}
		body, _ := io.ReadAll(response.Body)
		response.Body.Close()
		if response.StatusCode != 404 || !bytes.Contains(body, []byte("There is no page")) {
			t.Errorf("%.60s: status %d, %.80s", path, response.StatusCode, body)
		}
	}
}

func TestHosts(t *testing.T) {
	s := newFolder(t).serve()
	tests := []struct {
		bound, host string
		status      int
	}{
		{bound, "127.0.0.1:8080", 200},
		{bound, "localhost:8080", 200},
		{bound, "LocalHost:8080", 200},
		{bound, "[::1]:8080", 200},
		{"192.0.2.7:8080", "192.0.2.7:8080", 200},
		{"127.0.0.1:80", "localhost", 200},
		{bound, "localhost", 421},
		{bound, "localhost:8081", 421},
		{bound, "localhost.:8080", 421},
		{bound, "evil.example:8080", 421},
		{bound, "127.0.0.1.evil.example:8080", 421},
		{bound, "localhost:8080.evil.example", 421},
		{bound, "192.0.2.7:8080", 421},
		{bound, "", 421},
		{bound, "127.0.0.1", 421},
		{bound, "127.0.0.1:8080@evil.example", 421},
		{bound, "evil.example#127.0.0.1:8080", 421},
		{bound, "127.1:8080", 421},
		{bound, "2130706433:8080", 421},
		{bound, "0x7f000001:8080", 421},
		{bound, "[::ffff:127.0.0.1]:8080", 421},
		{bound, "127.0.0.1:8080,evil.example", 421},
		{bound, "127.0.0.1 :8080", 421},
		{bound, "127.0.0.1:08080", 421},
		{"0.0.0.0:8080", "192.0.2.7:8080", 200}, // an address cannot be rebound
		{"[::]:8080", "192.0.2.7:8080", 200},
		{"[::]:8080", "[2001:db8::1]:8080", 200},
		{"[::]:8080", "localhost:8080", 200},
		{"[::]:8080", "192.0.2.7:8081", 421},
		{"[::]:8080", "evil.example:8080", 421},
		{"[::]:8080", "desk.local:8080", 421},
	}
	for _, test := range tests {
		for _, path := range []string{"/repo/", "/_readout/reload.js"} {
			w := httptest.NewRecorder()
			r := request("GET", path)
			r.Host = test.host
			s.Handler(test.bound).ServeHTTP(w, r)
			if w.Code != test.status {
				t.Errorf("%s at %q, asked as %q: status %d, want %d", path, test.bound, test.host, w.Code, test.status)
			}
			if w.Code == 421 && strings.Contains(w.Body.String(), "Desk") {
				t.Errorf("%q sees the site", test.host)
			}
		}
	}
}

func TestMethods(t *testing.T) {
	s := newFolder(t).serve()
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT", "TRACE", "PROPFIND"} {
		w := s.ask(method, "/repo/")
		if w.Code != 405 || w.Header().Get("Allow") != "GET, HEAD" || strings.Contains(w.Body.String(), "Desk") {
			t.Errorf("%s: status %d, allows %q", method, w.Code, w.Header().Get("Allow"))
		}
	}
}

// Another origin can make a browser ask, and must learn nothing by it. What a
// browser says of a request is what Fetch Metadata Request Headers define.
func TestOrigins(t *testing.T) {
	s := newFolder(t).serve()
	header := func(pairs ...string) http.Header {
		h := http.Header{}
		for i := 0; i < len(pairs); i += 2 {
			h.Set(pairs[i], pairs[i+1])
		}
		return h
	}
	tests := []struct {
		about  string
		header http.Header
		status int
	}{
		{"a program", header(), 200},
		{"an address typed", header("Sec-Fetch-Site", "none", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"), 200},
		{"a page of its own", header("Sec-Fetch-Site", "same-origin", "Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty"), 200},
		{"a module of its own", header("Origin", "http://"+bound, "Sec-Fetch-Site", "same-origin"), 200},
		{"a link elsewhere", header("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"), 200},
		{"a frame of an editor", header("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"), 200},
		{"fetch", header("Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "cors"), 403},
		{"fetch, old browser", header("Origin", "https://evil.example"), 403},
		{"fetch of another port", header("Origin", "http://127.0.0.1:3000", "Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "cors"), 403},
		{"fetch by another name", header("Origin", "http://localhost:8080", "Sec-Fetch-Site", "cross-site"), 403},
		{"fetch by another scheme", header("Origin", "https://"+bound), 403},
		{"fetch of a sandbox", header("Origin", "null", "Sec-Fetch-Site", "cross-site"), 403},
		{"fetch without CORS", header("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "empty"), 403},
		{"script", header("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "script"), 403},
		{"script of another port", header("Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "script"), 403},
		{"picture", header("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "image"), 403},
		{"stylesheet", header("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "style"), 403},
		{"object", header("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "object"), 403},
		{"worker", header("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "same-origin", "Sec-Fetch-Dest", "worker"), 403},
		{"prefetch", header("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Sec-Purpose", "prefetch"), 403},
	}
	for _, test := range tests {
		for _, path := range []string{"/repo/", "/_readout/state", "/_readout/reload.js"} {
			w, r := httptest.NewRecorder(), request("GET", path)
			r.Header = test.header
			s.Handler(bound).ServeHTTP(w, r)
			if w.Code != test.status || w.Code == 403 && (w.Body.Len() > 60 || strings.Contains(w.Body.String(), "Desk")) {
				t.Errorf("%s, %s: status %d, want %d\n%.100s", test.about, path, w.Code, test.status, w.Body)
			}
			for name := range w.Header() {
				if strings.HasPrefix(name, "Access-Control-") {
					t.Errorf("%s, %s: %s: %q", test.about, path, name, w.Header()[name])
				}
			}
			if got := w.Header().Get("Cross-Origin-Resource-Policy"); got != "same-origin" {
				t.Errorf("%s, %s: Cross-Origin-Resource-Policy: %q", test.about, path, got)
			}
		}
	}
	w, r := httptest.NewRecorder(), request("GET", "/_readout/events")
	r.Header.Set("Origin", "https://evil.example")
	if s.Handler(bound).ServeHTTP(w, r); w.Code != 403 {
		t.Errorf("a stream for another origin: status %d", w.Code)
	}
}

// What no http.Client would send is written by hand.
func TestBrokenRequests(t *testing.T) {
	p := start(t)
	p.until("", 200, "The Desk")
	host := strings.TrimPrefix(p.host, "http://")
	for about, request := range map[string]string{
		"no host":              "GET /repo/ HTTP/1.1\r\n\r\n",
		"two hosts":            "GET /repo/ HTTP/1.1\r\nHost: " + host + "\r\nHost: evil.example\r\n\r\n",
		"an address and host":  "GET http://evil.example/repo/ HTTP/1.1\r\nHost: " + host + "\r\n\r\n",
		"a header without end": "GET /repo/ HTTP/1.1\r\nHost: " + host + "\r\nX: " + strings.Repeat("x", 1<<20) + "\r\n\r\n",
		"a method of its own":  "GRAB /repo/ HTTP/1.1\r\nHost: " + host + "\r\n\r\n",
		"an upgrade":           "CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: " + host + "\r\n\r\n",
		"a folded header":      "GET /repo/ HTTP/1.1\r\nHost: " + host + "\r\nOrigin:\r\n http://evil.example\r\n\r\n",
		"no HTTP":              "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
	} {
		conn, err := net.Dial("tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		_ = conn.SetDeadline(time.Now().Add(deadline))
		_, _ = io.WriteString(conn, request) // the server may hang up on it
		response, err := http.ReadResponse(bufio.NewReader(conn), nil)
		conn.Close()
		if err == nil && response.StatusCode < 400 {
			t.Errorf("%s: status %d", about, response.StatusCode)
		}
	}
	p.until("", 200, "The Desk") // and it goes on
}

// Clients that do not read, do not write or are many hold neither the server
// up nor its end.
func TestSlowClients(t *testing.T) {
	p := start(t)
	p.until("", 200, "The Desk")
	host := strings.TrimPrefix(p.host, "http://")
	for i := range maxConnections / 4 {
		conn, err := net.Dial("tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		switch i % 3 {
		case 0: // says nothing
		case 1:
			fmt.Fprintf(conn, "GET /repo/ HTTP/1.1\r\nHo")
		case 2:
			for range 20 { // never reads an answer
				fmt.Fprintf(conn, "GET /repo/ HTTP/1.1\r\nHost: %s\r\n\r\n", host)
			}
		}
	}
	p.write("content/articles/first.md", first+"\nA second thought.\n")
	p.until("articles/first.html", 200, "A second thought.")
	ctx, cancel := context.WithTimeout(context.Background(), deadline)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, "GET", p.host+"/_readout/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := p.client.Do(r)
	if err != nil || response.StatusCode != 200 {
		t.Fatal(response, err)
	}
	response.Body.Close()
	p.stop()
}

// However many connections are open and say nothing, say half of something, or
// hold a stream: whoever asks for a page gets it, and the build after a save.
func TestManyConnections(t *testing.T) {
	for about, say := range map[string]string{
		"nothing":                 "",
		"half a request":          "GET /repo/ HTTP/1.1\r\nHo",
		"streams":                 "GET /_readout/events HTTP/1.1\r\nHost: HOST\r\n\r\n",
		"pages that are not read": strings.Repeat("GET /repo/ HTTP/1.1\r\nHost: HOST\r\n\r\n", 3),
	} {
		t.Run(about, func(t *testing.T) {
			p := start(t)
			p.until("", 200, "The Desk")
			host := strings.TrimPrefix(p.host, "http://")
			for range maxConnections + 50 {
				conn, err := net.Dial("tcp", host)
				if err != nil {
					t.Skip("not so many connections can be opened here:", err)
				}
				defer conn.Close()
				_, _ = io.WriteString(conn, strings.ReplaceAll(say, "HOST", host)) // the server may hang up on it
			}
			p.client.CloseIdleConnections() // or the page would come over a connection that was there before
			p.write("content/articles/first.md", first+"\nA second thought.\n")
			p.until("articles/first.html", 200, "A second thought.")
			p.stop()
		})
	}
}

// The connection that goes is the one that has asked for nothing for the longest
// time; if all are being answered, the one whose answer takes longest.
func TestConnPoolReplaces(t *testing.T) {
	c := newConnPool(3)
	conns := make([]net.Conn, 8)
	for i := range conns {
		conns[i], _ = net.Pipe()
	}
	enter := func(i int, want net.Conn) {
		t.Helper()
		if out := c.enter(conns[i]); out != want {
			t.Errorf("the wrong connection leaves for %d", i)
		}
	}
	for i := range 3 {
		enter(i, nil)
	}
	c.count(conns[0], 1)
	enter(3, conns[1]) // 0 is being answered
	c.count(conns[0], -1)
	enter(4, conns[2]) // 0 has been answered since
	for _, i := range []int{3, 0, 4} {
		c.count(conns[i], 1)
	}
	enter(5, conns[3])
	c.changed(conns[0], http.StateClosed)
	enter(6, nil)
	enter(7, conns[5])
}
