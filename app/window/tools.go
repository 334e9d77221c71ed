package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"emend/app/command"
	"emend/app/parts"
)

// tools is the tool bar: buttons of commands, by ID, "" being a gap.
type tools struct {
	content fyne.CanvasObject
	buttons map[string]*parts.Button
	table   *command.Table
}

var toolIDs = []string{
	"file.open", "file.save", "", "edit.undo", "edit.redo", "", "review.previous", "review.next", "",
	"review.accept", "review.reject", "review.edit", "review.skip", "review.acceptGroup", "", "notes.new", "search.find", "", "file.export",
}

// toolWords are the tools whose names are shown.
var toolWords = map[string]bool{"review.accept": true, "review.reject": true, "review.acceptGroup": true, "file.export": true}

func newTools(t *command.Table) *tools {
	bar := &tools{table: t, buttons: map[string]*parts.Button{}}
	row := container.NewHBox()
	for _, id := range toolIDs {
		c := t.Get(id)
		if c == nil {
			row.Add(widget.NewSeparator())
			continue
		}
		name := ""
		if toolWords[id] || c.Icon == nil {
			name = c.Name()
		}
		b := parts.NewButton(name, c.Icon, c.Tip(), func() { t.Run(id) }).Quiet()
		bar.buttons[id] = b
		row.Add(b)
	}
	bar.content = container.NewVBox(row, widget.NewSeparator())
	return bar
}

// refresh greys what cannot be done now.
func (t *tools) refresh() {
	for id, b := range t.buttons {
		if can := t.table.Get(id).Can(); can == b.Disabled() {
			if can {
				b.Enable()
			} else {
				b.Disable()
			}
		}
	}
}

// retip brings the tips up to date when keys have changed.
func (t *tools) retip() {
	for id, b := range t.buttons {
		b.Tip = t.table.Get(id).Tip()
	}
}
