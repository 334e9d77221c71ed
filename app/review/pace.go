package review

import (
	"time"

	"emend/editor"
)

// pace learns how fast the reader decides, for the time left.
type pace struct {
	now    func() time.Time
	last   time.Time
	active time.Duration
	acts   int
	groups map[string]bool // in which those acts decided
}

// pauseAfter is how long the reader may think before it counts as a pause.
const pauseAfter = 60 * time.Second

// note takes in an act that decided n repairs of those groups.
func (p *pace) note(n int, groups []string) {
	if n == 0 {
		return
	}
	now := p.now()
	if gap := now.Sub(p.last); !p.last.IsZero() && gap < pauseAfter {
		p.active += gap
		p.acts++
		if p.groups == nil {
			p.groups = map[string]bool{}
		}
		for _, g := range groups {
			p.groups[g] = true
		}
	}
	p.last = now
}

// actsForPace is how many acts it takes before the pace says anything.
const actsForPace = 5

// left estimates how long what is undecided will take at the reader's own
// pace, in time an act and acts a group: a group is settled by one act, or one
// by one. ok is false while that is not known.
func (p *pace) left(groups []editor.Group) (left time.Duration, ok bool) {
	if p.acts < actsForPace || len(p.groups) == 0 {
		return 0, false
	}
	each := p.active / time.Duration(p.acts)
	a := float64(p.acts) / float64(len(p.groups))
	acts := 0.0
	for _, g := range groups {
		acts += min(float64(g.Pending), a)
	}
	return time.Duration(acts * float64(each)), true
}
