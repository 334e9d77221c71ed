package editor

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"emend/editor/decisions"
	"emend/editor/project"
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
func (s *Session) regions(edits []CleanEdit) (out []region, changed int, err error) {
	m := s.Mapping()
	last := 0
	for _, e := range edits {
		if e.Span.Start < last || e.Span.End < e.Span.Start || e.Span.End > m.CleanLen() {
			return nil, 0, fmt.Errorf("edit bytes %d to %d of the cleaned text: %w", e.Span.Start, e.Span.End, ErrOutside)
		}
		last = e.Span.End
		if m.Slice(e.Span) == e.Wording {
			continue
		}
		changed++
		r := s.regionOf(e)
		for len(out) > 0 && out[len(out)-1].meets(&r) {
			r = out[len(out)-1].join(r)
			out = out[:len(out)-1]
		}
		out = append(out, r)
	}
	return out, changed, nil
}

// regionOf is the region of one edit.
func (s *Session) regionOf(e CleanEdit) region {
	m := s.Mapping()
	r := region{clean: e.Span, edits: []CleanEdit{e}}
	from, to := m.PiecesInClean(e.Span)
	for k := from; k < to; k++ {
		p := m.Piece(k)
		if p.Clean.Contains(e.Span) && (!p.Clean.Empty() || e.Span.Empty()) {
			return region{raw: p.Raw, clean: p.Clean, pieces: []int{k}, inside: true, edits: r.edits}
		}
	}
	r.raw = m.SpanToRaw(e.Span)
	for k := from; k < to; k++ {
		p := m.Piece(k)
		if p.Clean.Overlaps(e.Span) || p.Clean.Empty() && e.Span.Start < p.Clean.Start && p.Clean.Start < e.Span.End {
			r.clean, r.raw = r.clean.Union(p.Clean), r.raw.Union(p.Raw)
			r.pieces = append(r.pieces, k)
		}
	}
	s.widen(&r)
	return r
}

// widen takes in proposals that do not count and that the region would cut in
// two; under them both texts are the same.
func (s *Session) widen(r *region) {
	at := sort.Search(len(s.repairs), func(i int) bool { return s.repairs[i].Span.Start >= r.raw.End })
	for i := at - 1; i >= 0; i-- {
		p := &s.repairs[i]
		if p.Container || s.Sleeps(i) {
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
func (s *Session) addRegion(a *project.Act, r *region) {
	m := s.Mapping()
	whole := r.reads(m)
	if r.inside {
		i := m.Piece(r.pieces[0]).Owner
		a.Decisions = append(a.Decisions, s.decisionChange(i, repair.Decision{State: repair.Edited, Text: whole}))
		return
	}
	s.putEdit(a, decisions.NewEdit(r.raw, whole), s.superseded(r))
}

// putEdit adds an edit of a reader's to an act, in the place of the repairs at
// the indices given.
func (s *Session) putEdit(a *project.Act, made *repair.Repair, superseded []int) {
	for _, i := range superseded {
		if old := s.repairs[i]; old.Rule == ReaderEdit {
			a.Edits = append(a.Edits, project.EditChange{Before: &old})
			if old.Ref() != made.Ref() {
				a.Decisions = append(a.Decisions, s.decisionChange(i, repair.Decision{}))
			} else if s.verdicts.state(i) != repair.Accepted {
				a.Decisions = append(a.Decisions, s.decisionChange(i, repair.Decision{State: repair.Accepted}))
			}
		} else {
			a.Decisions = append(a.Decisions, s.decisionChange(i, repair.Decision{State: repair.Rejected}))
		}
	}
	a.Edits = append(a.Edits, project.EditChange{After: made})
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
func (s *Session) superseded(r *region) []int {
	var out []int
	for _, k := range r.pieces {
		i := s.Mapping().Piece(k).Owner
		if p := &s.repairs[i]; p.Rule == ReaderEdit || p.Span.Empty() {
			out = append(out, i)
		}
	}
	at := sort.Search(len(s.edits), func(i int) bool { return s.edits[i].Span.Start >= r.raw.End })
	for k := at - 1; k >= 0 && s.edits[k].Span.Overlaps(r.raw); k-- {
		if i, ok := s.IndexOf(s.edits[k].Ref()); ok {
			out = append(out, i)
		}
	}
	for k := at; k < len(s.edits) && s.edits[k].Span == r.raw; k++ {
		if i, ok := s.IndexOf(s.edits[k].Ref()); ok {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// decisionChange is the change of repair i to a decision.
func (s *Session) decisionChange(i int, d repair.Decision) project.DecisionChange {
	return project.DecisionChange{
		Key: s.repairs[i].Key(s.raw.Text()), Replacement: s.repairs[i].Replacement,
		Before: s.verdicts.at(i), After: d,
	}
}
