package entity

import "testing"

// A rank is that of the office itself, not of whom its holder serves.
func TestRankOf(t *testing.T) {
	for role, want := range map[string]Rank{
		"President":                           HeadOfState,
		"Aide to the President":               OtherRank,
		"Military Assistant to the President": OtherRank,
		"Spokesman for the President":         Spokesman,
		"Prime Minister":                      HeadOfGovernment,
		"Envoy to the Prime Minister":         OtherRank,
		"Minister of Foreign Affairs":         ForeignMinister,
		"Ambassador to the United Kingdom":    OtherRank,
	} {
		if rank := RankOf(role); rank != want {
			t.Errorf("%s: %d, want %d", role, rank, want)
		}
	}
}
