package view

// FrontView is the front page: layout "front".
type FrontView struct {
	Head
	Tagline   string
	Day       Day          // of the latest stories
	Lead      *Story       // of that day
	Second    []ArticleRow // the next of that day
	Groups    []StoryGroup // the rest of a busy day
	Stories   int          // of that day, if not all are here; else 0
	Shown     int          // how many are
	Brief     Link         // of that day
	Yesterday Link         // the brief of the day before with stories
	Since     string       // "Since 11 February": of the earlier stories
	Earlier   []ArticleRow
	Folded    []ArticleRow // more of them
	Back      string       // the day of the last of those
	More      Link         // to all articles
	People    []InNews
	Countries []InNews
	Counted   string  // "Articles in February, and the change against January"
	Events    []Event // coming ones first
}

func (*FrontView) Layout() string { return "front" }

// InNews is an entity much named in the as-of month.
type InNews struct {
	Chip
	Count  int    // articles of this month that concern it
	Change string // "up", "down", "none" or "new"; empty if the site had no articles before
	By     int    // against the month before: never negative
}

// A Story is an article with what it says in short.
type Story struct {
	ArticleRow
	Points []string // key points; a brief shows the summary without them
}

// A StoryGroup is those stories of a busy day that concern the same countries, the same
// organization or the same topic.
type StoryGroup struct {
	Title   Link // Text alone for what fits nowhere
	ID      string
	Count   int // of all its stories
	Stories []Story
	Folded  []ArticleRow
	More    Link // to the rest, if not all are here: "10 more"
}

// BriefView is the page of one day: layout "brief".
type BriefView struct {
	Head
	Date      Day
	First     []Story      // the lead, and all others unless the day is busy
	Groups    []StoryGroup // the others of a busy day
	Stories   int          // of the day, if not all are here; else 0
	Shown     int          // how many are
	Articles  Link         // to all articles
	Events    []Event
	Rest      Rest        // of the events
	Said      []BriefSaid // by what is done with the words
	Left      string      // what stands in the articles only: "12 remarks and a claim"
	Unprinted string      // the same of what is not on paper
	Address   string      // of the page itself, for paper
	New       []CastEntry // first named on the site that day
	NewRest   Rest
	Sources   []Source
	Previous  Link
	Next      Link
}

func (*BriefView) Layout() string { return "brief" }

// BriefSaid are statements of one weight: "Denials and demands". The tail is not printed.
type BriefSaid struct {
	Label      string
	Statements []Statement
	Tail       []Statement
}
