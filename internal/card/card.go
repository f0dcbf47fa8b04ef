// Package card draws social cards: the pictures that other sites show of a page that
// somebody passes on. A card has a title, a line that says who or when, and the name of
// the site.
//
// Cards are drawn in one font, DejaVu Sans Condensed Bold, which is part of the program.
// It has the letters of the Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic
// scripts. A text with other letters cannot be drawn, and Drawable says so: no card is
// better than one with empty boxes. In a site that is written from left to right that
// holds for Hebrew and Arabic too, because a line with both directions would need the
// whole bidirectional algorithm.
//
// The same text gives the same bytes on every machine: glyphs of these sizes are drawn
// in fixed-point arithmetic.
package card

import (
	"image/color"
	"sync"

	"github.com/go-fonts/dejavu/dejavusanscondensedbold"
	"golang.org/x/image/font/opentype"

	"readout/internal/accent"
)

// Width and Height are the size of a card, in pixels: what all networks show uncut.
const (
	Width  = 1200
	Height = 630
)

// A Text is what a card says. Who may be empty.
type Text struct{ Title, Who, Site string }

// A Drawer draws the cards of one site. It is safe for concurrent use.
type Drawer struct {
	font        *opentype.Font
	letters     *letters
	rightToLeft bool
	palette     color.Palette
	brushes     sync.Pool // of *brush
}

// New returns a drawer. The colour is the accent of a site, "#rgb" or "#rrggbb", or empty for the one of the
// built-in styles.
func New(colour string, rightToLeft bool) *Drawer {
	f, err := opentype.Parse(dejavusanscondensedbold.TTF)
	if err != nil {
		panic(err) // the bytes are a constant
	}
	d := &Drawer{font: f, letters: readLetters(f), rightToLeft: rightToLeft, palette: palette(toneOf(colour))}
	d.brushes.New = func() any { return newBrush(d) }
	return d
}

// Drawable reports whether the font has all letters of a text.
func (d *Drawer) Drawable(t Text) bool {
	for _, line := range []string{t.Title, t.Who, t.Site} {
		if !d.letters.all(line, d.rightToLeft) {
			return false
		}
	}
	return t.Title != ""
}

// Levels of the two ramps of the palette: from paper to ink, then from paper to the accent.
// A PNG of at most 16 colours would be a fifth smaller, but packing them takes longer than
// all the rest.
const (
	inkLevels    = 12
	accentLevels = 8
)

// The colours of the built-in styles.
var (
	paper         = color.RGBA{0xfd, 0xfc, 0xf9, 0xff}
	ink           = color.RGBA{0x1b, 0x1a, 0x17, 0xff}
	builtInAccent = color.RGBA{0x8a, 0x1c, 0x24, 0xff}
)

func toneOf(colour string) color.RGBA {
	if colour == "" {
		return builtInAccent
	}
	return accent.Parse(colour).OnPaper()
}

func palette(accent color.RGBA) color.Palette {
	p := color.Palette{paper}
	for i := 1; i <= inkLevels; i++ {
		p = append(p, mixed(ink, i, inkLevels))
	}
	for i := 1; i <= accentLevels; i++ {
		p = append(p, mixed(accent, i, accentLevels))
	}
	return p
}

// mixed returns n parts of a colour in so many of it and the paper.
func mixed(c color.RGBA, n, of int) color.RGBA {
	mix := func(c, paper uint8) uint8 { return uint8((int(c)*n + int(paper)*(of-n)) / of) }
	return color.RGBA{mix(c.R, paper.R), mix(c.G, paper.G), mix(c.B, paper.B), 0xff}
}
