package fill

import (
	"cmp"
	"slices"

	"readout/internal/address"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/view"
)

// busyDay is how many stories a day has that is told one by one. Of more, all but the
// first are told by whom they concern.
const busyDay = 8

// maxStoryGroups is how many groups the stories of a busy day are in; what fits none of them is
// elsewhere.
const maxStoryGroups = 8

// A concern is what a group of stories has in common: a relation, or else an entity.
type concern struct {
	relation int32 // -1 for an entity
	entity   entity.ID
}

// elsewhereConcern is of the stories that share nothing with others.
var elsewhereConcern = concern{-1, entity.None}

// A storyGroup is stories of a day in order of their weight.
type storyGroup struct {
	of  concern
	ids []site.ArticleID
}

// groupStories puts stories into groups, each story into one: first the relation,
// organization, country or topic that gathers most of them, then that which gathers most
// of the rest. What gathers more than half of all tells little about any of them, and is
// left for what nothing else gathers, the most telling first. The largest group comes
// first.
func (v *viewer) groupStories(ids []site.ArticleID) []storyGroup {
	concerns := make([][]concern, len(ids))
	shared := map[concern]int{}
	for i, id := range ids {
		concerns[i] = v.concernsOf(id)
		for _, c := range concerns[i] {
			shared[c]++
		}
	}
	left := make([]int, len(ids)) // indexes of those in no group yet
	for i := range left {
		left[i] = i
	}
	var groups []storyGroup
	for len(groups) < maxStoryGroups && len(left) > 1 {
		best, most := v.mostShared(left, concerns, func(c concern) bool { return 2*shared[c] <= len(ids) })
		if most < 2 {
			best, most = v.mostTelling(left, concerns)
		}
		if most < 2 {
			break
		}
		g := storyGroup{of: best}
		left = slices.DeleteFunc(left, func(i int) bool {
			if !slices.Contains(concerns[i], best) {
				return false
			}
			g.ids = append(g.ids, ids[i])
			return true
		})
		groups = append(groups, g)
	}
	slices.SortStableFunc(groups, func(a, b storyGroup) int { return len(b.ids) - len(a.ids) })
	if len(left) > 0 {
		rest := storyGroup{of: elsewhereConcern}
		for _, i := range left {
			rest.ids = append(rest.ids, ids[i])
		}
		groups = append(groups, rest)
	}
	return groups
}

// mostShared returns what most of some stories have in common, of what counts; of equal
// ones the more telling, then the first.
func (v *viewer) mostShared(left []int, concerns [][]concern, counts func(concern) bool) (best concern, most int) {
	shared, order := sharedBy(left, concerns)
	for _, c := range order {
		if n := shared[c]; counts(c) && (n > most || n == most && v.lessTelling(c) < v.lessTelling(best)) {
			best, most = c, n
		}
	}
	return best, most
}

// mostTelling returns what says most about those of some stories that share it.
func (v *viewer) mostTelling(left []int, concerns [][]concern) (best concern, most int) {
	shared, order := sharedBy(left, concerns)
	for _, c := range order {
		if n := shared[c]; n > 1 && (most == 0 || v.lessTelling(c) < v.lessTelling(best)) {
			best, most = c, n
		}
	}
	return best, most
}

// sharedBy counts the stories that share a concern, and lists concerns as they first appear.
func sharedBy(left []int, concerns [][]concern) (shared map[concern]int, order []concern) {
	shared = map[concern]int{}
	for _, i := range left {
		for _, c := range concerns[i] {
			if shared[c]++; shared[c] == 1 {
				order = append(order, c)
			}
		}
	}
	return shared, order
}

// lessTelling orders concerns of equal size: a pair of countries says most.
func (v *viewer) lessTelling(c concern) int {
	if c.relation >= 0 {
		return 0
	}
	return slices.Index([]entity.Kind{entity.Organization, entity.Country, entity.Topic}, v.s.Registry.At(c.entity).Kind) + 1
}

// concernsOf returns what a story may be told under: the countries and the organization
// that it names most, the relations of these countries that it is of, and its topics.
func (v *viewer) concernsOf(id site.ArticleID) []concern {
	a := &v.s.Articles[id]
	countries := v.mostNamed(a, entity.Country, 2)
	var list []concern
	if len(countries) == 2 {
		number, ok := v.relationOf(countries[0], countries[1])
		if ok {
			if _, of := slices.BinarySearch(v.s.Relations[number].Articles, id); of {
				list = append(list, concern{number, entity.None})
			}
		}
	}
	add := func(ids []entity.ID) {
		for _, id := range ids {
			if c := (concern{-1, id}); !slices.Contains(list, c) {
				list = append(list, c)
			}
		}
	}
	add(v.mostNamed(a, entity.Organization, 1))
	add(countries[:min(1, len(countries))])
	for _, about := range a.About {
		if v.s.Registry.At(about).Kind != entity.Person {
			add([]entity.ID{about})
		}
	}
	add(a.Topics)
	return list
}

// concernLink names a group of stories and leads to what they have in common.
func (v *viewer) concernLink(c concern) view.Link {
	switch {
	case c == elsewhereConcern:
		return view.Link{Text: v.Say("elsewhere_in_news")}
	case c.relation >= 0:
		return v.pairLink(c.relation)
	}
	return v.topic(c.entity)
}

// concernAnchor is the anchor of a group in the brief of its day.
func (v *viewer) concernAnchor(c concern) string {
	switch {
	case c == elsewhereConcern:
		return "elsewhere"
	case c.relation >= 0:
		r := &v.s.Relations[c.relation]
		return "on-" + v.s.Registry.At(r.A).ID + "-" + v.s.Registry.At(r.B).ID
	}
	e := v.s.Registry.At(c.entity)
	return "on-" + e.Kind.String() + "-" + e.ID
}

// story shows an article with its key points.
func (v *viewer) story(id site.ArticleID) view.Story {
	a := &v.s.Articles[id]
	s := view.Story{ArticleRow: v.articleRow(id)}
	for _, part := range a.Document.Text.KeyPoints {
		s.Points = append(s.Points, v.Field(&a.Content, part))
	}
	return s
}

// storiesOf returns the articles of a day in order of their weight.
func (v *viewer) storiesOf(d page.Day) []site.ArticleID { return v.s.ByWeight(d.Articles) }

// frontGroups are the groups of a busy day as the front page shows them: of the larger
// ones more, and the rest in the brief.
func (v *viewer) frontGroups(groups []storyGroup, brief address.Address) (shown []view.StoryGroup, stories int) {
	for _, g := range groups {
		n := frontInGroup(len(g.ids))
		out := view.StoryGroup{Title: v.concernLink(g.of), Count: len(g.ids)}
		for _, id := range g.ids[:n] {
			out.Stories = append(out.Stories, view.Story{ArticleRow: v.articleRow(id)})
		}
		if rest := len(g.ids) - n; rest > 0 {
			out.More = view.Link{Text: v.Say("more_stories", rest), Href: v.Href(brief) + "#" + v.concernAnchor(g.of)}
		}
		shown, stories = append(shown, out), stories+n
	}
	return shown, stories
}

// frontInGroup is how many of n stories the front page shows in their group. A last one
// takes the line that would say that there is one more.
func frontInGroup(n int) int {
	switch {
	case n > 9:
		return 4
	case n > 6:
		return 3
	case n > 3:
		return 2
	}
	return n
}

// sortByNews puts entities first that more of some articles concern; of equal ones those
// that are named more often in all, then by name.
func (v *selection) sortByNews(list []newsCount) {
	slices.SortFunc(list, func(a, b newsCount) int {
		x, y := &v.s.Dossiers[a.id], &v.s.Dossiers[b.id]
		return cmp.Or(cmp.Compare(b.now, a.now), cmp.Compare(len(y.Mentions), len(x.Mentions)),
			cmp.Compare(v.s.Registry.At(a.id).Name, v.s.Registry.At(b.id).Name), cmp.Compare(a.id, b.id))
	})
}
