package build_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout/internal/build"
	"readout/internal/document"
)

// parents are the types of schema.org that the site uses, by their supertypes in it
// (https://schema.org/docs/full.html).
var parents = map[string]string{
	"Thing": "", "CreativeWork": "Thing", "WebSite": "CreativeWork", "NewsArticle": "CreativeWork", "Quotation": "CreativeWork", "Claim": "CreativeWork",
	"Person": "Thing", "Organization": "Thing", "GovernmentOrganization": "Organization", "Place": "Thing", "Country": "Place", "Event": "Thing", "PropertyValue": "Thing",
}

// A property says which types a property of schema.org stands with, and of which its
// values are: those two, or text of a form.
type property struct{ of, values string }

var (
	day     = `\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))?)?)?`
	someone = "Person Organization"
)

var properties = map[string]property{
	"name": {"Thing", ".+"}, "url": {"Thing", `https://.+`}, "description": {"Thing", ".+"}, "image": {"Thing", ".+"},
	"alternateName": {"Thing", ".+"}, "identifier": {"Thing", "PropertyValue"}, "sameAs": {"Thing", `https?://.+`},
	"headline": {"CreativeWork", ".+"}, "datePublished": {"CreativeWork", day}, "dateModified": {"CreativeWork", day}, "inLanguage": {"CreativeWork", "[a-z-]+"},
	"author": {"CreativeWork", someone}, "creator": {"CreativeWork", someone}, "publisher": {"CreativeWork", someone}, "isBasedOn": {"CreativeWork", "https?://.+"},
	"about": {"CreativeWork Event", "Thing"}, "mentions": {"CreativeWork", "Thing"}, "hasPart": {"CreativeWork", "CreativeWork"},
	"text": {"CreativeWork", ".+"}, "keywords": {"CreativeWork", strings.Join(document.Words(document.Verbs), "|")}, "spokenByCharacter": {"Quotation", someone},
	"jobTitle": {"Person", ".+"}, "nationality": {"Person", "Country"}, "worksFor": {"Person", "Organization"}, "birthDate": {"Person", day}, "deathDate": {"Person", day},
	"parentOrganization": {"Organization", "Organization"}, "member": {"Organization", someone}, "areaServed": {"Organization", "Place"}, "containedInPlace": {"Place", "Place"},
	"startDate": {"Event", day}, "endDate": {"Event", day}, "eventStatus": {"Event", "https://schema.org/Event(Scheduled|Cancelled)"},
	"location": {"Event", "Place"}, "attendee": {"Event", someone}, "organizer": {"Event", someone},
	"propertyID": {"PropertyValue", ".+"}, "value": {"PropertyValue", ".+"},
}

// isA reports whether a type is one of some others, or a subtype of one.
func isA(kind string, others string) bool {
	for ; kind != ""; kind = parents[kind] {
		if slices.Contains(strings.Fields(others), kind) {
			return true
		}
	}
	return false
}

var linkedData = regexp.MustCompile(`<script type="application/ld\+json">(.*?)</script>`)

// What the golden pages say of themselves for machines keeps to schema.org, and of
// a statement says nothing that its words alone would not.
func TestGoldenLinkedData(t *testing.T) {
	s, err := build.New("testdata/golden/site", build.Options{Now: now}).Build()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for address, file := range rendered(t, s) {
		for _, m := range linkedData.FindAllStringSubmatch(file.text, -1) {
			var thing map[string]any
			if err := json.Unmarshal([]byte(m[1]), &thing); err != nil || thing["@context"] != "https://schema.org" {
				t.Errorf("%s: %v, in %v", address, err, thing["@context"])
			}
			delete(thing, "@context")
			checkThing(t, address, thing, seen)
		}
	}
	for _, kind := range []string{"WebSite", "NewsArticle", "Quotation", "Person", "Organization", "GovernmentOrganization", "Country", "Place", "Event"} {
		if !seen[kind] {
			t.Errorf("the golden site has no %s", kind)
		}
	}
	for i := range s.Plan.Site.Articles {
		checkParts(t, s, i)
	}
}

func checkThing(t *testing.T, address string, thing map[string]any, seen map[string]bool) {
	t.Helper()
	kind, _ := thing["@type"].(string)
	if _, known := parents[kind]; !known {
		t.Errorf("%s: %q is no type, in %v", address, kind, thing)
	}
	seen[kind] = true
	for name, value := range thing {
		if name == "@type" || name == "@id" {
			continue
		}
		p, known := properties[name]
		if !known || !isA(kind, p.of) {
			t.Errorf("%s: %q is no property of a %s", address, name, kind)
		}
		list, several := value.([]any)
		if !several {
			list = []any{value}
		}
		for _, v := range list {
			if inner, isThing := v.(map[string]any); isThing {
				if inner["@id"] != nil && len(inner) == 1 {
					continue // a reference: the page at its address says what it is
				}
				if of, _ := inner["@type"].(string); !isA(of, p.values) {
					t.Errorf("%s: %q is a %s, in %v", address, name, of, thing)
				}
				checkThing(t, address, inner, seen)
			} else if text, isText := v.(string); !isText || !regexp.MustCompile("^(?s:"+p.values+")$").MatchString(text) {
				t.Errorf("%s: %q is %v", address, name, v)
			}
		}
	}
}

// checkParts compares the parts of an article with its statements: those told in
// another's words, relayed, denied or rejected are none.
func checkParts(t *testing.T, s *build.Snapshot, number int) {
	t.Helper()
	a := &s.Plan.Site.Articles[number]
	data, _, err := s.Render("articles/" + a.Document.ID + ".html")
	if err != nil {
		t.Fatal(err)
	}
	linked := linkedData.FindString(string(data))
	for _, st := range s.Plan.Site.Statements[a.Statements.From:a.Statements.To] {
		told := st.Mark.Form == document.Direct || st.Mark.Verb == "claims"
		want := told && len(st.Via) == 0 && st.Mark.Verb != "denies" && st.Mark.Verb != "rejects"
		if got := strings.Contains(linked, `"#`+st.Mark.ID+`"`); got != want {
			t.Errorf("%s: %s %s is a part: %v, want %v", a.Document.ID, st.Mark.Verb, st.Mark.ID, got, want)
		}
	}
}
