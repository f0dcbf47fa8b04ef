package card

import (
	"image"
	"image/png"
	"io"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// Places on a card, in pixels.
const (
	margin   = 80
	bar      = 14  // the height of the band of the accent along the top
	siteLine = 118 // base line of the name of the site
	whoLine  = 556
	small    = 34 // size of both
	top      = 160
	bottom   = 500 // of the title
)

// sizes are those of titles, the largest that fits is taken.
var sizes = [...]int{84, 72, 60, 50, 42}

// A brush has what draws one card at a time.
type brush struct {
	d     *Drawer
	image *image.Paletted
	faces map[int]font.Face // by size
	png   *png.EncoderBuffer
}

func newBrush(d *Drawer) *brush {
	return &brush{d: d, image: image.NewPaletted(image.Rect(0, 0, Width, Height), d.palette), faces: map[int]font.Face{}}
}

// Get and Put keep the buffer of the encoder.
func (b *brush) Get() *png.EncoderBuffer     { return b.png }
func (b *brush) Put(kept *png.EncoderBuffer) { b.png = kept }

// Draw writes the card of a drawable text as a PNG.
func (d *Drawer) Draw(w io.Writer, t Text) error {
	b := d.brushes.Get().(*brush)
	defer d.brushes.Put(b)
	b.draw(t)
	encoder := png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: b}
	return encoder.Encode(w, b.image)
}

func (b *brush) draw(t Text) {
	clear(b.image.Pix)
	for i := range bar * Width {
		b.image.Pix[i] = inkLevels + accentLevels
	}
	b.line(b.cut(oneLine(t.Site), small), small, siteLine, inkLevels, accentLevels)
	b.line(b.cut(oneLine(t.Who), small), small, whoLine, 0, inkLevels)
	b.title(oneLine(t.Title))
}

// oneLine returns a text as it is drawn: composed, with single spaces.
func oneLine(text string) string { return strings.Join(strings.Fields(norm.NFC.String(text)), " ") }

// title draws a title as large as it fits, in the middle of its space. One that does not
// fit in the smallest size is cut.
func (b *brush) title(text string) {
	for i, size := range sizes {
		lines, fits := b.broken(text, size)
		height := size * 5 / 4
		room := (bottom - top) / height
		if i < len(sizes)-1 && (len(lines) > room || !fits) {
			continue
		}
		if len(lines) > room {
			lines = lines[:room]
			lines[room-1] += " …"
		}
		y := top + (bottom-top-len(lines)*height)/2 + size
		for j, line := range lines {
			b.line(b.cut(line, size), size, y+j*height, 0, inkLevels)
		}
		return
	}
}

// broken breaks a text into lines between words. It does not fit if a word is longer than
// a line.
func (b *brush) broken(text string, size int) (lines []string, fits bool) {
	line := ""
	fits = true
	for _, word := range strings.Fields(text) {
		longer := strings.TrimSpace(line + " " + word)
		if b.width(longer, size) <= Width-2*margin {
			line = longer
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		line, fits = word, fits && b.width(word, size) <= Width-2*margin
	}
	return append(lines, line), fits
}

func (b *brush) face(size int) font.Face {
	if b.faces[size] == nil {
		// It fails for no font that was parsed.
		b.faces[size], _ = opentype.NewFace(b.d.font, &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingNone})
	}
	return b.faces[size]
}

func (b *brush) width(line string, size int) int {
	return font.MeasureString(b.face(size), string(b.d.letters.visual(line, b.d.rightToLeft))).Ceil()
}

// cut returns a line without the words at its end for which there is no room, or without
// the letters of a word that is too long by itself.
func (b *brush) cut(line string, size int) string {
	for b.width(line, size) > Width-2*margin {
		line = strings.TrimSuffix(line, " …")
		if last := strings.LastIndex(line, " "); last > 0 {
			line = line[:last]
		} else {
			runes := []rune(line)
			line = string(runes[:len(runes)-1])
		}
		line += " …"
	}
	return line
}

// line draws one line, in the colours of a ramp.
func (b *brush) line(text string, size, y int, ramp, levels uint8) {
	x := margin
	if b.d.rightToLeft {
		x = Width - margin - b.width(text, size)
	}
	dot, last := fixed.P(x, y), rune(-1)
	face := b.face(size)
	for _, r := range b.d.letters.visual(text, b.d.rightToLeft) {
		if last >= 0 {
			dot.X += face.Kern(last, r)
		}
		box, mask, at, advance, ok := face.Glyph(dot, r)
		if ok {
			b.paint(box, mask.(*image.Alpha), at, ramp, levels)
		}
		dot.X, last = dot.X+advance, r
	}
}

// paint draws a glyph in the colours of a ramp.
func (b *brush) paint(box image.Rectangle, mask *image.Alpha, at image.Point, ramp, levels uint8) {
	in := box.Intersect(b.image.Rect)
	for y := in.Min.Y; y < in.Max.Y; y++ {
		row := b.image.Pix[y*Width:]
		for x := in.Min.X; x < in.Max.X; x++ {
			alpha := mask.AlphaAt(at.X+x-box.Min.X, at.Y+y-box.Min.Y).A
			if level := uint8((int(alpha)*int(levels) + 127) / 255); level > 0 {
				row[x] = max(row[x], ramp+level)
			}
		}
	}
}
