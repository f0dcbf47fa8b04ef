package mention

import (
	"slices"
	"strings"
	"unicode"

	"readout/internal/document"
	"readout/internal/spelling"
)

// A freeText is what is known of a text that describes somebody.
type freeText struct {
	Party
	suspect bool
}

// suspect reports whether a free text may hold what was meant as more than text: a
// further attribute ("Ned Price; via"), an id, or several names. It only says
// where to look closer, since what is meant may be an event, which is not known
// here. To look closer takes long and is done on each build, so that prose must not
// be suspect: "an aide who asked not to be named" links nothing to nobody.
func (m *marker) suspect(text string) bool {
	if len(text) > longestText || strings.ContainsFunc(text, separates) || m.endsInName(text) {
		return true
	}
	links, names := false, false
	for i, word := 0, ""; text != ""; i++ {
		word, text, _ = strings.Cut(text, " ")
		folded := spelling.Fold(strings.TrimSuffix(word, ":"))
		link := folded == "and" || folded == "or" || folded == "then" || folded == "through" || document.IsAttribute(folded)
		if link && (i == 0 || m.beginsWithName(text)) || !IsProseCode(word) && len(m.registry.ByID(folded)) > 0 {
			return true
		}
		if (folded == "at" || folded == "about") && text != "" && !strings.Contains(text, " ") {
			return true // "reporters at talks": a single word may be the id of an event
		}
		links = links || link
		names = names || mayName(word)
	}
	return links && names
}

// beginsWithName reports whether the first words of a text are a name.
func (m *marker) beginsWithName(text string) bool {
	for i := range len(text) + 1 {
		if (i == len(text) || text[i] == ' ') && !IsProseCode(text[:i]) && len(m.registry.Resolve(text[:i])) > 0 {
			return true
		}
	}
	return false
}

// mayName reports whether a word may belong to a name, a day or the type of an event.
func mayName(word string) bool {
	_, isEvent := document.EventTypeOf(word)
	return isEvent || strings.ContainsRune(strings.TrimRight(word, "."), '.') ||
		strings.ContainsFunc(word, func(c rune) bool { return unicode.In(c, unicode.Lu, unicode.Lt, unicode.Lo, unicode.Lm) })
}

// proseCodes are codes of countries that are also common words: "to Moscow".
var proseCodes = strings.Fields("am an as at be by do in is it me my of so to")

// IsProseCode reports whether a word is the code of a country, but also a common word.
func IsProseCode(word string) bool { return slices.Contains(proseCodes, word) }

// separates reports whether a sign may separate what stands before it from what stands behind
// it. A full stop and an apostrophe are parts of words.
func separates(c rune) bool {
	return !unicode.In(c, unicode.L, unicode.M, unicode.N) && !strings.ContainsRune(" .'’", c)
}

// endsInName reports whether a free text begins or ends with a name, at a space:
// "Foreign Minister Lavrov", "the US in Geneva".
func (m *marker) endsInName(text string) bool {
	text = strings.TrimRight(strings.TrimPrefix(text, "the "), " .,:!?”’'")
	for i := range len(text) {
		if text[i] == ' ' && (len(m.registry.Resolve(text[:i], actorsAndPlaces...)) > 0 || len(m.registry.Resolve(text[i+1:], actorsAndPlaces...)) > 0) {
			return true
		}
	}
	return len(m.registry.Resolve(text, actorsAndPlaces...)) > 0
}

// longestText bounds where names are looked for in a free text: none is longer, and few
// texts are. A longer one is looked at closely.
const longestText = 200

// audiences are whom one speaks to, or through, without a name. As the first word of
// a text they say who is meant, whatever follows.
var audiences = strings.Fields(`
	reporters journalists correspondents press media broadcasters newspapers officials diplomats ministers ambassadors envoys delegates lawmakers senators deputies members leaders
	allies partners counterparts colleagues aides advisers advisors staff supporters critics opponents voters citizens residents families relatives students workers soldiers troops
	officers commanders experts analysts observers investors donors guests visitors crowd audience public people others nation parliament congress reporter journalist official
	diplomat source sources minister spokesman spokeswoman spokesperson`)

// IsAudience reports whether a text is an ordinary word for those to whom, or through
// whom, somebody speaks without their names: "reporters", "the press".
func IsAudience(text string) bool {
	return slices.Contains(audiences, strings.TrimPrefix(spelling.Fold(text), "the "))
}

// ordinary reports whether a free text is made of nothing but such words and those of
// offices: "senior official", "the press". It never means somebody who is withheld and
// is called so: it would be an error in articles that have nothing to do with the
// withheld file, and tell of it.
func ordinary(text string) bool {
	for word := range strings.FieldsFuncSeq(spelling.Fold(text), func(c rune) bool { return c == ' ' || c == '-' || c == ',' }) {
		if !slices.Contains(audiences, word) && !slices.Contains(officeWords, word) && !slices.Contains(between, word) && !slices.Contains(articles, word) {
			return false
		}
	}
	return true
}

// denials are the words of a description that say that who is described does not
// speak for whom it names: "a former State Department official", "a critic of
// Russia". This is the one list of them, of whole words, compared without case and
// accents; a hyphen ends a word, so that "ex-minister" and "non-US" have two.
var denials = strings.Fields(`
	former formerly ex erstwhile onetime retired ousted deposed sacked dismissed disgraced
	non anti
	critic critics critical opponent opponents opposes oppose opposed opposing opposition adversary adversaries rival rivals enemy enemies
	shadow purported purportedly supposed supposedly alleged allegedly fake false bogus sham pseudo pretended impostor posing
	incoming designate designated
	foe foes dissident dissidents defector defectors defected exile exiles exiled fugitive rebel rebels separatist separatists insurgent insurgents

	ancien ancienne anciens anciennes opposant opposante opposants transfuge transfuges exilee
	ehemaliger ehemalige ehemaligen ehemals gegner gegnerin kritiker kritikerin uberlaufer
	exfuncionario exfuncionaria exministro exministra opositor opositora critico critica disidente disidentes exiliado exiliada
	бывшии бывшая бывшие критик оппонент диссидент перебежчик
	سابق سابقا سابقة سابقون سابقين السابق السابقة معارض معارضة معارضون المعارض المعارضة منشق منتقد
`)

// Some deny only at their place: the first before an office ("the late", "a then", but
// not "in late January"), the second behind a hyphen and a name ("Russian-installed"),
// the third before a hyphen ("would-be").
var (
	headDenials   = strings.Fields("late then")
	madeDenials   = strings.Fields("installed appointed imposed controlled occupied")
	hyphenDenials = strings.Fields("would wannabe")
)

// deniesAt reports whether a word of a text denies what the text names. Named is the
// last word of the name before it, or -1.
func deniesAt(text string, words []word, i, named int) bool {
	folded := spelling.Fold(text[words[i].start:words[i].end])
	switch {
	case slices.Contains(headDenials, folded):
		return i == 0 || slices.Contains(articles, spelling.Fold(text[words[i-1].start:words[i-1].end]))
	case slices.Contains(madeDenials, folded):
		return i > 0 && named == i-1 && words[i].gap == gapHyphen
	case slices.Contains(hyphenDenials, folded):
		return i+1 < len(words) && words[i+1].gap == gapHyphen
	case folded == "called", folded == "styled", folded == "proclaimed": // "so-called", "self-styled"
		return i > 0 && words[i].gap == gapHyphen
	}
	return slices.Contains(denials, folded)
}
