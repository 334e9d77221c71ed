package window

import (
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
func (l headLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for i, o := range objects {
		m := o.MinSize()
		o.Resize(m)
		var x float32
		if v := l.head.view; v != nil {
			x = v.Position().X + v.TextLeft(i)
		}
		o.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
	}
}

// MinSize is for the toolkit.
func (headLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(80, 22) }

func (h *paneHead) show(columns string) {
	h.clean.Hidden = columns != "both"
	switch columns {
	case "clean":
		h.raw.Text = say.T("CLEANED")
	case "inline":
		h.raw.Text = say.T("BOTH IN ONE: taken out is struck, put in is underlined")
	default:
		h.raw.Text = say.T("RAW")
	}
	if h.names != nil {
		h.raw.Text, h.clean.Text = h.names[0], h.names[1]
		if columns == "clean" {
			h.raw.Text = h.names[1]
		}
	}
	h.raw.Color, h.clean.Color = look.Present().Faint, look.Present().Faint
	h.content.Refresh()
}

// refresh tells how undecided repairs are shown.
func (h *paneHead) refresh(r *room) {
	p := r.session.Policy()
	h.clean.Text = say.T("CLEANED")
	t := r.session.Tally()
	switch {
	case h.names != nil:
		h.clean.Text = h.names[1]
	case t.Pending == 0:
	case p.Left:
		h.clean.Text = say.F("CLEANED · the %d undecided are left as they are", t.Pending)
	default:
		h.clean.Text = say.F("CLEANED · %d of %d undecided shown as applied", t.Applied, t.Pending)
	}
	h.raw.Color, h.clean.Color = look.Present().Faint, look.Present().Faint
	h.content.Refresh()
}
