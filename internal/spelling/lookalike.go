package spelling

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// lookAlikes are the letters of Cyrillic and Greek that look like a Latin letter, each
// followed by that letter. They are the confusables of Unicode (UTS #39,
// confusables.txt) that are in use today.
const lookAlikes = "аaеeоoрpсcуyхxѕsіiјjһhԁdԛqԝwӏlАAВBЕEЗ3КKМMНHОOРPСCТTУYХXЅSІIЈJҺHӀIԌGԚQԜW" +
	"αaοoνvρpιiυuΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX"

// latin returns the letter of Latin that a letter of Cyrillic or Greek looks like,
// or 0. Letters with accents must be decomposed.
func latin(r rune) rune {
	_, rest, found := strings.Cut(lookAlikes, string(r))
	if !found || r < 0x80 {
		return 0
	}
	return rune(rest[0])
}

// Skeleton returns a text with Latin letters for those that look like them, and without
// invisible characters. Texts with the same skeleton look the same.
func Skeleton(text string) string {
	if onlyASCII(text) {
		return text
	}
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		if l := latin(r); l != 0 {
			return l
		}
		return r
	}, norm.NFD.String(text)))
}

// Mixed returns the first letter of a word that is in another script than the rest, and
// does not look so: all letters of its script in the word look like letters of the
// other. It returns 0 for words of one script, and for words that are visibly mixed
// ("β-test", "μm").
func Mixed(word string) rune {
	if onlyASCII(word) {
		return 0
	}
	var latins, others, hidden, plain int
	var firstLatin, firstOther rune
	for _, r := range norm.NFD.String(word) {
		switch {
		case unicode.Is(unicode.Latin, r):
			latins++
			if firstLatin == 0 {
				firstLatin = r
			}
			if !isLookAlike(r) {
				plain++
			}
		case unicode.In(r, unicode.Cyrillic, unicode.Greek):
			others++
			if firstOther == 0 {
				firstOther = r
			}
			if latin(r) != 0 {
				hidden++
			}
		}
	}
	switch {
	case latins == 0 || others == 0:
		return 0
	case hidden == others:
		return firstOther
	case plain == 0:
		return firstLatin
	}
	return 0
}

// isLookAlike reports whether a letter of Latin looks like one of another script.
func isLookAlike(r rune) bool { return r < 0x80 && strings.ContainsRune(lookAlikes, r) }

// Script returns the English name of a letter's script, of those that Mixed tells
// apart.
func Script(r rune) string {
	switch {
	case unicode.Is(unicode.Cyrillic, r):
		return "Cyrillic"
	case unicode.Is(unicode.Greek, r):
		return "Greek"
	}
	return "Latin"
}

func onlyASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
