package window

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"emend/app/notes"
	"emend/app/panes"
	"emend/app/parts"
	"emend/app/say"
	"emend/app/sheet"
	"emend/editor/annotate"
)

// notesPanel makes the list of notes beside the text.
func (w noting) notesPanel(d notes.Desk, c *notes.Choice) *notes.Panel {
	return notes.NewPanel(d, c, notes.Acts{
		Show:   func(n annotate.Annotation) { w.showNote(n) },
		Open:   w.openNote,
		Change: w.changeNote,
		Delete: w.deleteNote,
		Menu:   w.noteMenu,
		Leave:  w.home,
		Keys:   w.commands,
	}, w.showOrphans)
}

// showNotes opens the list of notes over the text, with room for all of each.
func (w noting) showNotes() {
	r := w.room
	about := widget.NewLabel("")
	about.Wrapping = fyne.TextWrapWord
	var s *sheet.Sheet
	b := notes.NewBrowser(r.desk, &r.panels.choice, notes.Acts{
		Show:   func(n annotate.Annotation) { about.SetText(w.describe(&n)) },
		Open:   func(n annotate.Annotation) { s.Close(); w.openNote(n) },
		Change: w.changeNote,
		Delete: w.deleteNote,
		Leave:  func() { s.Close() },
		Keys:   undoKeys{w},
	}, true)
	foot := container.NewVScroll(about)
	foot.SetMinSize(fyne.NewSize(100, 96))
	s = sheet.Show(w.win.Canvas(), sheet.Content{
		Title: say.T("Notes"), Body: parts.Border(nil, foot, nil, nil, b.Content), Size: fyne.NewSize(900, 480), First: b.Search(),
		Closed: func() {
			b.Close()
			w.afterSheet()
		},
	})
	b.TakeFocus()
}

// undoKeys are the keys that work in the list over the text beside its own: no
// command reaches around it, but what was done in it can be taken back there.
type undoKeys struct{ noting }

// Rune takes an act back, or does it again.
func (k undoKeys) Rune(r rune) bool {
	switch r {
	case 'u':
		k.desk().History().Undo()
	case 'U':
		k.desk().History().Redo()
	default:
		return false
	}
	return true
}

// Key is for keys with a name, of which there are none.
func (undoKeys) Key(fyne.KeyName) bool { return false }

// Shortcut is for shortcuts, of which there are none.
func (undoKeys) Shortcut(fyne.Shortcut) bool { return false }

// describe is all that there is to say of a note.
func (w noting) describe(n *annotate.Annotation) string {
	var about []string
	for _, t := range n.Tags {
		about = append(about, "#"+t)
	}
	if n.Author != "" {
		about = append(about, n.Author)
	}
	about = append(about, n.Created.Local().Format("2006-01-02 15:04"))
	if n.Modified.After(n.Created) {
		about = append(about, say.F("changed %s", n.Modified.Local().Format("2006-01-02 15:04")))
	}
	lines := []string{"“" + panes.Brief(n.Quote.Exact, 200) + "”", strings.Join(about, " · ")}
	if n.Orphan {
		lines = append(lines, say.T("Its passage is not in the text any more. Enter shows where it may belong."))
	}
	if n.Body != "" {
		lines = append(lines, n.Body)
	}
	return strings.Join(lines, "\n")
}

// showNote goes to a note's passage.
func (w noting) showNote(n annotate.Annotation) {
	if !n.Orphan {
		w.room.pane.goTo(n.Span.Start)
	}
}

// openNote opens the form of a note, or, where its place is lost, looks for it.
func (w noting) openNote(n annotate.Annotation) {
	if n.Orphan {
		w.showOrphan(n.ID)
		return
	}
	w.editNote(n.ID)
}

// deleteNote takes a note away.
func (w noting) deleteNote(n annotate.Annotation) {
	if why := w.refusal("notes.delete"); why != "" {
		w.say(why)
		return
	}
	if w.room.session.Notes().Delete(n.ID) {
		w.say(say.T("Note deleted. Undo brings it back."))
		w.moved()
	}
}

// changeNote makes a note as given.
func (w noting) changeNote(n annotate.Annotation) {
	if why := w.refusal("notes.change"); why != "" {
		w.say(why)
		return
	}
	w.room.session.Notes().Change(n)
	w.moved()
}

// noteMenu offers what can be done to a note of the list.
func (w noting) noteMenu(n annotate.Annotation, at fyne.Position) {
	open := say.T("Change the Note…")
	if n.Orphan {
		open = say.T("Find Its Place…")
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(open, func() { w.openNote(n) }),
		fyne.NewMenuItem(say.T("Delete"), func() { w.deleteNote(n) }),
	}
	for _, t := range n.Tags {
		items = append(items, fyne.NewMenuItem(say.F("Only Notes Tagged “%s”", t), func() {
			w.room.panels.choice.Filter.Tags = []string{t}
			w.room.panels.notes.Reload()
		}))
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.win.Canvas(), at)
}

// stepNote goes to the next or previous note behind the caret.
func (w noting) stepNote(step int) {
	r := w.room
	all := annotate.List(r.session.Notes().List(), annotate.Filter{}, annotate.ByPlace)
	here, best := r.pane.here(), -1
	first, last := -1, -1
	for i := range all {
		if all[i].Orphan {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
		at := all[i].Span.Start
		if step > 0 && at > here && best < 0 || step < 0 && at < here {
			best = i
		}
	}
	switch {
	case first < 0:
		w.say(say.T("There are no notes yet. Select a passage and press Ctrl+M."))
		return
	case best < 0 && step > 0:
		best = first
	case best < 0:
		best = last
	}
	seeking(w).jump(all[best].Span.Start)
	w.say(notes.Title(&all[best]))
	w.win.Canvas().Focus(r.pane.view.Focusable())
}

// orphans is how many notes have lost their place.
func (w noting) orphans() int {
	if w.room == nil {
		return 0
	}
	return notes.Orphans(w.room.desk)
}
