package card

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/bidi"
)

// mirrored turns what bidi.ReverseString leaves: it knows brackets, and no other signs with
// Bidi_Mirrored of BidiMirroring.txt.
var mirrored = strings.NewReplacer("«", "»", "»", "«", "‹", "›", "›", "‹", "<", ">", ">", "<", "≤", "≥", "≥", "≤")

const (
	leftMark  = '\u200e' // LEFT-TO-RIGHT MARK
	rightMark = '\u200f' // RIGHT-TO-LEFT MARK
)

// paired puts marks of direction beside brackets, by rule N0 of the bidirectional algorithm for
// a line from right to left, which package bidi leaves out: a pair runs from left to
// right if all that it holds does, and what stands before it.
func paired(line []rune) []rune {
	marks := make([]rune, len(line)) // of the brackets
	for open, r := range line {
		if p, _ := bidi.LookupRune(r); !p.IsBracket() || !p.IsOpeningBracket() {
			continue
		}
		end := closing(line[open:])
		if end < 0 {
			continue
		}
		left, right := strong(line[open : open+end])
		if left || right {
			mark := rightMark
			if beforeLeft := lastIsLeft(line[:open]); !right && beforeLeft {
				mark = leftMark
			}
			marks[open], marks[open+end] = mark, mark
		}
	}
	var out []rune
	for i, r := range line {
		if marks[i] != 0 {
			out = append(out, marks[i], r, marks[i])
		} else {
			out = append(out, r)
		}
	}
	return out
}

// closing returns where the bracket is closed that a text begins with, or -1.
func closing(text []rune) int {
	depth := 0
	for i, r := range text {
		switch p, _ := bidi.LookupRune(r); {
		case p.IsBracket() && p.IsOpeningBracket():
			depth++
		case p.IsBracket():
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// strong reports whether a text has letters from left to right, and from right to left.
func strong(text []rune) (left, right bool) {
	return slices.ContainsFunc(text, isLeft), slices.ContainsFunc(text, turns)
}

func isLeft(r rune) bool {
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.L
}

// lastIsLeft reports whether the last letter of a text runs from left to right.
func lastIsLeft(text []rune) bool {
	for _, r := range slices.Backward(text) {
		if isLeft(r) || turns(r) {
			return isLeft(r)
		}
	}
	return false
}
