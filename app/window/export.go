package window

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emend/app/parts"
	"emend/app/say"
	"emend/app/sheet"
	"emend/editor/export"
)

// exportForm is what the export sheet shows above the files.
type exportForm struct {
	window  *Window
	format  *parts.Select
	pending *parts.Select
	about   *widget.Label
	document,
	left *export.Document // as the panes show it, and with what is undecided left
	set func(path string) // changes the path in the field
}

// askExport asks for a format and a file. name is the format to begin with.
func (w filing) askExport(name, title string) {
	f := &exportForm{window: w.Window, about: widget.NewLabel("")}
	f.document = w.room.session.Document()
	leave := f.document.Policy
	leave.Left = true
	f.left = export.NewDocument(f.document.Raw, f.document.Repairs, f.document.Decisions, leave)
	f.left.Title, f.left.Notes, f.left.Source, f.left.Author, f.left.Time = f.document.Title, f.document.Notes, f.document.Source, f.document.Author, f.document.Time
	f.about.Wrapping = fyne.TextWrapWord
	f.about.SizeName = theme.SizeNameCaptionText
	f.format = parts.NewSelect(nil, nil)
	for i, x := range export.All {
		f.format.Options = append(f.format.Options, say.T(x.Title))
		if x.Name == name {
			f.format.SetSelectedIndex(i)
		}
	}
	f.pending = parts.NewSelect([]string{say.T("undecided: as shown"), say.T("undecided: left as they are")}, nil)
	f.pending.SetSelectedIndex(0)
	var s *sheet.Sheet
	shut := func() { s.Close() }
	f.format.OnEscape, f.pending.OnEscape = shut, shut
	row := container.NewGridWithColumns(2, f.format, f.pending)
	s = sheet.AskPath(w.win.Canvas(), sheet.PathQuestion{
		Title: title, OK: say.T("Export"), Start: w.room.besideText(f.suffix()), Saving: true,
		Extra: []fyne.CanvasObject{row, f.about}, Do: f.write, Closed: w.afterSheet,
		Made: func(set func(string), _ func() string) { f.set = set },
	})
	f.format.OnChanged = func(string) {
		f.set(w.room.besideText(f.suffix()))
		f.tell()
	}
	f.pending.OnChanged = func(string) { f.tell() }
	f.tell()
}

// chosen is the format that is chosen.
func (f *exportForm) chosen() export.Format { return export.All[max(0, f.format.SelectedIndex())] }

// suffix is what the file's name ends in: never that of the raw text alone.
func (f *exportForm) suffix() string {
	x := f.chosen().Extension
	if x == ".txt" {
		return ".clean.txt"
	}
	return x
}

// tell says what the format is for, what it drops, and what is undecided.
func (f *exportForm) tell() {
	lines := []string{f.chosen().Doc}
	var dropped []string
	for _, l := range f.chosen().Losses(f.document) {
		dropped = append(dropped, fmt.Sprintf("%d × %s", l.Count, l.What))
	}
	if len(dropped) > 0 {
		lines = append(lines, say.F("It does not hold: %s.", strings.Join(dropped, ", ")))
	}
	if t := f.window.room.session.Tally(); t.Pending > 0 {
		lines = append(lines, say.F("%d repairs are undecided; %d of them count in the text shown.", t.Pending, t.Applied))
	}
	f.about.SetText(strings.Join(lines, "\n"))
}

// write writes the file in the background: whole, then renamed.
func (f *exportForm) write(path string, overwrite bool) error {
	if _, err := os.Stat(path); err == nil && !overwrite {
		return fmt.Errorf("%s: %w", path, fs.ErrExist)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if same(path, f.document.Source.Path) {
		return errors.New(say.T("That is the raw text itself; choose another name."))
	}
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		return err
	}
	d, format, w := f.document, f.chosen(), f.window
	if f.pending.SelectedIndex() == 1 {
		d = f.left
	}
	go func() {
		err := writeFile(path, d, format)
		post(func() {
			if err != nil {
				w.trouble(fmt.Errorf("%s: %w", say.F("export to %s", path), err))
				return
			}
			w.say(say.F("Exported to %s", path))
		})
	}()
	return nil
}

func writeFile(path string, d *export.Document, format export.Format) error {
	var b bytes.Buffer
	if err := format.Write(&b, d, export.Options{}); err != nil {
		return err
	}
	part := path + ".part"
	if err := os.WriteFile(part, b.Bytes(), 0o644); err != nil {
		return err
	}
	return os.Rename(part, path)
}

// same says whether two paths name one file.
func same(a, b string) bool {
	ai, aerr := os.Stat(a)
	bi, berr := os.Stat(b)
	return aerr == nil && berr == nil && os.SameFile(ai, bi)
}
