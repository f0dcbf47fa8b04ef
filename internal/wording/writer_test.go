package wording

import (
	"fmt"
	"testing"

	"readout/internal/date"
	"readout/internal/language"
	"readout/internal/site"
	"readout/layouts"
)

func TestWords(t *testing.T) {
	d := func(s string) date.Date {
		if s == "" {
			return date.Date{}
		}
		parsed, err := date.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return parsed
	}
	english, _ := language.New("en", layouts.FS, nil)
	w := New(&site.Site{}, english, nil)
	for _, test := range []struct{ got, want string }{
		{fmt.Sprint(w.Day(d("2022-02-01"))), "{2022-02-01 1 Feb 2022 1 Feb 2022 Tuesday 1 February 2022}"},
		{fmt.Sprint(w.Day(d("2022-02"))), "{2022-02 Feb 2022 Feb 2022 February 2022}"},
		{fmt.Sprint(w.Day(d("2022"))), "{2022 2022 2022 2022 2022}"},
		{fmt.Sprint(w.Day(d(""))), "{    }"},
		{w.Years(d("2004-03"), d("")), "2004–"},
		{w.Years(d("1994"), d("2004-03-09")), "1994–2004"},
		{w.Years(d("2004-01"), d("2004-12")), "2004"},
		{w.Years(d(""), d("2004")), "–2004"},
		{w.Years(d(""), d("")), ""},
		{w.Life(d("1950"), d("")), "Born 1950"},
		{w.Life(d("1918"), d("2008")), "1918–2008"},
		{w.Life(d(""), d("2008")), "Died 2008"},
		{UpperFirst("état"), "État"},
		{UpperFirst("x"), "X"},
		{UpperFirst(""), ""},
		{UpperFirst("მზად არის"), "მზად არის"},
		{UpperFirst("ǆep"), "ǅep"},
		{UpperFirst("ﬁve"), "ﬁve"},
		{UpperFirst("ßo"), "ßo"},
		{UpperFirst("iPhone sales"), "iPhone sales"},
		{UpperFirst("mRNA-based"), "mRNA-based"},
		{UpperFirst("al-Qaeda is"), "Al-Qaeda is"},
		{UpperFirst("d’Estaing is"), "D’Estaing is"},
		{UpperFirst("https://a.example is"), "https://a.example is"},
		{UpperFirst("www.a.example is"), "www.a.example is"},
		{UpperFirst("desk@a.example is"), "desk@a.example is"},
		{UpperFirst("we and iPhones"), "We and iPhones"},
		{UpperFirst("και"), "Και"},
		{UpperFirst("\xff"), "\xff"},
	} {
		if test.got != test.want {
			t.Errorf("%q, want %q", test.got, test.want)
		}
	}
}
