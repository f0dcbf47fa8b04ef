package export

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"

	"readout/internal/address"
	"readout/internal/page"
)

// maxSitemap is how many addresses sitemaps.org admits in one file.
const maxSitemap = 50_000

type sitemapURLs struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []sitemapURL `xml:"url"`
}

type sitemapIndex struct {
	XMLName  xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Sitemaps []sitemapURL `xml:"sitemap"`
}

type sitemapURL struct {
	Location string `xml:"loc"`
	Changed  string `xml:"lastmod,omitempty"`
}

// sitemaps lists the site's sitemap, which is an index of several if it is long,
// and robots.txt. A site has them only if it has an address, and robots.txt only
// if the publisher has none under assets/root.
func (x *exporter) sitemaps(most int) []page.Output {
	if x.s.Config.BaseURL == "" {
		return nil
	}
	var list []page.Output
	if !slices.ContainsFunc(x.p.Files, func(f page.PublishedFile) bool { return f.Address == "robots.txt" }) {
		list = append(list, page.Output{Address: "robots.txt", Write: x.robots})
	}
	n := x.p.MaxIndexable()
	if n > most {
		n = x.p.IndexableCount()
	}
	if n <= most {
		return append(list, page.Output{Address: "sitemap.xml", Write: func(w io.Writer) error { return x.sitemap(w, 0, most) }})
	}
	parts := (n + most - 1) / most
	list = append(list, page.Output{Address: "sitemap.xml", Write: func(w io.Writer) error { return x.sitemapIndex(w, parts) }})
	for i := range parts {
		list = append(list, page.Output{Address: sitemapPart(i), Write: func(w io.Writer) error { return x.sitemap(w, i*most, most) }})
	}
	return list
}

func sitemapPart(i int) address.Address {
	return address.Address(fmt.Sprintf("sitemap-%d.xml", i+1))
}

func (x *exporter) sitemapIndex(w io.Writer, parts int) error {
	var index sitemapIndex
	for i := range parts {
		index.Sitemaps = append(index.Sitemaps, sitemapURL{Location: x.Absolute(sitemapPart(i))})
	}
	return encodeXML(w, index)
}

// sitemap lists up to n pages after the first ones. An article says when it was
// changed, and what gathers articles was changed with the last of them. Of other
// pages nobody knows.
func (x *exporter) sitemap(w io.Writer, from, n int) error {
	var list sitemapURLs
	for _, listed := range x.p.Pages() {
		switch {
		case !listed.Key.Kind.Indexable():
			continue
		case from > 0:
			from--
			continue
		case len(list.URLs) == n:
			return encodeXML(w, list)
		}
		u := sitemapURL{Location: x.Absolute(listed.Address)}
		if changed := x.changeOf(listed.Key); !changed.IsZero() {
			u.Changed = changed.Format("2006-01-02")
		}
		list.URLs = append(list.URLs, u)
	}
	return encodeXML(w, list)
}

func (x *exporter) robots(w io.Writer) error {
	_, err := io.WriteString(w, "User-agent: *\nAllow: /\n\nSitemap: "+x.Absolute("sitemap.xml")+"\n")
	return err
}
