package change

import (
	"cmp"
	"strings"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/site"
)

// An Event is an event in one version. The fields are those of data/events.json.
type Event struct {
	ID           string   `json:"id"`
	URL          string   `json:"url"`
	File         string   `json:"file"`
	Line         int      `json:"line"`
	Status       string   `json:"status"` // announced, unreported, held or cancelled
	Date         string   `json:"date"`
	Time         string   `json:"time"`
	EndDate      string   `json:"end_date"`
	EndTime      string   `json:"end_time"`
	Place        string   `json:"place"`
	Participants []string `json:"participants"`
	Readouts     []string `json:"readouts"` // the sides that published one, with its address
	Missing      string   `json:"no_readout_of"`
	Sides        []string `json:"sides"`
	Type         string   `json:"type"`
	Title        string   `json:"title"`
	InitiatedBy  string   `json:"initiated_by"`
	Duration     string   `json:"duration"`
	Topics       []string `json:"topics"`
	For          []string `json:"votes_for"`
	Against      []string `json:"votes_against"`
	Abstained    []string `json:"abstained"`
	Absent       []string `json:"absent"`
	Result       string   `json:"result"`
}

func (e *Event) facts() []fact {
	return []fact{
		{"status", one(e.Status)}, {"date", one(e.Date)}, {"time", one(e.Time)}, {"end_date", one(e.EndDate)}, {"end_time", one(e.EndTime)}, {"place", one(e.Place)},
		{"participants", e.Participants}, {"readouts", e.Readouts}, {"no_readout_of", one(e.Missing)}, {"sides", e.Sides},
		{"type", one(e.Type)}, {"title", one(e.Title)}, {"initiated_by", one(e.InitiatedBy)}, {"duration", one(e.Duration)},
		{"topics", e.Topics}, {"votes_for", e.For}, {"votes_against", e.Against}, {"abstained", e.Abstained}, {"absent", e.Absent},
		{"result", one(e.Result)},
	}
}

// events compares the events of two versions, in order of their days.
func (c *comparer) events() []Change[Event] {
	before, after := c.before.allEvents(), c.after.allEvents()
	p := newPairing(len(before), len(after))
	pairItems(p, before, after, func(e *Event) string { return e.ID })
	return sorted(changes[Event](before, after, p), func(a, b *Event) int {
		return cmp.Or(strings.Compare(a.Date, b.Date), strings.Compare(a.ID, b.ID))
	})
}

func (v *version) allEvents() []Event {
	list := make([]Event, len(v.site.Events))
	for i := range list {
		list[i] = v.eventOf(site.EventID(i))
	}
	return list
}

func (v *version) eventOf(id site.EventID) Event {
	e := &v.site.Events[id]
	path, span := e.Origin()
	out := Event{
		ID: v.events[id], URL: string(v.Words.Event(id)), File: string(path), Line: v.place(path, span.Start).Line,
		Status: string(e.Status), Date: e.Date.String(), Time: date.Clock(e.Time), EndDate: e.End.String(), EndTime: date.Clock(e.EndTime),
		Place:        v.key(e.Place),
		Participants: v.keys(e.Participants), Missing: v.key(v.site.MissingAccount(e)), Sides: v.keys(e.Sides),
		Type: string(e.Type), Title: e.Title, InitiatedBy: v.key(e.InitiatedBy), Duration: e.Duration,
		For: v.keys(e.Votes[0]), Against: v.keys(e.Votes[1]), Abstained: v.keys(e.Votes[2]), Absent: v.keys(e.Votes[3]),
		Result: e.Result, Readouts: []string{}, Topics: []string{},
	}
	if e.Unreported && e.Status == document.StatusAnnounced {
		out.Status = "unreported"
	}
	for _, r := range e.Readouts {
		out.Readouts = append(out.Readouts, strings.TrimSpace(v.key(r.Side)+" "+r.URL))
	}
	for _, topic := range e.Topics {
		out.Topics = append(out.Topics, v.id(topic))
	}
	return out
}
