package source

import "slices"

// Warned are the rules that are reported as warnings, in order. Some of them are errors
// where a site would otherwise say what nobody wrote. A test holds the reports to this
// list.
var Warned = []Rule{
	"ambiguous-name", "announced-unreported", "at-cancelled", "cue-tense", "cue-verb", "date-after-article", "date-far", "date-outside-event", "date-outside-life",
	"date-to-come", "dates-reversed", "event-differs", "image-without-alt", "indented-code", "inside-quotation", "layout", "leftover-brackets",
	"leftover-emphasis", "longer-embargo", "look-alike", "mark-in-code", "missing-placeholder", "missing-words", "named-like-country",
	"near-event", "no-quotation-mark", "no-side", "no-table", "not-spoken", "outside-image", "raw-html", "readout-apart", "reserved-name",
	"same-names", "speaker-again", "status-differs", "surname-wanted", "two-leads", "two-posts", "unknown-instruction", "unknown-key", "unpublished-file", "unused-definition",
	"value-in-comment",
}

// Editorial are the rules about the text of a site, in order. Only "readout check" looks
// at them; all of them are reported as warnings.
var Editorial = []Rule{
	"attributed-twice", "family-name-first", "far-from-event", "heading-jump", "image-without-text", "near-name", "negation-outside", "no-source", "not-participant", "post-not-ended",
	"post-not-held", "posts-overlap", "quoted-differently", "readout-missing", "same-event", "same-person", "says-withheld", "side-contradicted", "speaker-contradicted", "statement-in-correction",
	"unattributed-quotation", "unknown-name", "unnamed-source", "unneeded-allow", "verb-alone",
}

// A Setting is the severity that a site gives to the warnings of a rule.
type Setting uint8

const (
	AsWarning Setting = iota
	AsError
	Off // they are not reported
)

// SettingNames are the settings as they are written, by Setting.
var SettingNames = []string{"warning", "error", "off"}

// Settings are those of a site, by rule. A rule that is not in it is AsWarning.
type Settings map[Rule]Setting

// Settable reports whether a site may choose the severity of a rule's warnings. Errors
// keep theirs, whatever their rule.
func Settable(rule Rule) bool {
	_, warned := slices.BinarySearch(Warned, rule)
	_, editorial := slices.BinarySearch(Editorial, rule)
	return warned || editorial
}

// Apply returns the diagnostics with the severities that a site has chosen. A warning of
// a withheld file never becomes an error, since it must stop nothing.
func (s Settings) Apply(list []Diagnostic) []Diagnostic {
	if len(s) == 0 {
		return list
	}
	kept := make([]Diagnostic, 0, len(list))
	for _, d := range list {
		setting := s[d.Rule]
		switch {
		case d.Severity != Warning:
		case setting == Off:
			continue
		case setting == AsError && !d.Withheld:
			d.Severity = Error
		}
		kept = append(kept, d)
	}
	return kept
}
