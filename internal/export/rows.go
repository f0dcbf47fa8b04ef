package export

import (
	"strings"
	"time"

	"readout/internal/address"
	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/site"
)

// The rows of the data files. A field's json tag names its column, in both
// formats and in this order; docs/data.md says what each means. Every row has an
// id that lasts, and a url; what articles say has the article.

type statementRow struct {
	ID          string          `json:"id"`
	Article     string          `json:"article"`
	URL         address.Address `json:"url"`
	Date        string          `json:"date"`
	Verb        string          `json:"verb"`
	Cue         string          `json:"cue"`
	Plover      string          `json:"plover"`
	Form        string          `json:"form"`
	Words       string          `json:"words"`
	Speakers    []string        `json:"speakers"`
	By          string          `json:"by"`
	SpeakersFor []string        `json:"speakers_for"`
	To          []string        `json:"to"`
	Of          []string        `json:"of"`
	About       []string        `json:"about"`
	Via         []string        `json:"via"`
	Sides       []string        `json:"sides"`
	Event       string          `json:"event"`
	Topic       string          `json:"topic"`
	Language    string          `json:"translated_from"`
	Source      string          `json:"source_url"`
}

func (x *exporter) statement(id site.StatementID) *statementRow {
	st := &x.s.Statements[id]
	row := &statementRow{
		ID: x.statementID(id), Article: x.articleID(st.Article), URL: x.Statement(id), Date: st.Date.String(),
		Verb: string(st.Mark.Verb), Cue: st.Mark.Cue.Text, Plover: ploverOfVerb[st.Mark.Verb], Form: st.Mark.Form.String(),
		Words: x.Quote(st), Speakers: x.allKeys(st.Speakers), SpeakersFor: x.allKeys(st.From),
		To: each(st.To, x.party), Of: each(st.Of, x.party), About: x.about(st), Via: each(st.Via, x.party),
		Sides: x.allKeys(st.Sides), Event: x.eventID(st.At), Topic: x.id(st.Topic),
		Language: st.Mark.From.Text, Source: st.Mark.Src.Text,
	}
	if st.By != nil {
		row.By = x.party(*st.By)
	}
	return row
}

// statementID is unique in the site; the part after "#" is so in the article.
func (x *exporter) statementID(id site.StatementID) string {
	st := &x.s.Statements[id]
	return x.articleID(st.Article) + "#" + st.Mark.ID
}

func (x *exporter) articleID(id site.ArticleID) string { return x.s.Articles[id].Document.ID }

func (x *exporter) eventID(id site.EventID) string {
	if id == site.NoEvent {
		return ""
	}
	return x.s.Events[id].ID
}

// party returns an entity as "kind/id", and what is only text as it is.
func (x *exporter) party(p mention.Party) string {
	if p.Entity != entity.None {
		return x.keys[p.Entity]
	}
	return p.Text
}

// about returns what a statement is about: entities as "kind/id", and events as
// "event/id".
func (x *exporter) about(st *site.Statement) []string {
	list := each(st.About, x.party)
	for i := range list {
		if event := st.AboutEvent(i); event != site.NoEvent {
			list[i] = "event/" + x.s.Events[event].ID
		}
	}
	return list
}

type eventRow struct {
	ID           string          `json:"id"`
	Article      string          `json:"article"`
	URL          address.Address `json:"url"`
	Type         string          `json:"type"`
	Plover       string          `json:"plover"`
	PloverMode   string          `json:"plover_mode"`
	Status       string          `json:"status"`
	Unreported   bool            `json:"unreported"`
	Title        string          `json:"title"`
	Date         string          `json:"date"`
	Time         string          `json:"time"`
	EndDate      string          `json:"end_date"`
	EndTime      string          `json:"end_time"`
	Place        string          `json:"place"`
	Country      string          `json:"country"`
	Duration     string          `json:"duration"`
	Participants []string        `json:"participants"`
	Sides        []string        `json:"sides"`
	InitiatedBy  string          `json:"initiated_by"`
	Topics       []string        `json:"topics"`
	For          []string        `json:"votes_for"`
	Against      []string        `json:"votes_against"`
	Abstained    []string        `json:"abstained"`
	Absent       []string        `json:"absent"`
	Result       string          `json:"result"`
	Readouts     []string        `json:"readouts"`
	Missing      string          `json:"no_readout_of"`
	Articles     []string        `json:"articles"`
	Statements   int             `json:"statements"`
}

func (x *exporter) event(id site.EventID) *eventRow {
	e := &x.s.Events[id]
	code := ploverOfType[e.Type]
	row := &eventRow{
		ID: e.ID, URL: x.Event(id), Type: string(e.Type), Plover: code.event, PloverMode: code.mode,
		Status: string(e.Status), Unreported: e.Unreported, Title: x.EventName(id), Date: e.Date.String(), Time: clock(e.Time), EndDate: e.End.String(), EndTime: clock(e.EndTime),
		Place: x.key(e.Place), Country: x.id(x.countryOfPlace(e.Place)), Duration: e.Duration,
		Participants: x.allKeys(e.Participants), Sides: x.allKeys(e.Sides), InitiatedBy: x.key(e.InitiatedBy),
		Topics: x.allIDs(e.Topics), For: x.allKeys(e.Votes[0]), Against: x.allKeys(e.Votes[1]),
		Abstained: x.allKeys(e.Votes[2]), Absent: x.allKeys(e.Votes[3]), Result: e.Result,
		Readouts: each(e.Readouts, x.readout), Missing: x.key(x.s.MissingAccount(e)),
		Articles: each(e.Articles, x.articleID), Statements: len(e.Statements),
	}
	if n := len(e.Articles); n > 0 {
		row.Article = row.Articles[n-1] // articles are newest first
	}
	return row
}

func (x *exporter) countryOfPlace(place entity.ID) entity.ID {
	if place == entity.None || x.s.Registry.At(place).Kind == entity.Country {
		return place
	}
	return x.s.Registry.At(place).Country
}

// readout returns a published account as "kind/id address".
func (x *exporter) readout(r site.Readout) string {
	return strings.TrimSpace(x.key(r.Side) + " " + r.URL)
}

type mentionRow struct {
	ID       string          `json:"id"`
	Article  string          `json:"article"`
	URL      address.Address `json:"url"`
	Date     string          `json:"date"`
	Entity   string          `json:"entity"`
	Text     string          `json:"text"`
	Sentence string          `json:"sentence"`
	How      string          `json:"how"`
	Quoted   bool            `json:"quoted"`
}

func (x *exporter) mention(number int32) *mentionRow {
	m := &x.s.Mentions[number]
	url, article, a := x.Mention(number), x.articleID(m.Article), &x.s.Articles[m.Article]
	return &mentionRow{
		ID: article + anchorOf(url), Article: article, URL: url, Date: x.dayOf(m.Article).String(),
		Entity: x.keys[m.Entity], Text: x.Plain(&a.Content, m.Text), Sentence: x.Sentence(number),
		How: m.How.String(), Quoted: x.s.Quoted(m),
	}
}

func (x *exporter) dayOf(id site.ArticleID) date.Date { return x.s.Articles[id].Date.Day }

type articleRow struct {
	ID            string          `json:"id"`
	URL           address.Address `json:"url"`
	Title         string          `json:"title"`
	Date          string          `json:"date"`
	Time          string          `json:"time"`
	Updated       string          `json:"updated"`
	Summary       string          `json:"summary"`
	Dateline      string          `json:"dateline"`
	Publisher     string          `json:"publisher"`
	Source        string          `json:"source_url"`
	Authors       []string        `json:"authors"`
	Topics        []string        `json:"topics"`
	People        []string        `json:"people"`
	Countries     []string        `json:"countries"`
	Organizations []string        `json:"organizations"`
	Places        []string        `json:"places"`
	Events        []string        `json:"events"`
	Statements    int             `json:"statements"`
	Mentions      int             `json:"mentions"`
	Image         address.Address `json:"image"`
}

func (x *exporter) article(id site.ArticleID) *articleRow {
	a := &x.s.Articles[id]
	front := a.Document.Article
	row := &articleRow{
		ID: a.Document.ID, URL: x.Article(id), Title: x.Title(a), Date: a.Date.Day.String(), Updated: x.s.Updated(id).Day.String(),
		Summary: x.Summary(a), Dateline: front.Dateline.Text, Publisher: front.Publisher.Text, Source: front.SourceURL.Text,
		Authors: each(x.Authors(a), itself), Events: each(a.Events, x.eventID),
		Statements: int(a.Statements.To - a.Statements.From), Mentions: int(a.Mentions.To - a.Mentions.From),
	}
	row.Time = clock(a.Date.Time)
	row.Image = x.Picture(&a.Content).Address
	in := x.entitiesOf(id)
	row.People, row.Countries, row.Organizations = in[entity.Person], in[entity.Country], in[entity.Organization]
	row.Places, row.Topics = in[entity.Place], in[entity.Topic]
	return row
}

// clock writes a time, or "" if there is none.
func clock(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

func itself(s string) string { return s }

// entitiesOf returns the ids of what an article concerns, by kind, each once: as the
// author lists them, then in order of the text.
func (x *exporter) entitiesOf(id site.ArticleID) [entity.Topic + 1][]string {
	var lists [entity.Topic + 1][]string
	for kind := range lists {
		lists[kind] = []string{}
	}
	for _, of := range x.s.Concerned(id) {
		key := x.s.Registry.At(of).Key
		lists[key.Kind] = append(lists[key.Kind], key.ID)
	}
	return lists
}

// anchorOf returns the anchor of an address, with its "#".
func anchorOf(a address.Address) string { return string(a[strings.LastIndexByte(string(a), '#'):]) }

// A correctionRow is a correction of an article.
type correctionRow struct {
	ID      string          `json:"id"`
	Article string          `json:"article"`
	URL     address.Address `json:"url"`
	Date    string          `json:"date"`
	Text    string          `json:"text"`
}

// allCorrections returns the corrections of all articles, in order of the articles.
func (x *exporter) allCorrections() []*correctionRow {
	var rows []*correctionRow
	for i := range x.s.Articles {
		for _, c := range x.Corrections(site.ArticleID(i)) {
			article := x.articleID(site.ArticleID(i))
			rows = append(rows, &correctionRow{article + anchorOf(c.Address), article, c.Address, c.Date.String(), c.Text})
		}
	}
	return rows
}

// A ploverCode is an event in the terms of PLOVER 2.0, the successor of CAMEO:
// its type and, where one applies, its mode. Both are empty for what PLOVER has
// no word for.
type ploverCode struct{ event, mode string }

var ploverOfVerb = map[document.Verb]string{
	"demands": "REQUEST", "rejects": "REJECT", "threatens": "THREATEN", "accuses": "ACCUSE", "condemns": "ACCUSE",
	"supports": "SUPPORT", "pledges": "AGREE", "offers": "AGREE",
}

var ploverOfType = map[document.EventType]ploverCode{
	"call": {"CONSULT", "phone"}, "meeting": {"CONSULT", ""}, "visit": {"CONSULT", "visit"},
	"summit": {"CONSULT", "multilateral"}, "session": {"CONSULT", "multilateral"}, "agreement": {"AGREE", ""},
	"deployment": {"MOBILIZE", "troops"}, "sanctions": {"SANCTION", ""}, "attack": {"ASSAULT", ""},
	"ceasefire": {"RETREAT", "ceasefire"},
}
