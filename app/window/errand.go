package window

import (
	"context"
	"fmt"
	"path/filepath"

	"emend/app/say"
	"emend/app/sheet"
	"emend/editor/export"
	"emend/editor/prove"
)

// openAt opens a document of the queue.
func (w queueing) openAt(i int) {
	if w.opening {
		return
	}
	w.leaveDocument()
	d, ok := w.errand.Go(i)
	switch {
	case !ok:
	case d.Cleaned != "":
		opening(w).openCompared(d, w.errand.Encoding)
	default:
		opening(w).openFileAs(d.Path, w.errand.Encoding)
	}
}

// leaveDocument notes how the document that is open is left.
func (w queueing) leaveDocument() {
	if w.room == nil {
		return
	}
	t := w.room.session.Tally()
	state := say.F("%d undecided", t.Pending)
	if t.Pending == 0 {
		state = say.T("all decided")
	}
	w.errand.Leave(state)
}

func (w queueing) nextDocument() { queueing(w).openAt(w.errand.At() + 1) }

func (w queueing) previousDocument() { queueing(w).openAt(w.errand.At() - 1) }

// showDocuments lists the queue, to go to one of it.
func (w queueing) showDocuments() {
	queueing(w).leaveDocument()
	var items []sheet.Item
	for i, d := range w.errand.Documents {
		detail := d.State
		if i == w.errand.At() {
			detail = say.F("open · %s", detail)
		}
		items = append(items, sheet.Item{Name: d.Path, Detail: detail, Do: func() { queueing(w).openAt(i) }})
	}
	sheet.Pick(w.win.Canvas(), say.N(len(items), "%d document to review", "%d documents to review one after the other"), say.T("Type to narrow the list"), items, w.afterSheet)
}

// askOutput writes the outcome before the window closes, and asks first where
// something is undecided.
func (w queueing) askOutput() {
	t := w.room.session.Tally()
	if t.Pending == 0 {
		w.writeOutput()
		return
	}
	sheet.Pick(w.win.Canvas(), say.F("%d repairs are undecided. Write %s all the same?", t.Pending, filepath.Base(w.errand.Output)), say.T("Type to narrow the list"), []sheet.Item{
		{Name: say.T("Go on with the review"), Do: func() {}},
		{Name: say.T("Write the text as it is shown, and close"), Detail: say.F("%d of them count", t.Applied), Do: w.writeOutput},
		{Name: say.T("Close without writing"), Detail: say.T("git is told that nothing was merged"), Do: w.leave},
	}, w.afterSheet)
}

// writeOutput writes the cleaned text to the errand's file and closes.
func (w queueing) writeOutput() {
	document := w.room.session.Exchange().DocumentLater()
	go func() {
		_, err := prove.File(context.Background(), w.errand.Output, export.Text, document(), export.Options{}, nil)
		w.post(func() {
			if err != nil {
				w.trouble(fmt.Errorf("%s: %w", say.F("export to %s", w.errand.Output), err))
				return
			}
			w.errand.Written = true
			w.leave()
		})
	}()
}
