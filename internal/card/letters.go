package card

import (
	"slices"
	"unicode"

	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// letters are the characters that a font draws, and the forms of those that join.
type letters struct {
	drawn [0x2c00]bool
	forms map[rune][]rune // isolated, final and, if it joins the next letter, initial and medial
	lamed map[rune]rune   // the isolated form of lam with an alef, by the alef; the final form follows it
}

// scripts are those whose letters stand in a row, or are joined by shape.
var scripts = []*unicode.RangeTable{
	unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Armenian, unicode.Georgian, unicode.Hebrew, unicode.Arabic,
	unicode.Common,
}

func readLetters(f *opentype.Font) *letters {
	l := &letters{forms: map[rune][]rune{}, lamed: map[rune]rune{}}
	var b sfnt.Buffer
	has := func(r rune) bool {
		glyph, err := f.GlyphIndex(&b, r)
		return err == nil && glyph != 0
	}
	for r := range rune(len(l.drawn)) {
		l.drawn[r] = unicode.In(r, scripts...) && has(r)
	}
	for _, block := range [][2]rune{{0xfe70, 0xfefc}, {0xfb50, 0xfbff}} { // each in the order of forms
		first := len(l.forms)
		known := l.formed()
		for r := block[0]; r <= block[1]; r++ {
			of := []rune(norm.NFKC.String(string(r)))
			switch {
			case !has(r):
			case len(of) == 1 && unicode.Is(unicode.Arabic, of[0]) && !(first > 0 && known[of[0]]):
				l.forms[of[0]] = append(l.forms[of[0]], r)
			case len(of) == 2 && of[0] == 'ل' && l.lamed[of[1]] == 0:
				l.lamed[of[1]] = r
			}
		}
	}
	return l
}

// formed returns the letters whose forms are known.
func (l *letters) formed() map[rune]bool {
	known := map[rune]bool{}
	for r := range l.forms {
		known[r] = true
	}
	return known
}

// all reports whether all characters of a text can be drawn.
func (l *letters) all(text string, rightToLeft bool) bool {
	for _, r := range norm.NFC.String(text) {
		switch {
		case unpainted(r):
		case r >= rune(len(l.drawn)) || !l.drawn[r]:
			return false
		case turns(r) && !rightToLeft:
			return false
		case unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) && r != tatweel && l.forms[r] == nil:
			return false
		}
	}
	return true
}

// unpainted reports whether a character may be left out: marks of vowels, which Arabic and
// Hebrew are read without, and characters that say how others join or run.
func unpainted(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Mn, r) && (unicode.Is(unicode.Hebrew, r) || 0x610 <= r && r <= 0x6ed)
}

// turns reports whether a character is written from right to left.
func turns(r rune) bool {
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.R || p.Class() == bidi.AL
}

// visual returns the characters of a line in the order and the shapes in which they are
// drawn from left to right.
func (l *letters) visual(line string, rightToLeft bool) []rune {
	if !rightToLeft {
		return slices.DeleteFunc([]rune(line), unpainted)
	}
	var p bidi.Paragraph
	if _, err := p.SetString(string(paired(l.shape([]rune(line)))), bidi.DefaultDirection(bidi.RightToLeft)); err != nil {
		return nil
	}
	order, err := p.Order()
	if err != nil {
		return nil
	}
	var out []rune
	for i := order.NumRuns() - 1; i >= 0; i-- {
		run := order.Run(i)
		text := run.String()
		if run.Direction() == bidi.RightToLeft {
			text = mirrored.Replace(bidi.ReverseString(text))
		}
		out = append(out, []rune(text)...)
	}
	return slices.DeleteFunc(out, unpainted)
}

const tatweel = 'ـ' // joins on both sides, and always looks the same

// shape replaces Arabic letters by their forms. Marks between them do not count.
func (l *letters) shape(text []rune) []rune {
	text = slices.DeleteFunc(slices.Clone(text), func(r rune) bool { return unicode.Is(unicode.Mn, r) })
	var out []rune
	joined := false // the letter before joins this one
	for i := 0; i < len(text); i++ {
		r, next := text[i], rune(0)
		if i+1 < len(text) {
			next = text[i+1]
		}
		if ligature := l.lamed[next]; r == 'ل' && ligature != 0 {
			if joined {
				ligature++
			}
			out, joined = append(out, ligature), false
			i++
			continue
		}
		out = append(out, l.form(r, joined, l.joins(next)))
		joined = l.joinsNext(r)
	}
	return out
}

// form returns the form of a letter between its neighbours.
func (l *letters) form(r rune, before, after bool) rune {
	forms := l.forms[r]
	n := 0
	if before {
		n = 1
	}
	if after && l.joinsNext(r) {
		n += 2
	}
	if n < len(forms) {
		return forms[n]
	}
	return r
}

// joins reports whether a letter joins the one before it.
func (l *letters) joins(r rune) bool { return r == tatweel || len(l.forms[r]) > 1 }

// joinsNext reports whether a letter joins the one after it.
func (l *letters) joinsNext(r rune) bool { return r == tatweel || len(l.forms[r]) > 2 }
