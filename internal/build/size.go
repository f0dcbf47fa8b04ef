package build

import (
	"io"
	"strings"
	"sync/atomic"

	"readout/internal/page"
	"readout/internal/publish"
)

// A Publication says what was published, and how large it is.
type Publication struct {
	publish.Result
	Sizes Sizes
}

// A Part is a part of what is published, by what takes the space.
type Part int

const (
	ArticlePart Part = iota // pages of articles
	ArchivePart             // archives of entities and relations, which settings can leave out
	DataPart                // data files of the site, which settings can leave out
	FilePart                // pictures and other files of the site's own
	OtherPart               // other pages, feeds, calendars, the search index
	partCount
)

// Sizes are the bytes of the parts of a site.
type Sizes [partCount]int64

// Total returns the bytes of all parts.
func (s *Sizes) Total() (total int64) {
	for _, n := range s {
		total += n
	}
	return total
}

// A meter adds up sizes. It is safe for concurrent use.
type meter [partCount]atomic.Int64

func (m *meter) sizes() (s Sizes) {
	for part := range m {
		s[part] = m[part].Load()
	}
	return s
}

// part returns the part that a page belongs to.
func (s *Snapshot) part(p page.Page) Part {
	switch p.Key.Kind {
	case page.ArticlePage:
		return ArticlePart
	case page.FilePage:
		return FilePart
	case page.ArchivePage:
		if of := s.Plan.Archives.Owner(int(p.Key.Index)).Kind; of == page.EntityPage || of == page.RelationPage {
			return ArchivePart
		}
	case page.OutputPage:
		if strings.HasPrefix(string(p.Address), "data/") {
			return DataPart
		}
	}
	return OtherPart
}

// stream writes an output, and adds its size to that of a part.
func (m *meter) stream(p *publish.Publication, o page.Output, part Part) error {
	var size int64
	err := p.WriteFrom(string(o.Address), func(w io.Writer) error {
		c := counter{to: w}
		err := o.Write(&c)
		size = c.size // the same each time it is called
		return err
	})
	m[part].Add(size)
	return err
}

// A counter counts the bytes that are written through it.
type counter struct {
	to   io.Writer
	size int64
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.to.Write(b)
	c.size += int64(len(b))
	return n, err
}
