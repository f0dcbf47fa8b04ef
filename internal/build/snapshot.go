package build

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"time"

	"readout/internal/address"
	"readout/internal/document"
	"readout/internal/fill"
	"readout/internal/page"
	"readout/internal/parallel"
	"readout/internal/publish"
	"readout/internal/render"
	"readout/internal/source"
	"readout/internal/wording"
	"readout/layouts"
)

// A Snapshot is the site at one moment. It is immutable and safe for concurrent use.
type Snapshot struct {
	Findings
	Plan        *page.Plan
	Words       *wording.Writer // what pages and data are written with
	Views       *fill.Filler    // of the plan
	EmbargoEnds time.Time       // when the next embargo ends, which changes the site; zero if none does
	layouts     *render.Layouts
	tree        *source.Tree
	dir         string
	now         time.Time // Options.Now
	Included    Inclusion // of withheld files
	drafts      bool      // Options.Drafts
	marking     bool      // pages are for a folder, and say that they are drafts
	withheld    []source.Path
	found       []source.Diagnostic // all, with the severities of their rules; sorted
	heads       []document.Summary  // of all content files
	progress    *Progress           // Options.Progress
}

// SlowLayouts says which layouts take several times as long as they could, and why:
// see render.Layouts.Slow.
func (s *Snapshot) SlowLayouts() []string { return s.layouts.Slow() }

// Data returns the bytes of a file that a diagnostic points into, or nil.
func (s *Snapshot) Data(p source.Path) []byte { return dataOf(s.tree, p) }

func dataOf(tree *source.Tree, p source.Path) []byte {
	if data := tree.Data(p); data != nil {
		return data
	}
	data, _ := fs.ReadFile(layouts.FS, strings.TrimPrefix(string(p), "layouts/"))
	return data
}

// Render returns the bytes of the page at an address; ok reports whether there is one.
func (s *Snapshot) Render(name string) (data []byte, ok bool, err error) {
	at := address.Address(name)
	if p, ok := s.Plan.Find(at); ok {
		data, err = s.render(nil, p)
		return data, true, err
	}
	if part, ok := s.Plan.FindPart(at); ok {
		data, err = part.Make()
		return data, true, err
	}
	return nil, false, nil
}

// render returns the bytes of a page. It may use the buffer for them.
func (s *Snapshot) render(buffer []byte, p page.Page) ([]byte, error) {
	switch p.Key.Kind {
	case page.FilePage:
		return s.file(s.Plan.Files[p.Key.Index])
	case page.OutputPage:
		return s.Plan.Outputs[p.Key.Index].Make()
	}
	data, err := s.layouts.Append(buffer[:0], s.Views.View(p))
	return s.mark(data, string(p.Address)), err
}

// file reads a file that is published unchanged. Files are read on demand, since
// pictures would fill the memory.
func (s *Snapshot) file(f page.PublishedFile) ([]byte, error) {
	if f.Content != nil {
		return f.Content, nil
	}
	root, err := os.OpenRoot(s.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.ReadFile(string(f.Path))
}

// Publish writes the changed files of the site into a folder. If the snapshot has
// errors, or a page cannot be rendered, it writes nothing. In the second case the
// error is an Unmade.
func (s *Snapshot) Publish(out string, options publish.Options) (Publication, error) {
	if n := s.Errors(); n > 0 {
		return Publication{}, fmt.Errorf("nothing was written: the site has %d errors", n)
	}
	if err := publish.CheckDir(out, s.dir); err != nil {
		return Publication{}, err
	}
	if err := publish.CheckNesting(out); err != nil {
		return Publication{}, err
	}
	if err := s.checkMixing(out); err != nil {
		return Publication{}, err
	}
	s = s.forFolder()
	parts := s.Plan.Parts()
	p, err := publish.Begin(out, s.addresses(parts), options)
	if err != nil {
		return Publication{}, err
	}
	var sizes meter
	if err := s.writeAll(p, parts, &sizes); err != nil {
		return Publication{}, errors.Join(err, p.Close())
	}
	s.progress.begin("placing files", 0)
	result, err := p.Finish()
	return Publication{result, sizes.sizes()}, err
}

// Addresses lists the addresses of everything that is published. It computes the parts
// of outputs for that.
func (s *Snapshot) Addresses() []string { return s.addresses(s.Plan.Parts()) }

func (s *Snapshot) addresses(parts []page.Output) []string {
	pages := s.Plan.Pages()
	list := make([]string, 0, len(pages)+len(parts)+1)
	for _, p := range pages {
		list = append(list, string(p.Address))
	}
	for _, part := range parts {
		list = append(list, string(part.Address))
	}
	if s.marking {
		list = append(list, draftsMark)
	}
	return list
}

// writeAll renders and stages all pages and the parts of outputs, on all cores. After a
// page that cannot be rendered it goes on, so that all such pages are reported at
// once. After a write that fails it stops.
func (s *Snapshot) writeAll(p *publish.Publication, parts []page.Output, sizes *meter) error {
	if s.marking {
		if err := p.Write(draftsMark, []byte(draftsNote)); err != nil {
			return err
		}
	}
	var failures failures
	buffers := sync.Pool{New: func() any { return new([]byte) }}
	pages := s.Plan.Pages()
	count := s.progress.begin("making files", len(pages)+len(parts))
	parallel.Each(len(pages)+len(parts), func(i int) {
		defer count()
		switch {
		case failures.stopped.Load():
		case i < len(pages):
			s.write(p, &buffers, pages[i], sizes, &failures)
		default:
			failures.writing(sizes.stream(p, parts[i-len(pages)], OtherPart))
		}
	})
	return failures.error(s)
}

func (s *Snapshot) write(p *publish.Publication, buffers *sync.Pool, at page.Page, sizes *meter, f *failures) {
	if at.Key.Kind == page.OutputPage {
		f.writing(sizes.stream(p, s.Plan.Outputs[at.Key.Index], s.part(at)))
		return
	}
	buffer := buffers.Get().(*[]byte)
	defer buffers.Put(buffer)
	data, err := s.render(*buffer, at)
	if err != nil {
		f.making(at, err)
		return
	}
	if at.Key.Kind != page.FilePage {
		*buffer = data // the bytes of a file may be shared
	}
	sizes[s.part(at)].Add(int64(len(data)))
	f.writing(p.Write(string(at.Address), data))
}
