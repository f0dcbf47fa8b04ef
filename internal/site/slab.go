package site

// A slab holds many short lists that live as long as the site, in a few large
// pieces of memory: a site has hundreds of thousands of them, and most have one
// element.
type slab[T any] struct{ free []T }

// slabSize is how many elements a piece has; a longer list gets its own.
const slabSize = 1024

// keep returns a copy of a list; of an empty one, nil.
func (s *slab[T]) keep(list []T) []T {
	n := len(list)
	if n == 0 {
		return nil
	}
	if n > cap(s.free)-len(s.free) {
		s.free = make([]T, 0, max(slabSize, n))
	}
	from := len(s.free)
	s.free = append(s.free, list...)
	return s.free[from : from+n : from+n]
}

// one returns a list of one element.
func (s *slab[T]) one(x T) []T { return s.keep([]T{x}) }
