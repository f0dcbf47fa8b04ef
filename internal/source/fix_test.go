package source

import "testing"

func TestMend(t *testing.T) {
	data := []byte("said:RU and said:US")
	fixes := []Fix{
		{Span: Between(17, 19), Old: "US", New: "us"},
		{Span: Between(5, 7), Old: "RU", New: "ru"},
		{Span: Between(6, 9), Old: "U a", New: ""},  // overlaps
		{Span: Between(0, 4), Old: "says", New: ""}, // something else stands there
		{Span: Between(18, 30), Old: "S", New: ""},  // beyond the end
	}
	got, done := Mend(data, fixes)
	if string(got) != "said:ru and said:us" || len(done) != 2 {
		t.Errorf("%q %v", got, done)
	}
}
