package review

// stretch is a stretch of the acts, [from, to), that the reader did as one.
type stretch struct{ from, to int }

// AsOne carries out f, tells what it moved once, and takes all the acts it
// does for one step of undoing and redoing, as long as the review is open.
func (d *Desk) AsOne(f func()) {
	from := len(d.session.Acts())
	d.tell.together(f)
	if to := len(d.session.Acts()); to > from+1 {
		d.asOne = append(d.asOne, stretch{from, to})
	}
}

// stepsBack is how many acts one Undo takes back.
func (d *Desk) stepsBack() int {
	n := len(d.session.Acts())
	for _, s := range d.asOne {
		if s.to == n {
			return n - s.from
		}
	}
	return 1
}

// stepsAhead is how many acts one Redo does again.
func (d *Desk) stepsAhead() int {
	n := len(d.session.Acts())
	for _, s := range d.asOne {
		if s.from == n {
			return s.to - n
		}
	}
	return 1
}
