// Package versions is the sheet with the states of a review that were given a
// name: to compare any two, to go back to one, to write one to a file.
package versions

import (
	"errors"

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
	"emend/editor/record"
)

// A Host is the window that the sheet lies over.
type Host interface {
	Canvas() fyne.Canvas
	Say(text string)
	Trouble(err error)
	SheetClosed()
	Refusal(command string) string // why it is not done now; "": it is
}

// Acts are what the sheet has done by the window.
type Acts struct {
	Compare func(left, right Moment)
	Export  func(s *editor.Session, title string)
	Ask     func(dock.Question)
	// Away runs work in the background and then says so.
	Away func(what string, work, then func())
}

// A Sheet lists the versions, to compare, bring back and export them.
type Sheet struct {
	host        Host
	acts        Acts
	session     *editor.Session
	versions    []record.Version // the last kept first
	list        *list.List
	left, right *parts.Select
	moments     []Moment
	sheet       *sheet.Sheet
}

// Show opens the list of versions.
func Show(h Host, s *editor.Session, acts Acts) {
	v := &Sheet{host: h, acts: acts, session: s, moments: Moments(s)}
	kept := s.Versions().List()
	for i := len(kept) - 1; i >= 0; i-- {
		v.versions = append(v.versions, kept[i])
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
	v.sheet = sheet.Show(h.Canvas(), sheet.Content{
		Title: say.T("Versions"), Size: fyne.NewSize(860, 400), First: v.list, Closed: h.SheetClosed,
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
func (v *Sheet) chooser() fyne.CanvasObject {
	var names []string
	for _, m := range v.moments {
		names = append(names, m.Name)
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

func (v *Sheet) fill(c *list.Cells, i int) {
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
func (v *Sheet) follow() {
	if i := v.list.Chosen(); i >= 0 && i < len(v.versions) {
		v.left.SetSelectedIndex(len(v.versions) - i)
	}
}

func (v *Sheet) key(e *fyne.KeyEvent) bool {
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

func (v *Sheet) rune(r rune) bool {
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

func (v *Sheet) compare() {
	l, r := v.left.SelectedIndex(), v.right.SelectedIndex()
	if l < 0 || r < 0 {
		return
	}
	v.sheet.Close()
	v.acts.Compare(v.moments[l], v.moments[r])
}

// chosen is the version the reader is at.
func (v *Sheet) chosen() (record.Version, bool) {
	if i := v.list.Chosen(); i >= 0 && i < len(v.versions) {
		return v.versions[i], true
	}
	return record.Version{}, false
}

// restore brings the state of the version back, as one undo step.
func (v *Sheet) restore() {
	x, ok := v.chosen()
	if !ok {
		return
	}
	if why := v.host.Refusal("file.restore"); why != "" {
		v.sheet.Trouble(errors.New(why))
		return
	}
	v.sheet.Close()
	v.goBackTo(x)
}

// goBackTo brings a version back, worked out in the background.
func (v *Sheet) goBackTo(x record.Version) {
	l, failure := v.session.Versions().RestoreLater(x)
	v.acts.Away(say.F("Going back to version “%s”…", x.Name), l.Work, func() {
		if err := failure(); err != nil {
			v.host.Trouble(err)
			return
		}
		switch n, ok := l.Take(); {
		case !ok: // something was done meanwhile
			v.goBackTo(x)
		case n == 0:
			v.host.Say(say.F("“%s” is as the review is now.", x.Name))
		default:
			v.host.Say(say.N(n, "“%[2]s” is back: %[1]d change. Undo takes that back.", "“%[2]s” is back: %[1]d changes. Undo takes that back.", x.Name))
		}
	})
}

// export asks for a file to write the version to.
func (v *Sheet) export() {
	x, ok := v.chosen()
	if !ok {
		return
	}
	v.sheet.Close()
	var then *editor.Session
	var err error
	at := v.session.Versions().AtLater(x)
	v.acts.Away(say.F("Making the text of version “%s”…", x.Name), func() { then, err = at() }, func() {
		if err != nil {
			v.host.Trouble(err)
			return
		}
		v.acts.Export(then, say.F("Export version “%s”", x.Name))
	})
}
