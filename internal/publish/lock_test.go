package publish

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"
)

// TestMain lets the test program be another process that holds a lock.
func TestMain(m *testing.M) {
	if dir := os.Getenv("HOLD"); dir != "" {
		hold(dir)
	}
	os.Exit(m.Run())
}

// hold locks a folder, says so, and keeps it until it is told to go.
func hold(dir string) {
	unlock, err := Lock(dir, func() { fmt.Println("waiting") })
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("locked")
	bufio.NewReader(os.Stdin).ReadString('\n')
	unlock()
	os.Exit(0)
}

// holder starts a process that holds a lock, and returns it with what releases it.
func holder(t *testing.T, dir string) (c *exec.Cmd, release func()) {
	t.Helper()
	c = exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "HOLD="+dir)
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Process.Kill(); c.Wait() })
	if said, err := bufio.NewReader(out).ReadString('\n'); said != "locked\n" {
		t.Fatalf("the other process says %q, %v", said, err)
	}
	return c, func() { in.Close() }
}

// cacheIn puts the locks of a test where nobody else's are.
func cacheIn(t *testing.T, dir string) {
	for _, name := range []string{"XDG_CACHE_HOME", "HOME", "LocalAppData", "TMPDIR"} {
		t.Setenv(name, dir)
	}
}

// One folder is one, however its path is written, and whether it is there or not.
func TestLockIsOfTheFolder(t *testing.T) {
	cacheIn(t, t.TempDir())
	top := t.TempDir()
	lay(t, top, tree{"real/public/": "", "link": "-> real", "real/other/": ""})
	t.Chdir(top)
	_, release := holder(t, filepath.Join(top, "real/public"))
	for _, same := range []string{"real/public", "./real/../real/public/", "link/public", top + "/link/public", "REAL/public/../public"} {
		if _, err := os.Stat(same); err != nil {
			continue // where case counts
		}
		waited := 0
		_, err := lockFor(same, func() { waited++ }, 120*time.Millisecond)
		want := "another build has been writing into " + same + " for 120ms: nothing was written; try again when it is done"
		if err == nil || err.Error() != want || waited != 1 {
			t.Errorf("%v, said %d times that it waits\nwant %s", err, waited, want)
		}
	}
	for _, other := range []string{"real/other", "real", "real/public/below", "new/public"} {
		unlock, err := lockFor(other, func() { t.Errorf("%s waits", other) }, 0)
		if err != nil {
			t.Fatal(err)
		}
		unlock()
	}
	release()
	unlock, err := Lock("link/public", func() {})
	if err != nil {
		t.Fatal(err)
	}
	unlock()
}

// A lock goes with its process, however that ends.
func TestLockOfKilledProcess(t *testing.T) {
	cacheIn(t, t.TempDir())
	dir := t.TempDir()
	for range 20 {
		c, _ := holder(t, dir)
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		unlock, err := lockFor(dir, func() {}, 5*time.Minute) // which only a lock that stays needs
		if err != nil {
			t.Fatal(err)
		}
		unlock()
	}
}

// Of many that want a folder at once, one has it at a time, and no file is left.
func TestLockIsExclusive(t *testing.T) {
	cache, dir := t.TempDir(), t.TempDir()
	cacheIn(t, cache)
	var all sync.WaitGroup
	busy := make(chan bool, 1)
	for range 8 {
		all.Go(func() {
			for range 25 {
				unlock, err := tryUntil(dir)
				if err != nil {
					t.Error(err)
					return
				}
				select {
				case busy <- true:
				default:
					t.Error("two have the lock")
				}
				<-busy
				unlock()
			}
		})
	}
	all.Wait()
	if left, _ := filepath.Glob(filepath.Join(cache, "readout/locks/*")); len(left) > 0 && runtime.GOOS != "windows" {
		t.Errorf("left: %q", left)
	}
}

// tryUntil is Lock without its pauses.
func tryUntil(dir string) (func(), error) {
	name, err := lockName(dir)
	for err == nil {
		unlock, err := tryLock(name)
		if err != errHeld {
			return unlock, err
		}
	}
	return nil, err
}

// Without a home folder, or with one that is no folder, the temporary folder has the
// locks.
func TestLockWithoutHome(t *testing.T) {
	temp := t.TempDir()
	cacheIn(t, filepath.Join(temp, "file"))
	lay(t, temp, tree{"file": ""})
	t.Setenv("TMPDIR", temp)
	unlock, err := Lock(t.TempDir(), func() {})
	if err != nil {
		t.Skip(err) // another name for the temporary folder
	}
	unlock()
	if _, err := os.Stat(filepath.Join(temp, "readout/locks")); err != nil {
		t.Error(err)
	}
}
