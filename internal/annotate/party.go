package annotate

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"readout/internal/attribution"
	"readout/internal/entity"
	"readout/internal/source"
)

// paper is what somebody's words can stand in, behind the name: "Price's written readout".
var paper = regexp.MustCompile(`^['’]s? (?:[\pL-]+ ){0,2}(?:readout|statement|letter|speech|remarks|account|post|tweet|report)\b`)

// whoseWords returns the person whom a description means: by a post, or as the author of
// what the words stand in.
func (d *desk) whoseWords(p attribution.Party) entity.ID {
	for _, n := range d.names {
		rest := source.Span{Start: n.Text.End, End: max(n.Text.End, p.Text.End)}
		if n.Kind == entity.Person && n.Text.Start == p.Text.Start && paper.MatchString(d.words(rest)) {
			return n.Entity
		}
	}
	return d.holder(p)
}

// holder returns the only person of the text with a post that stands for a name: "the Vice
// President". It is None if there is none, or several.
func (d *desk) holder(p attribution.Party) entity.ID { return d.holderOf(oneLine(d.words(p.Text))) }

func (d *desk) holderOf(words string) entity.ID {
	role, definite := strings.CutPrefix(words, "The ")
	if !definite {
		role, definite = strings.CutPrefix(words, "the ")
	}
	found := entity.None
	for _, n := range d.names {
		if !definite || n.Kind != entity.Person || n.Entity == found {
			continue
		}
		for _, post := range d.registry.At(n.Entity).Posts {
			if strings.EqualFold(post.Role, role) {
				if found != entity.None {
					return entity.None
				}
				found = n.Entity
			}
		}
	}
	return found
}

// parties returns how attributes name some, and which of them are entities. One of whom
// nothing is known is left out.
func (s *statements) parties(list []attribution.Party) (texts []string, ids []entity.ID) {
	for _, p := range list {
		text := ""
		switch p.Kind {
		case attribution.Known:
			text = s.id(p.Entity)
			ids = append(ids, p.Entity)
		case attribution.Described, attribution.Group:
			text = s.describe(p)
		}
		if text != "" && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return texts, ids
}

var (
	article = regexp.MustCompile(`^(?i:an?|the|one|another|some|its|his|her|their) `)
	// describable is what the text of an attribute may hold.
	describable = regexp.MustCompile(`^[\pL\d][\pL\pM\d .’'&/-]*$`)
	// sources are words that alone say who somebody is.
	sources = regexp.MustCompile(`(?i)^(?:officials|diplomats|experts|residents|analysts|aides|lawmakers|witnesses|activists|police|scientists|researchers|doctors|reporters|prosecutors|lawyers|refugees)$`)
	owned   = regexp.MustCompile(`['’]s$`)
)

// describe returns a description as the text of an attribute, or "" if it says of nobody
// who that is: "both sides". The word that stands for one, "the official", is the
// description that came before.
func (s *statements) describe(p attribution.Party) string {
	text := article.ReplaceAllString(oneLine(cmp.Or(p.Name, s.words(p.Text))), "")
	if full := s.fuller(text, p.Text.Start); full != "" {
		text = full
	}
	text, _, _ = strings.Cut(text, ",")
	vague := !strings.Contains(text, " ") && !sources.MatchString(text)
	if vague || !describable.MatchString(text) || owned.MatchString(text) || len(text) > 100 {
		return ""
	}
	return text
}

// fuller returns the only longer description before an offset that ends with the same
// word: "senior State Department official" for "official".
func (d *desk) fuller(text string, before int32) string {
	if strings.Contains(text, " ") || text == "" {
		return ""
	}
	full := ""
	for _, at := range d.descriptionsOf(text) {
		switch words := string(at.Of(d.doc.Text.Plain)); {
		case at.End > before:
			return full
		case full != "" && full != words:
			return ""
		default:
			full = words
		}
	}
	return full
}

// otherNoun is a word behind which another noun begins: "call with the Minister", "aide told an official".
var otherNoun = regexp.MustCompile(`(?i)(?:^| )(?:the|an?|his|her|its|their|this|that|these|those|some|another|one|and|or|but|who|which|whose|` +
	`with|from|to|by|of|for|on|in|at|after|before|between|about|as|than|is|was|were|has|had|said|says|told|met|asked) `)

// descriptionsOf returns where the text introduces somebody with a noun and words before it.
func (d *desk) descriptionsOf(noun string) []source.Span {
	list, known := d.descriptions[noun]
	if known {
		return list
	}
	longer := regexp.MustCompile(`\b(?:[Aa]n?|[Oo]ne|[Aa]nother) ((?:[\pL\d.’'-]+ ){1,6}` + regexp.QuoteMeta(noun) + `)\b`)
	text := d.words(source.Between(0, len(d.doc.Text.Plain)))
	for _, m := range longer.FindAllStringSubmatchIndex(text, -1) {
		if !otherNoun.MatchString(text[m[2]:m[3]]) {
			list = append(list, source.Between(m[2], m[3]))
		}
	}
	d.descriptions[noun] = list
	return list
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
