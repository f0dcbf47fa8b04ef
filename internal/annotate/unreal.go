package annotate

import (
	"regexp"
	"strings"
)

// What tells that an event was not, or was not with those or on the day that a sentence names.

// unreal is what stands before a noun of an event that was not, or may not be.
var unreal = regexp.MustCompile(`(?i)\b(?:no|not|never|without|cancel\w*|refus\w*|declin\w*|reject\w*|postpon\w*|propos\w*|possible|request\w*|sought|seek\w*|called for|demand\w*|wants?|hop\w*|offer\w*|if|any|future|another|would|could|should|may|might|deny|denie[ds]|denying|rumou?rs?|speculation|suppose\w*|alleged\w*|reports of|instead of|rather than|lack of|absence of|anniversary of) (?:\S+ ){0,3}$|(?:^|[,;“] ?)had $`)

var (
	// unsettled is a sentence of whose event nobody can tell whether it was: of a film, a dream or a lie.
	unsettled = regexp.MustCompile(`(?i)\b(?:films?|movies?|novels?|fiction\w*|a play|musical|sketch|satir\w*|cartoon|comic|dream\w*|imagin\w*|deepfake|hoax|video game|` +
		`false|untrue|baseless|unfounded|fabricated|invented|made up|rumou?rs?|would(?:n['’]t| not)? have|as if|as though|unless|halfway)\b`)
	// undone is what stands behind the noun of an event that was not.
	undone = regexp.MustCompile(`\b(?:(?:failed to|not|never|n['’]t)(?: \w+)? (?:take place|taken place|took place|happen(?:ed)?|occur(?:red)?|go ahead|gone ahead|went ahead|begin|start|materiali[sz]ed?|come (?:about|off)|held|be held|been held)|` +
		`cancel\w*|called off|postponed|put off|scrapped|shelved|fell through|fell apart|collapsed|(?:broke|broken) (?:down|off)|aborted|abandoned|ruled out)\b`)
	// longAgo is a sentence that counts from an event, so that its days are those of something else.
	longAgo = regexp.MustCompile(`(?i)\banniversary\b|\b(?:years?|months?|weeks?|decades?) (?:since|ago|after|before|earlier|later|to the day)\b`)
	// notOnDay is what stands before a day that is not the day itself.
	notOnDay = regexp.MustCompile(`(?i)\b(?:a|an|every|each|most|before|by|until|till|since|after|than)(?: on)? $`)
	// together is what may follow two that "met": whom or what else they met is told otherwise.
	together = regexp.MustCompile(`^(?:\W*$|\W*[.,;:()“”"–—-]|(?: \{[dl]\d+\}| (?:in|on|at|for|to|and|or|but|again|briefly|privately|secretly|by|near|outside|inside|during|after|before|over|about|face|one|as|late|early|earlier|later|here|there|while|when|where|behind|from|until|since|last|this|twice|once|alone|together|virtually|via|under|amid|under|despite|because|yesterday|today|tonight)\b))`)
	// possessed is what belongs to somebody, behind the name; representatives are those who stand for a country.
	possessed = regexp.MustCompile(`^['’]s? `)
	// teller goes on from a country to one of it who tells what stands before: "met Rivas, Chile’s ambassador said".
	teller          = regexp.MustCompile(`^['’]s? (?:[\pL-]+ ){1,4}(?:\{p\d+\} )?(?:said|says|told|tells|announced|added|wrote|confirmed|explained)\b`)
	representatives = regexp.MustCompile(`^(?:\S+ ){0,2}(?:` + offices + `|delegations?|team|leaders|officials|diplomats|governments?|envoys|representatives|negotiators|delegates)\b`)
)

// meetsOthers reports whether a match of a pattern goes on so that another was met than those whom it names:
// "met Rivas’s deputy", "Solheim and Rivas met reporters".
func (s *skeleton) meetsOthers(p *pattern, end int) bool {
	rest := s.text[end:]
	if p.expr.SubexpIndex("b") < 0 && p.when != either {
		return !together.MatchString(rest)
	}
	match := s.text[:end]
	bare := strings.TrimSuffix(strings.TrimRight(match, "s"), "'")
	bare = strings.TrimSuffix(bare, "’")
	if bare != match && strings.HasSuffix(bare, "}") {
		rest = match[len(bare):] + rest
	}
	owns := possessed.FindString(rest)
	if owns == "" {
		return false
	}
	if teller.MatchString(rest) {
		return true
	}
	last := signs.FindAllString(bare, -1)
	return s.items[signNumber(last[len(last)-1])].kind != 'c' || !representatives.MatchString(rest[len(owns):])
}

// otherDay reports whether a day in a sentence is not the day of the event there.
func (s *skeleton) otherDay(day *item) bool {
	for _, at := range signs.FindAllStringIndex(s.text, -1) {
		if &s.items[signNumber(s.text[at[0]:at[1]])] == day && notOnDay.MatchString(s.text[:at[0]]) {
			return true
		}
	}
	return longAgo.MatchString(s.text)
}
