package serve

import (
	"bytes"
	_ "embed"
	"html/template"
)

//go:embed reload.js
var script []byte

//go:embed reload.css
var stylesheet []byte

//go:embed problem.html
var problemSource string

var problemTemplate = template.Must(template.New("problem").Parse(problemSource))

// problemPage is a page for when there is no page to show. It stands on its
// own: the layouts may be what is broken.
func (n state) problemPage(status int, title string, problems []string) answer {
	var b bytes.Buffer
	view := struct {
		Stylesheet, Title string
		Problems          []string
	}{escape(n.base + own + "reload.css"), title, problems}
	if err := problemTemplate.Execute(&b, view); err != nil {
		b.WriteString(template.HTMLEscapeString(err.Error())) // a Buffer and strings cannot fail
	}
	return answer{status: status, kind: mediaType(".html"), body: b.Bytes(), problems: true}
}
