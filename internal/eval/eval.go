// Package eval measures how well names are found, and who is said to have said what,
// on texts whose labels were made by others. It is a test tool and no part of the program.
//
// # Records
//
// A file has one JSON object a line: see Record. The text is plain, an empty
// line separates paragraphs, and offsets count runes of it. A record's registry
// is a file of people, one JSON object a line with the keys of a person's front
// matter and the id:
//
//	{"id": "sergey-lavrov", "name": "Sergey Lavrov", "country": "ru",
//	 "posts": [{"role": "Foreign Minister", "country": "ru", "start": "2004-03-09"}]}
//
// Countries are those of the built-in table. Labels that the registry lacks,
// such as the codes of states that are no more, are left out and counted.
//
// # Scores
//
//   - mentions: a found name is right if the gold has the same entity at the
//     same place, give or take an article before it, a possessive or a full stop
//     after it. Kinds that the file's gold has nowhere do not count; if it has
//     none at all, countries do. What was found in the title does not count,
//     since offsets are in the text. A span under "not" is rejected if no name
//     of those kinds touches it.
//   - recall: an entity counts once a text, title included. A place found counts
//     for its country, too. Precision is
//     against the labels, which seldom name all that a text does. "Country tags and
//     places" also counts the country of a capital that was refused as a place.
//   - focus: of countries, the first label is found if it is named more often than
//     any other, the United States aside; of people, as for recall, with the number
//     of pairs of text and person that were found in all.
//   - desk: short texts in which every person has a label, in the form of ReadDesk.
//   - links: people found, as a reader judged each of them: see Link.
//   - attributions: who is said to have said what: see Attributions.
//
// A set held out is one that those who write rules do not look at; its misses
// are shown on demand only.
package eval

import (
	"slices"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/parse"
	"readout/internal/source"
)

// A Set is texts with labels.
type Set struct {
	Name    string
	Records []Record
	People  map[string][]*document.Document // by Record.Registry
	// Problems are what could not be understood of the people.
	Problems []string
	Targets  []Target
	// Ways, if given, are those in which the labelled names are recognised; other
	// finds are counted in a row of their own.
	Ways []mention.How
	// Places asks for a row in which a country also counts where its capital, as a
	// place without a page, is no mention.
	Places bool
	// Links are what a reader said of the people found: see ByLinks.
	Links []Link
	// HeldOut says that whoever writes rules does not look at the set, so that its
	// figures mean something. Its misses are shown only on demand.
	HeldOut bool
}

// A found is one name found in a record.
type found struct {
	Span    // of the text; in the title, before its start
	key     entity.Key
	how     mention.How
	surface string
	part    bool // a part of a country or a territory, which sets label as itself
}

// searched is what finding works with.
type searched struct {
	registry *entity.Registry
	lexicon  *mention.Lexicon
}

// Evaluate searches all texts of a set and counts.
func Evaluate(set Set) Result {
	t := newTally(set)
	registries := map[string]searched{}
	for i := range set.Records {
		r := &set.Records[i]
		s, ready := registries[r.Registry]
		if !ready {
			s.registry, _ = entity.New(set.People[r.Registry], nil, nil)
			s.lexicon = mention.Compile(s.registry, mention.Settings{})
			registries[r.Registry] = s
		}
		d := parse.Plain(r.ID, r.Title, r.Text, r.day())
		start := processorTime()
		result := s.lexicon.Find(d)
		t.seconds += (processorTime() - start).Seconds()
		t.bytes += len(d.Text.Plain)
		all := finds(s.registry, r, d, result)
		t.record(s.registry, r, all)
		if set.Places {
			t.withPlaces(s.registry, r, append(all, refusedPlaces(s, r, d)...))
		}
	}
	return t.result()
}

// finds gives what was found in the runes of the record's text.
func finds(registry *entity.Registry, r *Record, d *document.Document, result *mention.Result) []found {
	spanOf := r.spans(d)
	all := make([]found, len(result.Found))
	for i, f := range result.Found {
		all[i] = found{
			part: f.How == mention.Part,
			Span: spanOf(f.Text), key: registry.At(f.Entity).Key, how: f.How, surface: string(f.Text.Of(d.Text.Plain)),
		}
	}
	return all
}

// refusedPlaces gives the countries whose capitals were refused as places.
func refusedPlaces(s searched, r *Record, d *document.Document) []found {
	spanOf := r.spans(d)
	var all []found
	for _, refused := range s.lexicon.Explain(d).Refused {
		if refused.Rule != mention.RulePlace {
			continue
		}
		for _, id := range refused.Candidates {
			all = append(all, found{
				Span: spanOf(refused.Text), key: s.registry.At(id).Key, how: mention.Metonym,
				surface: string(refused.Text.Of(d.Text.Plain)),
			})
		}
	}
	return all
}

// spans returns what gives the runes of the record's text for a span of the
// document made of it. Asked in the order of the text it is linear.
func (r *Record) spans(d *document.Document) func(source.Span) Span {
	head := len(d.File.Data) - len(r.Text)
	at, runes := 0, 0 // the offset of at in runes
	rune := func(offset int32) int {
		to := int(d.Text.SourceOf(offset)) - head
		if to < at {
			at, runes = 0, 0
		}
		if to < 0 {
			return -utf8.RuneCount(d.File.Data[head+to : head])
		}
		runes += utf8.RuneCountInString(r.Text[at:to])
		at = to
		return runes
	}
	return func(s source.Span) Span {
		start := rune(s.Start)
		return Span{start, start + utf8.RuneCount(s.Of(d.Text.Plain))}
	}
}

// inText reports whether a name stands in the text and not in the title.
func (f found) inText() bool { return f.Start >= 0 }

func (f found) touches(s Span) bool { return f.Start < s.End && s.Start < f.End }

// counted returns the entities of a kind in the order in which they are first
// named, and how often each is.
func counted(all []found, kind entity.Kind) ([]entity.Key, map[entity.Key]int) {
	var order []entity.Key
	times := map[entity.Key]int{}
	for _, f := range all {
		if f.key.Kind != kind {
			continue
		}
		if times[f.key]++; times[f.key] == 1 {
			order = append(order, f.key)
		}
	}
	return order, times
}

// mostNamed returns the countries that are named most often; the United States
// counts only if it is what the text is about.
func mostNamed(all []found, about entity.Key) []entity.Key {
	order, times := counted(all, entity.Country)
	most := 0
	for _, k := range order {
		if k.ID != "us" || k == about {
			most = max(most, times[k])
		}
	}
	return slices.DeleteFunc(order, func(k entity.Key) bool { return times[k] < most || k.ID == "us" && k != about })
}
