package card

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

var look = flag.String("look", "", "write the cards of TestDraw into this folder")

func draw(t *testing.T, d *Drawer, text Text) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := d.Draw(&b, text); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// used returns the part of a card below its band that is not paper.
func used(t *testing.T, data []byte) image.Rectangle {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if m.Bounds() != image.Rect(0, 0, Width, Height) {
		t.Errorf("size %v", m.Bounds())
	}
	var box image.Rectangle
	for y := bar; y < Height; y++ {
		for x := range Width {
			if m.(*image.Paletted).ColorIndexAt(x, y) != 0 {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

func TestDraw(t *testing.T) {
	long := "A title that goes on and on and on, since titles of wire stories are sometimes whole sentences with several clauses"
	for name, c := range map[string]struct {
		rightToLeft bool
		Text
	}{
		"latin":  {Text: Text{"Lavrov warns Blinken over troops on the border, and asks for answers in writing", "State Department · 1 February 2022", "The Sound Desk"}},
		"short":  {Text: Text{"Fiji", "Melanesia", "S"}},
		"long":   {Text: Text{long + "; " + long + "; " + long, long, long}},
		"word":   {Text: Text{"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "", "Site"}},
		"mixed":  {Text: Text{"Πρόεδρος Зеленський Şişli façade Բարև — “quotes” 2½ €", "", "Site"}},
		"arabic": {true, Text{"لافروف يلتقي بلينكن في جنيف (21 كانون الثاني 2022) ويطلب ردا خطيا من NATO", "وزارة الخارجية · 1 شباط 2022", "مكتب الأخبار"}},
	} {
		d := New("#1c4a8a", c.rightToLeft)
		if !d.Drawable(c.Text) {
			t.Errorf("%s: not drawable", name)
		}
		data := draw(t, d, c.Text)
		if !bytes.Equal(data, draw(t, d, c.Text)) {
			t.Errorf("%s: other bytes the second time", name)
		}
		box := used(t, data)
		if !box.In(image.Rect(margin-5, margin, Width-margin+5, Height-margin/2)) {
			t.Errorf("%s: drawn beyond the margin: %v", name, box)
		}
		if c.rightToLeft && box.Max.X < Width-margin-20 {
			t.Errorf("%s: begins at %d from the left", name, box.Max.X)
		}
		if *look != "" {
			if err := os.WriteFile(filepath.Join(*look, name+".png"), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestDrawable(t *testing.T) {
	for title, want := range map[string][2]bool{ // left to right, right to left
		"":                     {false, false},
		"Łódź, Đà Nẵng":        {true, true},
		"cafe\u0301":           {true, true}, // composed
		"外交部":                  {false, false},
		"A 🇫🇷 flag":            {false, false},
		"हिन्दी":               {false, false},
		"مُحَمَّد":             {false, true},  // its vowels are left out
		"شەپقەت ڭ ۋ":           {false, false}, // no forms of some letters
		"شنبه\u200cها پ چ گ ی": {false, true},
		"שלום":                 {false, true},
		"q\u0323":              {false, false}, // a mark that stands alone
	} {
		for i, rightToLeft := range []bool{false, true} {
			if got := New("", rightToLeft).Drawable(Text{Title: title, Site: "S"}); got != want[i] {
				t.Errorf("%q, right to left %v: %v", title, rightToLeft, got)
			}
		}
	}
}

func TestShape(t *testing.T) {
	l := New("", true).letters
	for text, want := range map[string]string{
		"بب":       "\ufe91\ufe90",
		"ببب":      "\ufe91\ufe92\ufe90",
		"دب":       "\ufea9\ufe8f", // dal does not join what follows
		"لا":       "\ufefb",
		"بلا":      "\ufe91\ufefc",
		"سلام":     "\ufeb3\ufefc\ufee1",
		"ب\u200cب": "\ufe8f\u200c\ufe8f",
		"بَب":      "\ufe91\ufe90",
		"بـب":      "\ufe91ـ\ufe90",
		"ى":        "\ufeef",
		"NATO":     "NATO",
	} {
		if got := string(l.shape([]rune(text))); got != want {
			t.Errorf("%q: %+q, want %+q", text, got, want)
		}
	}
}

func TestAccent(t *testing.T) {
	for accent, want := range map[string]uint32{"": 0x8a, "#1c4a8a": 0x1c, "#a01c24": 0xa0, "#fff": 0x68} {
		if r, _, _, _ := New(accent, false).palette[inkLevels+accentLevels].RGBA(); r>>8 != want {
			t.Errorf("%q: red %x", accent, r>>8)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	d := New("", false)
	t := Text{"Lavrov warns Blinken over troops on the border, and asks for answers in writing", "State Department · 1 February 2022", "The Sound Desk"}
	var w bytes.Buffer
	for b.Loop() {
		w.Reset()
		if err := d.Draw(&w, t); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(w.Len()), "bytes")
}
