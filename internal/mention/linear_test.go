package mention

import (
	"fmt"
	"strings"
	"testing"
)

// What is asked for each name and needs the whole article is found out once.
func TestWholeArticleIsReadOnce(t *testing.T) {
	l := Compile(registry(t, cast), Settings{})
	f := l.finder(article("Georgia said so. Georgia Republicans and the Democrats went home.\n\nGeorgia spoke."))
	f.spot()
	if !f.domestic() {
		t.Fatal("no party was seen")
	}
	f.words = nil
	if !f.domestic() {
		t.Error("the words were read again for another name")
	}
}

// After some ordinary words that names may be, the article's are looked up in a
// table, with the same answers.
func TestManyOrdinaryWords(t *testing.T) {
	files := []string{}
	var first, second strings.Builder
	for i := range 60 {
		word := "W" + strings.Repeat("a", 1+i/10) + string(rune('b'+i%10))
		files = append(files, fmt.Sprintf("people/p-%d: name: Ida %s", i, word))
		fmt.Fprintf(&first, "Ida %s came. ", word)
		fmt.Fprintf(&second, "%s.\n\n", word)
		if i%2 == 0 {
			fmt.Fprintf(&first, "They saw a %s. ", strings.ToLower(word))
		}
	}
	l := Compile(registry(t, files), Settings{})
	e := l.Explain(article(first.String() + "\n\n" + second.String()))
	ordinary := 0
	for _, r := range e.Refused {
		if r.Rule == RuleOrdinary {
			ordinary++
		}
	}
	if ordinary != 30 || len(e.Found) != 90 {
		t.Errorf("%d refused as ordinary words, %d found", ordinary, len(e.Found))
	}
}
