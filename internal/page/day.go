package page

import (
	"readout/internal/address"
	"readout/internal/date"
	"readout/internal/site"
)

// A Day is a day on which articles were published: it has a brief.
type Day struct {
	Date     date.Date
	Articles site.Range // of Site.Articles
}

// Address returns the address of the brief.
func (d Day) Address() address.Address { return address.Address("briefs/" + d.Date.String() + ".html") }

// IDs returns the articles of the day.
func (d Day) IDs() []site.ArticleID {
	ids := make([]site.ArticleID, 0, d.Articles.To-d.Articles.From)
	for i := d.Articles.From; i < d.Articles.To; i++ {
		ids = append(ids, site.ArticleID(i))
	}
	return ids
}

// yearsOf returns the years of a list that is in order of time, each once.
func yearsOf(n int, day func(i int) date.Date) []int {
	var years []int
	for i := range n {
		if y := int(day(i).Year); len(years) == 0 || years[len(years)-1] != y {
			years = append(years, y)
		}
	}
	return years
}
