package mention

import "strings"

// A TitlePart is what a word can be in a title, a person's name or the name of a
// body, as bits.
type TitlePart uint16

const (
	FormOfAddress   TitlePart = 1 << iota // Mr, Doctor, General
	Office                                // president, spokesman
	OfficeDegree                          // deputy, prime, senior
	OfficeSubject                         // foreign, defence, security
	FormerOffice                          // former, late
	GivenName                             // a frequent one
	NameParticle                          // von, de, bin
	Generation                            // Jr, III
	BodyName                              // Times, Department, Bank: names a body and no person
	Men                                   // Mr, King
	Women                                 // Mrs, Queen
	OrdinarySurname                       // Price, Hill: a surname that is an ordinary word
)

// titleParts are the classes of words that TitleWords gives, and as what.
var titleParts = []struct {
	class class
	part  TitlePart
}{
	{honorific, FormOfAddress}, {royal, Office}, {office, Office}, {modifier, OfficeDegree}, {subject, OfficeSubject}, {past, FormerOffice},
	{given, GivenName}, {particle, NameParticle}, {generation, Generation}, {proper | fronting | housing | club | public, BodyName},
	{masculine, Men}, {feminine, Women}, {wordlike, OrdinarySurname},
}

// TitleWords yields the words of titles and names that the rules of this package know, each as often
// as it has a part. One with a capital is such a word with a capital only.
func TitleWords(yield func(word string, part TitlePart) bool) {
	for _, v := range vocabularies {
		for _, p := range titleParts {
			if v.class&p.class == 0 {
				continue
			}
			for word := range strings.FieldsSeq(v.words) {
				if !yield(word, p.part) {
					return
				}
			}
		}
	}
}
