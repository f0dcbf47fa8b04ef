package mention

import (
	"strings"

	"readout/internal/entity"
	"readout/internal/spelling"
)

// addEntity adds the names under which an entity is found in prose.
func (l *Lexicon) addEntity(id entity.ID, e *entity.Entity) {
	l.add(e.Name, sense{entity: id, how: Name})
	if e.Kind == entity.Person && !ascii([]byte(e.Name)) {
		l.addTransliterated(id, e)
	}
	for _, alias := range e.Aliases {
		if withArticle(e, alias) {
			continue
		}
		l.add(alias, sense{entity: id, how: Alias})
		if rest, ok := strings.CutPrefix(alias, "the "); ok {
			l.add("The "+rest, sense{entity: id, how: Alias})
		}
	}
	switch {
	case e.State != nil:
		l.addState(id, e)
	case e.Kind == entity.Person && e.Surname != "":
		l.addShort(id, e)
		l.addSurname(id, e.Surname)
		l.addOtherSurnames(id, e)
	}
}

// addSurname adds a surname, also as it begins a sentence: "Von der Leyen said".
func (l *Lexicon) addSurname(id entity.ID, surname string) {
	l.add(surname, sense{entity: id, how: Surname})
	if c := surname[0]; 'a' <= c && c <= 'z' {
		l.add(string(c-'a'+'A')+surname[1:], sense{entity: id, how: Surname})
	}
}

// arabicArticles are the forms of the Arabic article before a surname, of which texts use
// any, or none.
var arabicArticles = []string{"al-", "el-"}

// addOtherSurnames adds what a person is called by beside the surname: without an
// Arabic article or with another, with the family name first, by the last name in
// Vietnam, and as an alias spells it.
func (l *Lexicon) addOtherSurnames(id entity.ID, e *entity.Entity) {
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		l.addWithArticle(id, name)
		given, surname := name[:strings.LastIndexByte(name, ' ')+1], lastWord(name)
		if given != "" && strings.HasPrefix(e.Name, given) && surname != e.Surname && spelling.Distance(surname, e.Surname) <= 2 && len(surname) > 4 {
			l.addSurname(id, surname)
		}
	}
	if e.Country == entity.None {
		return
	}
	family, given, two := strings.Cut(e.Name, " ")
	switch code := l.registry.At(e.Country).Key.ID; {
	case (code == "hu" || code == "jp") && two && given == e.Surname:
		l.add(given+" "+family, sense{entity: id, how: Alias})
	case code == "vn" && family == e.Surname && two:
		l.add(lastWord(e.Name), sense{entity: id, how: Surname})
	}
}

// addWithArticle adds a name that ends with an Arabic article and a surname under
// the article's other forms, and the surname under all of them.
func (l *Lexicon) addWithArticle(id entity.ID, name string) {
	last := lastWord(name)
	for _, article := range arabicArticles {
		bare, ok := strings.CutPrefix(strings.ToLower(last[:min(3, len(last))])+last[min(3, len(last)):], article)
		if !ok || bare == "" {
			continue
		}
		l.addSurname(id, bare)
		for _, other := range arabicArticles {
			l.addSurname(id, other+bare)
			l.add(strings.TrimSuffix(name, last)+other+bare, sense{entity: id, how: Alias})
		}
	}
}

// addShort adds names under which a person is known and that follow from the
// others: a name up to the surname, if it goes on after it (Óscar Arias Sánchez),
// and the title and first name of royalty (King Fahd).
func (l *Lexicon) addShort(id entity.ID, e *entity.Entity) {
	if i := strings.Index(e.Name, " "+e.Surname+" "); i > 0 {
		if rest, mark := cutGeneration(e.Name); mark == "" || len(rest) > i+1+len(e.Surname) {
			l.add(e.Name[:i+1+len(e.Surname)], sense{entity: id, how: Alias})
		}
	}
	if parts := strings.Fields(e.Name); len(parts) == 3 && parts[2] == e.Surname && l.twoSurnames(e) {
		l.add(parts[0]+" "+parts[1], sense{entity: id, how: Alias})
		l.add(parts[1], sense{entity: id, how: Surname})
	}
	title, rest, many := strings.Cut(e.Name, " ")
	if l.isRoyal(title) && strings.Contains(rest, " ") {
		rest, _, _ = strings.Cut(rest, " ")
		l.add(title+" "+rest, sense{entity: id, how: Title})
		return
	}
	for i := range e.Posts {
		if role, _, _ := strings.Cut(e.Posts[i].Role, " "); many && l.isRoyal(role) {
			l.add(role+" "+title, sense{entity: id, how: Title})
			l.add(role+" "+e.Name, sense{entity: id, how: Title})
		}
	}
}

// twoSurnames reports whether a person comes from a country where people bear
// their father's and their mother's family name, and are called by the former.
func (l *Lexicon) twoSurnames(e *entity.Entity) bool {
	return e.Country != entity.None && strings.Contains(spanishSpeaking, l.registry.At(e.Country).Key.ID)
}

func (l *Lexicon) isRoyal(word string) bool {
	n := l.numberOf(word)
	return n != 0 && int(n) < len(l.classes) && l.classes[n]&royal != 0
}

// transliterations are letters that news in English also writes as two: Pöhl is
// Poehl, Ødegård Oedegaard.
var transliterations = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ø", "oe", "Ø", "Oe", "å", "aa", "Å", "Aa")

func (l *Lexicon) addTransliterated(id entity.ID, e *entity.Entity) {
	if name := transliterations.Replace(e.Name); name != e.Name {
		l.add(name, sense{entity: id, how: Alias})
		l.add(transliterations.Replace(e.Surname), sense{entity: id, how: Surname})
	}
}

// withArticle reports whether an alias is a country's name with the article that it
// has within a sentence. The article stays outside a mention, as it does at the
// beginning of one.
func withArticle(e *entity.Entity, alias string) bool {
	return e.State != nil && alias == e.State.InSentence && strings.HasPrefix(alias, "the ")
}

func (l *Lexicon) addState(id entity.ID, e *entity.Entity) {
	for _, demonym := range e.State.Demonyms {
		l.add(demonym, sense{entity: id, how: Demonym})
	}
	for _, word := range e.State.Metonyms {
		s := sense{entity: id, how: Metonym}
		for _, name := range seats {
			if word == name {
				s.form = sits
			}
		}
		l.add(word, s)
	}
	for _, c := range combiningForms {
		if c.code == e.Key.ID {
			l.add(c.word, sense{entity: id, how: Demonym, form: joined})
		}
	}
}
