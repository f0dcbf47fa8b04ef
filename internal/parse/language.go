package parse

import (
	"fmt"
	"regexp"
	"strings"

	"readout/internal/langname"
	"readout/internal/meta"
)

// language reads the language that words were translated from, or several. The pages show
// it as it is written.
func (a *attributeReader) language(p phrase) meta.Value {
	p = a.singleText(p)
	v := a.words(p)
	if v.Text == "" || len(v.Text) < len(p.text) && strings.Contains(p.text, "[[") {
		return v // what is wrong with it is reported
	}
	for _, name := range languagesIn(p) {
		if !a.languages().Known(name.text) {
			a.unknownLanguage(name)
			break
		}
	}
	return v
}

// betweenLanguages separates the entries of a list of languages.
var betweenLanguages = regexp.MustCompile(`\s*(?:[,，、،/&+]|\s(?:and|or)\s)\s*`)

// languagesIn returns the entries of a list of languages: "Russian, Ukrainian and English".
func languagesIn(p phrase) []phrase {
	if open := strings.IndexByte(p.text, '('); open > 0 && strings.HasSuffix(p.text, ")") {
		p = p.slice(0, open).trim() // "Russian (through an interpreter)"
	}
	var names []phrase
	from := 0
	for _, between := range append(betweenLanguages.FindAllStringIndex(p.text, -1), []int{len(p.text), len(p.text)}) {
		if name := p.slice(from, between[0]).trim(); name.text != "" {
			names = append(names, name)
		}
		from = between[1]
	}
	return names
}

// unknownLanguage reports the value of "from" that is not a language.
func (a *attributeReader) unknownLanguage(p phrase) {
	hint := `"from" is the language that the words were translated from, such as "from Russian"; of one that readout does not know, write "from the … language"`
	near, ok := a.languages().Nearest(p.text)
	switch meant := langname.OfCode(p.text); {
	case len(meant) > 0:
		hint = fmt.Sprintf(`write the name of the language: "from %s"`, strings.Join(meant, `" or "from `))
	case ok:
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	a.problem(p.span(), "unknown-language", hint, "%q is not the name of a language", p.text)
}
