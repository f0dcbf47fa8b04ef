package check

import (
	"testing"

	"readout/internal/document"
)

func TestNegations(t *testing.T) {
	for _, c := range []struct {
		language, before string
		verb             document.Verb
		want             string
	}{
		{"en", "Baker promised not to ", "pledges", "not to"},
		{"en", "Baker asked Able not to ", "demands", "not to"},
		{"en", "Able did not deny that ", "denies", "not deny that"},
		{"en", "Baker did not support ", "supports", "not support"},
		{"en", "Baker didn’t support ", "supports", "didn’t support"},
		{"en", "Baker failed to condemn ", "condemns", "failed to condemn"},
		{"en", "Able refused publicly to back ", "supports", ""}, // too far for the rules
		{"en", "Able never said that ", "said", "never said that"},
		{"en", "He denied supporting ", "supports", "denied supporting"},
		{"en", "The talks went well, but there was not an “", "said", "not an"},
		{"en", "He said there was no ", "said", "no"},
		{"en", "She said the offer was no longer ", "said", "no longer"},
		{"en", "Baker warned him not to ", "warns", "not to"},
		{"en", "Lavrov ruled out ", "pledges", "ruled out"},
		{"en", "Able declined to ", "condemns", "declined to"},
		{"en", "Able has failed to ", "condemns", "failed to"},
		{"en", "Able denied having said that “", "said", "denied having said that"},
		{"en", "Able denied ever saying ", "said", "denied ever saying"},
		{"en", "Able was misquoted as saying that ", "said", "misquoted as saying that"},
		{"en", "Able stopped short of saying ", "said", "stopped short of saying"},
		{"en", "Able stopped short of ", "condemns", "stopped short of"},
		{"en", "Able retracted his claim that ", "said", "retracted his claim that"},
		{"en", "Able refused ", "said", "refused"},
		{"en", "Able denied ", "said", "denied"},
		// what turns nothing round
		{"en", "Able hardly ", "supports", "hardly"},
		{"en", "Able said that none of ", "said", "none of"},
		{"en", "Able said it was false that ", "said", "false that"},
		{"en", "Able would refrain from ", "pledges", "refrain from"},
		{"en", "Able withdrew his offer ", "offers", "withdrew his offer"},
		{"en", "Able warned against ", "warns", "warned against"},
		{"en", "The talks failed ", "said", ""},
		{"en", "The ship was stopped “", "said", ""},
		{"en", "He told those who denied it that ", "said", ""},
		{"en", "After he refused Able said ", "said", ""},
		{"en", "Lavrov denied ", "denies", ""},
		{"en", "Lavrov denied having no ", "denies", ""},
		{"en", "She would not accept ", "rejects", ""},
		{"en", "The official declined to answer, and said that ", "said", ""},
		{"en", "Asked why he did not come, Price said: “", "said", ""},
		{"en", "He did not come and said that ", "said", ""},
		{"en", "He promised not to yield but to ", "pledges", ""},
		{"en", "He said that he would not yield and would ", "said", ""},
		{"en", "She said that not only ", "said", ""},
		{"en", "There was no doubt, she said, that ", "said", ""},
		{"en", "She said there was no doubt that ", "said", ""},
		{"en", "", "said", ""},
		{"en", "“", "said", ""},
		{"ar", "قال إن الاتفاق ليس ", "said", "ليس"},
		{"ar", "لم يؤيد ", "supports", "لم يؤيد"},
		{"ar", "نفى ", "denies", ""},
		{"ar", "رفض ", "rejects", ""},
		{"ar", "قال إن ", "said", ""},
	} {
		words := negationsOf[c.language]
		if got := words.turning(c.before, c.verb); got != c.want {
			t.Errorf("%q %s: got %q, want %q", c.before, c.verb, got, c.want)
		}
	}
}
