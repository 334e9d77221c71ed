package token

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

// Add counts one word; edge says that it stands first or last in its line.
func (c *Counts) Add(hash uint64, edge bool) {
	if edge {
		c.add(hash, 1, 1)
		return
	}
	c.add(hash, 1, 0)
}

// add counts so many places of one word.
func (c *Counts) add(hash uint64, all, edge uint32) {
	if c.used*4 >= len(c.entries)*3 {
		c.grow()
	}
	e := c.find(hash)
	if e.all == 0 {
		e.hash = hash
		c.used++
	}
	e.all += all
	e.edge += edge
}

// Join adds what others were counted.
func (c *Counts) Join(others *Counts) {
	for i := range others.entries {
		if o := &others.entries[i]; o.all > 0 {
			c.add(o.hash, o.all, o.edge)
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

// Clear takes all words out and keeps their room.
func (c *Counts) Clear() {
	clear(c.entries)
	c.used = 0
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
