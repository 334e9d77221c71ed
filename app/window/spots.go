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
	"emend/app/ruler"
	"emend/app/sheet"
	"emend/app/textview"
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
	seen := seenSpots{at: map[string][2]int{}}
	if w.busy() { // what lies under a sheet cannot be clicked
		seen.walk(sheet.Present())
	} else {
		seen.walk(w.win.Content())
	}
	data, err := json.Marshal(seen.at)
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

// seenSpots gathers what is to be seen.
type seenSpots struct {
	at    map[string][2]int
	lists int
}

// put notes a place in an object; of several things of one name the later ones
// are numbered.
func (s *seenSpots) put(o fyne.CanvasObject, name string, at fyne.Position) {
	pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Add(at)
	full := name
	for k := 2; ; k++ {
		if _, taken := s.at[full]; !taken {
			break
		}
		full = fmt.Sprintf("%s #%d", name, k)
	}
	s.at[full] = [2]int{int(pos.X), int(pos.Y)}
}

// walk goes through what the toolkit gives out of the tree.
func (s *seenSpots) walk(o fyne.CanvasObject) {
	if o == nil || !o.Visible() {
		return
	}
	middle := fyne.NewPos(o.Size().Width/2, o.Size().Height/2)
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			s.walk(c)
		}
	case *container.Split:
		s.walk(o.Leading)
		s.walk(o.Trailing)
	case *container.Scroll:
		s.walk(o.Content)
	case *parts.Button:
		if o.Text != "" {
			s.put(o, o.Text, middle)
		} else {
			s.put(o, o.Tip, middle)
		}
	case *parts.Entry:
		s.put(o, o.PlaceHolder, middle)
	case *textview.View:
		s.put(o, "text", middle)
	case *ruler.Ruler:
		s.put(o, "ruler", middle)
	case *list.List:
		s.lists++
		for i, y := range o.Middles() {
			s.put(o, fmt.Sprintf("list %d row %d", s.lists, i), fyne.NewPos(o.Size().Width/2, y))
		}
	}
}
