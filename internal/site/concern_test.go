package site

import (
	"strings"
	"testing"

	"readout/internal/config"
	"readout/internal/entity"
)

// Each reason for which an article concerns an entity, and what is none.
func TestConcerned(t *testing.T) {
	box := func(more string) string { return "> [!vote] 2022-02-01 A vote\n>\n> - id: vote\n" + more + "\n" }
	for _, test := range []struct{ name, body, front, want string }{
		{"nothing", "Boats.", "", ""},
		{"named", "Ana Lund, Norway and Ana Lund.", "", "ana no"},
		{"named in a title", "Boats.", "title: Iceland waits", "is"},
		{"listed", "Boats.", "people: [bohale]\ncountries: [dk]\norganizations: [league]\ntopics: [fish]", "fish bohale dk league"},
		{"speaks, for a country", "[words](said:ana)", "", "ana no"},
		{"speaks, for nobody", "[words](said:cyroe)", "", "cyroe"},
		{"speaks in a block", "> [!quote] ana; to bohale\n>\n> Words.\n", "", "ana no bohale is"},
		{"speaks without a name", `[words](said: "by an official of the Harbour Ministry")`, "", "no ministry"},
		{"is addressed", `[words](said:cyroe "to no")`, "", "cyroe no"},
		{"is addressed, for a country", `[words](said:cyroe "to bohale, reporters")`, "", "cyroe bohale is"},
		{"is acted on", `[words](rejects:cyroe "of dk")`, "", "cyroe dk"},
		{"is acted on, for an organization", `[words](rejects:cyroe "of ana; on 2021-05-01")`, "", "cyroe ana league"},
		{"is spoken about", `[words](said:cyroe "about oslo, cables")`, "", "cyroe oslo cables"},
		{"relays", `[words](said:cyroe "via dag > dk")`, "", "cyroe no dag dk"},
		{"is a side", `[words](said:cyroe "via an Icelandic diplomat")`, "", "cyroe is"},
		{"is named in a description", `[words](said: "by a friend of Cy Roe; to reporters in Denmark")`, "", "cyroe dk"},
		{"is the topic", `[words](said:cyroe "topic fish")`, "", "cyroe fish"},
		{"is in an event that is declared", box("> - participants: [[ana]]\n> - place: oslo\n> - initiated_by: bohale\n> - for: [[dk]]\n> - against: [[se]]\n> - abstained: [[fi]]\n> - absent: [[de]]\n> - readout is: https://is.example/a\n> - topics: cables"),
			"", "ana no cables dk se fi de is oslo bohale"},
		{"is in the main event", "Boats.", "event: other-call", "ana bohale no is fish"},
		{"is in an event pointed at", "[They spoke](event:other-call).", "", "ana bohale no is fish"},
		{"is in an event spoken about", `[words](said:cyroe "about other-call")`, "", "cyroe ana bohale no is fish"},
		{"is in an event spoken at", `[words](said:cyroe "at other-call")`, "", "cyroe ana bohale no is fish"},
		{"nationality is no reason", "Cy Roe waits.", "", "cyroe"},
		{"a post of one who is only named is no reason", "Bo Hale waits.", "", "bohale"},
		{"the country of a place is no reason", "In Oslo.", "", "oslo"},
		{"a later post is no reason", `[words](said:ana "on 2021-05-01")`, "", "ana league"},
	} {
		s := resolved(t, files{
			"articles/a":        strings.Replace(article("2022-02-03", test.body, test.front), "title: T\n", titleUnless(test.front), 1),
			"events/other-call": "type: call\ndate: 2022-02-02\nparticipants: [ana, bohale]",
			"topics/fish":       "name: Fish\nevents: [other-call]",
		})
		if got := s.ids(s.Concerned(0)); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
		for i := range s.Dossiers {
			if concerned := strings.Contains(" "+test.want+" ", " "+s.ids([]entity.ID{entity.ID(i)})+" "); concerned != (len(s.Dossiers[i].Articles) == 1) {
				t.Errorf("%s: the dossier of %s has %v", test.name, s.ids([]entity.ID{entity.ID(i)}), s.Dossiers[i].Articles)
			}
		}
	}
}

func titleUnless(front string) string {
	if strings.Contains(front, "title:") {
		return ""
	}
	return "title: T\n"
}

// A country has a page only if something points at it.
func TestPagesOfCountries(t *testing.T) {
	s := resolved(t, files{
		"articles/a":           article("2022-02-03", `[We reject it](rejects:ann-lee "of jp; via an official in Lima"). [It is](claims:cyroe "about pe")`),
		"people/annlee":        "name: Ann Lee\naliases: [ann-lee]\nposts: [{role: Envoy, country: kr}]",
		"people/edda":          "name: Edda\ncountry: ie\nposts: [{role: Clerk, organization: office}]",
		"organizations/office": "name: Office\ncountry: at\nmembers: [pl]",
		"places/vik":           "name: Vik\ncountry: fj",
		"events/e":             "type: visit\ndate: 2022-02-01\nparticipants: [mx]\nplace: cl",
		"countries/to":         "name: Tonga",
	})
	for id, want := range map[string]bool{
		"kr": true, "jp": true, "pe": true, "ie": true, "at": true, "pl": true, "fj": true, "mx": true, "cl": true, "to": true,
		"cn": false, "kp": false, "us": false,
	} {
		if got := s.HasPage(s.id(t, id)); got != want {
			t.Errorf("%s has a page: %v", id, got)
		}
	}
	for _, id := range []string{"annlee", "kr", "jp"} {
		if d := s.Dossiers[s.id(t, id)]; len(d.Articles) != 1 {
			t.Errorf("%s: %d articles", id, len(d.Articles))
		}
	}
}

// The days on which an article was changed after its own.
func TestUpdated(t *testing.T) {
	const (
		fourth = "> [!correction] 2022-02-04 It was two.\n\n"
		fifth  = "> [!correction] 2022-02-05 It was three.\n\n"
	)
	for _, test := range []struct{ name, date, front, body, want string }{
		{"never", "2022-02-02", "", "Boats.", ""},
		{"said", "2022-02-02", "updated: 2022-02-03", "Boats.", "2022-02-03"},
		{"corrected", "2022-02-02", "", fifth, "2022-02-05"},
		{"corrected later", "2022-02-02", "updated: 2022-02-03", fifth, "2022-02-05"},
		{"corrected before", "2022-02-02", "updated: 2022-02-09", fifth, "2022-02-09"},
		{"corrected at that day", "2022-02-02", "updated: 2022-02-05T18:30:00Z", fifth, "2022-02-05 18:30"},
		{"corrected twice", "2022-02-02", "", fifth + fourth, "2022-02-05"},
		{"corrected on the day", "2022-02-05T09:00:00Z", "", fifth, "2022-02-05"},
		{"corrected too early", "2022-02-06", "", fifth, ""},
		{"in a note", "2022-02-02", "", "> [!note]\n>\n> Note.\n>\n> > [!correction] 2022-02-05 It was three.\n", "2022-02-05"},
		{"in a list", "2022-02-02", "", "- One\n\n  > [!correction] 2022-02-05 It was three.\n", "2022-02-05"},
		{"folded, and in capitals", "2022-02-02", "", "> [!CORRECTION] 2022-02-05\n>\n> It was three.\n", "2022-02-05"},
		{"only a note", "2022-02-02", "", "> [!note] 2022-02-05 is the day.\n", ""},
	} {
		s, _ := resolve(t, config.Defaults(), files{"articles/a": article(test.date, test.body, test.front)}) // which warns of one too early
		at := s.Updated(0)
		got := at.Day.String()
		if !at.Time.IsZero() {
			got += at.Time.Format(" 15:04")
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
