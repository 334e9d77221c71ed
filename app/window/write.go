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
func (r pane) writable(column int) bool {
	return r.frame.columns != "inline" && r.side(column) == panes.CleanSide && r.window.refusal("edit.write") == ""
}

// written says whether what is typed now goes into the cleaned text.
func (w *Window) written() bool {
	if w.room == nil || w.busy() || w.focused() != w.room.view.Focusable() {
		return false
	}
	column, _ := w.room.view.Caret()
	return pane{w.room}.writable(column)
}

// write replaces a stretch of the cleaned column, as the reader types.
func (r pane) write(column int, from, to textview.Pos, wording string) (caret textview.Pos, ok bool) {
	if why := r.window.refusal("edit.write"); why != "" {
		r.window.say(why)
		return from, false
	}
	if !r.writable(column) {
		r.window.say(say.T("This text never changes. Write in the cleaned text: Alt+PgDn goes there."))
		return from, false
	}
	wording = r.lineEnds(wording)
	a, b := r.book.Typed(from), r.book.Typed(to)
	if a == b && wording == "" {
		return from, false
	}
	first, last, ok := r.book.Type(a, b, wording)
	if !ok {
		r.settle()
		first, last, _ = r.book.Type(a, b, wording)
	}
	end := a + len(wording)
	if last-first > draftRows || len(wording) > draftBytes {
		r.settle()
	} else {
		for row := first; row <= last; row++ {
			r.view.RowChanged(row)
		}
		r.restSoon()
	}
	return r.book.AtTyped(end), true
}

// lineEnds gives a text typed or pasted the line ends of the review's text.
func (r pane) lineEnds(s string) string {
	if !strings.ContainsAny(s, "\r\n") {
		return s
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	switch r.session.Raw().LineEnding() {
	case text.CRLF:
		return strings.ReplaceAll(s, "\n", "\r\n")
	case text.CR:
		return strings.ReplaceAll(s, "\n", "\r")
	}
	return s
}

// restSoon makes the draft an edit when the reader has rested, or when it has
// waited long enough.
func (r pane) restSoon() {
	w := &r.room.writing
	if w.rest != nil {
		w.rest()
	} else {
		w.since = time.Now()
	}
	if time.Since(w.since) > holdFor {
		r.settleOn()
		return
	}
	w.rest = w.after(restOf, r.settle)
}

// settle makes an edit of what is being typed: one act.
func (r pane) settle() {
	r.makeEdit()
	r.room.writing.last = settled{}
}

// settleOn does the same while the reader goes on.
func (r pane) settleOn() { r.makeEdit() }

func (r pane) makeEdit() {
	w := &r.room.writing
	if w.rest != nil {
		w.rest()
		w.rest = nil
	}
	draft, ok := r.book.Drafted()
	if !ok || w.settling {
		return
	}
	column, at := r.view.Caret()
	mine := r.writable(column)
	_, from, to, selected := r.view.Selection()
	caret, begin, end := r.book.Typed(at), r.book.Typed(from), r.book.Typed(to)
	w.settling = true
	r.book.EndDraft()
	if err := r.edit(draft); err != nil {
		r.window.trouble(err)
	}
	w.settling = false
	r.view.RowsChanged()
	if !mine {
		return
	}
	if !selected {
		begin, end = caret, caret
	} else if caret == begin {
		begin, end = end, begin
	}
	r.view.Select(column, r.book.AtTyped(begin), r.book.AtTyped(end))
}

// edit makes the edit, in one act with what was settled before it where the
// reader has typed on since.
func (r pane) edit(draft panes.Wording) error {
	w := &r.room.writing
	s := r.session
	was := w.last
	w.last = settled{}
	if was.acts > 0 && was.acts == len(s.Acts()) {
		var err error
		r.desk.History().AsOne(func() {
			s.Undo()
			both, ok := was.With(s.Mapping().Slice, draft)
			if !ok {
				s.Redo()
				both = draft
			}
			err = s.EditClean(both.Span, both.Text)
			draft = both
		})
		w.last = settled{draft, len(s.Acts())}
		return err
	}
	before := len(s.Acts())
	err := s.EditClean(draft.Span, draft.Text)
	if len(s.Acts()) > before {
		w.last = settled{draft, len(s.Acts())}
	}
	return err
}

// travel goes back or forth among the acts. Where the reader is writing, the
// caret goes to what it changed, instead of the next repair.
func (r pane) travel(act func() (string, bool)) (label string, ok bool) {
	if !r.window.written() {
		return act()
	}
	var at text.Span
	moved := false
	stop := r.session.Observe(func(c editor.Change) {
		if c.Kind == editor.TextChanged {
			at, moved = c.Span, true
		}
	})
	r.room.writing.settling = true // no scrolling to a repair
	label, ok = act()
	r.room.writing.settling = false
	stop()
	if moved {
		column, _ := r.view.Caret()
		to := r.book.At(panes.CleanSide, r.session.Mapping().ToClean(at.End, repair.After))
		r.view.Select(column, to, to)
		r.view.ScrollTo(to.Row, to.Off, column)
	}
	return label, ok
}

// cut copies what is selected in the panes and takes it out.
func (w editing) cut() {
	if w.handedOn(&fyne.ShortcutCut{Clipboard: w.app.Clipboard()}) || w.room == nil {
		return
	}
	if _, words, ok := (pane{w.room}).selection(); ok {
		w.app.Clipboard().SetContent(words)
		w.room.view.Erase()
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
	if w.focused() == w.room.view.Focusable() {
		w.room.view.Write(w.app.Clipboard().Content())
	}
}
