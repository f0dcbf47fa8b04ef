package publish

import (
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

// A plan is the set of addresses of one publication. It is immutable after newPlan. No
// two of its addresses are the same file on any file system.
type plan struct {
	addresses []string        // in order of their folds
	folders   map[string]bool // the folds of all folders that are needed, without "."
}

func newPlan(addresses []string) (*plan, error) {
	p := &plan{addresses: slices.Clone(addresses), folders: map[string]bool{}}
	slices.Sort(p.addresses)
	slices.SortStableFunc(p.addresses, func(a, b string) int { return strings.Compare(fold(a), fold(b)) }) // mostly nothing to do
	for i, address := range p.addresses {
		if err := checkAddress(address); err != nil {
			return nil, err
		}
		if err := p.add(i, address); err != nil {
			return nil, err
		}
	}
	for _, address := range p.addresses {
		if p.folders[fold(address)] {
			return nil, fmt.Errorf("%q would be a file and a folder at once", address)
		}
	}
	return p, nil
}

func (p *plan) add(i int, address string) error {
	key := fold(address)
	if i > 0 && fold(p.addresses[i-1]) == key {
		return collision(p.addresses[i-1], address)
	}
	for dir := path.Dir(key); dir != "." && !p.folders[dir]; dir = path.Dir(dir) {
		p.folders[dir] = true
	}
	return nil
}

func collision(a, b string) error {
	if a == b {
		return fmt.Errorf("two files have the address %q", a)
	}
	return fmt.Errorf("the addresses %q and %q differ in case alone", a, b)
}

// index returns the place of address in p.addresses.
func (p *plan) index(address string) (int, bool) {
	i, ok := p.find(fold(address))
	return i, ok && p.addresses[i] == address
}

// find returns the place of the address that folds to a key.
func (p *plan) find(key string) (int, bool) {
	return slices.BinarySearchFunc(p.addresses, key, func(a, key string) int { return strings.Compare(fold(a), key) })
}

// split returns the old addresses that are no longer planned. The blocking ones are
// removed before the staged files are placed, the rest after that, so that readers of
// the folder miss pages for as short as possible.
func (p *plan) split(old []string) (blocking, rest []string) {
	for _, address := range old {
		if _, planned := p.index(address); planned {
			continue
		}
		if p.blockedBy(address) {
			blocking = append(blocking, address)
		} else {
			rest = append(rest, address)
		}
	}
	return blocking, rest
}

// blockedBy reports whether the old file is where a folder is planned, in a
// folder where a file is planned, or spelled in another case: where case is
// ignored, removing the old "About.html" last would remove the new
// "about.html".
func (p *plan) blockedBy(old string) bool {
	key := fold(old)
	if p.folders[key] {
		return true
	}
	for ; key != "."; key = path.Dir(key) {
		if _, ok := p.find(key); ok {
			return true
		}
	}
	return false
}

// union merges two sorted lists of addresses.
func union(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

// checkAddress returns an error unless the address is valid on every system that
// readout runs on or that serves its output.
func checkAddress(address string) error {
	switch {
	case !fs.ValidPath(address) || address == ".":
		return fmt.Errorf("%q is no address: a clean relative path is needed", address)
	case strings.ContainsFunc(address, unicode.IsControl):
		return fmt.Errorf("%q is no address: it has a control character", address)
	case strings.Contains(address, `\`):
		return fmt.Errorf("%q is no address: it has a backslash", address)
	case !filepath.IsLocal(filepath.FromSlash(address)):
		return fmt.Errorf("%q is no address: the name is reserved on this system", address)
	case isReserved(address):
		return fmt.Errorf("%q is no address: readout keeps its own notes there", address)
	}
	return nil
}

func isReserved(address string) bool {
	top, _, _ := strings.Cut(fold(address), "/")
	return top == manifestName || top == tempName
}

// fold returns the same string for strings that differ in case alone. Upper case comes
// first, since some letters have two lower-case forms (σ and ς).
func fold(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			return strings.ToLower(strings.ToUpper(s))
		}
	}
	return s // as nearly all are; this spares two copies of each
}
