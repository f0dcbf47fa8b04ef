package attribution

import (
	"strings"

	"readout/internal/document"
)

// A frame says what a verb of speech can govern, as bits.
type frame uint8

const (
	quotes  frame = 1 << iota // words in marks: he said, “…”
	reports                   // a clause with "that" or a question word: he noted that …
	bare                      // a clause without "that": he said talks failed
	tells                     // somebody told, and then the words: he told reporters that …
	dubs                      // words in marks for something: he called it “…”
	wills                     // what somebody will do or not have done: he pledged to …, he denied taking …
	noun                      // the form may also be a noun: report, claims
	papers                    // of papers: the letter reads “…”
)

// A verb is one form of a verb of speech.
type verb struct {
	means document.Verb
	frame frame
	tense tense
}

type tense uint8

const (
	past    tense = iota // said; where it is also a participle, "has said"
	present              // says
	base                 // say: of several, or after an auxiliary
	ing                  // saying
	perfect              // only a participle: written, spoken
)

// The verbs of which nothing depends elsewhere.
const (
	warns     document.Verb = "warns"
	pledges   document.Verb = "pledges"
	threatens document.Verb = "threatens"
	demands   document.Verb = "demands"
	condemns  document.Verb = "condemns"
)

// cueVerbs are the verbs of speech in their base form, by what they mean and govern. A verb gets onto a
// list because it says that somebody spoke or wrote; what somebody thinks, finds or shows is on none.
// With a slash stand the forms that English does not make by rule: past, perfect.
var cueVerbs = []struct {
	means document.Verb
	frame frame
	verbs string
}{
	{document.Said, quotes | reports | bare, "say/said state explain observe add mention stress emphasize emphasise testify"},
	{document.Said, quotes | reports | bare | noun, "report announce reply answer comment note"},
	{document.Said, quotes | reports, "respond conclude reason joke quip recall reiterate repeat declare confirm reveal disclose " +
		"agree acknowledge concede admit write/wrote/written tweet post predict estimate theorize theorise suggest recommend propose underline underscore " +
		"elaborate recount lament marvel muse exclaim shout cry whisper argue reflect opine clarify specify affirm reaffirm proclaim counter cite " +
		"express explain"},
	{document.Said, quotes | reports | bare | noun, "remark"},
	{document.Said, reports | noun, "rule"},
	{document.Said, quotes | reports | bare, "admit acknowledge concede confirm reveal estimate"},
	{document.Said, quotes | reports | tells, "tell/told inform assure remind notify advise"},
	{document.Said, quotes, "continue begin/began/begun"},
	{document.Said, quotes | tells, "ask"},
	{document.Said, dubs | noun, "call label brand term"},
	{document.Said, dubs, "describe dub characterize characterise deem"},
	{document.Said, quotes | papers, "read/read cite"},
	{document.Said, quotes | papers | noun, "quote"},
	{document.Claims, quotes | reports | bare | noun, "claim"},
	{document.Claims, quotes | reports | noun, "charge"},
	{document.Claims, quotes | reports, "assert allege insist maintain contend argue complain boast"},
	{document.Claims, bare, "insist argue allege assert"},
	{document.Denies, quotes | reports | wills, "deny"},
	{warns, quotes | reports | bare | tells, "warn caution"},
	{pledges, quotes | reports | bare | wills, "pledge promise vow"},
	{threatens, quotes | reports | wills, "threaten"},
	{demands, quotes | reports | noun, "demand urge"},
	{document.Rejects, quotes, "reject dismiss"},
	{condemns, quotes | dubs, "condemn denounce criticize criticise"},
}

// verbForms returns all forms of the verbs.
func verbForms() map[string]verb {
	forms := map[string]verb{}
	for _, list := range cueVerbs {
		eachForm(list.verbs, func(form string, t tense) {
			v, known := forms[form]
			if !known {
				v.means = list.means
			}
			v.frame, v.tense = v.frame|list.frame, t
			if t != base && t != present {
				v.frame &^= noun
			}
			forms[form] = v
		})
	}
	return forms
}

// eachForm calls a function with each form of verbs that are written as in cueVerbs.
func eachForm(verbs string, add func(form string, t tense)) {
	for entry := range strings.FieldsSeq(verbs) {
		parts := strings.Split(entry, "/")
		word := parts[0]
		pastForm := inflected(word, "ed")
		if len(parts) > 1 {
			pastForm = parts[1]
		}
		add(word, base)
		add(inflected(word, "s"), present)
		add(pastForm, past)
		add(inflected(word, "ing"), ing)
		if len(parts) > 2 {
			add(parts[2], perfect)
		}
	}
}

// inflected returns a form that English makes by rule.
func inflected(verb, ending string) string {
	y := strings.HasSuffix(verb, "y") && !strings.ContainsAny(verb[len(verb)-2:len(verb)-1], "aeiou")
	switch {
	case ending == "s" && y:
		return verb[:len(verb)-1] + "ies"
	case ending == "s" && (strings.HasSuffix(verb, "s") || strings.HasSuffix(verb, "sh") || strings.HasSuffix(verb, "ss")):
		return verb + "es"
	case ending == "s":
		return verb + "s"
	case strings.HasSuffix(verb, "e"):
		return verb[:len(verb)-1] + ending
	case ending == "ed" && y:
		return verb[:len(verb)-1] + "ied"
	case doubling[verb]:
		return verb + verb[len(verb)-1:] + ending
	}
	return verb + ending
}

// doubling are the verbs that double their last letter before an ending.
var doubling = map[string]bool{"admit": true, "quip": true, "begin": true, "dub": true}
