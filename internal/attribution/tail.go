package attribution

import "slices"

// ownWordsEnd returns where a reported clause ends before its sentence does, since the reporter goes on: with a
// comment ("…, which is untrue"), with somebody who differs ("…, Rivas disputed"), or with what another said ("… and
// Rivas that …"). Less than all that somebody said is no harm; words of another are.
func (r *reader) ownWordsEnd(from, limit int) int {
	for i := from + 1; i < limit; i++ {
		switch {
		case r.is(i, semicolon) && !r.is(i+1, that):
			return i
		case r.is(i, opening):
			end := r.closingOf(i, limit)
			if end < 0 {
				continue
			}
			if r.contradicts(i+1, end) || r.trails(from, i, limit) {
				return i
			}
			i = end
		case r.is(i, comma|dash) && r.reportersOwn(i+1, limit), r.is(i, and|but) && r.anotherSpeaks(i+1, limit), r.trails(from, i, limit):
			return r.withoutJoint(i)
		}
	}
	return limit
}

// reportersOwn reports whether what stands behind a comma or a dash is no more of what somebody said.
func (r *reader) reportersOwn(i, limit int) bool {
	end := r.pieceEnd(i, limit)
	for k := i; k < end && k < i+far; k++ {
		if r.is(k, dash) {
			end = k
		}
	}
	switch w := r.lowWord(i); {
	case w == "which":
		return r.hasWord(verdicts, i, end) || r.differs(i+1, end)
	case w == "a" || w == "an" || w == "the" || w == "two" || w == "hours" || w == "days" || w == "weeks":
		return r.hasWord(claimed, i+1, min(end, i+4)) || w != "the" && r.timeAfter(i, end)
	case w == "though" || w == "although" || w == "but" || w == "and" || w == "while":
		return r.contradicts(i+1, end) || r.differs(i+1, end) || r.anotherSpeaks(i+1, limit)
	case w == "without":
		return isIng(r.word(i + 1))
	case w == "prompting" || w == "contradicting" || w == "falsely" || w == "wrongly":
		return true
	case w == "according" && r.lowWord(i+1) == "to":
		return true
	}
	return r.contradicts(i, end) || r.differs(i, end)
}

var (
	// verdicts are words with which a reporter judges what was said.
	verdicts = []string{"untrue", "false", "wrong", "incorrect", "misleading", "inaccurate", "unfounded", "baseless", "lie", "disproved", "debunked"}
	// claimed are words for what somebody said, in an apposition to it.
	claimed = []string{"claim", "claims", "assertion", "allegation", "accusation", "charge", "contention", "lie", "falsehood", "statement", "remark", "suggestion"}
	// differing are verbs of somebody who does not agree.
	differing = []string{"disputed", "disputes", "disagreed", "disagrees", "contested", "contests", "contradicted", "contradicts", "denied", "denies", "rejected", "rejects", "dismissed", "refuted", "objected"}
	spans     = []string{"minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years"}
)

func (r *reader) hasWord(words []string, from, to int) bool {
	for i := from; i < to && i < from+far; i++ {
		if slices.Contains(words, r.lowWord(i)) {
			return true
		}
	}
	return false
}

// differs reports whether a clause begins with somebody who does not agree: "Solheim disputed".
func (r *reader) differs(from, to int) bool {
	end := r.phraseEnd(from, to)
	return end > from && end < to && slices.Contains(differing, r.lowWord(end)) && !r.is(from, pronoun)
}

// contradicts reports whether all of a clause is that something is not so: "they were not".
func (r *reader) contradicts(from, to int) bool {
	for from < to && r.is(to-1, punctuation) {
		to--
	}
	return to-from == 3 && r.is(from, pronoun) && r.is(from+1, auxiliary|modal) && r.is(from+2, negation) ||
		to-from == 3 && r.is(from, pronoun) && r.is(from+1, auxiliary) && slices.Contains(verdicts, r.lowWord(from+2))
}

// timeAfter reports whether words say how long before or after something else: "a day after Solheim".
func (r *reader) timeAfter(from, to int) bool {
	for i := from; i < to && i < from+3; i++ {
		if slices.Contains(spans, r.lowWord(i)) {
			next := r.lowWord(i + 1)
			return (next == "after" || next == "before") && r.is(i+2, capital)
		}
	}
	return false
}

// anotherSpeaks reports whether what somebody else said begins behind "and": "Rivas that …", "was told that …".
func (r *reader) anotherSpeaks(i, limit int) bool {
	if r.is(i, auxiliary) && r.at(i+1).speaks() && r.at(i+1).verb.frame&tells != 0 && r.is(i+2, that) {
		return true
	}
	end := r.phraseEnd(i, limit)
	return end > i && end+1 < limit && r.is(end, that) && r.people.at[end-1] != 0
}

// hearsay reports whether the speaker of a cue behind words only passes them on from somebody who is named behind
// it: “…,” Solheim said Rivas told her; Solheim recalled Rivas saying; Solheim read from a letter by Rivas.
// It returns the token behind what it read.
func (r *reader) hearsay(c *cue, limit int) (end int, ok bool) {
	if r.lowWord(c.at+1) == "from" {
		switch r.lowWord(c.at) {
		case "read", "reads", "quoted", "quotes", "cited", "reading", "quoting":
			return c.to, true
		}
	}
	if c.place == after && (r.lowWord(c.to) == "through" || r.lowWord(c.to) == "via") && r.people.at[min(r.phraseEnd(c.to+1, limit)-1, len(r.people.at)-1)] != 0 {
		return c.to, true
	}
	end = r.phraseEnd(c.to, limit)
	if c.place == after || c.that >= 0 || end == c.to || end >= limit || r.people.at[end-1] == 0 && !r.is(c.to, pronoun) {
		return 0, false
	}
	for end < limit && r.is(end, auxiliary|adverb) {
		end++
	}
	return end + 1, r.at(end).speaks() && r.at(end).lower
}

// notReal reports whether a sentence begins with what is made up: "In a deepfake video, …", "In the novel, …".
func (r *reader) notReal(s segment) bool {
	switch r.lowWord(s.from) {
	case "in", "on":
		return r.hasWord(madeUp, s.from+1, r.pieceEnd(s.from, min(s.to, s.from+far)))
	case "imagine", "suppose", "pretend":
		return r.is(s.from+1, colon|comma)
	}
	return false
}

// inFiction reports whether what stands behind a cue says that it is made up: "says in her new novel that", "said Lavrov
// in a forged letter", "(played by an actor)".
func (r *reader) inFiction(s segment, c *cue) bool {
	if c.place == sourced {
		return false
	}
	i := c.at + 1
	if c.place == after {
		i = r.phraseEnd(i, s.to)
		if r.is(i-1, closing) {
			for i > c.at+1 && !r.is(i, opening) {
				i--
			}
		}
	}
	switch {
	case r.is(i, opening):
		return slices.Contains(played, r.lowWord(i+1))
	case r.is(i, preposition) && (r.lowWord(i) == "in" || r.lowWord(i) == "on"):
		end := i + 1
		for end < s.to && end < i+far && !r.is(end, comma|colon|that|passage) {
			end++
		}
		return r.hasWord(madeUp, i+1, end)
	}
	return false
}

var played = []string{"played", "portrayed", "voiced", "impersonated", "acted", "parodied"}

// recordings are what somebody can be heard in who did not make it.
var recordings = []string{"video", "clip", "footage", "recording", "photo", "picture", "audio", "tape"}

var madeUp = []string{"deepfake", "fake", "faked", "forged", "fabricated", "doctored", "fictional", "novel", "movie", "film", "sketch", "parody", "satire", "sitcom", "cartoon", "comic", "musical", "dream"}

// interjects reports whether the sentence behind a passage says what somebody else does, and little more: “…” Rivas
// smiled. Whose the words are is anybody's guess then.
func (r *reader) interjects(s segment, speaker Party) bool {
	const few = 6 // tokens
	if r.current+1 >= len(r.segments) {
		return false
	}
	next := r.segments[r.current+1]
	if next.block != s.block || next.to-next.from > few {
		return false
	}
	end := r.phraseEnd(next.from, next.to)
	if end == next.from || end >= next.to || r.people.at[end-1] == 0 {
		return false
	}
	p, _ := r.party(next.from, end)
	return p.Person >= 0 && p.Person != speaker.Person
}

// othersText reports whether a person reads or recalls words that are, or may be, of somebody else: read a letter,
// quoted from the treaty, recalled her father’s words.
func (r *reader) othersText(c *cue, passageAt int) bool {
	if c.place == sourced || c.speaker.Person < 0 && !r.is(c.from, pronoun) {
		return false
	}
	if c.verb.frame&papers != 0 && len(c.via) == 0 {
		return true
	}
	owned := false
	for i := c.at + 1; i < passageAt && i < c.at+far; i++ {
		owned = owned || r.is(i, possessive) || r.is(i, preposition) && (r.lowWord(i) == "of" || r.lowWord(i) == "by" || r.lowWord(i) == "from")
	}
	return owned && r.hasWord(texts, c.at+1, passageAt)
}

// texts are what somebody’s words are called.
var texts = []string{"words", "letter", "remark", "remarks", "promise", "warning", "advice", "saying", "motto", "line", "lines", "message", "poem", "speech", "tweet", "post", "statement", "proverb", "verse", "quote", "quotation", "slogan", "pledge"}
