package fill

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/view"
)

const (
	maxNodes     = 10 // beyond these a picture says less than the list beside it
	networkWidth = 320
	nodeStep     = 30
	labelRunes   = 16 // what fits beside a node
)

// A partner is one whom the subject of a network met.
type partner struct {
	id    entity.ID
	count int // events together
}

// network draws whom an entity met; nil for fewer than three, which need no
// picture. Met says whether two of the others met without the subject.
func (v *drawer) network(name string, partners []partner, met func(a, b entity.ID) bool) *view.Network {
	if len(partners) < 3 {
		return nil
	}
	slices.SortStableFunc(partners, func(a, b partner) int { return cmp.Compare(b.count, a.count) })
	partners = partners[:min(len(partners), maxNodes)]
	rows := (len(partners) + 1) / 2
	n := &view.Network{Width: networkWidth, Height: rows*nodeStep + 16, X: networkWidth / 2}
	n.Y = n.Height / 2
	most := partners[0].count
	said := make([]string, len(partners))
	for i, p := range partners {
		n.Nodes = append(n.Nodes, v.node(n, p, i, len(partners), most))
		said[i] = v.Say("network.with", n.Nodes[i].Name, p.count)
		for j, other := range partners[:i] {
			if met(p.id, other.id) {
				n.Ties = append(n.Ties, view.Tie{X1: n.Nodes[i].X, Y1: n.Nodes[i].Y, X2: n.Nodes[j].X, Y2: n.Nodes[j].Y})
			}
		}
	}
	n.Alt = v.Say("network.of", name, strings.Join(said, v.Say("semicolon")+" "))
	return n
}

// node places the i-th of some nodes: they go right and left in turns, down two
// sides of an ellipse, so that each label has a line of its own.
func (v *drawer) node(n *view.Network, p partner, i, of, most int) view.Node {
	row, rows := i/2, (of+1)/2
	if i%2 == 1 {
		rows = of / 2
	}
	y := n.Y + row*nodeStep - (rows-1)*nodeStep/2
	reach := float64(rows*nodeStep)/2 + nodeStep
	x := int(56 * math.Sqrt(1-math.Pow(float64(y-n.Y)/reach, 2)))
	share := math.Sqrt(float64(p.count) / float64(most))
	out := view.Node{
		X: n.X + x, Y: y, Radius: 3 + int(4*share), Line: 1 + int(4*share*share),
		Text: v.shortName(p.id), Name: v.Name(p.id), Count: p.count,
	}
	out.LabelX = out.X + 12
	if i%2 == 1 {
		out.X, out.LabelX, out.Before = n.X-x, n.X-x-12, true
	}
	return out
}

// shortName is what stands beside a node: a name, or the surname of a person.
func (v *drawer) shortName(id entity.ID) string {
	e, name := v.s.Registry.At(id), v.Name(id)
	if e.Kind == entity.Person && e.Surname != "" && name == e.Name {
		name = e.Surname
	}
	if utf8.RuneCountInString(name) > labelRunes {
		name = string([]rune(name)[:labelRunes-1]) + "…"
	}
	return name
}

// personNetwork is whom a person met.
func (v *drawer) personNetwork(id entity.ID, name string) *view.Network {
	var partners []partner
	for other, m := range v.meetings(id) {
		partners = append(partners, partner{other, m.count})
	}
	slices.SortFunc(partners, func(a, b partner) int { return cmp.Compare(a.id, b.id) })
	return v.network(name, partners, func(a, b entity.ID) bool {
		return slices.ContainsFunc(v.s.Dossiers[a].Events, func(event site.EventID) bool {
			e := &v.s.Events[event]
			return e.Status == document.StatusHeld && e.Type.IsMeeting() && slices.Contains(e.Participants, a) &&
				slices.Contains(e.Participants, b) && !slices.Contains(e.Participants, id)
		})
	})
}

// countryNetwork is with whom a country had events that were held.
func (v *drawer) countryNetwork(id entity.ID, name string) *view.Network {
	var partners []partner
	for _, i := range v.s.Dossiers[id].Relations {
		r := &v.s.Relations[i]
		if count := v.s.Held(r.Events); count > 0 {
			partners = append(partners, partner{r.A + r.B - id, count})
		}
	}
	return v.network(name, partners, func(a, b entity.ID) bool {
		return slices.ContainsFunc(v.s.Dossiers[a].Relations, func(i int32) bool {
			r := &v.s.Relations[i]
			return (r.A == b || r.B == b) && slices.ContainsFunc(r.Events, func(event site.EventID) bool {
				e := &v.s.Events[event]
				return e.Status == document.StatusHeld && !slices.Contains(e.Sides, id)
			})
		})
	})
}
