package serve

import (
	"fmt"
	"html"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"readout/internal/address"
	"readout/internal/page"
)

// The files that a page shows are found in its bytes, by the attributes that layouts
// write. A layout that writes them in another way costs a reload by hand, no more.
var (
	styleElement = regexp.MustCompile(`<link\b[^>]*\brel="?stylesheet\b[^>]*>`)
	hrefValue    = regexp.MustCompile(`\bhref="([^"]*)"`)
	srcValue     = regexp.MustCompile(`\b(?:src|srcset|poster)="([^"]*)"`)
)

// shown are the stylesheets and pictures of a page.
type shown struct {
	styles   []string // the addresses of its stylesheets, as they stand in it
	pictures string   // the sizes and times of the files it refers to
}

func (n state) shown(address string, body []byte) shown {
	var s shown
	for _, element := range styleElement.FindAll(body, -1) {
		if href := hrefValue.FindSubmatch(element); href != nil {
			s.styles = append(s.styles, html.UnescapeString(string(href[1])))
		}
	}
	var pictures strings.Builder
	for _, src := range srcValue.FindAllSubmatch(body, -1) {
		for _, candidate := range strings.Split(html.UnescapeString(string(src[1])), ",") {
			if fields := strings.Fields(candidate); len(fields) > 0 { // in srcset a width follows
				pictures.WriteString(n.stamp(address, fields[0]))
			}
		}
	}
	s.pictures = pictures.String()
	return s
}

// withoutStyles returns a page without the addresses of its stylesheets.
func withoutStyles(body []byte) []byte {
	return styleElement.ReplaceAllFunc(body, func(element []byte) []byte { return hrefValue.ReplaceAll(element, nil) })
}

// stamp returns a text that changes with the file that a reference leads to, or "" if
// the reference leads to no file that is published unchanged.
func (n state) stamp(from, reference string) string {
	u, err := url.Parse(reference)
	if err != nil || u.Host != "" || u.Path == "" {
		return ""
	}
	target := (&url.URL{Path: "/" + from}).ResolveReference(&url.URL{Path: u.Path})
	p, ok := n.good.Plan.Find(address.Address(strings.TrimPrefix(target.Path, "/")))
	if !ok || p.Key.Kind != page.FilePage {
		return ""
	}
	file := n.good.Plan.Files[p.Key.Index]
	if file.Content != nil {
		return "" // it has a hash in its name, and that stands in the page
	}
	info, err := os.Stat(filepath.Join(n.dir, filepath.FromSlash(string(file.Path))))
	if err != nil {
		return fmt.Sprintf("%s gone\n", file.Path)
	}
	return fmt.Sprintf("%s %d %d\n", file.Path, info.Size(), info.ModTime().UnixNano())
}
