package window

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"emend/app/dock"
	"emend/app/facet"
	"emend/app/inspect"
	"emend/app/look"
	"emend/app/notes"
	"emend/app/panes"
	"emend/app/queue"
	"emend/app/review"
	"emend/app/ruler"
	"emend/app/status"
	"emend/app/textview"
	"emend/editor"
)

// A room is the panels of one review.
type room struct {
	window    *Window
	session   *editor.Session
	desk      *review.Desk
	book      *panes.Book
	view      *textview.View
	head      *paneHead
	queue     *queue.Queue
	inspect   *inspect.Inspector
	status    *status.Bar
	facets    *facet.Panel
	notes     *notes.Panel
	choice    notes.Choice // which notes are listed
	ruler     *ruler.Ruler
	dock      *dock.Dock
	frame     *frame
	cancel    context.CancelFunc // of detection
	find      finder
	writing   writing
	page      *canvas.Rectangle // behind the panes, where they are narrower than their place
	closeHint func()            // while the hint is shown
	keeping   func()            // stops the keeping of the view that is due
	offered   bool              // a strip with an offer is shown
	bars      *bars
	compared  *comparison // two states are shown instead of the review; nil: the review is
	orphans   *orphanage  // while orphans are gone through
	conflicts *conflicts  // of a merge with another reader; nil: none are known
	stopWork  func()      // stops what is done in the background, detection apart
	watch     watch       // of the raw text's file
	closed    bool
	lookWords *widget.Label     // of the strip of the last look, while it is shown
	ground    *canvas.Rectangle // of the hint, while it is shown
	stop      func()
}

// newRoom makes the panels of a review, or of a comparison.
func newRoom(w *Window, s *editor.Session, c *comparison) *room {
	r := &room{window: w, session: s, compared: c, desk: review.New(s), book: panes.NewBook(s), writing: writing{after: w.after}, find: finder{scope: inClean}}
	if c == nil {
		before, err := w.settings.Trust()
		if err != nil {
			fyne.LogError("trust", err)
		}
		r.desk.Habits().SetBefore(before)
	}
	r.view = textview.New(look.Present().TextTheme(), styling{w}.textLook(), func(f func()) { w.post(f) })
	pane{r}.wireView()
	r.page = canvas.NewRectangle(look.Present().Page)
	r.head = newPaneHead(c)
	r.head.over(r.view)
	r.queue = queue.New(r.desk, w.commands, func(text string, at fyne.Position) {
		if text == "" {
			w.tips.Hide()
			return
		}
		w.tips.Soon(text, at.AddXY(10, 18))
	})
	r.inspect = inspect.New(r.desk, acts{w})
	r.status = status.New(r.desk, acts{w}, c != nil)
	r.dock = dock.New(r.focus)
	r.dock.Moved = func() { w.tips.Hide(); w.moved() }
	r.facets = facet.New(r.desk, w.commands, w.after)
	r.notes = noting{w}.notesPanel(r)
	r.ruler = ruler.New(r.desk, r.view, pane{r}.peek, w.tips.Hide)
	r.view.On.Scrolled = r.ruler.Redraw
	r.bars = &bars{room: r}
	r.frame = newFrame(r)
	r.status.SetWordless(!hasWords(s.Raw().Text()))
	r.stop = r.desk.Observe(r.moved)
	return r
}

// close lets go of everything but the session.
func (r *room) close() {
	pane{r}.settle()
	r.closed = true
	if r.stopWork != nil {
		r.stopWork()
	}
	if err := r.window.settings.Learn(r.desk.Habits().Learnt()); err != nil {
		fyne.LogError("trust", err)
	}
	if r.cancel != nil {
		r.cancel()
	}
	if r.keeping != nil {
		r.keeping()
	}
	if r.watch.stop != nil {
		r.watch.stop()
	}
	r.stop()
	r.queue.Close()
	r.inspect.Close()
	r.status.Close()
	r.facets.Close()
	r.notes.Close()
	r.ruler.Close()
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
		r.find.stale = true
		r.book.Reload()
		r.head.refresh(r)
		if r.conflicts != nil {
			r.conflicts.mark()
		}
	case m.Has(review.NotesMoved):
		r.book.Reload()
		r.view.MarksChanged()
	}
	r.book.SetCurrent(i)
	if m.Has(review.TextMoved | review.CurrentMoved) {
		r.view.RowsChanged() // of another repair too: a fold may open for it
	}
	if m.Has(review.CurrentMoved) && !r.writing.settling { // the reader looks at what was typed
		r.showRepair(i)
	}
	if m.Has(review.SavedMoved | review.VersionsMoved | review.TextMoved | review.NotesMoved) {
		r.showSaved()
	}
	r.refreshLook()
	r.keepViewSoon()
	r.window.moved()
}

// showRepair scrolls both panes to a repair.
func (r *room) showRepair(i int) {
	if i < 0 {
		return
	}
	span := r.session.Repairs()[i].Span
	at := r.book.At(panes.RawSide, span.Start)
	column := 0
	r.view.ScrollTo(at.Row, at.Off, column)
	pane{r}.showPlace(span.Start)
}

// focus puts the keyboard focus on the queue, or on the panes where the queue
// is not shown.
func (r *room) focus() {
	if r.frame.shows("queue") {
		r.queue.TakeFocus()
		return
	}
	r.window.win.Canvas().Focus(r.view.Focusable())
}

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
