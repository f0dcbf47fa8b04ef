package source

import (
	"strconv"
	"strings"
)

// A Missing is a file that an error misses, with what is known of whom or what it would describe.
type Missing struct {
	Kind    string // "person"
	Name    string
	Country string // a country's code, or ""
	Post    string // of a person, or ""
	Unsure  bool   // nothing says which kind it is
	// Sluggable says that the name has letters of which a file name can be made.
	Sluggable bool
}

// Introduced reports whether a text says with the name who it is: "President Felipe Calderón".
func (m *Missing) Introduced(text string) bool { return m != nil && m.Post != "" && m.Name != text }

// Command returns the command that makes the file, as a shell reads it.
func (m Missing) Command() string {
	command := "readout new " + m.Kind + " " + quoted(m.Name)
	if !m.Sluggable {
		command += " --id NAME"
	}
	switch {
	case m.Country != "":
		command += " --country " + m.Country
	case m.Kind == "place":
		command += " --country CODE"
	}
	if m.Post != "" {
		command += " --post " + quoted(m.Post)
	}
	return command
}

// Hint returns the command as a hint. A mark, rather than a field that wants an entity, may be taken off.
func (m Missing) Hint(mark bool) string {
	hint := "add a file for it: " + m.Command()
	if m.Unsure {
		hint += " (or organization, or place, in the place of person)"
	}
	if mark {
		hint += "; or take the mark off"
	}
	return hint
}

// quoted writes an argument for a shell: in double quotes, unless something in it would be read there.
func quoted(text string) string {
	if strings.ContainsAny(text, "\"$`\\!") {
		return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
	}
	if printed := Printable(text); printed != text {
		return strconv.Quote(printed)
	}
	return `"` + text + `"`
}
