package window

import (
	"slices"

	"emend/app/list"
	"emend/app/look"
	"emend/app/say"
	"emend/app/textview"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// paneHead names the two columns.
type paneHead struct {
	content *fyne.Container
	view    *textview.View
	raw     *canvas.Text
	clean   *canvas.Text
	words   [2]string  // what they say, where there is room
	names   *[2]string // of two texts that are compared; nil: raw and cleaned
}

func newPaneHead(c *comparison) *paneHead {
	h := &paneHead{raw: canvas.NewText("", nil), clean: canvas.NewText("", nil)}
	if c != nil {
		h.names = &c.names
	}
	h.raw.TextSize, h.clean.TextSize = 11, 11
	h.content = container.New(headLayout{h}, h.raw, h.clean)
	return h
}

// over sets the names above the text of the view's columns.
func (h *paneHead) over(v *textview.View) {
	h.view = v
	v.On.Arranged = func() { headLayout{h}.Layout(h.content.Objects, h.content.Size()) }
}

// headLayout sets the two names above the two columns.
type headLayout struct{ head *paneHead }

// Layout is for the toolkit.
func (l headLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	const air = 6
	texts := [...]*canvas.Text{l.head.raw, l.head.clean}
	end := size.Width
	for i, t := range slices.Backward(texts[:]) {
		if t.Hidden {
			continue
		}
		var x float32
		if v := l.head.view; v != nil {
			x = v.Position().X + v.TextLeft(i)
		}
		t.Text = list.Cut(l.head.words[i], end-x-air, t.TextSize, t.TextStyle)
		m := t.MinSize()
		t.Resize(m)
		t.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		end = x
	}
}

// MinSize is for the toolkit.
func (headLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(80, 22) }

func (h *paneHead) show(columns string) {
	h.clean.Hidden = columns != "both"
	switch columns {
	case "clean":
		h.words[0] = say.T("CLEANED")
	case "inline":
		h.words[0] = say.T("BOTH IN ONE: taken out is struck, put in is underlined")
	default:
		h.words[0] = say.T("RAW")
	}
	if h.names != nil {
		h.words = *h.names
		if columns == "clean" {
			h.words[0] = h.names[1]
		}
	}
	h.raw.Color, h.clean.Color = look.Present().Faint, look.Present().Faint
	h.content.Refresh()
}

// refresh tells how undecided repairs are shown.
func (h *paneHead) refresh(r *room) {
	p := r.session.Policy()
	h.words[1] = say.T("CLEANED")
	t := r.session.Tally()
	switch {
	case h.names != nil:
		h.words[1] = h.names[1]
	case t.Pending == 0:
	case p.Left:
		h.words[1] = say.F("CLEANED · the %d undecided are left as they are", t.Pending)
	default:
		h.words[1] = say.F("CLEANED · %d of %d undecided shown as applied", t.Applied, t.Pending)
	}
	h.raw.Color, h.clean.Color = look.Present().Faint, look.Present().Faint
	h.content.Refresh()
}
