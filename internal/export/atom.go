package export

import (
	"bytes"
	"encoding/xml"
	"io"
	"time"

	"readout/internal/entity"
	"readout/internal/site"
)

// The types below hold the part of Atom that is used.

type atomFeed struct {
	XMLName   xml.Name   `xml:"http://www.w3.org/2005/Atom feed"`
	Language  string     `xml:"xml:lang,attr,omitempty"`
	ID        string     `xml:"id"`
	Title     string     `xml:"title"`
	Subtitle  string     `xml:"subtitle,omitempty"`
	Updated   string     `xml:"updated"`
	Author    []atomName `xml:"author"`
	Generator string     `xml:"generator"`
	Rights    string     `xml:"rights,omitempty"`
	Links     []atomLink `xml:"link"`
}

type atomName struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	XMLName    xml.Name       `xml:"entry"`
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Published  string         `xml:"published"`
	Updated    string         `xml:"updated"`
	Author     []atomName     `xml:"author"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary,omitempty"`
	Content    *atomContent   `xml:"content"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	HTML string `xml:",chardata"`
}

// atom writes a feed as Atom: its head, and the entries as they are cached.
func (x *exporter) atom(w io.Writer, f *feed) error {
	var head bytes.Buffer
	err := encodeXML(&head, &atomFeed{
		Language: x.s.Config.Language, ID: f.id, Title: f.title, Subtitle: f.subtitle,
		Updated: f.updated.Format(time.RFC3339), Author: []atomName{{x.s.Config.Title}}, Generator: "readout", Rights: x.s.Config.License,
		Links: []atomLink{
			{Rel: "self", Type: "application/atom+xml", Href: x.Absolute(f.at.Atom)},
			{Rel: "alternate", Type: "text/html", Href: x.Absolute(f.of)},
			{Rel: "alternate", Type: "application/feed+json", Href: x.Absolute(f.at.JSON)},
		},
	})
	const end = "</feed>\n"
	parts := [][]byte{bytes.TrimSuffix(head.Bytes(), []byte(end))}
	for _, id := range f.articles {
		parts = append(parts, x.cachedEntry(id).atom)
	}
	return writeAll(w, err, append(parts, []byte(end)))
}

func (x *exporter) atomEntry(id site.ArticleID, e *entry) ([]byte, error) {
	out := atomEntry{
		ID: e.id, Title: e.title, Published: e.published.Format(time.RFC3339), Updated: e.updated.Format(time.RFC3339),
		Author: each(e.authors, func(name string) atomName { return atomName{name} }),
		Links:  []atomLink{{Rel: "alternate", Type: "text/html", Href: e.url}}, Summary: e.summary,
		Categories: each(e.topics, func(topic entity.ID) atomCategory { return atomCategory{x.id(topic), x.name(topic)} }),
	}
	if e.source != "" {
		out.Links = append(out.Links, atomLink{Rel: "via", Href: e.source})
	}
	if e.content != "" {
		out.Content = &atomContent{"html", e.content}
	}
	var b bytes.Buffer
	encoder := xml.NewEncoder(&b)
	encoder.Indent(" ", " ")
	err := encoder.Encode(out)
	b.WriteByte('\n')
	return bytes.Clone(b.Bytes()), err // the buffer is larger
}

func encodeXML(w io.Writer, v any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// writeAll writes the parts of a file that could be made, err being nil.
func writeAll(w io.Writer, err error, parts [][]byte) error {
	for _, part := range parts {
		if err != nil {
			return err
		}
		_, err = w.Write(part)
	}
	return err
}
