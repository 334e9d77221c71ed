package editor

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"slices"

	"emend/editor/annotate"
	"emend/editor/project"
	"emend/editor/text"
)

// Notes lists the notes by place. The slice is the session's own and is
// replaced, not changed, when the notes change.
func (s *Session) Notes() []annotate.Annotation { return s.notes }

// AddNote makes a note on a span of the raw text, as one undo step, and
// returns it with its ID, quote and times filled in.
func (s *Session) AddNote(n annotate.Annotation) annotate.Annotation {
	return s.AddNotes([]annotate.Annotation{n})[0]
}

// AddNotes makes several notes, for instance on all occurrences of a passage,
// as one undo step.
func (s *Session) AddNotes(notes []annotate.Annotation) []annotate.Annotation {
	a := &project.Act{Label: "Note"}
	made := slices.Clone(notes)
	for i := range made {
		n := &made[i]
		n.ID, n.Author = newID(), s.author
		n.Quote = annotate.NewQuote(s.raw.Text(), n.Span)
		n.Created = s.now().UTC()
		n.Modified = n.Created
		if n.Motivation == "" {
			n.Motivation = annotate.Commenting
		}
		a.Notes = append(a.Notes, project.NoteChange{After: n})
	}
	if len(made) > 0 {
		a.Label = "Note on “" + brief(made[0].Quote.Exact) + "”"
		if len(made) > 1 {
			a.Label = fmt.Sprintf("Note on %d places", len(made))
		}
		s.do(a)
	}
	return made
}

// ChangeNote replaces the note that has n's ID, as one undo step; it says
// whether there was one.
func (s *Session) ChangeNote(n annotate.Annotation) bool {
	i := s.noteIndex(n.ID)
	if i < 0 {
		return false
	}
	before := s.notes[i]
	n.Modified = s.now().UTC()
	s.do(&project.Act{Label: "Change note", Notes: []project.NoteChange{{Before: &before, After: &n}}})
	return true
}

// AttachNote puts a note, an orphan mostly, on a passage of the raw text that
// the reader chose, as one undo step; it says whether there was one.
func (s *Session) AttachNote(id string, span text.Span) bool {
	i := s.noteIndex(id)
	if i < 0 || !s.whole().Contains(span) {
		return false
	}
	before := s.notes[i]
	after := annotate.Attach(s.raw.Text(), before, span)
	after.Modified = s.now().UTC()
	s.do(&project.Act{
		Label: "Attach note to “" + brief(after.Quote.Exact) + "”",
		Notes: []project.NoteChange{{Before: &before, After: &after}},
	})
	return true
}

// DeleteNote takes a note away, as one undo step; it says whether there was one.
func (s *Session) DeleteNote(id string) bool { return s.DeleteNotes([]string{id}) > 0 }

// DeleteNotes takes notes away, as one undo step, and returns how many.
func (s *Session) DeleteNotes(ids []string) int {
	a := &project.Act{Label: "Delete note"}
	for _, id := range ids {
		if i := s.noteIndex(id); i >= 0 {
			before := s.notes[i]
			a.Notes = append(a.Notes, project.NoteChange{Before: &before})
		}
	}
	if n := len(a.Notes); n > 1 {
		a.Label = fmt.Sprintf("Delete %d notes", n)
	}
	s.take(a)
	return len(a.Notes)
}

// Occurrences lists the places of the raw text that hold the same words as a
// span of the raw text or, if inClean, whose cleaned wording does: for a note
// on all of them at once.
func (s *Session) Occurrences(span text.Span, inClean bool) []text.Span {
	if !inClean {
		return annotate.Occurrences(s.raw.Text(), s.raw.Slice(span))
	}
	m := s.Mapping()
	spans := annotate.Occurrences(m.String(), m.Slice(span))
	for i := range spans {
		spans[i] = m.SpanToRaw(spans[i])
	}
	return spans
}

// NotesIn returns the notes that touch a span of the raw text.
func (s *Session) NotesIn(span text.Span) []annotate.Annotation {
	var out []annotate.Annotation
	for _, n := range s.notes {
		if n.Span.Start <= span.End && span.Start <= n.Span.End {
			out = append(out, n)
		}
	}
	return out
}

func (s *Session) noteIndex(id string) int {
	return slices.IndexFunc(s.notes, func(n annotate.Annotation) bool { return n.ID == id })
}

// newID makes an identifier that does not collide when projects are merged.
func newID() string {
	var b [9]byte
	rand.Read(b[:]) // never fails: crypto/rand
	return hex.EncodeToString(b[:])
}
