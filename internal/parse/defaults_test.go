package parse

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"readout/internal/source"
)

// An article with defaults has the statements, in all fields but the places of the file, of the same
// article in which the attributes are written out.
func TestDefaultsWrittenOut(t *testing.T) {
	for seed := range uint64(300) {
		g := &defaultsDesk{Rand: rand.New(rand.NewPCG(seed, 14))}
		short, long := g.article()
		got, want := parseArticle([]byte(short)), parseArticle([]byte(long))
		if len(got.Diagnostics)+len(want.Diagnostics) > 0 {
			t.Fatalf("seed %d: %+v\n%+v\n%s\n%s", seed, got.Diagnostics, want.Diagnostics, short, long)
		}
		if diff := cmp.Diff(want.Statements, got.Statements, cmpopts.EquateEmpty(), cmp.Comparer(func(a, b source.Span) bool { return true })); diff != "" {
			t.Fatalf("seed %d (-written out +defaults):\n%s\n%s\n%s", seed, diff, short, long)
		}
	}
}

// A defaultsDesk writes an article twice: with defaults, and with all attributes at each statement. It
// knows from the documentation alone what holds where.
type defaultsDesk struct {
	*rand.Rand
	short, long strings.Builder
	whole       list
	section     list
	under       int // the level of the heading that the section's comment stands under
	level       int
	last        list // what holds of the statement before in the paragraph
}

// A list has the value of each attribute; "-" for one that is taken off.
type list map[string]string

func (g *defaultsDesk) pick(words ...string) string { return words[g.IntN(len(words))] }

// values are what an attribute may say, without the speakers.
func (g *defaultsDesk) value(name string) string {
	switch name {
	case "to", "via":
		return g.pick("reporters", "an aide", "ana-torres")
	case "at":
		return g.pick("call", "2022-01-01-talks")
	case "on":
		return g.pick("2022-01-05", "2022-01-06")
	case "topic":
		return g.pick("grain", "fish")
	case "from":
		return g.pick("French", "Arabic")
	case "src":
		return g.pick("https://example.org/a", "https://example.org/b")
	}
	return g.pick("ru", "us", "-")
}

// some returns some attributes, and with may a chance of taking each off.
func (g *defaultsDesk) some(chance float64, may bool) list {
	l := list{}
	for _, name := range defaultNames {
		if g.Float64() < chance {
			if l[name] = g.value(name); may && g.Float64() < .3 {
				l[name] = "-"
			}
		}
	}
	return l
}

func (l list) String() string {
	var parts []string
	for _, name := range defaultNames {
		if l[name] != "" {
			parts = append(parts, name+" "+l[name])
		}
	}
	return strings.Join(parts, "; ")
}

func (g *defaultsDesk) both(format string, args ...any) {
	fmt.Fprintf(&g.short, format, args...)
	fmt.Fprintf(&g.long, format, args...)
}

func (g *defaultsDesk) article() (short, long string) {
	g.both("---\ntitle: A\ndate: 2022-02-01\n")
	if g.IntN(2) == 0 {
		if g.whole = g.some(.4, false); len(g.whole) > 0 {
			fmt.Fprintf(&g.short, "statements: %q\n", g.whole)
		}
	}
	g.both("---\n\n> [!call] 2022-02-01 The call\n>\n> - participants: us\n\n")
	for range 12 {
		switch g.IntN(5) {
		case 0:
			g.level = 1 + g.IntN(4)
			if g.section != nil && g.under > 0 && g.level <= g.under {
				g.section = nil
			}
			g.both("%s A heading\n\n", strings.Repeat("#", g.level))
		case 1:
			g.comment()
		case 2:
			own := g.some(.2, true)
			speaker := g.pick("ru", "ana-torres")
			block := func(l list) string { return strings.TrimSuffix(speaker+"; "+l.String(), "; ") }
			fmt.Fprintf(&g.short, "> [!quote] %s\n> We go.\n\n", block(own))
			fmt.Fprintf(&g.long, "> [!quote] %s\n> We go.\n\n", block(g.inForce(own, speaker, nil)))
		default:
			g.paragraph()
		}
	}
	return g.short.String(), g.long.String()
}

func (g *defaultsDesk) comment() {
	if g.section != nil && g.IntN(3) == 0 {
		g.section = nil
		g.short.WriteString("<!-- statements: -->\n\n")
		return
	}
	if l := g.some(.4, true); len(l) > 0 {
		g.section, g.under = l, g.level
		fmt.Fprintf(&g.short, "<!-- Statements:\n %s -->\n\n", strings.ReplaceAll(l.String(), "; ", ";\n"))
	}
}

func (g *defaultsDesk) paragraph() {
	g.last = nil
	for range 1 + g.IntN(4) {
		own, same := g.some(.2, true), g.last != nil && g.IntN(2) == 0
		speaker := g.pick("ru", "ana-torres", "us", "")
		written := own.String()
		if same {
			written = strings.TrimSuffix("same; "+written, "; ")
		}
		repeated := g.last
		if !same {
			repeated = nil
		}
		full := g.inForce(own, speaker, repeated)
		by := ""
		if speaker == "" {
			by = "by an aide; "
		}
		fmt.Fprintf(&g.short, "[we go](said:%s \"%s\")\n", speaker, strings.TrimSuffix(by+written, "; "))
		fmt.Fprintf(&g.long, "[we go](said:%s \"%s\")\n", speaker, strings.TrimSuffix(by+full.String(), "; "))
	}
	g.both("[and stay](cont:)\n\n")
}

// inForce returns what holds of a statement, and remembers it for "same" in the next one.
func (g *defaultsDesk) inForce(own list, speaker string, same list) list {
	if speaker == "" {
		speaker = "an aide"
	}
	full, off := list{}, list{}
	take := func(from list, names ...string) {
		via := full["via"] == "" && off["via"] == ""
		for _, name := range names {
			value := from[name]
			switch {
			case value == "" || full[name] != "" || off[name] != "":
			case name == "side" && from["via"] != "" && !via:
			case value == "-" && name != "side":
				off[name] = "-"
			case (name == "to" || name == "via") && value == speaker:
				off[name] = "speaker"
			default:
				full[name] = value
			}
		}
	}
	for name, value := range own {
		if value == "-" && name != "side" {
			off[name] = value
		} else {
			full[name] = value
		}
	}
	if same != nil {
		relayed := full["via"] == "" && off["via"] == ""
		take(same, "to", "via", "at", "on", "src")
		if side := same["side"]; relayed && full["side"] == "" && side != "" {
			full["side"] = side
		}
	}
	take(g.section, defaultNames...)
	take(g.whole, defaultNames...)
	g.last = list{}
	for name, value := range full {
		g.last[name] = value
	}
	for name, value := range off {
		if value == "-" {
			g.last[name] = value
		}
	}
	return full
}

// A default of the speaker, or of a statement in the words of another, is none.
func TestDefaultsOfSpeakers(t *testing.T) {
	list := statements(t, "<!-- statements: via Ana Torres; to reporters -->\n\n"+
		"[a](said:ana-torres) [b](said:ru) [c](said: \"by Ana Torres\")\n\n> [!quote] ru\n> We [go](demands:us).")
	var got []string
	for _, s := range list {
		via := "-"
		if len(s.Via) > 0 {
			via = s.Via[0].Text
		}
		got = append(got, fmt.Sprintf("%s %d", via, len(s.To)))
	}
	if want := []string{"- 1", "Ana Torres 1", "- 1", "Ana Torres 1", "- 1"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
