package window

import (
	"slices"

	"fyne.io/fyne/v2"

	"emend/app/look"
	"emend/app/panes"
	"emend/app/say"
	"emend/app/textview"
	"emend/editor/text"
)

// wireView connects what the text view tells.
func (r pane) wireView() {
	w := r.window
	r.view.On = textview.Events{
		Tap:      func(column int, at textview.Pos) { r.showCaret(column, at) },
		TapMark:  func(_, _ int, id int32) { r.tapMark(id) },
		TapFold:  r.toggleFold,
		TapLink:  func(_ int, id int32) { r.tapMark(id) },
		Context:  r.contextMenu,
		Hover:    r.hover,
		HoverEnd: func() { w.tips.Hide() },
		Select:   func(column int, _, to textview.Pos) { r.showCaret(column, to) },
		Edit:     r.write,
		Key:      func(e *fyne.KeyEvent) bool { return forPanes(e.Name) && w.commands.Key(e.Name) },
		Shortcut: func(s fyne.Shortcut) { w.commands.Shortcut(s) },
		Focus:    r.focused,
		Input:    w.gauge.begin,
		Paint:    w.gauge.painting,
	}
	styling{w}.setViewFont(r.view)
}

// forPanes says whether a key acts in the panes as it does in the queue: letters
// and the like are typed there.
func forPanes(k fyne.KeyName) bool {
	return k == fyne.KeyEscape || len(k) > 1 && k[0] == 'F' && k[1] >= '0' && k[1] <= '9'
}

// focused takes in that the panes got or lost the focus.
func (r pane) focused(on bool) {
	if !on {
		r.settle()
	}
	r.window.writeState()
}

// side is the text that a column of the view shows.
func (r pane) side(column int) panes.Side {
	if r.frame.columns == "clean" || r.frame.columns == "both" && column == 1 {
		return panes.CleanSide
	}
	return panes.RawSide
}

// tapMark goes to the repair or note that was clicked.
func (r pane) tapMark(id int32) {
	r.settle()
	if i, ok := panes.RepairOf(id); ok {
		r.desk.Queue().Go(i)
		return
	}
	if k, ok := panes.NoteOf(id); ok && k < len(r.session.Notes()) {
		noting{r.window}.editNote(r.session.Notes()[k].ID)
	}
}

func (r pane) toggleFold(row int) {
	r.book.ToggleFold(row)
	r.view.RowsChanged()
}

// showCaret tells where the caret is.
func (r pane) showCaret(column int, at textview.Pos) {
	if r.frame != nil {
		r.showPlace(r.rawOff(column, at))
	}
}

// rawOff is the offset in the raw text of a place in a column.
func (r pane) rawOff(column int, at textview.Pos) int {
	if r.frame.columns == "inline" {
		return r.book.InlineRaw(at)
	}
	side := r.side(column)
	off := r.book.Offset(side, at)
	if side == panes.CleanSide {
		off = r.session.Mapping().ToRaw(off, -1)
	}
	return off
}

// peek tells what stands at a part of the text's height, for the ruler.
func (r pane) peek(part float64, at fyne.Position) {
	rows := r.session.Rows()
	lo, hi := 0, len(rows)-1
	for lo < hi {
		if mid := (lo + hi + 1) / 2; r.view.FractionOf(mid) <= part {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	line := panes.Brief(r.session.Raw().Slice(rows[lo].Raw), 90)
	r.window.tips.Soon(say.F("line %d: %s", rows[lo].Line, line), at.AddXY(-460, 0))
}

// markConflicts shows on the ruler where two readers differ and nobody has
// settled it.
func (r pane) markConflicts() {
	var offs []int
	if c := r.conflicts; c != nil {
		for i := range c.list {
			if !c.settled(i) {
				offs = append(offs, c.list[i].Span.Start)
			}
		}
	}
	slices.Sort(offs)
	r.ruler.SetConflicts(offs)
}

// showPlace shows line and column of an offset of the raw text.
func (r pane) showPlace(rawOff int) {
	line, column := r.session.Position(rawOff)
	r.status.SetPlace(line, column, panes.PageName(r.session.Pages().At(rawOff)))
}

// hover tells what the place reads on the other side.
func (r pane) hover(_ int, at textview.Pos, id int32) {
	tip := r.tipFor(id)
	if tip == "" {
		r.window.tips.Hide()
		return
	}
	pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.view)
	_ = at
	r.window.tips.Soon(tip, pos.Add(r.pointer()))
}

// pointer is where a tip of the panes goes: at their foot, out of the way of
// the text that is being read.
func (r pane) pointer() fyne.Position {
	return fyne.NewPos(12, r.view.Size().Height-34)
}

// tipFor is what there is to say of a mark.
func (r pane) tipFor(id int32) string {
	if i, ok := panes.RepairOf(id); ok && i < len(r.session.Repairs()) {
		rep := &r.session.Repairs()[i]
		now := rep.Replacement
		if wording, counts := r.session.Counts(i); counts {
			now = wording
		}
		if now == "" {
			now = say.T("(nothing: it is taken out)")
		}
		return say.F("%s → %s  ·  %s, %.0f %%", panes.Brief(r.session.Raw().Slice(rep.Span), 60), panes.Brief(now, 60), panes.RuleTitle(rep.Rule), rep.Confidence*100)
	}
	if k, ok := panes.NoteOf(id); ok && k < len(r.session.Notes()) {
		return panes.Brief(r.session.Notes()[k].Body, 160)
	}
	return ""
}

// selection is what is selected, in the raw text and as the words that stand
// there on the side where it was selected.
func (r pane) selection() (raw text.Span, words string, ok bool) {
	column, from, to, selected := r.view.Selection()
	if !selected {
		return text.Span{}, "", false
	}
	if r.frame.columns == "inline" {
		s := text.Span{Start: r.book.InlineRaw(from), End: r.book.InlineRaw(to)}
		return s, r.session.Raw().Slice(s), true
	}
	side := r.side(column)
	s := text.Span{Start: r.book.Offset(side, from), End: r.book.Offset(side, to)}
	if side == panes.CleanSide {
		return r.session.Mapping().SpanToRaw(s), r.session.Mapping().Slice(s), true
	}
	return s, r.session.Raw().Slice(s), true
}

// here is the offset in the raw text of the caret, or of the current repair.
func (r pane) here() int {
	if i, ok := r.desk.Queue().Current(); ok && r.window.focused() != r.view.Focusable() {
		return r.session.Repairs()[i].Span.Start
	}
	return r.caret()
}

// caret is the offset in the raw text of the caret.
func (r pane) caret() int {
	column, at := r.view.Caret()
	return r.rawOff(column, at)
}

// goTo shows a place of the raw text and puts the caret there.
func (r pane) goTo(rawOff int) { r.show(text.Span{Start: rawOff, End: rawOff}) }

// show shows a passage of the raw text and selects it; a fold opens for it.
func (r pane) show(raw text.Span) {
	if r.book.Unfold(r.session.RowAtRaw(raw.Start)) {
		r.view.RowsChanged()
	}
	side, s := panes.RawSide, raw
	if r.frame.columns == "clean" {
		side, s = panes.CleanSide, r.session.Mapping().SpanToClean(raw)
	}
	from, to := r.book.At(side, s.Start), r.book.At(side, s.End)
	if r.frame.columns == "inline" {
		from, to = r.book.InlineAt(raw.Start), r.book.InlineAt(raw.End)
	}
	r.view.Select(0, from, to)
	r.view.ScrollTo(from.Row, from.Off, 0)
	r.showPlace(raw.Start)
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
		r.view.SetTheme(r.frame.textTheme())
		r.view.SetLook(w.textLook())
		w.setViewFont(r.view)
		r.head.refresh(r)
	}
}

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
