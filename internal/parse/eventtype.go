package parse

import (
	"fmt"
	"slices"

	"readout/internal/document"
	"readout/internal/meta"
)

// settleEventTypes gives "at call" and "event:call" the id of the one event of
// that type that the file declares.
func (f *finisher) settleEventTypes() {
	declared := map[string][]string{}
	for _, e := range f.doc.Events {
		if ids := declared[string(e.Type)]; !slices.Contains(ids, e.ID) {
			declared[string(e.Type)] = append(ids, e.ID)
		}
	}
	for i := range f.doc.EventLinks {
		l := &f.doc.EventLinks[i]
		v := meta.Value{Text: l.Target, Span: l.Source}
		f.settleEventType(&v, declared)
		l.Target = v.Text
	}
	for i := range f.doc.Statements {
		s := &f.doc.Statements[i]
		f.settleEventType(&s.At, declared)
		for j := range s.About {
			f.settleAbout(&s.About[j], declared)
		}
	}
}

func isEventType(text string) bool {
	return slices.Contains(document.EventTypes, document.EventType(text))
}

func (f *finisher) settleEventType(v *meta.Value, declared map[string][]string) {
	if !isEventType(v.Text) {
		return
	}
	ids := declared[v.Text]
	switch {
	case len(ids) == 1:
		v.Text = ids[0]
		return
	case len(f.doc.Unread) > 0:
	case len(ids) == 0:
		f.problem(v.Span, "unknown-event", fmt.Sprintf("write the event's id, or declare it here: > [!%s] 2022-02-01 What happened", v.Text),
			"this file declares no %s", v.Text)
	default:
		f.problem(v.Span, "unknown-event", fmt.Sprintf("write the id of one: %s or %s", ids[0], ids[1]),
			"this file declares %d events of type %s", len(ids), v.Text)
	}
	v.Text = ""
}

// settleAbout does the same for "about call", where a word that is no such
// event may still be an entity.
func (f *finisher) settleAbout(v *meta.Value, declared map[string][]string) {
	switch ids := declared[v.Text]; {
	case len(ids) == 1:
		v.Text = ids[0]
	case len(ids) > 1 || isEventType(v.Text) && len(f.doc.Unread) > 0:
		f.settleEventType(v, declared)
	}
}
