package review

import (
	"math/rand/v2"
	"slices"

	"emend/editor"
	"emend/editor/repair"
)

// lookAt is how many of each kind the last look holds.
const lookAt = 10

// A LastLook is a sample of what was decided, looked at again before the text
// goes out: some accepted, some rejected, and all that was put off.
type LastLook struct {
	Accepted, Rejected, Skipped int // in the sample
	OfAccepted, OfRejected      int // of how many
	session                     *editor.Session
	was                         map[repair.Ref]repair.State
	seen                        map[repair.Ref]bool
}

// TakeLastLook narrows the queue to the sample and goes to its first repair;
// it says whether there is anything to look at.
func (q *Queue) TakeLastLook() bool {
	s := q.session
	var accepted, rejected, skipped []int
	for i := range s.Repairs() {
		switch {
		case s.Sleeps(i):
		case q.putOff[s.Repairs()[i].Ref()]:
			skipped = append(skipped, i)
		case s.Decision(i).State == repair.Accepted:
			accepted = append(accepted, i)
		case s.Decision(i).State == repair.Rejected:
			rejected = append(rejected, i)
		}
	}
	l := &LastLook{session: s, OfAccepted: len(accepted), OfRejected: len(rejected), was: map[repair.Ref]repair.State{}, seen: map[repair.Ref]bool{}}
	accepted, rejected = draw(accepted), draw(rejected)
	l.Accepted, l.Rejected, l.Skipped = len(accepted), len(rejected), len(skipped)
	for _, i := range slices.Concat(accepted, rejected, skipped) {
		l.was[s.Repairs()[i].Ref()] = s.Decision(i).State
	}
	if len(l.was) == 0 {
		return false
	}
	q.tell.together(func() {
		q.SetFilter(Filter{Only: l})
		q.Edge(-1)
		l.looksAt(q.ref) // the reader may have been there already
	})
	return true
}

// draw takes a few at random, without putting back.
func draw(list []int) []int {
	rand.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list[:min(lookAt, len(list))]
}

// looksAt notes that a repair is before the reader.
func (l *LastLook) looksAt(ref repair.Ref) { l.seen[ref] = true }

// Size is how many repairs the last look holds.
func (l *LastLook) Size() int { return len(l.was) }

// Seen is how many of them the reader has been at.
func (l *LastLook) Seen() int { return len(l.seen) }

// Changed counts those the reader has decided otherwise than they were.
func (l *LastLook) Changed() int {
	n := 0
	for ref, was := range l.was {
		if i, ok := l.session.IndexOf(ref); ok && l.session.Decision(i).State != was && was != repair.Pending {
			n++
		}
	}
	return n
}

// Bound is the share of the accepted that may be wrong, at 95 %, if none of
// the sample was; ok is false while not all of it was looked at, or where all
// were.
func (l *LastLook) Bound() (share float64, ok bool) {
	if l.Accepted == 0 || len(l.seen) < len(l.was) || l.Accepted == l.OfAccepted {
		return 0, false
	}
	return boundOf(l.Accepted), true
}
