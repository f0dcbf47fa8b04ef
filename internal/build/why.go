package build

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout/internal/address"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/source"
)

// Reasons explain why pages of one snapshot differ from those of an earlier one. They
// are for people only: whether a page has changed is decided by its bytes.
type Reasons struct {
	before, after *Snapshot
	changed       []source.Path // files that are new, gone or different, in order
}

// Since returns the reasons for what changed since an earlier snapshot.
func (s *Snapshot) Since(before *Snapshot) *Reasons {
	hidden := func(p source.Path) bool { return s.hid(p) && before.hid(p) }
	return &Reasons{before, s, slices.DeleteFunc(changedFiles(before.tree, s.tree), hidden)}
}

// changedFiles returns the files that are new, gone or different in the second of two
// trees, in order.
func changedFiles(before, after *source.Tree) []source.Path {
	seen := map[source.Path]source.Digest{}
	for f := range filesOf(before) {
		seen[f.Path] = f.Digest
	}
	var changed []source.Path
	for f := range filesOf(after) {
		if digest, ok := seen[f.Path]; !ok || digest != f.Digest {
			changed = append(changed, f.Path)
		}
		delete(seen, f.Path)
	}
	for p := range seen {
		changed = append(changed, p)
	}
	slices.Sort(changed)
	return changed
}

// filesOf yields the files of a tree that builds read.
func filesOf(t *source.Tree) func(func(*source.File) bool) {
	return func(yield func(*source.File) bool) {
		for _, list := range [][]*source.File{{t.Config}, t.Content, t.Layouts, t.Assets} {
			for _, f := range list {
				if f != nil && !yield(f) {
					return
				}
			}
		}
	}
}

// Of returns the reason for a change at an address, in a few words:
// "new mention in content/articles/2022/a.md:14:3".
func (r *Reasons) Of(name string) string {
	at := address.Address(name)
	now, is := find(r.after, at)
	then, was := find(r.before, at)
	switch {
	case r.after.Plan.ReservedForParts(at):
		return r.shared(true)
	case !is && was:
		return r.gone(then)
	case !is:
		return "no page is there any more"
	}
	if why := r.own(now); why != "" {
		return why
	}
	if now.Key.Kind == page.EntityPage {
		if why := r.named(now, then, was); why != "" {
			return why
		}
	}
	return r.shared(was)
}

// find returns the page at an address. For an output of a page it returns that page.
func find(s *Snapshot, at address.Address) (page.Page, bool) {
	p, ok := s.Plan.Find(at)
	if ok && p.Key.Kind == page.OutputPage {
		p.Key = s.Plan.Outputs[p.Key.Index].Of
	}
	return p, ok
}

// gone says why a page is no longer there.
func (r *Reasons) gone(p page.Page) string {
	if p.Key.Kind == page.FilePage {
		return "no page refers to " + string(r.before.Plan.Files[p.Key.Index].Path)
	}
	for _, path := range pathsOf(r.before.Plan, p.Key) {
		if slices.Contains(r.changed, path) {
			return r.of(path)
		}
	}
	return "nothing points at it any more"
}

// own says whether a page changed because its own file did.
func (r *Reasons) own(p page.Page) string {
	if p.Key.Kind == page.FilePage {
		return string(r.after.Plan.Files[p.Key.Index].Path)
	}
	for _, path := range pathsOf(r.after.Plan, p.Key) {
		if slices.Contains(r.changed, path) {
			return r.of(path)
		}
	}
	return ""
}

// pathsOf returns the files of which a page is made.
func pathsOf(p *page.Plan, key page.Key) []source.Path {
	list := sources(p, key) // nothing for what is made of the whole site
	if key.Kind == page.EntityPage {
		list = []*document.Document{p.Site.Registry.At(entity.ID(key.Index)).Document}
	}
	var paths []source.Path
	for _, d := range list {
		if d != nil {
			paths = append(paths, d.File.Path)
		}
	}
	return paths
}

// of says what happened to a file.
func (r *Reasons) of(p source.Path) string {
	switch {
	case r.before.tree.Data(p) == nil:
		return string(p) + " is new"
	case r.after.tree.Data(p) == nil:
		return string(p) + " is gone"
	}
	return string(p) + " changed"
}

// shared names changed files that may affect many pages: settings, layouts and assets
// first, since they affect the most.
func (r *Reasons) shared(was bool) string {
	if len(r.changed) == 0 {
		switch end := r.before.EmbargoEnds; {
		case !end.IsZero() && !end.After(r.after.now):
			return "an embargo ended"
		case !was:
			return "new"
		}
		return "the file had other bytes than the site"
	}
	rank := func(p source.Path) int {
		return slices.IndexFunc([]string{"readout.yaml", "layouts/", "assets/", ""}, func(prefix string) bool {
			return strings.HasPrefix(string(p), prefix)
		})
	}
	first := slices.MinFunc(r.changed, func(a, b source.Path) int { return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b)) })
	if more := len(r.changed) - 1; more > 0 {
		return fmt.Sprintf("%s, and %d more", r.of(first), more)
	}
	return r.of(first)
}

// A trace is a place in an article that is shown on an entity's page. The count tells
// repeats in one article apart, so that a trace does not change with its offset.
type trace struct {
	what  string // "mention" or "statement"
	path  source.Path
	text  string
	count int
}

// named says which mention or statement of an entity is new, or gone.
func (r *Reasons) named(now, then page.Page, was bool) string {
	after, places := traces(r.after, entity.ID(now.Key.Index))
	var before []trace
	if was {
		before, _ = traces(r.before, entity.ID(then.Key.Index))
	}
	known := map[trace]bool{}
	for _, t := range before {
		known[t] = true
	}
	for i, t := range after {
		if !known[t] {
			return "new " + t.what + " in " + places(i)
		}
		delete(known, t)
	}
	for _, t := range before {
		if known[t] {
			return "a " + t.what + " is gone from " + string(t.path)
		}
	}
	return ""
}

// traces returns the traces of an entity, and the place of each.
func traces(s *Snapshot, id entity.ID) ([]trace, func(i int) string) {
	at := s.Plan.Site
	var list []trace
	var offsets []int32
	counts := map[trace]int{}
	add := func(what string, d *document.Document, text string, offset int32) {
		t := trace{what: what, path: d.File.Path, text: text}
		counts[t]++
		t.count = counts[t]
		list, offsets = append(list, t), append(offsets, offset)
	}
	for _, i := range at.Dossiers[id].Mentions {
		m := at.Mentions[i]
		d := at.Articles[m.Article].Document
		add("mention", d, string(m.Text.Of(d.Text.Plain)), d.Text.SourceOf(m.Text.Start))
	}
	for _, i := range slices.Concat(at.Dossiers[id].By, at.Dossiers[id].About) {
		st := at.Statements[i]
		add("statement", at.Articles[st.Article].Document, st.Mark.ID, st.Mark.Source.Start)
	}
	return list, func(i int) string {
		data := s.tree.Data(list[i].path)
		return source.Locate(list[i].path, data, source.Span{Start: offsets[i], End: offsets[i]})
	}
}
