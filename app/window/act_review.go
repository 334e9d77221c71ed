package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"emend/app/dock"
	"emend/app/panes"
	"emend/app/parts"
	"emend/app/review"
	"emend/app/say"
	"emend/editor/repair"
)

// acts is the window as panels see it.
type acts struct{ w *Window }

// Run runs a command by its ID.
func (a acts) Run(id string) bool { return a.w.commands.Run(id) }

// Tip is what a command does, with its keys.
func (a acts) Tip(id string) string { return a.w.commands.Get(id).Tip() }

// Word gives the current repair a wording.
func (a acts) Word(wording string) {
	a.w.desk().Word(wording)
	deciding{a.w}.told()
}

// ShowNote opens a note.
func (a acts) ShowNote(id string) { noting{a.w}.editNote(id) }

// typing is the entry that has the focus, or nil. Menu shortcuts reach the
// window before an entry that is being typed in, so they are handed on to it.
func (w editing) typing() fyne.Shortcutable {
	switch e := w.focused().(type) {
	case *parts.Entry:
		return e
	case interface {
		fyne.Shortcutable
		CursorPosition() fyne.Position
	}:
		return e
	}
	return nil
}

// handedOn hands a shortcut on to the entry that is being typed in; false:
// there is none.
func (w editing) handedOn(s fyne.Shortcut) bool {
	e := w.typing()
	if e == nil {
		return false
	}
	e.TypedShortcut(s)
	return true
}

func (w deciding) accept() {
	if editing(w).handedOn(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl}) {
		return
	}
	if w.desk().Preview().Bulk() != nil {
		w.confirm()
		return
	}
	w.desk().Accept()
	w.told()
}

func (w deciding) reject() {
	if editing(w).handedOn(&desktop.CustomShortcut{KeyName: fyne.KeyBackspace, Modifier: fyne.KeyModifierControl}) {
		return
	}
	if editing(w).written() && w.room.pane.view.Holds(fyne.KeyBackspace) { // Ctrl+Backspace deletes a word there
		w.room.pane.view.EraseWord()
		return
	}
	if w.desk().Preview().Dismiss() {
		return
	}
	w.desk().Reject("")
	w.told()
}

// told says when nothing is left to decide, and makes an offer where the
// reader has decided a few of a group alike.
func (w deciding) told() {
	r := w.room
	r.bars.offer()
	t := r.session.Tally()
	switch {
	case w.desk().Queue().Filter().Only != nil: // the strip says it
	case t.Total > 0 && t.Pending == 0:
		w.say(say.T("All repairs are decided. l takes a last look at some of them; Ctrl+E exports the text, Ctrl+Alt+S keeps a version."))
	case !r.openInQueue():
		w.say(say.F("Nothing undecided is left under this filter; %d are elsewhere.", t.Pending))
	default:
		if label, ok := r.session.History().CanUndo(); ok {
			w.say(say.Sentence(label) + "  ·  " + say.T("u takes it back"))
		}
	}
}

// openInQueue says whether the queue holds an undecided repair.
func (r *room) openInQueue() bool {
	for _, i := range r.desk.Queue().List() {
		if r.session.Open(i) {
			return true
		}
	}
	return false
}

func (w deciding) step(step int, openOnly bool) {
	if !w.desk().Queue().Step(step, openOnly) {
		w.told()
	}
}

// propose puts a decision on the current repair's group before the reader.
func (w deciding) propose(state repair.State) {
	if editing(w).handedOn(&desktop.CustomShortcut{}) {
		return
	}
	if !w.desk().Preview().Propose(state, review.SamePattern) {
		w.say(say.T("No repair of this group is undecided."))
		return
	}
	if w.focused() == w.room.pane.view.Focusable() {
		w.home() // Enter and Space act on the preview there; in the panes they are typed
	}
}

func (w deciding) confirm() {
	if w.desk().Preview().Confirm() > 0 {
		w.told()
	}
}

// takeReading takes one of the other readings, by number.
func (w deciding) takeReading(k int) {
	i, _ := w.desk().Queue().Current()
	others := w.room.session.Repairs()[i].Alternatives
	if k >= len(others) {
		w.say(say.N(len(others), "There is %d other reading here.", "There are %d other readings here."))
		return
	}
	acts{w.Window}.Word(others[k])
}

// editWording opens the form for another wording of the current repair.
func (w deciding) editWording() {
	i, _ := w.desk().Queue().Current()
	s := w.room.session
	r := &s.Repairs()[i]
	now := r.Replacement
	if d := s.Decision(i); d.State == repair.Edited {
		now = d.Text
	}
	lines := 1
	if len(now) > 80 || len(now) != len(panes.Visible(now)) {
		lines = 4
	}
	w.room.panels.dock.Ask(dock.Question{
		Title: say.F("Wording for “%s”", panes.Brief(s.Raw().Slice(r.Span), 60)),
		Text:  now, Lines: lines, Select: lines == 1, Mono: true, OK: say.T("Use this wording"),
		Done: func(text string) error {
			w.desk().Queue().Go(i)
			w.desk().Word(text)
			w.told()
			return nil
		},
	})
}

// askReason rejects the current repair and keeps why.
func (w deciding) askReason() {
	i, _ := w.desk().Queue().Current()
	w.room.panels.dock.Ask(dock.Question{
		Title: say.T("Reject because…"), Hint: say.T("In your own words; it is kept with the decision"),
		Text: w.room.session.Decision(i).Reason, OK: say.T("Reject"),
		Done: func(reason string) error {
			w.desk().Queue().Go(i)
			w.desk().Reject(reason)
			w.told()
			return nil
		},
	})
}

func (w editing) canUndo() bool {
	if w.typing() != nil {
		return true
	}
	if w.room == nil {
		return false
	}
	_, typed := w.room.pane.book.Drafted()
	_, ok := w.room.session.History().CanUndo()
	return ok || typed
}

func (w editing) canRedo() bool {
	if w.typing() != nil {
		return true
	}
	if w.room == nil {
		return false
	}
	_, ok := w.room.session.History().CanRedo()
	return ok
}

// undo takes back what was typed in the entry that has the focus, or the last
// act of the review.
func (w editing) undo() {
	if w.handedOn(&fyne.ShortcutUndo{}) || w.busy() || w.room == nil {
		return
	}
	if label, ok := w.room.pane.writing.travel(w.desk().History().Undo); ok {
		w.say(say.F("Taken back: %s", say.Sentence(label)))
	}
}

func (w editing) redo() {
	if w.handedOn(&fyne.ShortcutRedo{}) || w.busy() || w.room == nil {
		return
	}
	if label, ok := w.room.pane.writing.travel(w.desk().History().Redo); ok {
		w.say(say.F("Done again: %s", say.Sentence(label)))
	}
}

// selectAll selects everything in the focused entry, or in the panes.
func (w editing) selectAll() {
	if !w.handedOn(&fyne.ShortcutSelectAll{}) && w.room != nil {
		w.room.pane.view.SelectAll()
	}
}

// copy copies what is selected in the focused entry, or in the panes.
func (w editing) copy() {
	if w.handedOn(&fyne.ShortcutCopy{Clipboard: w.app.Clipboard()}) || w.room == nil {
		return
	}
	if _, words, ok := w.room.pane.selection(); ok {
		w.app.Clipboard().SetContent(words)
		w.say(say.N(len([]rune(words)), "%d character copied.", "%d characters copied."))
		return
	}
	w.say(say.T("Select a passage first."))
}
