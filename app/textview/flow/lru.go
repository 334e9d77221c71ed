package flow

// cacheBytes bounds the text and line starts kept of wrapped rows. A window
// full of rows takes some 20 kB; the rest is for turning back.
const cacheBytes = 8 << 20

// minCached rows are kept whatever their size: as many as a high window shows,
// so that one huge row among them does not have all wrapped at every picture.
const minCached = 100

// entry is a row that was looked at.
type entry struct {
	row   int
	fold  string
	sides [2]side
	lines int

	cost       int
	prev, next *entry
}

// cache keeps the entries used last, in a ring around the root.
type cache struct {
	byRow map[int]*entry
	root  entry
	cost  int
}

func (c *cache) clear() {
	c.byRow = make(map[int]*entry)
	c.root.prev, c.root.next = &c.root, &c.root
	c.cost = 0
}

func (c *cache) get(row int) *entry {
	e := c.byRow[row]
	if e == nil || c.root.next == e {
		return e
	}
	e.unlink()
	c.link(e)
	return e
}

func (c *cache) link(e *entry) {
	e.prev, e.next = &c.root, c.root.next
	e.prev.next, e.next.prev = e, e
}

func (e *entry) unlink() { e.prev.next, e.next.prev = e.next, e.prev }

func (c *cache) put(e *entry) {
	c.byRow[e.row] = e
	c.link(e)
	c.cost += e.cost
	for c.cost > cacheBytes && len(c.byRow) > minCached {
		c.drop(c.root.prev.row)
	}
}

// drop forgets a row.
func (c *cache) drop(row int) {
	if e := c.byRow[row]; e != nil {
		delete(c.byRow, row)
		e.unlink()
		c.cost -= e.cost
	}
}
