package source

import "io"

// A Painter is a writer that says whether it shows colours: a terminal does, a file does
// not. Print colours what it writes to one that does.
type Painter interface{ Paints() bool }

// A Colour is a colour of a terminal, as the number of an escape sequence.
type Colour string

// The colours of messages.
const (
	Bold   Colour = "1"
	Red    Colour = "1;31"
	Yellow Colour = "1;33"
	Cyan   Colour = "36"
)

// Paint returns a text in a colour if the writer shows colours.
func Paint(w io.Writer, colour Colour, text string) string {
	if p, ok := w.(Painter); !ok || !p.Paints() || text == "" {
		return text
	}
	return "\x1b[" + string(colour) + "m" + text + "\x1b[0m"
}

// colour returns the colour of a severity.
func (s Severity) colour() Colour {
	if s == Warning {
		return Yellow
	}
	return Red
}
