// Package status is the line at the bottom: where the reader is, what is left
// to decide and how long that will take, how the review is kept.
package status

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emend/app/look"
	"emend/app/panes"
	"emend/app/parts"
	"emend/app/review"
	"emend/app/say"
	"emend/editor"
)

// A Desk is what the bar tells of.
type Desk interface {
	Session() *editor.Session
	Observe(func(review.Moved)) (cancel func())
	Left() (left time.Duration, ok bool)
	Worker() *review.Worker
}

// Acts is what the bar has done by the window.
type Acts interface {
	Run(id string) bool
}

// A Bar is the panel.
type Bar struct {
	line
	desk    Desk
	place   *widget.Label
	left    *widget.Label
	meter   *meter
	work    *fyne.Container // shown while detection runs
	working *widget.Label
	cancel  *parts.Button
	saved   *widget.Label
	file    *widget.Label
	policy  *parts.Word
	stop    func()

	wordless bool // see SetWordless

	compares bool
}

// A line is the bar as it is laid out: a message between two ends.
type line struct {
	Content *fyne.Container
	ends    [2]*fyne.Container
	wide    [2]float32 // what the ends needed when they were placed
	said    *widget.Label
	gauge   *fyne.Container // the meter in its place, in the left end
}

// New makes the bar of a desk; compares says that two texts lie on it that are
// compared, so that there is nothing to decide.
func New(d Desk, acts Acts, compares bool) *Bar {
	label := func() *widget.Label {
		l := widget.NewLabel("")
		l.SizeName = theme.SizeNameCaptionText
		return l
	}
	b := &Bar{desk: d, compares: compares, place: label(), left: label(), working: label(), saved: label(), file: label()}
	b.said = label()
	b.said.Truncation = fyne.TextTruncateEllipsis
	b.meter = newMeter()
	b.gauge = container.NewCenter(b.meter)
	b.cancel = parts.NewButton(say.T("Stop"), nil, say.T("Stop looking for damage; what was found and decided stays  (Ctrl+.)"), func() { acts.Run("review.stop") }).Quiet()
	b.work = container.NewHBox(b.working, b.cancel)
	b.policy = parts.NewWord(say.T("Whether the cleaned text shows undecided repairs as applied  (Ctrl+Shift+U)"), func() { acts.Run("view.pending") })
	b.ends[0] = container.NewHBox(parts.Steady(b.place), parts.Steady(b.left), b.gauge, b.work)
	b.ends[1] = container.NewHBox(container.NewCenter(b.policy), b.saved, b.file)
	b.Content = parts.Border(nil, nil, b.ends[0], b.ends[1], b.said)
	b.stop = d.Observe(b.moved)
	b.moved(^review.Moved(0))
	return b
}

// Close lets go of the desk.
func (b *Bar) Close() { b.stop() }

// Say shows a message until the next one.
func (b *Bar) Say(text string) {
	put(b.said, text)
	b.settle()
}

// settle places the parts anew where one end has grown. The toolkit means to,
// but forgets it where the message changes as well: it remembers one container
// at a time whose parts need other places. A message that has no room takes that
// of the meter.
func (l *line) settle() {
	l.gauge.Hidden = false
	free := l.Content.Size().Width - l.Content.MinSize().Width + l.said.MinSize().Width
	said := fyne.MeasureText(l.said.Text, theme.CaptionTextSize(), fyne.TextStyle{}).Width + 2*theme.InnerPadding()
	l.gauge.Hidden = said > free
	wide := [2]float32{l.ends[0].MinSize().Width, l.ends[1].MinSize().Width}
	if wide != l.wide {
		l.wide = wide
		l.Content.Layout.Layout(l.Content.Objects, l.Content.Size())
	}
}

// Said is the message shown.
func (b *Bar) Said() string { return b.said.Text }

// SetPlace shows where the reader is; page is the name of the page, if any.
func (b *Bar) SetPlace(line, column int, page string) {
	place := say.F("L %d  C %d", line, column)
	if page != "" {
		place += "  · " + page
	}
	put(b.place, place)
	b.settle()
}

// put shows a text where it is another: to show it makes its pieces anew.
func put(l *widget.Label, text string) {
	if l.Text != text {
		l.SetText(text)
	}
}

func (b *Bar) moved(m review.Moved) {
	s := b.desk.Session()
	if m.Has(review.TextMoved | review.QueueMoved) {
		b.refreshLeft()
		b.refreshPolicy()
	}
	if m.Has(review.ProgressMoved) {
		b.refreshWork(s.Detection().State())
	}
	raw := s.Raw()
	text := raw.Encoding()
	if end := raw.LineEnding(); end != 0 {
		text += " · " + end.String()
	}
	if b.wordless {
		text = say.T("structure only") + " · " + text
	}
	put(b.file, text)
	b.settle()
}

// SetWordless says that there are no word counts for the text's language, so
// that only its structure is judged.
func (b *Bar) SetWordless(on bool) {
	b.wordless = on
	b.moved(0)
}

// SetSaved shows how the review is kept.
func (b *Bar) SetSaved(text string) {
	put(b.saved, text)
	b.settle()
}

func (b *Bar) refreshLeft() {
	s := b.desk.Session()
	t := s.Tally()
	if b.compares {
		put(b.left, say.N(t.Total, "%d difference", "%d differences"))
		b.meter.Hide()
		b.policy.Hide()
		return
	}
	open := 0
	for _, g := range s.Groups().List() {
		if g.Pending > 0 {
			open++
		}
	}
	text := say.F("undecided %d of %d · %s", t.Pending, t.Total, say.N(open, "%d group", "%d groups"))
	if t.Total == 0 {
		text = say.T("nothing to decide")
	} else if t.Pending == 0 {
		text = say.F("all %d decided", t.Total)
	}
	if left, ok := b.desk.Left(); ok && t.Pending > 0 {
		text += " · " + say.F("about %s left", Roughly(left))
	}
	put(b.left, text)
	part := float32(1)
	if t.Total > 0 {
		part = float32(t.Total-t.Pending) / float32(t.Total)
	}
	b.meter.Hidden = t.Total == 0
	b.meter.set(part)
}

// Roughly tells a time to about a minute.
func Roughly(d time.Duration) string {
	if m := int(d.Round(time.Minute).Minutes()); m >= 1 {
		return say.F("%d min", m)
	}
	return say.T("a minute")
}

func (b *Bar) refreshPolicy() {
	p := b.desk.Session().Policy()
	if p.Left {
		b.policy.SetText(say.T("undecided: left"))
	} else {
		b.policy.SetText(panes.Undecided(p.Minimum))
	}
}

func (b *Bar) refreshWork(d editor.Detecting) {
	if n := b.desk.Worker().Busy(); n > 0 {
		put(b.working, say.F("Deciding %d repairs…", n))
		if b.desk.Worker().Showing() {
			put(b.working, say.T("Making the text anew…"))
		}
		b.cancel.Hide()
		b.work.Show()
		return
	}
	b.cancel.Show()
	if !d.Running {
		b.work.Hide()
		return
	}
	text := say.T("Looking for damage…")
	if d.Total > 0 {
		text = say.F("Looking for damage: %s (%d of %d)", say.T(d.Stage), d.Done+1, d.Total)
	}
	put(b.working, text)
	b.work.Show()
}

// meter is a small bar that fills.
type meter struct {
	widget.BaseWidget
	part  float32
	back  *canvas.Rectangle
	front *canvas.Rectangle
}

func newMeter() *meter {
	m := &meter{back: canvas.NewRectangle(nil), front: canvas.NewRectangle(nil)}
	m.back.CornerRadius, m.front.CornerRadius = 3, 3
	m.ExtendBaseWidget(m)
	return m
}

const (
	meterWidth  = 110
	meterHeight = 6
)

func (m *meter) set(part float32) {
	m.part = part
	m.Refresh()
}

// CreateRenderer is for the toolkit.
func (m *meter) CreateRenderer() fyne.WidgetRenderer { return &meterFace{m} }

type meterFace struct{ m *meter }

func (f *meterFace) Destroy() {}
func (f *meterFace) Layout(fyne.Size) {
	s := look.Present()
	f.m.back.FillColor, f.m.front.FillColor = s.Hover, s.Good
	f.m.back.Resize(fyne.NewSize(meterWidth, meterHeight))
	f.m.front.Resize(fyne.NewSize(meterWidth*f.m.part, meterHeight))
}
func (f *meterFace) MinSize() fyne.Size { return fyne.NewSize(meterWidth, meterHeight) }
func (f *meterFace) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.m.back, f.m.front}
}

func (f *meterFace) Refresh() {
	f.Layout(f.m.Size())
	canvas.Refresh(f.m)
}
