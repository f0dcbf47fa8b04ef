package view

// A Network is an entity in the middle of those it met, drawn by the layout as
// SVG: lines from the middle are as wide as there were events together, and
// thin lines join two of the others who met without it.
type Network struct {
	Width, Height int
	X, Y          int // of the middle
	Nodes         []Node
	Ties          []Tie
	Alt           string // the same in words
}

// A Node of a Network is one of the others, on one of the two sides. Lengths
// are in SVG units.
type Node struct {
	X, Y, Radius int
	Line         int // width of the line from the middle
	LabelX       int
	Before       bool   // the label ends at LabelX, and does not begin there
	Text         string // short name
	Name         string
	Count        int // events together
}

// A Tie joins two nodes of a Network.
type Tie struct{ X1, Y1, X2, Y2 int }

// A Strip is a stretch of the calendar with events on it, drawn by the layout
// as SVG that stretches to the width it has.
type Strip struct {
	Marks       []StripMark
	Ticks       []StripTick
	Now         int    // where the as-of day stands, in thousandths of the width
	First, Last string // labels of the ends: "Mar 2021"
	Alt         string // the same in words
}

// A StripMark stands for all events of one day, or of a longer time on a strip
// that is full. X is in thousandths of the width, Y and Height in units of which
// the strip is 30 high.
type StripMark struct {
	X, Y, Height int
	Later        bool // none of them was held up to the as-of day: not a fact
	Label        string
}

// A StripTick marks where a week, a month, a year or a decade begins, at a
// thousandth of the width.
type StripTick struct {
	X    int
	Long bool // a greater division begins: a year among months
}

// A Chart is a row of bars, one a month, drawn by the layout as SVG.
type Chart struct {
	Bars        []Bar
	Width       int
	First, Last string // labels under the ends: "Mar 2021"
	Alt         string // the same in words
}

// A Bar of a Chart, in SVG units on a base line at 50.
type Bar struct {
	X, Y, Height int
	Now          bool   // the as-of month
	None         bool   // no article
	Label        string // "February 2022: 3"
}

// A Calendar is the months of a year in which there are events, the latest first.
type Calendar struct {
	Year     string
	Weekdays []string // in short, from Monday
	Months   []CalendarMonth
	Earlier  int // months after the first
}

// A CalendarMonth is a month, day by day.
type CalendarMonth struct {
	Name  string
	Start int // the weekday of the first, from 1 for Monday
	Days  []CalendarDay
}

// A CalendarDay leads to its event, or to its month if there are several.
type CalendarDay struct {
	Day, Href string
	Names     string // of the events
}
