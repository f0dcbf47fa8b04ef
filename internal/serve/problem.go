package serve

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"

	"readout/internal/build"
	"readout/internal/source"
)

//go:embed reload.js
var reloadScript []byte

//go:embed stream.js
var streamScript []byte

//go:embed reload.css
var stylesheet []byte

//go:embed problem.html
var problemSource string

var problemTemplate = template.Must(template.New("problem").Parse(problemSource))

// A problem is a diagnostic as it looks in a terminal, with a link from its place to the
// editor. The link does not have the path of the site's folder; the redirect that
// answers it does.
type problem struct {
	Place string `json:"place"` // "content/people/ann-ash.md:2:1", or ""
	Link  string `json:"link"`  // "/_readout/open?place=…", or ""
	Text  string `json:"text"`  // the rest of it, of several lines

	editor string // where the link leads: "vscode://file/…", or ""
}

// maxProblems is the number of problems that are shown at once. One mistake can cause a
// problem in every article.
const maxProblems = 20

// problems returns the diagnostics of a snapshot with a given severity.
func (n state) problems(s *build.Snapshot, severity source.Severity) []problem {
	var list []problem
	for _, d := range s.Diagnostics {
		if d.Severity != severity {
			continue
		}
		if len(list) == maxProblems {
			more := source.Count(s.Diagnostics, severity) - maxProblems
			return append(list, problem{Text: fmt.Sprintf("… and %d more", more)})
		}
		list = append(list, n.problem(s, d))
	}
	return list
}

func (n state) problem(s *build.Snapshot, d source.Diagnostic) problem {
	text := s.Data(d.Path)
	place := source.Locate(d.Path, text, d.Span)
	var b strings.Builder
	source.Print(&b, []source.Diagnostic{d}, s.Data)
	p := problem{
		Place:  place,
		Text:   strings.TrimSuffix(strings.TrimPrefix(b.String(), place+": "), "\n"),
		editor: string(n.editor.link(filepath.Join(n.dir, filepath.FromSlash(string(d.Path))), source.PositionOf(text, d.Span.Start))),
	}
	if p.editor != "" {
		p.Link = own + "open?place=" + url.QueryEscape(place)
	}
	return p
}

// unnamed returns the text of an error without the path of the site's folder.
func (n state) unnamed(err error) string {
	text := source.Printable(err.Error())
	if n.dir != "" {
		text = strings.ReplaceAll(text, n.dir, "the site's folder")
	}
	return text
}

// open redirects from the place of a problem to the editor. It works for the places of
// current problems only, and only on this machine.
func (n state) open(place, remote string) (answer, bool) {
	host, _, _ := net.SplitHostPort(remote)
	for _, list := range [][]problem{n.errors, n.warnings} {
		for _, p := range list {
			if p.Place == place && p.editor != "" && net.ParseIP(host).IsLoopback() {
				return answer{status: http.StatusFound, location: p.editor}, true
			}
		}
	}
	return answer{}, false
}

// problemPage returns a page that lists problems. It does not use the layouts, which
// may be broken.
func (n state) problemPage(status int, title string, problems []problem) answer {
	var b bytes.Buffer
	view := struct {
		Stylesheet, Title string
		Problems          []problem
	}{own + "reload.css", title, problems}
	if err := problemTemplate.Execute(&b, view); err != nil {
		b.WriteString(template.HTMLEscapeString(err.Error())) // a Buffer and strings cannot fail
	}
	return answer{status: status, kind: mediaType(".html"), body: b.Bytes(), problems: true}
}

// file returns one of the server's own files, by its name below own.
func file(name string) (answer, bool) {
	switch name {
	case "reload.js":
		return answer{status: http.StatusOK, kind: mediaType(".js"), body: reloadScript}, true
	case "stream.js":
		return answer{status: http.StatusOK, kind: mediaType(".js"), body: streamScript}, true
	case "reload.css":
		return answer{status: http.StatusOK, kind: mediaType(".css"), body: stylesheet}, true
	}
	return answer{}, false
}
