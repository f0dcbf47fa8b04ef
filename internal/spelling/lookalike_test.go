package spelling

import "testing"

func TestMixed(t *testing.T) {
	for _, test := range []struct {
		word string
		want rune
	}{
		{"Price", 0}, {"Priсe", 'с'}, {"Рrice", 'Р'}, {"Οrban", 'Ο'}, {"Оrbán", 'О'}, {"Лаврoв", 'o'}, {"Мoсквa", 'o'},
		{"Лавров", 0}, {"Οδυσσεύς", 0}, {"μm", 0}, {"βeta", 0}, {"Δt", 0}, {"会談Price", 0}, {"Orbán", 0}, {"", 0}, {"Ёлка", 0}, {"Сара", 0},
	} {
		if got := Mixed(test.word); got != test.want {
			t.Errorf("Mixed(%q) = %q, want %q", test.word, got, test.want)
		}
	}
}

func TestSkeleton(t *testing.T) {
	for _, pair := range [][2]string{
		{"Ned Price", "Ned Priсe"}, {"Sara", "Sаrа"}, {"Capa", "Сара"}, {"Ned Price", "Ned\u200b Pri\u00adce"}, {"Oë", "Ое\u0308"},
	} {
		if a, b := Skeleton(pair[0]), Skeleton(pair[1]); a != b {
			t.Errorf("%q and %q: %q and %q", pair[0], pair[1], a, b)
		}
	}
	for _, pair := range [][2]string{{"Ned Price", "Ned Pryce"}, {"Лавров", "Lavrov"}, {"Orbán", "Orban"}} {
		if Skeleton(pair[0]) == Skeleton(pair[1]) {
			t.Errorf("%q and %q have one skeleton", pair[0], pair[1])
		}
	}
}
