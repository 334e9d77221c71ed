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
	s := k.room.session.Project().Saved()
	k.showSlow(s)
	k.showClock(s)
	switch {
	case k.room.compared != nil:
		return
	case s.Err != nil:
		k.room.panels.status.SetSaved(say.T("not saved!"))
	case s.Slow:
		k.room.panels.status.SetSaved(say.N(s.Waiting, "saving is slow: %d act is not on the disk yet", "saving is slow: %d acts are not on the disk yet"))
	case s.ReadOnly != nil:
		k.room.panels.status.SetSaved(say.T("read only"))
	case s.Path == "":
		k.room.panels.status.SetSaved(say.T("not kept"))
	case s.Working:
		k.room.panels.status.SetSaved(say.T("kept, no name yet"))
	default:
		k.room.panels.status.SetSaved(say.F("saved in %s", filepath.Base(s.Path)))
	}
	k.showUnwritten(s)
	if s.ReadOnly == nil {
		k.room.bars.show(readOnlyBar, nil)
	}
}

// showClock says, once, that dates may mislead.
func (k *keeping) showClock(s editor.SavedState) {
	if !s.ClockBack || k.clockTold {
		return
	}
	k.clockTold = true
	gone := func() { k.room.bars.show(clockBar, nil); k.room.focus() }
	k.room.bars.show(clockBar, &bar{
		text: say.T("The clock of this machine went back. The dates of acts and versions may mislead; their order is right."),
		shut: gone, close: say.T("Close"),
	})
}

// showUnwritten says that the last act could not be written, as long as that
// is so.
func (k *keeping) showUnwritten(s editor.SavedState) {
	err := s.Err
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
			k.await(k.room.session.Project().SaveLater(s.Path, true), func(err error) {
				if err == nil {
					w.say(say.T("Everything is written."))
					k.room.focus()
				}
				k.showSaved()
				w.moved()
			})
		}),
		parts.NewButton(say.T("Save Elsewhere…"), nil, "Ctrl+Shift+S", func() { filing{w}.askSaveAs() }),
	}})
}

// showReadOnly says that nothing can be changed here, and what helps.
func (k *keeping) showReadOnly() {
	cause := k.room.session.Project().Saved().ReadOnly
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
			parts.NewButton(say.T("Try Again"), nil, "", func() { opening{w}.openAgain(k.room.session.Project().Saved().Path) }),
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

// rescue has what could not be written tried again, and where that does not help
// it moves the review to the reader's data folder, among those without a name:
// another disk than the full one, most of the time. then is told whether all is
// written now, and waits for a slow disk before.
func (k *keeping) rescue(then func(ok bool)) {
	s := k.room.session.Project().Saved()
	if s.Err == nil && !s.Slow {
		then(true)
		return
	}
	k.await(k.room.session.Project().SaveLater(s.Path, true), func(err error) {
		if err == nil {
			then(true)
			return
		}
		path, err := rescuePath()
		if err != nil {
			fyne.LogError("rescue review", err)
			then(false)
			return
		}
		k.await(k.room.session.Project().SaveLater(path, false), func(err error) {
			if err != nil {
				fyne.LogError("rescue review", err)
			}
			then(err == nil)
		})
	})
}

// rescuePath is a new name among the working projects.
func rescuePath() (string, error) {
	dir, err := project.WorkingDir()
	if err == nil {
		err = os.MkdirAll(dir, 0o700)
	}
	return filepath.Join(dir, fmt.Sprintf("rescued-%x.emend", time.Now().UnixNano())), err
}

// leaving runs what leaves the review, once all is written, unless acts can be
// written nowhere and would be lost: then the reader is asked first.
func (w opening) leaving(f func()) {
	viewing(w).endComparison()
	if w.room == nil {
		f()
		return
	}
	k := &w.room.kept
	if k.leaving {
		return
	}
	k.leaving = true
	k.rescue(func(ok bool) {
		k.leaving = false
		if ok {
			f()
			return
		}
		askLosing(w, f)
	})
}

// askLosing asks before a review is left of which acts can be written nowhere.
func askLosing(w opening, f func()) {
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
