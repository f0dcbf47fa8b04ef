package git

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
)

// A reader reads objects of a repository. All of them by one process, which is started
// with the first: a process for each takes a thousand times as long. It is safe for
// concurrent use.
type reader struct {
	dir string

	mu      sync.Mutex
	process *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	err     error // after which nothing more can be read

	once    sync.Once
	storage string // of Git LFS: use lfs
}

func (r *reader) read(hash string) ([]byte, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.err == nil && r.process == nil {
		r.err = r.start()
	}
	if r.err != nil {
		return nil, r.err
	}
	data, err := r.ask(hash)
	if err != nil && !errors.Is(err, errAbsent) {
		r.err = err // the answers no longer fit the questions
	}
	return data, err
}

func (r *reader) start() error {
	c := command(r.dir, "cat-file", "--batch")
	in, err := c.StdinPipe()
	if err != nil {
		return err
	}
	out, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	if err := c.Start(); err != nil {
		return described(err, "")
	}
	r.process, r.in, r.out = c, in, bufio.NewReaderSize(out, 1<<16)
	return nil
}

var errAbsent = errors.New("the repository does not have this file")

// ask reads one object: a line "HASH blob SIZE", the bytes, and a line feed; or a line
// "HASH missing".
func (r *reader) ask(hash string) ([]byte, error) {
	if _, err := io.WriteString(r.in, hash+"\n"); err != nil {
		return nil, err
	}
	line, err := r.out.ReadString('\n')
	if err != nil {
		return nil, err
	}
	fields := strings.Fields(line)
	if len(fields) == 2 {
		return nil, errAbsent
	}
	if len(fields) != 3 {
		return nil, fmt.Errorf("git: unexpected answer %q", line)
	}
	size, err := strconv.Atoi(fields[2])
	if err != nil {
		return nil, err
	}
	data := make([]byte, size+1)
	if _, err := io.ReadFull(r.out, data); err != nil {
		return nil, err
	}
	return data[:size], nil
}

func (r *reader) close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.process != nil {
		r.in.Close()
		r.process.Wait()
	}
	r.process, r.err = nil, os.ErrClosed
}

// pointerMark begins a file of Git LFS that stands for another; the file is short.
const (
	pointerMark = "version https://git-lfs.github.com/spec/v1\n"
	longest     = 1024
)

// stored returns the content that a pointer of Git LFS stands for, nil if it is not on
// this machine.
func (r *reader) stored(data []byte) (content []byte, pointer bool) {
	if len(data) > longest || !bytes.HasPrefix(data, []byte(pointerMark)) {
		return nil, false
	}
	for line := range strings.Lines(string(data)) {
		hash, found := strings.CutPrefix(strings.TrimSpace(line), "oid sha256:")
		if !found || len(hash) != 64 || strings.Trim(hash, "0123456789abcdef") != "" {
			continue
		}
		content, err := os.ReadFile(filepath.Join(r.lfs(), hash[:2], hash[2:4], hash))
		if err == nil {
			return content, true
		}
	}
	return nil, true
}

// lfs returns the folder in which Git LFS keeps contents.
func (r *reader) lfs() string {
	r.once.Do(func() {
		out, err := run(r.dir, "rev-parse", "--git-common-dir")
		if err != nil {
			return
		}
		common := strings.TrimSuffix(string(out), "\n")
		if !filepath.IsAbs(common) {
			common = filepath.Join(r.dir, common)
		}
		r.storage = filepath.Join(common, "lfs", "objects")
	})
	return r.storage
}
