package build

import (
	"slices"
	"time"

	"readout/internal/address"
	"readout/internal/config"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/source"
)

// withhold separates the published documents from the withheld ones, which are dropped
// before anything is resolved. It also collects the diagnostics of all documents. A
// document that may be withheld, because of an error, is dropped too.
func (b *Builder) withhold(all []document.Summary, log *log) (published []document.Summary, withheld []*document.Document) {
	published = all
	parted := slices.ContainsFunc(all, func(h document.Summary) bool { return b.hides(&h) })
	if parted {
		published = make([]document.Summary, 0, len(all))
	}
	for i := range all {
		h := &all[i]
		hides := b.hides(h)
		switch {
		case h.HasDiagnostics && hides:
			log.add(b.veiled(h.Document.Diagnostics, h.Document.Withholding))
		case h.HasDiagnostics:
			log.add(h.Document.Diagnostics)
		}
		switch {
		case hides:
			withheld = append(withheld, h.Document)
		case parted:
			published = append(published, *h)
		}
	}
	return published, withheld
}

// hides reports whether a document is dropped.
func (b *Builder) hides(h *document.Summary) bool {
	return h.Withheld && !b.options.Drafts && (h.Document.Unsure || hidden(&h.Document.Withholding, b.options.Now))
}

// paths lists the files of documents, which are in order.
func paths(list []*document.Document) []source.Path {
	var out []source.Path
	for _, d := range list {
		out = append(out, d.File.Path)
	}
	return out
}

// hid reports whether a file was withheld or is not there. Such a file must not be named
// as a reason.
func (s *Snapshot) hid(p source.Path) bool {
	_, withheld := slices.BinarySearch(s.withheld, p)
	return withheld || s.tree.Data(p) == nil
}

// hidden reports whether a file certainly must not be published at a time.
func hidden(w *document.Withholding, now time.Time) bool { return w.Draft || w.Embargo.After(now) }

// veiled returns the diagnostics of a file that is withheld, or may be, without words of
// the file. If it certainly is withheld, they become warnings that do not count: a
// file that is not published must not stop the rest.
func (b *Builder) veiled(list []source.Diagnostic, w document.Withholding) []source.Diagnostic {
	certain := hidden(&w, b.options.Now)
	out := make([]source.Diagnostic, len(list))
	for i, d := range list {
		veil := source.Diagnostic{
			Path: d.Path, Span: d.Span, Severity: d.Severity, Rule: d.Rule, Withheld: true,
			Message: `something is wrong in a file that may be withheld; "readout serve" shows what`,
		}
		if certain {
			veil.Severity, veil.Message = source.Warning, `something is wrong in a withheld file; "readout serve" shows what`
		}
		if wordless(d.Rule) {
			veil.Message, veil.Hint = d.Message, d.Hint
		}
		out[i] = veil
	}
	return out
}

// wordless reports whether the messages of a rule never have words of the file in them.
func wordless(rule source.Rule) bool {
	switch rule {
	case "withholding", "front-matter-unclosed", "front-matter-missing", "front-matter-indented-end", "front-matter-two-ends",
		"invalid-utf8", "control-character", "missing-key", "yaml-feature", "misplaced-file", "not-markdown", "unreadable":
		return true
	}
	return false
}

// whyWithheld says why a document must not be published at a time, or returns "".
func whyWithheld(d *document.Document, c *config.Config, now time.Time) string {
	switch {
	case d.Draft:
		return "draft"
	case d.Embargo.After(now):
		return "embargoed until " + d.Embargo.In(c.TimeZone).Format("2006-01-02 15:04 MST")
	}
	return ""
}

// nextEmbargo returns the end of the next embargo, or zero.
func nextEmbargo(heads []document.Summary, now time.Time) (next time.Time) {
	for i := range heads {
		if !heads[i].Withheld {
			continue
		}
		if end := heads[i].Document.Embargo; end.After(now) && (next.IsZero() || end.Before(next)) {
			next = end
		}
	}
	return next
}

// Withheld says why a build without Options.Drafts would not publish the page
// at an address: "draft", "embargoed until 2022-02-01 18:00 EST". It is "" for
// pages that would be published, perhaps with less on them.
func (s *Snapshot) Withheld(name string) string {
	p, ok := s.Plan.Find(address.Address(name))
	if !ok {
		return ""
	}
	why := ""
	key := p.Key
	if key.Kind == page.OutputPage {
		key = s.Plan.Outputs[key.Index].Of
	}
	for _, d := range sources(s.Plan, key) {
		if why = whyWithheld(d, &s.Plan.Site.Config, s.now); why == "" {
			return ""
		}
	}
	return why
}

// sources returns the documents of which each alone is enough for a page to exist.
func sources(p *page.Plan, key page.Key) []*document.Document {
	s := p.Site
	switch key.Kind {
	case page.RedirectPage:
		return sources(p, p.Moved[key.Index].Key)
	case page.ArticlePage:
		return []*document.Document{s.Articles[key.Index].Document}
	case page.TextPage:
		return []*document.Document{s.Pages[key.Index].Document}
	case page.EntityPage:
		if d := s.Registry.At(entity.ID(key.Index)).Document; d != nil && d.Kind != document.KindCountry {
			return []*document.Document{d} // a country needs no file
		}
	case page.EventPage:
		return sourcesOfEvent(s, &s.Events[key.Index])
	}
	return nil
}

func sourcesOfEvent(s *site.Site, e *site.Event) []*document.Document {
	var list []*document.Document
	if e.Body.Document != nil {
		list = append(list, e.Body.Document)
	}
	for _, id := range e.Articles {
		list = append(list, s.Articles[id].Document)
	}
	return list
}
