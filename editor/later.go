package editor

import (
	"maps"
	"slices"

	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// What follows from an act on many repairs is worked out away from the
// goroutine that owns the session.
//
// Context: to decide 800,000 repairs takes most of a second, and nothing may
// keep the window waiting for a tenth of one. Decision: the work is done on a
// still of the review, by the same code, and its outcome is put in the place of
// the review at once, if that is still the one the still was made of.
// Consequence: nobody ever sees an act half done, and it is one step like any
// other.

// A Later is an act under way. Work may run on any goroutine. Then Take, on the
// one that owns the session, carries it out and says of how many repairs; ok is
// false where something else was done meanwhile, and nothing is.
type Later struct {
	Work func()
	Take func() (n int, ok bool)
}

// actLater carries out, in two halves, the act that is made of a still of the
// review.
func (h *History) actLater(make func(t *Review) *record.Act) Later {
	t, put := h.still()
	var a *record.Act
	var span text.Span
	return Later{
		Work: func() {
			a = make(t)
			t.change(a, ahead)
			span = actSpan(a)
		},
		Take: func() (int, bool) {
			n := len(a.Edits) + len(a.Decisions) + len(a.Notes)
			if nothing := n == 0 && a.Policy == nil; nothing || !put() {
				return 0, nothing
			}
			e := h.ledger.did(a, h.author, h.now().UTC())
			h.told(a, span)
			h.record(e)
			return n, true
		},
	}
}

// policyLater is setPolicy in two halves.
func (h *History) policyLater(p repair.Policy) Later {
	t, put := h.still()
	return Later{
		Work: func() {
			t.policy = p
			t.derived.remap(t)
		},
		Take: func() (int, bool) {
			if !put() {
				return 0, false
			}
			h.textChanged()
			return len(h.review.repairs), true
		},
	}
}

// UndoLater is Undo in two halves; ok is false when there is no act to undo, or
// one that can be undone at once.
func (h *History) UndoLater(most int) (l Later, label string, ok bool) {
	done := h.ledger.here().done
	if len(done) == 0 || len(done[len(done)-1].Decisions) <= most {
		return l, "", false
	}
	a := done[len(done)-1]
	return h.travelLater(a, back, h.ledger.undid), a.Label, true
}

// RedoLater is Redo in two halves, like UndoLater.
func (h *History) RedoLater(most int) (l Later, label string, ok bool) {
	undone := h.ledger.here().undone
	if len(undone) == 0 || len(undone[len(undone)-1].Decisions) <= most {
		return l, "", false
	}
	a := undone[len(undone)-1]
	return h.travelLater(a, ahead, h.ledger.redid), a.Label, true
}

func (h *History) travelLater(a *record.Act, w way, note func() record.Entry) Later {
	t, put := h.still()
	var span text.Span
	return Later{
		Work: func() {
			t.change(a, w)
			span = actSpan(a)
		},
		Take: func() (int, bool) {
			if !put() {
				return 0, false
			}
			e := note()
			e.Time = h.now().UTC()
			h.told(a, span)
			h.record(e)
			return len(a.Decisions), true
		},
	}
}

// still is a copy of the review, and put what puts it in the place of the review,
// where that has not moved since.
func (h *History) still() (t *Review, put func() bool) {
	r := h.review
	r.Rows() // while it is known what they come of
	r.derived.share()
	seq, detected, policy, copied := h.Seq(), r.detected, r.policy, *r
	t = &copied
	t.verdicts = verdicts{slices.Clone(r.verdicts.of), slices.Clip(r.verdicts.words)}
	d := &t.derived
	d.groups.all, d.groups.awake = slices.Clone(d.groups.all), nil
	d.loose.out = maps.Clone(d.loose.out)
	return t, func() bool {
		if h.Seq() != seq || !sameList(r.detected, detected) || r.policy != policy {
			return false
		}
		*r = *t
		return true
	}
}
