package queue

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"emend/app/list"
	"emend/app/look"
	"emend/app/panes"
	"emend/app/say"
	"emend/editor"
	"emend/editor/repair"
)

// signs show how a repair stands, beside its colour.
var signs = map[look.Stand]string{
	look.Applied: "○", look.Left: "◦", look.Accepted: "✓", look.Rejected: "✗", look.Edited: "≈",
}

// A row shows a repair in its context, the change always at one place, so that
// the rows of a group can be compared at a glance.
type row struct {
	widget.BaseWidget
	session   *editor.Session
	index     func(i int) int                   // the repair in row i of the list
	ticked    func(repair int) (on, shown bool) // for the preview of a group
	exception func(repair int) bool             // to what its group was decided
	sign, place, before, old, arrow, now,
	after, rule, sure *canvas.Text
}

func newRow(s *editor.Session, index func(int) int, ticked func(int) (bool, bool), exception func(int) bool) *row {
	r := &row{session: s, index: index, ticked: ticked, exception: exception}
	for _, t := range r.texts() {
		*t = canvas.NewText("", nil)
		(*t).TextSize = rowText
	}
	r.rule.TextSize = ruleText
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) texts() []**canvas.Text {
	return []**canvas.Text{&r.sign, &r.place, &r.before, &r.old, &r.arrow, &r.now, &r.after, &r.rule, &r.sure}
}

const (
	rowHeight = 24
	rowText   = 13
	ruleText  = 11
	contextOf = 90  // bytes of context on each side
	longest   = 60  // runes of a wording
	ruleWidth = 150 // of the rule's column
)

// Fill is for the list.
func (r *row) Fill(at int) {
	i := r.index(at)
	s := look.Present()
	if i < 0 || i >= len(r.session.Repairs()) {
		return
	}
	rep := &r.session.Repairs()[i]
	d := r.session.Decision(i)
	_, counts := r.session.Counts(i)
	stand := look.StandOf(d, counts)
	tone := s.Kinds[look.KindOf(rep.Rule)]
	set(r.sign, signs[stand], standInk(s, stand, tone.Ink))
	if on, shown := r.ticked(i); shown {
		sign := "□"
		if on {
			sign = "■"
		}
		set(r.sign, sign, s.Ink)
	}
	line := r.session.LineAt(rep.Span.Start)
	set(r.place, strconv.Itoa(line), s.Faint)
	raw := r.session.Raw()
	before, after := panes.Around(raw.Text(), rep.Span, contextOf)
	now := rep.Replacement
	if d.State == repair.Edited {
		now = d.Text
	}
	set(r.before, before, s.Faint)
	set(r.old, panes.Brief(raw.Slice(rep.Span), longest), tone.Ink)
	r.old.TextStyle.Strikethrough = d.State == repair.Accepted || d.State == repair.Edited
	set(r.arrow, "→", s.Faint)
	set(r.now, panes.Brief(now, longest), tone.Ink)
	r.now.TextStyle.Strikethrough = d.State == repair.Rejected
	r.now.TextStyle.Bold = d.State != repair.Rejected
	if now == "" {
		set(r.now, "∅", tone.Ink)
	}
	set(r.after, after, s.Faint)
	set(r.rule, panes.RuleShort(rep.Rule), s.Faint)
	if r.exception(i) {
		set(r.rule, say.T("exception"), s.Caution)
	}
	set(r.sure, strconv.Itoa(int(rep.Confidence*100+0.5))+" %", s.Faint)
	r.arrange()
}

func set(t *canvas.Text, s string, ink color.Color) { t.Text, t.Color = s, ink }

func standInk(s *look.Scheme, st look.Stand, kind color.NRGBA) color.NRGBA {
	switch st {
	case look.Accepted:
		return s.Good
	case look.Rejected:
		return s.Bad
	}
	return kind
}

// arrange sets the texts side by side: the change starts at a third of the
// width, the context before it ends there.
func (r *row) arrange() {
	w := r.Size().Width
	right := w - 4
	put := func(t *canvas.Text, x, width float32) float32 {
		t.Text = list.Cut(t.Text, width, t.TextSize, t.TextStyle)
		size := t.MinSize()
		t.Resize(size)
		t.Move(fyne.NewPos(x, (rowHeight-size.Height)/2))
		return x + size.Width
	}
	put(r.sign, 8, 20)
	put(r.sure, right-44, 44)
	right -= 48
	if w > 620 {
		put(r.rule, right-ruleWidth, ruleWidth)
		right -= ruleWidth + 8
	} else {
		r.rule.Text = ""
	}
	put(r.place, 30, 46)
	change := float32(80)
	if room := right - change; room > 360 {
		change += room * 0.36
		r.before.Text = cutLeft(r.before.Text, change-84, r.before.TextSize)
		put(r.before, change-4-r.before.MinSize().Width, change)
	} else {
		r.before.Text = ""
	}
	x := put(r.old, change, (right-change)*0.45)
	x = put(r.arrow, x+6, 20)
	x = put(r.now, x+6, max(0, right-x-10))
	put(r.after, x+2, max(0, right-x-4))
}

// cutLeft shortens a text to a width and keeps its end.
func cutLeft(s string, width, size float32) string {
	if width <= 0 {
		return ""
	}
	runes := []rune(s)
	lo, hi := 0, len(runes)
	for lo < hi {
		mid := (lo + hi) / 2
		if fyne.MeasureText(string(runes[mid:]), size, fyne.TextStyle{}).Width <= width {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return string(runes[lo:])
}

// Spoken is the row in words.
func (r *row) Spoken() string {
	words := ""
	for _, t := range r.texts() {
		words += " " + (*t).Text
	}
	return words
}

// CreateRenderer is for the toolkit.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	var objects []fyne.CanvasObject
	for _, t := range r.texts() {
		objects = append(objects, *t)
	}
	return &rowFace{objects}
}

type rowFace struct{ objects []fyne.CanvasObject }

func (f *rowFace) Destroy()                     {}
func (f *rowFace) Layout(fyne.Size)             {} // Fill places the texts
func (f *rowFace) MinSize() fyne.Size           { return fyne.NewSize(100, rowHeight) }
func (f *rowFace) Objects() []fyne.CanvasObject { return f.objects }
func (f *rowFace) Refresh()                     {}
