package export

import (
	"strings"

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
	ID          string          `json:"id" means:"article and permalink"`
	Article     string          `json:"article" ref:"articles" means:"the article"`
	URL         address.Address `json:"url" means:"the sentence in it"`
	Date        string          `json:"date" type:"date" means:"when it was said"`
	Verb        string          `json:"verb" means:"one of the twelve verbs, as in annotating"`
	Cue         string          `json:"cue" means:"the author’s own word instead of the verb"`
	Plover      string          `json:"plover" means:"the PLOVER event type"`
	Form        string          `json:"form" means:"direct: the words are the speaker’s own; mixed: in part, and those are in quotation marks; indirect: a paraphrase"`
	Words       string          `json:"words" means:"the words. “ … ” stands where the article has words of its own in between"`
	Speakers    []string        `json:"speakers" means:"list: who said it"`
	By          string          `json:"unnamed_speaker" means:"who said it, if without a name"`
	SpeakersFor []string        `json:"speakers_for" means:"list: whom the speakers spoke for that day"`
	To          []string        `json:"audience" means:"list: the audience"`
	Of          []string        `json:"target" means:"list: whom it is directed at"`
	About       []string        `json:"about" means:"list: the subject"`
	Via         []string        `json:"via" means:"list: who relayed it, from the speaker outward"`
	Sides       []string        `json:"sides" means:"list: whom the account speaks for: what side says, else the first in via who speaks for somebody, else the speaker. Empty: nobody, or nobody known"`
	Event       string          `json:"event" ref:"events" means:"where it was said"`
	Topic       string          `json:"topic" ref:"topics" means:"on what"`
	Language    string          `json:"translated_from" means:"the language of the original"`
	Source      string          `json:"source_url" means:"a source of its own"`
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
	ID           string          `json:"id" means:"the event’s id"`
	Article      string          `json:"article" ref:"articles" means:"the oldest article that covers it"`
	URL          address.Address `json:"url" means:"its page"`
	RedirectFrom []string        `json:"redirect_from" means:"list: its earlier addresses, the oldest first"`
	Type         string          `json:"type" means:"call, meeting and so on, as in annotating"`
	Plover       string          `json:"plover" means:"the PLOVER event type"`
	PloverMode   string          `json:"plover_mode" means:"the PLOVER mode"`
	Status       string          `json:"status" means:"held, announced or cancelled; annotating says how it is told"`
	Unreported   bool            `json:"unreported" means:"true if it was announced, its last day was before the as-of day (as_of in readout.yaml, else the day of the newest article), and nothing says that it was held"`
	Title        string          `json:"title" means:"its title"`
	Date         string          `json:"date" type:"date" means:"the day, or the first of several"`
	Time         string          `json:"time" means:"when it began, with date and zone (RFC 3339), if a time was written"`
	EndDate      string          `json:"end_date" type:"date" means:"the last day, if there are several"`
	EndTime      string          `json:"end_time" means:"when it ended, likewise"`
	Place        string          `json:"place" means:"where: a place or country"`
	Country      string          `json:"country" ref:"countries" means:"the country of the place"`
	Duration     string          `json:"duration" means:"how long, in words"`
	Participants []string        `json:"participants" means:"list: who took part"`
	Sides        []string        `json:"sides" means:"list: whom the participants spoke for"`
	InitiatedBy  string          `json:"initiated_by" means:"who asked for it"`
	Topics       []string        `json:"topics" means:"list: topics"`
	For          []string        `json:"votes_for" means:"list, of a vote"`
	Against      []string        `json:"votes_against" means:"list, of a vote"`
	Abstained    []string        `json:"abstained" means:"list, of a vote"`
	Absent       []string        `json:"absent" means:"list, of a vote"`
	Result       string          `json:"result" means:"of a vote, in words"`
	Readouts     []string        `json:"readouts" means:"list: published accounts, each a side, a space and an address"`
	Missing      string          `json:"no_readout_of" means:"the one of two sides of which no readout is on record"`
	Articles     []string        `json:"articles" means:"list: all articles that cover it, newest first"`
	Statements   int             `json:"statements" means:"how many statements were made at it or about it"`
}

func (x *exporter) event(id site.EventID) *eventRow {
	e := &x.s.Events[id]
	code := ploverOfType[e.Type]
	row := &eventRow{
		ID: e.ID, URL: x.Event(id), RedirectFrom: earlier(e.Body.Document), Type: string(e.Type), Plover: code.event, PloverMode: code.mode,
		Status: string(e.Status), Unreported: e.Unreported, Title: x.EventName(id), Date: e.Date.String(), Time: date.Clock(e.Time), EndDate: e.End.String(), EndTime: date.Clock(e.EndTime),
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
	ID       string          `json:"id" means:"article and number"`
	Article  string          `json:"article" ref:"articles" means:"the article"`
	URL      address.Address `json:"url" means:"the place in it"`
	Date     string          `json:"date" type:"date" means:"the day of the article"`
	Entity   string          `json:"entity" means:"who or what is named"`
	Text     string          `json:"text" means:"the words that name it"`
	Sentence string          `json:"sentence" means:"the sentence around them"`
	How      string          `json:"how" means:"how they were recognised: explicit, name, alias, title, surname, demonym (“Russian”), metonym (“the Kremlin”, for Russia) or code"`
	Quoted   bool            `json:"quoted" means:"whether they stand in a quotation, so that they are a speaker’s words and not the article’s"`
}

func (x *exporter) mention(number int32) *mentionRow {
	m := &x.s.Mentions[number]
	url, article, a := x.Mention(number), x.articleID(m.Article), &x.s.Articles[m.Article]
	return &mentionRow{
		ID: article + "#" + address.MentionAnchor(int(number-a.Mentions.From)), Article: article, URL: url, Date: x.dayOf(m.Article).String(),
		Entity: x.keys[m.Entity], Text: x.Plain(&a.Content, m.Text), Sentence: x.Sentence(number),
		How: m.How.String(), Quoted: x.s.Quoted(m),
	}
}

func (x *exporter) dayOf(id site.ArticleID) date.Date { return x.s.Articles[id].Date.Day }

type articleRow struct {
	ID            string          `json:"id" means:"the path under content/articles"`
	URL           address.Address `json:"url" means:"its page"`
	RedirectFrom  []string        `json:"redirect_from" means:"list: its earlier addresses, the oldest first"`
	Title         string          `json:"title" means:"the headline"`
	Date          string          `json:"date" type:"date" means:"the day of the article"`
	Time          string          `json:"time" means:"date and time with its zone (RFC 3339), if a time was written"`
	Updated       string          `json:"updated" type:"date" means:"the day it was last changed, if said: updated in its front matter, or its last correction if that is later"`
	Summary       string          `json:"summary" means:"the bottom line"`
	Dateline      string          `json:"dateline" means:"where it was written from"`
	Publisher     string          `json:"publisher" means:"who published it first"`
	Source        string          `json:"source_url" means:"where"`
	Authors       []string        `json:"authors" means:"list: who wrote it"`
	Topics        []string        `json:"topics" means:"list: topics that it concerns"`
	People        []string        `json:"people" means:"list: people that it concerns: those its front matter lists, then those it names in order of the text, then the others"`
	Countries     []string        `json:"countries" means:"list: countries, likewise"`
	Organizations []string        `json:"organizations" means:"list: organizations, likewise"`
	Places        []string        `json:"places" means:"list: places, likewise"`
	Events        []string        `json:"events" means:"list: events that are its subject, declared in it or linked from it"`
	Statements    int             `json:"statements" means:"how many statements it has"`
	Mentions      int             `json:"mentions" means:"how many mentions it has"`
	Image         address.Address `json:"image" means:"address of its picture"`
}

func (x *exporter) article(id site.ArticleID) *articleRow {
	a := &x.s.Articles[id]
	front := a.Document.Article
	row := &articleRow{
		ID: a.Document.ID, URL: x.Article(id), RedirectFrom: earlier(a.Document), Title: x.Title(a), Date: a.Date.Day.String(), Updated: x.s.Updated(id).Day.String(),
		Summary: x.Summary(a), Dateline: front.Dateline.Text, Publisher: front.Publisher.Text, Source: front.SourceURL.Text,
		Authors: each(x.Authors(a), itself), Events: each(a.Events, x.eventID),
		Statements: int(a.Statements.To - a.Statements.From), Mentions: int(a.Mentions.To - a.Mentions.From),
	}
	row.Time = date.Clock(a.Date.Time)
	row.Image = x.Picture(&a.Content).Address
	in := x.entitiesOf(id)
	row.People, row.Countries, row.Organizations = in[entity.Person], in[entity.Country], in[entity.Organization]
	row.Places, row.Topics = in[entity.Place], in[entity.Topic]
	return row
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
	ID      string          `json:"id" means:"article and number"`
	Article string          `json:"article" ref:"articles" means:"the article"`
	URL     address.Address `json:"url" means:"the place in it"`
	Date    string          `json:"date" type:"date" means:"the day of the correction"`
	Text    string          `json:"text" means:"what it says"`
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
