package document

import "readout/internal/source"

// An Allow silences the warnings of a rule in a part of the file. An author writes it as
// a comment: <!-- readout: allow no-side -->. A comment with several rules is several
// Allows.
type Allow struct {
	Rule    source.Rule
	Source  source.Span // of the file: the rule's name
	Comment source.Span // of the file: the whole comment
	// Covers is the part of the file from the comment to the end of the block that
	// follows; from the beginning of the file if the comment is the first line of the
	// body; or the front matter, if it stands there.
	Covers source.Span
}

// A Question is a comment for the editors that wants an answer before the file is
// published: <!-- readout: who? -->.
type Question struct {
	Text   string
	Source source.Span // of the file: the whole comment
}

// The questions of a draft whose answers can be seen.
const (
	AsksWho  = "who?"               // who said the words before it
	AsksDay  = "said on which day?" // on which day the words before it were said
	AsksWhen = "when?"              // when the event was whose block stands before it in the comment
)
