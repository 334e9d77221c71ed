package review

import (
	"emend/editor"
	"emend/editor/repair"
)

// An Offer is a group that the reader has so far accepted, or refused, one by
// one without exception, with what is left of it. It is shown, never taken by
// itself.
type Offer struct {
	Origin int // a repair of the group that is undecided
	State  repair.State
	Done   int // decided alike so far
	Rest   int // undecided
	Key    string
}

const (
	// alikeForOffer is how many decisions alike make a habit worth a question:
	// fewer, and the question would cost more than it saves.
	alikeForOffer = 4
	// restForOffer is how many must be left.
	restForOffer = 2
)

// Offer looks for a habit in the group of the repair decided last.
func (d *Desk) Offer(i int) (o Offer, ok bool) {
	s := d.session
	if i < 0 || i >= len(s.Repairs()) {
		return o, false
	}
	g := s.GroupOf(i)
	if g.Pending < restForOffer || d.declined[g.Key] {
		return o, false
	}
	o = Offer{Rest: g.Pending, Key: g.Key}
	switch {
	case g.Accepted >= alikeForOffer && g.Refused == 0:
		o.State, o.Done = repair.Accepted, g.Accepted
	case g.Accepted == 0 && allRejected(s, &g) && g.Refused >= alikeForOffer:
		o.State, o.Done = repair.Rejected, g.Refused
	default:
		return o, false
	}
	for _, m := range g.Members {
		if s.Open(m) {
			o.Origin = m
			return o, true
		}
	}
	return o, false
}

func allRejected(s *editor.Session, g *editor.Group) bool {
	for _, m := range g.Members {
		if s.Decision(m).State == repair.Edited {
			return false
		}
	}
	return true
}

// Decline keeps the offer of a group from being made again.
func (d *Desk) Decline(key string) {
	if d.declined == nil {
		d.declined = map[string]bool{}
	}
	d.declined[key] = true
}

// Last is the repair that was decided last by itself; -1 when there is none.
func (d *Desk) Last() int { return d.last }
