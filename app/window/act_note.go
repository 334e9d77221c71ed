package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"emend/app/dock"
	"emend/app/panes"
	"emend/app/say"
	"emend/app/textview"
	"emend/editor"
	"emend/editor/annotate"
	"emend/editor/text"
)

// noteSpan is what a new note is about: the selection, or else the current
// repair.
func (p *pane) noteSpan() (text.Span, bool) {
	if s, _, ok := p.selection(); ok && !s.Empty() {
		return s, true
	}
	if i, ok := p.room.desk.Queue().Current(); ok {
		return p.room.session.Repairs()[i].Span, true
	}
	return text.Span{}, false
}

// newNote opens the form of a note on what is selected.
func (w noting) newNote() {
	r := w.room
	span, ok := r.pane.noteSpan()
	if !ok {
		w.say(say.T("Select the passage that the note is about first."))
		return
	}
	r.panels.dock.EditNote(dock.NoteForm{
		Note:  annotate.Annotation{Span: span, Motivation: annotate.Commenting, Colour: "yellow"},
		Quote: r.session.Raw().Slice(span), Tags: tagsOf(r.session),
		Save: func(n annotate.Annotation) {
			r.session.Notes().Add(n)
			w.say(say.T("Note written."))
		},
	})
}

// editNote opens the form of a note that is there and shows its passage.
func (w noting) editNote(id string) {
	r := w.room
	for _, n := range r.session.Notes().List() {
		if n.ID != id {
			continue
		}
		if !n.Orphan {
			r.pane.goTo(n.Span.Start)
		}
		r.panels.dock.EditNote(dock.NoteForm{
			Note: n, Quote: n.Quote.Exact, Tags: tagsOf(r.session),
			Save:   func(n annotate.Annotation) { r.session.Notes().Change(n) },
			Delete: func() { r.session.Notes().Delete(id) },
		})
		return
	}
}

// tagsOf are the tags in use, the most used first.
func tagsOf(s *editor.Session) []string {
	var out []string
	for _, t := range annotate.TallyOf(s.Notes().List()).Tags {
		out = append(out, t.Name)
	}
	return out
}

// everywhere is every place, in the raw text, with the selected words as they
// stand in the pane where they were selected.
func (p *pane) everywhere() (spans []text.Span, words string) {
	raw, words, ok := p.selection()
	column, from, to, _ := p.view.Selection()
	switch {
	case !ok || from == to:
		return nil, ""
	case p.room.frame.columns == "inline" || p.side(column) == panes.RawSide:
		return p.room.session.Notes().Occurrences(raw, false), words
	}
	s := text.Span{Start: p.book.Offset(panes.CleanSide, from), End: p.book.Offset(panes.CleanSide, to)}
	return p.room.session.Notes().Occurrences(s, true), words
}

// noteEverywhere writes one note on every place with the selected words.
func (w noting) noteEverywhere() {
	r := w.room
	spans, words := r.pane.everywhere()
	if len(spans) == 0 {
		w.say(say.T("Select the passage that the note is about first."))
		return
	}
	r.panels.dock.EditNote(dock.NoteForm{
		Note:  annotate.Annotation{Span: spans[0], Motivation: annotate.Tagging, Colour: "green"},
		Quote: say.N(len(spans), "%d place: %s", "%d places: %s", panes.Brief(words, 40)), Tags: tagsOf(r.session),
		Save: func(n annotate.Annotation) {
			notes := make([]annotate.Annotation, len(spans))
			for i, s := range spans {
				notes[i] = n
				notes[i].Span = s
			}
			r.session.Notes().AddAll(notes)
			w.say(say.N(len(notes), "%d note written. One Undo takes it back.", "%d notes written. One Undo takes them all back."))
		},
	})
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
func (p *pane) contextMenu(_ int, _ textview.Pos, id int32, at fyne.Position) {
	w := p.room.window
	if i, ok := panes.RepairOf(id); ok {
		p.room.desk.Queue().Go(i)
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
