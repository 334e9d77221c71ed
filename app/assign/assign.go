// Package assign is the sheet in which keys are given to commands.
package assign

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

// A Question is whose keys are assigned, and in what window.
type Question struct {
	Canvas  fyne.Canvas
	Table   *command.Table
	Pause   func(bool) // takes the menus' shortcuts away for a while, or gives them back
	Changed func()     // told when other keys are assigned
	Closed  func()
}

// form is the sheet.
type form struct {
	Question
	field *parts.Entry
	list  *list.List
	sheet *sheet.Sheet
	about *widget.Label
	grab  *parts.Capture
	shown []*command.Command
	of    *command.Command // being given keys; nil: none
	slot  command.Slot     // which of its keys
	again string           // keys that will be taken from the command that has them when they are pressed again
	ended bool
}

// Ask opens the sheet.
func Ask(q Question) {
	f := &form{Question: q, field: parts.NewEntry(), about: widget.NewLabel(""), grab: parts.NewCapture("")}
	f.field.SetPlaceHolder(say.T("Type a part of the name"))
	f.about.Wrapping = fyne.TextWrapWord
	f.list = list.New(24, func() int { return len(f.shown) }, func() list.Row {
		return list.NewCells([]list.Cell{{Left: 10, Width: -300}, {Left: -296, Width: 90}, {Left: -200, Width: 190, Right: true}}, f.fill)
	})
	f.field.OnChanged = func(string) { f.narrow() }
	f.field.OnDone = func() { f.begin(f.list.Chosen(), command.First) }
	f.field.OnMove = func(step int) {
		if n := len(f.shown); n > 0 {
			f.list.Choose((max(0, f.list.Chosen()) + step + n) % n)
		}
	}
	f.list.On = list.Events{Open: func(i int) { f.begin(i, command.First) }, Key: f.listKey, Rune: func(r rune) bool {
		f.Canvas.Focus(f.field)
		f.field.TypedRune(r)
		return true
	}}
	f.grab.Rune = func(r rune) { f.take(string(r), command.Single) }
	f.grab.Key = f.key
	f.grab.Shortcut = func(s fyne.Shortcut) { f.take(command.Format(s), f.slot) }
	change := parts.NewButton(say.T("Change…"), nil, say.T("Enter"), func() { f.begin(f.list.Chosen(), command.First) }).Strong()
	second := parts.NewButton(say.T("Second Keys…"), nil, say.T("Give the command a second shortcut beside the first"), func() { f.begin(f.list.Chosen(), command.Second) })
	reset := parts.NewButton(say.T("All as Usual"), nil, say.T("Give every command its usual keys"), f.reset)
	f.narrow()
	f.sheet = sheet.Show(f.Canvas, sheet.Content{
		Title: say.T("Keys: Enter changes those of a command"), Body: parts.Border(f.field, container.NewVBox(f.about, f.grab), nil, nil, f.list),
		Size: fyne.NewSize(680, 460), First: f.field, Buttons: []*parts.Button{reset, second, change},
		Closed: func() {
			f.ended = true
			f.end()
			f.Closed()
		},
	})
	f.field.OnEscape = f.sheet.Close
	f.end()
}

func (f *form) fill(c *list.Cells, i int) {
	if i >= len(f.shown) {
		return
	}
	x := f.shown[i]
	keys := command.Shown(x.Keys)
	if x.Also != "" {
		keys = strings.TrimPrefix(keys+"  "+command.Shown(x.Also), "  ")
	}
	s := look.Present()
	c.Set(0, menuName(x), s.Ink, 0, fyne.TextStyle{})
	c.Set(1, command.Shown(x.Plain), s.Accent, 0, fyne.TextStyle{})
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
func (f *form) narrow() {
	words := strings.Fields(strings.ToLower(f.field.Text))
	f.shown = f.shown[:0]
	for _, c := range f.Table.All() {
		name := strings.ToLower(menuName(c) + " " + c.Keys + " " + c.Plain)
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(name, w) }) {
			f.shown = append(f.shown, c)
		}
	}
	f.list.Choose(min(0, len(f.shown)-1))
}

func (f *form) listKey(e *fyne.KeyEvent, _ fyne.KeyModifier) bool {
	if e.Name == fyne.KeyEscape {
		f.sheet.Close()
		return true
	}
	return false
}

// begin waits for the keys of a command.
func (f *form) begin(i int, slot command.Slot) {
	if i < 0 || i >= len(f.shown) {
		return
	}
	f.of, f.slot, f.again = f.shown[i], slot, ""
	f.Pause(true)
	about := say.F("“%s”: press the keys. A single one works in the queue, one with Ctrl or Alt everywhere. Delete takes the keys away, Esc leaves them.", f.of.Name())
	if slot == command.Second {
		about = say.F("“%s”: press its second keys, with Ctrl or Alt. Delete takes them away, Esc leaves them.", f.of.Name())
	}
	f.about.SetText(about)
	f.grab.SetText("…")
	f.grab.Show()
	f.sheet.Trouble(nil)
	parts.TakeFocus(f.grab)
}

// end gives the menus their shortcuts and the focus back.
func (f *form) end() {
	f.of, f.again = nil, ""
	f.Pause(false)
	f.about.SetText(say.T("Keys of your own are kept with the settings. Two commands never share one."))
	f.grab.Hide()
	if !f.ended {
		f.list.Refresh()
		parts.TakeFocus(f.list)
	}
}

// key takes a key that has a name.
func (f *form) key(name fyne.KeyName) {
	switch name {
	case fyne.KeyEscape:
		f.end()
	case fyne.KeyDelete:
		_ = f.Table.Assign(f.of, "", f.slot) // taking away cannot clash
		if f.slot == command.First {
			_ = f.Table.Assign(f.of, "", command.Single)
		}
		f.settle()
	default:
		f.take(string(name), command.Single)
	}
}

// take gives the command keys. Those that another one has are taken from it
// when they are pressed twice.
func (f *form) take(keys string, slot command.Slot) {
	if f.of == nil {
		return
	}
	switch {
	case keys == "":
		f.sheet.Trouble(errors.New(say.T("These keys cannot be used.")))
		return
	case slot == command.Single && f.slot == command.Second:
		f.sheet.Trouble(errors.New(say.T("Second keys need Ctrl or Alt.")))
		return
	}
	err := f.Table.Assign(f.of, keys, slot)
	var clash *command.Clash
	if errors.As(err, &clash) {
		if f.again != keys {
			f.again = keys
			f.sheet.Trouble(errors.New(say.F("%s belongs to “%s”. Press it again to take it from there.", command.Shown(keys), clash.Has.Name())))
			return
		}
		f.Table.Release(clash.Has, keys, slot)
		err = f.Table.Assign(f.of, keys, slot)
	}
	if err != nil {
		f.sheet.Trouble(err)
		return
	}
	f.settle()
}

// settle tells what was assigned.
func (f *form) settle() {
	f.Changed()
	f.sheet.Trouble(nil)
	f.end()
}

func (f *form) reset() {
	f.Table.Reset()
	f.settle()
}
