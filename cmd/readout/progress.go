package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"readout/internal/build"
	"readout/internal/source"
)

// When progress is shown: a build that is done within a second needs none.
const (
	progressAfter = time.Second
	onTerminal    = 100 * time.Millisecond // between two looks
	inLog         = 10 * time.Second
)

// A tracker tells how far builds are: a terminal in one line, which goes when a build
// has ended, the log of a continuous integration in lines of its own. A nil tracker
// tells nobody.
type tracker struct {
	progress build.Progress
	to       teller
	after    time.Duration // from the start to the first line
	every    time.Duration
}

// A teller tells of the progress of a build.
type teller interface {
	tell(text string)
	end()
}

func newTracker(c *cobra.Command) *tracker {
	out, ok := c.ErrOrStderr().(*output)
	ci := os.Getenv("CI") != "" && os.Getenv("CI") != "false"
	switch {
	case !ok || isQuiet(c):
		return nil
	case out.isTerminal():
		return &tracker{to: &progressLine{out: out}, after: progressAfter, every: onTerminal}
	case ci:
		return &tracker{to: &progressLog{out: out}, after: progressAfter, every: inLog}
	}
	return nil
}

// of returns what builds note their progress in.
func (t *tracker) of() *build.Progress {
	if t == nil {
		return nil
	}
	return &t.progress
}

// start tells of what follows until stop is called, if it takes long.
func (t *tracker) start() (stop func()) {
	if t == nil {
		return func() {}
	}
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(t.every)
		defer tick.Stop()
		track(&t.progress, t.to, time.After(t.after), tick.C, done)
		t.to.end()
	}()
	return sync.OnceFunc(func() {
		close(done)
		<-ended
	})
}

// track tells of a progress at each tick after the first, until done is closed.
func track(p *build.Progress, to teller, first, tick <-chan time.Time, done <-chan struct{}) {
	var phase *build.Phase
	var began time.Time
	started := false
	for {
		var now time.Time
		select {
		case <-done:
			return
		case now = <-first:
			started = true
		case now = <-tick:
		}
		if current := p.Phase(); current != phase {
			phase, began = current, now
		}
		if started && phase != nil {
			to.tell(described(phase.Name, phase.Done(), phase.Total, now.Sub(began)))
		}
	}
}

// described says how far a phase is that began some time ago: "parsing files: 5,000 of
// 20,000, 3 s left".
func described(phase string, done, total int, since time.Duration) string {
	if total == 0 {
		return phase
	}
	text := fmt.Sprintf("%s: %s of %s", phase, source.Grouped(done), source.Grouped(total))
	if since < time.Second/2 || done*20 < total || done == total {
		return text // too early to say, or too late
	}
	left := time.Duration(float64(since) * float64(total-done) / float64(done))
	if left > 2*time.Minute {
		return fmt.Sprintf("%s, %d min left", text, (left+time.Minute/2)/time.Minute)
	}
	return fmt.Sprintf("%s, %d s left", text, (left+time.Second-1)/time.Second)
}

// A progressLine shows progress in one line of a terminal, which it writes again and
// again.
type progressLine struct {
	out   io.Writer
	shown string
}

func (l *progressLine) tell(text string) {
	if text != l.shown {
		fmt.Fprintf(l.out, "\r%s\x1b[K", source.Paint(l.out, source.Cyan, text))
		l.shown = text
	}
}

func (l *progressLine) end() {
	if l.shown != "" {
		fmt.Fprint(l.out, "\r\x1b[K")
	}
	l.shown = ""
}

// A progressLog writes progress in lines.
type progressLog struct {
	out   io.Writer
	shown string
}

func (l *progressLog) tell(text string) {
	if text != l.shown {
		fmt.Fprintln(l.out, text)
		l.shown = text
	}
}

func (l *progressLog) end() {}
