package window

import (
	"fyne.io/fyne/v2"

	"emend/app/finding"
	"emend/app/panes"
	"emend/app/review"
	"emend/editor"
)

// A room is one review, or comparison, as it is shown.
type room struct {
	window    *Window
	session   *editor.Session
	desk      *review.Desk
	pane      *pane
	panels    *panels
	frame     *frame
	find      *finding.Finder
	bars      *bars
	work      work
	kept      keeping
	watch     watch
	compared  *comparison // two states are shown instead of the review; nil: the review is
	orphans   *orphanage  // while orphans are gone through
	conflicts *conflicts  // of a merge with another reader
	stop      func()
}

// newRoom makes the panels of a review, or of a comparison.
func newRoom(w *Window, s *editor.Session, c *comparison) *room {
	r := &room{window: w, session: s, compared: c, desk: review.New(s)}
	r.conflicts = &conflicts{room: r}
	r.work, r.kept, r.watch, r.bars = work{room: r}, keeping{room: r}, watch{room: r}, &bars{room: r}
	if c == nil {
		before, err := w.settings.Trust()
		if err != nil {
			fyne.LogError("trust", err)
		}
		r.desk.Habits().SetBefore(before)
	}
	r.desk.Worker().SetAway(func(work, then func()) {
		go func() {
			work()
			r.work.later(then)
		}()
	})
	r.desk.Queue().SetSoon(r.work.later)
	r.pane = newPane(r)
	r.panels = newPanels(r)
	r.pane.view.On.Scrolled = r.panels.ruler.Redraw
	r.frame = newFrame(r)
	r.find = newFinder(r)
	r.stop = r.desk.Observe(r.moved)
	return r
}

// close lets go of everything but the session.
func (r *room) close() {
	r.pane.writing.settle()
	r.work.end()
	if err := r.window.settings.Learn(r.desk.Habits().Learnt()); err != nil {
		fyne.LogError("trust", err)
	}
	r.kept.end()
	r.watch.end()
	r.stop()
	r.panels.close()
	r.desk.Close()
}

// moved brings the panes up to date and follows the current repair.
func (r *room) moved(m review.Moved) {
	i, ok := r.desk.Queue().Current()
	if !ok {
		i = -1
	}
	switch {
	case m.Has(review.TextMoved):
		r.pane.view.RowsReplaced(r.pane.book.Follow(r.desk.Reach()))
		r.pane.head.refresh(r)
	case m.Has(review.NotesMoved):
		r.pane.book.Reload()
		r.pane.view.MarksChanged()
	}
	if m.Has(review.NotesMoved) {
		r.find.NotesMoved()
	}
	for _, row := range r.pane.book.SetCurrent(i) { // a fold may open for it
		r.pane.view.RowsReplaced(row, 1, 1)
	}
	if m.Has(review.CurrentMoved) {
		r.pane.view.MarksChanged()
	}
	if m.Has(review.CurrentMoved) && !r.pane.writing.settling { // the reader looks at what was typed
		r.showRepair(i)
	}
	if m.Has(review.SavedMoved | review.VersionsMoved | review.TextMoved | review.NotesMoved) {
		r.kept.showSaved()
	}
	r.bars.refreshLook()
	r.kept.keepViewSoon()
	r.window.moved()
}

// showRepair scrolls both panes to a repair.
func (r *room) showRepair(i int) {
	if i < 0 {
		return
	}
	span := r.session.Repairs()[i].Span
	at := r.pane.book.At(panes.RawSide, span.Start)
	column := 0
	r.pane.view.ScrollTo(at.Row, at.Off, column)
	r.pane.showPlace(span.Start)
}

// focus puts the keyboard focus on the queue, or on the panes where the queue
// is not shown.
func (r *room) focus() {
	if r.frame.shows("queue") {
		r.panels.queue.TakeFocus()
		return
	}
	r.window.win.Canvas().Focus(r.pane.view.Focusable())
}
