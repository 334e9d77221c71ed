package editor

import (
	"cmp"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"slices"

	"emend/editor/annotate"
	"emend/editor/imports"
	"emend/editor/record"
	"emend/editor/text"
)

// Notes are the notes on the text of a review.
type Notes struct {
	review  *Review
	history *History
}

// List lists the notes by place. The slice is the review's own and is
// replaced, not changed, when the notes change.
func (ns Notes) List() []annotate.Annotation { return ns.review.notes }

// Add makes a note on a span of the raw text, as one undo step, and
// returns it with its ID, quote and times filled in.
func (ns Notes) Add(n annotate.Annotation) annotate.Annotation {
	return ns.AddAll([]annotate.Annotation{n})[0]
}

// AddAll makes several notes, for instance on all occurrences of a passage,
// as one undo step.
func (ns Notes) AddAll(notes []annotate.Annotation) []annotate.Annotation {
	a := &record.Act{Label: "Note"}
	made := slices.Clone(notes)
	for i := range made {
		n := &made[i]
		n.ID, n.Author = newID(), ns.history.author
		n.Quote = annotate.NewQuote(ns.review.raw.Text(), n.Span)
		n.Created = ns.history.now().UTC()
		n.Modified = n.Created
		if n.Motivation == "" {
			n.Motivation = annotate.Commenting
		}
		a.Notes = append(a.Notes, record.NoteChange{After: n})
	}
	if len(made) > 0 {
		a.Label = "Note on “" + brief(made[0].Quote.Exact) + "”"
		if len(made) > 1 {
			a.Label = fmt.Sprintf("Note on %d places", len(made))
		}
		ns.history.do(a)
	}
	return made
}

// Change replaces the note that has n's ID, as one undo step; it says
// whether there was one.
func (ns Notes) Change(n annotate.Annotation) bool {
	i := ns.index(n.ID)
	if i < 0 {
		return false
	}
	before := ns.review.notes[i]
	n.Modified = ns.history.now().UTC()
	ns.history.do(&record.Act{Label: "Change note", Notes: []record.NoteChange{{Before: &before, After: &n}}})
	return true
}

// ChangeAll replaces the notes that have the IDs of the given ones, as one
// undo step, and returns how many there were. The label names the step.
func (ns Notes) ChangeAll(notes []annotate.Annotation, label string) int {
	a := &record.Act{Label: label}
	if label == "" {
		a.Label = "Change note"
	}
	for _, n := range notes {
		i := ns.index(n.ID)
		if i < 0 {
			continue
		}
		before := ns.review.notes[i]
		n.Modified = ns.history.now().UTC()
		a.Notes = append(a.Notes, record.NoteChange{Before: &before, After: &n})
	}
	if len(a.Notes) > 0 {
		ns.history.do(a)
	}
	return len(a.Notes)
}

// Attach puts a note, an orphan mostly, on a passage of the raw text that
// the reader chose, as one undo step; it says whether there was one.
func (ns Notes) Attach(id string, span text.Span) bool {
	i := ns.index(id)
	if i < 0 || !ns.review.whole().Contains(span) {
		return false
	}
	before := ns.review.notes[i]
	after := annotate.Attach(ns.review.raw.Text(), before, span)
	after.Modified = ns.history.now().UTC()
	ns.history.do(&record.Act{
		Label: "Attach note to “" + brief(after.Quote.Exact) + "”",
		Notes: []record.NoteChange{{Before: &before, After: &after}},
	})
	return true
}

// Delete takes a note away, as one undo step; it says whether there was one.
func (ns Notes) Delete(id string) bool { return ns.DeleteAll([]string{id}) > 0 }

// DeleteAll takes notes away, as one undo step, and returns how many.
func (ns Notes) DeleteAll(ids []string) int {
	a := &record.Act{Label: "Delete note"}
	for _, id := range ids {
		if i := ns.index(id); i >= 0 {
			before := ns.review.notes[i]
			a.Notes = append(a.Notes, record.NoteChange{Before: &before})
		}
	}
	if n := len(a.Notes); n > 1 {
		a.Label = fmt.Sprintf("Delete %d notes", n)
	}
	ns.history.take(a)
	return len(a.Notes)
}

// Occurrences lists the places of the raw text that hold the same words as a
// span of the raw text or, if inClean, whose cleaned wording does: for a note
// on all of them at once.
func (ns Notes) Occurrences(span text.Span, inClean bool) []text.Span {
	if !inClean {
		return annotate.Occurrences(ns.review.raw.Text(), ns.review.raw.Slice(span))
	}
	m := ns.review.Mapping()
	spans := annotate.Occurrences(m.String(), m.Slice(span))
	for i := range spans {
		spans[i] = m.SpanToRaw(spans[i])
	}
	return spans
}

// In returns the notes that touch a span of the raw text.
func (ns Notes) In(span text.Span) []annotate.Annotation {
	var out []annotate.Annotation
	for _, n := range ns.review.notes {
		if n.Span.Start <= span.End && span.Start <= n.Span.End {
			out = append(out, n)
		}
	}
	return out
}

func (ns Notes) index(id string) int {
	return slices.IndexFunc(ns.review.notes, func(n annotate.Annotation) bool { return n.ID == id })
}

// bringComments makes notes of the comments of a document, signed as they are
// there, as one undo step.
func (ns Notes) bringComments(comments []imports.Comment) {
	act := &record.Act{Label: "Comments of the document"}
	for _, c := range comments {
		created := c.Time
		if created.IsZero() {
			created = ns.history.now().UTC()
		}
		act.Notes = append(act.Notes, record.NoteChange{After: &annotate.Annotation{
			ID: newID(), Span: c.Span, Quote: annotate.NewQuote(ns.review.raw.Text(), c.Span), Body: c.Body, Author: c.Author,
			Motivation: annotate.Commenting, Created: created, Modified: created,
		}})
	}
	ns.history.take(act)
}

// changedNotes is a list of notes with some put in, changed, or taken out.
func changedNotes(list []annotate.Annotation, changes []record.NoteChange) []annotate.Annotation {
	gone := make(map[string]bool, len(changes))
	for _, c := range changes {
		if c.Before != nil {
			gone[c.Before.ID] = true
		}
	}
	notes := slices.DeleteFunc(slices.Clone(list), func(n annotate.Annotation) bool { return gone[n.ID] })
	for _, c := range changes {
		if c.After != nil {
			notes = append(notes, *c.After)
		}
	}
	slices.SortStableFunc(notes, notesByPlace)
	return notes
}

// notesByPlace orders notes by start, the longer first.
func notesByPlace(a, b annotate.Annotation) int {
	return cmp.Or(a.Span.Start-b.Span.Start, b.Span.End-a.Span.End, cmp.Compare(a.ID, b.ID))
}

// newID makes an identifier that does not collide when projects are merged.
func newID() string {
	var b [9]byte
	rand.Read(b[:]) // never fails: crypto/rand
	return hex.EncodeToString(b[:])
}
