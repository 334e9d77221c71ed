package review

import (
	"iter"

	"emend/editor"
	"emend/editor/repair"
)

// Habits are what the reader has come to by looking: in this text, and in the
// ones before it. They order the queue and make offers, and never decide.
type Habits struct {
	session  *editor.Session
	before   Trusts              // won in other texts
	looked   map[repair.Ref]bool // decided by looking at them
	last     int                 // the repair decided last by itself, -1: none
	declined map[string]bool     // groups whose offers the reader does not want
	grew     func()              // told when the trust is another
}

func newHabits(s *editor.Session) *Habits {
	return &Habits{session: s, last: -1, looked: map[repair.Ref]bool{}, declined: map[string]bool{}}
}

// SetBefore gives what was learnt in other texts.
func (h *Habits) SetBefore(t Trusts) {
	h.before = t
	h.grew()
}

// Before is what was learnt in other texts.
func (h *Habits) Before() Trusts { return h.before }

// learn notes that the reader has looked at repairs and is about to decide.
func (h *Habits) learn(list iter.Seq[int]) {
	for i := range list {
		h.looked[h.session.Repairs()[i].Ref()] = true
	}
}

// decided notes that the reader is about to decide a repair by itself.
func (h *Habits) decided(i int) {
	h.last = i
	h.looked[h.session.Repairs()[i].Ref()] = true
}

// Learnt is the trust won since the review was opened: of repairs that the reader
// has looked at, by group key, as their decisions stand now. What a decision
// on many settled unseen is not in it.
func (h *Habits) Learnt() Trusts {
	out := Trusts{}
	for ref := range h.looked {
		i, ok := h.session.IndexOf(ref)
		if !ok {
			continue
		}
		g := h.session.Repairs()[i].Group
		t := out[g]
		switch h.session.Decision(i).State {
		case repair.Pending:
			continue
		case repair.Accepted:
			t.Right++
		default:
			t.Wrong++
		}
		out[g] = t
	}
	return out
}

// Earlier is the trust that a group's pattern won in other texts.
func (h *Habits) Earlier(group string) Trust { return h.before[group] }

// trusted is the trust in a group: here, and in other texts for what that
// counts.
func (h *Habits) trusted(g *editor.Group) Trust {
	return Trust{g.Accepted, g.Refused}.plus(h.before[g.Key].earlier())
}

// An Offer is a group that the reader has accepted, or refused, often enough
// to ask whether the rest is to be decided so. It is shown, never taken by
// itself.
type Offer struct {
	Origin int // a repair of the group that is undecided
	State  repair.State
	Done   int   // decided alike so far
	Of     int   // decided so far
	Rest   int   // undecided
	Before Trust // in other texts
	Lower  float64
	Key    string
}

const (
	// sureForOffer is the least bound at which to ask: four alike without an
	// exception, nine of ten, or one where the pattern has proved right in other
	// texts. Fewer, and the question would cost more than it saves.
	sureForOffer = 0.55
	// restForOffer is how many must be left.
	restForOffer = 2
)

// Due is the offer to make now: for the group of the repair decided last.
func (h *Habits) Due() (o Offer, ok bool) { return h.Offer(h.last) }

// Offer looks for a habit in the group of a repair.
func (h *Habits) Offer(i int) (o Offer, ok bool) {
	s := h.session
	if i < 0 || i >= len(s.Repairs()) {
		return o, false
	}
	g := s.Groups().Of(i)
	if g.Pending < restForOffer || h.declined[g.Key] {
		return o, false
	}
	here, all := Trust{g.Accepted, g.Rejected}, h.trusted(&g)
	o = Offer{Rest: g.Pending, Key: g.Key, Of: g.Accepted + g.Refused, Before: h.before[g.Key]}
	switch {
	case here.Right > 0 && all.Lower() >= sureForOffer:
		o.State, o.Done, o.Lower = repair.Accepted, here.Right, all.Lower()
	case here.Wrong > 0 && here.Wrong == g.Refused && all.other().Lower() >= sureForOffer:
		o.State, o.Done, o.Lower = repair.Rejected, here.Wrong, all.other().Lower()
	default:
		return o, false
	}
	o.Origin, ok = s.Groups().FirstOpen(g)
	return o, ok
}

// Decline keeps the offer of a group from being made again.
func (h *Habits) Decline(key string) {
	h.declined[key] = true
}
