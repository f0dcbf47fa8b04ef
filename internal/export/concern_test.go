package export

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout/internal/address"
	"readout/internal/corpus/newsroom"
	"readout/internal/entity"
	"readout/internal/fill"
	"readout/internal/mention"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/source"
	"readout/internal/view"
)

// Whatever a site has, all that shows which articles an entity is in agrees: its
// page with the archive, its feed, its twin, the data files, and all counts.
func TestOneRuleOfWhatConcerns(t *testing.T) {
	sites := map[string]map[string]string{
		"a small desk":      files,
		"a golden site":     contentOf(t, "../build/testdata/golden/site"),
		"a made-up desk":    newsroomOf(60),
		"what is only said": onlySaid,
	}
	random := 40
	if testing.Short() {
		random = 8
	}
	for seed := range uint64(random) {
		sites[fmt.Sprint("random ", seed)] = randomSite(seed)
	}
	if _, err := os.Stat("../../../shared/seed/site"); err == nil {
		sites["the seed"] = contentOf(t, "../../../shared/seed/site")
	}
	for name, files := range sites {
		x := exportedWith(t, based(), files, func(d source.Diagnostic) {
			if d.Severity != source.Warning {
				t.Errorf("%s: %v", name, d)
			}
		})
		t.Run(name, func(t *testing.T) { checkConcerned(t, x) })
	}
}

// A person who is not named speaks for one country of another: all three have an
// article.
var onlySaid = map[string]string{
	"articles/a.md":     "---\ntitle: Nobody is named\ndate: 2022-02-01\n---\n\nShe said: [\"We reject it\"](rejects:ann-lee \"of jp\").\n",
	"people/ann-lee.md": "---\nname: Ann Lee\nposts: [{role: Envoy, country: kr}]\n---\n",
}

func TestFeedOfWhoeverOnlySpeaks(t *testing.T) {
	x := exported(t, based(), onlySaid)
	for _, address := range []string{"people/ann-lee/feed.xml", "countries/kr/feed.xml", "countries/jp/feed.xml"} {
		if got := output(t, x, address); strings.Count(got, "<entry>") != 1 || !strings.Contains(got, "Ann Lee, Envoy of South Korea, rejected Japan’s position: “We reject it.”") {
			t.Errorf("%s:\n%s", address, got)
		}
	}
	if _, ok := x.p.Find("countries/kp.html"); ok {
		t.Error("a country that nothing points at has a page")
	}
}

// reasons are those for which an article concerns an entity, each looked up on its
// own.
var reasons = map[string]func(s *site.Site, id site.ArticleID, of entity.ID) bool{
	"named": func(s *site.Site, id site.ArticleID, of entity.ID) bool {
		a := &s.Articles[id]
		return slices.ContainsFunc(s.Mentions[a.Mentions.From:a.Mentions.To], func(m site.Mention) bool { return m.Entity == of })
	},
	"listed": func(s *site.Site, id site.ArticleID, of entity.ID) bool {
		return slices.Contains(s.Articles[id].Topics, of) || slices.Contains(s.Articles[id].About, of)
	},
	"speaks, is a side or the topic": func(s *site.Site, id site.ArticleID, of entity.ID) bool {
		return anyStatement(s, id, func(st *site.Statement) bool {
			return slices.Contains(st.Speakers, of) || slices.Contains(st.From, of) || slices.Contains(st.Sides, of) || st.Topic == of
		})
	},
	"relays or is named in a description": func(s *site.Site, id site.ArticleID, of entity.ID) bool {
		return anyStatement(s, id, func(st *site.Statement) bool {
			parties := slices.Concat(st.Via, st.To, st.Of)
			if st.By != nil {
				parties = append(parties, *st.By)
			}
			return slices.ContainsFunc(parties, func(p mention.Party) bool { return p.Entity == of || slices.Contains(p.Named, of) })
		})
	},
	"is addressed, acted on or spoken about": func(s *site.Site, id site.ArticleID, of entity.ID) bool {
		return anyStatement(s, id, func(st *site.Statement) bool {
			for party := range st.Parties() {
				if party == of || s.SpeaksFor(party, st.Date) == of {
					return true
				}
			}
			return false
		})
	},
	"is in an event": func(s *site.Site, id site.ArticleID, of entity.ID) bool {
		for i := range s.Events {
			if slices.Contains(s.Events[i].Articles, id) && inEvent(s, site.EventID(i), of) {
				return true
			}
		}
		return false
	},
}

func anyStatement(s *site.Site, id site.ArticleID, is func(*site.Statement) bool) bool {
	for i := s.Articles[id].Statements.From; i < s.Articles[id].Statements.To; i++ {
		if is(&s.Statements[i]) {
			return true
		}
	}
	return false
}

func inEvent(s *site.Site, id site.EventID, of entity.ID) bool {
	e := &s.Events[id]
	all := slices.Concat(e.Participants, e.Sides, e.Topics, e.Votes[0], e.Votes[1], e.Votes[2], e.Votes[3], []entity.ID{e.Place, e.InitiatedBy})
	return slices.Contains(all, of) || slices.Contains(s.Dossiers[of].Listed, id) ||
		slices.ContainsFunc(e.Readouts, func(r site.Readout) bool { return r.Side == of })
}

// checkConcerned checks all that a site says of which articles entities are in.
func checkConcerned(t *testing.T, x *exporter) {
	s := x.s
	columns, counts := articlesByColumn(t, x), countsOfTables(t, x)
	shown, indexed := articlesOnPages(t, x), countsOfIndexes(t, x)
	contents := map[string]string{} // of entries, by their ids
	for i := range s.Dossiers {
		id, key := entity.ID(i), s.Registry.At(entity.ID(i)).Key.String()
		var want []string
		for a := range s.Articles {
			for _, concerned := range reasons {
				if concerned(s, site.ArticleID(a), id) {
					want = append(want, x.articleID(site.ArticleID(a)))
					break
				}
			}
		}
		if got := each(s.Dossiers[i].Articles, x.articleID); !slices.Equal(got, want) {
			t.Errorf("%s: its dossier has %s, want %s", key, got, want)
		}
		checkEvents(t, x, id)
		if x.Entity(id) == "" {
			if len(want) > 0 || s.Registry.At(id).Document != nil {
				t.Errorf("%s has no page", key)
			}
			continue
		}
		agree := func(what string, got []string) {
			if !slices.Equal(sorted(got), sorted(want)) {
				t.Errorf("%s: %s has %s, want %s", key, what, sorted(got), sorted(want))
			}
		}
		agree("data/articles", columns[key])
		agree("its page", shown[id])
		agree("its twin", twinOf(t, x, id, len(want)).Articles)
		if len(want) <= maxEntries {
			agree("its feed", entriesOf(t, x, string(x.Feeds(id).Atom), contents))
		}
		if n, counted := counts[key]; counted && n != len(want) {
			t.Errorf("%s: its table counts %d articles, want %d", key, n, len(want))
		}
		if n := indexed[string(x.Entity(id))]; n != len(want) {
			t.Errorf("%s: its index counts %d articles, want %d", key, n, len(want))
		}
	}
	entriesOf(t, x, string(x.SiteFeeds().Atom), contents)
	for _, r := range s.Relations {
		for _, a := range r.Articles {
			if !slices.Contains(s.Dossiers[r.A].Articles, a) || !slices.Contains(s.Dossiers[r.B].Articles, a) {
				t.Errorf("%s tells of %s and %s and does not concern both", x.articleID(a), x.key(r.A), x.key(r.B))
			}
		}
	}
}

// checkEvents checks which events an entity is in, and its calendar.
func checkEvents(t *testing.T, x *exporter, id entity.ID) {
	var want, got []string
	for i := range x.s.Events {
		if inEvent(x.s, site.EventID(i), id) {
			want = append(want, x.eventID(site.EventID(i)))
		}
	}
	if got := each(x.s.Dossiers[id].Events, x.eventID); !slices.Equal(sorted(got), sorted(want)) {
		t.Errorf("%s: its dossier has the events %s, want %s", x.key(id), got, want)
	}
	if address := x.Calendar(id); address != "" {
		for line := range strings.Lines(output(t, x, address)) {
			if uid, ok := strings.CutPrefix(line, "UID:"); ok {
				got = append(got, strings.TrimSuffix(uid, "@desk.example/sound\r\n"))
			}
		}
	}
	if !slices.Equal(sorted(got), sorted(want)) {
		t.Errorf("%s: its calendar has %s, want %s", x.key(id), got, want)
	}
}

func sorted(list []string) []string { return slices.Sorted(slices.Values(list)) }

// articlesByColumn returns the articles whose row names an entity, by its key.
func articlesByColumn(t *testing.T, x *exporter) map[string][]string {
	var rows []map[string]any
	if err := json.Unmarshal(made(t, x, "articles.json"), &rows); err != nil {
		t.Fatal(err)
	}
	list := map[string][]string{}
	for _, row := range rows {
		for column, kind := range map[string]string{"topics": "topic", "people": "person", "countries": "country", "organizations": "organization", "places": "place"} {
			for _, id := range row[column].([]any) {
				list[kind+"/"+id.(string)] = append(list[kind+"/"+id.(string)], row["id"].(string))
			}
		}
	}
	return list
}

// countsOfTables returns how many articles the data files say that entities are in.
func countsOfTables(t *testing.T, x *exporter) map[string]int {
	counts := map[string]int{}
	for table, kind := range map[string]string{"people": "person", "countries": "country", "organizations": "organization"} {
		var rows []struct {
			ID       string
			Articles int
		}
		if err := json.Unmarshal(made(t, x, table+".json"), &rows); err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			counts[kind+"/"+row.ID] = row.Articles
		}
	}
	return counts
}

// articlesOnPages returns the articles to which the pages of entities lead, with
// those of their archives.
func articlesOnPages(t *testing.T, x *exporter) map[entity.ID][]string {
	link := regexp.MustCompile(`"(?:\.\./)+articles/([a-z0-9/-]+)\.html`)
	of := map[string]entity.ID{}
	for i := range x.s.Registry.Len() {
		if address := x.Entity(entity.ID(i)); address != "" {
			of[strings.TrimSuffix(string(address), ".html")] = entity.ID(i)
		}
	}
	views, shown := fill.New(x.p, x.Writer, fill.Assets{}), map[entity.ID][]string{}
	for _, p := range x.p.Pages() {
		folder := strings.TrimSuffix(string(p.Address), ".html")
		if p.Key.Kind == page.ArchivePage {
			folder = filepath.ToSlash(filepath.Dir(string(p.Address)))
		}
		id, ok := of[folder]
		if !ok {
			continue
		}
		view, err := json.Marshal(views.View(p))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllSubmatch(view, -1) {
			if article := string(m[1]); article != "index" && !slices.Contains(shown[id], article) {
				shown[id] = append(shown[id], article)
			}
		}
	}
	return shown
}

// countsOfIndexes returns how many articles the indexes say that entities are in,
// by their addresses.
func countsOfIndexes(t *testing.T, x *exporter) map[string]int {
	views, counts := fill.New(x.p, x.Writer, fill.Assets{}), map[string]int{}
	for _, p := range x.p.Pages() {
		index, ok := views.View(p).(*view.IndexView)
		if !ok || p.Key.Kind.SearchName() == "" && p.Key.Kind != page.LetterIndex {
			continue
		}
		for _, g := range index.Groups {
			for _, e := range g.Entries {
				counts[strings.TrimPrefix(e.Href, "../")] = e.Count
			}
		}
	}
	return counts
}

func twinOf(t *testing.T, x *exporter, id entity.ID, articles int) (out twin) {
	if err := json.Unmarshal([]byte(output(t, x, address.Address(string(x.Twin(id))))), &out); err != nil {
		t.Fatal(err)
	}
	if out.Counts.Articles != articles {
		t.Errorf("%s: its twin counts %d articles, want %d", x.key(id), out.Counts.Articles, articles)
	}
	return out
}

// entriesOf returns the articles of a feed, whose entries are the same in each.
func entriesOf(t *testing.T, x *exporter, address string, contents map[string]string) (articles []string) {
	if address == "" {
		return nil
	}
	var feed struct {
		Updated string `xml:"updated"`
		Entries []struct {
			ID      string `xml:"id"`
			Updated string `xml:"updated"`
			Links   []struct {
				Rel  string `xml:"rel,attr"`
				Href string `xml:"href,attr"`
			} `xml:"link"`
			All string `xml:",innerxml"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal([]byte(output(t, x, address)), &feed); err != nil {
		t.Fatal(address, err)
	}
	for i, e := range feed.Entries {
		if i == 0 && e.Updated != feed.Updated {
			t.Errorf("%s was updated on %s, and its first entry on %s", address, feed.Updated, e.Updated)
		}
		if known, ok := contents[e.ID]; ok && known != e.All {
			t.Errorf("%s: the entry %s is\n%s\nand elsewhere\n%s", address, e.ID, e.All, known)
		}
		contents[e.ID] = e.All
		articles = append(articles, strings.TrimSuffix(strings.TrimPrefix(e.Links[0].Href, "https://desk.example/sound/articles/"), ".html"))
	}
	return articles
}

// contentOf returns the content files of a site on disk.
func contentOf(t *testing.T, dir string) map[string]string {
	files := map[string]string{}
	root := os.DirFS(filepath.Join(dir, "content"))
	err := fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, path)
		files[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func newsroomOf(n int) map[string]string {
	files := map[string]string{}
	for path, text := range newsroom.Files(n) {
		if name, ok := strings.CutPrefix(path, "content/"); ok {
			files[name] = text
		}
	}
	return files
}

// randomSite makes up a site whose articles put entities of every kind into every
// place in which one may stand.
func randomSite(seed uint64) map[string]string {
	r := rand.New(rand.NewPCG(seed, 8))
	pick := func(list string) string { all := strings.Fields(list); return all[r.IntN(len(all))] }
	const (
		people    = "ana-lund bo-hale cy-roe dag-moe"
		actors    = people + " no is dk se kr jp north-league harbour-ministry"
		topics    = "fish cables"
		events    = "own-event call-0 call-1 call-2"
		anonymous = "aides_of_Bo_Hale a_Norwegian_official officials_of_the_North_League somebody_near_Vik"
	)
	files := map[string]string{
		"people/ana-lund.md":                "---\nname: Ana Lund\nposts: [{role: Envoy, organization: north-league, end: 2021-06}, {role: Minister, country: no, start: 2021-07}]\n---\n",
		"people/bo-hale.md":                 "---\nname: Bo Hale\ncountry: no\nposts: [{role: Minister, country: is}]\n---\n",
		"people/cy-roe.md":                  "---\nname: Cy Roe\ncountry: dk\n---\n",
		"people/dag-moe.md":                 "---\nname: Dag Moe\nposts: [{role: Spokesman, organization: harbour-ministry}]\n---\n",
		"organizations/north-league.md":     "---\nname: North League\nmembers: [fi]\n---\n",
		"organizations/harbour-ministry.md": "---\nname: Harbour Ministry\ncountry: no\n---\n",
		"places/vik.md":                     "---\nname: Vik\ncountry: is\n---\n",
		"topics/fish.md":                    "---\nname: Fish\nevents: [own-event, call-1]\n---\n",
		"topics/cables.md":                  "---\nname: Cables\n---\n",
		"events/own-event.md": fmt.Sprintf("---\ntype: vote\ndate: 2021-07-04\nparticipants: [%s]\nfor: [de]\nagainst: [%s]\nplace: %s\ntopics: [cables]\n---\n",
			pick(actors), pick(actors), pick("vik fr")),
	}
	statement := func() string {
		verb, speaker := pick("said demands rejects denies"), pick(actors)
		attributes := []string{}
		maybe := func(s string) {
			if r.IntN(3) == 0 {
				attributes = append(attributes, s)
			}
		}
		if r.IntN(5) == 0 {
			speaker = ""
			attributes = append(attributes, "by "+strings.ReplaceAll(pick(anonymous), "_", " "))
		}
		maybe("to " + pick(actors) + ", reporters")
		maybe("of " + pick(actors))
		maybe("about " + pick(actors+" vik "+topics+" "+events))
		maybe("via " + strings.ReplaceAll(pick(actors+" "+anonymous), "_", " ") + " > " + pick(actors))
		maybe("at " + pick(events))
		maybe("topic " + pick(topics))
		maybe("on 2021-0" + pick("5 6 7 8") + "-01")
		return fmt.Sprintf("[words %d](%s:%s \"%s\")", r.IntN(1000), verb, speaker, strings.Join(attributes, "; "))
	}
	for i := range 3 + r.IntN(40) {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: Article %d\ndate: 2021-0%d-1%d\n", i, 1+r.IntN(9), r.IntN(10))
		if r.IntN(4) == 0 {
			fmt.Fprintf(&b, "topics: [%s]\npeople: [%s]\ncountries: [%s]\n", pick(topics), pick(people), pick("no pl"))
		}
		if r.IntN(6) == 0 {
			fmt.Fprintf(&b, "event: %s\n", pick(events))
		}
		if r.IntN(6) == 0 {
			fmt.Fprintf(&b, "updated: 2021-09-2%d\n", r.IntN(9))
		}
		b.WriteString("---\n\n")
		if i < 3 {
			fmt.Fprintf(&b, "> [!call] 2021-07-0%d A call\n>\n> - id: call-%d\n> - participants: [[%s]], [[%s]]\n> - initiated_by: %s\n> - readout %s: https://a.example/%d\n\n",
				i+1, i, pick(actors), pick(actors), pick(actors), pick("no is north-league"), i)
		}
		for range r.IntN(4) {
			switch r.IntN(5) {
			case 0:
				fmt.Fprintf(&b, "%s waits.\n\n", pick("Norway Iceland Vik Fish [[ana-lund|She]] [[pt]]"))
			case 1:
				fmt.Fprintf(&b, "[They](event:%s) met.\n\n", pick(events))
			case 2:
				fmt.Fprintf(&b, "> [!correction] 2021-0%d-15 It was %d.\n\n", 1+r.IntN(9), r.IntN(9))
			default:
				fmt.Fprintf(&b, "It was %s.\n\n", statement())
			}
		}
		files[fmt.Sprintf("articles/a%d.md", i)] = b.String()
	}
	return files
}
