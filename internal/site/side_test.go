package site

import (
	"slices"
	"strings"
	"testing"

	"readout/internal/config"
	"readout/internal/source"
)

// sideCast are people of whom some have two posts at once.
var sideCast = files{
	"people/eva":                "name: Eva Hult\nposts:\n  - {role: Envoy, organization: league}\n  - {role: Minister, country: no, start: 2021-06-01}",
	"people/finn":               "name: Finn Aas\nposts:\n  - {role: Adviser, country: no, start: 2019}\n  - {role: Secretary, organization: ministry, start: 2020}",
	"people/gro":                "name: Gro Vik\nposts:\n  - {role: Judge}\n",
	"organizations/kremlin":     "name: Kremlin\ncountry: ru",
	"organizations/white-house": "name: White House\ncountry: us",
	"organizations/elysee":      "name: Élysée\ncountry: fr",
	"organizations/pentagon":    "name: Pentagon\ncountry: us",
	"organizations/rival":       "name: Critic Group\ncountry: is",
	"events/of-league":          "type: meeting\ndate: 2022-02-01\nparticipants: [league, is]",
	"events/of-norway":          "type: meeting\ndate: 2022-02-01\nparticipants: [no, is]",
	"events/of-both":            "type: meeting\ndate: 2022-02-01\nparticipants: [no, league]",
	"events/of-ministry":        "type: meeting\ndate: 2022-02-01\nparticipants: [ministry, is]",
	"events/by-person":          "type: meeting\ndate: 2022-02-01\nparticipants: [eva, bohale]",
	"events/with-readout":       "type: meeting\ndate: 2022-02-01\nparticipants: [is, dk]\nreadouts: [{side: league}]",
}

func TestForWhomAccountSpeaks(t *testing.T) {
	c, _ := config.Parse(source.NewFile(config.Path, []byte("sources:\n  Senior Administration official: us\n  the western official: \"-\"\n  a Danish envoy: no\n  ministry man: ministry\n")))
	for _, test := range []struct{ mark, from, sides string }{
		// what the author says comes first
		{`[We](said:ana "side dk")`, "dk", "dk"},
		{`[We](said:ana "side -")`, "", ""},
		{`[We](said:cyroe "side dk")`, "dk", "dk"},
		{`[We](said:ana "side ministry")`, "no", "no"},
		{`[We](said:ana "side league")`, "league", "league"},
		{`[We](said: "by a man; side us")`, "us", "us"},
		{`[We](said:ana,bohale "side dk")`, "dk", "dk"},
		{`[We](said:ana "via bohale; side us")`, "no", "us"},
		{`[We](said:ana "via bohale; side -")`, "no", ""},
		{`[We](said:ana "via a Danish official; side us")`, "no", "us"},
		// it goes with who passes the words on
		{`[So](said:bohale "via a man; side us") and [we](said:ana "same")`, "no", "us"},
		{`[So](said:bohale "via a man; side -") and [we](said:ana "same")`, "no", ""},
		{`[So](said:bohale "via a man; side us") and [we](said:ana "same; via dag")`, "no", "no"},
		{`[So](said:bohale "via a man; side us") and [we](said:ana "via dag; same")`, "no", "no"},
		{`[So](said:bohale "via a man; side us") and [we](said:ana "same; side dk")`, "no", "dk"},
		{`[So](said:bohale "side us") and [we](said:ana "via dag")`, "no", "no"},
		// blocks
		{"> [!demands] ana; side dk\n>\n> We", "dk", "dk"},
		{"> [!quote] by a man; side us\n>\n> We", "us", "us"},
		{"> [!quote] bohale; side us\n>\n> He said [we](said:ana)", "no", "us"},
		{"> [!quote] bohale; side us\n>\n> He said [we](said:ana \"side dk\")", "no", "dk"},
		// the settings
		{`[We](said: "by senior administration official")`, "us", "us"},
		{`[We](said: "by a  Senior  administration official")`, "us", "us"},
		{`[We](said: "by the senior administration officials")`, "", ""},
		{`[We](said:ana "via an Senior Administration Official")`, "no", "us"},
		{`[We](said:ana "via a man > senior administration official")`, "no", "us"},
		{`[We](said: "by a Danish envoy")`, "no", "no"},
		{`[We](said: "by a Danish diplomat")`, "dk", "dk"},
		{`[We](said: "by western official")`, "", ""},
		{`[We](said: "by the ministry man")`, "no", "no"},
		{`[We](said: "by a Danish envoy; side is")`, "is", "is"},
		// a denial
		{`[We](said: "by a former Danish official, now a critic")`, "", ""},
		{`[We](said: "by a critic of Denmark")`, "", ""},
		{`[We](said: "by a non-Danish diplomat")`, "", ""},
		{`[We](said: "by a NON-Danish diplomat")`, "", ""},
		{`[We](said: "by an ex-minister of Norway")`, "", ""},
		{`[We](said: "by the Danish opposition")`, "", ""},
		{`[We](said: "by an exiled Dane, a dissident")`, "", ""},
		{`[We](said: "by an anti-Danish group")`, "", ""},
		{`[We](said: "by ancien ministre (Denmark)")`, "", ""},
		{`[We](said:ana "via a former Danish official > a Danish official")`, "no", "dk"},
		{`[We](said:ana "via a former Danish official")`, "no", ""},
		{`[We](said: "by the shadow foreign minister of Denmark")`, "", ""},
		{`[We](said: "by a Danish-installed Norwegian official")`, "", ""},
		{`[We](said: "by a fake Danish official")`, "", ""},
		{`[We](said: "by a would-be Danish envoy to Iceland")`, "", ""},
		{`[We](said: "by the late Danish ambassador")`, "", ""},
		{`[We](said: "by the then-Danish ambassador")`, "", ""},
		{`[We](said: "by a self-styled Danish diplomat")`, "", ""},
		{`[We](said: "by an incoming Danish minister")`, "", ""},
		{`[We](said: "by the designated Danish minister")`, "", ""},
		{`[We](said: "by a Georgia state official")`, "", ""},
		// a body of a country that has the name of its seat of power
		{`[We](said: "by a Kremlin official")`, "ru", "ru"},
		{`[We](said: "by the Kremlin")`, "ru", "ru"},
		{`[We](said: "by a White House spokesman")`, "us", "us"},
		{`[We](said: "by a spokesman for the Élysée")`, "fr", "fr"},
		{`[We](said:ana "via a Pentagon official")`, "no", "us"},
		{`[We](said: "by a former Kremlin official")`, "", ""},
		// and what is none
		{`[We](said: "by a Danish official in late January")`, "dk", "dk"},
		{`[We](said: "by a Danish minister who then spoke")`, "dk", "dk"},
		{`[We](said: "by a newly-appointed Danish official")`, "dk", "dk"},
		{`[We](said: "by a Danish official who would be named")`, "dk", "dk"},
		{`[We](said: "by a Georgian official")`, "ge", "ge"},
		{`[We](said: "by a Critic Group official")`, "is", "is"},
		{`[We](said: "by an outgoing Danish minister")`, "dk", "dk"},
		{`[We](said: "by an exchange officer from Denmark")`, "dk", "dk"},
		{`[We](said: "by a nonchalant Danish official")`, "dk", "dk"},
		// an office, and none
		{`[We](said: "by a Russian-speaking Ukrainian official")`, "ua", "ua"},
		{`[We](said: "by an American-educated Russian official")`, "ru", "ru"},
		{`[We](said: "by a US-born Iranian official")`, "ir", "ir"},
		{`[We](said: "by the North League special envoy for Syria")`, "league", "league"},
		{`[We](said: "by the North League ambassador to Ukraine")`, "league", "league"},
		{`[We](said: "by a senior US official")`, "us", "us"},
		{`[We](said: "by Russian Foreign Ministry spokesman")`, "ru", "ru"},
		{`[We](said: "by Harbour Ministry official")`, "no", "no"},
		{`[We](said: "by a North League diplomat")`, "league", "league"},
		{`[We](said: "by an official of the North League")`, "league", "league"},
		{`[We](said: "by an official at the Harbour Ministry")`, "no", "no"},
		{`[We](said: "by a spokesman for the Kremlin")`, "ru", "ru"},
		{`[We](said: "by the Harbour Ministry")`, "no", "no"},
		{`[We](said: "by the Foreign Ministry of Russia")`, "ru", "ru"},
		{`[We](said: "by the Minister of Foreign Affairs of Russia")`, "ru", "ru"},
		{`[We](said: "by a diplomat from Russia")`, "ru", "ru"},
		{`[We](said: "by an aide to Ana Lund")`, "no", "no"},
		{`[We](said: "by Ana Lund's aide")`, "no", "no"},
		{`[We](said: "by an aide to Lund")`, "no", "no"},
		{`[We](said: "by Lund's spokesman")`, "no", "no"},
		{`[We](said: "by Lund’s spokeswoman")`, "no", "no"},
		{`[We](said: "by a spokesman for Ms. Lund")`, "no", "no"},
		{`[We](said: "by an adviser to Minister Lund")`, "no", "no"},
		{`[We](said: "by a former adviser to Lund")`, "", ""},
		{`[We](said: "by Lund's mother")`, "", ""},
		{`[We](said: "by a source close to Lund")`, "", ""},
		{`[We](said: "by spokesman Lund")`, "", ""},
		{`[We](said: "by an aide to lund")`, "", ""},
		{`[We](said: "by the North League chief")`, "league", "league"},
		{`[We](said: "by North League chief Smith")`, "league", "league"},
		{`[We](said: "by Danish leaders")`, "dk", "dk"},
		{`[We](said: "by a North League chief economist")`, "", ""},
		{`[We](said: "by a Danish opposition leader")`, "", ""},
		{`[We](said: "by a Danish business leader")`, "", ""},
		{`[We](said: "by an adviser to the Russian president")`, "ru", "ru"},
		{`[We](said: "by Russia's permanent representative")`, "ru", "ru"},
		{`[We](said: "by the Russian Deputy Foreign Minister")`, "ru", "ru"},
		{`[We](said: "by a US official at the North League")`, "us", "us"},
		{`[We](said: "by a US official familiar with the talks")`, "us", "us"},
		{`[We](said: "by a Russian official briefed on the talks")`, "ru", "ru"},
		{`[We](said: "by officials in the Russian government")`, "ru", "ru"},
		{`[We](said: "by a spokesman (Kremlin)")`, "ru", "ru"},
		{`[We](said: "by White House official")`, "us", "us"},
		{`[We](said: "by a spokesman for Russia’s president")`, "ru", "ru"},
		{`[We](said: "by Russian President Ivan Petrov")`, "ru", "ru"},
		{`[We](said: "by Fonctionnaire (Denmark)")`, "dk", "dk"},
		{`[We](said: "by дипломат (Denmark)")`, "dk", "dk"},
		{`[We](said: "by U.S. and American officials")`, "us", "us"},
		{`[We](said: "by the North League")`, "league", "league"},
		{`[We](said: "by Michael Jordan")`, "", ""},
		{`[We](said: "by Jordan Peterson")`, "", ""},
		{`[We](said: "by Chad Smith")`, "", ""},
		{`[We](said: "by Israel Katz")`, "", ""},
		{`[We](said: "by Foreign Minister Israel Katz")`, "", ""},
		{`[We](said: "by US and Russian officials")`, "", ""},
		{`[We](said: "by Russian and American officials")`, "", ""},
		{`[We](said: "by officials of Russia and the US")`, "", ""},
		{`[We](said: "by a Russian official and a US diplomat")`, "", ""},
		{`[We](said: "by a Russian-American official")`, "", ""},
		{`[We](said: "by a source who is not Russian")`, "", ""},
		{`[We](said: "by neither a Russian nor an American official")`, "", ""},
		{`[We](said: "by not a Russian official")`, "", ""},
		{`[We](said: "by an official not authorized to speak for the US")`, "", ""},
		{`[We](said: "by an expert on Russia")`, "", ""},
		{`[We](said: "by an Iran hawk in the US Senate")`, "", ""},
		{`[We](said: "by an ambassador to Russia")`, "", ""},
		{`[We](said: "by a Western diplomat in Russia")`, "", ""},
		{`[We](said: "by a diplomat from a country allied with Russia")`, "", ""},
		{`[We](said: "by a journalist expelled from Russia")`, "", ""},
		{`[We](said: "by a diplomat expelled from Russia")`, "", ""},
		{`[We](said: "by someone briefed by Russian officials")`, "", ""},
		{`[We](said: "by reporters quoting Russian officials")`, "", ""},
		{`[We](said: "by troops fighting Russia")`, "", ""},
		{`[We](said: "by a victim of the Russian shelling")`, "", ""},
		{`[We](said: "by an American reporter")`, "", ""},
		{`[We](said: "by French TV")`, "", ""},
		{`[We](said: "by a US-based analyst")`, "", ""},
		{`[We](said: "by pro-Russian media")`, "", ""},
		{`[We](said: "by a Russian human rights group")`, "", ""},
		{`[We](said: "by the wife of Ana Lund")`, "", ""},
		{`[We](said: "by a Russian military analyst")`, "", ""},
		{`[We](said: "by official Russian media")`, "", ""},
		{`[We](said: "by an official from Russia Today")`, "", ""},
		{`[We](said: "by a Russian football official")`, "", ""},
		{`[We](said: "by a source close to the Kremlin")`, "", ""},
		{`[We](said: "by a US government contractor")`, "", ""},
		{`[We](said: "by two Russians")`, "", ""},
		{`[We](said:ana "via an expert on Denmark > a Danish official")`, "no", "dk"},
		// two posts on one day
		{`[We](said:eva)`, "no", "no"},
		{`[We](said:eva "on 2021-01-01")`, "league", "league"},
		{`[We](said:eva "at of-league")`, "league", "league"},
		{`[We](said:eva "about of-league")`, "league", "league"},
		{`[We](said:eva "at of-norway; about of-league")`, "no", "no"},
		{`[We](said:eva "at of-both")`, "no", "no"},
		{`[We](said:eva "at of-ministry")`, "no", "no"},
		{`[We](said:eva "at by-person")`, "no", "no"},
		{`[We](said:eva "at with-readout")`, "league", "league"},
		{`[We](said:eva "side league")`, "league", "league"},
		{`[We](said:bohale "via Eva Hult; at of-league")`, "is", "league"},
		{`[We](said:finn)`, "no", "no"},
		{`[We](said:gro)`, "", ""},
	} {
		all := files{"articles/a": article("2022-02-01", test.mark)}
		for name, text := range sideCast {
			all[name] = text
		}
		s, printed := resolve(t, c, all)
		st := &s.Statements[len(s.Statements)-1]
		if from, sides := s.ids(st.From), s.ids(st.Sides); from != test.from || sides != test.sides || strings.Contains(printed, "error") {
			t.Errorf("%s: from %q, sides %q\n%s", test.mark, from, sides, printed)
		}
	}
}

// Who answers with "same" does not speak to or through himself.
func TestSameLeavesOutTheSpeaker(t *testing.T) {
	for _, test := range []struct {
		mark    string
		to, via int
	}{
		{`[So](said:ana "to bohale") and [we](said:bohale "same")`, 0, 0},
		{`[So](said:ana "to Bo Hale, dk") and [we](said:bohale "same")`, 1, 0},
		{`[So](said:ana "to dk; via dag > bohale") and [we](said:dag "same")`, 1, 1},
		{`[So](said:ana "to bohale; via dag") and [we](said:ana "same")`, 1, 1},
		// by whatever name
		{`[So](said:ana "to Hale") and [we](said:bohale "same")`, 0, 0},
		{`[So](said:ana "to bohale, dag") and [we](said:hale "same")`, 1, 0},
		{`[So](said:ana "to Iceland, reporters; via people/dag") and [we](said:is "same")`, 1, 1},
		{`[So](said:ana "to dk; via Dag Moe; side no") and [we](said:moe "same")`, 1, 0},
		{`[So](said:ana "to dk; via The Ministry > dag") and [we](said:people/dag "same")`, 1, 1},
		{`[So](said:ana "to dk") and [we](said:denmark "to is; same")`, 1, 0},
	} {
		s := resolved(t, files{"articles/a": article("2022-02-01", test.mark)})
		st := &s.Statements[len(s.Statements)-1]
		if len(st.To) != test.to || len(st.Via) != test.via {
			t.Errorf("%s: to %v, via %v", test.mark, st.To, st.Via)
		}
	}
}

// Who is said to speak to himself, or to pass on alone what he said, is warned of,
// whatever he is called.
func TestSpeakerAgain(t *testing.T) {
	for mark, want := range map[string]string{
		`[We](said:ana "to Ana Lund")`:                                 `"to Ana Lund" names the speaker, Ana Lund`,
		`[We](said:ana "to is, lund")`:                                 `"to lund" names the speaker, Ana Lund`,
		`[We](said:ana "via ana; to is")`:                              `"via ana" names the speaker, Ana Lund`,
		`[We](said:ana "via dag > Lund")`:                              `"via Lund" names the speaker, Ana Lund`,
		`[We](said:bohale "to the Icelandic minister")`:                `"to the Icelandic minister" names the speaker, Bo Hale`,
		`[We](said:bohale "via Icelandic minister")`:                   `"via Icelandic minister" names the speaker, Bo Hale`,
		`[We](said:bohale "via the minister of Iceland")`:              `"via the minister of Iceland" names the speaker, Bo Hale`,
		`[We](said:no "to Norway")`:                                    `"to Norway" names the speaker, Norway`,
		`[We](said:no,is "to is")`:                                     `"to is" names the speaker, Iceland`,
		`[We](said:ana "to bohale") and [we](said:ana "to ana; same")`: `"to ana" names the speaker, Ana Lund`,
		"> [!quote] ana; to Ana Lund\n>\n> We go.":                     `"to Ana Lund" names the speaker, Ana Lund`,
		`[We failed](accuses:ana "of ana")`:                            `"of ana" names the speaker, Ana Lund`,
		// right texts
		`[We sail](claims:ana "of ana")`:                                "",
		`[We](said:no,is "via no")`:                                     "",
		`[We](said:bohale "via an Icelandic minister")`:                 "",
		`[We](said:bohale "to the Norwegian minister")`:                 "",
		`[We](said:bohale "to the minister")`:                           "",
		`[We](said:bohale "to Icelandic ministers")`:                    "",
		`[We](said:bohale "via the Icelandic ministry")`:                "",
		`[We](said:bohale "via an aide to the Icelandic minister")`:     "",
		`[We](said:bohale "via the Icelandic prime minister")`:          "",
		`[We](said:bohale "via the former Icelandic minister; side -")`: "",
		`[We](said:bohale "on 2022-01-30; to no")`:                      "",
		`[We](said:is "via bohale; to reporters")`:                      "",
	} {
		_, printed := resolve(t, config.Defaults(), files{"articles/a": article("2022-02-01", mark)})
		var got []string
		for line := range strings.Lines(printed) {
			if _, message, found := strings.Cut(line, ": warning: "); found && strings.Contains(line, "[speaker-again]") || strings.Contains(line, ": error: ") {
				got = append(got, strings.TrimSuffix(strings.TrimSpace(message), " [speaker-again]"))
			}
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%s:\n%s", mark, printed)
		}
	}
}

// A position is held, and a country tied to another, by what the author says too.
func TestSideMakesPosition(t *testing.T) {
	s := resolved(t, files{"articles/a": article("2022-02-01", "[We](said:cyroe \"to is; side dk; topic fish\") and [they](said: \"by a man; to is; side dk; topic fish\")")})
	if got := len(s.Dossiers[s.id(t, "dk")].Positions); got != 2 {
		t.Errorf("%d positions", got)
	}
	if len(s.Relations) != 1 {
		t.Errorf("%d relations", len(s.Relations))
	}
}

// Two posts are warned of once, in the person's file, whoever asks.
func TestTwoPosts(t *testing.T) {
	all := files{
		"articles/a": article("2022-02-01", `[We](said:eva), [they](said:eva "at of-league"), [you](said:bohale "via Eva Hult"), [it](said:eva "at of-norway")`),
		"articles/b": article("2022-02-03", "[We](said:eva), [he](said:finn), [she](said:eva \"side no\")"),
	}
	for name, text := range sideCast {
		all[name] = text
	}
	_, printed := resolve(t, config.Defaults(), all)
	want := `content/people/eva.md:1:1: warning: Eva Hult holds posts for North League and for Norway on 2022-02-01: statements count for Norway, the later post, but for North League at an event in which only that takes part [two-posts]
  hint: give the post that had ended its end, or write at the statement for whom it speaks: side league
  content/articles/a.md:1:1: here for North League, which takes part in the event
`
	if printed != want {
		t.Errorf("said:\n%s", printed)
	}
}

// Of two posts the event's own sides decide, also if only people take part in it.
// What the person's own post is does not count.
func TestTwoPostsAmongPeople(t *testing.T) {
	const two = " on 2022-02-01: statements count for Norway, the later post, but for North League at an event in which only that takes part [two-posts]\n" +
		"  hint: give the post that had ended its end, or write at the statement for whom it speaks: side league\n"
	const doubtful = "content/people/eva.md:1:1: warning: Eva Hult holds posts for North League and for Norway" + two
	for _, test := range []struct{ participants, side, said string }{
		{"[eva, finn]", "no", ""},      // whose two posts are of one side
		{"[eva, liv]", "no", doubtful}, // who has two as well
		{"[eva, bohale]", "no", doubtful},
		{"[bohale]", "no", doubtful},
		{"[knut, bohale]", "league", ""},
		{"[bohale, eva, knut]", "league", ""},
		{"[dag, bohale]", "no", ""},
		{"[dag, knut]", "no", doubtful},
		{"[dag, league]", "league", ""}, // itself, before people who speak for another
		{"[knut, no]", "no", ""},
	} {
		all := files{
			"people/knut": "name: Knut Aas\nposts: [{role: Envoy, organization: league}]",
			"people/liv":  "name: Liv Moe\nposts: [{role: Envoy, organization: league}, {role: Minister, country: no, start: 2021-06-01}]",
			"people/finn": sideCast["people/finn"], "people/eva": sideCast["people/eva"],
			"events/talks": "type: meeting\ndate: 2022-02-01\nparticipants: " + test.participants,
			"articles/a":   article("2022-02-01", `[We](said:eva "at talks")`),
		}
		s, printed := resolve(t, config.Defaults(), all)
		_, printed, _ = strings.Cut("\n"+printed, "\ncontent/people/eva.md")
		if printed != "" {
			printed, _, _ = strings.Cut("content/people/eva.md"+printed, "content/people/liv.md")
		}
		if got := s.ids(s.Statements[0].Sides); got != test.side || printed != test.said {
			t.Errorf("%s: for %s\n%s", test.participants, got, printed)
		}
		if e := &s.Events[0]; strings.Contains(test.participants, "eva") && !slices.Contains(e.Sides, s.Statements[0].Sides[0]) {
			t.Errorf("%s: the event is of %s", test.participants, s.ids(e.Sides))
		}
	}
}

func TestWhyNoSide(t *testing.T) {
	all := files{
		"articles/a": article("2022-02-01", event+`[1](said:gro "at call"), [2](said:cyroe), [3](said:ana "on 2011-03-04; at call"), [4](said:bohale "via Oslo"), `+
			`[5](said:bohale "via a man"), [6](said:bohale "via A man"), [7](said: "by an ex-official from Denmark"), [8](said: "by a passer-by"), [9](said:gro), [10](said: "by an ex-official"), [11](said: "by a lawyer for Ana Lund; at call"), [12](said: "by a lawyer for Hult; at call")`),
		"articles/b": article("2022-02-03", `[1](said:bohale "via THE MAN; side -"), [2](said:bohale "via a man"), [3](said:bohale "via nobody-known"), [4](said:gro "about the-call; on 2022-02-02")`),
		"articles/c": article("2022-02-03", `[1](said:bohale "via a man"), [2](said:bohale "via a man"), [3](said:bohale "via a man"), [4](said:bohale "via a man"), [5](said:bohale "via a man")`),
	}
	for name, text := range sideCast {
		all[name] = text
	}
	delete(all, "events/by-person") // who has two posts takes part in it
	s, printed := resolve(t, config.Defaults(), all)
	want := `content/articles/a.md:1:1: warning: 2 statements without a side: the post of Gro Vik names no country and no organization on 2022-02-01 and 1 other day [no-side]
  hint: complete the posts in content/people/gro.md, or write at the statement for whom it speaks, as side ID with the id of a country or organization, or side - for nobody
  content/articles/b.md:1:1: here too
content/articles/a.md:1:1: warning: 1 statement without a side: Cy Roe has no post [no-side]
  hint: complete the posts in content/people/cyroe.md, or write at the statement for whom it speaks, such as side dk, or side - for nobody
content/articles/a.md:1:1: warning: these words are dated 2011-03-04, and the event "the-call" at which they were spoken was on 2022-02-01 [date-outside-event]
  hint: correct one of the two days, or give the event an end_date if it went on until then
content/articles/a.md:1:1: warning: 1 statement without a side: Oslo is a place, which speaks for nobody [no-side]
  hint: write at the statement for whom it speaks, such as side no, or side - for nobody
content/articles/a.md:1:1: warning: 8 statements without a side: "a man" names nobody who speaks for a side [no-side]
  hint: write at the statement for whom it speaks, as side ID with the id of a country or organization, or side - for nobody; or for all of them under sources in readout.yaml: "a man": ID
  content/articles/a.md:1:1: here too
  content/articles/b.md:1:1: here too
  content/articles/c.md:1:1: here too
  content/articles/c.md:1:1: here too
  content/articles/c.md:1:1: here too
content/articles/a.md:1:1: warning: 1 statement without a side: "an ex-official from Denmark" says "ex", so it speaks for none of whom it names [no-side]
  hint: write at the statement for whom it speaks, as side ID with the id of a country or organization, or side - for nobody
content/articles/a.md:1:1: warning: 1 statement without a side: "a lawyer for Ana Lund" names Ana Lund, but no office that tells for whom it speaks, such as official, diplomat or spokesman [no-side]
  hint: write at the statement for whom it speaks, as side ID with the id of a country or organization, or side - for nobody; or for all of them under sources in readout.yaml: "a lawyer for Ana Lund": ID
content/articles/a.md:1:1: warning: 1 statement without a side: "a lawyer for Hult" names Eva Hult by the surname alone, which tells no side here [no-side]
  hint: write at the statement for whom it speaks, as side ID with the id of a country or organization, or side - for nobody; or for all of them under sources in readout.yaml: "a lawyer for Hult": ID
content/articles/b.md:1:1: error: "nobody-known" is not a person, country, organization or place of this site [unknown-entity]
  hint: add a file for it: readout new person "Nobody Known"
`
	if printed != want || s.Sideless != 18 {
		t.Errorf("%d have no side\n%s", s.Sideless, printed)
	}
}
