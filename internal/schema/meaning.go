package schema

import (
	_ "embed"
	"strings"
)

// meanings says what each key means, a line each: "a person.born: partial dates". It is
// made of the tables in docs/ by "go test ./internal/schema -update".
//
//go:embed meanings.txt
var meanings string

// Meaning returns what a key of a mapping means, in Markdown, or "".
func Meaning(what, key string) string {
	_, rest, found := strings.Cut("\n"+meanings, "\n"+what+"."+key+": ")
	if !found {
		return ""
	}
	line, _, _ := strings.Cut(rest, "\n")
	return line
}
