package window

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"emend/app/parts"
	"emend/app/say"
	"emend/app/sheet"
	"emend/editor"
	"emend/editor/project"
)

// showSaved tells how the review is kept, and in a bar what is wrong with
// that.
func (k *keeping) showSaved() {
	s := k.room.session.Saved()
	switch {
	case k.room.compared != nil:
		return
	case s.Err != nil:
		k.room.panels.status.SetSaved(say.T("not saved!"))
	case s.ReadOnly != nil:
		k.room.panels.status.SetSaved(say.T("read only"))
	case s.Path == "":
		k.room.panels.status.SetSaved(say.T("not kept"))
	case s.Working:
		k.room.panels.status.SetSaved(say.T("kept, no name yet"))
	default:
		k.room.panels.status.SetSaved(say.F("saved in %s", filepath.Base(s.Path)))
	}
	k.showUnwritten(s.Err)
	if s.ReadOnly == nil {
		k.room.bars.show(readOnlyBar, nil)
	}
}

// showUnwritten says that the last act could not be written, as long as that
// is so.
func (k *keeping) showUnwritten(err error) {
	if err == nil {
		k.room.bars.show(unwrittenBar, nil)
		return
	}
	text := say.F("The last act could not be written: %v. It is kept in memory and tried again.", err)
	switch {
	case errors.Is(err, project.ErrFull):
		text = say.T("The disk is full: the last act could not be written. It is kept in memory and tried again. Make room, or save elsewhere.")
	case errors.Is(err, project.ErrGone):
		text = say.T("The project’s file was removed, moved or replaced while it was open. What you do is kept in memory. Put the file back, or save elsewhere.")
	case errors.Is(err, project.ErrReadOnly):
		text = say.T("The project’s file or folder cannot be written to any more. What you do is kept in memory. Save elsewhere.")
	}
	if old := k.room.bars.list[unwrittenBar]; old != nil && old.text == text {
		return
	}
	w := k.room.window
	k.room.bars.show(unwrittenBar, &bar{text: text, grave: true, acts: []*parts.Button{
		parts.NewButton(say.T("Try Again"), nil, "", func() {
			if k.written() {
				w.say(say.T("Everything is written."))
				k.room.focus()
			}
			k.showSaved()
			w.moved()
		}),
		parts.NewButton(say.T("Save Elsewhere…"), nil, "Ctrl+Shift+S", func() { filing{w}.askSaveAs() }),
	}})
}

// showReadOnly says that nothing can be changed here, and what helps.
func (k *keeping) showReadOnly() {
	cause := k.room.session.Saved().ReadOnly
	if cause == nil {
		return
	}
	text := say.T("This project’s file or folder is read-only: here it can only be read.")
	if errors.Is(cause, project.ErrBusy) {
		text = say.T("This review is open in another window: here it can only be read.")
	}
	w := k.room.window
	k.room.bars.show(readOnlyBar, &bar{
		text: text,
		acts: []*parts.Button{
			parts.NewButton(say.T("Try Again"), nil, "", func() { opening{w}.openAgain(k.room.session.Saved().Path) }),
			parts.NewButton(say.T("Save Under Another Name…"), nil, "Ctrl+Shift+S", func() { filing{w}.askSaveAs() }),
		},
		shut: func() { k.room.bars.show(readOnlyBar, nil); k.room.focus() }, close: say.T("Only Read"),
	})
}

// openAgain opens a project anew that was open for reading only.
func (w opening) openAgain(path string) {
	w.leaveRoom()
	w.open(filepath.Base(path), "", func() (*editor.Session, error) { return editor.OpenFile(path, w.post) })
}

// written tries again what could not be written; it says whether all is
// written now.
func (k *keeping) written() bool {
	s := k.room.session.Saved()
	return s.Err == nil || k.room.session.Save(s.Path, true) == nil
}

// rescue is written, and where that does not help it moves the review to the
// reader's data folder, among those without a name: another disk than the full
// one, most of the time. It says whether all is written now.
func (k *keeping) rescue() bool {
	if k.written() {
		return true
	}
	dir, err := project.WorkingDir()
	if err == nil {
		err = os.MkdirAll(dir, 0o700)
	}
	if err == nil {
		err = k.room.session.Save(filepath.Join(dir, fmt.Sprintf("rescued-%x.emend", time.Now().UnixNano())), false)
	}
	if err != nil {
		fyne.LogError("rescue review", err)
	}
	return err == nil
}

// leaving runs what leaves the review, unless that would lose acts that can be
// written nowhere: then the reader is asked first.
func (w opening) leaving(f func()) {
	viewing(w).endComparison()
	if w.room == nil || w.room.kept.rescue() {
		f()
		return
	}
	var s *sheet.Sheet
	l := widget.NewLabel(say.T("The last acts could not be written, neither to the project nor to the data folder. They are lost when the review is closed now. Make room, or save elsewhere."))
	l.Wrapping = fyne.TextWrapWord
	elsewhere := parts.NewButton(say.T("Save Elsewhere…"), nil, say.T("Enter"), func() { s.Close(); filing(w).askSaveAs() }).Strong()
	s = sheet.Show(w.win.Canvas(), sheet.Content{
		Title: say.T("Not everything is written"), Body: l, Size: fyne.NewSize(520, 90), First: elsewhere,
		Buttons: []*parts.Button{parts.NewButton(say.T("Close and Lose Them"), nil, "", func() { s.Close(); f() }), elsewhere},
		Close:   say.T("Cancel"), Closed: w.afterSheet,
	})
	w.moved()
}
