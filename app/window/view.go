package window

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"emend/app/look"
	"emend/app/panes"
	"emend/app/parts"
	"emend/app/say"
	"emend/app/textview"
	"emend/editor"
	"emend/editor/text"
)

// A pane is the two texts side by side, with what stands over and behind them
// and what is being typed into them.
type pane struct {
	room    *room
	view    *textview.View
	book    *panes.Book
	head    *paneHead
	page    *canvas.Rectangle // behind the texts, where they are narrower than their place
	writing writing
}

func newPane(r *room) *pane {
	w := r.window
	p := &pane{room: r, book: panes.NewBook(r.session), page: canvas.NewRectangle(look.Present().Page)}
	p.writing = writing{pane: p, after: w.after}
	p.view = textview.New(look.Present().TextTheme(), styling{w}.textLook(), func(found func()) {
		w.post(func() {
			found()
			p.room.panels.queue.Restyle() // its rows number what no font shows
		})
	})
	w.theme.Lacks = p.view.Lacks
	p.wireView()
	p.head = newPaneHead(r.compared)
	p.head.over(p.view)
	return p
}

// wireView connects what the text view tells.
func (p *pane) wireView() {
	w := p.room.window
	p.view.On = textview.Events{
		Tap:      func(column int, at textview.Pos) { p.showCaret(column, at) },
		TapMark:  func(_, _ int, id int32) { p.tapMark(id) },
		TapFold:  p.toggleFold,
		TapLink:  func(_ int, id int32) { p.tapMark(id) },
		Context:  p.contextMenu,
		Hover:    p.hover,
		HoverEnd: func() { w.tips.Hide() },
		Select:   func(column int, _, to textview.Pos) { p.showCaret(column, to) },
		Edit:     p.writing.write,
		Key:      func(e *fyne.KeyEvent) bool { return parts.Everywhere(e.Name) && w.commands.Key(e.Name) },
		Shortcut: func(s fyne.Shortcut) { w.commands.Shortcut(s) },
		Focus:    p.focused,
	}
	if g := w.probe.gauge; g != nil {
		p.view.On.Input, p.view.On.Paint = g.begin, g.painting
	}
	styling{w}.setViewFont(p.view)
}

// focused takes in that the panes got or lost the focus.
func (p *pane) focused(on bool) {
	if !on {
		p.writing.settle()
	}
	p.room.window.writeState()
}

// side is the text that a column of the view shows.
func (p *pane) side(column int) panes.Side {
	if p.room.frame.columns == "clean" || p.room.frame.columns == "both" && column == 1 {
		return panes.CleanSide
	}
	return panes.RawSide
}

// tapMark goes to the repair or note that was clicked.
func (p *pane) tapMark(id int32) {
	p.writing.settle()
	if i, ok := panes.RepairOf(id); ok {
		p.room.desk.Queue().Go(i)
		return
	}
	if k, ok := panes.NoteOf(id); ok && k < len(p.room.session.Notes().List()) {
		noting{p.room.window}.editNote(p.room.session.Notes().List()[k].ID)
	}
}

func (p *pane) toggleFold(row int) {
	p.book.ToggleFold(row)
	p.view.RowsChanged()
}

// showCaret tells where the caret is.
func (p *pane) showCaret(column int, at textview.Pos) {
	if p.room.frame != nil {
		p.showPlace(p.rawOff(column, at))
	}
}

// rawOff is the offset in the raw text of a place in a column.
func (p *pane) rawOff(column int, at textview.Pos) int {
	if p.room.frame.columns == "inline" {
		return p.book.InlineRaw(at)
	}
	side := p.side(column)
	off := p.book.Offset(side, at)
	if side == panes.CleanSide {
		off = p.room.session.Mapping().ToRaw(off, -1)
	}
	return off
}

// peek tells what stands at a part of the text's height, for the ruler.
func (p *pane) peek(part float64, at parts.Area) {
	rows := p.room.session.Rows()
	lo, hi := 0, rows.Len()-1
	for lo < hi {
		if mid := (lo + hi + 1) / 2; p.view.FractionOf(mid) <= part {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	line := panes.Brief(p.room.session.Raw().Slice(rows.Row(lo).Raw), 90)
	p.room.window.tips.Soon(say.F("line %d: %s", rows.Row(lo).Line, line), at)
}

// showPlace shows line and column of an offset of the raw text.
func (p *pane) showPlace(rawOff int) {
	line, column := p.room.session.Position(rawOff)
	p.room.panels.status.SetPlace(line, column, panes.PageName(p.room.session.Pages().At(rawOff)))
}

// hover tells of the mark at a place, or how the place reads on the other side.
func (p *pane) hover(column int, at textview.Pos, id int32, line textview.Line) {
	tip := tipFor(p.room.session, id)
	if tip == "" {
		tip = p.otherSide(column, at)
	}
	p.room.window.tips.Tell(tip, parts.Area{At: line.At, Size: fyne.NewSize(0, line.Height)})
}

// tipFor is what there is to say of a mark.
func tipFor(s *editor.Session, id int32) string {
	if i, ok := panes.RepairOf(id); ok && i < len(s.Repairs()) {
		rep := &s.Repairs()[i]
		now := rep.Replacement
		if wording, counts := s.Counts(i); counts {
			now = wording
		}
		if now == "" {
			now = say.T("(nothing: it is taken out)")
		}
		return say.F("%s → %s  ·  %s, %.0f %%", panes.Brief(s.Raw().Slice(rep.Span), 60), panes.Brief(now, 60), panes.RuleTitle(rep.Rule), rep.Confidence*100)
	}
	if k, ok := panes.NoteOf(id); ok && k < len(s.Notes().List()) {
		return panes.Brief(s.Notes().List()[k].Body, 160)
	}
	return ""
}

// otherSide is how the text around a place reads on the other side; empty where
// it reads the same, or where both are shown in one.
func (p *pane) otherSide(column int, at textview.Pos) string {
	rows := p.room.session.Rows()
	if p.room.frame.columns == "inline" || at.Row >= rows.Len() {
		return ""
	}
	const around = 70 // bytes before and behind
	raw, mapping, row := p.room.session.Raw(), p.room.session.Mapping(), rows.Row(at.Row).Raw
	off := p.rawOff(column, at)
	near := text.Span{Start: max(row.Start, off-around), End: min(row.End, off+around)}
	for !text.IsEdge(raw.Text(), near.Start) {
		near.Start++
	}
	for !text.IsEdge(raw.Text(), near.End) {
		near.End--
	}
	clean := mapping.SpanToClean(near)
	was, now := strings.TrimSpace(raw.Slice(mapping.SpanToRaw(clean))), strings.TrimSpace(mapping.Slice(clean))
	switch {
	case was == now:
		return ""
	case p.side(column) == panes.CleanSide:
		return say.T("RAW") + "  " + panes.Brief(was, 3*around)
	case now == "":
		return say.T("(nothing: it is taken out)")
	}
	return say.T("CLEANED") + "  " + panes.Brief(now, 3*around)
}

// selection is what is selected, in the raw text and as the words that stand
// there on the side where it was selected.
func (p *pane) selection() (raw text.Span, words string, ok bool) {
	column, from, to, selected := p.view.Selection()
	if !selected {
		return text.Span{}, "", false
	}
	if p.room.frame.columns == "inline" {
		s := text.Span{Start: p.book.InlineRaw(from), End: p.book.InlineRaw(to)}
		return s, p.room.session.Raw().Slice(s), true
	}
	side := p.side(column)
	s := text.Span{Start: p.book.Offset(side, from), End: p.book.Offset(side, to)}
	if side == panes.CleanSide {
		return p.room.session.Mapping().SpanToRaw(s), p.room.session.Mapping().Slice(s), true
	}
	return s, p.room.session.Raw().Slice(s), true
}

// here is the offset in the raw text of the caret, or of the current repair.
func (p *pane) here() int {
	if i, ok := p.room.desk.Queue().Current(); ok && p.room.window.focused() != p.view.Focusable() {
		return p.room.session.Repairs()[i].Span.Start
	}
	return p.caret()
}

// caret is the offset in the raw text of the caret.
func (p *pane) caret() int {
	column, at := p.view.Caret()
	return p.rawOff(column, at)
}

// goTo shows a place of the raw text and puts the caret there.
func (p *pane) goTo(rawOff int) { p.show(text.Span{Start: rawOff, End: rawOff}) }

// show shows a passage of the raw text and selects it; a fold opens for it.
func (p *pane) show(raw text.Span) {
	if p.book.Unfold(p.room.session.Rows().AtRaw(raw.Start)) {
		p.view.RowsChanged()
	}
	side, s := panes.RawSide, raw
	if p.room.frame.columns == "clean" {
		side, s = panes.CleanSide, p.room.session.Mapping().SpanToClean(raw)
	}
	from, to := p.book.At(side, s.Start), p.book.At(side, s.End)
	if p.room.frame.columns == "inline" {
		from, to = p.book.InlineAt(raw.Start), p.book.InlineAt(raw.End)
	}
	p.view.Select(0, from, to)
	p.view.ScrollTo(from.Row, from.Off, 0)
	p.showPlace(raw.Start)
}

// textLook is how text is set, by the settings.
func (w styling) textLook() textview.Look {
	l := textview.DefaultLook()
	s := w.settings
	l.Size, l.Numbers = s.TextSize, s.Numbers
	l.LineSpacing = 1.5
	switch s.Spaces {
	case "none":
		l.Spaces = textview.NoSpaces
	case "all":
		l.Spaces, l.Invisibles = textview.AllSpaces, true
	default:
		l.Spaces = textview.MarkedSpaces
	}
	return l
}

// refreshLook brings the panes in line with settings and theme.
func (w styling) refreshLook() {
	if r := w.room; r != nil {
		r.pane.view.SetTheme(r.frame.textTheme())
		r.pane.view.SetLook(w.textLook())
		w.setViewFont(r.pane.view)
		r.pane.head.refresh(r)
	}
}
