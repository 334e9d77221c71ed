package flow

// Reach is where a motion leads from the caret over at least one byte of text:
// what a deletion takes. Rows that hold no text in the column, as beside a
// passage taken out, are passed. Where nothing is left it is the caret.
func (c *Cursor) Reach(m Motion) Pos {
	if c.rows.Len() == 0 || c.Col >= c.rows.Texts() {
		return c.At
	}
	was := *c
	defer func() { c.At, c.keep = was.At, was.keep }()
	c.At = c.clamp(c.Col, c.At)
	for {
		p := c.target(m)
		if p == c.At {
			return was.At
		}
		from, to := was.At, p
		if to.Before(from) {
			from, to = to, from
		}
		if !c.bare(from, to) {
			return p
		}
		c.At = p
	}
}

// bare says whether no text lies between two places.
func (c *Cursor) bare(from, to Pos) bool {
	if from.Row == to.Row {
		return from.Off == to.Off
	}
	if to.Off > 0 || len(c.rows.Text(c.Col, from.Row)) > from.Off {
		return false
	}
	for row := from.Row + 1; row < to.Row; row++ {
		if c.rows.Text(c.Col, row) != "" {
			return false
		}
	}
	return true
}
