package window

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"emend/app/say"
	"emend/app/sheet"
	"emend/editor"
	"emend/editor/export"
	"emend/editor/prove"
)

// An errand is what the window was sent for: documents to be reviewed one
// after the other, and a file that the outcome goes to.
type errand struct {
	documents []document
	at        int    // the document that is open
	encoding  string // to read texts in
	output    string // empty: none
	written   bool
}

// A document is one of a queue.
type document struct {
	path    string
	cleaned string // another text to compare it with; empty: none
	base    string // the text both come from; empty: unknown
	label   string // what it is to be called; empty: its name
	state   string // how it was left, in words; empty: not looked at
}

// errandOf makes the errand of a request.
func errandOf(q Request) (errand, error) {
	e := errand{encoding: q.Encoding, output: q.Output}
	if !q.Compare {
		paths, err := editor.Documents(q.Files)
		for _, p := range paths {
			e.documents = append(e.documents, document{path: p})
		}
		return e, err
	}
	if isFolder(q.Files[0]) && isFolder(q.Files[1]) {
		var err error
		e.documents, err = pairs(q.Files[0], q.Files[1])
		return e, err
	}
	d := document{path: q.Files[0], cleaned: q.Files[1], base: q.Base}
	if len(q.Labels) == 2 {
		d.label = say.F("%s and %s", q.Labels[0], q.Labels[1])
	}
	e.documents = []document{d}
	return e, nil
}

func isFolder(path string) bool {
	st, err := os.Stat(path)
	return err == nil && st.IsDir()
}

// pairs are the files that two folders both hold and that differ, as git
// difftool --dir-diff gives them.
func pairs(raw, cleaned string) ([]document, error) {
	paths, err := editor.Documents([]string{raw})
	if err != nil {
		return nil, err
	}
	var out []document
	for _, p := range paths {
		rel, err := filepath.Rel(raw, p)
		if err != nil {
			return nil, err
		}
		other := filepath.Join(cleaned, rel)
		a, aerr := os.ReadFile(p)
		b, berr := os.ReadFile(other)
		if errors.Is(berr, fs.ErrNotExist) || aerr == nil && berr == nil && bytes.Equal(a, b) {
			continue
		}
		if err := errors.Join(aerr, berr); err != nil {
			return nil, err
		}
		out = append(out, document{path: p, cleaned: other})
	}
	if len(out) == 0 {
		return nil, errors.New(say.T("The two folders hold no text that differs."))
	}
	return out, nil
}

// openAt opens a document of the queue.
func (w opening) openAt(i int) {
	e := &w.errand
	if i < 0 || i >= len(e.documents) || w.opening {
		return
	}
	w.leaveDocument()
	e.at = i
	d := e.documents[i]
	if d.cleaned != "" {
		w.openCompared(d, e.encoding)
	} else {
		w.openFileAs(d.path, e.encoding)
	}
}

// leaveDocument notes how the document that is open is left.
func (w opening) leaveDocument() {
	if w.room == nil || w.errand.at >= len(w.errand.documents) {
		return
	}
	t := w.room.session.Tally()
	state := say.F("%d undecided", t.Pending)
	if t.Pending == 0 {
		state = say.T("all decided")
	}
	w.errand.documents[w.errand.at].state = state
}

// queued says whether there are several documents, and title how far they are.
func (w *Window) queued() bool { return len(w.errand.documents) > 1 }

func (w *Window) windowTitle(name string) string {
	e := &w.errand
	if len(e.documents) > 0 && e.documents[e.at].label != "" {
		name = e.documents[e.at].label
	}
	if w.queued() {
		name = say.F("%s (%d of %d)", name, e.at+1, len(e.documents))
	}
	return name + " · Emend"
}

func (w *Window) hasNextDocument() bool { return w.errand.at+1 < len(w.errand.documents) }

func (w *Window) hasPreviousDocument() bool { return w.queued() && w.errand.at > 0 }

func (w filing) nextDocument() { opening(w).openAt(w.errand.at + 1) }

func (w filing) previousDocument() { opening(w).openAt(w.errand.at - 1) }

// showDocuments lists the queue, to go to one of it.
func (w filing) showDocuments() {
	opening(w).leaveDocument()
	var items []sheet.Item
	for i, d := range w.errand.documents {
		detail := d.state
		if i == w.errand.at {
			detail = say.F("open · %s", detail)
		}
		items = append(items, sheet.Item{Name: d.path, Detail: detail, Do: func() { opening(w).openAt(i) }})
	}
	sheet.Pick(w.win.Canvas(), say.N(len(items), "%d document to review", "%d documents to review one after the other"), say.T("Type to narrow the list"), items, w.afterSheet)
}

// owes says whether a file still waits for the outcome.
func (w *Window) owes() bool { return w.errand.output != "" && !w.errand.written && w.room != nil }

// askOutput writes the outcome before the window closes, and asks first where
// something is undecided.
func (w filing) askOutput() {
	t := w.room.session.Tally()
	if t.Pending == 0 {
		w.writeOutput()
		return
	}
	sheet.Pick(w.win.Canvas(), say.F("%d repairs are undecided. Write %s all the same?", t.Pending, filepath.Base(w.errand.output)), say.T("Type to narrow the list"), []sheet.Item{
		{Name: say.T("Go on with the review"), Do: func() {}},
		{Name: say.T("Write the text as it is shown, and close"), Detail: say.F("%d of them count", t.Applied), Do: w.writeOutput},
		{Name: say.T("Close without writing"), Detail: say.T("git is told that nothing was merged"), Do: w.leave},
	}, w.afterSheet)
}

// writeOutput writes the cleaned text to the errand's file and closes.
func (w filing) writeOutput() {
	d := w.room.session.Document()
	go func() {
		err := writeProved(context.Background(), w.errand.output, d, export.Text, export.Options{}, nil)
		w.post(func() {
			if err != nil {
				w.trouble(fmt.Errorf("%s: %w", say.F("export to %s", w.errand.output), err))
				return
			}
			w.errand.written = true
			w.leave()
		})
	}()
}

// writeProved writes a document whole, proved, then gives the file its name.
func writeProved(ctx context.Context, path string, d *export.Document, f export.Format, o export.Options, told *written) error {
	var step func(prove.Step, int)
	if told != nil {
		step = told.step
	}
	return writeWhole(path, func(out io.Writer) error {
		proofs, err := prove.Write(ctx, out, f, d, o, step)
		if told != nil {
			told.proofs = proofs
		}
		return err
	})
}

// written is what writing tells of itself.
type written struct {
	step   func(prove.Step, int)
	proofs []prove.Proof
}
