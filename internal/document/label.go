package document

import "readout/internal/source"

// LabelFound is the diagnostic of a speaker's name among the words of a quote block.
func LabelFound(path source.Path, at source.Span) source.Diagnostic {
	return source.Diagnostic{
		Path: path, Span: at, Rule: "not-spoken", Message: "the name of a transcript, inside the words of a statement",
		Hint: "take it out, and begin a block for each speaker: > [!quote] ID; if the speaker said the word, write a comma after it instead of the colon",
	}
}
