package annotate

import (
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/country"
	"readout/internal/meta"
	"readout/internal/quotation"
	"readout/internal/source"
	"readout/internal/spelling"
)

// A knownBody is an organization that reports name without saying what it is.
type knownBody struct {
	name    string
	aliases string       // apart by "|"
	within  country.Code // for whom it speaks; empty for one of several states
}

// knownBodies are those that reports of diplomacy name most. Words that also mean
// something else ("Treasury", "Security Council" of a state) are left out.
var knownBodies = []knownBody{
	{"U.S. Department of State", "State Department|US State Department|U.S. State Department", "us"},
	{"National Security Council", "NSC", "us"},
	{"U.S. Department of Defense", "Defense Department|Department of Defense", "us"},
	{"Central Intelligence Agency", "CIA", "us"},
	{"Foreign, Commonwealth and Development Office", "FCDO", "gb"},
	{"Federal Security Service", "FSB", "ru"},
	{"NATO", "North Atlantic Treaty Organization", ""},
	{"United Nations Security Council", "UN Security Council|U.N. Security Council", ""},
	{"UNHCR", "United Nations High Commissioner for Refugees|UN Refugee Agency", ""},
	{"United Nations", "UN|U.N.", ""},
	{"European Union", "EU", ""},
	{"European Commission", "", ""},
	{"International Atomic Energy Agency", "IAEA", ""},
	{"World Health Organization", "WHO", ""},
	{"World Trade Organization", "WTO", ""},
	{"International Monetary Fund", "IMF", ""},
	{"World Bank", "", ""},
	{"OSCE", "Organization for Security and Co-operation in Europe", ""},
	{"African Union", "AU", ""},
	{"Arab League", "League of Arab States", ""},
	{"ASEAN", "Association of Southeast Asian Nations", ""},
	{"OPEC", "Organization of the Petroleum Exporting Countries", ""},
	{"International Criminal Court", "ICC", ""},
	{"International Court of Justice", "ICJ", ""},
	{"Gulf Cooperation Council", "GCC", ""},
	{"Hamas", "", ""}, {"Hezbollah", "Hizbollah", ""}, {"Taliban", "", ""},
}

// proposeBodies makes a file of each such organization that the body of the report names
// and the site does not know.
func (d *desk) proposeBodies() {
	body := d.doc.Text.Body.Blocks
	if body.Len() == 0 {
		return
	}
	text := string(d.doc.Text.Plain[d.doc.Text.Blocks[body.Start].Span.Start:])
	before := len(d.files)
	for _, b := range knownBodies {
		names := append([]string{b.name}, strings.FieldsFunc(b.aliases, func(r rune) bool { return r == '|' })...)
		named := false
		for _, name := range names {
			if hasWord(text, name) {
				named, text = true, strings.ReplaceAll(text, name, "")
			}
		}
		if !named || d.knows(names) {
			continue
		}
		var data strings.Builder
		data.WriteString("---\nname: " + meta.Scalar(b.name) + "\n")
		if len(names) > 1 {
			for i, name := range names[1:] {
				names[i+1] = meta.Scalar(name)
			}
			data.WriteString("aliases: [" + strings.Join(names[1:], ", ") + "]\n")
		}
		if b.within != "" {
			data.WriteString("country: " + string(b.within) + "\n")
		}
		data.WriteString("draft: true\n---\n")
		d.propose(source.Path("content/organizations/"+spelling.Slug(b.name)+".md"), data.String())
	}
	if len(d.files) > before {
		d.read()
	}
}

// knows reports whether one of some names means something on the site.
func (d *desk) knows(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return len(d.registry.Resolve(name)) > 0 })
}

// hasWord reports whether a name stands in a text as a word.
func hasWord(text, name string) bool {
	for at := 0; ; at += len(name) {
		i := strings.Index(text[at:], name)
		if i < 0 {
			return false
		}
		at += i
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(name):])
		if !quotation.IsLetterOrDigit(before) && !quotation.IsLetterOrDigit(after) {
			return true
		}
	}
}
