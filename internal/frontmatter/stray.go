package frontmatter

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

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
		if kind != d.Kind && takes(kind, d, given, r.zone) && (kind != document.KindEvent || mayBeEvent(d, front)) {
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
func takes(kind document.Kind, d *document.Document, given []string, zone *time.Location) bool {
	if kind == document.KindCountry && len(path.Base(d.ID)) != 2 {
		return false
	}
	known, needed := keys(kind, zone)
	for _, key := range given {
		if !slices.Contains(known, key) {
			return false
		}
	}
	return !slices.ContainsFunc(needed, func(key string) bool { return !slices.Contains(given, key) })
}

// keys returns the keys that a file of a kind may have, and those that it needs: what
// is asked for when one without any is read.
func keys(kind document.Kind, zone *time.Location) (known, needed []string) {
	var ignored []source.Diagnostic
	d := &document.Document{File: &source.File{}, Kind: kind}
	r := frontReader{meta.NewReader(d.File, meta.Empty(), withArticle(kind), &ignored), zone, d}
	r.fields()
	known, needed = r.Known()
	return append(slices.Clone(known), draftKey, embargoKey), needed
}
