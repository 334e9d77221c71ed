package window

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"emend/app/command"
	"emend/app/list"
	"emend/app/look"
	"emend/app/parts"
	"emend/app/say"
	"emend/app/sheet"
)

// keyForm is the sheet in which keys are assigned.
type keyForm struct {
	window *Window
	field  *parts.Entry
	list   *list.List
	sheet  *sheet.Sheet
	about  *widget.Label
	grab   *parts.Capture
	shown  []*command.Command
	of     *command.Command // being given keys; nil: none
	again  string           // keys that will be taken from the command that has them when they are pressed again
	ended  bool
}

// showAssign opens the sheet in which keys are assigned.
func (w helping) showAssign() {
	f := &keyForm{window: w.Window, field: parts.NewEntry(), about: widget.NewLabel(""), grab: parts.NewCapture("")}
	f.field.SetPlaceHolder(say.T("Type a part of the name"))
	f.about.Wrapping = fyne.TextWrapWord
	f.list = list.New(24, func() int { return len(f.shown) }, func() list.Row {
		return list.NewCells([]list.Cell{{Left: 10, Width: -300}, {Left: -296, Width: 90}, {Left: -200, Width: 190, Right: true}}, f.fill)
	})
	f.field.OnChanged = func(string) { f.narrow() }
	f.field.OnDone = func() { f.begin(f.list.Chosen()) }
	f.field.OnMove = func(step int) {
		if n := len(f.shown); n > 0 {
			f.list.Choose((max(0, f.list.Chosen()) + step + n) % n)
		}
	}
	f.list.On = list.Events{Open: f.begin, Key: f.listKey, Rune: func(r rune) bool {
		w.win.Canvas().Focus(f.field)
		f.field.TypedRune(r)
		return true
	}}
	f.grab.Rune = func(r rune) { f.take(string(r), true) }
	f.grab.Key = f.key
	f.grab.Shortcut = func(s fyne.Shortcut) { f.take(command.Format(s), false) }
	change := parts.NewButton(say.T("Change…"), nil, say.T("Enter"), func() { f.begin(f.list.Chosen()) }).Strong()
	reset := parts.NewButton(say.T("All as Usual"), nil, say.T("Give every command its usual keys"), f.reset)
	f.narrow()
	f.sheet = sheet.Show(w.win.Canvas(), sheet.Content{
		Title: say.T("Keys: Enter changes those of a command"), Body: container.NewBorder(f.field, container.NewVBox(f.about, f.grab), nil, nil, f.list),
		Size: fyne.NewSize(680, 460), First: f.field, Buttons: []*parts.Button{reset, change},
		Closed: func() {
			f.ended = true
			f.end()
			w.afterSheet()
		},
	})
	f.field.OnEscape = f.sheet.Close
	f.end()
}

func (f *keyForm) fill(c *list.Cells, i int) {
	if i >= len(f.shown) {
		return
	}
	x := f.shown[i]
	keys := x.Keys
	if x.Also != "" {
		keys = strings.TrimPrefix(keys+"  "+x.Also, "  ")
	}
	fillKeys(c, menuName(x), x.Plain, keys)
}

func fillKeys(c *list.Cells, name, plain, keys string) {
	s := look.Present()
	c.Set(0, name, s.Ink, 0, fyne.TextStyle{})
	c.Set(1, plain, s.Accent, 0, fyne.TextStyle{})
	c.Set(2, keys, s.Accent, 0, fyne.TextStyle{})
}

// menuName is the name of a command with where it stands.
func menuName(c *command.Command) string {
	if c.Sub != "" {
		return say.T(c.Sub) + ": " + c.Name()
	}
	return c.Name()
}

// narrow lists the commands whose names hold what was typed.
func (f *keyForm) narrow() {
	words := strings.Fields(strings.ToLower(f.field.Text))
	f.shown = f.shown[:0]
	for _, c := range f.window.commands.All() {
		name := strings.ToLower(menuName(c) + " " + c.Keys + " " + c.Plain)
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(name, w) }) {
			f.shown = append(f.shown, c)
		}
	}
	f.list.Choose(min(0, len(f.shown)-1))
}

func (f *keyForm) listKey(e *fyne.KeyEvent, _ fyne.KeyModifier) bool {
	if e.Name == fyne.KeyEscape {
		f.sheet.Close()
		return true
	}
	return false
}

// begin waits for the keys of a command.
func (f *keyForm) begin(i int) {
	if i < 0 || i >= len(f.shown) {
		return
	}
	f.of, f.again = f.shown[i], ""
	f.window.menu.Pause(true)
	f.about.SetText(say.F("“%s”: press the keys. A single one works in the queue, one with Ctrl or Alt everywhere. Delete takes the keys away, Esc leaves them.", f.of.Name()))
	f.grab.SetText("…")
	f.grab.Show()
	f.sheet.Trouble(nil)
	parts.TakeFocus(f.grab)
}

// end gives the menus their shortcuts and the focus back.
func (f *keyForm) end() {
	f.of, f.again = nil, ""
	f.window.menu.Pause(false)
	f.about.SetText(say.T("Keys of your own are kept with the settings. Two commands never share one."))
	f.grab.Hide()
	if !f.ended {
		f.list.Refresh()
		parts.TakeFocus(f.list)
	}
}

// key takes a key that has a name.
func (f *keyForm) key(name fyne.KeyName) {
	switch name {
	case fyne.KeyEscape:
		f.end()
	case fyne.KeyDelete:
		f.give("", false)
		f.give("", true)
		f.settle()
	default:
		f.take(string(name), true)
	}
}

// take gives the command keys. Those that another one has are taken from it
// when they are pressed twice.
func (f *keyForm) take(keys string, plain bool) {
	if f.of == nil {
		return
	}
	if keys == "" {
		f.sheet.Trouble(errors.New(say.T("These keys cannot be used.")))
		return
	}
	err := f.give(keys, plain)
	var clash *command.Clash
	if errors.As(err, &clash) {
		if f.again != keys {
			f.again = keys
			f.sheet.Trouble(errors.New(say.F("%s belongs to “%s”. Press it again to take it from there.", keys, clash.Has.Name())))
			return
		}
		if clash.Has.Also == keys {
			f.sheet.Trouble(errors.New(say.F("%s is fixed for “%s”.", keys, clash.Has.Name())))
			return
		}
		_ = f.window.commands.Assign(clash.Has, "", plain)
		err = f.give(keys, plain)
	}
	if err != nil {
		f.sheet.Trouble(err)
		return
	}
	f.settle()
}

func (f *keyForm) give(keys string, plain bool) error {
	return f.window.commands.Assign(f.of, keys, plain)
}

// settle keeps what was assigned and brings menus and tips up to date.
func (f *keyForm) settle() {
	w := f.window
	w.settings.Keys, w.settings.Plain = w.commands.Assigned()
	w.saveSettings()
	w.remakeMenu()
	w.tools.retip()
	f.sheet.Trouble(nil)
	f.end()
}

func (f *keyForm) reset() {
	f.window.commands.Reset()
	f.settle()
}
