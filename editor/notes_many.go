package editor

import (
	"emend/editor/annotate"
	"emend/editor/project"
)

// ChangeNotes replaces the notes that have the IDs of the given ones, as one
// undo step, and returns how many there were. The label names the step.
func (s *Session) ChangeNotes(notes []annotate.Annotation, label string) int {
	a := &project.Act{Label: label}
	if label == "" {
		a.Label = "Change note"
	}
	for _, n := range notes {
		i := s.noteIndex(n.ID)
		if i < 0 {
			continue
		}
		before := s.notes[i]
		n.Modified = s.now().UTC()
		a.Notes = append(a.Notes, project.NoteChange{Before: &before, After: &n})
	}
	if len(a.Notes) > 0 {
		s.do(a)
	}
	return len(a.Notes)
}
