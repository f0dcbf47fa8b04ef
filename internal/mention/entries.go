package mention

import (
	"strings"

	"readout/internal/entity"
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
		l.add(e.Surname, sense{entity: id, how: Surname})
		if c := e.Surname[0]; 'a' <= c && c <= 'z' {
			l.add(string(c-'a'+'A')+e.Surname[1:], sense{entity: id, how: Surname}) // "Von der Leyen said"
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
		}
	}
}

// twoSurnames reports whether a person comes from a country where people bear
// their father's and their mother's family name, and are called by the former.
func (l *Lexicon) twoSurnames(e *entity.Entity) bool {
	return e.Country != entity.None && strings.Contains(spanishSpeaking, l.registry.At(e.Country).Key.ID)
}

func (l *Lexicon) isRoyal(word string) bool {
	n := l.words.find(hashOf([]byte(word)), []byte(word))
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
