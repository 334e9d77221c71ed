package editor

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"emend/editor/decisions"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// A region is a stretch of both texts that edits change together: what they
// cover, with the whole of every piece they reach into.
type region struct {
	raw, clean text.Span
	pieces     []int // indices into the mapping's pieces that it takes in
	inside     bool  // the edits are inside of the one piece
	edits      []CleanEdit
}

// regions puts edits that meet in one repair together.
func (e Edits) regions(edits []CleanEdit) (out []region, changed int, err error) {
	m := e.review.Mapping()
	last := 0
	for _, c := range edits {
		if c.Span.Start < last || c.Span.End < c.Span.Start || c.Span.End > m.CleanLen() {
			return nil, 0, fmt.Errorf("edit bytes %d to %d of the cleaned text: %w", c.Span.Start, c.Span.End, ErrOutside)
		}
		last = c.Span.End
		if m.Slice(c.Span) == c.Wording {
			continue
		}
		changed++
		r := e.regionOf(c)
		for len(out) > 0 && out[len(out)-1].meets(&r) {
			r = out[len(out)-1].join(r)
			out = out[:len(out)-1]
		}
		out = append(out, r)
	}
	return out, changed, nil
}

// regionOf is the region of one edit.
func (e Edits) regionOf(c CleanEdit) region {
	m := e.review.Mapping()
	r := region{clean: c.Span, edits: []CleanEdit{c}}
	from, to := m.PiecesInClean(c.Span)
	for k := from; k < to; k++ {
		p := m.Piece(k)
		if p.Clean.Contains(c.Span) && (!p.Clean.Empty() || c.Span.Empty()) {
			return region{raw: p.Raw, clean: p.Clean, pieces: []int{k}, inside: true, edits: r.edits}
		}
	}
	r.raw = m.SpanToRaw(c.Span)
	for k := from; k < to; k++ {
		p := m.Piece(k)
		if p.Clean.Overlaps(c.Span) || p.Clean.Empty() && c.Span.Start < p.Clean.Start && p.Clean.Start < c.Span.End {
			r.clean, r.raw = r.clean.Union(p.Clean), r.raw.Union(p.Raw)
			r.pieces = append(r.pieces, k)
		}
	}
	e.widen(&r)
	return r
}

// widen takes in proposals that do not count and that the region would cut in
// two; under them both texts are the same.
func (e Edits) widen(r *region) {
	at := sort.Search(len(e.review.repairs), func(i int) bool { return e.review.repairs[i].Span.Start >= r.raw.End })
	for i := at - 1; i >= 0; i-- {
		p := &e.review.repairs[i]
		if p.Container || e.review.Sleeps(i) {
			continue
		}
		if !p.Span.Overlaps(r.raw) {
			return
		}
		if r.raw.Contains(p.Span) {
			continue
		}
		r.clean.Start -= max(0, r.raw.Start-p.Span.Start)
		r.clean.End += max(0, p.Span.End-r.raw.End)
		r.raw = r.raw.Union(p.Span)
	}
}

// meets says whether a region has anything in common with the one before it.
func (r *region) meets(next *region) bool {
	switch {
	case next.raw.Start < r.raw.End || next.clean.Start < r.clean.End:
		return true
	case len(r.pieces) > 0 && len(next.pieces) > 0 && r.pieces[len(r.pieces)-1] == next.pieces[0]:
		return true
	}
	return next.raw == r.raw // two places between the same two letters
}

// join makes one region of two that meet, the receiver standing first.
func (r region) join(next region) region {
	same := r.inside && next.inside && r.pieces[0] == next.pieces[0]
	out := region{raw: r.raw.Union(next.raw), clean: r.clean.Union(next.clean), inside: same}
	out.pieces = slices.Compact(slices.Sorted(slices.Values(slices.Concat(r.pieces, next.pieces))))
	out.edits = slices.Concat(r.edits, next.edits)
	return out
}

// addRegion adds to an act what makes a region's edits.
func (e Edits) addRegion(a *record.Act, r *region) {
	m := e.review.Mapping()
	whole := r.reads(m)
	if r.inside {
		i := m.Piece(r.pieces[0]).Owner
		a.Decisions = append(a.Decisions, changeTo(e.review, i, repair.Decision{State: repair.Edited, Text: whole}))
		return
	}
	e.putEdit(a, decisions.NewEdit(r.raw, whole), e.superseded(r))
}

// putEdit adds an edit of a reader's to an act, in the place of the repairs at
// the indices given.
func (e Edits) putEdit(a *record.Act, made *repair.Repair, superseded []int) {
	for _, i := range superseded {
		if old := e.review.repairs[i]; old.Rule == ReaderEdit {
			a.Edits = append(a.Edits, record.EditChange{Before: &old})
			if old.Ref() != made.Ref() {
				a.Decisions = append(a.Decisions, changeTo(e.review, i, repair.Decision{}))
			} else if e.review.verdicts.state(i) != repair.Accepted {
				a.Decisions = append(a.Decisions, changeTo(e.review, i, repair.Decision{State: repair.Accepted}))
			}
		} else {
			a.Decisions = append(a.Decisions, changeTo(e.review, i, repair.Decision{State: repair.Rejected}))
		}
	}
	a.Edits = append(a.Edits, record.EditChange{After: made})
}

// replaceEdit has an act put another reader's edit in the place of repair at,
// an edit of mine, and of what else of mine it reaches over.
func (e Edits) replaceEdit(a *record.Act, at int, theirs *repair.Repair) {
	mine := e.superseded(&region{raw: theirs.Span})
	if !slices.Contains(mine, at) {
		mine = append(mine, at)
	}
	e.putEdit(a, theirs, mine)
}

// reads is the cleaned text of a region as its edits make it.
func (r *region) reads(m *repair.Mapping) string {
	var b strings.Builder
	at := r.clean.Start
	for _, e := range r.edits {
		b.WriteString(m.Slice(text.Span{Start: at, End: e.Span.Start}))
		b.WriteString(e.Wording)
		at = e.Span.End
	}
	b.WriteString(m.Slice(text.Span{Start: at, End: r.clean.End}))
	return b.String()
}

// superseded lists, by index, what an edit over the region takes the place of
// for good: earlier edits of the reader's, and insertions it takes in, which no
// raw text puts to sleep.
func (e Edits) superseded(r *region) []int {
	var out []int
	for _, k := range r.pieces {
		i := e.review.Mapping().Piece(k).Owner
		if p := &e.review.repairs[i]; p.Rule == ReaderEdit || p.Span.Empty() {
			out = append(out, i)
		}
	}
	at := sort.Search(len(e.review.edits), func(i int) bool { return e.review.edits[i].Span.Start >= r.raw.End })
	for k := at - 1; k >= 0 && e.review.edits[k].Span.Overlaps(r.raw); k-- {
		if i, ok := e.review.IndexOf(e.review.edits[k].Ref()); ok {
			out = append(out, i)
		}
	}
	for k := at; k < len(e.review.edits) && e.review.edits[k].Span == r.raw; k++ {
		if i, ok := e.review.IndexOf(e.review.edits[k].Ref()); ok {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
