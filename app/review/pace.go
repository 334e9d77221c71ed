package review

import "time"

// pace learns how fast the reader decides, for the time left.
type pace struct {
	last    time.Time
	active  time.Duration
	decided int
	acts    int
}

// pauseAfter is how long the reader may think before it counts as a pause.
const pauseAfter = 60 * time.Second

// note takes in an act that decided n repairs.
func (p *pace) note(now time.Time, n int) {
	if n == 0 {
		return
	}
	if gap := now.Sub(p.last); !p.last.IsZero() && gap < pauseAfter {
		p.active += gap
		p.acts++
		p.decided += n
	}
	p.last = now
}

// actsForPace is how many acts it takes before the pace says anything.
const actsForPace = 5

// Left estimates how long the undecided repairs will take at the reader's own
// pace; ok is false while that is not known.
func (d *Desk) Left() (left time.Duration, ok bool) {
	p := &d.pace
	if p.acts < actsForPace || p.decided == 0 {
		return 0, false
	}
	each := p.active / time.Duration(p.decided)
	return each * time.Duration(d.session.Tally().Pending), true
}
