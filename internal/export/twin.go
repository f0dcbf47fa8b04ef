package export

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"

	"readout/internal/address"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/site"
)

// maxTwin is how many rows of a kind a twin has, the newest ones: as its page, it
// must stay small for an entity that every article names. The data files have all.
const maxTwin = 200

// A twin is the page of an entity or event for programs. What a card shows comes
// first.
type twin struct {
	Kind    string          `json:"kind"`
	ID      string          `json:"id"`
	Name    string          `json:"name"`
	Flag    string          `json:"flag,omitempty"`
	Line    string          `json:"line,omitempty"`
	URL     address.Address `json:"url"`
	Earlier []string        `json:"redirect_from,omitempty"`
	Counts  counts          `json:"counts"`
	Latest  *latest         `json:"latest,omitempty"`
	Image   *image          `json:"image,omitempty"`

	SortName     string   `json:"sort_name,omitempty"`
	Surname      string   `json:"surname,omitempty"`
	OfficialName string   `json:"official_name,omitempty"`
	Aliases      []string `json:"aliases,omitempty"`
	FormerNames  []string `json:"former_names,omitempty"`
	Alpha3       string   `json:"alpha3,omitempty"`
	M49          string   `json:"m49,omitempty"`
	Wikidata     string   `json:"wikidata,omitempty"`
	Links        []link   `json:"links,omitempty"`
	Country      string   `json:"country,omitempty"`
	Capital      string   `json:"capital,omitempty"`
	Region       string   `json:"region,omitempty"`
	Subregion    string   `json:"subregion,omitempty"`
	Borders      []string `json:"borders,omitempty"`
	Parent       string   `json:"parent,omitempty"`
	Members      []string `json:"members,omitempty"`
	Born         string   `json:"born,omitempty"`
	Died         string   `json:"died,omitempty"`
	Posts        []post   `json:"posts,omitempty"`
	Dossier      []string `json:"dossier,omitempty"`
	People       []string `json:"people,omitempty"`
	Relations    []string `json:"relations,omitempty"`

	Event *eventRow `json:"event,omitempty"` // of an event's twin

	Statements []*statementRow `json:"statements"`
	About      []*statementRow `json:"statements_about,omitempty"`
	Events     []*eventRow     `json:"events,omitempty"`
	Mentions   []*mentionRow   `json:"mentions,omitempty"`
	Articles   []string        `json:"articles,omitempty"`
}

// counts are of all there is, also beyond maxTwin.
type counts struct {
	Articles        int `json:"articles"`
	Statements      int `json:"statements"`
	Events          int `json:"events"`
	StatementsAbout int `json:"statements_about"`
	Mentions        int `json:"mentions"`
}

// latest is the newest statement by an entity; of a topic or event, by anybody.
type latest struct {
	Date    string          `json:"date"`
	Day     string          `json:"day"` // the date as the site writes it
	Verb    string          `json:"verb"`
	Words   string          `json:"words"`
	Direct  bool            `json:"direct"`
	Speaker string          `json:"speaker"`
	Relayed string          `json:"relayed,omitempty"` // "relayed by a senior official"
	URL     address.Address `json:"url"`
}

type image struct {
	URL address.Address `json:"url"`
	Alt string          `json:"alt"`
}

type link struct {
	Label string `json:"label"`
	URL   string `json:"url"`
}

type post struct {
	Role         string `json:"role"`
	Organization string `json:"organization,omitempty"`
	Country      string `json:"country,omitempty"`
	Start        string `json:"start,omitempty"`
	End          string `json:"end,omitempty"`
}

// twin writes an entity's page as JSON.
func (x *exporter) twin(w io.Writer, id entity.ID) error {
	e, d := x.s.Registry.At(id), &x.s.Dossiers[id]
	by := d.By
	if e.Kind == entity.Topic {
		by = d.OnTopic
	}
	t := &twin{
		Kind: e.Kind.String(), ID: e.Key.ID, Name: e.Name, Line: x.Line(id), URL: x.Entity(id), Earlier: earlier(e.Document),
		Counts: counts{len(d.Articles), len(by), len(d.Events), len(d.About), len(d.Mentions)},
		Latest: x.latest(by), Aliases: e.Aliases, Wikidata: e.Wikidata,
		Country: x.id(e.Country), Parent: x.id(e.Parent), Members: x.allKeys(e.Members),
		Statements: each(newest(by), x.statement), About: each(newest(d.About), x.statement),
		Events: each(newest(d.Events), x.event), Mentions: each(newest(d.Mentions), x.mention),
		Articles: each(newest(d.Articles), x.articleID),
		Dossier:  each(d.Listed, x.eventID), People: x.allIDs(d.People), Relations: each(d.Relations, x.relationID),
	}
	if p := x.Picture(&x.s.Bodies[id]); p.Address != "" {
		t.Image = &image{p.Address, p.Alt}
	}
	x.describe(t, e)
	return encode(w, t)
}

// eventTwin writes an event's page as JSON.
func (x *exporter) eventTwin(w io.Writer, id site.EventID) error {
	e := &x.s.Events[id]
	return encode(w, &twin{
		Kind: "event", ID: e.ID, Name: x.EventName(id), Line: x.EventLine(e), URL: x.Event(id),
		Counts: counts{Articles: len(e.Articles), Statements: len(e.Statements)}, Latest: x.latest(e.Statements),
		Event: x.event(id), Statements: each(newest(e.Statements), x.statement),
		Articles: each(newest(e.Articles), x.articleID),
	})
}

// relationID names a pair of countries: "ru-us".
func (x *exporter) relationID(number int32) string {
	r := &x.s.Relations[number]
	return x.id(r.A) + "-" + x.id(r.B)
}

func newest[T any](list []T) []T { return list[:min(len(list), maxTwin)] }

// describe adds what only entities of one kind have.
func (x *exporter) describe(t *twin, e *entity.Entity) {
	if c := e.State; c != nil {
		t.Flag, t.Alpha3, t.M49 = c.Flag(), c.Alpha3, c.M49
		t.OfficialName, t.Aliases, t.FormerNames = c.OfficialName, c.Aliases, c.FormerNames
		t.Capital, t.Region, t.Subregion = c.Capital, c.Region, c.Subregion
		for _, code := range c.Borders {
			t.Borders = append(t.Borders, string(code))
		}
	}
	if e.Kind == entity.Person {
		t.SortName, t.Surname, t.Born, t.Died = e.SortName, e.Surname, e.Born.String(), e.Died.String()
		t.Posts = each(e.Posts, x.post)
	}
	if d := e.Document; d != nil && d.Person != nil {
		t.Links = each(d.Person.Links, func(l document.NamedLink) link { return link{l.Label, l.URL.Text} })
	}
}

func (x *exporter) post(p entity.Post) post {
	return post{p.Role, x.id(p.Organization), x.id(p.Country), p.Start.String(), p.End.String()}
}

// latest shows the first of statements, or nothing.
func (x *exporter) latest(ids []site.StatementID) *latest {
	if len(ids) == 0 {
		return nil
	}
	st := &x.s.Statements[ids[0]]
	out := &latest{
		Date: st.Date.String(), Day: x.Day(st.Date).Short, Verb: x.Verb(st.Mark), Words: x.Quote(st), Direct: st.Mark.Form == document.Direct,
		URL: x.Statement(ids[0]),
	}
	out.Speaker, out.Relayed = x.speaker(st), x.Relayed(st)
	return out
}

// speaker names who made a statement, for readers.
func (x *exporter) speaker(st *site.Statement) string {
	if st.By != nil {
		return st.By.Text
	}
	return strings.Join(each(st.Speakers, x.name), ", ")
}

func (x *exporter) name(id entity.ID) string { return x.s.Registry.At(id).Name }

// encode writes a value as JSON for programs: no page holds it, so its characters
// need no escapes. A text that is empty is null.
func encode(w io.Writer, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	return writeNulls(w, b.Bytes())
}
