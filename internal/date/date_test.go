package date

import (
	"slices"
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	for _, test := range []struct {
		text string
		want Date
		err  string
	}{
		{text: "2022-02-01", want: Date{2022, 2, 1}},
		{text: "2024-02-29", want: Date{2024, 2, 29}},
		{text: "2000-02-29", want: Date{2000, 2, 29}},
		{text: "2004-03", want: Date{2004, 3, 0}},
		{text: "1950", want: Date{1950, 0, 0}},
		{text: "0476-09-04", want: Date{476, 9, 4}},
		{text: "2022-02-29", err: `"2022-02-29" is not a day of the calendar`},
		{text: "1900-02-29", err: `"1900-02-29" is not a day of the calendar`},
		{text: "2022-04-31", err: `"2022-04-31" is not a day of the calendar`},
		{text: "2022-13-01", err: `"2022-13-01" is not a day of the calendar`},
		{text: "2022-00-10", err: `"2022-00-10" is not a day of the calendar`},
		{text: "2022-00", err: `"2022-00" is not a day of the calendar`},
		{text: "22a2", err: `"22a2" is not a day of the calendar`},
		{text: "2022-2-1", err: `"2022-2-1" is not a date: write it as 2022-02-01`},
		{text: "1 Feb 2022", err: `"1 Feb 2022" is not a day of the calendar`}, // as long as a day
		{text: "2022-02-01T09:00", err: `"2022-02-01T09:00" is not a date: write it as 2022-02-01`},
		{text: "２０２２", err: `"２０２２" is not a date: write it as 2022-02-01`},
		{text: "", err: `"" is not a date: write it as 2022-02-01`},
	} {
		got, err := Parse(test.text)
		if got != test.want || message(err) != test.err {
			t.Errorf("Parse(%q) = %v, %q; want %v, %q", test.text, got, message(err), test.want, test.err)
		}
		if err == nil && got.String() != test.text {
			t.Errorf("Parse(%q).String() = %q", test.text, got)
		}
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func parse(t testing.TB, s string) Date {
	t.Helper()
	if s == "" {
		return Date{}
	}
	d, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Compare puts a year before its months and a month before its days.
func TestCompare(t *testing.T) {
	ordered := []string{"", "1999", "1999-12", "1999-12-31", "2022", "2022-01", "2022-01-31", "2022-02", "2022-02-01", "2022-02-02", "2023"}
	for i, a := range ordered {
		for j, b := range ordered {
			want := 0
			switch {
			case i < j:
				want = -1
			case i > j:
				want = 1
			}
			if got := parse(t, a).Compare(parse(t, b)); got != want {
				t.Errorf("%q.Compare(%q) = %d, want %d", a, b, got, want)
			}
		}
	}
}

// Before holds only where it is certain.
func TestBefore(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"2021-12-31", "2022-01-01", true},
		{"2022-01-01", "2022-01-01", false},
		{"2022-01-01", "2022-01-02", true},
		{"2022-01-02", "2022-01-01", false},
		{"2022-01-31", "2022-02", true},
		{"2022-02", "2022-02-28", false}, // some day of that month
		{"2022-02-01", "2022-02", false},
		{"2022", "2022-12-31", false},
		{"2022-01-01", "2022", false},
		{"2021", "2022", true},
		{"2021-12", "2022", true},
		{"2023", "2022-12-31", false},
	} {
		if got := parse(t, test.a).Before(parse(t, test.b)); got != test.want {
			t.Errorf("%s.Before(%s) = %v, want %v", test.a, test.b, got, test.want)
		}
	}
}

func TestDaysSince(t *testing.T) {
	for _, test := range []struct {
		later, earlier string
		want           int
	}{
		{"2022-02-01", "2022-02-01", 0},
		{"2022-02-01", "2022-01-31", 1},
		{"2022-01-31", "2022-02-01", -1},
		{"2024-03-01", "2024-02-28", 2},
		{"2022-03-28", "2022-03-27", 1}, // a day of 23 hours in much of Europe
		{"2022-02-10", "2022-02", 9},
		{"2022-02-10", "2022", 40},
	} {
		if got := parse(t, test.later).DaysSince(parse(t, test.earlier)); got != test.want {
			t.Errorf("%s.DaysSince(%s) = %d, want %d", test.later, test.earlier, got, test.want)
		}
	}
}

// A day is the day on the wall where the time was written.
func TestOf(t *testing.T) {
	late := time.Date(2022, 2, 1, 23, 30, 0, 0, time.FixedZone("", -5*3600))
	if got := Of(late).String(); got != "2022-02-01" {
		t.Errorf("Of(%v) = %s", late, got)
	}
	if got := Of(late.UTC()).String(); got != "2022-02-02" {
		t.Errorf("Of(%v) = %s", late.UTC(), got)
	}
}

func TestMomentStart(t *testing.T) {
	oslo := time.FixedZone("Oslo", 3600)
	instant := time.Date(2022, 2, 1, 9, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		moment Moment
		want   time.Time
	}{
		{Moment{Day: Date{2022, 2, 1}}, time.Date(2022, 2, 1, 0, 0, 0, 0, oslo)},
		{Moment{Day: Date{2022, 2, 1}, Time: instant}, instant},
	} {
		if got := test.moment.Start(oslo); !got.Equal(test.want) {
			t.Errorf("%v.Start = %v, want %v", test.moment, got, test.want)
		}
	}
	if !(Moment{}).IsZero() || (Moment{Day: Date{2022, 0, 0}}).IsZero() {
		t.Error("IsZero is true of what was given, or false of what was not")
	}
}

// Of one day, what has no time comes first.
func TestMomentCompare(t *testing.T) {
	at := func(day uint8, hour int) Moment {
		m := Moment{Day: Date{2022, 2, day}}
		if hour >= 0 {
			m.Time = time.Date(2022, 2, int(day), hour, 0, 0, 0, time.UTC)
		}
		return m
	}
	want := []Moment{at(1, -1), at(1, 8), at(1, 17), at(2, -1), at(2, 0)}
	got := []Moment{want[3], want[4], want[2], want[0], want[1]}
	slices.SortFunc(got, Moment.Compare)
	if !slices.Equal(got, want) {
		t.Errorf("sorted: %v, want %v", got, want)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2022-02-01", "2004-03", "1950", "", "2022-02-30", "-001", "+123-01-01", "2022/02/01"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := Parse(s); err == nil && (d.IsZero() && s != "0000" || d.String() != s && s != "0000") {
			t.Errorf("Parse(%q) is written %q", s, d)
		}
	})
}
