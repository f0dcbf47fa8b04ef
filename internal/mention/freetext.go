package mention

import (
	"slices"
	"strings"

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
// here.
func (m *marker) suspect(text string) bool {
	if strings.ContainsAny(text, ",-/&+") {
		return true
	}
	for word := range strings.FieldsSeq(text) {
		word = strings.ToLower(strings.TrimSuffix(word, ":"))
		if word == "and" || word == "or" || document.IsAttribute(word) || len(m.registry.ByID(word)) > 0 {
			return true
		}
	}
	return false
}

// denials are the words of a description that say that who is described does not
// speak for whom it names: "a former State Department official", "a critic of
// Russia". This is the one list of them, of whole words, compared without case and
// accents; a hyphen ends a word, so that "ex-minister" and "non-US" have two.
var denials = strings.Fields(`
	former formerly ex erstwhile onetime retired ousted deposed sacked dismissed disgraced
	non anti
	critic critics critical opponent opponents opposes oppose opposed opposing opposition adversary adversaries rival rivals enemy enemies
	foe foes dissident dissidents defector defectors defected exile exiles exiled fugitive rebel rebels separatist separatists insurgent insurgents

	ancien ancienne anciens anciennes opposant opposante opposants transfuge transfuges exilee
	ehemaliger ehemalige ehemaligen ehemals gegner gegnerin kritiker kritikerin uberlaufer
	exfuncionario exfuncionaria exministro exministra opositor opositora critico critica disidente disidentes exiliado exiliada
	бывшии бывшая бывшие критик оппонент диссидент перебежчик
	سابق سابقا سابقة سابقون سابقين السابق السابقة معارض معارضة معارضون المعارض المعارضة منشق منتقد
`)

// denies reports whether a word is among denials.
func denies(word string) bool { return slices.Contains(denials, spelling.Fold(word)) }
