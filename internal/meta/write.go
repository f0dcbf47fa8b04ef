package meta

import (
	"regexp"
	"strings"
)

// plainScalar is a text that YAML reads as it stands.
var plainScalar = regexp.MustCompile(`^[\pL“‘](?:[^\s:#"'\\\[\]{},&*!|>%@` + "`" + `\pC]| [^\s:#\\\[\]{},\pC]|['’])*$|^\d{4}-\d{2}-\d{2}$`)

// typed is a text that other readers of YAML take for a truth value or for nothing.
var typed = regexp.MustCompile(`^(?i:null|true|false|yes|no|on|off|y|n|nan|inf)$`)

// Scalar writes a text as a value of YAML, which readers of any version read as that text: a list of names in
// brackets may hold it, too.
func Scalar(text string) string {
	if plainScalar.MatchString(text) && !typed.MatchString(text) {
		return text
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(text) + `"`
}
