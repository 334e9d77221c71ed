package window

import (
	"fyne.io/fyne/v2"

	"emend/app/command"
)

// secondKeys are the second shortcuts of commands, on the canvas: menus take
// one shortcut only.
type secondKeys struct {
	canvas fyne.Canvas
	table  *command.Table
	on     []fyne.Shortcut // those that are in force
}

// pause takes the second shortcuts away, or puts those in force that the
// commands have now.
func (k *secondKeys) pause(on bool) {
	for _, s := range k.on {
		k.canvas.RemoveShortcut(s)
	}
	k.on = nil
	if on {
		return
	}
	for _, c := range k.table.All() {
		if s, err := command.Parse(c.Also); err == nil {
			k.canvas.AddShortcut(s, func(fyne.Shortcut) { k.table.Run(c.ID) })
			k.on = append(k.on, s)
		}
	}
}
