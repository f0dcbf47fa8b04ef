// Package accent reads the accent colour of a site's settings, and makes tones of it that
// can be read on the grounds of pages and cards.
package accent

import (
	"fmt"
	"image/color"
	"math"
	"strconv"
)

// A Colour is a colour in sRGB, each part from 0 to 1.
type Colour [3]float64

var black, white = Colour{}, Colour{1, 1, 1}

// The grounds of site.css on which the accent stands as text, by daylight and in the dark: --tint, the nearer one.
var lightGround, darkGround = Parse("#f3efe4"), Parse("#23262d")

// enough is the least contrast of text to its ground by WCAG 2.2 (1.4.3), and a little more, since colours are rounded.
const enough = 4.6

// Rule returns the rule of CSS for a site's accent: its two tones, each as near to the colour as can be read.
func Rule(c Colour) string {
	return fmt.Sprintf(":root{--accent:light-dark(%s,%s)}\n", c.towards(black, lightGround), c.towards(white, darkGround))
}

// OnPaper returns the tone that can be read by daylight, as in print.
func (c Colour) OnPaper() color.RGBA {
	c = c.towards(black, lightGround)
	return color.RGBA{byteOf(c[0]), byteOf(c[1]), byteOf(c[2]), 0xff}
}

// towards mixes a colour with another until it has enough contrast to its ground.
func (c Colour) towards(other, ground Colour) Colour {
	const steps = 64
	for i := range steps {
		share := float64(i) / steps
		var mixed Colour
		for k := range mixed {
			mixed[k] = c[k]*(1-share) + other[k]*share
		}
		if contrast(mixed, ground) >= enough {
			return mixed
		}
	}
	return other
}

// Parse reads "#rgb" or "#rrggbb", which the settings allow alone.
func Parse(s string) (c Colour) {
	digits := s[1:]
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	for i := range c {
		n, _ := strconv.ParseUint(digits[2*i:2*i+2], 16, 8)
		c[i] = float64(n) / 255
	}
	return c
}

func (c Colour) String() string {
	return fmt.Sprintf("#%02x%02x%02x", byteOf(c[0]), byteOf(c[1]), byteOf(c[2]))
}

func byteOf(v float64) uint8 { return uint8(math.Round(v * 255)) }

// contrast is the ratio of WCAG 2.2: from 1 to 21.
func contrast(a, b Colour) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(c Colour) float64 {
	linear := func(v float64) float64 {
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
}
