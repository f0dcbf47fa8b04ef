package site

import (
	"fmt"
	"strconv"
	"strings"

	"readout/internal/entity"
	"readout/internal/source"
	"readout/internal/spelling"
)

// reportMark reports what is wrong with a reference. Of one that is no entity, but an
// event or a description of somebody, the hint says what to write.
func (r *resolver) reportMark(d source.Diagnostic) {
	if quoted, err := strconv.QuotedPrefix(d.Message); err == nil && d.Rule == "unknown-entity" {
		if text, err := strconv.Unquote(quoted); err == nil {
			d.Hint = r.unknownHint(text, d.Hint)
		}
	}
	r.report(d)
}

// unknownHint says what to write for a text that is no entity, given what would be
// said of any.
func (r *resolver) unknownHint(text, hint string) string {
	if id, known := r.events[text]; known {
		return fmt.Sprintf("this is an event: write [the words](event:%s), or after \"at\" or \"about\" its id", r.site.Events[id].ID)
	}
	if dated.MatchString(text) {
		return "events are written [the words](event:ID): " + r.eventHint(text)
	}
	if !strings.HasPrefix(hint, "add a file") || len(text) > longest {
		return hint
	}
	bare := cutAny(text, "the ", "The ", "a ", "an ")
	ids := r.Registry.Resolve(bare)
	if len(ids) == 0 {
		ids = r.Names.Lexicon.Named(text)
	}
	if len(ids) == 1 {
		e := r.Registry.At(ids[0])
		return fmt.Sprintf("if %s is meant, write %q", e.Name, r.exactly(e))
	}
	if slug := spelling.Slug(bare); (strings.Contains(bare, " ") || bare != text) && strings.ToLower(text) == text && slug != "" {
		return fmt.Sprintf("write the id of an entity; for a matter that has none, add a file such as content/topics/%s.md, or take this out", slug)
	}
	return hint
}

// exactly returns what names an entity and no other: its id, with its kind if
// another kind has the same.
func (r *resolver) exactly(e *entity.Entity) string {
	if len(r.Registry.Resolve(e.Key.ID)) > 1 {
		return e.Key.String()
	}
	return e.Key.ID
}
