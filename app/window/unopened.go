package window

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"emend/app/parts"
	"emend/app/say"
	"emend/app/sheet"
	"emend/editor"
	"emend/editor/project"
	"emend/editor/project/salvage"
	"emend/editor/record"
)

// cannotOpen tells why a file was not opened and what can be done; where
// nothing is open yet, the sample is.
func (w mending) cannotOpen(name, path string, err error) {
	if w.room == nil {
		opening(w).openSample()
	}
	w.say(say.F("“%s” was not opened.", name))
	var s *sheet.Sheet
	remedy := func(name string, do func()) []*parts.Button {
		return []*parts.Button{parts.NewButton(name, nil, say.T("Enter"), func() { s.Close(); do() }).Strong()}
	}
	title, text := say.T("That did not work"), fmt.Sprintf("%s: %v", name, err)
	var buttons []*parts.Button
	switch {
	case errors.Is(err, project.ErrNewer):
		title = say.T("A newer Emend wrote this project")
		text = say.F("“%s” has a format that this Emend does not know. Update Emend to open it. The file stays as it is.", name)
	case errors.Is(err, project.ErrDamaged):
		title = say.T("The project is damaged")
		text = w.damage(name, err)
		if path != "" {
			buttons = remedy(say.F("Salvage Into “%s”", filepath.Base(project.SalvageName(path))), func() { w.salvage(name, path) })
		}
	case errors.Is(err, project.ErrNotOurs):
		title = say.T("This is no project of Emend’s")
		text = say.F("“%s” ends like a project, but something else is in it. The file stays as it is.", name)
		if st, err := os.Stat(path); err == nil && st.Mode().IsRegular() {
			buttons = remedy(say.T("Open It as a Text"), func() { w.openAsText(name, path) })
		}
	case errors.Is(err, fs.ErrNotExist):
		text = missing(path)
	case errors.Is(err, fs.ErrPermission):
		text = barred(path)
	}
	content := sheet.Content{Title: title, Size: fyne.NewSize(560, 150), Buttons: buttons, Closed: w.afterSheet}
	if len(buttons) > 0 {
		content.First = buttons[0]
	}
	s = sheet.Read(w.win.Canvas(), content, text)
}

// missing says that there is no such file.
func missing(path string) string {
	return say.F("There is no file %s. Was it moved or renamed?", path)
}

// barred says that a file may not be read.
func barred(path string) string {
	return say.F("%s may not be read by you. Change its permissions, or copy it to where you may.", path)
}

// damage says what of a damaged project is lost and what is not.
func (w mending) damage(name string, err error) string {
	var d *project.DamagedError
	if !errors.As(err, &d) {
		return fmt.Sprintf("%s: %v", name, err)
	}
	return say.F("Parts of “%s” cannot be read. What can be read is:", name) + "\n" + readable(&d.Found) + "\n" +
		say.T("Salvaging puts that into a new project beside it. The damaged file stays as it is.")
}

// readable lists what could be read of a damaged project.
func readable(r *salvage.Report) string {
	raw := say.F("%d of %d bytes of the raw text", r.RawSize-r.RawLost, r.RawSize)
	switch {
	case r.RawFrom != "":
		raw = say.F("the raw text, from %s", r.RawFrom)
	case r.RawWrong:
		raw = say.T("the raw text, with wrong bytes in it")
	case r.RawLost == 0 && r.RawSize > 0:
		raw = say.T("the whole raw text")
	}
	acts := say.N(r.Entries, "all of %d act", "all of %d acts")
	if r.LogCut {
		acts = say.N(r.Entries, "the first %d act; later ones may be lost", "the first %d acts; later ones may be lost")
	}
	lines := []string{raw, acts}
	if r.State != nil {
		lines = append(lines, say.T("the state after the last act: decisions, edits and notes"))
	}
	repairs := say.N(r.Repairs, "%d repair", "%d repairs")
	if r.Repairs == 0 {
		repairs = say.T("no proposals; they are looked for again")
	}
	lines = append(lines, repairs, say.N(r.Versions, "%d version", "%d versions"))
	return "· " + strings.Join(lines, "\n· ")
}

// notice tells what a reader should know of how the review was opened.
func (w mending) notice(err error) {
	text := err.Error()
	var aside *project.AsideError
	if errors.As(err, &aside) {
		back := say.T("Nothing of it could be read; the review begins anew.")
		if aside.Found.Entries > 0 || aside.Found.State != nil {
			back = say.T("The review goes on with what could be read of it:") + "\n" + readable(&aside.Found)
		}
		text = say.F("What was kept of this review was damaged. The damaged file is set aside as %s.", aside.Path) + "\n" + back
	}
	sheet.Tell(w.win.Canvas(), say.T("Please note"), text, w.afterSheet)
}

// salvage brings what can be read of a damaged project into a new one and
// opens that.
func (w mending) salvage(name, path string) {
	out := project.SalvageName(path)
	var report salvage.Report
	opening(w).openThen(filepath.Base(out), out, func() (*editor.Session, error) {
		s, r, err := editor.OpenSalvaged(path, out, w.post)
		report = r
		return s, err
	}, func(*editor.Session) {
		w.whenIn(func() {
			sheet.Tell(w.win.Canvas(), say.T("Salvaged"), say.F("“%s” now holds what could be read of “%s”:", filepath.Base(out), name)+"\n"+readable(&report), w.afterSheet)
		})
	})
}

// openAsText opens a file that is named like a project as the text it is.
func (w mending) openAsText(name, path string) {
	opening(w).open(name, path, func() (*editor.Session, error) {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		return editor.OpenBytes(record.Source{Path: path, Name: name}, data, w.post)
	})
}

// whenIn runs f once the session that is being opened is in the window.
func (w mending) whenIn(f func()) { w.after(0, f) }
