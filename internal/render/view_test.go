package render

import (
	"fmt"
	"html/template"
	"maps"
	"readout/internal/view"
)

// The sample views: plausible pages with much on them, and with little.

func head(root, title, nav string) view.Head {
	h := view.Head{
		Site:        "The Kyiv File",
		Language:    "en",
		Title:       title,
		Description: "Who said what to whom, when, and who says so.",
		Canonical:   "https://example.org/kyiv/" + nav + "/x.html",
		Root:        root,
		Home:        root + "index.html",
		Search:      root + "search.html",
		Stylesheet:  root + "site.css",
		Scripts:     root + "js/",
		Icon:        root + "favicon.svg",
		Policy:      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'",
		Foot:        []view.Link{{Text: "About", Href: root + "about.html"}, {Text: "Feed", Href: root + "feed.xml"}, {Text: "Made with readout"}},
	}
	for _, name := range []string{"Articles", "People", "Countries", "Relations", "Events", "Topics"} {
		h.Nav = append(h.Nav, view.NavItem{Link: view.Link{Text: name, Href: root + name + "/index.html"}, Current: name == nav})
	}
	return h
}

var (
	feb1  = view.Day{ISO: "2022-02-01", Short: "1 Feb 2022", Bare: "1 Feb", Year: "2022", Long: "Tuesday 1 February 2022"}
	jan31 = view.Day{ISO: "2022-01-31", Short: "31 Jan 2022", Bare: "31 Jan", Year: "2022", Long: "Monday 31 January 2022"}
	jan21 = view.Day{ISO: "2022-01-21", Short: "21 Jan 2022", Bare: "21 Jan", Year: "2022", Long: "Friday 21 January 2022"}
	mar9  = view.Day{ISO: "2004-03-09", Short: "9 Mar 2004", Bare: "9 Mar", Year: "2004", Long: "Tuesday 9 March 2004"}

	russia   = view.Chip{Flag: "🇷🇺", Text: "Russia", Href: "../countries/ru.html"}
	america  = view.Chip{Flag: "🇺🇸", Text: "United States", Href: "../countries/us.html"}
	ukraine  = view.Chip{Flag: "🇺🇦", Text: "Ukraine", Href: "../countries/ua.html"}
	hungary  = view.Chip{Flag: "🇭🇺", Text: "Hungary", Href: "../countries/hu.html"}
	lavrov   = view.Chip{Text: "Sergey Lavrov", Href: "../people/sergey-lavrov.html"}
	blinken  = view.Chip{Text: "Antony Blinken", Href: "../people/antony-blinken.html"}
	price    = view.Chip{Text: "Ned Price", Href: "../people/ned-price.html"}
	putin    = view.Chip{Text: "Vladimir Putin", Href: "../people/vladimir-putin.html"}
	nato     = view.Chip{Text: "NATO", Href: "../organizations/nato.html"}
	official = view.Chip{Text: "a senior State Department official"}

	article = view.Link{Text: "Lavrov gives Blinken no sign that Moscow will de-escalate", Href: "../articles/lavrov-blinken.html"}
	theCall = view.Link{Text: "Blinken and Lavrov speak by phone", Href: "../events/2022-02-01-blinken-lavrov-call.html"}
	calming = view.Link{Text: "De-escalation", Href: "../topics/de-escalation.html"}
	treaty  = view.Link{Text: "European security order", Href: "../topics/european-security.html"}
)

// led is the first line of an attribution, according its last.
func led(who view.Chip, verb, rest string) []view.Phrase {
	return []view.Phrase{{Text: who.Text, Href: who.Href, Name: true}, {Text: " "}, {Text: verb, Verb: true}, {Text: rest}}
}

func according(who view.Chip) []view.Phrase {
	return []view.Phrase{{Text: "according to "}, {Text: who.Text, Href: who.Href, Name: true}}
}

func demand() view.Statement {
	return view.Statement{
		ID: "s-11112222", Href: article.Href + "#s-11112222", Date: feb1, Form: "mixed",
		Words: []string{"If President Putin truly “does not intend war or regime change,” then this was the time to pull back troops and heavy weaponry"},
		Led:   led(blinken, "demanded", " of Russia, speaking to Lavrov:"), Tail: according(official),
		Act: "demands", Verb: "demanded", Speakers: []view.Chip{blinken}, Posts: []string{"Secretary of State"},
		Of: []view.Chip{russia}, To: []view.Chip{lavrov}, Via: []view.Chip{official}, At: theCall,
		Topic: calming, Home: "../people/antony-blinken.html#s-11112222", Article: article,
	}
}

func denial() view.Statement {
	return view.Statement{
		ID: "s-33334444", Href: article.Href + "#s-33334444", Date: feb1, Form: "indirect",
		Words: []string{"the escalation that the US was claiming was not occurring"},
		Led:   led(lavrov, "denied", ", speaking to Blinken, that"), Tail: according(official),
		Act: "denies", Verb: "denied", Speakers: []view.Chip{lavrov}, Posts: []string{"Minister of Foreign Affairs"},
		To: []view.Chip{blinken}, About: []view.Chip{russia, ukraine}, Via: []view.Chip{official, {Text: "CNN"}}, At: theCall,
		Topic: calming, Home: "../people/sergey-lavrov.html#s-33334444", Article: article, OneSided: true,
	}
}

func quote() view.Statement {
	return view.Statement{
		ID: "s-55556666", Href: article.Href + "#s-55556666", Date: feb1, Form: "direct",
		Led:   led(price, "told", " reporters:"),
		Words: []string{"We heard from President Putin a variety of things.", "I will leave it to the Kremlinologists out there to read the tea leaves."},
		Act:   "said", Verb: "said", Speakers: []view.Chip{price}, Posts: []string{"Department Spokesperson"},
		To: []view.Chip{{Text: "reporters"}}, From: "Russian", Source: "https://www.state.gov/briefings/2022-02-01",
		Home: "../people/ned-price.html#s-55556666", Article: article,
	}
}

func call() view.Event {
	return view.Event{
		ID: "e-call", Date: feb1, Type: "Call", Title: theCall,
		Participants: []view.Chip{blinken, lavrov}, Duration: "30 minutes",
		Missing: "No Russian readout on record",
	}
}

func session() view.Event {
	return view.Event{
		Date: jan31, End: feb1, Type: "Session", Title: view.Link{Text: "Security Council meets on Ukraine’s border", Href: "../events/unsc.html"},
		Participants: []view.Chip{russia, america, ukraine}, Place: view.Chip{Text: "New York", Href: "../places/new-york.html"}, Status: "announced",
	}
}

func meeting() view.Event {
	return view.Event{
		Date: jan21, Type: "Meeting", Title: view.Link{Text: "Blinken and Lavrov meet in Geneva", Href: "../events/geneva.html"},
		Participants: []view.Chip{blinken, lavrov}, Place: view.Chip{Text: "Geneva"}, Duration: "90 minutes",
	}
}

func rows() []view.ArticleRow {
	return []view.ArticleRow{
		{Date: feb1, Title: article, Summary: "In a half-hour call Russia’s foreign minister gave no indication of pulling troops back; the only account so far is American.", Publisher: "CNN", Topics: []view.Link{calming}, Countries: []view.Chip{russia, america, ukraine}},
		{Date: feb1, Title: view.Link{Text: "Putin, beside Orbán, says the West ignored Russia’s security demands", Href: "../articles/putin-orban.html"}, Summary: "After five hours of talks in the Kremlin the Russian president spoke in public about Ukraine for the first time since December.", Publisher: "Reuters", Countries: []view.Chip{russia, hungary}, Correction: &view.Correction{Date: feb1, Text: "An earlier version gave the length of the talks as <b>three</b> hours.", Href: "../articles/putin-orban.html#c-1"}},
		{Date: jan31, Title: view.Link{Text: "Russia and the United States trade accusations at the Security Council", Href: "../articles/unsc.html"}, Publisher: "AP", Countries: []view.Chip{russia, america}},
		{Date: jan31, Title: view.Link{Text: "Written Russian reply reaches Washington, and nobody agrees on what it answers", Href: "../articles/reply.html"}, Summary: "Moscow says the letter was about another matter."},
		{Date: jan21, Title: view.Link{Text: "In Geneva, ninety minutes and a promise of paper", Href: "../articles/geneva.html"}, Summary: "Washington is to answer Russia’s draft treaties in writing within a week.", Publisher: "RFE/RL", Countries: []view.Chip{russia, america}},
	}
}

func bars() *view.Chart {
	c := &view.Chart{Width: 295, First: "Mar 2021", Last: "Feb 2022", Alt: "Articles by month, from 2 in March 2021 to 16 in February 2022"}
	for i, n := range []int{2, 3, 5, 3, 7, 5, 8, 10, 0, 12, 14, 16} {
		c.Bars = append(c.Bars, view.Bar{X: i * 25, Y: 50 - 3*n, Height: 3 * n, Now: i == 11, Label: fmt.Sprintf("Month %d: %d", i+1, n)})
	}
	return c
}

func contexts() []view.Context {
	return []view.Context{
		{Date: feb1, Article: article, Href: article.Href + "#m4", Quoted: true, More: 3, Parts: []view.Marked{{Text: "We heard that again today from Foreign Minister "}, {Text: "Lavrov", Mark: true}, {Text: ", that they have no intention of invading."}}},
		{Date: jan31, Article: rows()[2].Title, Href: "../articles/unsc.html#m2", Parts: []view.Marked{{Text: "Lavrov", Mark: true}, {Text: " was not in the chamber; the permanent representative spoke for Moscow."}}},
	}
}

func posts() []view.PostRow {
	return []view.PostRow{
		{Person: lavrov, Role: "Minister of Foreign Affairs", For: russia, Years: "2004–", Since: mar9, Held: true},
		{Person: putin, Role: "President", For: russia, Years: "2012–", Held: true},
		{Person: lavrov, Role: "Permanent Representative to the United Nations", For: russia, Years: "1994–2004"},
	}
}

// seg ends with whatever belongs to its end.
func seg(html string) view.Segment { return view.Segment{HTML: template.HTML(html)} }

// noteOf is the note to the words of a statement.
func noteOf(number int, s view.Statement) view.Note {
	return view.Note{Number: number, ID: s.ID, Line: s.Led, Tail: s.Tail, Source: s.Source, From: s.From}
}

func body() []view.Segment {
	d, n, q, e := demand(), denial(), quote(), call()
	text := seg(`<p>Russia’s foreign minister, <a id="m1" href="../people/sergey-lavrov.html">Sergey Lavrov</a>, gave no sign in a call with Secretary of State <a id="m2" href="../people/antony-blinken.html">Antony Blinken</a> that <a id="m3" href="../countries/ru.html">Moscow</a> would ease the pressure on Ukraine’s border, an American official said after the two had spoken for half an hour.<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup></p>
<p>Mr Blinken said that <span class="said" id="s-11112222">if President Putin truly “does not intend war or regime change,” then this was the time to pull back troops and heavy weaponry</span>, the official recounted, adding that the tone had been <q class="said" id="s-77778888">“professional and fairly candid”</q> throughout. <span id="m5">Mr Lavrov</span> replied that <span class="said" id="s-33334444">the escalation that the US was claiming was not occurring</span>, and that these were merely movements inside Russia’s own borders, which were nobody else’s concern.</p>
`)
	text.Notes = []view.Note{noteOf(1, d), noteOf(2, n)}
	box := seg("")
	box.Event = &e
	block := seg(`<h2 id="differences">“Serious differences”</h2>
<p>The sides remain far apart on <a href="../topics/european-security.html">the European security order</a>. A table of what is asked:</p>
<table><thead><tr><th>Demand</th><th>Russia</th><th>United States</th></tr></thead><tbody><tr><td>No further enlargement</td><td>demands</td><td>rejects</td></tr><tr><td>Missile transparency</td><td>—</td><td>offers</td></tr></tbody></table>
<ul><li>A written reply is expected.</li><li>Another call may follow, though neither side has said when.</li></ul>
<blockquote class="said" id="s-55556666"><p>“We heard from President Putin a variety of things. I will leave it to the Kremlinologists out there to read the tea leaves.”</p>
`)
	block.Led, block.Quote = &q, &q
	note := seg(`</blockquote>
<aside class="callout background">`)
	note.Callout = &view.Callout{Type: "background", Label: "background"}
	fix := seg(`<p>In December Russia published two draft treaties.</p></aside>
<h3>What comes next</h3>
<p>See the <a href="https://www.state.gov/briefings/2022-02-01">department’s own transcript</a> and <code>S/PV.8960</code>.</p>
<aside class="callout correction">`)
	fix.Callout = &view.Callout{Type: "correction", Label: "correction", Date: feb1}
	end := seg(`<p>An earlier version misstated the length of the call.</p></aside>
<section class="footnotes"><hr><ol><li id="fn-1"><p>The call was announced by neither side beforehand. <a href="#fnref-1">↩</a></p></li></ol></section>`)
	return []view.Segment{text, box, block, note, fix, end}
}

func news() ([]view.InNews, []view.InNews) {
	return []view.InNews{
			{Chip: putin, Count: 24, Change: "up", By: 6}, {Chip: lavrov, Count: 16, Change: "up", By: 2},
			{Chip: blinken, Count: 15, Change: "down", By: 1}, {Chip: view.Chip{Text: "Viktor Orbán", Href: "x.html"}, Count: 4, Change: "up", By: 4}, {Chip: price, Count: 3},
		}, []view.InNews{
			{Chip: russia, Count: 41, Change: "up", By: 9}, {Chip: ukraine, Count: 38, Change: "up", By: 11}, {Chip: america, Count: 33, Change: "down", By: 2}, {Chip: hungary, Count: 4, Change: "new", By: 4},
		}
}

// asked is a dossier of two groups, of which the second is folded in part, that can be
// narrowed.
func asked(first, second []view.Statement) view.Dossier {
	for _, list := range [][]view.Statement{first, second} {
		for i := range list {
			list[i].Keys = "words=quotation period=2022-02"
		}
	}
	return view.Dossier{
		Count:   len(first) + 2*len(second),
		Summary: view.Summary{First: "31 January", Last: "1 February", Groups: []view.SummaryGroup{{Name: view.Link{Text: "Calming down", Href: "#topic-calming"}, Count: len(first)}}, Others: 2 * len(second)},
		Groups: []view.StatementGroup{
			{Name: russia, ID: "topic-calming", Key: "topic=calming", Count: len(first), First: first},
			{ID: "topic", Key: "topic=none", Count: 2 * len(second), First: second, More: second[:0], Earlier: nil, Href: "x/topic.html"},
		},
		Filters: []view.Filter{{Name: "words", Values: []view.FilterValue{{Value: "quotation", Label: "quotations"}, {Value: "paraphrase", Label: "paraphrases"}}}},
		Whom:    []view.WhomRow{{Chip: nato, Count: 3, Days: []view.DayLink{{Day: feb1, Href: "#s-1"}}, More: 2}},
	}
}

// much has one well-filled view of each layout.
func much() map[string]view.View {
	d, n, q := demand(), denial(), quote()
	statements := []view.Statement{q, d, n}
	own := []view.Statement{q, d, n}
	for i := range own {
		own[i].Speakers, own[i].Posts = nil, nil
	}
	own[0].At = view.Link{Text: "the Kremlin press conference", Href: "../events/x.html"}
	bare := []view.Statement{d, n}
	for i := range bare {
		bare[i].At, bare[i].Date, bare[i].ID = view.Link{}, view.Day{}, ""
	}
	again := []view.Statement{d, n} // a statement has its id only once on a page
	for i := range again {
		again[i].ID = ""
	}
	day := view.RelationDay{Date: feb1, At: theCall, Missing: "No Russian readout on record", A: view.RelationSide{Name: "Russia", Statements: []view.Statement{n, q}}, B: view.RelationSide{Name: "United States"}}
	earlier := view.RelationDay{Date: jan31, A: view.RelationSide{Name: "Russia"}, B: view.RelationSide{Name: "United States", Statements: []view.Statement{d}}}
	alone := []view.Statement{{Led: led(official, "said", " of the call:"), Form: "direct", Words: []string{"Professional and fairly candid"}, Act: "said", Verb: "said", Speakers: []view.Chip{official}, About: []view.Chip{{Text: "the call", Href: theCall.Href}}, Href: "#x", Article: article}}
	topics := []view.TopicStatements{{Topic: calming, Statements: bare}, {Topic: view.Link{Text: "Tone"}, Statements: alone}}
	people, countries := news()
	relation := view.RelationRow{B: america, Href: "../relations/ru-us.html", Events: 12, Statements: 48, Last: feb1}
	pair := view.RelationRow{A: russia, B: america, Href: "../relations/ru-us.html", Events: 12, Statements: 48, Last: feb1}
	lead := rows()[0]
	links := []view.Link{{Text: "Wikidata Q58217", Href: "https://www.wikidata.org/wiki/Q58217"}, {Text: "people/sergey-lavrov"}}

	views := digests()
	index := &view.IndexView{Head: head("../", "People", "People"), Title: "People", Intro: "Everyone the articles name, by family name."}
	for c := 'A'; c <= 'Z'; c++ {
		g := view.Group{Label: string(c), ID: "g-" + string(c)}
		for i := range 5 + int(c)%7 {
			e := view.IndexEntry{Chip: view.Chip{Text: fmt.Sprintf("%c%s, %s", c, []string{"delmann", "brahimović-Szijjártó", "o", "verback", "ndersson"}[i%5], []string{"Anna", "Konstantin", "Li", "Péter", "María José"}[(i+int(c))%5]), Href: "x.html"}, Count: 1 + i*i}
			if i%3 != 0 {
				e.Note = []string{"", "Prime Minister · Hungary", "Special Envoy for the Eastern Partnership · European Union"}[i%3]
			}
			g.Entries = append(g.Entries, e)
		}
		index.Jumps = append(index.Jumps, view.Link{Text: g.Label, Href: "#" + g.ID})
		index.Groups = append(index.Groups, g)
	}

	maps.Copy(views, map[string]view.View{
		"article": &view.ArticleView{
			Head: head("../", article.Text, "Articles"), Topics: []view.Link{{Text: "Russia–Ukraine crisis", Href: "../topics/crisis.html"}},
			Headline: template.HTML(article.Text), Date: feb1, Updated: feb1, Dateline: "Washington", Authors: []string{"Jennifer Hansler", "Kylie Atwood"},
			Publisher: "CNN", SourceURL: "https://edition.cnn.com/2022/02/01/politics/blinken-lavrov-call/index.html",
			Summary:       "In a half-hour call Russia’s foreign minister gave no indication of pulling troops back; the only account so far is American.",
			KeyPoints:     []template.HTML{"Washington asked for a withdrawal if Moscow intends neither war nor regime change.", "Moscow denied that anything is escalating.", "A written Russian reply is still to come."},
			Body:          body(),
			People:        view.Cast{First: []view.Chip{blinken, lavrov, putin, price}},
			Countries:     view.Cast{First: []view.Chip{russia, america, ukraine}},
			Organizations: view.Cast{First: []view.Chip{nato}},
			Others:        view.Cast{First: []view.Chip{{Text: "Geneva", Href: "../places/geneva.html"}}},
			Events:        []view.Event{call(), session()},
			Cite:          "Jennifer Hansler and Kylie Atwood, “Lavrov gives Blinken no sign that Moscow will de-escalate”, The Kyiv File, 1 February 2022.",
			Related:       rows()[1:4], Previous: rows()[2].Title, Next: rows()[1].Title,
		},
		"person": &view.PersonView{
			Head: head("../", "Sergey Lavrov", "People"), Name: "Sergey Lavrov", Post: "Minister of Foreign Affairs", Country: russia, Since: "9 March 2004", Life: "1950–",
			Activity: bars(), Biography: []view.Segment{seg(`<p>Career diplomat; at the United Nations for a decade before he became minister.</p>`)},
			Said: asked(own, again), Events: []view.Event{call(), session(), meeting()},
			Met:   []view.Meeting{{Who: blinken, Note: "Secretary of State", Count: 3, Last: call()}, {Who: view.Chip{Text: "Annalena Baerbock", Href: "x.html"}, Count: 1, Last: meeting()}},
			Posts: []view.PostRow{{Role: "Minister of Foreign Affairs", For: russia, Years: "2004–", Held: true}, {Role: "Permanent Representative to the United Nations", For: russia, Years: "1994–2004"}}, Mentions: contexts(), Names: view.Naming{Names: []string{"Sergey Viktorovich Lavrov", "Сергей Лавров", "Sergei Lavrov"}, Identifiers: links},
		},
		"country": &view.CountryView{
			Head: head("../", "Russia", "Countries"), Flag: "🇷🇺", Name: "Russia", OfficialName: "Russian Federation", Capital: view.Link{Text: "Moscow", Href: "../places/moscow.html"}, Region: "Eastern Europe",
			Borders: []view.Chip{ukraine, hungary, america, ukraine, hungary}, Activity: bars(), Officials: view.Officials{First: posts()[:1], More: posts()[1:2]},
			Said:      asked([]view.Statement{n}, statements[1:2]),
			Relations: []view.RelationRow{relation, {B: ukraine, Href: "x.html", Events: 3, Statements: 21, Last: jan31}, {B: hungary, Href: "y.html", Statements: 2}},
			Events:    []view.Event{call(), session()}, About: []view.StatementGroup{{Name: nato, ID: "about-nato", Count: 1, First: again[:1]}}, People: posts(), Mentions: contexts(),
			Names: view.Naming{Names: []string{"Russian Federation", "Moscow", "the Kremlin"}, Identifiers: []view.Link{{Text: "ISO 3166 RU · RUS · 643"}}},
		},
		"relation": &view.RelationView{
			Head: head("../", "Russia and United States", "Relations"), A: russia, B: america, Last: []view.Link{theCall}, LastDay: "1 February 2022", Days: 3, AsOf: feb1, Next: []view.Event{session()},
			Month: &view.RelationMonth{Name: "February 2022", SoFar: true, Lines: []string{"3 calls."}},
			Topics: []view.RelationTopic{{
				Name: calming, ID: "topic-calming", Count: 7, Rows: []view.RelationDay{day}, Earlier: []view.RelationDay{earlier}, EarlierCount: 1, Since: jan31, Href: "x/topic-calming.html",
			}},
			Events: []view.Event{call(), meeting()}, Met: []view.Pair{{A: lavrov, B: blinken, Count: 3, Last: call()}}, Articles: rows()[:3],
		},
		"event": &view.EventView{
			Head: head("../", theCall.Text, "Events"), Type: "Call", Title: theCall.Text, Date: feb1, Duration: "30 minutes", InitiatedBy: america, Topics: []view.Link{calming, treaty},
			People: []view.CastEntry{{Chip: blinken, Note: "Secretary of State, United States"}, {Chip: lavrov, Note: "Minister of Foreign Affairs, Russia"}},
			Full:   "1 February 2022", Missing: "No Russian readout on record", Sole: "What follows is the American account",
			Accounts: []view.Account{{Side: america, Heading: "The American account", Readouts: []view.Readout{{Link: view.Link{Text: "Secretary Blinken’s Call with Russian Foreign Minister Lavrov", Href: "https://www.state.gov/secretary-blinkens-call/"}, Date: feb1}}, Topics: topics}},
			Contacts: &view.Contacts{Before: []view.Link{{Text: "Talks in Geneva, 21 Jan 2022", Href: "z.html"}}, All: view.Link{Text: "Russia–United States", Href: "../relations/ru-us.html"}},
			Others:   again[1:], Coverage: rows()[:2], Previous: view.Link{Text: "Security Council meets", Href: "x.html"}, Next: view.Link{Text: "Putin and Orbán meet in Moscow", Href: "y.html"},
		},
		"event-vote": &view.EventView{
			Head: head("../", "General Assembly votes on withdrawal", "Events"), Type: "Vote", Title: "General Assembly votes on withdrawal", Date: feb1, Full: "1 February 2022", Result: "Adopted",
			Votes: []view.Vote{{Label: "For", Who: []view.Chip{america, ukraine, hungary}}, {Label: "Against", Who: []view.Chip{russia}}},
			Differ: []view.Difference{
				{Kind: "answer", Topics: []view.Link{{Text: "Tone", Href: "#on-tone"}}, Accounts: []view.AccountActs{{Side: "American", Acts: "a demand"}, {Side: "Russian", Acts: "a rejection"}}},
				{Kind: "both", Topics: []view.Link{calming}, Accounts: []view.AccountActs{{Side: "American", Acts: "a warning"}, {Side: "Russian", Acts: "2 accusations"}}},
				{Kind: "only", Topics: []view.Link{calming}, Accounts: []view.AccountActs{{Side: "American", Acts: "a warning"}}},
				{Kind: "only", Topics: []view.Link{calming, treaty}, Accounts: []view.AccountActs{{Side: "American"}}},
			},
			Accounts: []view.Account{{Side: america, Heading: "The American account"}, {Side: russia, Heading: "The Russian account"}, {Side: hungary, Heading: "The Hungarian account"}},
			Silent:   []view.Account{{Side: ukraine, Heading: "The Ukrainian account", Readouts: []view.Readout{{Link: view.Link{Text: "Statement", Href: "https://example.org/"}}}}},
			Rows: []view.AccountRow{{Topic: calming, ID: "on-calming", Cells: []view.AccountCell{
				{Heading: "The American account", Statements: bare}, {Heading: "The Russian account", Absent: "Not in the Russian account", Elsewhere: alone}, {Heading: "The Hungarian account", Statements: bare, Folded: alone},
			}}},
			Together: topics[1:],
		},
		"event-many": &view.EventView{
			Head: head("../", "Conference", "Events"), Type: "Summit", Title: "Conference", Date: feb1, End: feb1, Full: "1 February 2022",
			Accounts: []view.Account{
				{Side: america, Heading: "The American account", Topics: topics}, {Side: russia, Heading: "The Russian account", Topics: topics[:1]},
				{Side: hungary, Heading: "The Hungarian account", Topics: topics[1:]}, {Side: ukraine, Heading: "The Ukrainian account", Topics: topics[1:]},
			},
		},
		"entity": &view.EntityView{
			Head: head("../", "European security order", "Topics"), Kind: "Topic", Name: "European security order", Activity: bars(),
			Notes:   []view.Segment{seg(`<p>The draft treaties of December and the replies to them.</p>`)},
			Dossier: []view.Event{meeting(), session(), call()}, Said: asked(statements[2:], statements[1:2]),
			Articles: rows(), Mentions: contexts(),
		},
		"front": &view.FrontView{
			Head: head("", "The Kyiv File", ""), Tagline: "Who said what to whom about Ukraine, and who says so", Day: feb1, Lead: &view.Story{ArticleRow: lead, Points: []string{"Washington asked for a withdrawal."}},
			Second: rows()[1:2], Since: "Since 31 January", Earlier: rows()[1:3], Folded: rows()[3:], Back: "30 January", Brief: view.Link{Text: "The whole day", Href: "b.html"}, Yesterday: view.Link{Text: "Yesterday", Href: "y.html"},
			More: view.Link{Text: "All articles", Href: "articles/index.html"}, People: people, Countries: countries, Counted: "Articles in February", Events: []view.Event{session(), call(), meeting()},
		},
		"front-busy": &view.FrontView{
			Head: head("", "The Kyiv File", ""), Day: feb1, Lead: &view.Story{ArticleRow: lead}, Second: rows()[1:3], Stories: 42, Shown: 5, Brief: view.Link{Text: "The whole day", Href: "b.html"},
			Groups: []view.StoryGroup{
				{Title: view.Link{Text: "Russia–United States", Href: "x.html"}, Count: 14, Stories: []view.Story{{ArticleRow: rows()[0]}, {ArticleRow: rows()[1]}}, More: view.Link{Text: "12 more", Href: "b.html#on-ru-us"}},
				{Title: view.Link{Text: "Elsewhere"}, Count: 1, Stories: []view.Story{{ArticleRow: rows()[2]}}},
			},
		},
		"index":           index,
		"index-relations": &view.IndexView{Head: head("../", "Relations", "Relations"), Title: "Relations", Groups: []view.Group{{Label: "Russia", ID: "ru", Relations: []view.RelationRow{pair, pair}}}},
		"index-articles":  &view.IndexView{Head: head("../", "Articles", "Articles"), Title: "Articles", Groups: []view.Group{{Label: "February 2022", ID: "d", Articles: rows()}, {Label: "Events of February", ID: "e", Events: []view.Event{call(), session()}}}},
		"page":            &view.TextView{Head: head("", "About", ""), Title: "About the Kyiv File", Body: []view.Segment{seg("<p>What this site does, and how to read it.</p><h2>Corrections</h2><p>We say so where the error was made.</p>")}},
		"404":             &view.MissingView{Head: head("", "Not found", ""), Front: view.Link{Text: "front page of The Kyiv File", Href: "/kyiv/index.html"}, Indexes: []view.Link{{Text: "People", Href: "/kyiv/people/index.html"}, {Text: "Countries", Href: "/kyiv/countries/index.html"}}},
		"redirect":        &view.RedirectView{Head: head("../", article.Text, ""), To: article},
		"search": &view.SearchView{
			Head: head("", "Search", ""), Kinds: []view.SearchKind{{Value: "person", Label: "People"}, {Value: "article", Label: "Articles"}},
			Indexes: []view.Link{article},
		},
	})
	return views
}

// little has views with no more than a page must have.
func little() map[string]view.View {
	return map[string]view.View{
		"article":  &view.ArticleView{Head: head("../", "A note", "Articles"), Headline: "A note", Date: feb1, Body: []view.Segment{seg("<p>One sentence.</p>")}},
		"person":   &view.PersonView{Head: head("../", "Li Wei", "People"), Name: "Li Wei", Mentions: contexts()[1:]},
		"country":  &view.CountryView{Head: head("../", "Nauru", "Countries"), Flag: "🇳🇷", Name: "Nauru", Mentions: contexts()[1:]},
		"relation": &view.RelationView{Head: head("../", "Hungary and Russia", "Relations"), A: hungary, B: russia, AsOf: feb1},
		"event":    &view.EventView{Head: head("../", "A visit", "Events"), Type: "Visit", Title: "A visit", Date: feb1, Status: "announced"},
		"entity":   &view.EntityView{Head: head("../", "NATO", "Organizations"), Kind: "Organization", Name: "NATO", Articles: rows()[:1]},
		"front":    &view.FrontView{Head: head("", "The Kyiv File", "")},
		"index":    &view.IndexView{Head: head("../", "Places", "Places"), Title: "Places", Groups: []view.Group{{Label: "G", ID: "g", Entries: []view.IndexEntry{{Chip: view.Chip{Text: "Geneva", Href: "x.html"}}}}}},
		"page":     &view.TextView{Head: head("", "About", ""), Title: "About"},
		"404":      &view.MissingView{Head: head("/", "Not found", ""), Front: view.Link{Text: "front page of The Kyiv File", Href: "/"}},
		"search":   &view.SearchView{Head: head("", "Search", "")},
		"redirect": &view.RedirectView{Head: head("", "A note", ""), To: view.Link{Text: "A note", Href: "articles/a.html"}},
		"brief":    &view.BriefView{Head: head("../", "Brief", ""), Date: feb1, First: []view.Story{{ArticleRow: view.ArticleRow{Title: article}}}},
		"archive":  &view.ArchiveView{Head: head("../../", "Russia", ""), Of: article, Period: "February 2022", Groups: []view.Group{{Label: "Events", Events: []view.Event{call()}}}},
		"positions": &view.PositionsView{
			Head: head("", "Positions", ""), Topics: []view.Link{calming},
			Rows: []view.PositionRow{{Side: russia, Cells: []view.Position{{Topic: calming}}}},
		},
		"timeline":        &view.TimelineView{Head: head("", "Timeline", ""), Title: "Timeline"},
		"statement-group": &view.GroupView{Head: head("../../", "Russia", ""), Of: article, Count: 1, Statements: []view.Statement{denial()}},
		"sources":         &view.SourcesView{Head: head("", "Sources", "")},
		"data":            &view.DataView{Head: head("../", "Data", "")},
	}
}

// digests has a well-filled view of each page that draws on the whole site.
func digests() map[string]view.View {
	d, n, q := demand(), denial(), quote()
	rest := view.Rest{Total: 3412, Shown: 25, Href: "#archive"}
	years := []view.Year{{Label: "2022", Periods: []view.Link{{Text: "Jan", Href: "x/2022-01.html"}, {Text: "Feb", Href: "x/2022-02.html"}, {Text: "Feb 2", Href: "x/2022-02-2.html"}}}, {Label: "2021", Periods: []view.Link{{Text: "Dec", Href: "x/2021-12.html"}}}}
	position := view.Position{Side: russia, Topic: calming, Date: feb1, Act: "demands", Verb: "demands", Of: []view.Chip{nato}, Words: "A halt to any further enlargement of the alliance, and its forces back to where they stood …", Form: "indirect", Href: "x.html#s-1", Count: 4}
	direct := position
	direct.Side, direct.Form, direct.Topic = america, "direct", treaty
	months := []view.Group{{Label: "January", ID: "m-2022-01", Events: []view.Event{meeting(), session()}}, {Label: "February", ID: "m-2022-02", Events: []view.Event{call()}}}
	source := view.SourceRow{Source: america, Note: "7 readouts", Items: []view.SourceItem{{Link: theCall, Date: feb1, Note: "Readout of the call", URL: "https://www.state.gov/x", Host: "state.gov"}, {Link: article, Date: jan31}}, More: "and 2 more"}
	return map[string]view.View{
		"brief": &view.BriefView{
			Head: head("../", "Brief", "Briefs"), Date: feb1, First: []view.Story{{ArticleRow: rows()[0], Points: []string{"Washington asked for a withdrawal.", "Moscow denied that anything is escalating."}}, {ArticleRow: rows()[1]}},
			Groups:  []view.StoryGroup{{Title: view.Link{Text: "Hungary", Href: "x.html"}, ID: "on-hu", Count: 3, Stories: []view.Story{{ArticleRow: rows()[2]}}, Folded: rows()[3:]}},
			Stories: 42, Shown: 5, Articles: view.Link{Text: "All articles", Href: "a.html"}, Left: "2 remarks", Unprinted: "3 remarks", Address: "https://example.org/b.html",
			Events: []view.Event{call(), session()}, Said: []view.BriefSaid{{Label: "Denials and demands", Statements: []view.Statement{d, n}, Tail: []view.Statement{q}}}, Rest: rest, New: []view.CastEntry{{Chip: price, Note: "Department Spokesperson"}, {Chip: hungary}},
			Sources: []view.Source{{Publisher: "CNN", URL: "https://edition.cnn.com/x"}, {Publisher: "The Paper"}}, Previous: view.Link{Text: "Monday", Href: "x.html"}, Next: view.Link{Text: "Wednesday", Href: "y.html"},
		},
		"briefs": &view.IndexView{Head: head("../", "Briefs", "Briefs"), Title: "Briefs", Ways: []view.NavItem{{Link: view.Link{Text: "By name", Href: "x"}, Current: true}}, Years: years, Rest: rest, Groups: []view.Group{{Label: "February 2022", ID: "d", Days: []view.BriefRow{{Date: feb1, Href: "x.html", Headline: article.Text, Articles: 3, More: "2 more articles"}}}}},
		"archive": &view.ArchiveView{
			Head: head("../../", "Russia", "Countries"), Of: view.Link{Text: "Russia", Href: "../ru.html"}, Flag: "🇷🇺", Period: "February 2022", Part: 2, Parts: 3,
			Groups:   []view.Group{{Label: "Statements by Russia", ID: "from", Statements: []view.Statement{d, n}}, {Label: "Events", ID: "events", Events: []view.Event{call()}}, {Label: "Mentions", ID: "mentions", Mentions: contexts()}},
			Previous: view.Link{Text: "January 2022", Href: "2022-01.html"}, Next: view.Link{Text: "March 2022", Href: "2022-03.html"},
		},
		"statement-group": &view.GroupView{
			Head: head("../../", "Calming down", "Countries"), Of: view.Link{Text: "Russia", Href: "../ru.html"}, Flag: "🇷🇺", Name: nato, Count: 412, From: jan31, To: feb1,
			Statements: []view.Statement{d, n}, Earlier: view.Link{Text: "2021", Href: "topic-calming.html"}, Later: view.Link{Text: "2022", Href: "topic-calming/3.html"},
		},
		"positions":      &view.PositionsView{Head: head("", "Positions", "Positions"), AsOf: feb1, Topics: []view.Link{calming, treaty}, Rows: []view.PositionRow{{Side: russia, Cells: []view.Position{position, {Topic: treaty}}}, {Side: america, Cells: []view.Position{{Topic: calming}, direct}}}},
		"positions-list": &view.PositionsView{Head: head("", "Positions", "Positions"), AsOf: feb1, List: []view.Position{position, direct}, Rest: rest},
		"timeline":       &view.TimelineView{Head: head("", "Timeline", ""), Title: "Timeline", Intro: "3 events", More: []view.Link{{Text: "2021", Href: "events/2021.html"}}, Years: []view.TimelineYear{{Link: view.Link{Text: "2022", Href: "events/2022.html"}, Months: months}}},
		"data": &view.DataView{
			Head: head("../", "Data", ""), License: view.Link{Text: "CC-BY-4.0", Href: "https://spdx.org/licenses/CC-BY-4.0.html"}, Programs: []view.Link{{Text: "datapackage.json", Href: "datapackage.json"}},
			Tables: []view.DataTable{{Name: "articles", Rows: "2 rows", Files: []view.Link{{Text: "CSV", Href: "articles.csv"}}, Columns: []view.DataColumn{{Name: "id", Type: "string", Of: "articles"}}, Query: "SELECT 1"}},
		},
		"sources": &view.SourcesView{Head: head("", "Sources", ""), Publishers: []view.SourceRow{source}, Readouts: []view.SourceRow{source}, Relays: []view.SourceRow{source}, Anonymous: []view.SourceRow{{Source: official, Note: "1 statement", Items: []view.SourceItem{{Link: article, Date: feb1}}}}},
	}
}
