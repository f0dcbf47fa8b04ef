package page

import (
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"readout/internal/address"
	"readout/internal/entity"
	"readout/internal/parallel"
	"readout/internal/site"
)

// How much of a group of statements stands on one page.
const (
	// MaxOpen is how many statements of a group a page shows unfolded.
	MaxOpen = 10
	// MaxOnPage is how many statements of one list a page holds, folded ones among
	// them. If there are more, each group of more than MaxOpen has pages of its own.
	MaxOnPage = 400
)

// A Group is those statements of a list that go together: on one topic, or on the page
// of a topic those of one side. Statements are newest first.
type Group struct {
	Of         entity.ID // the topic or side; None for statements without one
	Statements []site.StatementID
}

// A GroupKey names a group of a list of a page.
type GroupKey struct {
	Page Key
	List ListKind
	Of   entity.ID
}

// A LongGroup is a group that has pages of its own, since it is too long for the page that
// it belongs to. Parts are numbered from the oldest, so that what is added later changes
// the last page only.
type LongGroup struct {
	Group
	Key  GroupKey
	name string // address without the number of the part and ".html"
}

// Parts returns how many pages a group has.
func (g *LongGroup) Parts() int { return pagesFor(len(g.Statements)) }

// Address returns the address of a part, from 0.
func (g *LongGroup) Address(part int) address.Address {
	name := g.name
	if part > 0 {
		name += "/" + strconv.Itoa(part+1) // a hyphen could be part of the id of a topic
	}
	return address.Address(name + ".html")
}

// AddressOf returns the address of the part that has a statement, by its place in Statements.
func (g *LongGroup) AddressOf(i int) address.Address {
	return g.Address((len(g.Statements) - 1 - i) / MaxListed)
}

// Part returns the statements of a part, from 0: newest first.
func (g *LongGroup) Part(part int) []site.StatementID {
	n := len(g.Statements)
	return g.Statements[max(n-(part+1)*MaxListed, 0) : n-part*MaxListed]
}

// Groups parts a list of an entity or a relation into its groups: the largest first, of
// equal ones that with the newest statement. Those without a topic or side come last. A
// statement of several sides is in the group of each.
func (p *Plan) Groups(of Key, list ListKind) []Group { return p.groupsOver(of, list, 0) }

// groupsOver is Groups if a group has more statements than a number, else nil.
func (p *Plan) groupsOver(of Key, list ListKind, most int) []Group {
	g := p.groupers.Get().(*grouper)
	defer p.groupers.Put(g)
	g.begin(p.Site.Registry.Len())
	bySide := p.isBySide(of, list)
	for _, id := range p.Statements(of, list) {
		st := &p.Site.Statements[id]
		if !bySide {
			g.add(st.Topic, id)
			continue
		}
		own := false
		for side := range st.OwnSides() {
			g.add(side, id)
			own = true
		}
		if !own {
			g.add(entity.None, id)
		}
	}
	groups := g.finish(most)
	other := func(g Group) int {
		if g.Of == entity.None {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(groups, func(a, b Group) int {
		return cmp.Or(other(a)-other(b), len(b.Statements)-len(a.Statements))
	})
	return groups
}

// A grouper finds the groups of one list after the other. It counts before it makes lists:
// every change parts all lists anew, and few have groups that are long.
type grouper struct {
	at      []int32     // by entity.ID, and first for None: the number of a group plus one, or 0
	of      []entity.ID // by number of a group
	sizes   []int
	entries []groupEntry
}

type groupEntry struct {
	group int32
	id    site.StatementID
}

func (g *grouper) begin(entities int) {
	if len(g.at) <= entities {
		g.at = make([]int32, entities+1)
	}
	g.of, g.sizes, g.entries = g.of[:0], g.sizes[:0], g.entries[:0]
}

func (g *grouper) add(to entity.ID, id site.StatementID) {
	at := &g.at[to+1]
	if *at == 0 {
		g.of, g.sizes = append(g.of, to), append(g.sizes, 0)
		*at = int32(len(g.of))
	}
	g.sizes[*at-1]++
	g.entries = append(g.entries, groupEntry{*at - 1, id})
}

// finish returns the groups if one has more statements than a number.
func (g *grouper) finish(most int) []Group {
	for _, of := range g.of {
		g.at[of+1] = 0
	}
	if len(g.sizes) == 0 || slices.Max(g.sizes) <= most {
		return nil
	}
	groups, all := make([]Group, len(g.of)), make([]site.StatementID, len(g.entries))
	for i, n := range g.sizes {
		groups[i], all = Group{g.of[i], all[:0:n]}, all[n:]
	}
	for _, e := range g.entries {
		list := &groups[e.group].Statements
		*list = append(*list, e.id)
	}
	return groups
}

// isBySide reports whether the groups of a list are of sides, not of topics.
func (p *Plan) isBySide(of Key, list ListKind) bool { return list == FromList && p.isTopic(of) }

func (p *Plan) isTopic(of Key) bool {
	return of.Kind == EntityPage && p.Site.Registry.At(entity.ID(of.Index)).Kind == entity.Topic
}

// Statements returns one of the two lists of statements of an entity, newest first. All
// statements of a relation are one list.
func (p *Plan) Statements(of Key, list ListKind) []site.StatementID {
	if of.Kind == RelationPage {
		return p.Site.Exchange(&p.Site.Relations[of.Index])
	}
	d := &p.Site.Dossiers[of.Index]
	switch {
	case list == AboutList:
		return d.About
	case p.isTopic(of):
		return d.OnTopic
	}
	return d.By
}

// A longList is a list of statements of a page that may have long groups. They are
// computed on demand, as the pages of archives are: a change shows on few.
type longList struct {
	of     Key
	list   ListKind
	most   int    // a group of more statements is long
	n      int    // how many statements it has, or a few more
	folder string // of the pages of its groups

	once sync.Once
	long []LongGroup // use Plan.longGroups
}

// A listKey names a list of a page.
type listKey struct {
	page Key
	list ListKind
}

// longLists are the lists that may have long groups. The two of one page are neighbours.
type longLists struct {
	all      []*longList
	at       map[listKey]int32 // of all
	inFolder map[string]int32  // the first in all
}

// planGroups finds the lists that may have groups too long for their pages.
func (p *Plan) planGroups() {
	p.lists = longLists{at: map[listKey]int32{}, inFolder: map[string]int32{}}
	add := func(of Key, list ListKind, n int, at address.Address) {
		most := MaxListed
		if n > MaxOnPage {
			most = MaxOpen
		}
		if n <= most {
			return
		}
		l := &longList{of: of, list: list, most: most, n: n, folder: archiveFolder(at)}
		number := int32(len(p.lists.all))
		p.lists.at[listKey{of, list}] = number
		if _, known := p.lists.inFolder[l.folder]; !known {
			p.lists.inFolder[l.folder] = number
		}
		p.lists.all = append(p.lists.all, l)
	}
	for _, ids := range p.Entities {
		for _, id := range ids {
			of, at, d := Key{Kind: EntityPage, Index: int32(id)}, p.Addresses.Entity(id), &p.Site.Dossiers[id]
			add(of, FromList, max(len(d.By), len(d.OnTopic)), at)
			add(of, AboutList, len(d.About), at)
		}
	}
	for i := range p.Site.Relations {
		r := &p.Site.Relations[i]
		add(Key{Kind: RelationPage, Index: int32(i)}, FromList, len(r.FromA)+len(r.FromB), p.Addresses.Relation(int32(i)))
	}
}

// maxGroupPages returns a number that the pages of long groups do not exceed, without
// computing the groups. All parts of a group but the last have MaxListed statements, and
// the groups of a list are of different topics or sides.
func (p *Plan) maxGroupPages() int {
	topics, sides, positions := 0, 0, 0
	for i := range p.Site.Dossiers {
		d := &p.Site.Dossiers[i]
		if len(d.OnTopic) > 0 {
			topics++
		}
		if len(d.Positions) > 0 {
			sides++
		}
		positions += len(d.Positions)
	}
	pages := positions / MaxListed // a statement is in the groups of all its sides
	for _, l := range p.lists.all {
		groups := min(topics+1, l.n/l.most)
		if p.isBySide(l.of, l.list) {
			groups = sides + 1
		}
		pages += l.n/MaxListed + groups
	}
	return pages
}

// longGroups returns the long groups of a list.
func (p *Plan) longGroups(l *longList) []LongGroup {
	l.once.Do(func() {
		for _, g := range p.groupsOver(l.of, l.list, l.most) {
			if len(g.Statements) > l.most {
				key := GroupKey{l.of, l.list, g.Of}
				l.long = append(l.long, LongGroup{g, key, l.folder + "/" + p.GroupName(key)})
			}
		}
	})
	return l.long
}

// GroupName returns the name of a group among those of its page: "topic-gas". It is its
// anchor there.
func (p *Plan) GroupName(k GroupKey) string {
	kind, id := entity.Topic.String(), ""
	if k.Of != entity.None {
		e := p.Site.Registry.At(k.Of)
		kind, id = e.Key.Kind.String(), "-"+e.Key.ID
	}
	if k.List == AboutList {
		kind = "about"
	}
	return kind + id
}

// LongGroup returns a group if it is too long for the page that it belongs to, else nil.
func (p *Plan) LongGroup(k GroupKey) *LongGroup {
	if number, ok := p.lists.at[listKey{k.Page, k.List}]; ok {
		long := p.longGroups(p.lists.all[number])
		if i := slices.IndexFunc(long, func(g LongGroup) bool { return g.Key == k }); i >= 0 {
			return &long[i]
		}
	}
	return nil
}

// GroupPart returns what a GroupPage shows: a part of a long group.
func (p *Plan) GroupPart(k Key) (g *LongGroup, part int) {
	part = int(k.Sub)
	for i, long := 0, p.longGroups(p.lists.all[k.Index]); ; i++ {
		if part < long[i].Parts() {
			return &long[i], part
		}
		part -= long[i].Parts()
	}
}

// listGroups lists the pages of the long groups of a list, unless the settings leave out
// all archives.
func (p *Plan) listGroups(number int32) (pages []Page) {
	if p.Site.Config.NoArchives {
		return nil
	}
	for i := range p.longGroups(p.lists.all[number]) {
		g := &p.lists.all[number].long[i]
		for part := range g.Parts() {
			pages = append(pages, Page{g.Address(part), Key{GroupPage, number, int32(len(pages))}})
		}
	}
	return pages
}

// listAllGroups lists the pages of all long groups, on all cores.
func (p *Plan) listAllGroups() []Page {
	found := make([][]Page, len(p.lists.all))
	parallel.Each(len(found), func(i int) { found[i] = p.listGroups(int32(i)) })
	return slices.Concat(found...)
}

// findGroup returns the page of a long group at an address: FOLDER/NAME.html, or
// FOLDER/NAME/PART.html.
func (p *Plan) findGroup(at address.Address) (Page, bool) {
	folder, isPage := strings.CutSuffix(string(at), ".html") // feeds and calendars are in such folders as well
	for range 2 {
		slash := strings.LastIndexByte(folder, '/')
		if !isPage || slash < 0 {
			break
		}
		folder = folder[:slash]
		number, ok := p.lists.inFolder[folder]
		for ; ok && int(number) < len(p.lists.all) && p.lists.all[number].folder == folder; number++ {
			pages := p.listGroups(number)
			if i := slices.IndexFunc(pages, func(g Page) bool { return g.Address == at }); i >= 0 {
				return pages[i], true
			}
		}
	}
	return Page{}, false
}

// StatementHome returns the address of the page that has a statement of a speaker: a page
// of its topic, if the topic is too long for the speaker's own page. It is "" if no page
// has it.
func (p *Plan) StatementHome(by entity.ID, id site.StatementID) address.Address {
	home := p.Addresses.Entity(by)
	of := Key{Kind: EntityPage, Index: int32(by)}
	if p.isTopic(of) {
		return home
	}
	g := p.LongGroup(GroupKey{of, FromList, p.Site.Statements[id].Topic})
	if g == nil {
		return home
	}
	n := len(g.Statements)
	i := sort.Search(n, func(i int) bool { return p.Site.NewerFirst(g.Statements[i], id) >= 0 })
	if i == n || g.Statements[i] != id {
		return home
	}
	if p.Site.Config.NoArchives {
		return ""
	}
	return g.AddressOf(i)
}
