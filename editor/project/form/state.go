package form

import (
	"emend/editor/annotate"
	"emend/editor/project/pack"
	"emend/editor/record"
)

func PackTip(t *record.Tip) []byte {
	p := pack.NewWriter()
	packRepairs(p, t.Held)
	packRepairs(p, t.Edits)
	p.Uint(uint64(len(t.Notes)))
	for i := range t.Notes {
		packNote(p, &t.Notes[i])
	}
	p.Uint(uint64(len(t.Decided)))
	index, start := 0, 0
	for i := range t.Decided {
		d := &t.Decided[i]
		p.Int(d.Index - index)
		p.Int(d.Start - start)
		packDecision(p, d.Decision)
		index, start = d.Index, d.Start
	}
	p.Str(t.Undo)
	p.Str(t.Redo)
	if len(t.Conflicts)+len(t.Named) > 0 { // in format 2 it ends here
		packConflicts(p, t.Conflicts)
		packNamed(p, t.Named)
	}
	return p.Sealed(plainTip(t))
}

// plainTip is the length up to which a state is not deflated: inflating takes
// longer than reading all else of it.
func plainTip(t *record.Tip) int {
	const note, decision = 1 << 10, 64
	return plainSmall + note*len(t.Notes) + decision*len(t.Decided)
}

// UnpackTip reads what packTip wrote.
func UnpackTip(sealed []byte) (*record.Tip, error) {
	u, err := pack.Open(sealed)
	if err != nil {
		return nil, err
	}
	t := new(record.Tip)
	t.Held, t.Edits = unpackRepairs(u), unpackRepairs(u)
	if n := u.Count(); n > 0 {
		t.Notes = make([]annotate.Annotation, n)
	}
	for i := range t.Notes {
		unpackNoteInto(u, &t.Notes[i])
	}
	if n := u.Count(); n > 0 {
		t.Decided = make([]record.Standing, n)
	}
	index, start := 0, 0
	for i := range t.Decided {
		index, start = index+u.Int(), start+u.Int()
		if index < 0 {
			u.Fail()
			break
		}
		t.Decided[i] = record.Standing{Index: index, Start: start, Decision: unpackDecision(u)}
	}
	t.Undo, t.Redo = u.Str(), u.Str()
	if u.More() {
		t.Conflicts, t.Named = unpackConflicts(u), unpackNamed(u)
	}
	return t, u.End()
}
