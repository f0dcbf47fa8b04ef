package entity

import (
	"strings"

	"readout/internal/date"
)

// A Rank says how high an office is, the highest first.
type Rank uint8

const (
	HeadOfState Rank = iota
	HeadOfGovernment
	ForeignMinister
	OtherMinister
	Spokesman
	OtherRank
)

// High reports whether an office is so high that news calls whoever holds it by
// the surname alone.
func (r Rank) High() bool { return r <= ForeignMinister }

// ranks is the one table of role words: the first row of which all words are in
// a role, and none of the last column, gives its rank. A row's words are
// separated by spaces, words with one meaning by bars.
var ranks = []struct {
	rank         Rank
	words, never string
}{
	{Spokesman, "spokesman|spokeswoman|spokesperson|spokespersons", ""},
	{HeadOfState, "president|king|queen|emperor|empress|emir|sultan|pope|pontiff|monarch", lesser + " council|board|bank|chamber|court|senate|parliament|assembly|university|company|institute"},
	{HeadOfState, "supreme leader", lesser},
	{HeadOfState, "crown prince", lesser},
	{HeadOfGovernment, "prime|first minister", lesser},
	{HeadOfGovernment, "premier|pm|taoiseach", lesser},
	{HeadOfGovernment, "chancellor", lesser + " exchequer|university|duchy"},
	{HeadOfGovernment, "general|secretary-general secretary|secretary-general", lesser + " party|union"},
	{HeadOfState, "chairman sovereignty council", lesser},
	{ForeignMinister, "minister|secretary foreign|external", lesser + " parliamentary|permanent"},
	{ForeignMinister, "minister|secretary international relations", lesser},
	{ForeignMinister, "secretary state", lesser + " parliamentary|for"},
	{ForeignMinister, "high representative", lesser},
	{OtherMinister, "minister|secretary|chancellor", "assistant|private|press|permanent|parliamentary|executive"},
}

const lesser = "vice|deputy|assistant|under|undersecretary|adviser|advisor|spouse|wife"

// RankOf returns the rank of a role, such as "Deputy Foreign Minister". Whom somebody serves
// does not count: an "Aide to the President" is no head of state.
func RankOf(role string) Rank {
	role, _, _ = strings.Cut(role, " to the ")
	words := strings.FieldsFunc(strings.ToLower(role), func(r rune) bool { return strings.ContainsRune(" ,.()/’'", r) })
	has := func(choice string) bool {
		for one := range strings.SplitSeq(choice, "|") {
			for _, w := range words {
				if w == one {
					return true
				}
			}
		}
		return false
	}
rows:
	for _, row := range ranks {
		for choice := range strings.FieldsSeq(row.words) {
			if !has(choice) {
				continue rows
			}
		}
		for choice := range strings.FieldsSeq(row.never) {
			if has(choice) {
				continue rows
			}
		}
		return row.rank
	}
	return OtherRank
}

// RankOn returns the rank of the highest post held on a day.
func (e *Entity) RankOn(day date.Date) Rank {
	return e.rank(func(p *Post) bool { return p.HeldOn(day) })
}

// RankEver returns the rank of the highest post ever held.
func (e *Entity) RankEver() Rank { return e.rank(func(*Post) bool { return true }) }

func (e *Entity) rank(counts func(*Post) bool) Rank {
	best := OtherRank
	for i := range e.Posts {
		if p := &e.Posts[i]; counts(p) {
			best = min(best, RankOf(p.Role))
		}
	}
	return best
}
