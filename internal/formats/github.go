package formats

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"readout/internal/source"
)

// maxAnnotations is how many errors, and how many warnings, GitHub shows of one step.
const maxAnnotations = 10

// GitHub writes workflow commands, which GitHub Actions shows as annotations. It shows
// ten errors and ten warnings of a step. So if there are more, those of one rule become
// one annotation at the first place that lists the others, the rules with the most places
// first.
func (l *List) GitHub(w io.Writer) error {
	for _, severity := range []source.Severity{source.Error, source.Warning} {
		for _, a := range l.annotations(severity) {
			if _, err := fmt.Fprintln(w, a); err != nil {
				return err
			}
		}
	}
	return nil
}

// annotations returns the commands of a severity, at most maxAnnotations.
func (l *List) annotations(severity source.Severity) []string {
	var groups [][]*source.Diagnostic
	for i := range l.Diagnostics {
		if d := &l.Diagnostics[i]; d.Severity == severity {
			groups = append(groups, []*source.Diagnostic{d})
		}
	}
	if len(groups) > maxAnnotations {
		groups = byRule(groups)
	}
	var list []string
	for i, g := range groups {
		if i == maxAnnotations-1 && len(groups) > maxAnnotations {
			list = append(list, l.rest(severity, groups[i:]))
			break
		}
		list = append(list, l.annotation(g))
	}
	return list
}

// byRule joins diagnostics of one rule, the largest groups first.
func byRule(list [][]*source.Diagnostic) [][]*source.Diagnostic {
	index := map[source.Rule]int{}
	var groups [][]*source.Diagnostic
	for _, one := range list {
		rule := one[0].Rule
		i, known := index[rule]
		if !known {
			i = len(groups)
			index[rule], groups = i, append(groups, nil)
		}
		groups[i] = append(groups[i], one...)
	}
	slices.SortStableFunc(groups, func(a, b []*source.Diagnostic) int { return cmp.Compare(len(b), len(a)) })
	return groups
}

// maxListed is how many further places an annotation lists.
const maxListed = 50

// annotation returns the command for diagnostics of one rule.
func (l *List) annotation(group []*source.Diagnostic) string {
	d := group[0]
	lines := []string{sentence(d)}
	for _, r := range d.Related {
		lines = append(lines, l.at(r.Path, r.Span)+": "+r.Message)
	}
	for _, other := range group[1:] {
		lines = append(lines, l.at(other.Path, other.Span)+": "+other.Message)
	}
	title := string(d.Rule)
	if len(group) > 1 {
		title = fmt.Sprintf("%s (%d)", d.Rule, len(group))
	}
	if more := len(lines) - 1 - maxListed; more > 0 {
		lines = append(lines[:1+maxListed], fmt.Sprintf("and %d more, which the summary of the job lists", more))
	}
	r := l.region(d.Path, d.Span)
	return fmt.Sprintf("::%s file=%s,line=%d,col=%d,endLine=%d,endColumn=%d,title=%s::%s", d.Severity, property(l.file(d.Path)),
		r.start.Line, r.start.Column, r.end.Line, r.end.Column, property(title), message(lines))
}

// rest returns the command for the groups that have no place of their own.
func (l *List) rest(severity source.Severity, groups [][]*source.Diagnostic) string {
	n := 0
	var rules []string
	for _, g := range groups {
		n += len(g)
		rules = append(rules, fmt.Sprintf("%s (%d)", g[0].Rule, len(g)))
	}
	return fmt.Sprintf("::%s title=and %d more::%s", severity, n, message([]string{"The summary of the job lists them: " + strings.Join(rules, ", ")}))
}

// at returns "path:line:col".
func (l *List) at(p source.Path, at source.Span) string {
	start := l.region(p, at).start
	return fmt.Sprintf("%s:%d:%d", l.file(p), start.Line, start.Column)
}

// sentence returns a diagnostic's message and hint.
func sentence(d *source.Diagnostic) string {
	if d.Hint == "" {
		return d.Message
	}
	return d.Message + ". " + strings.ToUpper(d.Hint[:1]) + d.Hint[1:]
}

// message writes lines as the text of a command.
func message(lines []string) string {
	for i, line := range lines {
		lines[i] = strings.ReplaceAll(source.Printable(line), "%", "%25")
	}
	return strings.Join(lines, "%0A")
}

// property writes a text as a property of a command.
func property(text string) string {
	return strings.NewReplacer("%", "%25", ":", "%3A", ",", "%2C").Replace(source.Printable(text))
}

// maxSummary is how large a step's summary may be: GitHub takes no more than 1 MiB.
const maxSummary = 1<<20 - 1000

// Summary writes everything as Markdown, for the summary of a job on GitHub.
func (l *List) Summary(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "## readout check\n\n%s, %s, %s\n", source.Counted(source.Count(l.Diagnostics, source.Error), "error"),
		source.Counted(source.Count(l.Diagnostics, source.Warning), "warning"), source.Counted(len(l.Questions), "open question"))
	left := 0
	for _, severity := range []source.Severity{source.Error, source.Warning} {
		heading := fmt.Sprintf("\n### %ss\n\n", strings.ToUpper(severity.String()[:1])+severity.String()[1:])
		for i := range l.Diagnostics {
			if d := &l.Diagnostics[i]; d.Severity == severity {
				item := heading + l.item(d)
				if b.Len()+len(item) > maxSummary {
					left++
					continue
				}
				b.WriteString(item)
				heading = ""
			}
		}
	}
	if len(l.Questions) > 0 && b.Len() < maxSummary {
		b.WriteString("\n### Open questions\n\n")
	}
	for _, q := range l.Questions {
		item := fmt.Sprintf("- `%s` %s\n", code(l.at(q.Path, q.Span)), escape(q.Text))
		if b.Len()+len(item) > maxSummary {
			left++
			continue
		}
		b.WriteString(item)
	}
	if left > 0 {
		fmt.Fprintf(&b, "\nand %d more, for which there is no room here\n", left)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (l *List) item(d *source.Diagnostic) string {
	var b strings.Builder
	fmt.Fprintf(&b, "- `%s` %s [%s]\n", code(l.at(d.Path, d.Span)), escape(sentence(d)), d.Rule)
	for _, r := range d.Related {
		fmt.Fprintf(&b, "  - `%s` %s\n", code(l.at(r.Path, r.Span)), escape(r.Message))
	}
	return b.String()
}

// code writes a text between backticks.
func code(text string) string { return strings.ReplaceAll(source.Printable(text), "`", "'") }

// escape writes a text as Markdown that reads the same.
func escape(text string) string {
	return markdownSigns.Replace(source.Printable(text))
}

var markdownSigns = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", "&", "&amp;", "|", `\|`, "~", `\~`, "#", `\#`, "@", "@\u200b")
