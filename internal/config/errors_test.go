package config

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var errorTests = []struct{ name, text, want string }{
	{"unknown key", "titel: x\n", `
readout.yaml:1:1: error: unknown key "titel" in readout.yaml [unknown-key]
  | titel: x
  | ^^^^^
  hint: did you mean "title"?
`},
	{"syntax", "title: x: y\n", `
readout.yaml:1:9: error: a value that contains ": " needs quotes [front-matter-syntax]
  | title: x: y
  |         ^
  hint: title: "x: y"
`},
	{"byte order mark", "\uFEFF# x\n", "\n"},
	{"relative base_url", "base_url: /repo/\n", `
readout.yaml:1:11: error: base_url: "/repo/" is not a web address [bad-url]
  | base_url: /repo/
  |           ^^^^^^
  hint: write it in full, beginning with https://
`},
	{"query in base_url", "base_url: https://a.example/?x\n", `
readout.yaml:1:11: error: base_url: "https://a.example/?x" is more than the address of a folder [bad-url]
  | base_url: https://a.example/?x
  |           ^^^^^^^^^^^^^^^^^^^^
  hint: leave out what follows "?" or "#", and any password
`},
	{"language", "language: english\n", `
readout.yaml:1:11: error: language: "english" is not a language tag [bad-language]
  | language: english
  |           ^^^^^^^
  hint: write it as en, fr or pt-BR (BCP 47)
`},
	{"undetermined language", "language: und\n", `
readout.yaml:1:11: error: language: "und" is not a language tag [bad-language]
  | language: und
  |           ^^^
  hint: write it as en, fr or pt-BR (BCP 47)
`},
	{"severity of an error", "rules:\n  unknown-entity: off\n", `
readout.yaml:2:3: error: rules: "unknown-entity" is always an error [unknown-rule]
  |   unknown-entity: off
  |   ^^^^^^^^^^^^^^
  hint: take it out: what it reports would be published wrong or not at all
`},
	{"severity of no rule", "rules: {no-sides: off}\n", `
readout.yaml:1:9: error: rules: there is no rule "no-sides" [unknown-rule]
  | rules: {no-sides: off}
  |         ^^^^^^^^
  hint: did you mean "no-side"?
`},
	{"no severity", "rules:\n  no-side: on\n", `
readout.yaml:2:12: error: no-side cannot be "on" [unknown-value]
  |   no-side: on
  |            ^^
  hint: write off, warning or error
`},
	{"days", "missing_readout_days: a week\n", `
readout.yaml:1:23: error: missing_readout_days: "a week" is not a number of days [wrong-type]
  | missing_readout_days: a week
  |                       ^^^^^^
  hint: write it as 14
`},
	{"time zone", "time_zone: Mars/Olympus\n", `
readout.yaml:1:12: error: time_zone: "Mars/Olympus" is not a time zone [bad-time-zone]
  | time_zone: Mars/Olympus
  |            ^^^^^^^^^^^^
  hint: write it as Europe/Paris, America/New_York or UTC
`},
	{"the machine's time zone", "time_zone: Local\n", `
readout.yaml:1:12: error: time_zone: "Local" is not a time zone [bad-time-zone]
  | time_zone: Local
  |            ^^^^^
  hint: write it as Europe/Paris, America/New_York or UTC
`},
	{"time zone outside the table", "time_zone: ../../etc/passwd\n", `
readout.yaml:1:12: error: time_zone: "../../etc/passwd" is not a time zone [bad-time-zone]
  | time_zone: ../../etc/passwd
  |            ^^^^^^^^^^^^^^^^
  hint: write it as Europe/Paris, America/New_York or UTC
`},
	{"as_of", "as_of: 2022-02\n", `
readout.yaml:1:8: error: as_of: "2022-02" is not a full day [bad-date]
  | as_of: 2022-02
  |        ^^^^^^^
  hint: write it as 2022-02-01
`},
	{"mentions", "mentions: automatic\n", `
readout.yaml:1:11: error: mentions cannot be "automatic" [unknown-value]
  | mentions: automatic
  |           ^^^^^^^^^
  hint: write one of auto, explicit
`},
	{"authors", "authors: A. Editor\n", `
readout.yaml:1:10: error: authors is a list, not text [wrong-type]
  | authors: A. Editor
  |          ^^^^^^^^^
  hint: write it as authors: [A. Editor], or each entry on a line of its own, beginning with "- "
`},
	{"accent without quotes", "accent: #a03\n", `
readout.yaml:1:9: warning: what follows " #" is a comment, not part of the value [value-in-comment]
  | accent: #a03
  |         ^^^^
  hint: put all of the value in quotation marks: accent: "#a03"
`},
	{"nobody without quotes", "sources:\n  an EU diplomat: -\n", `
readout.yaml:2:19: error: a "-" alone needs quotation marks [front-matter-syntax]
  |   an EU diplomat: -
  |                   ^
  hint: write an EU diplomat: "-"
`},
	{"accent by name", "accent: red; } body { display: none\n", `
readout.yaml:1:30: error: a value that contains ": " needs quotes [front-matter-syntax]
  | accent: red; } body { display: none
  |                              ^
  hint: accent: "red; } body { display: none"
`},
	{"accent of four digits", "accent: \"#a03f\"\n", `
readout.yaml:1:9: error: accent: "#a03f" is not a colour [bad-colour]
  | accent: "#a03f"
  |         ^^^^^^^
  hint: write it as "#a03" or "#aa0033"
`},
	{"id with a scheme", "id: https://desk.example\n", `
readout.yaml:1:5: error: id: "https://desk.example" is not a name for a site [bad-id]
  | id: https://desk.example
  |     ^^^^^^^^^^^^^^^^^^^^
  hint: write it as desk.example or desk.example/briefings: small letters of a-z, digits, and . _ ~ : / - between them
`},
	{"id with a space", "id: The Desk\n", `
readout.yaml:1:5: error: id: "The Desk" is not a name for a site [bad-id]
  | id: The Desk
  |     ^^^^^^^^
  hint: write it as desk.example or desk.example/briefings: small letters of a-z, digits, and . _ ~ : / - between them
`},
	{"license in words", "license: all rights reserved\n", `
readout.yaml:1:10: error: license: "all rights reserved" is neither the name of a licence nor an address [bad-license]
  | license: all rights reserved
  |          ^^^^^^^^^^^^^^^^^^^
  hint: write the name that SPDX gives it, such as CC-BY-4.0, or the address of its text
`},
	{"logo elsewhere", "logo: ../logo.svg\n", `
readout.yaml:1:7: error: logo: "../logo.svg" is not an image under assets/ [bad-path]
  | logo: ../logo.svg
  |       ^^^^^^^^^^^
  hint: write it as logo.svg for assets/logo.svg
`},
	{"logo of no image", "logo: logo\n", `
readout.yaml:1:7: error: logo: "logo" is not an image under assets/ [bad-path]
  | logo: logo
  |       ^^^^
  hint: write it as logo.svg for assets/logo.svg
`},
	{"csp directive", "csp_extra: [image-src https://a.example]\n", `
readout.yaml:1:13: error: csp_extra: "image-src" is not a directive that can be widened [bad-csp]
  | csp_extra: [image-src https://a.example]
  |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: did you mean "img-src"?
`},
	{"csp directive that is not to be widened", "csp_extra: [\"default-src https://a.example\"]\n", `
readout.yaml:1:13: error: csp_extra: "default-src" is not a directive that can be widened [bad-csp]
  | csp_extra: ["default-src https://a.example"]
  |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: begin it with one of script-src, style-src, img-src, font-src, connect-src, media-src, frame-src, child-src, worker-src, manifest-src, form-action
`},
	{"csp without a source", "csp_extra: [img-src]\n", `
readout.yaml:1:13: error: csp_extra: img-src admits nothing [bad-csp]
  | csp_extra: [img-src]
  |             ^^^^^^^
  hint: write it as "img-src https://example.org"
`},
	{"csp keyword", "csp_extra: [\"script-src 'unsafe-inline'\"]\n", `
readout.yaml:1:13: error: csp_extra: "'unsafe-inline'" is not a source [bad-csp]
  | csp_extra: ["script-src 'unsafe-inline'"]
  |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write a host as https://example.org
`},
	{"everything at once", "base_url: x\nlanguage: x\ncolor: red\nlogo: a\n", `
readout.yaml:1:11: error: base_url: "x" is not a web address [bad-url]
  | base_url: x
  |           ^
  hint: write it in full, beginning with https://
readout.yaml:2:11: error: language: "x" is not a language tag [bad-language]
  | language: x
  |           ^
  hint: write it as en, fr or pt-BR (BCP 47)
readout.yaml:3:1: error: unknown key "color" in readout.yaml [unknown-key]
  | color: red
  | ^^^^^
  hint: known keys: title, description, base_url, id, language, time_zone, as_of, mentions, authors, accent, logo, csp_extra, sources, rules, missing_readout_days, data, csv_bom, license, feed_text, archives, social_cards
readout.yaml:4:7: error: logo: "a" is not an image under assets/ [bad-path]
  | logo: a
  |       ^
  hint: write it as logo.svg for assets/logo.svg
`},
}

func TestErrors(t *testing.T) {
	for _, tt := range errorTests {
		t.Run(tt.name, func(t *testing.T) {
			c, got := parse(tt.text)
			if got != strings.TrimPrefix(tt.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			if diff := cmp.Diff(Defaults(), c, equal); diff != "" {
				t.Errorf("not the defaults (-want +got):\n%s", diff)
			}
		})
	}
}
