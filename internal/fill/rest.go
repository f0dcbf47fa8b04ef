package fill

import (
	"readout/internal/page"
	"readout/internal/view"
	"slices"
)

// maxPrinted is how many items of a list are printed: a page on paper is a
// note to take along, and says what it leaves out. The stylesheet leaves out
// what comes after.
const maxPrinted = 8

// nowhere is the place of what is left out if the site does not have it.
const nowhere = "nowhere"

// cut returns the items of a list that a page shows, and what it leaves out. A list is
// cut only if all of it is listed elsewhere, at href, or if that is nowhere.
func cut[T any](items []T, most int, href string) ([]T, view.Rest) {
	return cutFor(items, most, maxPrinted, href)
}

func cutFor[T any](items []T, most, printed int, href string) ([]T, view.Rest) {
	n := len(items)
	var rest view.Rest
	if href != "" && n > most {
		items, rest.Shown = items[:most], most
		if href != nowhere {
			rest.Href = href
		}
	}
	if len(items) > printed {
		rest.Printed = printed
	}
	if rest != (view.Rest{}) {
		rest.Total = n
	}
	return items, rest
}

// onScreen is a rest of a page that is printed whole.
func onScreen(r view.Rest) view.Rest {
	if r.Shown == 0 {
		return view.Rest{}
	}
	r.Printed = 0
	return r
}

// shorten returns what a page shows of a list, each item made by a function, and what
// is left out.
func shorten[T, U any](of func(T) U, list []T, href string) ([]U, view.Rest) {
	list, rest := cut(list, page.MaxShown, href)
	return each(of, list), rest
}

// each returns what a function makes of each element of a list; nil of none.
func each[T, U any](of func(T) U, list []T) []U {
	out := slices.Grow([]U(nil), len(list))
	for _, e := range list {
		out = append(out, of(e))
	}
	return out
}
