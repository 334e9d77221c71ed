// Package exporting is the sheet in which a review is written to a file: what
// there is to choose, how the file will begin and what it drops, and, once it
// is written, what was proved of it.
package exporting

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emend/app/list"
	"emend/app/look"
	"emend/app/parts"
	"emend/app/say"
	"emend/app/sheet"
	"emend/editor"
	"emend/editor/export"
	"emend/editor/outfile"
)

// A form is the sheet for writing a file: formats left, what there is
// to choose and how the file will begin right, its path below. Once it is
// written, the proofs stand where its beginning stood.
type form struct {
	host    Host
	beside  func(suffix string) string
	sheet   *sheet.Sheet
	formats *list.List
	about   *widget.Label
	choices *choices
	top     *fyne.Container // about, choices and head, whose heights change
	shown   *widget.Label   // the beginning of the file, then the proofs
	head    *widget.Label   // what is shown
	path    *parts.Entry
	offered string // the path that was suggested for a format
	confirm string // the path that is replaced when it is asked for again
	ok      *parts.Button
	away    away
	done    bool // the file is written
}

// away is what goes on in the background.
type away struct {
	stop        context.CancelFunc
	turn        sync.Mutex // of the one that looks at the text: others wait, most of them to be stopped by then
	open, count int        // undecided repairs, as they were read last
}

const (
	exportWidth, exportHeight = 960, 560
	formatsWidth              = 250
)

// A Host is the window that the sheet lies over.
type Host interface {
	Canvas() fyne.Canvas
	Post(func()) // runs a function on the toolkit's goroutine
	Say(text string)
	Trouble(err error)
	SheetClosed()
}

// A Question is what is to be exported.
type Question struct {
	Session *editor.Session
	Format  string // the name of the one to begin with
	Title   string
	Beside  func(suffix string) string // a path beside the raw text
}

// Ask opens the sheet.
func Ask(h Host, q Question) {
	f := &form{host: h, beside: q.Beside, about: widget.NewLabel(""), shown: widget.NewLabel(""), head: widget.NewLabel(""), away: away{stop: func() {}}}
	f.about.Wrapping, f.about.SizeName = fyne.TextWrapWord, theme.SizeNameCaptionText
	f.shown.TextStyle.Monospace, f.shown.SizeName = true, theme.SizeNameCaptionText
	f.head.Wrapping = fyne.TextWrapWord
	f.head.SizeName, f.head.Importance = theme.SizeNameCaptionText, widget.LowImportance
	f.ok = parts.NewButton(say.T("Export"), nil, say.T("Enter"), f.enter).Strong()
	f.path = parts.NewEntry()
	f.choices = newChoices(q.Session, f.moved)
	f.makeFormats(q.Format)
	f.wirePath()
	f.top = container.NewVBox(f.about, f.choices.content, f.head)
	clear := container.New(layout.NewCustomPaddedLayout(0, theme.ScrollBarSize(), 0, 0), f.shown) // of the bar below
	right := parts.Border(f.top, f.path, nil, nil, container.NewScroll(clear))
	left := container.New(wide{formatsWidth}, f.formats)
	f.sheet = sheet.Show(h.Canvas(), sheet.Content{
		Title: q.Title, Body: parts.Border(nil, nil, left, nil, right), Size: fyne.NewSize(exportWidth, exportHeight),
		First: f.path, Buttons: []*parts.Button{f.ok}, Close: say.T("Close"),
		Closed: func() {
			f.away.stop()
			h.SheetClosed()
		},
	})
	f.choices.onEscape(f.sheet.Close)
	f.moved()
}

// wide gives its one object a width and all the height there is.
type wide struct{ width float32 }

// Layout is for the toolkit.
func (l wide) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize is for the toolkit.
func (l wide) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(l.width, 60) }

// makeFormats makes the list of formats. The arrows in the field of the path
// move in it too.
func (f *form) makeFormats(name string) {
	f.formats = list.New(26, func() int { return len(export.All) }, func() list.Row {
		return list.NewCells([]list.Cell{{Left: 10, Width: -8}}, func(cells *list.Cells, i int) {
			if i < len(export.All) {
				cells.Set(0, say.T(export.All[i].Title), look.Present().Ink, 0, fyne.TextStyle{})
			}
		})
	})
	at := 0
	for i, x := range export.All {
		if x.Name == name {
			at = i
		}
	}
	f.formats.Choose(at)
	f.formats.On.Choose = func(int) { f.moved() }
	f.formats.On.Tap = func(int, fyne.Position) { f.moved() }
	f.formats.On.Open = func(int) { f.enter() }
	f.formats.On.Key = func(e *fyne.KeyEvent, _ fyne.KeyModifier) bool {
		if e.Name == fyne.KeyEscape {
			f.sheet.Close()
		}
		return e.Name == fyne.KeyEscape
	}
}

func (f *form) wirePath() {
	f.path.TextStyle.Monospace = true
	f.path.SetPlaceHolder(say.T("The path of the file; Tab completes it, the arrows choose the format"))
	f.path.OnDone = f.enter
	f.path.OnEscape = func() { f.sheet.Close() }
	f.path.OnChanged = func(string) { f.sheet.Trouble(nil) }
	f.path.OnMove = func(step int) {
		n := len(export.All)
		f.formats.Choose((f.formats.Chosen() + step + n) % n)
		f.moved()
	}
	f.path.OnTab = func(back bool) bool {
		longer, many := sheet.Complete(f.path.Text)
		if back || longer == f.path.Text && !many {
			return false
		}
		f.setPath(longer)
		return true
	}
}

func (f *form) setPath(path string) {
	f.path.SetText(path)
	f.path.CursorColumn = len([]rune(path))
	f.path.Refresh()
}

// chosen is the format that is chosen.
func (f *form) chosen() export.Format { return export.All[max(0, f.formats.Chosen())] }

// suggestion is a path beside the text: never that of the raw text alone.
func (f *form) suggestion() string {
	suffix := f.chosen().Extension
	if suffix == ".txt" {
		suffix = ".clean.txt"
	}
	return f.beside(suffix)
}

// moved brings the sheet in line with what is chosen. A path that the reader
// typed stays.
func (f *form) moved() {
	if f.done {
		f.done = false
		f.ok.SetText(say.T("Export"))
	}
	if f.path.Text == f.offered {
		f.offered = f.suggestion()
		f.setPath(f.offered)
	}
	f.choices.show(f.chosen())
	f.describe()
	f.preview()
}

// describe says what the format is, and what is undecided, as it was read last.
func (f *form) describe() {
	about := say.T(f.chosen().Doc)
	if f.away.open > 0 {
		about += "\n" + say.F("%d repairs are undecided; %d of them count in the file.", f.away.open, f.away.count)
	}
	f.about.SetText(about)
	f.top.Refresh()
}

// enter writes the file, or closes the sheet once it is written.
func (f *form) enter() {
	if f.done {
		f.sheet.Close()
		return
	}
	if f.ok.Disabled() {
		return // it is being written
	}
	path := sheet.Expand(strings.TrimSpace(f.path.Text))
	if err := f.writable(path); errors.Is(err, fs.ErrExist) && f.confirm != path {
		f.confirm = path
		f.sheet.Trouble(errors.New(say.T("A file of that name is there. Press Enter again to replace it.")))
		return
	} else if err != nil && !errors.Is(err, fs.ErrExist) {
		f.sheet.Trouble(err)
		return
	}
	o, err := f.choices.options(f.chosen())
	if err != nil {
		f.sheet.Trouble(err)
		return
	}
	f.write(path, o)
}

// writable says what speaks against a path.
func (f *form) writable(path string) error {
	if path == "" {
		return errors.New(say.T("Type the path of a file."))
	}
	if outfile.Same(path, f.choices.session.Source().Path) {
		return errors.New(say.T("That is the raw text itself; choose another name."))
	}
	if st, err := os.Stat(path); err == nil {
		if st.IsDir() {
			return errors.New(say.F("%s is a folder; name a file in it.", path))
		}
		return fs.ErrExist
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if st, err := os.Stat(filepath.Dir(path)); err != nil {
		return err
	} else if !st.IsDir() {
		return fmt.Errorf("%s: %w", path, fs.ErrInvalid)
	}
	return nil
}
