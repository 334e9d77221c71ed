package parts

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Border is the toolkit's border with its parts in the order in which they are
// read: top, left, middle, right, bottom. Tab goes through a window in the
// order of its objects, and the toolkit's own border has the middle first.
func Border(top, bottom, left, right fyne.CanvasObject, middle ...fyne.CanvasObject) *fyne.Container {
	all := slices.Concat([]fyne.CanvasObject{top, left}, middle, []fyne.CanvasObject{right, bottom})
	return container.New(layout.NewBorderLayout(top, bottom, left, right), there(all)...)
}

// Head is a heading over a body that Tab visits first: what is filled in comes
// before the buttons that do something with it.
func Head(head, body fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewBorderLayout(head, nil, nil, nil), body, head)
}

// there are those that are there.
func there(all []fyne.CanvasObject) []fyne.CanvasObject {
	return slices.DeleteFunc(all, func(o fyne.CanvasObject) bool { return o == nil })
}

// Everywhere says whether a key acts the same wherever the focus is: letters
// and the like are typed, but Escape and the function keys are the window's.
func Everywhere(k fyne.KeyName) bool {
	return k == fyne.KeyEscape || len(k) > 1 && k[0] == 'F' && k[1] >= '0' && k[1] <= '9'
}

// passOn gives a key that acts everywhere to the window, as if nothing had the
// focus; it says whether it did.
func passOn(o fyne.CanvasObject, k *fyne.KeyEvent) bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if !Everywhere(k.Name) || c == nil || c.OnTypedKey() == nil {
		return false
	}
	c.OnTypedKey()(k)
	return true
}
