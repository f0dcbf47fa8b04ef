package watch
import ("testing";"time";"fmt";"slices";"os")
func TestLat(t *testing.T) {
	dir := t.TempDir()
	for i := range 4000 { os.MkdirAll(fmt.Sprintf("%s/content/d%d", dir, i), 0o755); for j := range 5 { os.WriteFile(fmt.Sprintf("%s/content/d%d/%d.md", dir, i,j), nil, 0o644) } }
	start := time.Now()
	w, err := New(dir, nil); if err != nil { t.Fatal(err) }
	fmt.Println("New: 4000 folders, 20000 files", time.Since(start))
	s := &site{t: t, dir: dir, Watcher: w}; defer s.Close()
	var d []time.Duration
	for range 200 { start := time.Now(); s.write("content/d7/1.md"); s.next(); d = append(d, time.Since(start)) }
	slices.Sort(d); fmt.Println("write to batch: median", d[100], "p99", d[198])
	start = time.Now(); os.Rename(dir+"/content", dir+"/content2"); n := 0
	for n < 24002 { n += len(s.next().Paths) }
	fmt.Println("rename of top folder", time.Since(start), n)
}
