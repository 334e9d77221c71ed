package window

import (
	"emend/app/finding"
	"emend/app/panes"
	"emend/editor/text"
)

// newFinder makes the search of a review.
func newFinder(r *room) *finding.Finder {
	w := r.window
	return finding.New(host{w}, searched{r}, r.session, r.panels.dock, finding.Acts{Post: w.post, Opened: w.moved, Away: r.desk.Worker().Away})
}

// searched is a review as the search sees it.
type searched struct{ room *room }

// Shown says whether the window shows this review.
func (s searched) Shown() bool { return s.room.window.room == s.room }

// Reading is where the reader is.
func (s searched) Reading() finding.Place {
	p := s.room.pane
	at := finding.Place{RawOff: p.here()}
	if column, _ := p.view.Caret(); s.room.window.focused() == p.view.Focusable() && s.room.frame.columns != "inline" {
		at.Side, at.InSide = p.side(column), true
	}
	_, at.Words, _ = p.selection()
	return at
}

// GoTo shows a place of the raw text.
func (s searched) GoTo(rawOff int) { s.room.pane.goTo(rawOff) }

// SetFinds marks what was found, in the panes and beside them.
func (s searched) SetFinds(side panes.Side, spans []text.Span, at int) {
	p := s.room.pane
	p.book.SetFinds(side, spans, at)
	if at < 0 { // others than before
		s.room.panels.ruler.SetFinds(nil)
		if len(spans) > 0 {
			s.room.panels.ruler.SetFinds(p.book.Found)
		}
	}
	p.view.MarksChanged()
}

// Select selects a place found.
func (s searched) Select(side panes.Side, at text.Span) {
	p := s.room.pane
	from, to := p.book.At(side, at.Start), p.book.At(side, at.End)
	column := 0
	if side == panes.CleanSide && s.room.frame.columns == "both" {
		column = 1
	}
	p.view.Select(column, from, to)
	p.view.ScrollTo(from.Row, from.Off, column)
}
