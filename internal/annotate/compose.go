package annotate

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/meta"
	"readout/internal/report"
	"readout/internal/source"
	"readout/internal/spelling"
)

// A plainArticle is a report as an article without marks.
type plainArticle struct {
	path  source.Path
	front string // with its fences, and the blank line behind it
	body  string
	date  date.Date
	open  []string // what the report does not say
}

func (p *plainArticle) data() []byte { return []byte(p.front + p.body) }

// compose makes an article of a report.
func compose(site Site, r report.Report, o Options) plainArticle {
	p := plainArticle{body: r.Body}
	p.setDate(r, o)
	title := fieldText(cmp.Or(o.Title, r.Title))
	if r.Titled && title != fieldText(r.Title) {
		p.body = report.Escape(r.Title, false) + "\n\n" + p.body
	}
	if title == "" && !r.Says("title") {
		title, _, _ = strings.Cut(beginning(r.Body), "(") // behind which the words may look like a mark
		title = cmp.Or(strings.TrimSpace(title), "Report")
		p.open = append(p.open, "the report has no title: it is made of the first words; --title sets it")
	}
	for _, line := range slices.Backward(r.Withheld) {
		line = strings.NewReplacer("--", "–", "<", "", ">", "").Replace(fieldText(line))
		p.body = "<!-- readout: " + line + ": " + asksWhether + " -->\n\n" + p.body
		p.open = append(p.open, fmt.Sprintf("%s “%s”", asksWhether, line))
	}
	if r.Released {
		p.open = append(p.open, fmt.Sprintf("“%s” tells of itself: if all statements are by its account, say so for all of them in the front matter, as in statements: \"via Norwegian Foreign Ministry\"", r.Publisher))
	}
	p.front = front(r, o, title, p.date)
	p.path = freePath(site, p.date, cmp.Or(title, frontTitle(r.Front)))
	return p
}

// asksWhether asks an editor about a report that says of itself that it is not for everybody.
const asksWhether = "may this be published?"

// untilAnswered returns an embargo that withholds the article until an editor answers the question, also once it is no
// draft; "" for a report that asks none.
func untilAnswered(r report.Report) string {
	if len(r.Withheld) == 0 {
		return ""
	}
	return "9999-12-31"
}

// setDate finds the day of the article: of a day without its year the last that has passed.
func (p *plainArticle) setDate(r report.Report, o Options) {
	switch {
	case !o.Date.IsZero():
		p.date = o.Date
	case !r.Date.IsZero():
		p.date = r.Date
	case r.Yearless != "":
		if p.date = lastOf(r.Yearless, o.Today); !p.date.IsZero() {
			p.open = append(p.open, fmt.Sprintf("the report gives no year: %s is the last %q; --date sets it", p.date, r.Yearless))
			return
		}
		fallthrough
	default:
		p.date = o.Today
		p.open = append(p.open, fmt.Sprintf("no day was found above the report: %s is today; --date sets it", o.Today))
	}
}

// lastOf returns the last day of a name without a year, up to a day. A weekday in the name has to fit.
func lastOf(name string, today date.Date) date.Date {
	const longest = 28 // years, until each day of a month has been each day of a week
	for year := int(today.Year); year > int(today.Year)-longest; year-- {
		day, _ := report.DayIn(name + ", " + strconv.Itoa(year))
		weekday, _, _ := strings.Cut(name, "day")
		fits := !strings.Contains(name, "day") || day.Time(time.UTC).Weekday().String() == weekday+"day"
		if !day.IsZero() && !today.Before(day) && fits {
			return day
		}
	}
	return date.Date{}
}

// front writes the front matter: what a Markdown report has of its own, then the rest.
func front(r report.Report, o Options, title string, day date.Date) string {
	var b strings.Builder
	b.WriteString("---\n" + r.Front)
	line := func(key, text string) {
		if text = fieldText(text); text != "" && !r.Says(key) {
			b.WriteString(key + ": " + meta.Scalar(text) + "\n")
		}
	}
	line("title", title)
	line("date", day.String())
	line("embargo", cmp.Or(r.Embargo, untilAnswered(r)))
	line("dateline", r.Dateline)
	line("publisher", cmp.Or(o.Publisher, r.Publisher))
	line("source_url", cmp.Or(o.SourceURL, r.SourceURL))
	if len(r.Authors) > 0 && !r.Says("authors") {
		var names []string
		for _, name := range r.Authors {
			names = append(names, meta.Scalar(fieldText(name)))
		}
		b.WriteString("authors: [" + strings.Join(names, ", ") + "]\n")
	}
	line("image_caption", r.Caption)
	line("image_credit", r.Credit)
	if !r.Says("draft") {
		b.WriteString("draft: true\n")
	}
	b.WriteString("---\n\n")
	return b.String()
}

// inField parts signs that together would be a mark in a field. No escape holds for all fields. What opens a
// comment goes.
var inField = strings.NewReplacer("[[", "[ [", "]]", "] ]", "](", "] (", "%%", "% %", "<!--", " ", "<!", "< ")

// fieldText returns a text of the report as a field can hold it.
func fieldText(text string) string { return oneLine(inField.Replace(text)) }

// beginning returns the first words of a text, for a title.
func beginning(body string) string {
	const most = 90
	line, _, _ := strings.Cut(strings.TrimLeft(body, "#>-*+ \n"), "\n")
	line = strings.NewReplacer(`\`, "", "*", "", "[", "", "]", "", "`", "").Replace(line)
	if utf8.RuneCountInString(line) <= most {
		return strings.TrimSuffix(fieldText(line), ".")
	}
	short := string([]rune(line)[:most])
	if i := strings.LastIndexByte(short, ' '); i > 0 {
		short = short[:i]
	}
	return fieldText(strings.TrimRightFunc(short, unicode.IsPunct)) + " …"
}

var titleKey = regexp.MustCompile(`(?m)^title:\s*(.*)$`)

func frontTitle(front string) string {
	if m := titleKey.FindStringSubmatch(front); m != nil {
		return m[1]
	}
	return "report"
}

// freePath returns a path for the article that no other file has.
func freePath(site Site, day date.Date, title string) source.Path {
	slug := spelling.Slug(title)
	const most = 60
	if len(slug) > most {
		slug = slug[:most]
		if i := strings.LastIndexByte(slug, '-'); i > 0 {
			slug = slug[:i]
		}
	}
	base := fmt.Sprintf("content/articles/%d/%s-%s", day.Year, day, cmp.Or(slug, "report"))
	p := source.Path(base + ".md")
	for n := 2; slices.ContainsFunc(site.Documents, func(d *document.Document) bool { return d.File.Path == p }); n++ {
		p = source.Path(fmt.Sprintf("%s-%d.md", base, n))
	}
	return p
}
