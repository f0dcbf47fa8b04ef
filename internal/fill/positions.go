package fill

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/view"
)

const (
	// maxColumns is how many topics a grid of positions has room for. Where
	// there are more, each position has a row of its own.
	maxColumns = 4
	// maxPositions is how many such rows there are at most, the latest.
	maxPositions = 500
	// maxExcerpt is how many characters of a position's words are shown.
	maxExcerpt = 110
)

// positions shows what each country last said on each topic.
func (v *viewer) positions() *view.PositionsView {
	out := &view.PositionsView{AsOf: v.Day(v.s.AsOf)}
	var topics []entity.ID
	for _, id := range v.p.Entities[entity.Topic] {
		if len(v.s.Dossiers[id].OnTopic) > 0 {
			topics = append(topics, id)
		}
	}
	v.sortByName(topics)
	cells := v.latestPositions(topics)
	taken := slices.Collect(maps.Keys(cells))
	topics = slices.DeleteFunc(topics, func(topic entity.ID) bool {
		return !slices.ContainsFunc(taken, func(at stance) bool { return at.topic == topic })
	})
	if len(topics) <= maxColumns {
		v.positionGrid(out, topics, cells)
	} else {
		v.positionList(out, topics, cells)
	}
	out.Others = v.withoutPosition(cells)
	out.Head = v.head(v.Say("positions"), v.Say("positions_about"))
	return out
}

// withoutPosition returns the countries that spoke on topics of the site without any act that commits them.
func (v *viewer) withoutPosition(cells map[stance][]site.StatementID) []view.Chip {
	var others []entity.ID
	for _, id := range v.p.Entities[entity.Country] {
		committed := func(at stance) bool { return at.side == id }
		if len(v.s.Dossiers[id].Positions) > 0 && !slices.ContainsFunc(slices.Collect(maps.Keys(cells)), committed) {
			others = append(others, id)
		}
	}
	v.sortByName(others)
	return each(v.chip, others)
}

func (v *viewer) positionGrid(out *view.PositionsView, topics []entity.ID, cells map[stance][]site.StatementID) {
	var sides []entity.ID
	for at := range cells {
		if !slices.Contains(sides, at.side) {
			sides = append(sides, at.side)
		}
	}
	v.sortByName(sides)
	for _, topic := range topics {
		out.Topics = append(out.Topics, v.topic(topic))
	}
	for _, side := range sides {
		row := view.PositionRow{Side: v.chip(side)}
		for _, topic := range topics {
			row.Cells = append(row.Cells, v.position(stance{side, topic}, cells))
		}
		out.Rows = append(out.Rows, row)
	}
}

func (v *viewer) positionList(out *view.PositionsView, topics []entity.ID, cells map[stance][]site.StatementID) {
	var list []stance
	for at := range cells {
		list = append(list, at)
	}
	name := func(id entity.ID) string { return v.s.Registry.At(id).Name }
	slices.SortFunc(list, func(a, b stance) int {
		newer := v.s.Statements[cells[b][0]].Date.Compare(v.s.Statements[cells[a][0]].Date)
		return cmp.Or(newer, cmp.Compare(name(a.side), name(b.side)), cmp.Compare(a.topic, b.topic))
	})
	shown, rest := cut(list, maxPositions, v.Href(page.TopicIndex.Address()))
	for _, at := range shown {
		out.List = append(out.List, v.position(at, cells))
	}
	out.Rest = view.Rest{Total: rest.Total, Shown: rest.Shown, Href: rest.Href}
	if rest.Shown == 0 {
		out.Rest = view.Rest{}
	}
}

// position is the newest statement of a side on a topic, shortened.
func (v *viewer) position(at stance, cells map[stance][]site.StatementID) view.Position {
	out := view.Position{Side: v.chip(at.side), Topic: v.topic(at.topic)}
	ids := cells[at]
	if len(ids) == 0 {
		return out
	}
	st := v.statement(ids[0])
	out.Date, out.Act, out.Verb, out.Of, out.Form = st.Date, st.Act, st.Verb, st.Of, st.Form
	out.Lang, out.Dir = st.Lang, st.Dir
	out.Words, out.Href, out.Count = excerpt(v.Quote(&v.s.Statements[ids[0]])), st.Href, len(ids)
	return out
}

// excerpt shortens words at a space.
func excerpt(words string) string {
	if utf8.RuneCountInString(words) <= maxExcerpt {
		return words
	}
	short := string([]rune(words)[:maxExcerpt])
	if i := strings.LastIndexByte(short, ' '); i > 0 {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,;:—–،؛") + " …"
}
