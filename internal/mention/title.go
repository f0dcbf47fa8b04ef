package mention

import (
	"cmp"
	"strconv"

	"readout/internal/entity"
)

// A concept is a set of what offices are made of, as bits: "foreign minister"
// and "Minister of Foreign Affairs" are the same two.
type concept uint64

// conceptWords are words for one concept each, in lower case.
var conceptWords = []string{
	// offices
	"president presidents pres presidential president's presiden presidente presidenta prasident prasidentin prezydent prezident predsednik presedinte presidentti cumhurbaskani", "minister ministers ministry ministre ministra ministro menteri ministr aussenminister aussenministerin bundesaussenminister bundesaussenministerin verteidigungsminister verteidigungsministerin finanzminister innenminister ministerprasident ministerprasidentin statsminister pm fm premier premiers taoiseach", "secretary secretaries", "spokesman spokeswoman spokesperson spokespersons",
	"chancellor chancellors kanzler kanzlerin bundeskanzler bundeskanzlerin cancelliere canciller", "ambassador ambassadors", "senator senators sen", "governor gov", "mayor", "chairman chairwoman chair chairperson", "director", "commissioner",
	"leader", "representative", "adviser advisor", "envoy", "speaker", "commander", "attorney", "king", "queen",
	"prince", "princess", "emperor", "pope", "emir", "sultan", "sheikh sheik", "counselor counsellor", "chief", "consul", "rep congressman congresswoman",
	// what makes another office of one
	"vice", "deputy", "assistant", "under undersecretary", "prime premier premiers pm taoiseach perdana primer primeiro primo primera premiere ministerprasident ministerprasidentin statsminister", "general", "press", "crown", "acting interim caretaker",
	// what an office is for
	"foreign external fm aussenminister aussenministerin bundesaussenminister bundesaussenministerin esteri exteriores estrangeiros etrangeres auswartigen", "defense defence verteidigungsminister verteidigungsministerin difesa defensa defesa", "interior home innenminister", "finance treasury finanzminister", "state", "trade commerce", "energy", "labor labour", "security",
	"national", "justice", "agriculture", "education", "health", "war", "navy", "army",
}

// firstNarrowing and firstSubject are the indices of the first words of the
// second and third group of conceptWords.
const (
	firstNarrowing = 32
	firstSubject   = 41

	offices   concept = 1<<firstNarrowing - 1
	isForeign concept = 1 << firstSubject
	// ministries are what one minister each is for: foreign affairs, defence, interior, finance and so on
	ministries = isForeign | 1<<(firstSubject+1) | 1<<(firstSubject+2) | 1<<(firstSubject+3) | 1<<(firstSubject+6) | 1<<(firstSubject+7) |
		1<<(firstSubject+10) | 1<<(firstSubject+11) | 1<<(firstSubject+12) | 1<<(firstSubject+13)
	narrowing concept = (1<<firstSubject - 1) &^ offices
)

// bits of single concepts
const (
	isPresident      concept = 1 << 0
	isMinister       concept = 1 << 1
	isChancellor     concept = 1 << 4
	isPrime          concept = 1 << 36
	isVice           concept = 1 << 32
	isDeputy         concept = 1 << 33
	isSecretary      concept = 1 << 2
	isGovernor       concept = 1 << 7
	isChairman       concept = 1 << 9
	isDirector       concept = 1 << 10
	isCommissioner   concept = 1 << 11
	isAssistant      concept = 1 << 34
	isUnder          concept = 1 << 35
	isLeader         concept = 1 << 12
	isChief          concept = 1 << 29
	isAmbassador     concept = 1 << 5
	isRepresentative concept = 1 << 13
	isSenator        concept = 1 << 6
	isMayor          concept = 1 << 8
	isCongress       concept = 1 << 31
	isAdviser        concept = 1 << 14
	isEnvoy          concept = 1 << 15
	isKing           concept = 1<<19 | 1<<20 | 1<<23 | 1<<24
)

// thrones are the offices of those who reign or will.
const thrones concept = 1<<19 | 1<<20 | 1<<21 | 1<<22 | 1<<23 | 1<<24 | 1<<25 | 1<<26

// heading are the offices of those who head a state or body.
const heading = isPresident | isChancellor | isPrime | isKing | isSecretary | isChairman | isDirector | isGovernor | isCommissioner

// A title is what stands before a name.
type title struct {
	words  int // 0 if there is none
	of     concept
	royal  bool
	former bool
	late   bool        // somebody who died held it: "the late President Kenyatta"
	year   int         // the year that the sentence gives: "In 2003 President Bush", "President Ford in August 1975"
	lands  []entity.ID // countries and organizations named in it
}

func (t *title) any() bool    { return t.words > 0 }
func (t *title) office() bool { return t.of&offices != 0 }

// titleBefore reads the title that ends before word i: "Mr.", "Russian Foreign
// Minister", "former Secretary of State", "In 2003 President".
func (sc *scan) titleBefore(i int) title {
	t := sc.titleEnding(i)
	if t.office() && !t.former {
		t.year = cmp.Or(sc.yearOf(i), sc.yearBehind(i))
	}
	return t
}

// yearBehind returns the year of when and where somebody was that stands behind a name at
// a word, or 0: "President Ford in Helsinki in August 1975".
func (x *text) yearBehind(i int) int {
	const far = 6
	for j := i + 1; j < i+far && x.gap(j) == gapSpace && !x.begins(j) && (x.shape(j)&capital != 0 || x.class(j)&function != 0); j++ {
		if !x.wordIs(j, "in") {
			continue
		}
		year := j + 1
		for ; x.class(year)&calendar != 0; year++ {
		}
		if found := x.yearAt(year); found > 0 {
			return found
		}
	}
	return 0
}

// yearOf returns the year with which the sentence of a word begins, or 0: "In 2003",
// "By May 2003,".
func (x *text) yearOf(i int) int {
	const far = 12
	first := i
	for first > 0 && i-first < far && !x.begins(first) {
		first--
	}
	if !x.begins(first) || x.class(first)&function == 0 || !x.wordIs(first, "in") && !x.wordIs(first, "by") {
		return 0
	}
	for first++; x.class(first)&calendar != 0; first++ {
	}
	if first >= i {
		return 0
	}
	return x.yearAt(first)
}

// yearAt returns the year that a word is, or 0.
func (x *text) yearAt(i int) int {
	if x.shape(i)&digit == 0 || x.words[i].end-x.words[i].start != 4 {
		return 0
	}
	year, _ := strconv.Atoi(string(x.words[i].Of(x.plain)))
	return year
}

func (sc *scan) titleEnding(i int) (t title) {
	for j := i - 1; j >= 0 && i-j < 12; j-- {
		if g := sc.gap(j + 1); g != gapSpace && g != gapStopSpace && g != gapStop && g != gapHyphen && !(g == gapApostrophe && t.words > 0) {
			break
		}
		if sc.gap(j+1) == gapStopSpace && sc.class(j)&abbreviated == 0 {
			break
		}
		c := sc.class(j)
		if k := sc.cover[j]; k != 0 && t.words > 0 {
			if id, ok := sc.countryOrOrganization(sc.matches[k-1].node); ok {
				t.lands = append(t.lands, id)
				j = int(sc.matches[k-1].first)
				continue
			}
		}
		const solid = office | honorific | royal | plural
		switch {
		case t.words == 0 && c&solid == 0 && !sc.ofOffice(j):
			return t
		case c&(solid|modifier|subject) != 0:
			t.words++
			t.of |= sc.conceptsOf(j)
			t.royal = t.royal || c&royal != 0 && c&office == 0
		case c&past != 0:
			t.words++
			t.former = true
			t.late = t.late || sc.wordIs(j, "late")
		case sc.links(j) && t.words > 0 && sc.titled(j):
		case sc.words[j].end-sc.words[j].start == 1 && sc.gap(j) == gapApostrophe:
		default:
			return t
		}
	}
	return t
}

// listTitle reads the title that several people share: "Presidents Putin and
// Macron", "Foreign Ministers Kuleba, Sikorski and Baerbock".
func (sc *scan) listTitle(i int) (t title) {
	for n := 0; n < 6 && i > 0; n++ {
		t = sc.titleBefore(i)
		if t.any() {
			if sc.class(i-1)&plural != 0 {
				return t
			}
			return title{}
		}
		switch before := i - 1; {
		case sc.wordIs(before, "and") && sc.gap(before+1) == gapSpace:
			i = before
		case sc.gap(i) != gapComma:
			return title{}
		}
		for i--; i > 0 && sc.cover[i] == 0 && sc.named(i) && sc.class(i)&given != 0; i-- {
		}
		if i < 0 || sc.cover[i] == 0 || !sc.onlySurname(sc.matches[sc.cover[i]-1].node) {
			return title{}
		}
		i = int(sc.matches[sc.cover[i]-1].first)
	}
	return title{}
}

// ofOffice reports whether a word ends what an office is for: "Secretary of State", "ministro de
// Asuntos Exteriores".
func (x *text) ofOffice(j int) bool {
	for n := 0; n < 3 && x.class(j)&subject != 0 && x.gap(j) == gapSpace; n++ {
		if j--; x.links(j) {
			return x.titled(j)
		}
	}
	return false
}

// links reports whether a word links an office to what it is for: "of", "degli".
func (x *text) links(j int) bool {
	return x.class(j)&linking != 0 || x.class(j)&particle != 0 && x.shape(j)&capital == 0
}

// titled reports whether an office stands before a linking word, over a few
// words of what it is for.
func (x *text) titled(j int) bool {
	for n := 0; n < 4 && x.gap(j) == gapSpace; n++ {
		j--
		if x.class(j)&office != 0 {
			return true
		}
		if x.class(j)&(subject|linking|modifier) == 0 {
			return false
		}
	}
	return false
}

func (x *text) conceptsOf(i int) concept {
	all := x.concepts[x.words[i].number]
	if x.shape(i)&loud != 0 {
		for _, n := range x.alts[int32(i)] {
			all |= x.concepts[n]
		}
	}
	return all
}

// countryOrOrganization returns the country or organization that a name in a title means.
func (l *Lexicon) countryOrOrganization(node uint32) (entity.ID, bool) {
	for s := range l.of(node) {
		if s.entity == entity.None || s.how == Surname || s.how == Metonym && s.form != sits {
			continue
		}
		if k := l.registry.At(s.entity).Kind; k == entity.Country || k == entity.Organization {
			return s.entity, true
		}
	}
	return entity.None, false
}

// titleAfter reads the post that begins with word i, after a name and a comma:
// "chairman of the Federal Reserve Board".
func (sc *scan) titleAfter(i int) (t title) {
	if sc.wordIs(i, "the") || sc.wordIs(i, "a") || sc.wordIs(i, "an") {
		i++
	}
	for j := i; j < len(sc.words) && j < i+8; j++ {
		if g := sc.gap(j); j > i && g != gapSpace && g != gapHyphen && g != gapApostrophe {
			break
		}
		c := sc.class(j)
		if k := sc.cover[j]; k != 0 {
			if id, ok := sc.countryOrOrganization(sc.matches[k-1].node); ok {
				t.lands = append(t.lands, id)
				j = int(sc.matches[k-1].last)
				continue
			}
		}
		switch {
		case c&(office|royal|modifier|subject) != 0:
			t.words++
			t.of |= sc.conceptsOf(j)
		case c&past != 0:
			t.former = true
		case sc.gap(j) == gapApostrophe && len(t.lands) > 0: // the Kremlin's spokesman
		case c&linking == 0 || t.words == 0:
			return t
		}
	}
	return t
}
