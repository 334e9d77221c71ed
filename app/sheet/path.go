package sheet

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emend/app/list"
	"emend/app/look"
	"emend/app/parts"
	"emend/app/say"
)

// A PathQuestion asks for a file.
type PathQuestion struct {
	Title  string
	OK     string
	Start  string // path to begin with; a folder ends with a separator
	Recent []string
	Extra  []fyne.CanvasObject // below the field
	Saving bool                // the file need not exist; one that does is asked about
	// Do takes the path; overwrite is set when the reader has said that a file
	// that is there may be replaced.
	Do     func(path string, overwrite bool) error
	Closed func()
	// Made is handed the means to change and to read the field; may be nil.
	Made func(set func(string), get func() string)
}

// pathForm is the state of the sheet.
type pathForm struct {
	q       PathQuestion
	sheet   *Sheet
	field   *parts.Entry
	list    *list.List
	shown   []string // paths; folders end with a separator
	confirm string   // the path that will be replaced when it is asked for again
}

// AskPath opens a sheet with a field for a path and the files that begin so.
// Tab completes, the arrows choose, Enter opens.
func AskPath(c fyne.Canvas, q PathQuestion) *Sheet {
	f := &pathForm{q: q, field: parts.NewEntry()}
	f.field.SetPlaceHolder(say.T("Type a path, or choose below; Tab completes"))
	f.field.TextStyle.Monospace = true
	f.list = list.New(24, func() int { return len(f.shown) }, func() list.Row {
		return list.NewCells([]list.Cell{{Left: 10, Width: -10}}, func(cells *list.Cells, i int) {
			if i < len(f.shown) {
				cells.Set(0, f.name(i), look.Present().Ink, 0, fyne.TextStyle{Monospace: true})
			}
		})
	})
	f.list.On.Open = f.take
	f.list.On.Tap = func(i int, _ fyne.Position) { f.field.SetText(f.shown[i]) }
	f.list.On.Rune = func(r rune) bool { c.Focus(f.field); f.field.TypedRune(r); return true }
	f.list.On.Key = func(e *fyne.KeyEvent, _ fyne.KeyModifier) bool {
		if e.Name == fyne.KeyEscape {
			f.sheet.Close()
			return true
		}
		return false
	}
	f.field.OnChanged = func(string) { f.relist(); f.sheet.Trouble(nil) }
	f.field.OnDone = f.enter
	f.field.OnMove = func(step int) {
		if n := len(f.shown); n > 0 {
			f.list.Choose((f.list.Chosen() + step + n) % n)
		}
	}
	f.field.OnTab = func(back bool) bool { return !back && f.complete() }
	ok := parts.NewButton(q.OK, nil, say.T("Enter"), func() { f.do(f.field.Text) }).Strong()
	top := container.NewVBox(append([]fyne.CanvasObject{f.field}, q.Extra...)...)
	if !q.Saving && len(q.Recent) > 0 {
		hint := widget.NewLabel(say.T("Recent files come first while the field is empty."))
		hint.SizeName = theme.SizeNameCaptionText
		top.Add(hint)
	}
	f.sheet = Show(c, Content{
		Title: q.Title, Body: parts.Border(top, nil, nil, nil, f.list), Size: fyne.NewSize(640, 360),
		First: f.field, Buttons: []*parts.Button{ok}, Close: say.T("Cancel"), Closed: q.Closed,
	})
	f.field.OnEscape = f.sheet.Close
	if q.Made != nil {
		q.Made(f.set, func() string { return f.field.Text })
	}
	f.set(q.Start)
	f.relist()
	return f.sheet
}

// name is how a row is shown: the last part of the path, or all of a recent one.
func (f *pathForm) name(i int) string {
	p := f.shown[i]
	if f.field.Text == "" {
		return p
	}
	if strings.HasSuffix(p, string(filepath.Separator)) {
		return filepath.Base(p) + string(filepath.Separator)
	}
	return filepath.Base(p)
}

// mostShown is how many files of a folder are listed.
const mostShown = 2000

// relist lists the files that begin with what was typed.
func (f *pathForm) relist() {
	f.shown = nil
	if f.field.Text == "" {
		f.shown = append(f.shown, f.q.Recent...)
	} else {
		f.shown = Completions(f.field.Text)
	}
	f.list.Choose(-1)
}

// Completions are the paths that begin with what was typed, folders with a
// separator at the end. Hidden files are listed when the dot was typed.
func Completions(typed string) []string {
	path := Expand(typed)
	dir, base := filepath.Split(path)
	if dir == "" {
		dir = "."
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		name := e.Name()
		if !strings.HasPrefix(strings.ToLower(name), strings.ToLower(base)) || strings.HasPrefix(name, ".") && !strings.HasPrefix(base, ".") {
			continue
		}
		p := filepath.Join(dir, name)
		if e.IsDir() {
			p += string(filepath.Separator)
		}
		if out = append(out, p); len(out) == mostShown {
			break
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return strings.ToLower(out[i]) < strings.ToLower(out[j]) })
	return out
}

// Expand reads a leading ~ as the home folder.
func Expand(path string) string {
	if home, err := os.UserHomeDir(); err == nil && (path == "~" || strings.HasPrefix(path, "~/")) {
		return home + path[1:]
	}
	return path
}

// complete adds what all files that begin so have in common; it says whether
// the focus stays: something was added, or several are left.
func (f *pathForm) complete() bool {
	longer, many := Complete(f.field.Text)
	if longer != f.field.Text {
		f.set(longer)
		return true
	}
	return many
}

// Complete adds to a path what all files that begin so have in common; many
// says that there are several.
func Complete(typed string) (longer string, many bool) {
	all := Completions(typed)
	if len(all) == 0 || typed == "" {
		return typed, false
	}
	common := all[0]
	for _, p := range all[1:] {
		for !strings.HasPrefix(strings.ToLower(p), strings.ToLower(common)) {
			common = common[:len(common)-1]
		}
	}
	if len(common) <= len(Expand(typed)) {
		return typed, len(all) > 1
	}
	return common, len(all) > 1
}

func (f *pathForm) set(path string) {
	f.field.SetText(path)
	f.field.CursorColumn = len([]rune(path))
	f.field.Refresh()
}

// enter takes the row chosen with the arrows, or what was typed.
func (f *pathForm) enter() {
	if i := f.list.Chosen(); i >= 0 {
		f.take(i)
		return
	}
	f.do(f.field.Text)
}

// take goes into a folder or takes a file.
func (f *pathForm) take(i int) {
	if i < 0 || i >= len(f.shown) {
		return
	}
	p := f.shown[i]
	f.set(p)
	if !strings.HasSuffix(p, string(filepath.Separator)) && !f.q.Saving {
		f.do(p)
	}
}

// do hands the path over.
func (f *pathForm) do(typed string) {
	path := Expand(strings.TrimSpace(typed))
	if path == "" {
		f.sheet.Trouble(errors.New(say.T("Type the path of a file.")))
		return
	}
	err := f.q.Do(path, f.confirm == path)
	if f.q.Saving && (errors.Is(err, fs.ErrExist) || isExists(err)) {
		f.confirm = path
		f.sheet.Trouble(errors.New(say.T("A file of that name is there. Press Enter again to replace it.")))
		return
	}
	f.sheet.Done(err)
}
