// Package inspect is the panel that says everything of the repair before the
// reader: what it changes letter by letter, by which rule and why, what else
// the place could read, and what became of others like it.
package inspect

import (
	"strings"

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
	"emend/editor/repair"
)

// A Desk is what the inspector reads.
type Desk interface {
	Session() *editor.Session
	Observe(func(review.Moved)) (cancel func())
	Queue() *review.Queue
	Habits() *review.Habits
	Exception(i int) bool
}

// Acts is what the panel has done by the window.
type Acts interface {
	Run(id string) bool // a command
	Tip(id string) string
	Word(wording string)
	ShowNote(id string)
}

// An Inspector is the panel.
type Inspector struct {
	Content fyne.CanvasObject

	desk  Desk
	acts  Acts
	empty *widget.Label
	body  *fyne.Container
	head  header
	words wordings
	more  sections
	does  []*parts.Button
	stop  func()
}

// header is the rule, how sure it is, and how the repair stands.
type header struct {
	chip  *canvas.Rectangle
	title *widget.Label
	state *widget.Label
}

// New makes the panel of a desk.
func New(d Desk, acts Acts) *Inspector {
	p := &Inspector{desk: d, acts: acts, empty: widget.NewLabel("")}
	p.empty.Wrapping = fyne.TextWrapWord
	p.head = header{canvas.NewRectangle(nil), widget.NewLabel(""), widget.NewLabel("")}
	p.head.chip.SetMinSize(fyne.NewSize(4, 20))
	p.head.chip.CornerRadius = 2
	p.head.title.TextStyle.Bold = true
	p.head.title.Wrapping = fyne.TextWrapWord
	p.head.state.Wrapping = fyne.TextWrapWord
	p.words = newWordings()
	p.more = newSections(p)
	buttons := p.buttons()
	title := parts.Border(nil, nil, container.NewPadded(p.head.chip), nil, container.New(tight{}, p.head.title, p.head.state))
	// The buttons stay under the mouse from repair to repair: what is longer or
	// shorter stands below them.
	p.body = container.NewVBox(title, buttons, p.words.content, p.more.content)
	scroll := container.NewVScroll(container.NewStack(p.body, p.empty))
	p.Content = scroll
	p.stop = d.Observe(p.moved)
	p.refresh()
	return p
}

// TakeFocus puts the keyboard focus on the first of the decisions.
func (p *Inspector) TakeFocus() { parts.TakeFocus(p.does[0]) }

// Close lets go of the desk.
func (p *Inspector) Close() { p.stop() }

func (p *Inspector) moved(m review.Moved) {
	if m.Has(review.TextMoved | review.CurrentMoved | review.NotesMoved | review.ProgressMoved) {
		p.refresh()
	}
}

// buttons are the decisions, by command.
func (p *Inspector) buttons() fyne.CanvasObject {
	for _, b := range []struct {
		id, title string
		icon      fyne.Resource
	}{
		{"review.accept", say.Mark("Accept"), theme.ConfirmIcon()},
		{"review.reject", say.Mark("Reject"), theme.CancelIcon()},
		{"review.edit", say.Mark("Edit"), theme.DocumentCreateIcon()},
		{"review.skip", say.Mark("Skip"), theme.MediaSkipNextIcon()},
	} {
		button := parts.NewButton(say.T(b.title), b.icon, p.acts.Tip(b.id), func() { p.acts.Run(b.id) })
		p.does = append(p.does, button)
	}
	p.does[0].Strong()
	grid := container.NewGridWithColumns(2)
	for _, b := range p.does {
		grid.Add(b)
	}
	return container.NewPadded(grid)
}

// refresh shows the current repair.
func (p *Inspector) refresh() {
	i, ok := p.desk.Queue().Current()
	if !ok {
		p.body.Hide()
		p.empty.SetText(p.nothing())
		p.empty.Show()
		return
	}
	p.empty.Hide()
	s := p.desk.Session()
	r := &s.Repairs()[i]
	scheme := look.Present()
	p.head.chip.FillColor = scheme.Kinds[look.KindOf(r.Rule)].Ink
	p.head.chip.Refresh()
	p.head.title.SetText(panes.RuleTitle(r.Rule))
	p.head.state.SetText(p.stateLine(i, r))
	p.words.show(s.Raw().Slice(r.Span), p.wording(i, r), look.KindOf(r.Rule), s.Decision(i).State)
	p.more.show(i, r)
	p.body.Show()
	p.body.Refresh() // texts of other heights: the toolkit would place them a frame too late
}

// wording is what the repair's place reads, or would read.
func (p *Inspector) wording(i int, r *repair.Repair) string {
	if d := p.desk.Session().Decision(i); d.State == repair.Edited {
		return d.Text
	}
	return r.Replacement
}

var stateTitles = map[look.Stand]string{
	look.Applied: say.Mark("undecided, shown as applied"), look.Left: say.Mark("undecided, left as it is"),
	look.Accepted: say.Mark("accepted"), look.Rejected: say.Mark("rejected"), look.Edited: say.Mark("edited by you"),
}

// stateLine says how sure the repair is and how it stands.
func (p *Inspector) stateLine(i int, r *repair.Repair) string {
	s := p.desk.Session()
	_, counts := s.Counts(i)
	d := s.Decision(i)
	parts := []string{say.F("%.0f %% sure", r.Confidence*100), say.T(stateTitles[look.StandOf(d, counts)])}
	if page := panes.PageName(s.Pages().At(r.Span.Start)); page != "" {
		parts = append(parts, page)
	}
	if p.desk.Queue().Skipped(i) {
		parts = append(parts, say.T("skipped"))
	}
	if d.Never {
		parts = append(parts, say.T("wherever it stands"))
	}
	if d.Reason != "" {
		parts = append(parts, "“"+d.Reason+"”")
	}
	return strings.Join(parts, " · ")
}

// nothing says why there is no repair to show.
func (p *Inspector) nothing() string {
	s := p.desk.Session()
	switch {
	case s.Detection().State().Running:
		return say.T("Looking for damage…")
	case s.Raw().Len() == 0:
		return say.T("This text is empty. Open another one with Ctrl+O.")
	case len(s.Repairs()) == 0:
		return say.T("No damage was found in this text. To change it yourself, click into the cleaned text (or press Alt+PgDn) and write.")
	}
	return say.T("No repair is chosen. Press j to go to the next one.")
}

// tight stacks objects without the toolkit's padding between them.
type tight struct{}

// Layout is for the toolkit.
func (tight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, h))
		o.Move(fyne.NewPos(0, y))
		y += h - tightBy
	}
}

// tightBy is how far two labels overlap: their inner padding.
const tightBy = 8

// MinSize is for the toolkit.
func (tight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		size.Width = max(size.Width, m.Width)
		size.Height += m.Height - tightBy
	}
	size.Height += tightBy
	return size
}

// Restyle takes in that the colours changed.
func (p *Inspector) Restyle() { p.refresh() }
