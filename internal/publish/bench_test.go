package publish

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// benchSite has the shape of a site: some crowded folders, many small ones.
func benchSite(n int) (addresses []string, data []byte) {
	for i := range n {
		switch {
		case i%5 < 3:
			addresses = append(addresses, fmt.Sprintf("articles/2022/%02d/article-%d.html", i%12, i))
		case i%5 < 4:
			addresses = append(addresses, fmt.Sprintf("people/person-%d.html", i))
		default:
			addresses = append(addresses, fmt.Sprintf("people/person-%d/2022-%d.html", i/50, i))
		}
	}
	return addresses, bytes.Repeat([]byte("<p>text</p>\n"), 500)
}

func publishAll(b *testing.B, dir string, addresses []string, data []byte) Result {
	p, err := Begin(dir, addresses, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer p.Close()
	eachOf(addresses, func(address string) {
		if err := p.Write(address, data); err != nil {
			b.Error(err)
		}
	})
	result, err := p.Finish()
	if err != nil {
		b.Fatal(err)
	}
	return result
}

// eachOf calls f on two goroutines, in order, as rendering does.
func eachOf(addresses []string, f func(string)) {
	work := make(chan string, 64)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for address := range work {
				f(address)
			}
		})
	}
	for _, address := range addresses {
		work <- address
	}
	close(work)
	wg.Wait()
}

// BenchmarkPublish reports how many times as long as the plainest way to write
// the same files a cold publication takes, and one that changes nothing. Both
// are timed in turns, so that a busy disk or machine slows both.
func BenchmarkPublish(b *testing.B) {
	addresses, data := benchSite(5000)
	var plainTime, coldTime, sameTime time.Duration
	timed := func(total *time.Duration, f func()) {
		start := time.Now()
		f()
		*total += time.Since(start)
	}
	for b.Loop() {
		dir := b.TempDir()
		timed(&plainTime, func() { plain(b, filepath.Join(dir, "plain"), addresses, data) })
		timed(&coldTime, func() { publishAll(b, filepath.Join(dir, "out"), addresses, data) })
		timed(&sameTime, func() { publishAll(b, filepath.Join(dir, "out"), addresses, data) })
	}
	b.ReportMetric(float64(coldTime)/float64(plainTime), "cold/plain")
	b.ReportMetric(float64(sameTime)/float64(plainTime), "unchanged/plain")
}

func plain(b *testing.B, dir string, addresses []string, data []byte) {
	made := map[string]bool{}
	for _, address := range addresses {
		if folder := path.Dir(address); !made[folder] {
			if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
				b.Fatal(err)
			}
			made[folder] = true
		}
	}
	eachOf(addresses, func(address string) {
		if err := os.WriteFile(filepath.Join(dir, address), data, 0o644); err != nil {
			b.Error(err)
		}
	})
}
