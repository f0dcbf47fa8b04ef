package entity

import "testing"

// A name that only letters of another alphabet, or characters that nobody sees,
// tell from another's is warned of. An entity's own names may look alike.
func TestLookAlikeNames(t *testing.T) {
	_, list := New(documents(map[string]string{
		"people/capa":       "name: Capa Berg",
		"people/sara":       "name: Сара Berg\naliases: [Capa]", // its first word is all Cyrillic
		"people/ned-price":  "name: Ned Price",
		"people/ned-two":    "name: Ned\u200b Price", // is the same name
		"people/own":        "name: Cope\naliases: [Соре]",
		"people/sergei":     "name: Сергей Лавров\naliases: [Sergei Lavrov]",
		"organizations/cop": "name: СОР",
		"topics/cop":        "name: COP",
	}), nil, nil)
	want := `content/people/sara.md:1:1: warning: "Сара Berg" looks like a name of person/capa and is written with other letters [look-alike]
  hint: if it is meant to be the same name, type it again
content/organizations/cop.md:1:1: warning: "СОР" looks like a name of topic/cop and is written with other letters [look-alike]
  hint: if it is meant to be the same name, type it again
content/people/ned-two.md:1:1: warning: all names of "Ned Price" are those of person/ned-price, too, so that a text can hardly say which of the two it means [same-names]
  hint: give one of the two a further name under aliases, such as one with a middle name
`
	if got := said(list); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}
