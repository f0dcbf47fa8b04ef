package fill

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/view"
)

// talks are a call of Norway and Fiji, told of by their foreign ministers and whoever a
// test adds.
func talks(text string, more ...string) map[string]string {
	files := map[string]string{
		"people/ana.md":          "name: Ana Lund\nposts: [{role: Minister of Foreign Affairs, country: no}]",
		"people/kini.md":         "name: Kini Raj\nposts: [{role: Minister of Foreign Affairs, country: fj}]",
		"people/sol.md":          "name: Sol Moe\nposts: [{role: Prime Minister, country: no}]",
		"people/ville.md":        "name: Ville Aho\nposts: [{role: Minister of Foreign Affairs, country: fi}]",
		"people/dan.md":          "name: Dan Kjær\nposts: [{role: Minister of Foreign Affairs, country: dk}]",
		"topics/fish.md":         "name: Fish quotas",
		"topics/ice.md":          "name: Sea ice",
		"topics/oil.md":          "name: Oil",
		"organizations/pact.md":  "name: The Pact\nmembers: [fj]",
		"events/parley.md":       "type: call\ndate: 2022-02-01\nparticipants: [ana, kini]",
		"articles/the-call.md":   article("2022-02-01", text),
		"articles/elsewhere.md":  article("2022-02-01", strings.Join(more, "\n\n")),
		"articles/day-before.md": article("2022-01-31", `Kini Raj rejected [an older demand](rejects:kini "of no; topic fish").`),
	}
	return files
}

// compared writes what an event's page says of the accounts: who differs, and the rows,
// a cell for each account in brackets.
func compared(v *view.EventView) string {
	var b strings.Builder
	for _, d := range v.Differ {
		fmt.Fprintf(&b, "%s", d.Kind)
		for _, topic := range d.Topics {
			fmt.Fprintf(&b, " %s", topic.Text)
		}
		for _, a := range d.Accounts {
			if a.Side != "" {
				fmt.Fprintf(&b, ", %s %s", a.Side, a.Acts)
			}
		}
		b.WriteString("\n")
	}
	said := func(list []view.Statement) string {
		var words []string
		for _, s := range list {
			words = append(words, strings.Join(s.Words, "…"))
		}
		return strings.Join(words, ", ")
	}
	for _, r := range v.Rows {
		fmt.Fprintf(&b, "%s:", r.Topic.Text)
		for _, c := range r.Cells {
			fmt.Fprintf(&b, " [%s", c.Absent+said(c.Statements))
			if len(c.Folded) > 0 {
				fmt.Fprintf(&b, "; folded %s", said(c.Folded))
			}
			if len(c.Elsewhere) > 0 {
				fmt.Fprintf(&b, "; elsewhere %s", said(c.Elsewhere))
			}
			b.WriteString("]")
		}
		b.WriteString("\n")
	}
	for _, a := range v.Accounts {
		for _, t := range a.Topics {
			fmt.Fprintf(&b, "%s on %s: %s", a.Heading, t.Topic.Text, said(t.Statements))
			if len(t.Elsewhere) > 0 {
				fmt.Fprintf(&b, "; elsewhere %s", said(t.Elsewhere))
			}
			b.WriteString("\n")
		}
	}
	for _, t := range v.Together {
		fmt.Fprintf(&b, "together on %s: %s\n", t.Topic.Text, said(t.Statements))
	}
	return b.String()
}

// Accounts are compared topic by topic: those of which both speak first, an act and its
// answer first in their row, and at the end what only describes the event.
func TestAccountsAreCompared(t *testing.T) {
	const ours, theirs = `at parley; topic fish`, `at parley; topic fish`
	for name, c := range map[string]struct{ text, elsewhere, want string }{
		"both speak": {
			text: `[Warn](warns:ana "of fj; ` + ours + `") and [offer](offers:ana "of fj; ` + ours + `"). [Accuse](accuses:kini "of no; ` + theirs + `") and [again](accuses:kini "of no; ` + theirs + `").`,
			want: "both Fish quotas, Norwegian a warning and an offer, Fijian 2 accusations\nneither\n" +
				"Fish quotas: [Warn, Offer] [Accuse, Again]\n",
		},
		"a demand and its rejection": {
			text: `[Ice](said:ana "at parley; topic ice"), [warning](warns:ana "of fj; ` + ours + `"), [demand](demands:ana "of fj; ` + ours + `"). [Talk](said:kini "` + theirs + `") and [no](rejects:kini "of no; ` + theirs + `").`,
			want: "answer Fish quotas, Norwegian a demand, Fijian a rejection\nonly Sea ice, Norwegian a remark\n" +
				"Fish quotas: [Demand, Warning] [No, Talk]\nSea ice: [Ice] [Not in the Fijian account]\n",
		},
		"a denial of a claim, told by the side that denies": {
			text: `[Claim](claims:kini "` + theirs + `"). [Denial](denies:ana "of fj; ` + ours + `").`,
			want: "answer Fish quotas, Fijian a claim, Norwegian a denial\nFish quotas: [Denial] [Claim]\n",
		},
		"a pledge told by another, and its denial": {
			text: `[Pledge](pledges:ana "via kini; ` + theirs + `"). [Denial](denies:ana "` + ours + `").`,
			want: "answer Fish quotas, Fijian a pledge, Norwegian a denial\nFish quotas: [Denial] [Pledge]\n",
		},
		"a denial that answers nothing": {
			text: `[Remark](said:ana "` + ours + `"). [Denial](denies:kini "` + theirs + `").`,
			want: "both Fish quotas, Norwegian a remark, Fijian a denial\nFish quotas: [Remark] [Denial]\n",
		},
		"a demand and its rejection by one account": {
			text: `[Demand](demands:ana "of fj; ` + ours + `") and [no](rejects:kini "of no; via ana; ` + ours + `"). [Talk](said:kini "` + theirs + `").`,
			want: "both Fish quotas, Norwegian a demand and a rejection, Fijian a remark\n" +
				"Fish quotas: [Demand, No] [Talk]\n",
		},
		"only one speaks of three topics": {
			text: `[A](said:ana "at parley; topic fish"), [b](said:ana "at parley; topic ice"), [c](said:ana "at parley; topic oil"). [Warm](said:kini "about parley").`,
			want: "only Fish quotas Sea ice Oil, Norwegian \nneither\n" +
				"Fish quotas: [A] [Not in the Fijian account]\nSea ice: [B] [Not in the Fijian account]\nOil: [C] [Not in the Fijian account]\nThe call itself: [Not in the Norwegian account] [Warm]\n",
		},
		"nothing but the event itself, and no topic": {
			text: `[Frank](said:ana "about parley; topic fish"). [Warm](said:kini "about parley") and [more](warns:kini "of no; at parley").`,
			want: "Other: [Not in the Norwegian account] [More]\nThe call itself: [Frank] [Warm]\n",
		},
		"the higher rank first, and more than six folded": {
			text: `[A](said:ana "at parley; topic fish"), [b](said:ana "at parley; topic fish"), [c](said:ana "at parley; topic fish"), [d](said:ana "at parley; topic fish"), [e](said:ana "at parley; topic fish"), [f](said:ana "at parley; topic fish"), [g](said:sol "at parley; topic fish"). [Words](said:kini "at parley; topic fish").`,
			want: "both Fish quotas, Norwegian 7 remarks, Fijian a remark\nneither\nFish quotas: [G, A, B, C, D; folded E, F] [Words]\n",
		},
		"one account": {
			text:      `[Demand](demands:ana "of pact; ` + ours + `") and [ice](said:ana "at parley; topic ice"), [more](said:ana "at parley; topic ice").`,
			elsewhere: `Kini Raj rejected [it](rejects:kini "of no; topic fish").`,
			want:      "The Norwegian account on Sea ice: Ice, More\nThe Norwegian account on Fish quotas: Demand; elsewhere It\n",
		},
		"an answer elsewhere, directed at an alliance": {
			text:      `[Refusal](rejects:kini "of no; ` + theirs + `"). [Warm](said:ana "about parley").`,
			elsewhere: `Ana Lund demanded [much](demands:ana "of pact; topic fish") and [ice](demands:ana "of fj; topic ice").`,
			want: "only Fish quotas, Fijian a rejection\n" +
				"Fish quotas: [Not in the Norwegian account; elsewhere Much] [Refusal]\nThe call itself: [Warm] [Not in the Fijian account]\n",
		},
		"with one voice": {
			text: `[Joint](pledges:ana,kini "at parley; topic fish"). [Ours](said:ana "at parley; topic fish").`,
			want: "The Norwegian account on Fish quotas: Ours\ntogether on Fish quotas: Joint\n",
		},
		"nothing": {text: `A call was held.`, want: ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := planned(t, talks(c.text, c.elsewhere))
			if got := compared(viewAt[*view.EventView](t, p, "events/parley.html")); !strings.EqualFold(got, c.want) { // words behind a verb begin small
				t.Errorf("\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// Three accounts stand beside each other; four stand one after the other.
func TestManyAccounts(t *testing.T) {
	for _, n := range []int{3, 4} {
		who := []string{"ana", "kini", "ville", "dan"}[:n]
		text := ""
		for _, id := range who {
			text += fmt.Sprintf("[Words of %s](said:%s \"at parley; topic fish\").\n", id, id)
		}
		files := talks(text)
		files["events/parley.md"] = "type: summit\ndate: 2022-02-01\nparticipants: [" + strings.Join(who, ", ") + "]"
		v := viewAt[*view.EventView](t, planned(t, files), "events/parley.html")
		if rows := len(v.Rows); (rows > 0) != (n == 3) || len(v.Accounts) != n {
			t.Errorf("%d accounts: %d rows, %d shown", n, rows, len(v.Accounts))
		}
		if n == 3 && len(v.Rows[0].Cells) != 3 || n == 4 && len(v.Accounts[0].Topics) != 1 {
			t.Errorf("%d accounts: %s", n, compared(v))
		}
	}
}
