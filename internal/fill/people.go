package fill

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/spelling"
	"readout/internal/view"
	"readout/internal/wording"
)

// maxOfOne is how many people an index lists under one country or organization.
const maxOfOne = 60

// ways lead to the same people in another order.
func (v *viewer) ways(kind entity.Kind) []view.NavItem {
	if kind != entity.Person {
		return nil
	}
	var list []view.NavItem
	for _, way := range []struct {
		words string
		kind  page.Kind
	}{{words: "by_name", kind: page.PersonIndex}, {words: "by_country", kind: page.CountryPeople}, {words: "by_post", kind: page.PostPeople}} {
		here := v.page.Key.Kind
		current := here == way.kind || here == page.LetterIndex && way.kind == page.PersonIndex
		list = append(list, view.NavItem{Link: view.Link{Text: v.Say(way.words), Href: v.Href(way.kind.Address())}, Current: current})
	}
	return list
}

// officeIndex lists people by whom they speak for on the as-of day, else by
// nationality; or, by posts, those who hold one that day.
func (v *viewer) officeIndex(posts bool) *view.IndexView {
	of := map[entity.ID][]entity.ID{}
	for _, id := range v.p.Entities[entity.Person] {
		side := v.s.SpeaksFor(id, v.s.AsOf)
		if side == entity.None && !posts {
			side = v.nationality(id)
		}
		if side != entity.None {
			of[side] = append(of[side], id)
		}
	}
	var sides []entity.ID
	for side := range of {
		sides = append(sides, side)
	}
	v.sortByName(sides)
	g := &grouper{}
	for _, side := range sides {
		v.officeGroup(g, side, of[side], posts)
	}
	title, intro := v.Say("people_by_country"), v.Say("people_by_country_intro", v.Day(v.s.AsOf).Short)
	if posts {
		title, intro = v.Say("people_by_post"), v.Say("people_by_post_intro", v.Day(v.s.AsOf).Short)
	}
	out := v.index(title, intro, g)
	out.Ways = v.ways(entity.Person)
	return out
}

// officeGroup lists the people of one side: those in most articles if they are many.
func (v *viewer) officeGroup(g *grouper, side entity.ID, ids []entity.ID, posts bool) {
	v.sortByArticles(ids)
	shown, rest := cut(ids, maxOfOne, v.Href(page.PersonIndex.Address()))
	var entries []view.IndexEntry
	for _, id := range shown {
		e := v.indexEntry(id)
		e.Note = v.roleOf(id)
		entries = append(entries, e)
	}
	slices.SortStableFunc(entries, func(a, b view.IndexEntry) int {
		if posts && a.Note != b.Note {
			return cmp.Or(cmp.Compare(entity.RankOf(a.Note), entity.RankOf(b.Note)), cmp.Compare(spelling.Fold(a.Note), spelling.Fold(b.Note)))
		}
		return cmp.Compare(spelling.Fold(a.Text), spelling.Fold(b.Text))
	})
	chip := v.chip(side)
	group := g.group(chip.Text)
	group.Flag, group.Href, group.Rest = chip.Flag, chip.Href, rest
	group.Entries = entries
}

// roleOf is what somebody holds on the as-of day, else the last they held, in few words.
func (v *viewer) roleOf(id entity.ID) string {
	if role := v.Role(id, v.s.AsOf, nil); role != "" {
		return shortRole(role)
	}
	if rows := v.posts([]entity.ID{id}, wording.Any); len(rows) > 0 {
		return v.Join([]string{v.Say("formerly", shortRole(rows[0].Role)), rows[0].Years})
	}
	return ""
}

// officeOf is roleOf with whom it is held for.
func (v *viewer) officeOf(id entity.ID) string {
	if office := v.Office(id, v.s.AsOf, nil); office != "" {
		return shortRole(office)
	}
	if posts := v.Posts([]entity.ID{id}, wording.Any); len(posts) > 0 {
		return v.Say("formerly", shortRole(posts[0].Role))
	}
	return ""
}

// shortRole leaves out of a role the words of protocol that every envoy's has, so that a
// list does not repeat them: "Ambassador to Peru".
func shortRole(role string) string {
	for _, rank := range [...][2]string{
		{"Ambassador Extraordinary and Plenipotentiary", "Ambassador"},
		{"Envoy Extraordinary and Minister Plenipotentiary", "Envoy"},
	} {
		if rest, ok := strings.CutPrefix(role, rank[0]); ok {
			return rank[1] + rest
		}
	}
	return role
}
