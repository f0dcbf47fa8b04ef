package entity

import "testing"

func TestEntriesThatCannotWork(t *testing.T) {
	_, list := New(documents(map[string]string{
		"people/xi":        "name: Xi Jinping\ncountry: cn",
		"people/li":        "name: Li Qiang\nsurname: Li\ncountry: cn",
		"people/to":        "name: Tô Lâm\nsort_name: Tô, Lâm\ncountry: vn",
		"people/abe":       "name: Shinzo Abe\ncountry: jp",
		"people/single":    "name: Suharto\ncountry: kr",
		"people/twin-a":    "name: Ida Holm\naliases: [Ida B. Holm]",
		"people/twin-b":    "name: Ida B. Holm\naliases: [Ída Holm]",
		"people/half-twin": "name: Ida Holm",
		"topics/iran":      "name: Iran",
		"topics/talks":     "name: Iran talks",
		"organizations/om": "name: Oman Council\naliases: [Oman]",
		"places/georgia":   "name: Georgia",
	}), nil, nil)
	want := `content/people/twin-b.md:1:1: warning: all names of "Ida B. Holm" are those of person/twin-a, too, so that a text can hardly say which of the two it means [same-names]
  hint: give one of the two a further name under aliases, such as one with a middle name
content/people/xi.md:1:1: warning: "Xi Jinping" takes its last word for the surname, but in China the family name comes first [surname-wanted]
  hint: write "surname: Xi", or "surname: Jinping" if that is right
content/organizations/om.md:1:1: warning: "Oman" is the name of country/om, too, so that no text can mean organization/om by it [named-like-country]
  hint: choose another name, such as "Oman talks"
content/topics/iran.md:1:1: warning: "Iran" is the name of country/ir, too, so that no text can mean topic/iran by it [named-like-country]
  hint: choose another name, such as "Iran talks"
`
	if got := said(list); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}
