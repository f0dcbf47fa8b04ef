package check

import (
	"fmt"

	"readout/internal/entity"
	"readout/internal/source"
)

// contradictedSides finds statements whose "side" is a country that the speaker held no post for on the day. Somebody who
// passed the words on may explain it.
func contradictedSides(c *checker) {
	for i := range c.Statements {
		st := &c.Statements[i]
		if !st.Sided || st.Nobody || st.Side == entity.None || len(st.Via) > 0 || st.By != nil || len(st.Speakers) != 1 || c.Registry.At(st.Side).Kind != entity.Country {
			continue
		}
		speaker := c.Registry.At(st.Speakers[0])
		held, fits := entity.None, false
		for k := range speaker.Posts {
			p := &speaker.Posts[k]
			side := p.Country
			if side == entity.None {
				side = c.SpeaksFor(p.Organization, st.Date)
			}
			if p.HeldOn(st.Date) && side != entity.None {
				held, fits = side, fits || side == st.Side
			}
		}
		if speaker.Kind != entity.Person || held == entity.None || fits {
			continue
		}
		c.warn(c.pathOf(st), st.Mark.Side.Span, source.Diagnostic{
			Rule:    "side-contradicted",
			Message: fmt.Sprintf("this makes it an account of %s, and %s held a post of %s that day", c.name(st.Side), speaker.Name, c.name(held)),
			Hint:    `correct the code, or leave "side" out; who passed the words on stands in "via"`,
		})
	}
}
