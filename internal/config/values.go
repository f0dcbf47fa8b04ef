package config

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"readout/internal/meta"
)

func baseURL(r *meta.Reader) string {
	v := r.URL("base_url")
	u, err := url.Parse(v.Text)
	if !v.Given() || err != nil {
		return ""
	}
	if u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || u.User != nil {
		r.Fail(v.Span, "bad-url", fmt.Sprintf("base_url: %q is more than the address of a folder", v.Text),
			`leave out what follows "?" or "#", and any password`)
		return ""
	}
	return strings.TrimRight(u.String(), "/") + "/"
}

// idShape is what can follow the @ of an event's UID and the https:// of an entry's id.
var idShape = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*([._~:/][a-z0-9-]+)*$`)

func siteID(r *meta.Reader) string {
	return r.Matching("id", idShape, "bad-id", "is not a name for a site",
		"write it as desk.example or desk.example/briefings: small letters of a-z, digits, and . _ ~ : / - between them").Text
}

// licenseShape is a name without spaces, or an address.
var licenseShape = regexp.MustCompile(`^([A-Za-z0-9][A-Za-z0-9.+-]*|https?://[A-Za-z0-9][^\s"<>]*)$`)

func license(r *meta.Reader) string {
	return r.Matching("license", licenseShape, "bad-license", "is neither the name of a licence nor an address",
		"write the name that SPDX gives it, such as CC-BY-4.0, or the address of its text").Text
}

func languageTag(r *meta.Reader) string {
	v := r.Text("language")
	if !v.Given() {
		return ""
	}
	tag, err := language.Parse(v.Text)
	if err != nil || tag == language.Und {
		r.Fail(v.Span, "bad-language", fmt.Sprintf("language: %q is not a language tag", v.Text),
			"write it as en, fr or pt-BR (BCP 47)")
		return ""
	}
	return tag.String()
}

// scriptOf returns the script that CLDR gives as a language's likely one.
func scriptOf(tag string) string {
	script, _ := language.Make(tag).Script()
	return script.String()
}

// rightToLeft reports whether a script is written from right to left.
func rightToLeft(script string) bool {
	return slices.Contains([]string{"Adlm", "Arab", "Hebr", "Nkoo", "Syrc", "Thaa"}, script)
}

func timeZone(r *meta.Reader, standard *time.Location) *time.Location {
	v := r.Text("time_zone")
	if !v.Given() {
		return standard
	}
	// "Local" is whatever machine builds the site, and two builds would differ.
	loc, err := time.LoadLocation(v.Text)
	if err != nil || loc == time.Local {
		r.Fail(v.Span, "bad-time-zone", fmt.Sprintf("time_zone: %q is not a time zone", v.Text),
			"write it as Europe/Paris, America/New_York or UTC")
		return standard
	}
	return loc
}

func authors(r *meta.Reader) []string {
	var names []string
	for _, v := range r.Texts("authors") {
		names = append(names, v.Text)
	}
	return names
}

var colour = regexp.MustCompile(`^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$`)

func accent(r *meta.Reader) string {
	return r.Matching("accent", colour, "bad-colour", "is not a colour", `write it as "#a03" or "#aa0033"`).Text
}

var imageTypes = []string{".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif"}

func logo(r *meta.Reader) string {
	v := r.Text("logo")
	name := strings.TrimPrefix(v.Text, "assets/")
	if !v.Given() || fs.ValidPath(name) && slices.Contains(imageTypes, strings.ToLower(path.Ext(name))) {
		return name
	}
	r.Fail(v.Span, "bad-path", fmt.Sprintf("logo: %q is not an image under assets/", v.Text), "write it as logo.svg for assets/logo.svg")
	return ""
}
