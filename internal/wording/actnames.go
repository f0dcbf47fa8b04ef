package wording

import (
	"strings"

	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/site"
)

// speakers names who speaks, unless that is understood.
func (a *act) speakers() []Phrase {
	if a.understood() {
		return nil
	}
	var list [][]Phrase
	for _, id := range a.Speakers {
		list = append(list, a.speaker(id))
	}
	if a.By != nil {
		list = append(list, []Phrase{a.named(*a.By)})
	}
	return a.joined(list)
}

func (a *act) speaker(id entity.ID) []Phrase {
	if a.site.Registry.At(id).Kind != entity.Person {
		return []Phrase{a.name(id)}
	}
	name, post := a.at.Name(id, a.Statement)
	p := Phrase{Text: name, Entity: id, Event: site.NoEvent}
	if post == "" {
		return []Phrase{p}
	}
	var line []Phrase
	for _, part := range a.Frame("titled") {
		switch part.Slot {
		case "name":
			line = append(line, p)
		case "post":
			line = appended(line, words(post))
		default:
			line = appended(line, words(part.Text))
		}
	}
	return line
}

// list names parties as a sentence does.
func (a *act) list(parties []mention.Party) []Phrase {
	if len(parties) == 1 {
		return []Phrase{a.named(parties[0])}
	}
	var list [][]Phrase
	for _, p := range parties {
		list = append(list, []Phrase{a.named(p)})
	}
	return a.joined(list)
}

func (a *act) aboutWhat() []Phrase {
	var list [][]Phrase
	for _, s := range a.about {
		p := a.named(s.Party)
		if s.event != site.NoEvent {
			p = Phrase{Text: a.at.EventName(s.event), Entity: entity.None, Event: s.event}
		}
		list = append(list, []Phrase{p})
	}
	return a.joined(list)
}

// joined writes names in a row: "A, B and C". A name that ends with the comma of its post
// has no second one.
func (a *act) joined(list [][]Phrase) []Phrase {
	comma := a.Say("comma")
	var line []Phrase
	for i, names := range list {
		between := ""
		switch {
		case i == 0:
		case i == len(list)-1:
			between = a.and
		case strings.HasSuffix(line[len(line)-1].Text, comma):
			between = " "
		default:
			between = comma + " "
		}
		if between != "" {
			line = appended(line, words(between))
		}
		for _, p := range names {
			line = appended(line, p)
		}
	}
	return line
}

// named names a party within a sentence: an entity, or words alone.
func (a *act) named(p mention.Party) Phrase {
	if p.Entity == entity.None {
		return words(a.unnamed(p.Text))
	}
	return a.name(p.Entity)
}

func (a *act) name(id entity.ID) Phrase {
	name := a.InSentence(id)
	if a.site.Registry.At(id).Kind == entity.Person {
		name, _ = a.at.Name(id, nil)
	}
	return Phrase{Text: name, Entity: id, Event: site.NoEvent}
}
