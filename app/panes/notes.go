package panes

import (
	"sort"

	"emend/editor/annotate"
	"emend/editor/text"
)

// noteIndex finds the notes on a stretch of the raw text.
type noteIndex struct {
	notes []annotate.Annotation // by place
	reach []int                 // the farthest end among the notes up to each
}

func indexNotes(notes []annotate.Annotation) noteIndex {
	x := noteIndex{notes: notes, reach: make([]int, len(notes))}
	far := 0
	for i := range notes {
		if !notes[i].Orphan {
			far = max(far, notes[i].Span.End)
		}
		x.reach[i] = far
	}
	return x
}

// each calls f for the notes that touch a span; over: a note lies on one
// before it.
func (x *noteIndex) each(at text.Span, f func(k int, s text.Span, over bool)) {
	from := sort.SearchInts(x.reach, at.Start)
	for k := from; k < len(x.notes) && x.notes[k].Span.Start <= at.End; k++ {
		n := &x.notes[k]
		if n.Span.End < at.Start || n.Orphan || n.Span.Start == at.End && at.Len() > 0 || n.Span.End == at.Start && n.Span.Len() > 0 {
			continue
		}
		f(k, n.Span, k > 0 && x.reach[k-1] > n.Span.Start)
	}
}

// in is how many notes touch a span.
func (x *noteIndex) in(at text.Span) int {
	n := 0
	x.each(at, func(int, text.Span, bool) { n++ })
	return n
}

// noteID is the mark ID of note k. Repairs have their index, so notes go down
// from the ID that stands for nothing.
func noteID(k int) int32 { return -2 - int32(k) }

// NoteOf is the index of the note with a mark ID; ok is false for other marks.
func NoteOf(id int32) (k int, ok bool) { return int(-2 - id), id <= -2 }

// RepairOf is the index of the repair with a mark ID.
func RepairOf(id int32) (i int, ok bool) { return int(id), id >= 0 }
