package export

import (
	"readout/internal/address"
	"readout/internal/country"
	"readout/internal/entity"
	"readout/internal/site"
)

// The rows of the tables of entities and of what stands between them.

// An inNews is what the rows of all entities have in common: how often the site
// speaks of one, and where it did so last.
type inNews struct {
	Article    string          `json:"article"`
	ArticleURL address.Address `json:"article_url"`
	Articles   int             `json:"articles"`
	Mentions   int             `json:"mentions"`
	Statements int             `json:"statements"`
	About      int             `json:"statements_about"`
	Events     int             `json:"events"`
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
	ID           string          `json:"id"`
	URL          address.Address `json:"url"`
	Name         string          `json:"name"`
	SortName     string          `json:"sort_name"`
	Surname      string          `json:"surname"`
	Aliases      []string        `json:"aliases"`
	Country      string          `json:"country"`
	Alpha3       string          `json:"country_alpha3"`
	Role         string          `json:"role"`
	Organization string          `json:"role_organization"`
	RoleCountry  string          `json:"role_country"`
	Since        string          `json:"role_since"`
	Born         string          `json:"born"`
	Died         string          `json:"died"`
	Wikidata     string          `json:"wikidata"`
	inNews
}

func (x *exporter) person(id entity.ID) *personRow {
	e := x.s.Registry.At(id)
	row := &personRow{
		ID: e.Key.ID, URL: x.Entity(id), Name: e.Name, SortName: e.SortName, Surname: e.Surname, Aliases: each(e.Aliases, itself),
		Country: x.id(e.Country), Alpha3: x.alpha3(e.Country), Born: e.Born.String(), Died: e.Died.String(), Wikidata: e.Wikidata,
		inNews: x.inNews(id),
	}
	if p := x.s.PostAt(id, x.s.AsOf, nil); p != nil {
		row.Role, row.Organization, row.Since = p.Role, x.id(p.Organization), p.Start.String()
		row.RoleCountry = x.id(x.s.CountryOf(id, x.s.AsOf))
	}
	return row
}

// alpha3 returns the ISO 3166-1 code of a country in three letters, or "".
func (x *exporter) alpha3(id entity.ID) string {
	if id == entity.None || x.s.Registry.At(id).State == nil {
		return ""
	}
	return x.s.Registry.At(id).State.Alpha3
}

type countryRow struct {
	ID           string          `json:"id"`
	URL          address.Address `json:"url"`
	Alpha3       string          `json:"alpha3"`
	M49          string          `json:"m49"`
	Wikidata     string          `json:"wikidata"`
	Name         string          `json:"name"`
	OfficialName string          `json:"official_name"`
	Aliases      []string        `json:"aliases"`
	Capital      string          `json:"capital"`
	Region       string          `json:"region"`
	Subregion    string          `json:"subregion"`
	Parent       string          `json:"territory_of"`
	Borders      []string        `json:"borders"`
	inNews
}

func (x *exporter) country(id entity.ID) *countryRow {
	e := x.s.Registry.At(id)
	c := e.State
	return &countryRow{
		ID: e.Key.ID, URL: x.Entity(id), Alpha3: c.Alpha3, M49: c.M49, Wikidata: e.Wikidata, Name: e.Name,
		OfficialName: c.OfficialName, Aliases: each(c.Aliases, itself), Capital: c.Capital, Region: c.Region, Subregion: c.Subregion,
		Parent: string(c.Parent), Borders: each(c.Borders, code), inNews: x.inNews(id),
	}
}

func code(c country.Code) string { return string(c) }

type organizationRow struct {
	ID       string          `json:"id"`
	URL      address.Address `json:"url"`
	Name     string          `json:"name"`
	Aliases  []string        `json:"aliases"`
	Country  string          `json:"country"`
	Alpha3   string          `json:"country_alpha3"`
	Parent   string          `json:"parent"`
	Members  []string        `json:"members"`
	Wikidata string          `json:"wikidata"`
	inNews
}

func (x *exporter) organization(id entity.ID) *organizationRow {
	e := x.s.Registry.At(id)
	return &organizationRow{
		ID: e.Key.ID, URL: x.Entity(id), Name: e.Name, Aliases: each(e.Aliases, itself), Country: x.id(e.Country),
		Alpha3: x.alpha3(e.Country), Parent: x.id(e.Parent), Members: x.allKeys(e.Members), Wikidata: e.Wikidata, inNews: x.inNews(id),
	}
}

type relationRow struct {
	ID          string          `json:"id"`
	URL         address.Address `json:"url"`
	A           string          `json:"a"`
	B           string          `json:"b"`
	Alpha3A     string          `json:"a_alpha3"`
	Alpha3B     string          `json:"b_alpha3"`
	FromA       int             `json:"statements_of_a"`
	FromB       int             `json:"statements_of_b"`
	Events      int             `json:"events"`
	Articles    int             `json:"articles"`
	LastContact string          `json:"last_contact"`
	Article     string          `json:"article"`
	ArticleURL  address.Address `json:"article_url"`
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
	ID        string          `json:"id"`
	Statement string          `json:"statement"`
	Article   string          `json:"article"`
	URL       address.Address `json:"url"`
	Side      string          `json:"side"`
	Alpha3    string          `json:"side_alpha3"`
	Topic     string          `json:"topic"`
	Date      string          `json:"date"`
	Verb      string          `json:"verb"`
	Plover    string          `json:"plover"`
	Form      string          `json:"form"`
	Words     string          `json:"words"`
	Speakers  []string        `json:"speakers"`
	By        string          `json:"by"`
	Via       []string        `json:"via"`
}

func (x *exporter) position(p stance) *positionRow {
	st, side := x.statement(p.statement), p.side
	return &positionRow{
		ID: st.ID + "@" + x.key(side), Statement: st.ID, Article: st.Article, URL: st.URL, Side: x.key(side), Alpha3: x.alpha3(side),
		Topic: st.Topic, Date: st.Date, Verb: st.Verb, Plover: st.Plover, Form: st.Form, Words: st.Words,
		Speakers: st.Speakers, By: st.By, Via: st.Via,
	}
}
