package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// A Button is the toolkit's button with a tip, with Escape given back and with
// a ring around it while it has the focus.
type Button struct {
	widget.Button
	Tip      string
	OnEscape func()
	ring     *canvas.Rectangle
}

// NewButton makes a button; icon may be nil and text empty.
func NewButton(text string, icon fyne.Resource, tip string, tapped func()) *Button {
	b := &Button{Tip: tip, ring: newRing()}
	b.Text, b.Icon, b.OnTapped = text, icon, tapped
	b.ExtendBaseWidget(b)
	return b
}

// Quiet makes the button one without a ground, as in a tool bar.
func (b *Button) Quiet() *Button {
	b.Importance = widget.LowImportance
	return b
}

// Strong makes the button the one that Enter is about.
func (b *Button) Strong() *Button {
	b.Importance = widget.HighImportance
	return b
}

// CreateRenderer is for the toolkit.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	return &ringed{b.Button.CreateRenderer(), b.ring}
}

// FocusGained is for the toolkit.
func (b *Button) FocusGained() {
	showRing(b.ring, true)
	b.Button.FocusGained()
}

// FocusLost is for the toolkit.
func (b *Button) FocusLost() {
	showRing(b.ring, false)
	b.Button.FocusLost()
}

// TypedKey is for the toolkit.
func (b *Button) TypedKey(k *fyne.KeyEvent) {
	switch {
	case k.Name == fyne.KeyEscape && b.OnEscape != nil:
		b.OnEscape()
	case k.Name == fyne.KeySpace: // its rune comes next, see TypedRune
	case (k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter) && !b.Disabled():
		b.OnTapped()
	case !passOn(b, k):
		b.Button.TypedKey(k)
	}
}

// TypedRune is for the toolkit. The space bar comes as a key and then as a rune:
// a button pressed by the key would hand the rune on to what got the focus, and
// there a space may be a key of its own.
func (b *Button) TypedRune(r rune) {
	if r == ' ' {
		b.Button.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	}
}

// MouseIn is for the toolkit.
func (b *Button) MouseIn(e *desktop.MouseEvent) {
	b.Button.MouseIn(e)
	showTip(b, b.Tip, e.AbsolutePosition)
}

// MouseOut is for the toolkit.
func (b *Button) MouseOut() {
	b.Button.MouseOut()
	hideTip()
}

// Tapped is for the toolkit.
func (b *Button) Tapped(e *fyne.PointEvent) {
	hideTip()
	b.Button.Tapped(e)
}

// A Check is the toolkit's check box with Escape given back.
type Check struct {
	widget.Check
	OnEscape func()
}

// NewCheck makes a check box.
func NewCheck(text string, changed func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = text, changed
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey is for the toolkit.
func (c *Check) TypedKey(k *fyne.KeyEvent) {
	switch {
	case k.Name == fyne.KeyEscape && c.OnEscape != nil:
		c.OnEscape()
	case !passOn(c, k):
		c.Check.TypedKey(k)
	}
}

// A Select is the toolkit's choice with Escape given back.
type Select struct {
	widget.Select
	OnEscape func()
}

// NewSelect makes a choice.
func NewSelect(options []string, changed func(string)) *Select {
	s := &Select{}
	s.Options, s.OnChanged = options, changed
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey is for the toolkit.
func (s *Select) TypedKey(k *fyne.KeyEvent) {
	switch {
	case k.Name == fyne.KeyEscape && s.OnEscape != nil:
		s.OnEscape()
	case !passOn(s, k):
		s.Select.TypedKey(k)
	}
}
