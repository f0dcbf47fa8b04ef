package site

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"readout/internal/config"
)

var update = flag.Bool("update", false, "write what is said of slips into testdata")

// slipCast are people and bodies with ids of several words.
var slipCast = files{
	"people/ned-price":               "name: Ned Price\nposts: [{role: Spokesperson, organization: state-department}]",
	"people/wendy-sherman":           "name: Wendy Sherman\nposts: [{role: Deputy, organization: state-department}]",
	"people/sergey-lavrov":           "name: Sergey Lavrov\naliases: [Lavrov]\nposts: [{role: Minister, country: ru}]",
	"people/vladimir-putin":          "name: Vladimir Putin\nposts: [{role: President, country: ru}]",
	"people/joe-biden":               "name: Joe Biden\nposts: [{role: President, country: us}]",
	"people/rosa-jordan":             "name: Rosa Jordan",
	"organizations/state-department": "name: State Department\ncountry: us",
	"organizations/nato":             "name: NATO",
	"organizations/press-club":       "name: Press Club",
	"topics/de-escalation":           "name: De-escalation",
	"events/2022-01-21-geneva":       "type: meeting\ndate: 2022-01-21\nparticipants: [ru, us]",
	"events/spring-talks":            "type: meeting\ndate: 2022-03-21\nparticipants: [ru, us]",
}

// said returns what is said of a mark with the given attributes, without places.
func said(t *testing.T, mark string) string {
	t.Helper()
	all := files{}
	for name, text := range slipCast {
		all[name] = text
	}
	all["articles/a"] = article("2022-02-01", event+mark)
	_, printed := resolve(t, config.Defaults(), all)
	var lines []string
	for _, diagnostic := range strings.Split(printed, "\ncontent/") {
		_, message, found := strings.Cut(diagnostic, ": error: ")
		if found {
			lines = append(lines, "  "+strings.TrimSpace(message))
		}
	}
	return strings.Join(lines, "\n")
}

func TestFreeTextStaysFree(t *testing.T) {
	texts, err := os.ReadFile("testdata/free.txt")
	if err != nil {
		t.Fatal(err)
	}
	for text := range strings.Lines(string(texts)) {
		mark := fmt.Sprintf(`[We go](said:bohale "%s")`, strings.TrimSpace(text))
		if strings.HasPrefix(text, "by ") {
			mark = fmt.Sprintf(`[We go](said: "%s; at call")`, strings.TrimSpace(text))
		}
		if got := said(t, mark); got != "" {
			t.Errorf("%s:\n%s", text, got)
		}
	}
	for _, attributes := range []string{
		"to reporters", "to reporters at the State Department", "to allies at the talks in Geneva", "to journalists travelling with Lavrov",
		"to journalists in Oslo, lawmakers", "to about 40 reporters", "to at least two ministers", "to the press, about a dozen lawmakers",
		"to side delegates", "to topic experts, reporters", "to workers at call centres", "to [[ana|Lund]], reporters",
		"to reporters on a flight to Moscow", "to the families of hostages", "to the Security Council and its members",
		"to reporters via a video link", "to the ambassador to Russia", "to allies of Russia", "to officials of the State Department",
		"to reporters from Norway", "to critics and allies", "to a state-owned broadcaster", "to pro-Russian voters", "to a de-escalation group",
		"to Trinidad and Tobago", "to readers of the Press and Journal", "to foreign-policy experts", "to a crowd on Monday", "to those present, officials",
		"via senior official", "via an aide to Lavrov", "via a spokesman for Lavrov", "via an envoy to Russia", "via a State Department official",
		"via an official on background", "via an official, on condition of anonymity", "via a source, to be named later", "via a diplomat, from Norway",
		"via officials at NATO", "via a man, by telephone", "via a top US diplomat to Russia", "via a source close to the talks",
		"via the other side", "via someone known to us", "via a source at a meeting", "via state television > reporters",
		"via an official, at his own request", "via a former official, now a critic", "via a NATO official, a diplomat and a minister",
		"cue insisted", "cue told reporters", "cue was said to have told", "cue on record as saying", "cue said, again,",
		"from Russian", "from Russian and Ukrainian", "from a mix of Russian, Ukrainian",
		"to مسؤول كبير", "to 在京记者", "to reporters in Washington", "to the UN Security Council", "to both houses and the press", "to 在日内瓦的记者 via-less",
	} {
		if got := said(t, fmt.Sprintf(`[We go](said:bohale "%s")`, attributes)); got != "" {
			t.Errorf("%s:\n%s", attributes, got)
		}
	}
	for _, by := range []string{
		"senior official", "a senior official at the White House", "officials on both sides", "a diplomat to Russia", "an official of Norway",
		"a senior official on background", "a man of about fifty", "a diplomat at the talks", "an aide to Sergey Lavrov", "about a dozen diplomats",
		"at least two officials", "a member of the Press Club", "a former official, now a critic of NATO", "a by-stander", "minister and spokesman",
	} {
		if got := said(t, fmt.Sprintf(`[We go](said: "by %s; at call")`, by)); got != "" {
			t.Errorf("by %s:\n%s", by, got)
		}
	}
}

// TestSlipInText compares what is said of the marks in testdata/slips.txt, each of
// which hides in a text what was meant as more.
func TestSlipInText(t *testing.T) {
	const file = "testdata/slips.txt"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for line := range strings.Lines(string(data)) {
		mark := strings.TrimSuffix(line, "\n")
		if mark == "" || mark[0] == ' ' {
			continue
		}
		answer := said(t, "[So](said:bohale) and [we go]("+mark+")")
		if strings.Count(answer, "\n") != 1 {
			t.Errorf("%s: not one error with a hint:\n%s", mark, answer)
		}
		fmt.Fprintf(&got, "%s\n%s\n\n", mark, answer)
	}
	for block := range strings.SplitSeq(got.String(), "\n\n") {
		if mended := mend(block); mended != "" {
			if answer := said(t, "[So](said:bohale) and [we go]("+mended+")"); answer != "" {
				t.Errorf("%s\nas the hint says, %s:\n%s", block, mended, answer)
			}
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if got.String() != string(data) {
		t.Errorf("go test -update writes:\n%s", got.String())
	}
}

var (
	slipped = regexp.MustCompile(`\n  "(.*)" is read as a part`)
	inPlace = regexp.MustCompile(`in place of "(.*?)" before it`)
	before  = regexp.MustCompile(`write a semicolon .*: "(; .*)"`)
	instead = regexp.MustCompile(`hint: .*?"((to|via|cue|topic) .*?)"`)

	unknown   = regexp.MustCompile(`\n  "(.*)" is not an? .*\n  hint: `)
	behind    = regexp.MustCompile(`hint: write a semicolon (?:before|in place of) ".*?".*: "; (.*)"`)
	meant     = regexp.MustCompile(`hint: if .* is meant, write "(.*)"`)
	leftAlone = regexp.MustCompile(`hint: write "(.*)" alone`)
)

// mend does what a hint says, or returns "" if it leaves a choice.
func mend(block string) string {
	mark, _, _ := strings.Cut(block, "\n")
	slip, semicolon, other := slipped.FindStringSubmatch(block), before.FindStringSubmatch(block), instead.FindStringSubmatch(block)
	if text := unknown.FindStringSubmatch(block); text != nil {
		if clause := behind.FindStringSubmatch(block); clause != nil {
			bare := strings.TrimRight(strings.TrimSuffix(text[1], clause[1]), " :,.")
			return strings.Replace(mark, text[1], bare+"; "+clause[1], 1)
		}
		for _, form := range []*regexp.Regexp{meant, leftAlone} {
			if name := form.FindStringSubmatch(block); name != nil {
				return strings.Replace(mark, text[1], name[1], 1)
			}
		}
	}
	switch {
	case slip != nil && semicolon != nil:
		head, tail, _ := strings.Cut(mark, slip[1])
		head = strings.TrimRight(head, ", ")
		if sign := inPlace.FindStringSubmatch(block); sign != nil {
			head = strings.TrimRight(strings.TrimSuffix(head, strings.ReplaceAll(sign[1], `\\`, `\`)), " ")
		}
		return head + semicolon[1] + tail
	case other != nil && !strings.Contains(block, "given already"):
		return regexp.MustCompile(other[2]+` [^;"]*`).ReplaceAllLiteralString(mark, other[1])
	}
	return ""
}
