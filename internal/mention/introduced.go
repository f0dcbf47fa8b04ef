package mention

import (
	"strings"

	"readout/internal/entity"
	"readout/internal/source"
)

// introduce completes what is missing of a person by the title in a text that ends with the name:
// "Hungarian Prime Minister Viktor Orban" is Viktor Orban of Hungary, a Prime Minister.
func (l *Lexicon) introduce(m *source.Missing, text string) {
	d := l.describe(text)
	for i := len(d.words) - 1; i > 0; i-- {
		if !d.title(i) || d.gapAt(i) == gapHyphen {
			continue
		}
		m.Name = text[d.words[i].start:]
		m.Post, m.Country = d.officeIn(0, i)
		m.Unsure = false
		return
	}
}

// Introduce completes what is missing of a person by what a sentence says of its name: by the title
// before it, or the office behind a comma. "The wife of the minister, " is no title of whom the comma precedes.
func (l *Lexicon) Introduce(m *source.Missing, before, after string) {
	d := l.describe(before)
	for i := range d.words {
		rest := before[d.words[i].start:]
		if part := l.describe(rest); rest != "" && part.title(len(part.words)) {
			if !strings.HasSuffix(before, ",") || !d.in(i-1, ofLinks) && !(d.in(i-1, sentTo) && d.office(i-2)) {
				m.Post, m.Country = part.officeIn(0, len(part.words))
			}
			break
		}
	}
	office, found := strings.CutPrefix(after, ", ")
	office, _, closed := strings.Cut(office, ",")
	if m.Post != "" || !found || !closed || len(office) > longestOffice {
		return
	}
	if d := l.describe(office); len(d.words) > 0 && d.title(len(d.words)) {
		m.Post, m.Country = d.officeIn(0, len(d.words))
	}
}

// sentTo are the links between an office and those to whom, and not by whom, somebody is sent.
var sentTo = strings.Fields("to for in at")

// longestOffice bounds the bytes of an office behind a name.
const longestOffice = 100

// officeIn returns the office that the words of a title name, without the country of it, and the code of
// the country: "Foreign Minister" of no for "Norwegian Foreign Minister". An office of the past is none, nor is one
// of the opposition. That of an envoy to a country, or of a state that is called as a country is, has none.
func (d *describer) officeIn(from, end int) (role, country string) {
	for from < end && (d.in(from, articles) || d.in(from, owners)) {
		from++
	}
	is := false
	for i := from; i < end; i++ {
		class := d.classes[d.words[i].number]
		if class&past != 0 {
			return "", country
		}
		is = is || class&office != 0
		n := d.name(i)
		if n == nil || n.entity == entity.None || d.registry.At(n.entity).Kind != entity.Country {
			continue
		}
		sent := i > from && d.in(i-1, sentTo) || i > from+1 && d.in(i-1, articles) && d.in(i-2, sentTo)
		if sent && !d.in(from, forOffice) {
			break // an envoy to Norway
		}
		country = d.registry.At(n.entity).Key.ID
		switch {
		case i == from:
			if n.how == Name && d.sharesName(n.entity) && d.gapAt(n.last+1) == gapSpace {
				country = "" // Georgia Secretary of State
			}
			from = n.last + 1
			if from < end && strings.TrimLeft(d.text[d.words[from-1].end:d.words[from].end], "'’") == "s" {
				from++ // Uruguay's
			}
		case n.last == end-1:
			end = i
			for end > from && (d.in(end-1, ofLinks) || d.fold(end-1) == "for" || d.in(end-1, articles)) {
				end--
			}
		}
	}
	if _, denied := d.named(d.text); denied != "" {
		return "", "" // opposition leader
	}
	if !is || from >= end {
		return "", country
	}
	return d.text[d.words[from].start:d.words[end-1].end], country
}
