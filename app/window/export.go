package window

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emend/app/parts"
	"emend/app/say"
	"emend/app/sheet"
	"emend/editor"
	"emend/editor/export"
)

// exportForm is what the export sheet shows above the files.
type exportForm struct {
	window  *Window
	session *editor.Session // the state to be exported
	format  *parts.Select
	pending *parts.Select
	about   *widget.Label
	document,
	left *export.Document // as the panes show it, and with what is undecided left
	set func(path string) // changes the path in the field
}

// askExport asks for a format and a file. name is the format to begin with.
func (w filing) askExport(name, title string) { w.askExportOf(w.room.session, name, title) }

// askExportOf is askExport for another state of the review.
func (w filing) askExportOf(s *editor.Session, name, title string) {
	f := &exportForm{window: w.Window, session: s, about: widget.NewLabel("")}
	f.document = s.Document()
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
	var form *sheet.Sheet
	shut := func() { form.Close() }
	f.format.OnEscape, f.pending.OnEscape = shut, shut
	row := container.NewGridWithColumns(2, f.format, f.pending)
	form = sheet.AskPath(w.win.Canvas(), sheet.PathQuestion{
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
	if t := f.session.Tally(); t.Pending > 0 {
		lines = append(lines, say.F("%d repairs are undecided; %d of them count in the text shown.", t.Pending, t.Applied))
	}
	f.about.SetText(strings.Join(lines, "\n"))
}

// write writes the file in the background: whole, then renamed.
func (f *exportForm) write(path string, overwrite bool) error {
	if err := mayWrite(path, overwrite); err != nil {
		return err
	}
	if same(path, f.document.Source.Path) {
		return errors.New(say.T("That is the raw text itself; choose another name."))
	}
	d, format, w := f.document, f.chosen(), f.window
	if f.pending.SelectedIndex() == 1 {
		d = f.left
	}
	go func() {
		err := writeFile(path, d, format)
		w.post(func() {
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
	return writeWhole(path, func(out io.Writer) error { return format.Write(out, d, export.Options{}) })
}

// same says whether two paths name one file.
func same(a, b string) bool {
	ai, aerr := os.Stat(a)
	bi, berr := os.Stat(b)
	return aerr == nil && berr == nil && os.SameFile(ai, bi)
}
