// Package config reads readout.yaml, the settings of a site.
//
// The file is one closed YAML mapping; it may be absent, and every key has a
// default that works. A mistake in it is a diagnostic, and the key then keeps
// its default, so that the rest of the site can still be checked.
package config

import (
	"net/url"
	"strings"
	"time"
	_ "time/tzdata" // time zones on machines that have none installed

	"readout/internal/date"
	"readout/internal/meta"
	"readout/internal/source"
)

// Path is where the settings of a site stand.
const Path source.Path = "readout.yaml"

// A Config is the settings of a site.
type Config struct {
	Title       string // title: of the site; "Briefings"
	Description string // description: one sentence, for feeds and previews
	// BaseURL is where the site is published: an absolute http or https address
	// that ends in "/" (base_url). Empty: no feeds, sitemap or canonical links.
	BaseURL string
	// ID names the site in the ids of its feeds and events, wherever it is published (id,
	// "desk.example/sound"). Empty: made of the base URL; see SiteID.
	ID string
	// Language is the language of the site, a BCP 47 tag in canonical form
	// (language); "en".
	Language string
	// Script is the ISO 15924 code of the script in which the language is most
	// likely written: "Latn".
	Script string
	// RightToLeft says that the language is written from right to left.
	RightToLeft bool
	// TimeZone is the zone of dates and times without one, never nil
	// (time_zone, an IANA name); UTC.
	TimeZone *time.Location
	// AsOf is the day from which "coming" and "days since" are counted (as_of);
	// zero: the day of the newest published article.
	AsOf date.Date
	// MarkedOnly says that names in the prose are not looked for, except in
	// articles that ask for it (mentions: explicit).
	MarkedOnly bool
	Authors    []string // authors: of articles that name none
	// Accent is the accent colour as CSS: "#rgb" or "#rrggbb", nothing else
	// (accent). Empty: the layout's own.
	Accent string
	// Logo is the slash-separated path of an image under assets/, without
	// "assets/" (logo). Empty: the title is shown as text.
	Logo string
	// CSPExtra admits sources to the pages' content security policy, in the
	// order in which they were written (csp_extra, "img-src https://example.org").
	CSPExtra []Source
	// Sources are the sides of unnamed sources, in the order of the file (sources, a
	// mapping of a description to a country or an organization, or to "-" for
	// nobody). The values are not resolved here. No two keys have the same SourceKey.
	Sources []meta.Entry
	// Rules are the severities of warnings (rules, a mapping of a rule to off, warning
	// or error).
	Rules source.Settings
	// MissingReadoutDays is the number of days after an event from which a side without a
	// readout is reported (missing_readout_days); 14.
	MissingReadoutDays int
	// NoJSON and NoCSV leave out the data files of the whole site in a format (data: all,
	// json, csv or none). The JSON twins of pages stay: their scripts read them.
	NoJSON, NoCSV bool
	// FeedSummaries leaves the text of the site's own articles out of its feeds (feed_text:
	// full or summary).
	FeedSummaries bool
	// CSVMark begins CSV files with a byte order mark, by which Excel knows UTF-8
	// (csv_bom).
	CSVMark bool
	// License is the licence of the site's data: the name that SPDX or the Open Definition
	// gives it, such as "CC-BY-4.0", or the address of its text (license). Empty: not said.
	License string
	// NoArchives leaves out the archives of entities and relations, whose pages then show
	// the newest items only (archives: all or none).
	NoArchives bool
	// SocialCards makes a picture of each page for the sites that show previews of links
	// (social_cards). It needs a base URL: those sites follow no relative address.
	SocialCards bool
}

// A Source is a source that one directive of the content security policy admits, beside
// the site itself. Both parts are safe to write into the policy unescaped.
type Source struct {
	Directive string // "img-src"
	Origin    string // "https://example.org"
}

// Defaults returns the settings of a site without a readout.yaml.
func Defaults() Config {
	return Config{Title: "Briefings", Language: "en", Script: "Latn", TimeZone: time.UTC, MissingReadoutDays: 14}
}

// BasePath returns the path of the base address, with a slash at both ends: "/"
// without one.
func (c *Config) BasePath() string {
	u, err := url.Parse(c.BaseURL)
	if err != nil {
		return "/"
	}
	if path := strings.Trim(u.Path, "/"); path != "" {
		return "/" + path + "/"
	}
	return "/"
}

// LicenseAddress returns where the text of the licence is, or "".
func (c *Config) LicenseAddress() string {
	if c.License == "" || strings.Contains(c.License, "://") {
		return c.License
	}
	return "https://spdx.org/licenses/" + c.License + ".html"
}

// SiteID returns the id of the site: ID, else the host and the path of the base URL, without
// a slash at the end. It is "" for a site with neither.
func (c *Config) SiteID() string {
	if c.ID != "" || c.BaseURL == "" {
		return c.ID
	}
	_, id, _ := strings.Cut(strings.TrimSuffix(c.BaseURL, "/"), "://")
	return id
}

// Parse reads the settings; f is nil if there is no readout.yaml.
func Parse(f *source.File) (Config, []source.Diagnostic) {
	c := Defaults()
	if f == nil {
		return c, nil
	}
	front, diags := meta.Whole(f)
	r := meta.NewReader(f, front, string(Path), &diags)
	c.read(r)
	r.Close()
	return c, diags
}

// Describe returns the settings that a site may have, as they are read.
func Describe() meta.Mapping {
	return meta.Describe(string(Path), func(r *meta.Reader) {
		c := Defaults()
		c.read(r)
	})
}

// read reads all settings: the functions below are the closed list of keys.
func (c *Config) read(r *meta.Reader) {
	set(&c.Title, r.Text("title").Text)
	set(&c.Description, r.Text("description").Text)
	set(&c.BaseURL, baseURL(r))
	c.ID = siteID(r)
	set(&c.Language, languageTag(r))
	c.Script = scriptOf(c.Language)
	c.RightToLeft = rightToLeft(c.Script)
	c.TimeZone = timeZone(r, c.TimeZone)
	c.AsOf = r.Date("as_of")
	c.MarkedOnly = r.Choice("mentions", "auto", "explicit") == "explicit"
	c.Authors = authors(r)
	c.Accent = accent(r)
	c.Logo = logo(r)
	c.CSPExtra = cspExtra(r)
	c.Sources = sources(r)
	c.Rules = rules(r)
	c.MissingReadoutDays = days(r, "missing_readout_days", c.MissingReadoutDays)
	data := r.Choice("data", "all", "json", "csv", "none")
	c.NoJSON, c.NoCSV = data == "csv" || data == "none", data == "json" || data == "none"
	c.CSVMark = r.Bool("csv_bom")
	c.License = license(r)
	c.FeedSummaries = r.Choice("feed_text", "full", "summary") == "summary"
	c.NoArchives = r.Choice("archives", "all", "none") == "none"
	c.SocialCards = r.Bool("social_cards")
}

// set replaces a default by a setting that was given.
func set(setting *string, given string) {
	if given != "" {
		*setting = given
	}
}
