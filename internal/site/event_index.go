package site

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"readout/internal/document"
	"readout/internal/spelling"
)

// An eventIndex finds events by their ids.
type eventIndex struct {
	site      *Site
	ids       map[string]EventID
	withheld  map[string]*document.Document // the documents that declare withheld events, by id
	spellings func() *spelling.Index        // of ids, for "did you mean"; made when first needed
}

// newEventIndex returns an index that has the events of withheld documents only. Of
// several documents with one event, the index keeps the one that is published first.
func newEventIndex(s *Site, withheld []*document.Document) *eventIndex {
	x := &eventIndex{site: s, ids: map[string]EventID{}, withheld: map[string]*document.Document{}}
	x.spellings = sync.OnceValue(func() *spelling.Index {
		ids := make([]string, len(s.Events))
		for i := range s.Events {
			ids[i] = s.Events[i].ID
		}
		return spelling.NewIndex(ids)
	})
	for _, d := range withheld {
		for _, e := range d.Events {
			if first := x.withheld[e.ID]; !d.Unsure && (first == nil || !d.Draft && outlasts(first, d)) {
				x.withheld[e.ID] = d
			}
		}
	}
	return x
}

// hint says what to write instead of a text that is not the id of an event.
func (x *eventIndex) hint(text string) string {
	if id, ok := x.titled(text); ok {
		return fmt.Sprintf("this is its title; its id is %q", id)
	}
	if near, ok := x.spellings().Nearest(text); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if ids := x.beginning(text); len(ids) == 1 || len(ids) == 2 {
		return fmt.Sprintf("did you mean \"%s\"?", strings.Join(ids, `" or "`))
	}
	return "declare it in an article (> [!call] 2022-02-01 …) or under content/events"
}

// titled returns the id of the only event with a title in any of its declarations.
func (x *eventIndex) titled(title string) (id string, ok bool) {
	folded := spelling.Fold(title)
	for i := range x.site.Events {
		e := &x.site.Events[i]
		if !slices.ContainsFunc(e.declarations, func(d declaration) bool { return spelling.Fold(d.event.Title.Text) == folded }) {
			continue
		}
		if ok {
			return "", false
		}
		id, ok = e.ID, true
	}
	return id, ok
}

// beginning returns at most three ids that begin with a text, which must be as
// long as a date.
func (x *eventIndex) beginning(text string) (ids []string) {
	if len(text) < len("2022-02-01") {
		return nil
	}
	for i := range x.site.Events {
		if id := x.site.Events[i].ID; strings.HasPrefix(id, text) && len(ids) < 3 {
			ids = append(ids, id)
		}
	}
	return ids
}
