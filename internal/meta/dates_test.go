package meta

import (
	"testing"
	"time"

	"readout/internal/source"
)

func TestMoment(t *testing.T) {
	washington := time.FixedZone("EST", -5*3600)
	tests := []struct{ written, day, utc string }{
		{"2022-02-01", "2022-02-01", ""},
		{"2022-02-01 18:30", "2022-02-01", "2022-02-01T23:30:00Z"},
		{"2022-02-01T18:30:15", "2022-02-01", "2022-02-01T23:30:15Z"},
		{"2022-02-01T18:30:15.5-05:00", "2022-02-01", "2022-02-01T23:30:15Z"},
		{"2022-02-01T18:30Z", "2022-02-01", "2022-02-01T18:30:00Z"},
		{"2022-02-02 03:00:00+03:00", "2022-02-01", "2022-02-02T00:00:00Z"}, // the day in loc, not the one written
	}
	for _, tt := range tests {
		f := source.NewFile(testPath, []byte("---\ndate: "+tt.written+"\n---\n"))
		front, diags := Split(f)
		m := NewReader(f, front, "a test", &diags).Moment("date", washington)
		utc := ""
		if !m.Time.IsZero() {
			utc = m.Time.UTC().Format(time.RFC3339)
		}
		if m.Day.String() != tt.day || utc != tt.utc || len(diags) > 0 {
			t.Errorf("%s is %v %s, want %s %s\n%s", tt.written, m.Day, utc, tt.day, tt.utc, printed(f, diags))
		}
	}
}

// TestNotGiven shows what counts as a key that was left out.
func TestNotGiven(t *testing.T) {
	const text = "---\ntitle: ~\nsummary: null\nkey_points:\ndate:\nnav: NULL\ndraft: # later\nlinks:\nposts: null\ncountry: \"\"\n---\n"
	f := source.NewFile(testPath, []byte(text))
	front, diags := Split(f)
	r := NewReader(f, front, "a test", &diags)
	for _, key := range []string{"title", "summary", "country", "absent"} {
		if v := r.Text(key); v.Given() {
			t.Errorf("%s = %q", key, v.Text)
		}
	}
	if r.Texts("key_points") != nil || !r.Date("date").IsZero() || r.Int("nav") != 0 || r.Bool("draft") || r.URLs("links") != nil {
		t.Error("an empty key was given")
	}
	r.List("posts", "a post", func(*Reader) { t.Error("an empty list has an entry") })
	r.Close()
	if len(diags) > 0 {
		t.Error(printed(f, diags))
	}
}

// TestNothingIsTyped shows that text stays what was written.
func TestNothingIsTyped(t *testing.T) {
	const text = "---\nkey_points: [no, 2022, 1.10, 0x1F, true, \"null\", 2022-02-01, 1e3, off]\n---\n"
	f := source.NewFile(testPath, []byte(text))
	front, diags := Split(f)
	want := []string{"no", "2022", "1.10", "0x1F", "true", "null", "2022-02-01", "1e3", "off"}
	got := texts(NewReader(f, front, "a test", &diags).Texts("key_points"))
	for i := range want {
		if i >= len(got) || got[i] != want[i] {
			t.Fatalf("got %q, want %q", got, want)
		}
	}
}
