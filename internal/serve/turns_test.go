package serve

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// Who comes last is served first, and who gives up takes no turn from anybody.
func TestTurns(t *testing.T) {
	turns := &turns{free: 1}
	if err := turns.take(t.Context()); err != nil {
		t.Fatal(err)
	}
	gone, leave := context.WithCancel(t.Context())
	var order []int
	done := make(chan int, 3)
	for i, ctx := range []context.Context{t.Context(), gone, t.Context()} {
		go func() {
			if turns.take(ctx) == nil {
				order = append(order, i)
				turns.give()
			}
			done <- i
		}()
		waitFor(t, func() bool { turns.mu.Lock(); defer turns.mu.Unlock(); return len(turns.waiting) == i+1 })
	}
	leave()
	if i := <-done; i != 1 {
		t.Fatalf("%d left", i)
	}
	turns.give()
	<-done
	<-done
	if !slices.Equal(order, []int{2, 0}) || turns.free != 1 {
		t.Errorf("in the order of %d; %d are free", order, turns.free)
	}
}

func waitFor(t *testing.T, done func() bool) {
	t.Helper()
	for !done() {
		if t.Context().Err() != nil {
			t.Fatal("never done")
		}
		time.Sleep(time.Millisecond)
	}
}

// Connections that ask for one page after another and read none keep no page from
// somebody who comes later, while all of them are still waiting.
func TestReadersThatDoNotRead(t *testing.T) {
	p := start(t)
	p.write("content/articles/long.md", "---\ntitle: Long\ndate: 2022-02-01\n---\n"+strings.Repeat("The ministers met, and nobody said of what they spoke.\n\n", 2000))
	p.until("articles/long.html", 200, "The ministers met")
	host := strings.TrimPrefix(p.host, "http://")
	request := func(path string) string {
		return fmt.Sprintf("GET /repo/%s HTTP/1.1\r\nHost: %s\r\n\r\n", path, host)
	}
	for range 300 {
		conn, err := net.Dial("tcp", host)
		if err != nil {
			t.Skip("not so many connections can be opened here:", err)
		}
		defer conn.Close()
		_, _ = io.WriteString(conn, strings.Repeat(request("articles/long.html"), 20)) // the server may hang up on it
	}
	for attempts, pages := 0, 0; pages < 5; attempts++ {
		began := time.Now()
		conn, err := net.Dial("tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		_, _ = io.WriteString(conn, request("articles/first.html"))
		r, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			if attempts > 20 {
				t.Fatal(err)
			}
			continue // a machine with much else to do may need longer than the server gives to one answer
		}
		pages++
		body, err := io.ReadAll(r.Body)
		if err != nil || !strings.Contains(string(body), "The text of the first article.") {
			t.Errorf("%v, %d bytes", err, len(body))
		}
		t.Logf("a page after %v", time.Since(began).Round(time.Millisecond))
	}
}
