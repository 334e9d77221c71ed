package window

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"emend/app/panes"
	"emend/app/say"
	"emend/app/textview"
	"emend/editor"
	"emend/editor/repair"
	"emend/editor/text"
)

// writing is what the reader types into the cleaned text; see panes.Book.Type.
type writing struct {
	pane     *pane
	since    time.Time // when the present draft was begun
	settling bool      // the draft is being made an edit
	after    func(time.Duration, func()) (stop func())
	rest     func() // stops the timer
	last     settled
}

// settled is a draft that was made an edit because it had waited long, while
// the reader typed on: what comes next joins it in one act.
type settled struct {
	panes.Wording
	acts int // of the session behind it; 0: nothing to go on with
}

// A draft becomes an edit when the reader rests for so long, and at the latest
// when it is so old: no more than that can be lost when the machine stops.
const (
	restOf  = 800 * time.Millisecond
	holdFor = 4 * time.Second
)

// A draft of more rows or bytes than this becomes an edit at once: it would no
// longer be cheap to show.
const (
	draftRows  = 64
	draftBytes = 64 << 10
)

// writable says whether a column can be written in.
func (t *writing) writable(column int) bool {
	return t.pane.room.frame.columns != "inline" && t.pane.side(column) == panes.CleanSide && t.pane.room.window.refusal("edit.write") == ""
}

// written says whether what is typed now goes into the cleaned text.
func (w editing) written() bool {
	if w.room == nil || w.busy() || w.focused() != w.room.pane.view.Focusable() {
		return false
	}
	column, _ := w.room.pane.view.Caret()
	return w.room.pane.writing.writable(column)
}

// write replaces a stretch of the cleaned column, as the reader types.
func (t *writing) write(column int, from, to textview.Pos, wording string) (caret textview.Pos, ok bool) {
	if why := t.pane.room.window.refusal("edit.write"); why != "" {
		t.pane.room.window.say(why)
		return from, false
	}
	if !t.writable(column) {
		t.pane.room.window.say(say.T("This text never changes. Write in the cleaned text: Alt+PgDn goes there."))
		return from, false
	}
	wording = t.lineEnds(wording)
	a, b := t.pane.book.Typed(from), t.pane.book.Typed(to)
	if a == b && wording == "" {
		return from, false
	}
	first, last, ok := t.pane.book.Type(a, b, wording)
	if !ok {
		t.settle()
		first, last, _ = t.pane.book.Type(a, b, wording)
	}
	end := a + len(wording)
	if last-first > draftRows || len(wording) > draftBytes {
		t.settle()
	} else {
		for row := first; row <= last; row++ {
			t.pane.view.RowsReplaced(row, 1, 1)
		}
		t.restSoon()
	}
	return t.pane.book.AtTyped(end), true
}

// lineEnds gives a text typed or pasted the line ends of the review's text.
func (t *writing) lineEnds(s string) string {
	if !strings.ContainsAny(s, "\r\n") {
		return s
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	switch t.pane.room.session.Raw().LineEnding() {
	case text.CRLF:
		return strings.ReplaceAll(s, "\n", "\r\n")
	case text.CR:
		return strings.ReplaceAll(s, "\n", "\r")
	}
	return s
}

// restSoon makes the draft an edit when the reader has rested, or when it has
// waited long enough.
func (t *writing) restSoon() {
	if t.rest != nil {
		t.rest()
	} else {
		t.since = time.Now()
	}
	if time.Since(t.since) > holdFor {
		t.settleOn()
		return
	}
	t.rest = t.after(restOf, t.settle)
}

// settle makes an edit of what is being typed: one act.
func (t *writing) settle() {
	t.makeEdit()
	t.last = settled{}
}

// settleOn does the same while the reader goes on.
func (t *writing) settleOn() { t.makeEdit() }

func (t *writing) makeEdit() {
	if t.rest != nil {
		t.rest()
		t.rest = nil
	}
	draft, ok := t.pane.book.Drafted()
	if !ok || t.settling {
		return
	}
	column, at := t.pane.view.Caret()
	mine := t.writable(column)
	_, from, to, selected := t.pane.view.Selection()
	caret, begin, end := t.pane.book.Typed(at), t.pane.book.Typed(from), t.pane.book.Typed(to)
	t.settling = true
	first, last := t.pane.book.EndDraft()
	for row := first; row <= last; row++ {
		t.pane.view.RowsReplaced(row, 1, 1)
	}
	if err := t.edit(draft); err != nil {
		t.pane.room.window.trouble(err)
	}
	t.settling = false
	if !mine {
		return
	}
	if !selected {
		begin, end = caret, caret
	} else if caret == begin {
		begin, end = end, begin
	}
	t.pane.view.Select(column, t.pane.book.AtTyped(begin), t.pane.book.AtTyped(end))
}

// edit makes the edit, in one act with what was settled before it where the
// reader has typed on since.
func (t *writing) edit(draft panes.Wording) error {
	s := t.pane.room.session
	was := t.last
	t.last = settled{}
	if was.acts > 0 && was.acts == len(s.History().Acts()) {
		var err error
		t.pane.room.desk.History().AsOne(func() {
			s.History().Undo()
			both, ok := was.With(s.Mapping().Slice, draft)
			if !ok {
				s.History().Redo()
				both = draft
			}
			err = s.Edits().Replace(both.Span, both.Text)
			draft = both
		})
		t.last = settled{draft, len(s.History().Acts())}
		return err
	}
	before := len(s.History().Acts())
	err := s.Edits().Replace(draft.Span, draft.Text)
	if len(s.History().Acts()) > before {
		t.last = settled{draft, len(s.History().Acts())}
	}
	return err
}

// travel goes back or forth among the acts. Where the reader is writing, the
// caret goes to what it changed, instead of the next repair.
func (t *writing) travel(act func() (string, bool)) (label string, ok bool) {
	if !(editing{t.pane.room.window}).written() {
		return act()
	}
	var at text.Span
	moved := false
	stop := t.pane.room.session.Observe(func(c editor.Change) {
		if c.Kind == editor.TextChanged {
			at, moved = c.Span, true
		}
	})
	t.settling = true // no scrolling to a repair
	label, ok = act()
	t.settling = false
	stop()
	if moved {
		column, _ := t.pane.view.Caret()
		to := t.pane.book.At(panes.CleanSide, t.pane.room.session.Mapping().ToClean(at.End, repair.After))
		t.pane.view.Select(column, to, to)
		t.pane.view.ScrollTo(to.Row, to.Off, column)
	}
	return label, ok
}

// cut copies what is selected in the panes and takes it out.
func (w editing) cut() {
	if w.handedOn(&fyne.ShortcutCut{Clipboard: w.app.Clipboard()}) || w.room == nil {
		return
	}
	if _, words, ok := w.room.pane.selection(); ok {
		w.app.Clipboard().SetContent(words)
		w.room.pane.view.Erase()
		return
	}
	w.say(say.T("Select a passage first."))
}

// paste puts what is on the clipboard into the focused entry, or into the
// cleaned text.
func (w editing) paste() {
	if w.handedOn(&fyne.ShortcutPaste{Clipboard: w.app.Clipboard()}) || w.room == nil || w.busy() {
		return
	}
	if w.focused() == w.room.pane.view.Focusable() {
		w.room.pane.view.Write(w.app.Clipboard().Content())
	}
}
