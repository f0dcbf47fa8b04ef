package starter

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"readout/internal/document"
	"readout/internal/meta"
	"readout/internal/schema"
)

// A snippet is a text that VS Code writes when its prefix is typed. In the body $1, $2
// are where the cursor goes, ${1:word} what stands there until one types, and
// ${1|a,b|} a choice.
type snippet struct {
	Prefix      string   `json:"prefix"`
	Scope       string   `json:"scope"`
	Body        []string `json:"body"`
	Description string   `json:"description,omitempty"`
}

// annotations returns the snippets of the annotation language, by their names.
func annotations() map[string]snippet {
	const today = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"
	verbs, events := strings.Join(document.Words(document.Verbs), ","), strings.Join(document.Words(document.EventTypes), ",")
	return map[string]snippet{
		"Statement": {Prefix: "said", Body: []string{`[${1:words}](${2|` + verbs + `|}:${3:speaker} "to ${4:reporters}")`}},
		"Quotation": {Prefix: "quote", Body: []string{"> [!quote] ${1:speaker}; to ${2:reporters}", ">", "> ${3:words}"}},
		"Event": {Prefix: "happened", Body: []string{
			"> [!${1|" + events + "|}] " + today + " ${2:title}", ">", "> - participants: [[${3:id}]], [[${4:id}]]",
		}},
	}
}

// snippets returns the snippets of VS Code: one for the front matter of each kind of
// file, one for each key, and those of the annotation language.
func snippets() string {
	all := annotations()
	for _, name := range schema.Names() {
		if name == schema.Site {
			continue
		}
		m, _, _ := schema.Mapping(name)
		all["Front matter of "+m.What] = snippet{Prefix: name, Body: front(m)}
		for _, f := range m.Fields {
			key := "Key " + f.Key
			if before, twice := all[key]; !twice || before.Description == "" {
				all[key] = snippet{Prefix: f.Key, Body: line(f, 1), Description: schema.Meaning(m.What, f.Key)}
			}
		}
	}
	for name, s := range all {
		s.Scope = "markdown"
		all[name] = s
	}
	return indented(all)
}

// front returns front matter with the required keys of a mapping, and the place of the
// text below it.
func front(m meta.Mapping) []string {
	lines := []string{"---"}
	place := 0
	for _, f := range m.Fields {
		if f.Required {
			place++
			lines = append(lines, line(f, place)...)
		}
	}
	return append(lines, "---", "", "$0")
}

// line returns how a key is written, with the place of its value.
func line(f meta.Field, place int) []string {
	at := fmt.Sprintf("$%d", place)
	switch {
	case f.Words != nil:
		at = fmt.Sprintf("${%d|%s|}", place, strings.Join(f.Words, ","))
	case f.Type == meta.Day || f.Type == meta.DayOrTime:
		at = fmt.Sprintf("${%d:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}", place)
	case f.Type == meta.Texts:
		at = "[" + at + "]"
	case f.Type == meta.Truth:
		at = fmt.Sprintf("${%d|true,false|}", place)
	case f.Type == meta.WebAddress:
		at = "https://" + at
	case f.Type == meta.AddressByText:
		return []string{f.Key + ":", "  ${1:Label}: https://$2"}
	case f.Type == meta.Mappings:
		return append([]string{f.Key + ":"}, entry(*f.Entry)...)
	}
	return []string{f.Key + ": " + at}
}

// entry returns how one entry of a list of mappings is written, on a line.
func entry(m meta.Mapping) []string {
	var parts []string
	for i, f := range m.Fields {
		parts = append(parts, fmt.Sprintf("%s: $%d", f.Key, i+1))
	}
	return []string{"  - {" + strings.Join(parts, ", ") + "}"}
}

// propertyTypes returns the types of properties for Obsidian, which has one type for a
// key in all files. A key that has a day in some files and a day with a time in others
// is a day, since that is what is written most.
func propertyTypes() string {
	types := map[string]string{"tags": "tags"}
	for _, name := range schema.Names() {
		if name == schema.Site {
			continue
		}
		m, _, _ := schema.Mapping(name)
		for _, f := range m.Fields {
			switch f.Type {
			case meta.AnyText, meta.PartialDay, meta.WebAddress:
				types[f.Key] = "text"
			case meta.Day, meta.DayOrTime:
				types[f.Key] = "date"
			case meta.Texts:
				types[f.Key] = "multitext"
			case meta.Truth:
				types[f.Key] = "checkbox"
			case meta.WholeNumber:
				types[f.Key] = "number"
			}
		}
	}
	types["aliases"] = "aliases"
	types["embargo"] = "text" // a property of type date would drop the time
	types["updated"] = "text"
	return indented(map[string]any{"types": types})
}

// indented writes a value as JSON for people.
func indented(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		panic(err)
	}
	return b.String()
}
