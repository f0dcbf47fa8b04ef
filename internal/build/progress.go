package build

import "sync/atomic"

// A Progress says how far a build is, to whoever asks. It is safe for concurrent use. A
// nil Progress takes no notes.
type Progress struct{ phase atomic.Pointer[Phase] }

// A Phase is a part of a build that may take long.
type Phase struct {
	Name  string // what is done: "parsing files"
	Total int    // how many there are; 0 if that is not known
	done  atomic.Int64
}

// Done returns how many are done.
func (p *Phase) Done() int { return int(p.done.Load()) }

// Phase returns the current phase, or nil before the first.
func (p *Progress) Phase() *Phase { return p.phase.Load() }

// begin begins a phase, and returns a function that counts one as done.
func (p *Progress) begin(name string, total int) (count func()) {
	if p == nil {
		return func() {}
	}
	phase := &Phase{Name: name, Total: total}
	p.phase.Store(phase)
	return func() { phase.done.Add(1) }
}
