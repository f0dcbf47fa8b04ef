package change

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/site"
)

// A Statement is a statement in one version. The fields are those of data/statements.json.
type Statement struct {
	ID       string   `json:"id"`
	Article  string   `json:"article"`
	URL      string   `json:"url"`
	File     string   `json:"file"`
	Line     int      `json:"line"`     // of the file, from 1
	Speakers []string `json:"speakers"` // entities as kind/id, or the description of an unnamed speaker
	Sides    []string `json:"sides"`
	Verb     string   `json:"verb"`
	Form     string   `json:"form"` // direct, mixed or indirect
	Words    string   `json:"words"`
	Via      []string `json:"via"`
	To       []string `json:"to"`
	Of       []string `json:"of"`
	About    []string `json:"about"`
	Topic    string   `json:"topic"`
	Date     string   `json:"date"`
	Event    string   `json:"event"`
	Cue      string   `json:"cue"`
	Language string   `json:"translated_from"`
	Source   string   `json:"source_url"`
}

// facts are in order of importance: whose words they are comes first.
func (s *Statement) facts() []fact {
	return []fact{
		{"speakers", s.Speakers}, {"sides", s.Sides}, {"form", one(s.Form)}, {"verb", one(s.Verb)}, {"words", one(s.Words)},
		{"via", s.Via}, {"to", s.To}, {"of", s.Of}, {"about", s.About}, {"topic", one(s.Topic)}, {"date", one(s.Date)},
		{"event", one(s.Event)}, {"article", one(s.Article)}, {"cue", one(s.Cue)}, {"translated_from", one(s.Language)},
		{"source_url", one(s.Source)},
	}
}

// rank orders statements by the importance of what happened to them.
func rank(c *Change[Statement]) int {
	facts := c.Now().facts()
	switch c.Kind {
	case Removed:
		return len(facts)
	case Added:
		return len(facts) + 1
	}
	return slices.IndexFunc(facts, func(f fact) bool { return f.name == c.Fields[0].Name })
}

// statements compares the statements of two versions.
func (c *comparer) statements() []Change[Statement] {
	before, after := c.before.statements(), c.after.statements()
	list := changes[Statement](before, after, pairStatements(before, after))
	slices.SortStableFunc(list, func(a, b Change[Statement]) int {
		s, t := a.Now(), b.Now()
		return cmp.Or(rank(&a)-rank(&b), strings.Compare(s.File, t.File), s.Line-t.Line)
	})
	return list
}

func (v *version) statements() []Statement {
	list := make([]Statement, len(v.site.Statements))
	for i := range list {
		list[i] = v.statement(site.StatementID(i))
	}
	return list
}

func (v *version) statement(id site.StatementID) Statement {
	st := &v.site.Statements[id]
	path := v.site.Articles[st.Article].Document.File.Path
	return Statement{
		ID: v.statementID(st), Article: v.articles[st.Article], URL: string(v.Words.Statement(id)),
		File: string(path), Line: v.place(path, st.Mark.Source.Start).Line,
		Speakers: v.speakers(st), Sides: v.keys(st.Sides),
		Verb: string(st.Mark.Verb), Form: st.Mark.Form.String(), Words: v.Words.Quote(st),
		Via: v.parties(st.Via), To: v.parties(st.To), Of: v.parties(st.Of), About: v.about(st),
		Topic: v.id(st.Topic), Date: st.Date.String(), Event: v.eventID(st.At),
		Cue: st.Mark.Cue.Text, Language: st.Mark.From.Text, Source: st.Mark.Src.Text,
	}
}

// statementID is unique in the site; the part after "#" is so in the article.
func (v *version) statementID(st *site.Statement) string {
	return v.articles[st.Article] + "#" + st.Mark.ID
}

// speakers returns the speakers of a statement, or the description of an unnamed one.
func (v *version) speakers(st *site.Statement) []string {
	if st.By != nil {
		return []string{v.party(st.By)}
	}
	return v.keys(st.Speakers)
}

// party returns an entity as "kind/id", and what is only text as it is.
func (v *version) party(p *mention.Party) string {
	if p.Entity != entity.None {
		return v.entities[p.Entity]
	}
	return p.Text
}

func (v *version) parties(list []mention.Party) []string {
	texts := make([]string, len(list))
	for i := range list {
		texts[i] = v.party(&list[i])
	}
	return texts
}

// about returns what a statement is about: entities as "kind/id", events as "event/id".
func (v *version) about(st *site.Statement) []string {
	list := v.parties(st.About)
	for i := range list {
		if id := st.AboutEvent(i); id != site.NoEvent {
			list[i] = "event/" + v.events[id]
		}
	}
	return list
}
