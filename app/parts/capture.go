package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"emend/app/look"
)

// A Capture is a field that tells which key or shortcut is pressed.
type Capture struct {
	widget.BaseWidget
	Rune     func(r rune)
	Key      func(name fyne.KeyName) // that has a name: "F3", "Escape"
	Shortcut func(s fyne.Shortcut)
	ground   *canvas.Rectangle
	text     *canvas.Text
}

// NewCapture makes a field that shows a text.
func NewCapture(text string) *Capture {
	c := &Capture{ground: canvas.NewRectangle(nil), text: canvas.NewText(text, nil)}
	c.ground.CornerRadius, c.ground.StrokeWidth = 4, 1
	c.text.Alignment = fyne.TextAlignCenter
	c.ExtendBaseWidget(c)
	return c
}

// SetText changes what the field shows.
func (c *Capture) SetText(s string) {
	c.text.Text = s
	c.Refresh()
}

// CreateRenderer is for the toolkit.
func (c *Capture) CreateRenderer() fyne.WidgetRenderer {
	return &captureFace{c, []fyne.CanvasObject{c.ground, c.text}}
}

// FocusGained is for the toolkit.
func (c *Capture) FocusGained() { c.Refresh() }

// FocusLost is for the toolkit.
func (c *Capture) FocusLost() { c.Refresh() }

// AcceptsTab is for the toolkit: Tab is a key like others.
func (c *Capture) AcceptsTab() bool { return false }

// TypedRune is for the toolkit.
func (c *Capture) TypedRune(r rune) { c.Rune(r) }

// modifiers are the keys that mean nothing by themselves.
var modifiers = map[fyne.KeyName]bool{
	desktop.KeyShiftLeft: true, desktop.KeyShiftRight: true, desktop.KeyControlLeft: true, desktop.KeyControlRight: true,
	desktop.KeyAltLeft: true, desktop.KeyAltRight: true, desktop.KeySuperLeft: true, desktop.KeySuperRight: true,
	desktop.KeyMenu: true, desktop.KeyCapsLock: true, fyne.KeyUnknown: true,
}

// TypedKey is for the toolkit. Letters and signs come as runes too.
func (c *Capture) TypedKey(e *fyne.KeyEvent) {
	if len(e.Name) > 1 && e.Name != fyne.KeySpace && !modifiers[e.Name] {
		c.Key(e.Name)
	}
}

// TypedShortcut is for the toolkit.
func (c *Capture) TypedShortcut(s fyne.Shortcut) { c.Shortcut(s) }

// Tapped is for the toolkit.
func (c *Capture) Tapped(*fyne.PointEvent) { TakeFocus(c) }

// Cursor is for the toolkit.
func (c *Capture) Cursor() desktop.Cursor { return desktop.PointerCursor }

type captureFace struct {
	field   *Capture
	objects []fyne.CanvasObject
}

func (f *captureFace) Destroy() {}

func (f *captureFace) Layout(size fyne.Size) {
	s := look.Present()
	f.field.ground.FillColor, f.field.ground.StrokeColor, f.field.text.Color = s.Field, s.Rule, s.Ink
	if Focused() == fyne.Focusable(f.field) {
		f.field.ground.StrokeColor = s.Accent
	}
	for _, o := range f.objects {
		o.Resize(size)
	}
}

func (f *captureFace) MinSize() fyne.Size           { return f.field.text.MinSize().AddWidthHeight(24, 16) }
func (f *captureFace) Objects() []fyne.CanvasObject { return f.objects }

func (f *captureFace) Refresh() {
	f.Layout(f.field.Size())
	canvas.Refresh(f.field)
}
