package mention

// A class is a set of roles that a word can play around a name, as bits. Rules
// ask for classes, and never for words, so that each word is judged in one
// place: words.go.
type class uint64

const (
	honorific    class = 1 << iota // Mr., Dr., Gen.: goes before any surname
	royal                          // King, Pope: goes before a given name
	office                         // President, Minister: the head of a title
	modifier                       // Vice, Deputy, senior: within a title
	subject                        // Foreign, Defense: what an office is for
	past                           // former, ex, then: the office is no longer held
	linking                        // of, for, and: within a title
	generation                     // Jr., III
	particle                       // von, de, bin: within a name
	given                          // Michael, Barbara: common given names
	function                       // the, but, when: never part of a name
	calendar                       // Tuesday, May
	numeral                        // two, three: before a noun
	speech                         // said, demands: what somebody does with words
	inverting                      // said, says: may stand before its speaker
	passing                        // also, has, clearly: between a subject and its verb
	being                          // is, was: before a verb they may turn it round
	modal                          // will, must
	placing                        // in, at, near: a place follows
	quarter                        // east, downtown: before a city it is the place
	dealing                        // with, between: a party follows
	leaving                        // from
	actor                          // backed, led: "Moscow-backed"
	proper                         // Times, Ocean: after a name makes another name of it
	fronting                       // Air, Radio: before a name makes another name of it
	housing                        // Bank, Gulf: with "of" and a name makes another name
	compass                        // North, Inner, New: before a name makes another name of it
	tongue                         // Russian, French: also a language
	wording                        // language, translation: after a tongue
	speaking                       // spoke, fluent: before a tongue
	personal                       // Jordan, Paris: also a person's name
	partisan                       // Republicans, Legislature: of a state within the US
	settled                        // American, Cypriot: after an ethnic word, the country
	organ                          // government, regime: after a capital
	collective                     // Czechoslovakia: means all that share it
	reign                          // administration: after a surname, its head is meant
	retinue                        // Administration: after a surname, it is still the person
	statelike                      // Georgia: also the name of such a state
	abbreviated                    // Mr, Gen: its full stop ends no sentence
	public                         // Senate, War: a public body or affair, which is its country's
	community                      // Kurds, Sunni: a people or faith without a state of its own
	era                            // Nazi, Mainland: which of a country's times or parts is meant
	club                           // Association, League: the head of a body that is no government's
	kind                           // fries, shepherd: after a demonym, what something is called anywhere
	common                         // Turkey, China: also an ordinary word
	servant                        // officials, envoy: a government's people and papers
	addressing                     // urge, accuse: somebody who can answer is the object
	bearing                        // sanctions, policy: before "on" and "toward" a party
	toward                         // on, toward, against: a party follows such a word
	owning                         // his, their
	idiom                          // English, Arabic: a language and no country
	plural                         // Presidents, Messrs: a title of all in the list that follows
	goods                          // tanks, dealers: after a surname, a maker's
	wordlike                       // Price, Long: a surname that is an ordinary word
	doing                          // took, went: what anybody did
	firm                           // supermarket, chain: a company's name follows
	motion                         // flew, flights, km: before "from" a place follows
	eatery                         // restaurant: of a kind after a demonym, and anywhere after a name
	ditransitive                   // let, give, of: before "us"
	statecraft                     // expelled, ratified: what countries do and people do not
	vessel                         // carrier, frigate: a ship’s name follows
	calling                        // Bishop, Sgt: what nobody is who holds a post of state
	masculine                      // Mr, King
	feminine                       // Mrs, Queen
)

// A vocabulary is the words of one class, separated by spaces. Lower-case words
// are met capitalised too.
type vocabulary struct {
	class class
	words string
}
