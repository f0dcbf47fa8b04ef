package search

// Cuts are the sentences of a story, cut into terms: the statements in it, which come after
// it, stand in the same sentences.
type cuts struct {
	texts []string
	ends  []int // of each sentence, in terms
	terms []int32
	last  int // the sentence found last: statements stand in order of the text
}

// forget begins another story.
func (c *cuts) forget() { *c = cuts{texts: c.texts[:0], ends: c.ends[:0], terms: c.terms[:0]} }

// find returns the terms of a sentence that was cut before.
func (c *cuts) find(text string) (terms []int32, known bool) {
	for range c.texts {
		if c.last == len(c.texts) {
			c.last = 0
		}
		if c.texts[c.last] == text {
			from := 0
			if c.last > 0 {
				from = c.ends[c.last-1]
			}
			return c.terms[from:c.ends[c.last]], true
		}
		c.last++
	}
	return nil, false
}
