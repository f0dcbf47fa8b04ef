package export

import (
	"bytes"
	"encoding/json"
	"io"
	"time"
)

// The types below hold the part of JSON Feed 1.1 (jsonfeed.org) that is used.

type jsonFeed struct {
	Version     string     `json:"version"`
	Title       string     `json:"title"`
	HomePage    string     `json:"home_page_url"`
	Address     string     `json:"feed_url"`
	Description string     `json:"description,omitempty"`
	Language    string     `json:"language"`
	Authors     []jsonName `json:"authors"`
	Items       []jsonItem `json:"items"`
}

type jsonName struct {
	Name string `json:"name"`
}

type jsonItem struct {
	ID        string     `json:"id"`
	URL       string     `json:"url"`
	Source    string     `json:"external_url,omitempty"`
	Title     string     `json:"title"`
	HTML      string     `json:"content_html,omitempty"`
	Text      string     `json:"content_text,omitempty"`
	Summary   string     `json:"summary,omitempty"`
	Image     string     `json:"image,omitempty"`
	Published string     `json:"date_published"`
	Modified  string     `json:"date_modified"`
	Authors   []jsonName `json:"authors,omitempty"`
	Tags      []string   `json:"tags,omitempty"`
}

// jsonFeed writes a feed as JSON: its head, and the items as they are cached.
func (x *exporter) jsonFeed(w io.Writer, f *feed) error {
	head, err := json.Marshal(&jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.title, HomePage: x.Absolute(f.of), Address: x.Absolute(f.at.JSON),
		Description: f.subtitle, Language: x.s.Config.Language, Authors: []jsonName{{x.s.Config.Title}}, Items: []jsonItem{},
	})
	const end = "]}"
	parts := [][]byte{bytes.TrimSuffix(head, []byte(end))}
	separator := "\n"
	for _, id := range f.articles {
		parts = append(parts, []byte(separator), x.cachedEntry(id).json)
		separator = ",\n"
	}
	return writeAll(w, err, append(parts, []byte("\n"+end+"\n")))
}

func (x *exporter) jsonItem(e *entry) ([]byte, error) {
	item := jsonItem{
		ID: e.id, URL: e.url, Source: e.source, Title: e.title, HTML: e.content, Summary: e.summary, Image: e.image,
		Published: e.published.Format(time.RFC3339), Modified: e.updated.Format(time.RFC3339),
		Authors: each(e.authors, func(name string) jsonName { return jsonName{name} }), Tags: each(e.topics, x.name),
	}
	if item.HTML == "" {
		item.Text = e.title // an item must have a content
	}
	var b bytes.Buffer
	err := encode(&b, &item)
	return bytes.Clone(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), err // the buffer is larger
}
