package serve

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"readout/internal/address"
	"readout/internal/build"
	"readout/internal/source"
)

// A state is everything that the server shows between two builds. It is immutable.
type state struct {
	dir     string // as in Options
	editor  Editor
	readers bool

	good     *build.Snapshot // the newest without errors; nil if there is none
	base     string          // the path it stands under, unescaped, from "/" to "/"
	errors   []problem       // of the newest build, if it is not the good one
	warnings []problem       // of the newest build, at most maxProblems
	warned   int             // the number of all warnings
	navigate string          // the path of the page that was just saved, or ""

	renamed map[string]string // addresses of pages whose files were renamed, by those that they had; never changed
	touched []source.Path     // changed since good was built, if it is not the newest

	embargoEnds time.Time // the next one of the newest build; zero if there is none

	built   bool          // false before the first build only
	upto    uint64        // the newest change that it includes, as in watch.Batch
	changed chan struct{} // closed when there is a newer state
}

// follow returns the state after a build of the changes up to a number.
func (n state) follow(s *build.Snapshot, err error, upto uint64) state {
	next := state{
		dir: n.dir, editor: n.editor, readers: n.readers, good: n.good, base: n.base, built: true, upto: upto, changed: make(chan struct{}),
	}
	switch {
	case err != nil:
		next.errors = []problem{{Text: next.unnamed(err)}}
	case s.Errors() > 0 && n.readers:
		next.errors = []problem{{Text: "something is wrong with the newest files; the terminal in which the preview runs says what"}}
	case s.Errors() > 0:
		next.errors = next.problems(s, source.Error)
	default:
		next.good = s
	}
	if s != nil {
		next.embargoEnds = s.EmbargoEnds
		if !n.readers {
			next.warnings, next.warned = next.problems(s, source.Warning), source.Count(s.Diagnostics, source.Warning)
		}
		if next.good == s || next.good == nil {
			next.base = s.Plan.Site.Config.BasePath()
		}
	}
	if next.base == "" {
		next.base = "/"
	}
	return next
}

// pageOf returns the path of the page of the one content file among those
// changed, or "" if there are several or it has no page.
func (n state) pageOf(changed []source.Path) string {
	var found []string
	for _, p := range changed {
		at, ok := address.OfFile(p)
		if !ok || len(n.errors) > 0 || n.good == nil {
			continue
		}
		if _, ok := n.good.Plan.Find(at); ok {
			found = append(found, escape(n.base+string(at)))
		}
	}
	if len(found) != 1 {
		return ""
	}
	return found[0]
}

func escape(p string) string { return (&url.URL{Path: p}).EscapedPath() }

// An answer is the response for one address.
type answer struct {
	status   int
	address  string // of the page in the plan, if it is one
	location string // of a redirect; the rest is empty then
	kind     string // the media type
	body     []byte // without the script element
	shown    shown  // the files that an HTML page shows
	withheld string // why build would not publish it: "draft"
	problems bool   // the body is a list of problems
}

// digest returns a digest of the answer. A tab reloads when it changes.
func (a answer) digest() string {
	return a.digestOf(a.body)
}

// rest is the digest of all but the addresses of stylesheets.
func (a answer) rest() string {
	return a.digestOf(withoutStyles(a.body))
}

func (a answer) digestOf(body []byte) string {
	h := sha256.New()
	fmt.Fprintf(h, "%d %q %q %q\n", a.status, a.location, a.withheld, a.shown.pictures)
	h.Write(body)
	return hex.EncodeToString(h.Sum(nil)[:8])
}

func (a answer) html() bool { return strings.HasPrefix(a.kind, "text/html") }

// answer returns the answer for a path. The path is compared with planned addresses,
// never cleaned or opened.
func (n state) answer(requested string) answer {
	if n.good == nil {
		return n.problemPage(http.StatusServiceUnavailable, "The site cannot be built yet", n.errors)
	}
	rel, inside := strings.CutPrefix(requested, n.base)
	switch {
	case requested == "/" && !inside, requested+"/" == n.base:
		return answer{status: http.StatusFound, location: escape(n.base)}
	case !inside:
		return n.missing()
	}
	for _, candidate := range candidates(rel) {
		if a, ok := n.at(candidate); ok {
			return a
		}
	}
	if _, ok := n.good.Plan.Find(address.Address(rel + "/index.html")); ok {
		return answer{status: http.StatusFound, location: escape(n.base + rel + "/")}
	}
	for _, candidate := range candidates(rel) {
		if to := n.renamed[candidate]; to != "" {
			return answer{status: http.StatusFound, location: escape(n.base + to)}
		}
	}
	return n.missing()
}

// candidates returns the addresses that a path may mean, best first.
func candidates(rel string) []string {
	if rel == "" || strings.HasSuffix(rel, "/") {
		return []string{rel + "index.html"}
	}
	return []string{rel, rel + ".html"}
}

func (n state) at(address string) (answer, bool) {
	body, ok, err := n.good.Render(address)
	switch {
	case !ok:
		return answer{}, false
	case err != nil:
		return n.problemPage(http.StatusInternalServerError, "This page cannot be shown", []problem{{Text: n.unnamed(err)}}), true
	}
	a := answer{
		status: http.StatusOK, address: address, kind: mediaType(address), body: body, withheld: n.good.Withheld(address),
	}
	if a.html() {
		a.shown = n.shown(address, body)
	}
	return a, true
}

// missing returns the site's own page for addresses that do not exist.
func (n state) missing() answer {
	a, ok := n.at("404.html")
	if !ok {
		return answer{status: http.StatusNotFound, kind: mediaType(".txt"), body: []byte("not found\n")}
	}
	if a.status == http.StatusOK {
		a.status = http.StatusNotFound
	}
	return a
}

// mediaTypes are the types that the standard library reads from tables of the machine,
// which differ.
var mediaTypes = map[string]string{
	".csv":         "text/csv; charset=utf-8",
	".ico":         "image/x-icon",
	".ics":         "text/calendar; charset=utf-8",
	".md":          "text/markdown; charset=utf-8",
	".mp3":         "audio/mpeg",
	".mp4":         "video/mp4",
	".txt":         "text/plain; charset=utf-8",
	".webmanifest": "application/manifest+json",
	".woff2":       "font/woff2",
	".xml":         "application/xml",
}

func mediaType(address string) string {
	ext := strings.ToLower(path.Ext(address))
	if kind := mediaTypes[ext]; kind != "" {
		return kind
	}
	if kind := mime.TypeByExtension(ext); kind != "" {
		return kind
	}
	return "application/octet-stream"
}

// inject puts the script element before the end of the body, or at the end of
// a page that leaves the end of the body out.
func inject(page []byte, element string) []byte {
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	out := make([]byte, 0, len(page)+len(element))
	out = append(out, page[:at]...)
	out = append(out, element...)
	return append(out, page[at:]...)
}
