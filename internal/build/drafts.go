package build

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"

	"readout/internal/document"
	"readout/internal/page"
	"readout/internal/publish"
)

// draftsMark is a file in a folder that a build with drafts has written. It is published
// like a page: the manifest lists it before anything is placed, and the next build
// without drafts removes it together with the drafts.
const draftsMark = ".readout-drafts"

const draftsNote = "This folder holds drafts and embargoed files. It is not for readers.\n"

// An Inclusion counts the withheld files in a site that shows them.
type Inclusion struct{ Drafts, Embargoed int }

// include counts the files that a build without drafts would leave out.
func (b *Builder) include(heads []document.Summary) Inclusion {
	var in Inclusion
	for i := range heads {
		switch h := &heads[i]; {
		case !b.options.Drafts || !h.Withheld:
		case h.Document.Draft:
			in.Drafts++
		case h.Document.Embargo.After(b.options.Now):
			in.Embargoed++
		}
	}
	return in
}

// closeRobots lets no search engine into a site with drafts. One of the site's own
// stays as it is.
func closeRobots(p *page.Plan) {
	for i := range p.Outputs {
		if o := &p.Outputs[i]; o.Address == "robots.txt" {
			o.Write = func(w io.Writer) error {
				_, err := io.WriteString(w, "User-agent: *\nDisallow: /\n")
				return err
			}
		}
	}
}

// checkMixing returns an error for drafts in a folder with a published site, and for a
// published site in a folder with drafts whose names are lost.
func (s *Snapshot) checkMixing(out string) error {
	listed := publish.Listed(out)
	marked := slices.Contains(listed, draftsMark)
	_, err := os.Lstat(filepath.Join(out, draftsMark))
	switch {
	case s.drafts && len(listed) > 0 && !marked:
		return fmt.Errorf("%s holds a site that was built without --drafts; give the drafts a folder of their own with --out", out)
	case !s.drafts && !marked && err == nil:
		return fmt.Errorf("%s holds drafts, and the list of the files that readout wrote there is lost; remove the folder, and build again", out)
	}
	return nil
}

// forFolder returns the snapshot for publishing: with a mark on each page of a site with
// drafts. A preview marks pages in its own way.
func (s *Snapshot) forFolder() *Snapshot {
	if !s.drafts {
		return s
	}
	marked := *s
	marked.marking = true
	return &marked
}

// mark keeps a page of a site with drafts out of search engines, and says on one
// that is withheld that it is.
func (s *Snapshot) mark(data []byte, address string) []byte {
	if !s.marking || path.Ext(address) != ".html" {
		return data
	}
	data = insert(data, bytes.Index(data, []byte("</head>")), "<meta name=\"robots\" content=\"noindex\">\n")
	why := s.Withheld(address)
	if why == "" {
		return data
	}
	body := bytes.Index(data, []byte("<body"))
	if body >= 0 {
		body += bytes.IndexByte(data[body:], '>') + 1
	}
	return insert(data, body, fmt.Sprintf("\n<aside aria-label=\"Withheld\"><mark>Not published: %s</mark></aside>", html.EscapeString(why)))
}

// insert puts a text into a page, at the end if the place was not found.
func insert(data []byte, at int, text string) []byte {
	if at < 0 {
		at = len(data)
	}
	return slices.Insert(data, at, []byte(text)...)
}
