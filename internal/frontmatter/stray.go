package frontmatter

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"readout/internal/document"
	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// strayed reports a file that stands in the folder of another kind: its own kind does not have all of
// its keys, and another has them and needs no more. Then that is what is wrong, and not each key.
func (r frontReader) strayed(front meta.Front) bool {
	given, at, unknown := r.Given()
	if !unknown {
		return false
	}
	d := r.document
	var names, folders []string
	for kind := document.KindArticle; kind <= document.KindPage; kind++ {
		if kind != d.Kind && takes(kind, d, given) && (kind != document.KindEvent || mayBeEvent(d, front)) {
			names, folders = append(names, withArticle(kind)), append(folders, "content/"+kind.Folder())
		}
	}
	if len(names) == 0 {
		return false
	}
	hint := "move it to the folder of what it is: " + strings.Join(folders, " or ")
	if len(folders) == 1 {
		hint = fmt.Sprintf("git mv %q %q", d.File.Path, folders[0]+"/"+path.Base(string(d.File.Path)))
	}
	r.Fail(at, "misplaced-file", fmt.Sprintf("this looks like %s, and stands in the folder content/%s", strings.Join(names, " or "), d.Kind.Folder()), hint)
	return true
}

// mayBeEvent reports whether the type that front matter gives is one of an event: other programs
// write "type: post".
func mayBeEvent(d *document.Document, front meta.Front) bool {
	var unheard []source.Diagnostic
	written := meta.NewReader(d.File, front, "", &unheard).Exact("type").Text
	_, near := spelling.Nearest(written, document.Words(document.EventTypes))
	_, is := document.EventTypeOf(written)
	return near || is
}

// takes reports whether a file of the kind may have all the keys that a document has, and the document
// has all that the kind needs. A country's file has a country's code as its name.
func takes(kind document.Kind, d *document.Document, given []string) bool {
	if kind == document.KindCountry && len(path.Base(d.ID)) != 2 {
		return false
	}
	fields := Describe(kind).Fields
	for _, key := range given {
		if !slices.ContainsFunc(fields, func(f meta.Field) bool { return f.Key == key }) {
			return false
		}
	}
	return !slices.ContainsFunc(fields, func(f meta.Field) bool { return f.Required && !slices.Contains(given, f.Key) })
}
