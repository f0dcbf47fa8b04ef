package accent

import (
	"os"
	"strings"
	"testing"
)

// Whatever accent a site has, it can be read on both grounds, and one that can be read is kept.
func TestRule(t *testing.T) {
	for colour, want := range map[string]string{
		"#a03":    ":root{--accent:light-dark(#aa0033,#",
		"#8a1c24": ":root{--accent:light-dark(#8a1c24,#",
		"#f0938f": ",#f0938f)}",
	} {
		if got := Rule(Parse(colour)); !strings.Contains(got, want) {
			t.Errorf("%s: %s", colour, got)
		}
	}
	for _, colour := range []string{"#fff", "#000", "#ff0", "#00f", "#777", "#f00", "#0f0", "#123456"} {
		c := Parse(colour)
		if r := contrast(c.towards(black, lightGround), lightGround); r < 4.5 {
			t.Errorf("%s by daylight: %.2f", colour, r)
		}
		if r := contrast(c.towards(white, darkGround), darkGround); r < 4.5 {
			t.Errorf("%s in the dark: %.2f", colour, r)
		}
	}
	css, err := os.ReadFile("../../assets/site.css")
	if err != nil || !strings.Contains(string(css), "--tint: light-dark("+lightGround.String()+", "+darkGround.String()+")") {
		t.Errorf("the grounds are not those of site.css: %v", err)
	}
}
