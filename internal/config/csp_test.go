package config

import (
	"fmt"
	"testing"

	"readout/internal/source"
)

// What could make a page less safe than it is, or another policy than it looks, is
// refused.
func TestCSPExtraRefuses(t *testing.T) {
	const host = "write a host as https://example.org"
	const picture = host + ", or data: or blob:"
	from := func(directive, scheme string) string {
		return directive + " cannot have " + scheme + ", from which anybody's code could come"
	}
	none := func(s string) string { return fmt.Sprintf("%q is not a source", s) }
	for _, test := range []struct{ entry, message, hint string }{
		{"script-src data:", from("script-src", "data:"), host},
		{"script-src blob:", from("script-src", "blob:"), host},
		{"style-src data:", from("style-src", "data:"), host},
		{"worker-src blob:", from("worker-src", "blob:"), host},
		{"child-src blob:", from("child-src", "blob:"), host},
		{"frame-src data:", from("frame-src", "data:"), host},
		{"connect-src data:", from("connect-src", "data:"), host},
		{"font-src blob:", from("font-src", "blob:"), host},
		{"script-src https:", none("https:"), host},
		{"script-src http:", none("http:"), host},
		{"img-src https:", none("https:"), picture},
		{"img-src *", none("*"), picture},
		{"img-src https://*", none("https://*"), picture},
		{"script-src *.org", none("*.org"), host},
		{"script-src DATA:", none("DATA:"), host},
		{"script-src filesystem:", none("filesystem:"), host},
		{"script-src javascript:", none("javascript:"), host},
		{"script-src 'self'", none("'self'"), host},
		{"script-src 'unsafe-inline'", none("'unsafe-inline'"), host},
		{"script-src 'unsafe-eval'", none("'unsafe-eval'"), host},
		{"script-src 'wasm-unsafe-eval'", none("'wasm-unsafe-eval'"), host},
		{"script-src 'unsafe-hashes'", none("'unsafe-hashes'"), host},
		{"script-src 'strict-dynamic'", none("'strict-dynamic'"), host},
		{"script-src 'nonce-abc'", none("'nonce-abc'"), host},
		{"script-src 'sha256-abc='", none("'sha256-abc='"), host},
		{"script-src 'none'", none("'none'"), host},
		{"script-src http://cdn.example.org", `script-src cannot have "http://cdn.example.org", which anybody on the way can change`, host},
		{"frame-src http://cdn.example.org", `frame-src cannot have "http://cdn.example.org", which anybody on the way can change`, host},
		{"script-src *.example.org", `script-src cannot have "*.example.org", in which others may have hosts`, "write the host in full, as https://example.org"},
		{"script-src https://a.example.org;", none("https://a.example.org;"), host},
		{"img-src https://a.example.org; script-src https://b.example.org", none("https://a.example.org;"), picture},
		{"img-src https://a.example.org, https://b.example.org", none("https://a.example.org,"), picture},
		{"img-src https://a.example.org\\nscript-src https://b.example.org", none("script-src"), picture},
		{`img-src https://a.example.org\">`, none(`https://a.example.org">`), picture},
		{"img-src https://user@a.example.org", none("https://user@a.example.org"), picture},
		{"img-src https://a.example.org/?q", none("https://a.example.org/?q"), picture},
		{"img-src https://a.example.org/%3b", none("https://a.example.org/%3b"), picture},
		{"img-src https://пример.example", none("https://пример.example"), picture},
		{"img-src //a.example.org", none("//a.example.org"), picture},
		{"img-src ftp://a.example.org", none("ftp://a.example.org"), picture},
		{"script-src-elem https://a.example.org", `"script-src-elem" is not a directive that can be widened`, ""},
		{"Script-Src https://a.example.org", `"Script-Src" is not a directive that can be widened`, ""},
		{"base-uri https://a.example.org", `"base-uri" is not a directive that can be widened`, ""},
		{"object-src https://a.example.org", `"object-src" is not a directive that can be widened`, ""},
		{"frame-ancestors https://a.example.org", `"frame-ancestors" is not a directive that can be widened`, ""},
		{"require-trusted-types-for 'script'", `"require-trusted-types-for" is not a directive that can be widened`, ""},
		{"report-uri https://a.example.org", `"report-uri" is not a directive that can be widened`, ""},
		{"sandbox allow-scripts", `"sandbox" is not a directive that can be widened`, ""},
		{"; script-src https://a.example.org", `";" is not a directive that can be widened`, ""},
	} {
		c, list := Parse(source.NewFile("readout.yaml", []byte("csp_extra: [\""+test.entry+"\"]\n")))
		if len(list) != 1 || list[0].Message != "csp_extra: "+test.message || test.hint != "" && list[0].Hint != test.hint || list[0].Rule != "bad-csp" {
			t.Errorf("%s:\n%+v\nwant %s", test.entry, list, test.message)
		}
		if len(c.CSPExtra) > 0 {
			t.Errorf("%s: admitted %v", test.entry, c.CSPExtra)
		}
	}
}

func TestCSPExtraAdmits(t *testing.T) {
	for _, entry := range []string{
		"script-src https://cdn.example.org/js/", "script-src a.example.org", "style-src https://a.example.org:8443", "img-src data: blob: *.example.org",
		"img-src http://a.example.org", "font-src data:", "media-src blob:", "connect-src wss://a.example.org", "frame-src https://video.example.org", "form-action https://a.example.org/send",
	} {
		c, list := Parse(source.NewFile("readout.yaml", []byte("csp_extra: [\""+entry+"\"]\n")))
		if len(list) > 0 || len(c.CSPExtra) == 0 {
			t.Errorf("%s: %v, admitted %v", entry, list, c.CSPExtra)
		}
	}
}
