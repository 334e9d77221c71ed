package token

import "slices"

// Counts says how often each word occurs in a text, and of these how often at
// the edge of a line, where it may be a fragment of a word. The zero value is
// empty and ready.
type Counts struct {
	entries []entry
	used    int
}

type entry struct {
	hash      uint64
	all, edge uint32
}

// A Place is one place of a word; Edge says that it stands first or last in its
// line.
type Place struct {
	Hash uint64
	Edge bool
}

// batch places are counted at once: the table is too large for the processor's
// cache, and what is looked up together is waited for together.
const batch = 32

// Add counts places.
func (c *Counts) Add(places ...Place) {
	for some := range slices.Chunk(places, batch) {
		for (c.used+len(some))*4 > len(c.entries)*3 {
			c.grow()
		}
		var near [batch]*entry
		for k := range some {
			near[k] = c.find(some[k].Hash)
		}
		for k := range some {
			p, e := &some[k], near[k]
			if e.hash != p.Hash && e.all > 0 { // another of the batch took it
				e = c.find(p.Hash)
			}
			if e.all == 0 {
				e.hash = p.Hash
				c.used++
			}
			e.all++
			if p.Edge {
				e.edge++
			}
		}
	}
}

// Of returns the number of places of a word, and how many of them are not at
// the edge of a line.
func (c *Counts) Of(hash uint64) (all, inside int) {
	if len(c.entries) == 0 {
		return 0, 0
	}
	e := c.find(hash)
	return int(e.all), int(e.all - e.edge)
}

// All is the number of places of a word.
func (c *Counts) All(hash uint64) int {
	all, _ := c.Of(hash)
	return all
}

// Len is the number of different words.
func (c *Counts) Len() int { return c.used }

// find returns the word's entry, or the free one where it would go.
func (c *Counts) find(hash uint64) *entry {
	mask := uint64(len(c.entries) - 1)
	for i := (hash ^ hash>>32) & mask; ; i = (i + 1) & mask {
		if e := &c.entries[i]; e.all == 0 || e.hash == hash {
			return e
		}
	}
}

func (c *Counts) grow() {
	old := c.entries
	c.entries = make([]entry, max(1<<8, 4*len(old)))
	for i := range old {
		if old[i].all > 0 {
			*c.find(old[i].hash) = old[i]
		}
	}
}
