package review

import (
	"iter"
	"math"

	"emend/editor"
	"emend/editor/repair"
)

// A Trust counts what a reader has come to, looking at repairs of one pattern
// or rule: right is accepted, wrong is rejected or given another wording.
type Trust struct {
	Right int `json:"right"`
	Wrong int `json:"wrong,omitempty"`
}

// Of is how many were looked at.
func (t Trust) Of() int { return t.Right + t.Wrong }

func (t Trust) plus(u Trust) Trust { return Trust{t.Right + u.Right, t.Wrong + u.Wrong} }

// Share is the share that will be right, as far as the counts tell: the mean
// of a Beta distribution that began even.
func (t Trust) Share() float64 { return float64(t.Right+1) / float64(t.Of()+2) }

// z is how many standard deviations 95 % lie below, on one side.
const z = 1.645

// Lower is the least share that is right, at 95 %: Wilson's bound.
func (t Trust) Lower() float64 {
	n := float64(t.Of())
	if n == 0 {
		return 0
	}
	p := float64(t.Right) / n
	middle := p + z*z/(2*n)
	wide := z * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return max(0, (middle-wide)/(1+z*z/n))
}

// other is the trust in the contrary: that it is right to reject.
func (t Trust) other() Trust { return Trust{t.Wrong, t.Right} }

// earlier is what the trust won in earlier texts counts for in this one: half,
// since texts differ, and never more than a sample of this one would.
func (t Trust) earlier() Trust {
	n := t.Of()
	if n == 0 {
		return t
	}
	share := min(0.5, float64(SampleOf)/float64(n))
	return Trust{int(float64(t.Right) * share), int(float64(t.Wrong)*share + 0.5)}
}

// A Ledger is the trust won so far in other texts, by group key.
type Ledger map[string]Trust

// SetLedger gives the desk what was learnt in other texts. It changes the
// order by value and what is offered, and never decides.
func (d *Desk) SetLedger(l Ledger) {
	d.ledger = l
	if d.queue.trust = d.trusted; d.queue.order == ByValue {
		d.queue.fill(d.session)
		d.tell.moved(QueueMoved)
	}
}

// Ledger is what was learnt in other texts.
func (d *Desk) Ledger() Ledger { return d.ledger }

// learn notes that the reader has looked at repairs and is about to decide.
func (d *Desk) learn(list iter.Seq[int]) {
	for i := range list {
		d.looked[d.session.Repairs()[i].Ref()] = true
	}
}

// Learnt is the trust won since the desk was laid: of repairs that the reader
// has looked at, by group key, as their decisions stand now. What a decision
// on many settled unseen is not in it.
func (d *Desk) Learnt() Ledger {
	out := Ledger{}
	for ref := range d.looked {
		i, ok := d.session.IndexOf(ref)
		if !ok {
			continue
		}
		g := d.session.Repairs()[i].Group
		t := out[g]
		switch d.session.Decision(i).State {
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

// Plus is a ledger with another one added.
func (l Ledger) Plus(more Ledger) Ledger {
	out := make(Ledger, len(l)+len(more))
	for g, t := range l {
		out[g] = t
	}
	for g, t := range more {
		out[g] = out[g].plus(t)
	}
	return out
}

// Earlier is the trust that a group's pattern won in other texts.
func (d *Desk) Earlier(group string) Trust { return d.ledger[group] }

// trusted is the trust in a group: here, and in other texts for what that
// counts.
func (d *Desk) trusted(g *editor.Group) Trust {
	return Trust{g.Accepted, g.Refused}.plus(d.ledger[g.Key].earlier())
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

// Offer looks for a habit in the group of a repair.
func (d *Desk) Offer(i int) (o Offer, ok bool) {
	s := d.session
	if i < 0 || i >= len(s.Repairs()) {
		return o, false
	}
	g := s.GroupOf(i)
	if g.Pending < restForOffer || d.declined[g.Key] {
		return o, false
	}
	here, all := Trust{g.Accepted, rejectedIn(s, &g)}, d.trusted(&g)
	o = Offer{Rest: g.Pending, Key: g.Key, Of: g.Accepted + g.Refused, Before: d.ledger[g.Key]}
	switch {
	case here.Right > 0 && all.Lower() >= sureForOffer:
		o.State, o.Done, o.Lower = repair.Accepted, here.Right, all.Lower()
	case here.Wrong > 0 && here.Wrong == g.Refused && all.other().Lower() >= sureForOffer:
		o.State, o.Done, o.Lower = repair.Rejected, here.Wrong, all.other().Lower()
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

// rejectedIn counts the members of a group that are rejected, not edited.
func rejectedIn(s *editor.Session, g *editor.Group) int {
	n := 0
	if g.Refused == 0 {
		return 0
	}
	for _, m := range g.Members {
		if s.Decision(m).State == repair.Rejected {
			n++
		}
	}
	return n
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
