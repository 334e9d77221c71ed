package window

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"emend/app/list"
	"emend/app/parts"
	"emend/app/sheet"
)

// spots tell a test of the real window where to click: the middle of each
// button, field and row that is to be seen, by name, in the file that
// $EMEND_SPOTS names. They are written when the window has come to rest.
type spots struct {
	path string
	wait func() // stops the writing that is due
}

// rest is how long after a change the window is laid out and drawn.
const rest = 150 * time.Millisecond

func (s *spots) soon(w *Window) {
	if s.path == "" {
		return
	}
	if s.wait != nil {
		s.wait()
	}
	s.wait = w.after(rest, func() { s.write(w) })
}

func (s *spots) write(w *Window) {
	seen := map[string][2]int{}
	lists := 0
	var walk func(o fyne.CanvasObject)
	put := func(o fyne.CanvasObject, name string, at fyne.Position) {
		pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Add(at)
		for k := 2; name != ""; k++ {
			if _, taken := seen[name]; !taken {
				seen[name] = [2]int{int(pos.X), int(pos.Y)}
				return
			}
			name = fmt.Sprintf("%s #%d", name, k)
		}
	}
	middle := func(o fyne.CanvasObject) fyne.Position { return fyne.NewPos(o.Size().Width/2, o.Size().Height/2) }
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case *container.Split:
			walk(o.Leading)
			walk(o.Trailing)
		case *container.Scroll:
			walk(o.Content)
		case *parts.Button:
			name := o.Text
			if name == "" {
				name = o.Tip
			}
			put(o, name, middle(o))
		case *parts.Entry:
			put(o, o.PlaceHolder, middle(o))
		case *list.List:
			lists++
			for i, y := range o.Middles() {
				put(o, fmt.Sprintf("list %d row %d", lists, i), fyne.NewPos(o.Size().Width/2, y))
			}
		}
	}
	walk(w.win.Content())
	if w.busy() {
		clear(seen) // what lies under a sheet cannot be clicked
		lists = 0
		if on := sheet.Present(); on != nil {
			walk(on)
		}
	}
	data, err := json.Marshal(seen)
	if err == nil {
		err = os.WriteFile(s.path+".part", data, 0o600)
	}
	if err == nil {
		err = os.Rename(s.path+".part", s.path)
	}
	if err != nil {
		fyne.LogError("spots", err)
	}
}
