package editor

import (
	"slices"

	"emend/editor/annotate"
	"emend/editor/record"
	"emend/editor/repair"
)

// A Review is the state of a review at one moment: what acts and detection
// change, and what follows from it. It knows nothing of who did what, nor where
// it is kept.
type Review struct {
	*Text
	proposals
	edits     []repair.Repair // the reader's own, sorted
	repairs   []repair.Repair // proposals and edits in order; what indices mean
	verdicts  verdicts
	notes     []annotate.Annotation // by place
	conflicts []Conflict            // with another reader, by place
	named     naming                // of versions that were renamed or deleted
	policy    repair.Policy
	derived   derived
}

// Repairs lists all repairs by place: proposals and the reader's edits. The
// slice is the review's own and is replaced, not changed, when the list moves.
func (r *Review) Repairs() []repair.Repair { return r.repairs }

// Decision is what the reader said of repair i.
func (r *Review) Decision(i int) repair.Decision { return r.verdicts.at(i) }

// Policy says which pending repairs count in the cleaned text.
func (r *Review) Policy() repair.Policy { return r.policy }

// Mapping leads between the raw text and the cleaned text of this moment.
func (r *Review) Mapping() *repair.Mapping { return r.derived.standing.Mapping }

// Rows lists the rows of this moment.
func (r *Review) Rows() *Rows {
	if r.derived.rows == nil {
		r.derived.rows = RowsOf(r.lines(), r.Mapping())
	}
	return r.derived.rows
}

// Tally counts the repairs of this moment.
func (r *Review) Tally() Tally { return r.derived.tally }

// Shape is another number whenever repairs have come or gone, have fallen
// asleep or woken up.
func (r *Review) Shape() int { return r.derived.shape }

// Containers lists the large deletions and the reader's edits, awake or not, by
// place, as indices.
func (r *Review) Containers() []int { return r.derived.large }

// Counts says whether repair i stands in the cleaned text of this moment, and
// with which wording.
func (r *Review) Counts(i int) (wording string, counts bool) {
	if r.Sleeps(i) {
		return "", false
	}
	state, wording := r.verdicts.said(i)
	return r.policy.Wording(&r.repairs[i], state, wording)
}

// Sleeps says whether repair i lies inside a large deletion or an edit of the
// reader's that stands, or is held back by “never this string”, and so is
// neither shown nor asked about.
func (r *Review) Sleeps(i int) bool { return r.derived.standing.Sleeps(i) || r.Held(i) }

// Held says whether repair i is held back by “never this string”.
func (r *Review) Held(i int) bool {
	return r.derived.never.held != nil && r.derived.never.held[i] && r.verdicts.state(i) == repair.Pending
}

// Open says whether the reader still has to decide repair i.
func (r *Review) Open(i int) bool {
	return r.verdicts.state(i) == repair.Pending && !r.Sleeps(i)
}

// IndexOf finds a repair by reference; ok is false when there is none now.
func (r *Review) IndexOf(ref repair.Ref) (i int, ok bool) { return indexOf(r.repairs, ref) }

// said is what the cleaned text follows from (see repair.Said): repair i is
// rejected where it is held back.
func (r *Review) said(i int) (repair.State, string) {
	if r.Held(i) {
		return repair.Rejected, ""
	}
	return r.verdicts.said(i)
}

// rebuild joins proposals and edits into one list and derives the rest. The
// decisions are carried along by reference.
func (r *Review) rebuild() {
	merged := joined(r.proposed(r.raw.Text()), r.edits)
	carried := verdicts{of: make([]verdict, len(merged)), words: r.verdicts.words}
	j := 0
	for i, d := range r.verdicts.of {
		if d == (verdict{}) {
			continue
		}
		x := &r.repairs[i]
		for j < len(merged) && merged[j].Span.Start < x.Span.Start {
			j++
		}
		for k := j; k < len(merged) && merged[k].Span.Start == x.Span.Start; k++ {
			if merged[k].Ref() == x.Ref() {
				carried.of[k] = d
				break
			}
		}
	}
	r.derived.list(r, merged, carried)
}

// change changes the state as an act says.
func (r *Review) change(a *record.Act, w way) {
	if len(a.Edits) > 0 {
		r.changeEdits(slices.Collect(each(w, a.Edits, turnEdit)))
	}
	r.changeDecisions(a.Decisions, w)
	if len(a.Notes) > 0 {
		r.notes = changedNotes(r.notes, slices.Collect(each(w, a.Notes, turnNote)))
	}
	for c := range each(w, a.Versions, turnVersion) {
		r.named = r.named.with([]record.Named{{ID: c.ID, Naming: c.After}})
	}
	if len(a.Conflicts) > 0 {
		r.conflicts = changedConflicts(r.conflicts, slices.Collect(each(w, a.Conflicts, turnConflict)))
	}
	if a.Policy == nil {
		r.derived.fasten(r)
		return
	}
	r.policy = a.Policy.After
	if w == back {
		r.policy = a.Policy.Before
	}
	r.derived.remap(r)
}

// changeEdits adds and takes away edits of the reader's.
func (r *Review) changeEdits(changes []record.EditChange) {
	gone := make(map[repair.Ref]bool, len(changes))
	for _, c := range changes {
		if c.Before != nil {
			gone[c.Before.Ref()] = true
		}
	}
	edits := slices.DeleteFunc(slices.Clone(r.edits), func(e repair.Repair) bool { return gone[e.Ref()] })
	var come []repair.Repair
	for _, c := range changes {
		if c.After != nil {
			come = append(come, *c.After)
		}
	}
	edits = append(edits, come...)
	slices.SortStableFunc(edits, repair.Compare)
	r.edits = edits
	if !splice(r, gone, come) {
		r.rebuild()
		come = edits
	}
	for k := range come {
		if i, ok := r.IndexOf(come[k].Ref()); ok {
			r.settle(i, r.verdicts.at(i))
		}
	}
}

// changeDecisions settles repairs as an act says, also such as the rules do
// not propose, or not any more.
func (r *Review) changeDecisions(changes []record.DecisionChange, w way) {
	var more []repair.Repair
	gone := map[repair.Ref]bool{}
	at := 0
	for c := range each(w, changes, turnDecisions()) {
		ref := c.Key.Ref()
		j, ok := indexNear(r.repairs, at, ref)
		if ok {
			r.settle(j, c.After)
			at = j
		}
		_, held := indexOf(r.held, ref)
		switch {
		case held && c.After.State == repair.Pending:
			gone[ref] = true
		case !ok && c.After.State != repair.Pending:
			if x, ok := r.unproposed(c.Key, c.Replacement); ok {
				more = append(more, x)
			}
		}
	}
	if len(more)+len(gone) == 0 {
		return
	}
	r.release(func(ref repair.Ref) bool { return gone[ref] })
	r.hold(more)
	r.rebuild()
	for c := range each(w, changes, turnDecisions()) {
		if j, ok := r.IndexOf(c.Key.Ref()); ok {
			r.settle(j, c.After)
		}
	}
}

// settle sets a decision. An edit of the reader's is never undecided: it stands
// until it is rejected.
func (r *Review) settle(i int, d repair.Decision) {
	if d.State == repair.Pending && r.repairs[i].Rule == ReaderEdit {
		d.State = repair.Accepted
	}
	r.derived.loosen(r, i)
	if d.Never != r.verdicts.of[i].never {
		r.derived.loose.all = true // what it holds back may be anywhere
	}
	r.verdicts.set(i, d)
}
