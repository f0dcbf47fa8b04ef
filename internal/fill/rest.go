package fill

import (
	"readout/internal/page"
	"readout/internal/view"
	"slices"
)

// nowhere is the place of what is left out if the site does not have it.
const nowhere = "nowhere"

// cut returns the items of a list that a page shows, and what it leaves out. A list is
// cut only if all of it is listed elsewhere, at href, or if that is nowhere.
func cut[T any](items []T, most int, href string) ([]T, view.Rest) {
	n := len(items)
	if href == "" || n <= most {
		return items, view.Rest{}
	}
	rest := view.Rest{Total: n, Shown: most}
	if href != nowhere {
		rest.Href = href
	}
	return items[:most], rest
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
