package editor

import (
	"emend/editor/project"
	"emend/editor/project/salvage"
	"emend/editor/record"
)

// OpenSalvaged reads what can be read of a damaged project into a new one at
// out, or under a free name beside it where out is empty, and opens that. The
// damaged one is not touched. Where later acts are lost but what they led to is
// not, one act brings that back.
func OpenSalvaged(path, out string, post func(func())) (*Session, salvage.Report, error) {
	if out == "" {
		out = project.SalvageName(path)
	}
	report, err := project.Salvage(path, out)
	if err != nil {
		return nil, report, err
	}
	s, err := OpenFile(out, post)
	if err == nil {
		bringBack(s, report.State)
	}
	return s, report, err
}

// bringBack brings back, as one act, a state that acts led to which are lost.
func bringBack(s *Session, t *record.Tip) {
	if t == nil {
		return
	}
	then := begun(s.Text).Review
	then.detected = s.detected
	if !restoreTip(then, t) {
		return
	}
	a := changesBetween(s.Review, then)
	a.Conflicts = conflictChanges(s.conflicts, then.conflicts)
	a.Label = "Bring back what was salvaged"
	s.history.take(a)
}
