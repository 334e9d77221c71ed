package window

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emend/app/dock"
	"emend/app/list"
	"emend/app/look"
	"emend/app/parts"
	"emend/app/say"
	"emend/app/sheet"
	"emend/editor"
	"emend/editor/project"
)

// askVersion keeps the present state under a name, and then asks for a file to
// write it to.
func (w filing) askVersion() {
	r := w.room
	r.panels.dock.Ask(dock.Question{
		Title: say.T("Keep a version: its name"), Hint: say.T("First reading"), OK: say.T("Keep"),
		Help: say.T("The version stays in the project. Next you can write it to a file, with its notes and repairs."),
		Done: func(name string) error {
			name = strings.TrimSpace(name)
			if name == "" {
				return errors.New(say.T("Give the version a name."))
			}
			r.kept.await(r.session.Versions().KeepLater(name), func(err error) {
				if err != nil {
					w.trouble(err)
					return
				}
				w.say(say.F("Version “%s” is kept.", name))
				w.askExport("html", say.F("Write version “%s” with its notes and repairs to a file, too", name))
				w.moved()
			})
			return nil
		},
	})
}

// A versionSheet lists the versions, to compare, bring back and export them.
type versionSheet struct {
	filing
	versions    []project.Version // the last kept first
	list        *list.List
	left, right *parts.Select
	moments     []moment
	sheet       *sheet.Sheet
}

// showVersions opens the list of versions.
func (w filing) showVersions() {
	r := w.room
	v := &versionSheet{filing: w, moments: r.moments()}
	for i := len(r.session.Versions().List()) - 1; i >= 0; i-- {
		v.versions = append(v.versions, r.session.Versions().List()[i])
	}
	v.list = list.New(26, func() int { return len(v.versions) }, func() list.Row {
		return list.NewCells([]list.Cell{{Left: 10, Width: -470}, {Left: -462, Width: 116}, {Left: -340, Width: 230}, {Left: -104, Width: 96}}, v.fill)
	})
	v.list.On = list.Events{
		Choose: func(int) { v.follow() },
		Open:   func(int) { v.compare() },
		Key:    func(e *fyne.KeyEvent, _ fyne.KeyModifier) bool { return v.key(e) },
		Rune:   v.rune,
	}
	empty := widget.NewLabel(say.T("No version is kept yet. Ctrl+Alt+S keeps one."))
	empty.Hidden = len(v.versions) > 0
	button := func(name, tip string, do func()) *parts.Button {
		b := parts.NewButton(name, nil, tip, do)
		if len(v.versions) == 0 {
			b.Disable()
		}
		return b
	}
	v.sheet = sheet.Show(w.win.Canvas(), sheet.Content{
		Title: say.T("Versions"), Size: fyne.NewSize(860, 400), First: v.list, Closed: w.afterSheet,
		Body: parts.Border(nil, v.chooser(), nil, nil, container.NewStack(v.list, empty)),
		Buttons: []*parts.Button{
			button(say.T("Go Back to It"), say.T("Brings its decisions, edits and notes back; one Undo takes that back  (r)"), v.restore),
			button(say.T("Export…"), say.T("Writes its text to a file, with its notes where the format holds them  (x)"), v.export),
			button(say.T("Rename…"), say.T("Gives it another name  (e)"), v.rename),
			button(say.T("Delete"), say.T("Takes it off the list; one Undo brings it back  (Del)"), v.remove),
			parts.NewButton(say.T("Compare"), nil, say.T("Enter"), v.compare).Strong(),
		},
	})
	v.list.Choose(min(0, len(v.versions)-1))
	v.follow()
}

// chooser is the line in which the two texts to compare are chosen.
func (v *versionSheet) chooser() fyne.CanvasObject {
	var names []string
	for _, m := range v.moments {
		names = append(names, m.name)
	}
	v.left, v.right = parts.NewSelect(names, nil), parts.NewSelect(names, nil)
	shut := func() { v.sheet.Close() }
	v.left.OnEscape, v.right.OnEscape = shut, shut
	v.left.SetSelectedIndex(0)
	v.right.SetSelectedIndex(len(names) - 1)
	words := func(s string) fyne.CanvasObject {
		l := widget.NewLabel(s)
		l.SizeName = theme.SizeNameCaptionText
		return container.NewCenter(l)
	}
	return container.NewGridWithColumns(2,
		parts.Border(nil, nil, words(say.T("Compare")), nil, v.left),
		parts.Border(nil, nil, words(say.T("with")), nil, v.right))
}

func (v *versionSheet) fill(c *list.Cells, i int) {
	if i >= len(v.versions) {
		return
	}
	s, x := look.Present(), &v.versions[i]
	c.Set(0, x.Name, s.Ink, 0, fyne.TextStyle{})
	c.Set(1, x.Time.Local().Format("2006-01-02 15:04"), s.Faint, 12, fyne.TextStyle{})
	counts := "✓ " + say.Count(x.Counts.Accepted) + "  ✗ " + say.Count(x.Counts.Rejected) + "  ✎ " + say.Count(x.Counts.Edited) +
		"  ○ " + say.Count(x.Counts.Pending) + "  ⚑ " + say.Count(x.Counts.Notes)
	c.Set(2, counts, s.Faint, 12, fyne.TextStyle{})
	c.Set(3, x.Author, s.Faint, 12, fyne.TextStyle{})
}

// follow puts the version chosen on the left of the comparison.
func (v *versionSheet) follow() {
	if i := v.list.Chosen(); i >= 0 && i < len(v.versions) {
		v.left.SetSelectedIndex(len(v.versions) - i)
	}
}

func (v *versionSheet) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyEscape:
		v.sheet.Close()
	case fyne.KeyDelete:
		v.remove()
	default:
		return false
	}
	return true
}

func (v *versionSheet) rune(r rune) bool {
	switch r {
	case 'r':
		v.restore()
	case 'x':
		v.export()
	case 'e':
		v.rename()
	}
	return true
}

func (v *versionSheet) compare() {
	l, r := v.left.SelectedIndex(), v.right.SelectedIndex()
	if l < 0 || r < 0 {
		return
	}
	v.sheet.Close()
	viewing(v.filing).compare(v.moments[l], v.moments[r])
}

// chosen is the version the reader is at.
func (v *versionSheet) chosen() (project.Version, bool) {
	if i := v.list.Chosen(); i >= 0 && i < len(v.versions) {
		return v.versions[i], true
	}
	return project.Version{}, false
}

// restore brings the state of the version back, as one undo step.
func (v *versionSheet) restore() {
	x, ok := v.chosen()
	if !ok {
		return
	}
	if why := v.refusal("file.restore"); why != "" {
		v.sheet.Trouble(errors.New(why))
		return
	}
	v.sheet.Close()
	v.goBackTo(x)
}

// goBackTo brings a version back, worked out in the background.
func (v *versionSheet) goBackTo(x project.Version) {
	l, failure := v.room.session.Versions().RestoreLater(x)
	v.room.work.away(say.F("Going back to version “%s”…", x.Name), l.Work, func() {
		if err := failure(); err != nil {
			v.trouble(err)
			return
		}
		switch n, ok := l.Take(); {
		case !ok: // something was done meanwhile
			v.goBackTo(x)
		case n == 0:
			v.say(say.F("“%s” is as the review is now.", x.Name))
		default:
			v.say(say.N(n, "“%[2]s” is back: %[1]d change. Undo takes that back.", "“%[2]s” is back: %[1]d changes. Undo takes that back.", x.Name))
		}
	})
}

// export asks for a file to write the version to.
func (v *versionSheet) export() {
	x, ok := v.chosen()
	if !ok {
		return
	}
	v.sheet.Close()
	var then *editor.Session
	var err error
	at := v.room.session.Versions().AtLater(x)
	v.room.work.away(say.F("Making the text of version “%s”…", x.Name), func() { then, err = at() }, func() {
		if err != nil {
			v.trouble(err)
			return
		}
		v.askExportOf(then, "html", say.F("Export version “%s”", x.Name))
	})
}
