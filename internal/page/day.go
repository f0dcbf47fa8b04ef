package page

import (
	"fmt"

	"readout/internal/date"
	"readout/internal/site"
)

// A briefDay is a day on which articles were published: it has a brief.
type briefDay struct {
	date     date.Date
	articles site.Range // of Site.Articles
}

func (d briefDay) address() string { return "briefs/" + d.date.String() + ".html" }

// yearsOf returns the years of a list that is in order of time, each once.
func yearsOf(n int, day func(i int) date.Date) []int32 {
	var years []int32
	for i := range n {
		if y := int32(day(i).Year); len(years) == 0 || years[len(years)-1] != y {
			years = append(years, y)
		}
	}
	return years
}

func yearAddress(folder string, year int32) string { return fmt.Sprintf("%s/%04d.html", folder, year) }
