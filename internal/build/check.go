package build

import (
	"io/fs"
	"slices"

	"readout/internal/check"
	"readout/internal/config"
	"readout/internal/document"
	"readout/internal/source"
)

// A Checked is what a check says of a site.
type Checked struct {
	Diagnostics []source.Diagnostic // in order of files and places
	Questions   []Question          // in the same order
	Silenced    int                 // warnings that comments silence
	Articles    int                 // how many were looked at
	NoBaseURL   bool                // the site has no address
	Missing     int                 // files that errors miss, and that readout new --missing can make
	Fixes       []source.Fix        // of what is safe to mend
	held        map[place]bool      // of Diagnostics: those that stop nothing, since they are of withheld files
	data        func(source.Path) []byte
}

// A Question is a comment that wants an answer. Its text is empty if it must not be
// shown.
type Question struct {
	Path source.Path
	document.Question
	Answered bool       // the answer stands there, so that Fix can take the question out
	Fix      source.Fix // if it is answered
}

// Data returns the bytes of a file that a diagnostic points into, or nil.
func (c *Checked) Data(p source.Path) []byte { return c.data(p) }

// Check makes the site as Build does, but no page of it, and looks at it by the
// editorial rules, too. Withheld files are judged as if they were published. Unless
// words is true, nothing that is said of them has their words. Options.Drafts must not
// be set.
func (b *Builder) Check(words bool) (*Checked, error) {
	s, err := b.Build()
	if err != nil {
		return nil, err
	}
	all, published := s, s.judge()
	found := published
	if s.hasWithheld() {
		if all, err = b.withDrafts(); err != nil {
			return nil, err
		}
		found = s.withPublished(all.judge())
	}
	rules := s.Plan.Site.Config.Rules
	silenced := check.Silence(found, s.heads)
	found = append(silenced.Kept, silenced.Unneeded(s.heads, rules)...)
	found = rules.Apply(source.Sort(found))
	fixes, questions := s.fixes(found), s.questions(words)
	for _, q := range questions {
		if q.Answered {
			fixes = append(fixes, q.Fix)
		}
	}
	var held map[place]bool
	if !words && s.hasWithheld() {
		found = s.veil(found, published)
		held = stoppingNothing(found, rules.Apply(published))
	}
	return &Checked{
		held:        held,
		Diagnostics: onePerCause(found), Questions: questions, Silenced: silenced.Count, Articles: len(all.Plan.Site.Articles),
		Fixes: fixes, Missing: missingFiles(all.found), NoBaseURL: s.Plan.Site.Config.BaseURL == "" && !slices.ContainsFunc(found, ofSettings), data: s.Data,
	}, nil
}

// stoppingNothing returns the places of what is wrong with withheld files only, so that a build would publish
// the others, also with --strict.
func stoppingNothing(found, published []source.Diagnostic) map[place]bool {
	held := map[place]bool{}
	for i := range found {
		if found[i].Withheld {
			held[placeOf(&found[i])] = true
		}
	}
	for i := range published {
		if published[i].Severity == source.Error {
			delete(held, placeOf(&published[i])) // such as an embargo that cannot be read
		}
	}
	return held
}

// Stops reports whether a diagnostic of a severity stops the site. What is wrong with withheld files
// does so only if their words were asked for.
func (c *Checked) Stops(s source.Severity) bool {
	return slices.ContainsFunc(c.Diagnostics, func(d source.Diagnostic) bool { return d.Severity == s && !c.held[placeOf(&d)] })
}

// ofWithheld reports whether a diagnostic has no words because its file is withheld, so
// that there is one with words when the file is not.
func ofWithheld(d source.Diagnostic) bool { return d.Withheld && d.Rule != "longer-embargo" }

func (s *Snapshot) hasWithheld() bool {
	return len(s.withheld) > 0 || slices.ContainsFunc(s.found, ofWithheld)
}

// judge returns all diagnostics of a snapshot, those of the editorial rules included.
func (s *Snapshot) judge() []source.Diagnostic {
	rules := check.Run(s.Plan.Site)
	keepMissing(rules, s.heads, s.now)
	return source.Sort(append(slices.Clone(s.found), rules...))
}

// withDrafts returns the site of the last build with its withheld files.
func (b *Builder) withDrafts() (*Snapshot, error) {
	options := b.options
	options.Drafts = true
	all := &Builder{dir: b.dir, open: b.open, options: options, tree: b.tree, parsed: b.parsed, found: b.found}
	return all.build(func(last *source.Tree, _ fs.FS) (*source.Tree, error) { return last, nil })
}

// A place is what tells a diagnostic from others.
type place struct {
	path source.Path
	at   source.Span
	rule source.Rule
}

func placeOf(d *source.Diagnostic) place { return place{d.Path, d.Span, d.Rule} }

// withPublished adds to the diagnostics of the site with all its withheld files those
// that only a build without them has, such as references to drafts.
func (s *Snapshot) withPublished(all []source.Diagnostic) []source.Diagnostic {
	known := map[place]bool{}
	for i := range all {
		known[placeOf(&all[i])] = true
	}
	for _, d := range s.found {
		if !ofWithheld(d) && !known[placeOf(&d)] {
			all = append(all, d)
		}
	}
	return source.Sort(all)
}

// veil takes the words of withheld files out of diagnostics. What the published site
// alone has at the same place, it says as that.
func (s *Snapshot) veil(list, published []source.Diagnostic) []source.Diagnostic {
	known := map[place]*source.Diagnostic{}
	for i := range published {
		known[placeOf(&published[i])] = &published[i]
	}
	out := slices.Clone(list)
	for i := range out {
		d := &out[i]
		_, withheld := slices.BinarySearch(s.withheld, d.Path)
		own := known[placeOf(d)]
		switch {
		case own != nil && !ofWithheld(*own):
			d.Message, d.Hint, d.Related, d.Withheld = own.Message, own.Hint, own.Related, own.Withheld
		case withheld:
			cover(d, `something is wrong in a withheld file; "readout check --drafts" shows what`)
		case d.Rule != "unneeded-allow":
			cover(d, `something will be wrong here when the withheld files are published; "readout check --drafts" shows what`)
		}
	}
	return source.Sort(out)
}

// cover takes the words of a file out of a diagnostic.
func cover(d *source.Diagnostic, message string) {
	d.Withheld, d.Related, d.Cause = true, nil, ""
	if !wordless(d.Rule) {
		d.Message, d.Hint = message, ""
	}
}

// questions returns the open questions of all files.
func (s *Snapshot) questions(words bool) []Question {
	var list []Question
	for i := range s.heads {
		if h := &s.heads[i]; h.HasQuestions {
			_, withheld := slices.BinarySearch(s.withheld, h.File.Path)
			for _, q := range h.Document.Questions {
				fix, answered := check.Answered(h.Document, q)
				if withheld && !words {
					q.Text = ""
				}
				list = append(list, Question{h.File.Path, q, answered, fix})
			}
		}
	}
	return list
}

// Count returns the number of diagnostics of a severity.
func (c *Checked) Count(severity source.Severity) int { return source.Count(c.Diagnostics, severity) }

// ofSettings reports whether a diagnostic is about the settings: then the address may be
// one that was not understood.
func ofSettings(d source.Diagnostic) bool { return d.Path == config.Path }
