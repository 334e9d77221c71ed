package window

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"emend/app/dock"
	"emend/app/panes"
	"emend/app/say"
	"emend/app/sheet"
	"emend/app/textview"
	"emend/editor/annotate"
	"emend/editor/text"
)

// noteSpan is what a new note is about: the selection, or else the current
// repair.
func (r pane) noteSpan() (text.Span, bool) {
	if s, _, ok := r.selection(); ok && !s.Empty() {
		return s, true
	}
	if i, ok := r.desk.Current(); ok {
		return r.session.Repairs()[i].Span, true
	}
	return text.Span{}, false
}

// newNote opens the form of a note on what is selected.
func (w noting) newNote() {
	r := w.room
	span, ok := pane{r}.noteSpan()
	if !ok {
		w.say(say.T("Select the passage that the note is about first."))
		return
	}
	r.dock.EditNote(dock.NoteForm{
		Note:  annotate.Annotation{Span: span, Motivation: annotate.Commenting, Colour: "yellow"},
		Quote: r.session.Raw().Slice(span), Tags: pane{r}.tags(),
		Save: func(n annotate.Annotation) {
			r.session.AddNote(n)
			w.say(say.T("Note written."))
		},
	})
}

// editNote opens the form of a note that is there and shows its passage.
func (w noting) editNote(id string) {
	r := w.room
	for _, n := range r.session.Notes() {
		if n.ID != id {
			continue
		}
		if !n.Orphan {
			pane{r}.goTo(n.Span.Start)
		}
		r.dock.EditNote(dock.NoteForm{
			Note: n, Quote: n.Quote.Exact, Tags: pane{r}.tags(),
			Save:   func(n annotate.Annotation) { r.session.ChangeNote(n) },
			Delete: func() { r.session.DeleteNote(id) },
		})
		return
	}
}

// tags are the tags in use.
func (r pane) tags() []string {
	var out []string
	for _, t := range r.desk.Facets().Tags {
		out = append(out, t.Tag)
	}
	return out
}

// bookmark marks the caret's place, or the selection, without a word.
func (w noting) bookmark() {
	r := w.room
	span, ok := pane{r}.noteSpan()
	if !ok {
		at := pane{r}.here()
		span = r.session.Rows()[r.session.RowAtRaw(at)].Raw
	}
	r.session.AddNote(annotate.Annotation{Span: span, Motivation: annotate.Bookmarking, Colour: "blue"})
	w.say(say.T("Bookmarked. The list of notes leads back here."))
}

// noteEverywhere writes one note on every place with the selected words.
func (w noting) noteEverywhere() {
	r := w.room
	span, _, ok := pane{r}.selection()
	if !ok || span.Empty() {
		w.say(say.T("Select the passage that the note is about first."))
		return
	}
	words := r.session.Raw().Slice(span)
	spans := occurrences(r.session.Raw().Text(), words)
	r.dock.EditNote(dock.NoteForm{
		Note:  annotate.Annotation{Span: span, Motivation: annotate.Tagging, Colour: "green"},
		Quote: say.N(len(spans), "%d place: %s", "%d places: %s", panes.Brief(words, 40)), Tags: pane{r}.tags(),
		Save: func(n annotate.Annotation) {
			notes := make([]annotate.Annotation, len(spans))
			for i, s := range spans {
				notes[i] = n
				notes[i].Span = s
			}
			r.session.AddNotes(notes)
		},
	})
}

// occurrences are the places of words in a text, without overlaps.
func occurrences(s, words string) []text.Span {
	var out []text.Span
	for at := 0; words != ""; {
		j := strings.Index(s[at:], words)
		if j < 0 {
			break
		}
		out = append(out, text.Span{Start: at + j, End: at + j + len(words)})
		at += j + len(words)
	}
	return out
}

// showNotes lists the notes.
func (w noting) showNotes() {
	r := w.room
	var items []sheet.Item
	for _, n := range r.session.Notes() {
		name := panes.Brief(n.Body, 70)
		if name == "" {
			name = "“" + panes.Brief(n.Quote.Exact, 60) + "”"
		}
		if n.Orphan {
			name = say.T("place lost") + ": " + name
		}
		line := r.session.Rows()[r.session.RowAtRaw(n.Span.Start)].Line
		items = append(items, sheet.Item{
			Name: name, Detail: strings.Join(n.Tags, ", ") + "  " + say.F("line %d", line),
			Do: func() { w.editNote(n.ID) },
		})
	}
	if len(items) == 0 {
		w.say(say.T("There are no notes yet. Select a passage and press Ctrl+M."))
		return
	}
	sheet.Pick(w.win.Canvas(), say.T("Notes"), say.T("Type to narrow the list"), items, w.afterSheet)
}

// stepNote goes to the next or previous note behind the caret.
func (w noting) stepNote(step int) {
	r := w.room
	notes := r.session.Notes()
	if len(notes) == 0 {
		w.say(say.T("There are no notes yet. Select a passage and press Ctrl+M."))
		return
	}
	here := pane{r}.here()
	best := -1
	for i := range notes {
		if step > 0 && notes[i].Span.Start > here {
			best = i
			break
		}
		if step < 0 && notes[i].Span.Start < here {
			best = i
		}
	}
	if best < 0 {
		best = 0
		if step < 0 {
			best = len(notes) - 1
		}
	}
	seeking(w).jump(notes[best].Span.Start)
	w.say(panes.Brief(notes[best].Body, 120))
	w.win.Canvas().Focus(r.view.Focusable())
}

// afterSheet brings the focus home when a sheet has closed and what had it
// before is gone.
func (w *Window) afterSheet() {
	if w.focused() == nil {
		w.home()
	}
	w.moved()
}

// contextMenu offers what can be done at a place of the panes.
func (r pane) contextMenu(_ int, _ textview.Pos, id int32, at fyne.Position) {
	w := r.window
	if i, ok := panes.RepairOf(id); ok {
		r.desk.Go(i)
	}
	var items []*fyne.MenuItem
	for _, c := range []string{"review.accept", "review.reject", "review.edit", "review.acceptGroup", "", "notes.new", "edit.passage", "", "edit.copy", "edit.copyReference"} {
		if c == "" {
			items = append(items, fyne.NewMenuItemSeparator())
			continue
		}
		cmd := w.commands.Get(c)
		item := fyne.NewMenuItem(cmd.Name(), func() { w.commands.Run(c) })
		item.Disabled = !cmd.Can()
		items = append(items, item)
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.win.Canvas(), at)
}
