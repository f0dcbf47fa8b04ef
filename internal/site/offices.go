package site

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/date"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/source"
)

// A rivalry is two posts of a person for different sides, both held on a day on which
// the person spoke or took part in an event.
type rivalry struct {
	person      entity.ID
	taken, left *entity.Post // the post that counts by the dates, and the other
	day         date.Date    // the first
	doubtful    bool         // at least once, no event decided between them
	byEvent     []source.Related
}

// contested reports whether any person has posts for different sides, on any days.
func (r *sideAudit) contested() bool {
	for id := range r.site.Registry.Len() {
		posts := r.site.Registry.At(entity.ID(id)).Posts
		for i := 1; i < len(posts); i++ {
			if r.site.sideOf(&posts[i]) != r.site.sideOf(&posts[0]) {
				return true
			}
		}
	}
	return false
}

// noteOffices records the rivalries of the persons who decide the side of a statement.
func (r *sideAudit) noteOffices(st *Statement) {
	at := r.site.EventOf(st)
	place := source.Related{Path: r.site.Articles[st.Article].Document.File.Path, Span: st.Mark.Source}
	declared := st.Nobody || st.Side != entity.None
	if len(st.Via) > 0 || !declared {
		for _, id := range st.Speakers {
			r.noteOffice(id, st.Date, at, place)
		}
		if st.By != nil {
			r.noteParty(st.By, st.Date, at, place)
		}
	}
	for i := 0; i < len(st.Via) && !declared; i++ {
		r.noteParty(&st.Via[i], st.Date, at, place)
	}
}

func (r *sideAudit) noteParty(p *mention.Party, day date.Date, at *Event, place source.Related) {
	r.noteOffice(p.Entity, day, at, place)
	for _, id := range p.Voices {
		r.noteOffice(id, day, at, place)
	}
}

// noteOffice records a rivalry if a person had posts for different sides on a day.
func (r *sideAudit) noteOffice(id entity.ID, day date.Date, at *Event, place source.Related) {
	if id == entity.None || len(r.site.Registry.At(id).Posts) < 2 {
		return
	}
	s, e := r.site, r.site.Registry.At(id)
	best := s.office(e, day, nil)
	if best == nil {
		return
	}
	chosen := s.office(e, day, at)
	for i := range e.Posts {
		p := &e.Posts[i]
		if side := s.sideOf(p); !p.HeldOn(day) || side == entity.None || side == s.sideOf(best) {
			continue
		}
		v := r.rivalry(id, best, p)
		if v.day.IsZero() || day.Before(v.day) {
			v.day = day
		}
		v.doubtful = v.doubtful || s.presenceOf(e, best, at) == s.presenceOf(e, p, at)
		if chosen == p {
			side := r.site.Registry.At(s.sideOf(p))
			place.Message = fmt.Sprintf("here for %s, which takes part in the event", side.Name)
			v.byEvent = append(v.byEvent, place)
		}
	}
}

func (r *sideAudit) rivalry(person entity.ID, taken, left *entity.Post) *rivalry {
	for i := range r.rivalries {
		if v := &r.rivalries[i]; v.taken == taken && v.left == left {
			return v
		}
	}
	r.rivalries = append(r.rivalries, rivalry{person: person, taken: taken, left: left})
	return &r.rivalries[len(r.rivalries)-1]
}

// reportOffices warns once of each two posts between which no event decides, in the
// person's file.
func (r *sideAudit) reportOffices() {
	for i := range r.site.Events {
		e := &r.site.Events[i]
		path, at := e.Origin()
		for _, id := range e.Participants {
			r.noteOffice(id, e.Date, e, source.Related{Path: path, Span: at})
		}
	}
	for i := range r.rivalries {
		if v := &r.rivalries[i]; v.doubtful {
			r.reportOffice(v)
		}
	}
}

func (r *sideAudit) reportOffice(v *rivalry) {
	e := r.site.Registry.At(v.person)
	taken, left := r.site.Registry.At(r.site.sideOf(v.taken)), r.site.Registry.At(r.site.sideOf(v.left))
	why := "the later post"
	if v.taken.Start.Compare(v.left.Start) == 0 {
		why = "the post listed first"
	}
	slices.SortStableFunc(v.byEvent, func(a, b source.Related) int { return strings.Compare(string(a.Path), string(b.Path)) })
	d := source.Diagnostic{
		Path: e.Document.File.Path, Span: r.postSpan(e, v.left), Severity: source.Warning, Rule: "two-posts",
		Message: fmt.Sprintf("%s holds posts for %s and for %s on %s: statements count for %s, %s, but for %s at an event in which only that takes part",
			e.Name, left.Name, taken.Name, v.day, taken.Name, why, left.Name),
		Hint:    fmt.Sprintf("give the post that had ended its end, or write at the statement for whom it speaks: side %s", left.Key.ID),
		Related: v.byEvent[:min(len(v.byEvent), mostRelated)],
	}
	r.report(d)
}

// postSpan returns where a post stands in its person's file.
func (r *sideAudit) postSpan(e *entity.Entity, p *entity.Post) source.Span {
	for i := range e.Posts {
		if &e.Posts[i] == p {
			return e.Document.Person.Posts[i].Role.Span
		}
	}
	return source.Span{}
}
