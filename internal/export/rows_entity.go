package export

import (
	"readout/internal/address"
	"readout/internal/country"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/source"
)

// The rows of the tables of entities and of what stands between them.

// An inNews is what the rows of all entities have in common: how often the site
// speaks of one, and where it did so last.
type inNews struct {
	Article    string          `json:"article" ref:"articles" means:"the newest article that concerns the entity"`
	ArticleURL address.Address `json:"article_url" means:"that article’s page"`
	Articles   int             `json:"articles" means:"how many articles concern the entity"`
	Mentions   int             `json:"mentions" means:"how often the entity is named"`
	Statements int             `json:"statements" means:"how many statements the entity made, or somebody who speaks for it"`
	About      int             `json:"statements_about" means:"how many statements of others are to the entity, of it or about it"`
	Events     int             `json:"events" means:"how many events concern the entity"`
}

func (x *exporter) inNews(id entity.ID) inNews {
	d := &x.s.Dossiers[id]
	out := inNews{
		Articles: len(d.Articles), Mentions: len(d.Mentions), Statements: len(d.By), About: len(d.About), Events: len(d.Events),
	}
	out.Article, out.ArticleURL = x.newestOf(d.Articles)
	return out
}

// newestOf returns the id and address of the first of articles, or nothing.
func (x *exporter) newestOf(articles []site.ArticleID) (id string, url address.Address) {
	if len(articles) == 0 {
		return "", ""
	}
	return x.articleID(articles[0]), x.Article(articles[0])
}

type personRow struct {
	ID           string          `json:"id" means:"the name of the file"`
	URL          address.Address `json:"url" means:"the page"`
	RedirectFrom []string        `json:"redirect_from" means:"list: its earlier addresses, the oldest first"`
	Name         string          `json:"name" means:"the name"`
	SortName     string          `json:"sort_name" means:"the name as an index has it: “Lavrov, Sergey”"`
	Surname      string          `json:"surname" means:"the surname"`
	Aliases      []string        `json:"aliases" means:"list: other names"`
	Country      string          `json:"country" ref:"countries" means:"nationality"`
	Alpha3       string          `json:"country_alpha3" means:"that country’s ISO 3166-1 alpha-3"`
	Role         string          `json:"role" means:"the post held"`
	Organization string          `json:"role_organization" ref:"organizations" means:"where"`
	RoleCountry  string          `json:"role_country" ref:"countries" means:"the country the person speaks for by that post"`
	Since        string          `json:"role_since" means:"since when"`
	Born         string          `json:"born" means:"date of birth"`
	Died         string          `json:"died" means:"date of death"`
	Wikidata     string          `json:"wikidata" means:"the item of Wikidata"`
	inNews
}

func (x *exporter) person(id entity.ID) *personRow {
	e := x.s.Registry.At(id)
	row := &personRow{
		ID: e.Key.ID, URL: x.Entity(id), RedirectFrom: earlier(e.Document), Name: e.Name, SortName: e.SortName, Surname: e.Surname, Aliases: each(e.Aliases, itself),
		Country: x.id(e.Country), Alpha3: x.alpha3(e.Country), Born: e.Born.String(), Died: e.Died.String(), Wikidata: e.Wikidata,
		inNews: x.inNews(id),
	}
	if p := x.s.PostAt(id, x.s.AsOf, nil); p != nil {
		row.Role, row.Organization, row.Since = p.Role, x.id(p.Organization), p.Start.String()
		row.RoleCountry = x.id(x.s.CountryOf(id, x.s.AsOf))
	}
	return row
}

// earlier lists the addresses that the page of a file had before.
func earlier(d *document.Document) []string {
	list := []string{}
	d.EachRedirect(func(from string, _ source.Path, _ source.Span) { list = append(list, from) })
	return list
}

// alpha3 returns the ISO 3166-1 code of a country in three letters, or "".
func (x *exporter) alpha3(id entity.ID) string {
	if id == entity.None || x.s.Registry.At(id).State == nil {
		return ""
	}
	return x.s.Registry.At(id).State.Alpha3
}

type countryRow struct {
	ID           string          `json:"id" means:"ISO 3166-1 alpha-2, in lower case"`
	URL          address.Address `json:"url" means:"its page"`
	RedirectFrom []string        `json:"redirect_from" means:"list: its earlier addresses, the oldest first"`
	Alpha3       string          `json:"alpha3" means:"ISO 3166-1 alpha-3"`
	M49          string          `json:"m49" means:"the code of the United Nations, three digits"`
	Wikidata     string          `json:"wikidata" means:"the item of Wikidata"`
	Name         string          `json:"name" means:"its name"`
	OfficialName string          `json:"official_name" means:"its full name"`
	Aliases      []string        `json:"aliases" means:"list: other names"`
	Capital      string          `json:"capital" means:"its capital"`
	Region       string          `json:"region" means:"region by M49"`
	Subregion    string          `json:"subregion" means:"the smallest area by M49"`
	Parent       string          `json:"territory_of" means:"of a territory: the state it belongs to"`
	Borders      []string        `json:"borders" means:"list: its neighbours by land"`
	inNews
}

func (x *exporter) country(id entity.ID) *countryRow {
	e := x.s.Registry.At(id)
	c := e.State
	return &countryRow{
		ID: e.Key.ID, URL: x.Entity(id), RedirectFrom: earlier(e.Document), Alpha3: c.Alpha3, M49: c.M49, Wikidata: e.Wikidata, Name: e.Name,
		OfficialName: c.OfficialName, Aliases: each(c.Aliases, itself), Capital: c.Capital, Region: c.Region, Subregion: c.Subregion,
		Parent: string(c.Parent), Borders: each(c.Borders, code), inNews: x.inNews(id),
	}
}

func code(c country.Code) string { return string(c) }

type organizationRow struct {
	ID           string          `json:"id" means:"the name of its file"`
	URL          address.Address `json:"url" means:"its page"`
	RedirectFrom []string        `json:"redirect_from" means:"list: its earlier addresses, the oldest first"`
	Name         string          `json:"name" means:"its name"`
	Aliases      []string        `json:"aliases" means:"list: other names"`
	Country      string          `json:"country" ref:"countries" means:"the country it speaks for"`
	Alpha3       string          `json:"country_alpha3" means:"that country’s ISO 3166-1 alpha-3"`
	Parent       string          `json:"parent" ref:"organizations" means:"the organization it is a part of"`
	Members      []string        `json:"members" means:"list: its members"`
	Wikidata     string          `json:"wikidata" means:"the item of Wikidata"`
	inNews
}

func (x *exporter) organization(id entity.ID) *organizationRow {
	e := x.s.Registry.At(id)
	return &organizationRow{
		ID: e.Key.ID, URL: x.Entity(id), RedirectFrom: earlier(e.Document), Name: e.Name, Aliases: each(e.Aliases, itself), Country: x.id(e.Country),
		Alpha3: x.alpha3(e.Country), Parent: x.id(e.Parent), Members: x.allKeys(e.Members), Wikidata: e.Wikidata, inNews: x.inNews(id),
	}
}

type relationRow struct {
	ID          string          `json:"id" means:"both codes"`
	URL         address.Address `json:"url" means:"its page"`
	A           string          `json:"a" ref:"countries" means:"the one country"`
	B           string          `json:"b" ref:"countries" means:"the other"`
	Alpha3A     string          `json:"a_alpha3" means:"ISO 3166-1 alpha-3 of the one"`
	Alpha3B     string          `json:"b_alpha3" means:"and of the other"`
	FromA       int             `json:"statements_of_a" means:"how many statements a made to or about b"`
	FromB       int             `json:"statements_of_b" means:"how many b made to or about a"`
	Events      int             `json:"events" means:"how many events that were held both took part in, of at most five sides"`
	Articles    int             `json:"articles" means:"how many articles these are from"`
	LastContact string          `json:"last_contact" type:"date" means:"the last day up to the as-of day on which they met or one spoke to the other"`
	Article     string          `json:"article" ref:"articles" means:"the newest of the articles"`
	ArticleURL  address.Address `json:"article_url" means:"its page"`
}

func (x *exporter) relation(number int32) *relationRow {
	r := &x.s.Relations[number]
	row := &relationRow{
		ID: x.relationID(number), URL: x.Relation(number), A: x.id(r.A), B: x.id(r.B), Alpha3A: x.alpha3(r.A), Alpha3B: x.alpha3(r.B),
		FromA: len(r.FromA), FromB: len(r.FromB), Events: x.s.Held(r.Events), Articles: len(r.Articles), LastContact: r.Last.String(),
	}
	row.Article, row.ArticleURL = x.newestOf(r.Articles)
	return row
}

type positionRow struct {
	ID        string          `json:"id" means:"the statement and the side"`
	Statement string          `json:"statement" ref:"statements" means:"the statement’s id"`
	Article   string          `json:"article" ref:"articles" means:"the article"`
	URL       address.Address `json:"url" means:"the sentence in it"`
	Side      string          `json:"side" means:"whom the account speaks for"`
	Alpha3    string          `json:"side_alpha3" means:"of a country: ISO 3166-1 alpha-3"`
	Topic     string          `json:"topic" ref:"topics" means:"the topic"`
	Date      string          `json:"date" type:"date" means:"when it was said"`
	Verb      string          `json:"verb" means:"the verb"`
	Plover    string          `json:"plover" means:"the PLOVER event type"`
	Form      string          `json:"form" means:"direct, mixed or indirect, as of statements"`
	Words     string          `json:"words" means:"the words"`
	Speakers  []string        `json:"speakers" means:"list: who said it"`
	By        string          `json:"unnamed_speaker" means:"who said it, if without a name"`
	Via       []string        `json:"via" means:"list: who relayed it, from the speaker outward"`
}

func (x *exporter) position(p stance) *positionRow {
	st, side := x.statement(p.statement), p.side
	return &positionRow{
		ID: st.ID + "@" + x.key(side), Statement: st.ID, Article: st.Article, URL: st.URL, Side: x.key(side), Alpha3: x.alpha3(side),
		Topic: st.Topic, Date: st.Date, Verb: st.Verb, Plover: st.Plover, Form: st.Form, Words: st.Words,
		Speakers: st.Speakers, By: st.By, Via: st.Via,
	}
}
